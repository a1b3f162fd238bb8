"""Reads measures behind a number, compounds of them, and metres apart from millions."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount, of_number
from crosscheck.extract.numbers.lexicon import Lexicon, Measure
from crosscheck.extract.numbers.races import heads_list, names_event, names_race
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import (
    HYPHENS,
    Number,
    exactly,
    read_number,
    skip_hyphen,
    tidy,
)

_QUOTE_FEET = frozenset("'’")
_PRIMES = frozenset("′″")
_COMPOUNDS = {
    ("yard", "foot"): 3,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("year", "month"): 12,
    ("year", "day"): 365,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("kilometre", "metre"): 1000,
    ("metre", "centimetre"): 100,
    ("kilogram", "gram"): 1000,
}
# The lengths that people race over; behind these "m" is a metre where the words speak of a race.
_RACES = frozenset({50.0, 60.0, 80.0, 100.0, 110.0, 200.0, 300.0, 400.0, 500.0, 600.0, 800.0})
_MEGABYTE = ("mb", "millibar")
_THINNEST_AIR, _THICKEST_AIR = 850, 1100  # millibars at sea level, in storms and highs
_FARTHEST = 1000  # metres that one runs, throws or jumps
# Between number and measure: "six full days", "1.4 million more barrels", not "six full pints".
_LONG = frozenset({"time", "length"})
_PHYSICAL = frozenset({"time", "length", "area", "mass", "volume", "energy"})
_MORE = "more"
_SHARES = ("percent", "percentage point", "basis point")
# Single letters that stand for a unit also with a space before them; the others must be glued.
_SPACED_LETTERS = frozenset(["m", "g", "l", "L", "t", "C", "F", "W", "V"])


def read_measure(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    """The number with the measure behind it; per cent counts as its own words."""
    at = number.last + (number.form == "vague" and low_at(tokens, number.last) == "of")
    found = measure_at(tokens, at, lex)
    if found is None and low_at(tokens, at) in lex.words["between_measure"]:
        skipped = measure_at(tokens, at + 1, lex)
        wide = _PHYSICAL if low_at(tokens, at) == _MORE else _LONG
        found = skipped if skipped and skipped[1].dimension in wide else None
    if found is None:
        return None
    end, measure = found
    if (tokens[at].text, measure.unit) == _MEGABYTE and not _is_pressure(number):
        measure = Measure("megabyte", "data")
    return _scaled(of_number(number), measure.factor)._replace(
        last=end if measure.unit in _SHARES else number.last,
        end=end,
        unit=measure.unit,
        dimension=measure.dimension,
        per=measure.per,
    )


def _is_pressure(number: Number) -> bool:
    """Is it as many millibars as the air has, where "mb" may be megabytes too?"""
    return number.value is not None and _THINNEST_AIR <= number.value <= _THICKEST_AIR


def _scaled(amount: Amount, factor: float) -> Amount:
    """ "28 mb/d" is 28 million: the amount in the measure's own unit."""
    if factor == 1:
        return amount
    value, low, high = (
        None if bound is None else tidy(bound * factor)
        for bound in (amount.value, amount.low, amount.high)
    )
    return amount._replace(value=value, low=low, high=high, scale=amount.scale * factor)


def measure_at(tokens: Sequence[Token], at: int, lex: Lexicon) -> tuple[int, Measure] | None:
    """The measure at `at`, behind a number: the token after it, and which it is."""
    at = skip_hyphen(tokens, at)
    if at >= len(tokens):
        return None
    found = lex.measures.at(tokens, at)
    if found:
        longer = lex.abbreviations.at(tokens, at)
        best = longer if longer and longer[0] > found[0] else found
        return None if _belongs_behind(tokens, at, best) else best
    text = tokens[at].text
    number = tokens[at - 2] if tokens[at - 1].text in HYPHENS else tokens[at - 1]
    spelled = number.kind not in ("digits", "fraction", "raised")
    if (
        spelled
        and text not in "°º"
        and (len(text) == 1 or text in lex.words["abbreviation_or_word"])
    ):
        return None
    short = lex.abbreviations.at(tokens, at)
    if short and _abbreviates(tokens, at, short, lex):
        return short
    glued = lex.glued_measures.at(tokens, at)
    return glued if glued and (tokens[at].glued or _thick(tokens, glued[0], lex)) else None


