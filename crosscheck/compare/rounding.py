"""How exact a figure is, read from the digits that it shows."""

from __future__ import annotations

import re

from crosscheck.match.digits import shown_digits

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


def _is_fraction(number: str, unit: str) -> bool:
    return unit == "percent" and not re.search(r"%|per ?cent|pct", number, re.IGNORECASE)


def _of_words(size: float, unit: str) -> float:
    """ "two million" is a rounded figure, "seventeen" is none."""
    if size < 100 or size != int(size):
        return 0.0 if unit == "count" else 1.0
    digits = str(int(size))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(min(10.0**zeros, WIDEST_STEP * size))
