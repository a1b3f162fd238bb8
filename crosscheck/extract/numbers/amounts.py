"""Reads one amount: a number with its currency, per cent or measure."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount, of_number
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.measures import (
    add_second_part,
    below_zero,
    letter_million,
    of_magnitude,
    one_and_a_half,
    read_measure,
    share_of_measure,
)
from crosscheck.extract.numbers.money import add_cents, money_behind, money_scale, read_signed
from crosscheck.extract.numbers.shares import read_share
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import Number, read_number


def read_amount(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """The amount that begins at token `i`, or None."""
    signed = read_signed(tokens, i, lex)
    if signed:
        return add_cents(tokens, signed, lex)
    number = read_number(tokens, i, lex)
    number = read_share(tokens, i, lex, number) or number
    if number is None:
        return one_and_a_half(tokens, i, lex)
    return of_magnitude(tokens, _with_unit(tokens, number, lex), lex)


def _with_unit(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount:
    if number.form == "malformed":
        return of_number(number)
    if number.form == "share":
        return share_of_measure(tokens, number, lex) or of_number(number, "percent")
    # A currency behind the number, first with the letters that are scales beside money alone.
    scaled = money_scale(tokens, number, lex)
    for candidate in (scaled, number) if scaled is not number else (number,):
        money = money_behind(tokens, candidate, lex)
        if money:
            return add_cents(tokens, money, lex)
    measured = read_measure(tokens, number, lex)
    if measured:
        return below_zero(tokens, add_second_part(tokens, measured, lex))
    return below_zero(tokens, letter_million(tokens, number, lex))