def _belongs_behind(tokens: Sequence[Token], at: int, found: tuple[int, Measure]) -> bool:
    """ "20 second-hand cars", "5 magnitude 6 quakes": the word goes with what follows it."""
    end, measure = found
    if measure.unit == "magnitude":
        return bool(digits_at(tokens, end))
    return tokens[at].low == "second" and low_at(tokens, end) in HYPHENS and glued_at(tokens, end)


def _thick(tokens: Sequence[Token], end: int, lex: Lexicon) -> bool:
    """ "2 in thick", "it is 2 in.": inches, as an adjective of size or nothing follows."""
    low = low_at(tokens, end)
    if low == "" or (low == "." and end + 1 == len(tokens)):
        return True
    return low in lex.words["size"]


def _abbreviates(
    tokens: Sequence[Token], at: int, found: tuple[int, Measure], lex: Lexicon
) -> bool:
    token, end = tokens[at], found[0]
    if token.text in _QUOTE_FEET:
        return token.glued and bool(digits_at(tokens, end)) and tokens[end].glued
    if token.text in _PRIMES or token.text == '"':
        return token.glued and token.text != '"'
    if end - at > 1 or len(token.text) > 1 or not token.text.isalpha():
        return True
    if token.text in ("C", "F"):
        return ends_phrase(tokens, end, lex)
    possessive = glued_at(tokens, end) and low_at(tokens, end) in ("'", "’")
    return not possessive and (token.glued or token.text in _SPACED_LETTERS)


