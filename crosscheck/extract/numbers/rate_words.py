"""Reads the denominator of a rate from its words: "a day", "per head", "/kg", "daily"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.extract.numbers.lexicon import Denominator, Lexicon
from crosscheck.extract.numbers.tokens import Token, glued_at, low_at
from crosscheck.extract.numbers.words import read_number, skip_hyphen

_ARTICLES = ("a", "an")
_TIMES = ("hour", "day", "night", "week", "month", "year", "decade", "minute", "second")


def rate_at(
    tokens: Sequence[Token], i: int, lex: Lexicon, *, money: bool = False
) -> tuple[int, str] | None:
    """The token behind the rate words at `i` ("a day", "/kg", "daily"), and the denominator."""
    at = skip_hyphen(tokens, i)
    alone = lex.alone.at(tokens, at)
    if alone:
        return alone[0], alone[1].per
    low, behind = low_at(tokens, at), low_at(tokens, at + 1)
    if low == "in":
        return _in_one(tokens, at, lex) if behind in lex.words["one_period"] else None
    if low == "for" and behind in ("every", "each"):
        at, low = at + 1, "every"
    if low not in (*_ARTICLES, "/") and low not in lex.words["each"]:
        return None
    found = _denominator(tokens, skip_hyphen(tokens, at + 1), lex)
    if found is None and low == "per":
        found = _any_noun(tokens, at + 1, lex)
    if found is None or (low in _ARTICLES and not _is_rate(tokens, found, lex, money=money)):
        return None
    end, what, number = found
    if not number:
        return end, what.per
    return end, f"{number} {_of_many(what.per, low_at(tokens, end - 1))}"


def _is_rate(
    tokens: Sequence[Token], found: tuple[int, Denominator, str], lex: Lexicon, *, money: bool
) -> bool:
    """Is "a day" or "a share" a rate here, and not "a day ago" or "a share of"?"""
    end, what, number = found
    timed = what.per in _TIMES
    apart = low_at(tokens, end) in lex.words["no_rate_behind"] and not _is_doing(tokens, end)
    if number or (timed and apart):
        return False
    return what.article or (what.money and money)


def _is_doing(tokens: Sequence[Token], at: int) -> bool:
    """ "Pays 600 dollars a year before buying a book": a clause follows, not a time."""
    return low_at(tokens, at) in ("before", "after") and low_at(tokens, at + 1).endswith("ing")


def _in_one(tokens: Sequence[Token], at: int, lex: Lexicon) -> tuple[int, str] | None:
    """ "in a day", "in one day", "in a single day", "in a 24-hour period"."""
    typical = low_at(tokens, at + 2) in lex.words["typical_period"]
    found = lex.denominators.at(tokens, at + 2 + typical)
    if found is None or not found[1].in_period:
        return None
    end = found[0]
    goes_on = low_at(tokens, end) in lex.words["period_goes_on"]
    hyphened = glued_at(tokens, end) and low_at(tokens, end) == "-"
    return None if goes_on or hyphened else (end, found[1].per)


def _denominator(
    tokens: Sequence[Token], at: int, lex: Lexicon
) -> tuple[int, Denominator, str] | None:
    """What follows "per": "day", "100,000 residents", "1,000 live births"."""
    found = lex.denominators.at(tokens, at)
    if found:
        return found[0], found[1], ""
    number = read_number(tokens, at, lex) if at < len(tokens) else None
    if number is None or not number.value:
        return None
    shown = f"{number.value:,.0f}" if number.value == int(number.value) else f"{number.value:g}"
    noun = lex.denominators.at(tokens, number.last) or _noun(tokens, number.last, lex)
    return (*noun, shown) if noun else None


def _any_noun(
    tokens: Sequence[Token], at: int, lex: Lexicon
) -> tuple[int, Denominator, str] | None:
    """ "3.42 per match": any word in small letters is what a rate is per."""
    low = low_at(tokens, at)
    plain = low.isalpha() and len(low) > 2 and tokens[at].text.islower()
    if not plain or low in lex.words["no_denominator"]:
        return None
    return at + 1, Denominator(low, False, False, False, False), ""


def _noun(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, Denominator] | None:
    """The word behind "per 1,000"; people where none stands there ("eight per thousand are")."""
    low = low_at(tokens, i)
    ends = low == "" or tokens[i].kind == "mark"
    if ends or low in lex.words["part_verb"] or low in lex.words["preposition"]:
        return i, Denominator("people", False, False, False, True)
    if not low.isalpha() or not tokens[i].text.islower():
        return None
    return i + 1, Denominator(low, False, False, False, True)


def _of_many(per: str, said: str) -> str:
    """The noun behind "per 1,000": people, or in the plural as it stands ("employees")."""
    if per == "person":
        return "people"
    return said if said == f"{per}s" else per


def rate_spans(tokens: Sequence[Token], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """The numbers inside denominators ("per 100,000 residents"), as token spans."""
    for i, token in enumerate(tokens):
        if token.low in lex.words["each"] and i + 1 < len(tokens):
            number = read_number(tokens, i + 1, lex)
            found = _denominator(tokens, i + 1, lex) if number else None
            if number and found and found[2] and (token.low == "per" or tokens[i - 1].low == "for"):
                yield i + 1, number.last
        elif (
            token.text == "24"
            and lex.denominators.at(tokens, i)
            and i
            and tokens[i - 1].low in lex.words["period_of_hours"]
        ):
            yield i, i + 1
