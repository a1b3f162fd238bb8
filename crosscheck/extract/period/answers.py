"""What working out a point in time may answer, and how its year is found where none is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from crosscheck.extract.period import calendar
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from the period that the text speaks of; `span` replaces its length."""

    unit: str
    count: int
    span: int = 0


Answer = Days | Shift | None
Rule = Callable[[Groups, Clock], Answer]
OFFSETS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def one_day(year: int, month: int, day: int) -> Days | None:
    """The day of a date; None where the calendar has no such day."""
    try:
        return calendar.one_day(date(year, month, day))
    except ValueError:
        return None


def nearest_year(of_year: Callable[[int], Days | None], clock: Clock) -> Days | None:
    """The latest that has begun by publication; in a clause about the future the first not yet
    over."""
    if clock.published is None:
        return None
    year = clock.published.year
    options = [days for y in range(year - 4, year + 5) if (days := of_year(y))]
    if clock.future:
        return next((d for d in options if d.end and d.end >= clock.published), None)
    begun = [d for d in options if d.start and d.start <= clock.published]
    return begun[-1] if begun else None


def which_year(groups: Groups, clock: Clock) -> int | None:
    """The year that "2023" or "last year" names; this year where "the year" alone is said."""
    year = groups.year()
    if year or clock.published is None:
        return year
    return clock.published.year + OFFSETS.get(groups.get("which", "which2"), 0)


def first_units(days: Days | None, count: int, unit: str) -> Days | None:
    """The first so many units of a span."""
    if days is None or days.start is None or not unit:
        return None
    after = calendar.one_day(days.start).shifted(unit, count).start
    return Days(days.start, after - timedelta(days=1)) if after else None


def last_units(days: Days | None, count: int, unit: str) -> Days | None:
    """The last so many units of a span."""
    return calendar.lasting(count, unit, days.end) if days and days.end and unit else None