def ends_phrase(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Is a degree's letter followed by nothing that it names ("13F filing", "F-Series")?"""
    if i >= len(tokens):
        return True
    if tokens[i].kind == "mark":
        return tokens[i].text not in HYPHENS or not tokens[i].glued
    return tokens[i].low in lex.words["after_degree_letter"]


def letter_million(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount:
    """A lone capital M or B behind digits that nothing else explained is a scale."""
    at = number.last
    if at >= len(tokens) or number.value is None or tokens[at - 1].kind != "digits":
        return of_number(number)
    token = tokens[at]
    short = lex.short_scales.get(token.text) if token.text in ("M", "B") else None
    if short is None or number.scale != 1 or not (token.glued or token.text == "M"):
        return of_number(number)
    value = number.value * short.value
    return of_number(exactly(number.first, at + 1, value, "digits", short.value))


def settle_metre(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """Decides "1.2m" between metres and million by the words around; other amounts stay.

    Metres with a space, from a thousand on, and where a word of size or of a race is near; else
    million, as news abbreviates counts.
    """
    at, after = amount.last, amount.end
    lettered = amount.unit == "metre" and after == at + 1 and tokens[at].text == "m"
    if not lettered or amount.value is None or _are_metres(tokens, amount, amount.value, lex):
        return amount
    million = tidy(amount.value * 1e6)
    return amount._replace(
        last=after, value=million, low=million, high=million, scale=1e6, unit="count", dimension=""
    )


def _are_metres(tokens: Sequence[Token], amount: Amount, value: float, lex: Lexicon) -> bool:
    after, cues = amount.end, lex.cues
    if not tokens[amount.last].glued or value >= 1000:
        return True
    if any(cues["metre_cue"].at(tokens, n) for n in (after, skip_hyphen(tokens, after), after + 1)):
        return True
    around = range(max(0, amount.first - 6), after + 4)
    first = amount.first
    race = value in _RACES and not _counts_many(tokens, after, lex)
    named = names_event(tokens, after, first, lex) or names_race(tokens, first, after, lex)
    if race and (named or heads_list(tokens, first, after)):
        return True
    if race and any(cues["race"].at(tokens, n) for n in around):
        return True
    sized = value < _FARTHEST and cues["metre_before"].before(tokens, amount.first)
    of = low_at(tokens, after) == "of" and cues["metre_of"].at(tokens, after + 1)
    return bool(sized or of)


def _counts_many(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does a plural noun follow, so that the letter before it is a million ("100m people")?"""
    low = low_at(tokens, i)
    return low == "people" or (low.endswith("s") and low not in lex.words["not_million"])


def share_of_measure(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    """ "half an hour", "a quarter of a mile", "half-litre": a part of one measure."""
    at = skip_hyphen(tokens, number.last)
    hyphened = at != number.last
    at += low_at(tokens, at) == "of" and not hyphened
    article = low_at(tokens, at) in ("a", "an")
    at += article
    found = lex.measures.at(tokens, at)
    if low_at(tokens, at) in ("point", "points") and at <= number.last + 1 + article:
        found = at + 1, Measure("percentage point", "share")
    if found is None or not (article or hyphened or at == number.last):
        return None
    end, measure = found
    short_time = measure.unit in ("hour", "day", "minute")
    if not article and measure.dimension == "time" and not short_time:
        return None
    value = tidy((number.value or 0) / 100)
    last = end if measure.dimension == "share" else number.last
    return Amount(number.first, last, end, value, value, value, "words", 1, *measure[:3])


def of_magnitude(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "a quake of magnitude 6.1": the measure stands before the number."""
    if not amount.bare or amount.value is None or not 0 < amount.value < 11:
        return amount
    if not lex.cues["magnitude"].before(tokens, amount.first):
        return amount
    return amount._replace(unit="magnitude", dimension="magnitude")


def one_and_a_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """ "an hour and a half"."""
    found = lex.measures.at(tokens, i + 1) if tokens[i].low in ("a", "an") else None
    if found is None or not _half_more(tokens, found[0], lex):
        return None
    end = found[0] + 3
    return Amount(i, end, end, 1.5, 1.5, 1.5, "words", 1, *found[1][:3])


def _half_more(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does "and a half" stand at token `i`, of nothing that follows?"""
    if [t.low for t in tokens[i : i + 3]] != ["and", "a", "half"]:
        return False
    return low_at(tokens, i + 3) not in lex.words["after_half"]


def add_second_part(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "3ft 4in", "two hours and 15 minutes", "two years and a half": two parts of one measure."""
    at = amount.end
    if amount.value is None or amount.value != int(amount.value):
        return amount
    if amount.dimension in ("time", "length") and _half_more(tokens, at, lex):
        value = amount.value + 0.5
        return amount._replace(last=at + 3, end=at + 3, value=value, low=value, high=value)
    joined = amount.dimension == "time" or amount.unit in ("foot", "kilometre")
    at += joined and low_at(tokens, at) in ("and", ",")
    small = bool(digits_at(tokens, at)) or low_at(tokens, at) in lex.small
    number = read_number(tokens, at, lex) if small else None
    if number is None or number.value is None or number.scale != 1:
        return amount
    found = measure_at(tokens, number.last, lex)
    if amount.unit == "foot" and found is None:
        found = lex.glued_measures.at(tokens, number.last)
    unit = found[1].unit if found else "inch" if tokens[at - 1].text in "'’′" else ""
    parts = _COMPOUNDS.get((amount.unit, unit))
    if parts is None or number.value >= parts:
        return amount
    value = tidy(amount.value + number.value / parts)
    end = found[0] if found else number.last
    return amount._replace(last=end, end=end, value=value, low=value, high=value)


def below_zero(tokens: Sequence[Token], amount: Amount) -> Amount:
    """ "12 degrees below zero": a negative temperature."""
    at = amount.end
    if amount.dimension not in ("temperature", "angle", "") or not amount.value or amount.value < 0:
        return amount
    if (low_at(tokens, at), low_at(tokens, at + 1)) != ("below", "zero"):
        return amount
    value = -amount.value
    return amount._replace(last=at + 2, end=at + 2, value=value, low=value, high=value)
