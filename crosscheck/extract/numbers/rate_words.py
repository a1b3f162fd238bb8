"""Reads the denominator of a rate from the words right at it: "a day", "per head", "/kg", "daily"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.extract.numbers.lexicon import Denominator, Lexicon
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import read_number, skip_hyphen

_NO_RATE_BEHIND = frozenset("ago earlier later before after or old long".split())


def rate_at(
    tokens: Sequence[Token], i: int, lex: Lexicon, *, money: bool = False
) -> tuple[int, str] | None:
    """The token behind the rate words at `i` ("a day", "per head", "/kg", "daily"), and the denominator."""
    at = skip_hyphen(tokens, i)
    if at >= len(tokens):
        return None
    alone = lex.alone.at(tokens, at)
    if alone and tokens[at].low != "annual":
        return alone[0], alone[1].per
    low = tokens[at].low
    if low == "for" and at + 1 < len(tokens) and tokens[at + 1].low in ("every", "each"):
        at, low = at + 1, "every"
    if low == "in" and at + 1 < len(tokens) and tokens[at + 1].low in ("a", "one", "any"):
        return _in_one(tokens, at, lex)
    if low not in ("a", "an", "per", "each", "every", "/") or at + 1 >= len(tokens):
        return None
    at = skip_hyphen(tokens, at + 1)
    found = _denominator(tokens, at, lex)
    if found is None:
        return None
    end, what, number = found
    if low in ("a", "an") and (not (what.article or (what.money and money)) or number):
        return None
    if end < len(tokens) and tokens[end].low in _NO_RATE_BEHIND and low in ("a", "an"):
        return None
    return end, f"{number} {_of_many(what.per)}" if number else what.per


def _in_one(tokens: Sequence[Token], at: int, lex: Lexicon) -> tuple[int, str] | None:
    """ "in a day", "in one day", "in a single week", "in a 24-hour period"."""
    found = lex.denominators.at(tokens, at + 2)
    if (
        found is None
        and at + 3 < len(tokens)
        and tokens[at + 2].low in ("single", "given", "typical", "normal")
    ):
        found = lex.denominators.at(tokens, at + 3)
    if found is None or not found[1].in_period:
        return None
    end = found[0]
    if end < len(tokens) and (
        tokens[end].low in ("or", "of", "when", "that", "long")
        or (tokens[end].glued and tokens[end].text == "-")
    ):
        return None
    return end, found[1].per


def _denominator(
    tokens: Sequence[Token], at: int, lex: Lexicon
) -> tuple[int, Denominator, str] | None:
    """What follows "per": "day", "100,000 residents", "1,000 live births"."""
    found = lex.denominators.at(tokens, at)
    if found:
        return found[0], found[1], ""
    if at >= len(tokens):
        return None
    number = read_number(tokens, at, lex)
    if number is None or not number.value or number.last >= len(tokens):
        return None
    shown = f"{number.value:,.0f}" if number.value == int(number.value) else f"{number.value:g}"
    noun = lex.denominators.at(tokens, number.last)
    if noun:
        return noun[0], noun[1], shown
    word = tokens[number.last]
    if word.kind != "word" or not word.text.islower():
        return None
    return number.last + 1, Denominator(word.low, False, False, False, True), shown


def _of_many(per: str) -> str:
    return "people" if per == "person" else per


def rate_spans(tokens: Sequence[Token], lex: Lexicon) -> Iterator[tuple[int, int]]:
    """The numbers inside denominators ("per 100,000 residents", "a 24-hour period"), as token spans."""
    for i, token in enumerate(tokens):
        if token.low in ("per", "every", "each") and i + 1 < len(tokens):
            number = read_number(tokens, i + 1, lex)
            found = _denominator(tokens, i + 1, lex) if number else None
            if number and found and found[2] and (token.low == "per" or tokens[i - 1].low == "for"):
                yield i + 1, number.last
        elif (
            token.text == "24"
            and lex.denominators.at(tokens, i)
            and i
            and tokens[i - 1].low in ("a", "per", "every", "single")
        ):
            yield i, i + 1
