"""Tells bare numbers behind a label or a name ("Flight 370", "Apollo 11") from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.letter_signs import is_name_of_code
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NAME, NoFigure
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS

CARRIER = 2  # letters of an airline's code
_QUOTES = '.:"“‘('
_CLOSING = ".,;:)?!'’\"”"
_LONGEST_MODEL = 5  # digits
_LONGEST_NAME = 4  # words
_JOINTS = (",", ";", "and")
_LONGEST_LIST = 60  # tokens from a list's colon to its last name


def find_label(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A bare whole number right behind a label ("Flight 370") or a name ("Apollo 11")."""
    named = lex.cues["name_after"].at(tokens, i + 1)
    if named and tokens[i + 1].text[0].isupper():
        return NoFigure(i, i + 1, named[1])
    numbered = _numbered(tokens, i, lex)
    if numbered:
        return numbered
    long = "," in tokens[i].text and low_at(tokens, i - 1) not in lex.words["long_label"]
    if long or not i or _is_money(tokens, i, lex) or _has_unit(tokens, i + 1, lex):
        return None
    end = i + 1
    while low_at(tokens, end) in HYPHENS and glued_at(tokens, end) and digits_at(tokens, end + 1):
        if not tokens[end + 1].glued:
            break
        end += 2
    for cue in ("index", "label"):
        found = lex.cues[cue].before(tokens, i)
        if found and _labels(tokens, found[0], i, lex):
            return NoFigure(i, end, found[1])
    if tokens[i - 1].text.isupper() and len(tokens[i - 1].text) == CARRIER and end - i == 1:
        found = lex.cues["label"].before(tokens, i - 1)
        if found and not counts_people(tokens, end, lex):
            return NoFigure(i, end, found[1])  # "flight BR 417"
    behind = low_at(tokens, end)
    line = lex.cues["line"].before(tokens, i) and (not behind or behind in lex.words["after_line"])
    name = line or is_name_of_code(tokens, i, lex) or _behind_name(tokens, i, end, lex)
    return NoFigure(i, end, NAME) if name else None


def _is_money(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does a currency sign stand before token `i`? A letter apart is none: "the S&P 500"."""
    letter = tokens[i - 1].text in lex.words["letter_sign"] and not tokens[i].glued
    named = letter or is_name_of_code(tokens, i, lex)
    return lex.signs.before(tokens, i) is not None and not named


def _numbered(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "the 36 bus", "a 404 error": more than one, and yet the noun stands in the singular."""
    found = lex.cues["numbered"].at(tokens, i + 1)
    if found is None or low_at(tokens, i - 1) not in lex.words["known"]:
        return None
    plural = is_plural(tokens, found[0], lex) or low_at(tokens, found[0]) in HYPHENS
    return NoFigure(i, i + 1, found[1]) if tokens[i].text.isdecimal() and not plural else None


def _labels(tokens: Sequence[Token], label: int, i: int, lex: Lexicon) -> bool:
    """ "No. 5" labels and "no 5" does not, nor does "in round 3 people left"."""
    word, before = tokens[label], low_at(tokens, label - 1)
    if word.low == "no":
        return word.text == "No" or tokens[i - 1].text == "."
    if word.low == "top":
        return before not in lex.words["before_verb"]
    if not word.text.islower():
        return True
    if counts_people(tokens, i + 1, lex):
        return False
    dials = word.low in lex.words["dial"]
    if not dials and word.low not in lex.words["label_or_verb"]:
        return True
    acts = before in lex.words["before_verb"] and not dials
    return not (acts or is_plural(tokens, i + 1, lex))


def is_plural(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does a noun in the plural stand at token `i`, by its ending?"""
    if i >= len(tokens) or tokens[i].kind != "word" or not tokens[i].text.islower():
        return False
    low = tokens[i].low
    return low.endswith("s") and not low.endswith("ss") and low not in lex.words["verb_in_s"]


def _behind_name(tokens: Sequence[Token], i: int, end: int, lex: Lexicon) -> bool:
    """ "They saw Shrek 2 and left", "the Nokia 6600 sold"; not "Deaths: Luzon 12, Samar 7"."""
    before, text = tokens[i - 1], tokens[i].text
    if before.kind != "word" or not before.text[0].isupper() or "." in text:
        return False
    if (
        i < 2
        or _is_rival(tokens, i - 1, lex)
        or lex.cues["month"].at(tokens, i - 1)
        or before.low in lex.words["weekday"]
    ):
        return False
    if lex.hedges_before.before(tokens, i) or _is_listed(tokens, i):
        return False
    if _has_article(tokens, i - 1, lex):
        counted = counts_people(tokens, end, lex) or is_plural(tokens, end, lex)
        return len(text) < _LONGEST_MODEL and not counted
    if tokens[i - 2].text in _QUOTES or len(text) > 3:
        return False
    low = low_at(tokens, end)
    counts = low in lex.words["plural_verb"] and _is_place(tokens, i - 1, lex)
    return not counts and (low == "" or low in _CLOSING or low in lex.words["after_name"])


def _is_rival(tokens: Sequence[Token], owner: int, lex: Lexicon) -> bool:
    """ "Against Kapel's 64": whose figure the one before is set against."""
    possessive = tokens[owner].low.endswith(("'s", "’s"))
    return possessive and low_at(tokens, owner - 1) in lex.words["before_compared"]


def _is_place(tokens: Sequence[Token], name: int, lex: Lexicon) -> bool:
    """Does the name stand behind a preposition of place: "in Rome", "across the Netherlands"?"""
    before = name - 1 - (low_at(tokens, name - 1) in lex.words["known"])
    return low_at(tokens, before) in lex.words["place_preposition"]


def _has_article(tokens: Sequence[Token], name: int, lex: Lexicon) -> bool:
    """Do an article and a name in the singular, of a thing, stand before a number?

    A place with an article ("in the Hague 300 fled") stands behind a preposition of place.
    """
    if low_at(tokens, name - 1) not in lex.words["known"] or tokens[name].text.isupper():
        return False
    return not _is_place(tokens, name, lex) and not tokens[name].low.endswith("s")


def _is_listed(tokens: Sequence[Token], i: int) -> bool:
    """ "Deaths: Luzon 12, Samar 7 and Leyte 41": a list of names, each with its figure."""
    before = i - 1
    while i - before < _LONGEST_NAME and _is_capital(tokens, before - 1):
        before -= 1
    after = i + 2
    while after - i < _LONGEST_NAME and _is_capital(tokens, after):
        after += 1
    joined = low_at(tokens, before - 1) in _JOINTS and digits_at(tokens, before - 2)
    goes_on = low_at(tokens, i + 1) in _JOINTS and after > i + 2 and digits_at(tokens, after)
    lead = tokens[max(0, i - _LONGEST_LIST) : before]
    return bool(joined or goes_on) and any(token.text == ":" for token in lead)


def _is_capital(tokens: Sequence[Token], i: int) -> bool:
    return 0 <= i < len(tokens) and tokens[i].kind == "word" and tokens[i].text[0].isupper()


def counts_people(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does a noun that news counts stand at token `i`?"""
    return lex.cues["people"].at(tokens, i) is not None


def _has_unit(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    low = low_at(tokens, i)
    return bool(
        low in lex.scales
        or low in ("hundred", "dozen", "%")
        or lex.measures.at(tokens, i)
        or lex.currencies.at(tokens, i)
        or (glued_at(tokens, i) and tokens[i].kind == "word")
    )
