"""The record of one amount in a sentence, by tokens."""

from __future__ import annotations

from typing import Literal, NamedTuple

from crosscheck.extract.numbers.words import Number

Form = Literal["digits", "words", "vague", "share", "malformed", "range"]


class Amount(NamedTuple):
    """An amount: `first` to `last` are the number's own tokens; `end` is behind the measure.

    `scale` is what the scale words multiply; `dimension` is the unit's ("length"), "" for a count.
    """

    first: int
    last: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: Form
    scale: float = 1
    unit: str = "count"
    dimension: str = ""
    per: str | None = None

    @property
    def bare(self) -> bool:
        """Does the amount lack a unit of its own?"""
        return self.unit == "count"


def of_number(number: Number, unit: str = "count") -> Amount:
    """The number as an amount of `unit`, without words of a measure."""
    dimension = "share" if unit == "percent" else ""
    return Amount(
        number.first,
        number.last,
        number.last,
        number.value,
        number.low,
        number.high,
        number.form,
        number.scale,
        unit,
        dimension,
    )
