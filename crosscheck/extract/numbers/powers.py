"""Reads what completes a run of digits: fractions with a slash or a sign, and powers of ten."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at

MINUS = frozenset("-−–")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_USUAL_PARTS = frozenset({2, 3, 4, 5, 6, 8, 10, 15, 16, 20, 32, 40, 64, 100, 1000})


def complete_digits(tokens: Sequence[Token], i: int, value: float) -> tuple[int, float]:
    """Takes in what completes digits: "2½", "2 1/2", "3/4", "1.5e6", "2.48×10−5", "10⁶"."""
    if i < len(tokens) and tokens[i].kind == "fraction":
        return i + 1, value + vulgar(tokens[i].text)
    part = slashed(tokens, i)
    if part and value == int(value) and value < 1000:
        return i + 3, value + part
    if i + 1 < len(tokens) and tokens[i].text == "/" and tokens[i].glued:
        part = slashed(tokens, i - 1)
        if part:
            return i + 2, part
    return _powered(tokens, i, value)


def slashed(tokens: Sequence[Token], i: int) -> float | None:
    """The value of "3/4" at token `i`: a proper fraction with a denominator that people use."""
    above, below = digits_at(tokens, i), digits_at(tokens, i + 2)
    if low_at(tokens, i + 1) not in ("/", "⁄") or not glued_at(tokens, i + 1):
        return None
    if not glued_at(tokens, i + 2) or (low_at(tokens, i + 3) == "/" and glued_at(tokens, i + 3)):
        return None
    if not (above.isdecimal() and below.isdecimal() and len(above) < 4 and len(below) < 5):
        return None
    top, bottom = int(above), int(below)
    return top / bottom if 0 < top < bottom and bottom in _USUAL_PARTS else None


def _powered(tokens: Sequence[Token], i: int, value: float) -> tuple[int, float]:
    """Scientific notation behind the digits; exponents beyond 30 are no figures of the news."""
    base = _base(tokens, i, value)
    if base is None:
        return i, value
    at, factor, radix = base
    sign = low_at(tokens, at)
    at += sign in MINUS or sign == "+"
    if not glued_at(tokens, at) or tokens[at].kind not in ("digits", "raised"):
        return i, value
    digits = tokens[at].text.translate(_LOWERED)
    if not digits.isdecimal() or len(digits) > 2 or int(digits) > 30:
        return i, value
    exponent = -int(digits) if sign in MINUS else int(digits)
    return at + 1, factor * float(radix**exponent)


def _base(tokens: Sequence[Token], i: int, value: float) -> tuple[int, float, float] | None:
    """Where the exponent would stand, what the power multiplies, and the base of the power."""
    low = low_at(tokens, i)
    if low == "e" and glued_at(tokens, i):
        return i + 1, value, 10.0
    if low in ("x", "×", "*") and digits_at(tokens, i + 1) in ("10", "2"):
        hat = low_at(tokens, i + 2) == "^"
        return i + 2 + hat, value, float(tokens[i + 1].text)
    if low == "^" and value in (2, 10):
        return i + 1, 1.0, value
    if glued_at(tokens, i) and tokens[i].kind == "raised" and value == 10:
        return i, 1.0, value
    return None


def vulgar(sign: str) -> float:
    """The value of a fraction's sign: "½" is 0.5."""
    return unicodedata.numeric(sign)
