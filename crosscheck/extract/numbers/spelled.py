"""Tells ranks, pronouns, halves of games, and names and years in words from figures in words."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.calendar import TIME
from crosscheck.extract.numbers.labels import counts_people
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import LABEL, NAME, RANK, NoFigure
from crosscheck.extract.numbers.shares import one_noun_in, read_share
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS, is_spelled, kind_at, skip_hyphen

PERIOD_PART = "a part of a period or a game"
PHRASE = "a figure of speech"
# How many words around decide whether a sentence is a headline in capitals.
_AROUND = 10


def find_spelled(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """What is no figure and begins at word `i`."""
    low = tokens[i].low
    starts = is_spelled(tokens[i], lex) or low in lex.words["phrase_start"]
    found = phrase_at(tokens, i, lex) if starts else None
    if found is None and low in lex.ordinals:
        found = _rank(tokens, i, lex)
    elif found is None and low == "half":
        found = _no_half(tokens, i, lex)
    elif found is None and low in lex.small and low not in ("hundred", "dozen"):
        found = _no_small(tokens, i, lex)
    return found


def _no_small(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A number word below a hundred that ranks, names, tells the time or stands for a thing."""
    if tokens[i].low == "one":
        if _share_follows(tokens, i, lex):
            return None
        named = _spelled_name(tokens, i, lex) if tokens[i].text == "One" else None
        return named or _pronoun(tokens, i, lex)
    if low_at(tokens, i - 1) in ("number", "top") and not counts_people(tokens, i + 1, lex):
        return NoFigure(i, i + 1, LABEL)
    return (
        _long_rank(tokens, i, lex)
        or _spelled_clock(tokens, i, lex)
        or _spelled_year(tokens, i, lex)
        or _spelled_name(tokens, i, lex)
    )


def phrase_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "24/7", "day one", "one of": a figure of speech that holds a number."""
    found = lex.cues["phrase"].at(tokens, i)
    if found is None or (tokens[i].low == "one" and _share_follows(tokens, i, lex)):
        return None
    if i > 1 and tokens[i - 1].text in HYPHENS and kind_at(tokens, i - 2, lex) == "ten":
        return None  # "sixty-one of the cases"
    held = any(
        t.kind == "digits" or is_spelled(t, lex) or t.low in ("half", "second", "first")
        for t in tokens[i : found[0]]
    )
    return NoFigure(i, found[0], found[1]) if held else None


def _share_follows(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    link = lex.links["share"].at(tokens, i + 1) or one_noun_in(tokens, i, lex)
    if link is None or link[0] >= len(tokens):
        return False
    number = tokens[link[0]]
    if number.kind == "digits":
        return len(number.text) != 4
    return is_spelled(number, lex) or number.low == "a"


def _rank(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """An ordinal is a rank, unless a number before makes it a part ("two thirds")."""
    for start in (i - 1, i - 2):
        share = read_share(tokens, start, lex) if start >= 0 else None
        if share and share.last > i:
            return None
    before = tokens[i - 1] if i else None
    counted = before is not None and (
        before.kind == "digits" or before.low in lex.small or before.text in HYPHENS
    )
    return None if counted and tokens[i].low == "second" else NoFigure(i, i + 1, RANK)


def _long_rank(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "the twenty-first", "forty ninth"; "a twenty-second delay" is a duration."""
    at = skip_hyphen(tokens, i + 1)
    if kind_at(tokens, i, lex) != "ten" or low_at(tokens, at) not in lex.ordinals:
        return None
    if tokens[at].low == "second" and low_at(tokens, i - 1) != "the":
        return None
    return NoFigure(i, at + 1, RANK)


def _no_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    after = low_at(tokens, i + 1)
    hyphened = glued_at(tokens, i) and low_at(tokens, i - 1) in HYPHENS and glued_at(tokens, i - 1)
    if hyphened and not (is_spelled(tokens[i - 2], lex) or tokens[i - 2].low == "a"):
        return NoFigure(i, i + 1, "a part of a name")
    if low_at(tokens, i - 1) in lex.words["part_rank"] or after in lex.words["after_half_period"]:
        return NoFigure(i, i + 1, PERIOD_PART)
    if _is_the_half(tokens, i, lex):
        return NoFigure(i, i + 1, PERIOD_PART)
    if after in HYPHENS and glued_at(tokens, i + 1):
        behind = low_at(tokens, i + 2)
        counted = behind in lex.scales or behind in ("dozen", "percentage")
        if not (counted or lex.measures.at(tokens, i + 2)) or behind in ("year", "yearly"):
            return NoFigure(i, i + 1, "a part of a name")
    return NoFigure(i, i + 1, PHRASE) if after in lex.words["after_half_phrase"] else None


