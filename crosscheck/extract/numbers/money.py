"""Reads amounts of money: a sign before the number, a word or code behind it, cents and pence."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.letter_signs import is_letter_code
from crosscheck.extract.numbers.lexicon import Lexicon, Money
from crosscheck.extract.numbers.powers import MINUS
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import (
    HYPHENS,
    Number,
    exactly,
    read_number,
    skip_hyphen,
    tidy,
)

# How many words before a number decide whether its pounds are money.
_AROUND = 6


def read_signed(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """ "$40m", "US $180 million", "-£5", "Rs 500": a currency sign, then the number."""
    negative = tokens[i].text in MINUS and glued_at(tokens, i + 1)
    found = lex.signs.at(tokens, i + negative)
    if found is None:
        return None
    at, money = found
    if at >= len(tokens) or (tokens[at - 1].kind == "word" and _no_sign(tokens, at, lex)):
        return None
    number = read_number(tokens, at, lex)
    if number is None or number.form == "malformed":
        return None
    number = money_scale(tokens, number, lex)
    last, money = _named_again(tokens, number.last, money, lex)
    value = number.value if number.value is None or not negative else -number.value
    low, high = (value, value) if value is not None else (number.low, number.high)
    return Amount(i, last, last, value, low, high, number.form, number.scale, money.code, "money")


def _named_again(
    tokens: Sequence[Token], last: int, money: Money, lex: Lexicon
) -> tuple[int, Money]:
    """Takes in a word or code that says the same again, or more exactly: "$5 CAD"."""
    word = lex.currencies.at(tokens, last)
    if word and word[1].factor == 1 and (word[1].code == money.code or money.ambiguous):
        last, money = word[0], money if word[1].ambiguous else word[1]
    code = lex.signs.at(tokens, last)
    if code and money.ambiguous and len(tokens[last].text) == 3 and tokens[last].text.isupper():
        last, money = code
    return last, money


def _no_sign(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """A letter is a sign right before digits that make no code; a currency's code before any."""
    word, number = tokens[at - 1], tokens[at]
    if at > 1 and word.glued and tokens[at - 2].kind in ("word", "digits"):
        return True
    if number.kind != "digits":
        return True
    if at + 1 < len(tokens) and tokens[at + 1].text == "%":
        return True  # "AMD 4.5% higher"
    letter = word.text in lex.words["letter_sign"]
    return (letter and not number.glued) or is_letter_code(tokens, at, lex)


def money_scale(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Number:
    """Letters that are scales beside a currency alone: "$5m", "€10B", "$2.174T", "£3 m"."""
    if number.scale != 1 or number.last >= len(tokens) or number.value is None:
        return number
    token = tokens[number.last]
    short = lex.short_scales.get(token.text)
    if short is None or tokens[number.last - 1].kind != "digits":
        return number
    if not (token.glued or short.spaced or token.text in ("m", "M", "bn", "b", "B")):
        return number
    value = number.value * short.value
    return exactly(number.first, number.last + 1, value, number.form, short.value)


def money_behind(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    """The number with the currency behind it: "1,314 shekels", "500 EUR", "120p"."""
    of = number.form == "vague" and low_at(tokens, number.last) == "of"
    at = skip_hyphen(tokens, number.last + of)
    found = lex.currencies.at(tokens, at)
    if found is None:
        found = lex.signs_after.at(tokens, at)
        if found is None or not _stands_behind(tokens, at, found[0]):
            return None
    end, money = found
    if tokens[at].low in lex.words["money_or_noun"] and at == number.last and number.value != 1:
        return None  # "the 5,000m crown"
    pounds = end - at == 1 and tokens[at].low in ("pound", "pounds")
    if pounds and not _are_money(tokens, number, end, lex):
        return None
    value, low, high = (
        None if bound is None else tidy(bound * money.factor)
        for bound in (number.value, number.low, number.high)
    )
    return Amount(
        number.first, end, end, value, low, high, number.form, number.scale, money.code, "money"
    )


def _stands_behind(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Is a sign behind the number the number's ("500 EUR", "15€", "120p"), not the next one's?"""
    text = "".join(t.text for t in tokens[at:end])
    if digits_at(tokens, end) and (tokens[end].glued or text.isalpha()):
        return False
    if tokens[at - 1].kind not in ("digits", "word"):
        return False
    if not text.isalpha():
        return True
    clock = low_at(tokens, end) == "." and low_at(tokens, end + 1) == "m"
    if len(text) == 1:
        return tokens[at].glued and not clock and (text in "pc" or not text.isascii())
    # "20Rs", "500 kr", "500 EUR", "30 MSEK", and not "12 QR codes".
    code = len(text) > 2 and text[1:].isupper()
    return tokens[at].glued or code or not text.isupper()


def add_cents(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "3 dollars 50 cents", "two pounds and 20 pence": one sum."""
    at = amount.end + (low_at(tokens, amount.end) in ("and", ","))
    small = bool(digits_at(tokens, at)) or low_at(tokens, at) in lex.small
    number = read_number(tokens, at, lex) if small else None
    if number is None or number.value is None or amount.value is None or not 0 < number.value < 100:
        return amount
    cents = lex.currencies.at(tokens, number.last)
    if cents is None or cents[1].factor == 1 or cents[1].code not in (amount.unit, "USD"):
        return amount
    value = tidy(amount.value + number.value / 100)
    return amount._replace(last=cents[0], end=cents[0], value=value, low=value, high=value)


def _are_money(tokens: Sequence[Token], number: Number, end: int, lex: Lexicon) -> bool:
    """Are pounds money here, not weight? Scales and words about money say so; else they weigh."""
    mass, money = lex.cues["mass_cue"], lex.cues["money_cue"]
    before = range(max(0, number.first - _AROUND), number.first)
    weighs = any(mass.at(tokens, n) for n in before)
    if number.form == "vague" or number.scale >= 1e6:
        return not weighs
    if tokens[end - 2].text in HYPHENS:
        return any(money.at(tokens, n) for n in range(end, end + 3))
    if low_at(tokens, end) == "of":
        return money.at(tokens, end + 1) is not None
    return not weighs and any(money.at(tokens, n) for n in (*before, *range(end, end + 3)))
