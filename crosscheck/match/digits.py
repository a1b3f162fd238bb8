"""How alike two printed figures are, digit by digit: what a slip of the pen leaves over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_DIGITS = re.compile(r"\d[\d,.’' \u00a0\u202f]*\d|\d")
# How alike, in order: another figure; one digit of several differs; digits change places; the same
# digits, whatever the scale ("3.3m", "33 million").
OTHER, ONE_OFF, TURNED, SAME = range(4)
ONE_OFF_DIGITS: Final = 3  # digits that two figures need before one that differs tells anything
TURNED_DIGITS: Final = 2
ROUNDED_DIGITS: Final = 3  # of "198.12 crore", that "198 lakh" has too
LARGE: Final = 1000  # from which a figure of one digit tells something: "8 million"


@lru_cache(maxsize=16_384)
def shown_digits(number: str) -> str | None:
    """The digits of a figure's last number without separators: "8600" of "8,600"."""
    found = _DIGITS.findall(number)
    if not found:
        return None
    text = re.sub(r"[,’' \u00a0\u202f](?=\d{3}(?!\d))", "", found[-1]).replace(",", ".")
    head, _, tail = text.rpartition(".")
    text = f"{head.replace('.', '')}.{tail}" if head else tail
    try:
        float(text)
    except ValueError:
        return None
    return text


@lru_cache(maxsize=16_384)
def significant(number: str) -> str:
    """The digits of a figure that tell it from others: "35" of "3.50 million", "" of words."""
    mantissa = shown_digits(number)
    return (mantissa or "").replace(".", "").strip("0")


def digits_alike(one: str, other: str) -> int:
    """OTHER, ONE_OFF, TURNED or SAME; single digits say nothing."""
    a = significant(one)
    b = a if one == other else significant(other)
    if min(len(a), len(b)) < TURNED_DIGITS:
        return OTHER
    if a == b or (min(len(a), len(b)) >= ROUNDED_DIGITS and (a.startswith(b) or b.startswith(a))):
        return SAME
    if len(a) != len(b):
        return OTHER
    if sorted(a) == sorted(b):
        return TURNED
    differing = sum(x != y for x, y in zip(a, b, strict=True))
    return ONE_OFF if differing == 1 and len(a) >= ONE_OFF_DIGITS else OTHER


def is_telling(number: str, value: float | None) -> bool:
    """Whether a figure is hardly two counts' by chance: by its digits or, if one, by its size."""
    return len(significant(number)) >= TURNED_DIGITS or abs(value or 0) >= LARGE
