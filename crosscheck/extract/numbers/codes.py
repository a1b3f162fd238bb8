"""Tells names and codes with digits in them ("A380", "Covid-19", "Flight 370") from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.measures import ends_phrase
from crosscheck.extract.numbers.nofigure import LABEL, NAME, NoFigure
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS

_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
CARRIER = 2  # letters of an airline's code
_QUOTES = '.:"“‘('
_CLOSING = ".,;:)?!'’\"”"


def find_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "A380", "H1N1", "21st", "U-20", "3D", "0800", "No.5", "the 1990s"."""
    last = i + 1
    while glued_at(tokens, last) and tokens[last].kind in ("word", "digits"):
        last += 1
    text = tokens[i].text
    letters = low_at(tokens, i + 1) if last > i + 1 and tokens[i + 1].kind == "word" else ""
    if letters in _ORDINAL_ENDINGS and text.isdecimal():
        return NoFigure(i, i + 2, "a rank or a date")
    decade = _decade(tokens, i, letters)
    if decade:
        return decade
    if tokens[i].glued and i:
        return _behind_letters(tokens, i, last, lex)
    if letters and (_is_code(tokens, i + 1, lex) or _model(tokens, i, letters, lex)):
        return NoFigure(i, last, NAME)
    return _leading_zero(tokens, i, last)


def _model(tokens: Sequence[Token], i: int, letters: str, lex: Lexicon) -> bool:
    """ "Boeing 777F": a letter behind the number that a label names."""
    scaled = letters in lex.short_scales and low_at(tokens, i - 1) == "number"  # "number 100m"
    return len(letters) == 1 and not scaled and lex.cues["label"].before(tokens, i) is not None


def _decade(tokens: Sequence[Token], i: int, letters: str) -> NoFigure | None:
    """ "the 1990s", "under-25s", "the 30's"."""
    if letters == "s" and not digits_at(tokens, i + 2):
        return NoFigure(i, i + 2, "an age group or a decade")
    possessive = low_at(tokens, i + 1) in ("'", "’") and low_at(tokens, i + 2) == "s"
    if possessive and glued_at(tokens, i + 2) and low_at(tokens, i - 1) in ("the", "mid", "-"):
        return NoFigure(i, i + 3, "an age group or a decade")
    return None


def _leading_zero(tokens: Sequence[Token], i: int, last: int) -> NoFigure | None:
    text = tokens[i].text
    if len(text) < 2 or text[0] != "0" or not text[1].isdecimal():
        return None
    while digits_at(tokens, last).isdecimal() or (
        low_at(tokens, last) in HYPHENS
        and glued_at(tokens, last)
        and glued_at(tokens, last + 1)
        and digits_at(tokens, last + 1).isdecimal()
    ):
        last += 1
    return NoFigure(i, last, "a number with a leading zero, as in codes and telephone numbers")


def _is_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Do letters glued behind digits make a code ("13F", "3D"), not a unit or a scale?"""
    token = tokens[i]
    if token.text in ("C", "F") and lex.abbreviations.at(tokens, i):
        return not ends_phrase(tokens, i + 1, lex)
    digits_behind = glued_at(tokens, i + 1) and len(digits_at(tokens, i + 1)) > 2
    if digits_behind and token.low not in ("x", "e", "to"):
        return True
    return not _suffix(tokens, i, lex)


def _behind_letters(tokens: Sequence[Token], i: int, last: int, lex: Lexicon) -> NoFigure | None:
    before = tokens[i - 1]
    if before.kind == "word":
        power = before.low == "e" and before.glued and digits_at(tokens, i - 2)
        times = before.low == "x" and digits_at(tokens, i - 2)
        sign = lex.signs.before(tokens, i) or times or power
        return None if sign else NoFigure(i, last, NAME)
    if before.text in HYPHENS and before.glued and i > 1 and tokens[i - 2].kind == "word":
        return _behind_hyphen(tokens, i, last, lex)
    if before.text in ("#", "№", "_"):
        return NoFigure(i, last, LABEL)
    if before.text == "." and before.glued and i > 1 and tokens[i - 2].kind == "word":
        return None if lex.signs.before(tokens, i) else NoFigure(i, last, LABEL)
    return None


def _behind_hyphen(tokens: Sequence[Token], i: int, last: int, lex: Lexicon) -> NoFigure | None:
    word = tokens[i - 2]
    suffix = word.glued and digits_at(tokens, i - 3) and _suffix(tokens, i - 2, lex)
    number = word.low in lex.small or "," in tokens[i].text or word.low in ("to", "or", "magnitude")
    hedge = lex.hedges_before.before(tokens, i - 1) and word.low not in ("under", "over")
    measure = lex.measures.before(tokens, i - 1) and digits_at(tokens, i - 3)
    return None if suffix or number or hedge or measure else NoFigure(i, last, NAME)


def _suffix(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Do the letters glued to digits mean a scale or a unit ("7.4m", "12kg", "€5bn", "80mph")?"""
    low, text = tokens[i].low, tokens[i].text
    if text in lex.short_scales or low in lex.scales or low in ("x", "e", "pm", "am", "to"):
        return True
    tables = (lex.abbreviations, lex.measures, lex.glued_measures)
    if any(table.at(tokens, i) for table in tables):
        return text not in ("G", "D")
    return bool(
        lex.signs_after.at(tokens, i)
        or lex.currencies.at(tokens, i)
        or lex.hedges_after.at(tokens, i)
        or low in lex.small
        or lex.cues["age_after"].at(tokens, i)
    )


def find_label(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A bare whole number right behind a label ("Flight 370") or a name ("Apollo 11")."""
    named = lex.cues["name_after"].at(tokens, i + 1)
    if named and tokens[i + 1].text[0].isupper():
        return NoFigure(i, i + 1, named[1])
    if (
        "," in tokens[i].text
        or not i
        or lex.signs.before(tokens, i)
        or _has_unit(tokens, i + 1, lex)
    ):
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
    return NoFigure(i, end, NAME) if line or _behind_name(tokens, i, end, lex) else None


def _labels(tokens: Sequence[Token], label: int, i: int, lex: Lexicon) -> bool:
    """ "No. 5" labels and "no 5" does not, nor does "in round 3 people left"."""
    word = tokens[label]
    if word.low == "no":
        return word.text == "No" or tokens[i - 1].text == "."
    if word.low == "top":
        return low_at(tokens, label - 1) not in lex.words["before_verb"]
    return not (word.text.islower() and counts_people(tokens, i + 1, lex))


def _behind_name(tokens: Sequence[Token], i: int, end: int, lex: Lexicon) -> bool:
    before, text = tokens[i - 1], tokens[i].text
    if (
        before.kind != "word"
        or not before.text[0].isupper()
        or i < 2
        or "." in text
        or len(text) > 3
    ):
        return False
    if tokens[i - 2].text in _QUOTES or lex.cues["month"].at(tokens, i - 1):
        return False
    if before.low in lex.words["weekday"] or lex.hedges_before.before(tokens, i):
        return False
    low = low_at(tokens, end)
    return low == "" or low in _CLOSING or low in lex.words["after_name"]


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
