"""How exact a figure is, read from the digits that it shows."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = re.compile(r"\d[\d,.’' \u00a0\u202f]*\d|\d")
# A share in words ("six in ten", "a third") is right to about this many points.
FRACTION_STEP = 6.0
# Trailing zeros of a bare "10,000" could mean anything down to 5,000; this share bounds them.
WIDEST_STEP = 0.125


def step(number: str, value: float, unit: str) -> float:
    """The size of the last digit that a figure shows, in its unit: 1,000 of "8,000", 0.1 of "4.8%".

    `number` is the figure's words, `value` what they come to. A whole number of things that does
    not end in zeros is exact (0). Convention of significant figures: trailing zeros are rounding,
    here up to WIDEST_STEP of the value.
    """
    mantissa = shown_digits(number)
    size = abs(value)
    if not size:
        return 0.0
    if mantissa is None or _is_fraction(number, unit):
        return FRACTION_STEP if unit == "percent" else _of_words(size, unit)
    whole, _, decimals = mantissa.partition(".")
    shown = float(mantissa)
    scale = size / shown if shown else 1.0
    if decimals:
        return float(scale * 10.0 ** -len(decimals))
    if unit in ("percent", "percentage point"):
        return scale
    zeros = len(whole) - len(whole.rstrip("0"))
    if not zeros and unit == "count" and scale < 1.5:
        return 0.0
    return float(min(scale * 10.0**zeros, WIDEST_STEP * size))


@lru_cache(maxsize=65_536)
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


def significant(number: str) -> str:
    """The digits of a figure that tell it from others: "35" of "3.50 million", "" of words."""
    mantissa = shown_digits(number)
    return (mantissa or "").replace(".", "").strip("0")


def _is_fraction(number: str, unit: str) -> bool:
    return unit == "percent" and not re.search(r"%|per ?cent|pct", number, re.IGNORECASE)


def _of_words(size: float, unit: str) -> float:
    """ "two million" is a rounded figure, "seventeen" is none."""
    if size < 100 or size != int(size):
        return 0.0 if unit == "count" else 1.0
    digits = str(int(size))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(min(10.0**zeros, WIDEST_STEP * size))
