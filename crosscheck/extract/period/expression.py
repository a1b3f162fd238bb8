"""Words that say when, and the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.extract.period.answers import Shift
from crosscheck.extract.period.calendar import Days


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when; offsets are into the sentence.

    `days` is None where they depend on what is not known (the publication date, or the period that
    `shift` counts from). `means` names the rule; `role` is what the words do: "when", "since",
    "until", "as_of", "after", "year_to".
    """

    start: int
    end: int
    text: str
    days: Days | None
    means: str
    role: str = "when"
    shift: Shift | None = None
