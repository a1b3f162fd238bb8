"""How the days that two figures are about relate to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from crosscheck.match.words import REMEMBERED
from crosscheck.records import Claim

PeriodRelation = Literal["same", "inside", "contains", "overlapping", "apart", "unknown"]
OPEN = -(10**6)  # an ordinal before every date


@dataclass(frozen=True, slots=True)
class Days:
    """The days a figure is about, as proleptic ordinals, both included.

    `start` is OPEN where the figure gives none; `end` is the publication day where it gives none.
    `known` is False where the text gives neither: then both are the publication day (or OPEN).
    """

    start: int
    end: int
    known: bool

    @property
    def length(self) -> int | None:
        """How many days; None where the start is open."""
        return None if self.start == OPEN else self.end - self.start + 1


def days_of(claim: Claim) -> Days:
    """The claim's days; an open period ends on the publication date."""
    return _days(claim.published, claim.period_start, claim.period_end)


@lru_cache(maxsize=REMEMBERED)
def _days(day: date | None, start: date | None, end: date | None) -> Days:
    published = day.toordinal() if day else OPEN
    if start is None and end is None:
        return Days(published, published, known=False)
    last = end.toordinal() if end else published
    first = start.toordinal() if start else OPEN
    if last == OPEN:
        last = first
    return Days(min(first, last), last, known=True)


def relate_periods(a: Days, b: Days) -> PeriodRelation:
    """How A's days relate to B's; "inside" is A inside B. Unknown where either gives none.

    Ends of longer periods a day apart are the same ("the weekend", time zones), and so are those
    within a twentieth of a long period.
    """
    if not a.known or not b.known:
        return "unknown"
    if OPEN in (a.start, b.start):
        return "same" if abs(a.end - b.end) <= 1 else "overlapping"
    if a.start == a.end and b.start == b.end:
        return "same" if a.end == b.end else "apart"
    return _relate_spans(a, b)


def _relate_spans(a: Days, b: Days) -> PeriodRelation:
    slack = max(1, min(a.end - a.start, b.end - b.start) // 20)
    starts, ends = a.start - b.start, a.end - b.end
    if abs(starts) <= slack and abs(ends) <= slack:
        return "same"
    if a.end < b.start or b.end < a.start:
        return "apart"
    if starts >= -slack and ends <= slack:
        return "inside"
    return "contains" if starts <= slack and ends >= -slack else "overlapping"


def published_apart(a: Claim, b: Claim) -> int | None:
    """Days between the two publication dates; None where one is unknown."""
    if a.published is None or b.published is None:
        return None
    return abs((a.published - b.published).days)
