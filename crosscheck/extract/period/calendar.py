"""Arithmetic on spans of whole days: months, quarters, weeks, seasons, and steps of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from dateutil.relativedelta import relativedelta

Grain = Literal[
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "span"
]
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included; None is open. `grain` is the size it was said in."""

    start: date | None
    end: date | None
    grain: Grain = "span"

    def shifted(self, unit: str, count: int) -> Days:
        """The same span so many units later (earlier, where negative); months keep their ends."""
        return Days(_step(self.start, unit, count), _last(self, unit, count), self.grain)

    def until(self, day: date | None) -> Days:
        """Cut at this day, where it ends later."""
        if day is None or self.end is None or self.end <= day or (self.start and self.start > day):
            return self
        return replace(self, end=day)


def _step(day: date | None, unit: str, count: int) -> date | None:
    if day is None:
        return None
    try:
        if unit in _MONTHS:
            return day + relativedelta(months=_MONTHS[unit] * count)
        return day + timedelta(days=_DAYS.get(unit, 1) * count)
    except (OverflowError, ValueError):
        return None


def _last(days: Days, unit: str, count: int) -> date | None:
    """The shifted end; the end of a month stays the end of a month."""
    moved = _step(days.end, unit, count)
    if days.end is None or moved is None or unit not in _MONTHS:
        return moved
    if (days.end + timedelta(days=1)).day == 1:
        return moved + relativedelta(day=31)
    return moved


def one_day(day: date) -> Days:
    """A single day."""
    return Days(day, day, "day")


def month(year: int, number: int) -> Days | None:
    """A calendar month; None outside the calendar."""
    return _months(year, number, 1, "month")


def quarter(year: int, number: int) -> Days | None:
    """A calendar quarter, 1 to 4."""
    return _months(year, 3 * number - 2, 3, "quarter") if 1 <= number <= 4 else None


def season(year: int, first_month: int) -> Days | None:
    """Three months from `first_month` on; winter runs into the next year."""
    return _months(year, first_month, 3, "season")


def year(number: int) -> Days | None:
    """A calendar year."""
    return _months(number, 1, 12, "year")


@lru_cache(maxsize=4096)
def _months(year: int, first: int, count: int, grain: Grain) -> Days | None:
    try:
        start = date(year, first, 1)
        return Days(start, start + relativedelta(months=count, days=-1), grain)
    except (ValueError, OverflowError):
        return None


def around(day: date, unit: str) -> Days:
    """The calendar unit that a day lies in; weeks begin on Monday."""
    if unit in ("week", "fortnight"):
        start = day - timedelta(days=day.weekday())
        return Days(start, start + timedelta(days=6), "week")
    if unit == "weekend":
        start = day - timedelta(days=(day.weekday() - 5) % 7)
        return Days(start, start + timedelta(days=1), "weekend")
    if unit == "decade":
        first = day.year // 10 * 10
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")
    spans = {
        "month": month(day.year, day.month),
        "quarter": quarter(day.year, (day.month + 2) // 3),
        "year": year(day.year),
    }
    return spans.get(unit) or one_day(day)


def lasting(count: int, unit: str, end: date) -> Days | None:
    """So many units up to and with a day: five days, three months, 24 hours."""
    if unit == "hour":
        start: date | None = (
            end - timedelta(days=max(1, round(count / 24))) if count < 10**5 else None
        )
    elif unit in _MONTHS:
        whole = (end + timedelta(days=1)).day == 1
        start = _step(end, unit, -count)
        if start is not None:
            start = start + timedelta(days=1)
            start = (
                (start + timedelta(days=5)).replace(day=1) if whole and start.day > 25 else start
            )
    else:
        start = _step(end, unit, -count)
        start = start + timedelta(days=1) if start else None
    return Days(start, end, "span") if start else None


def part(days: Days, which: str) -> Days:
    """Its early, middle or late part, its first or its last day."""
    if days.start is None or days.end is None:
        return days
    length = (days.end - days.start).days + 1
    third = timedelta(days=length // 3)
    if which == "early":
        return replace(days, end=days.start + third, grain="span")
    if which == "middle":
        return Days(days.start + third, days.end - third, "span")
    if which == "late":
        return replace(days, start=days.end - third, grain="span")
    return one_day(days.start if which == "start" else days.end)


def before(day: date, count: int, unit: str) -> Days | None:
    """So many units that end the day before."""
    return lasting(count, unit, day - timedelta(days=1))