def _is_the_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "Sales rose in the half", "they had a strong half, with": one that is known, of nothing."""
    behind = i + 1
    ends = behind >= len(tokens) or tokens[behind].kind == "mark"
    if low_at(tokens, i - 1) == "the":
        return ends or tokens[behind].low in lex.words["after_the_half"]
    quality = tokens[i - 1] if i > 1 else None
    if quality is None or quality.kind != "word" or not quality.text.islower():
        return False
    counted = quality.low in lex.small or quality.low == "and"  # "an hour and a half"
    return ends and not counted and tokens[i - 2].low in ("the", "a")


def _pronoun(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    if (i == 0 and len(tokens) == 1) or _number_goes_on(tokens, i, lex):
        return None
    nothing = NoFigure(i, i + 1, '"one" as a pronoun, not a figure')
    before, after = low_at(tokens, i - 1), tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or (after.kind == "mark" and after.text not in "%$£€"):
        hedged = lex.hedges_before.before(tokens, i) or before in lex.words["reaching_one"]
        fixed = before in lex.words["known"] or before in lex.words["mere_one"]
        return None if hedged and not fixed else nothing
    if lex.cues["pronoun_after"].at(tokens, i + 1):
        return nothing
    if lex.cues["pronoun_before"].before(tokens, i) and not lex.measures.at(tokens, i + 1):
        return nothing
    return None


def _number_goes_on(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Is "one" part of a longer number: "twenty-one", "one hundred", "one or two", "one-third"?"""
    before, after = low_at(tokens, i - 1), low_at(tokens, i + 1)
    if before in HYPHENS or before in lex.words["before_one"]:
        return i > 0
    if kind_at(tokens, i - 1, lex) == "ten" or after in lex.scales or after in lex.parts:
        return True
    at = i + 2
    rate = after in lex.words["rate_after_one"] and lex.denominators.at(tokens, at)
    if rate or after in lex.words["number_after_one"]:
        return True
    if after in HYPHENS:
        named = lex.measures.at(tokens, at) or lex.currencies.at(tokens, at)
        return bool(low_at(tokens, at) in lex.parts or named or low_at(tokens, at) == "in")
    if after == "and":
        return low_at(tokens, i + 3) in lex.parts
    linked = after == "or" or lex.links["range"].at(tokens, i + 1)
    return bool(linked and (low_at(tokens, at) in lex.small or digits_at(tokens, at)))


def _past_hour(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """Behind "ten past five", "past eleven on Monday"; 0 where the word is no time."""
    if low_at(tokens, i + 1) == "past" and i + 2 < len(tokens):
        then = lex.small.get(tokens[i + 2].low)
        return i + 3 if then is not None and then[1] <= 12 else 0
    closed = low_at(tokens, i + 1) in lex.words["after_clock_time"]
    return i + 1 if low_at(tokens, i - 1) == "past" and closed else 0


def _spelled_clock(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "seven-thirty", "ten-fifteen": an hour and its minutes, which no number is spelled like."""
    kind, hour = lex.small[tokens[i].low]
    if kind not in ("unit", "teen", "ten") or hour > 12:
        return None
    half = lex.cues["half_of_day"].at(tokens, i + 1)
    if half and low_at(tokens, i - 1) in lex.words["before_clock"]:
        return NoFigure(i, half[0], half[1])
    past = _past_hour(tokens, i, lex)
    if past:
        return NoFigure(i, past, TIME)
    if low_at(tokens, i + 1) not in HYPHENS:
        return None
    if kind_at(tokens, i + 2, lex) in ("ten", "teen") and glued_at(tokens, i + 2):
        return NoFigure(i, i + 3, "a time of day")
    return None


def _spelled_year(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "nineteen ninety-nine", "twenty fifteen"."""
    if tokens[i].low not in lex.words["spelled_century"]:
        return None
    if kind_at(tokens, i + 1, lex) not in ("ten", "teen"):
        return None
    hyphened = low_at(tokens, i + 2) in HYPHENS and kind_at(tokens, i + 3, lex) == "unit"
    return NoFigure(i, i + 4 if hyphened else i + 2, "a year")


def _spelled_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "Channel Four", "Ocean's Twelve": a capital inside a sentence that is no headline."""
    if not i or not tokens[i].text[0].isupper() or tokens[i - 1].text in ".:\"“‘(-–—…'":
        return None
    before = tokens[i - 1]
    capital = before.kind == "word" and before.text[0].isupper()
    capital = capital or (i + 1 < len(tokens) and tokens[i + 1].text[0].isupper())
    if not (capital or before.low in ("the", "big") or lex.cues["label"].before(tokens, i)):
        return None
    lower_noun = i + 1 < len(tokens) and tokens[i + 1].text.islower()
    if lower_noun and counts_people(tokens, i + 1, lex):
        return None
    words = [t for t in tokens[max(0, i - _AROUND) : i + _AROUND] if t.kind == "word"]
    headline = sum(t.text[0].isupper() for t in words) * 3 > 2 * len(words)
    return None if headline else NoFigure(i, i + 1, NAME)
