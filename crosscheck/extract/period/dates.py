"""Days of the calendar: dates, weekdays, holidays, yesterday."""

from __future__ import annotations

from datetime import timedelta

from dateutil.easter import easter

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import (
    OFFSETS,
    Answer,
    Rule,
    nearest_year,
    one_day,
    which_year,
)
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups

# A day without a year that was so long ago, and will soon come round again, is the one to come.
_LONG_AGO, _SOON = 270, 95


def _date(groups: Groups, clock: Clock) -> Answer:
    number = groups.of("month") if groups.get("month") else groups.number("mm", default=0)
    day = groups.number("day", "dd", default=0)
    year = groups.year()
    if year is not None:
        return one_day(year, number or 0, day)
    found = nearest_year(lambda y: one_day(y, number or 0, day), clock)
    if (
        found
        and found.start
        and clock.published
        and (clock.published - found.start).days > _LONG_AGO
    ):
        ahead = nearest_year(lambda y: one_day(y, number or 0, day), clock.at(True))
        if ahead and ahead.start and (ahead.start - clock.published).days < _SOON:
            return ahead
    return found


def _date_of(groups: Groups, clock: Clock) -> Answer:
    year = which_year(groups, clock)
    month = groups.of("month") or groups.of("month2") or 0
    return one_day(year, month, groups.number("day", "day2")) if year else None


def _numeric(groups: Groups, clock: Clock) -> Answer:
    first, second, year = groups.number("aa"), groups.number("bb"), groups.year() or 0
    if second > 12 or (clock.month_first and first <= 12):
        first, second = second, first
    return one_day(year, second, first)


def _date_range(groups: Groups, clock: Clock) -> Answer:
    month, first, last = groups.of("month") or 0, groups.number("day"), groups.number("day2")

    def of_year(year: int) -> Days | None:
        start, end = one_day(year, month, first), one_day(year, month, last)
        return Days(start.start, end.end) if start and end and first < last else None

    year = groups.year()
    return of_year(year) if year else nearest_year(of_year, clock)


def _weekday(groups: Groups, clock: Clock) -> Answer:
    day, number, which = clock.published, groups.of("weekday") or 1, groups.get("which")
    if day is None:
        return None
    back = (day.isoweekday() - number) % 7
    if which in ("last", "previous"):
        return calendar.one_day(day - timedelta(days=back or 7))
    if which in ("next", "coming") or (clock.future and which != "this"):
        return calendar.one_day(day + timedelta(days=(-back) % 7 or (7 if which else 0)))
    if which == "this":
        return calendar.one_day(day - timedelta(days=day.isoweekday() - number))
    return calendar.one_day(day - timedelta(days=back))


def _that_weekday(groups: Groups, clock: Clock) -> Answer:
    """The latest such day; the text may tell which, see `shifted`."""
    return _weekday(groups, clock.at(False))


def _weekday_of(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    week = calendar.around(clock.published, "week").shifted("week", OFFSETS[groups.get("which")])
    if week.start is None:
        return None
    return calendar.one_day(week.start + timedelta(days=(groups.of("weekday") or 1) - 1))


def _weekday_in(groups: Groups, clock: Clock) -> Answer:
    """ "The first Tuesday of the year", "the last Friday in May"."""
    number, which = groups.of("weekday") or 1, groups.number("ordinal")
    if groups.get("month") and not groups.year():
        within = nearest_year(lambda y: calendar.month(y, groups.of("month") or 0), clock)
    else:
        year = which_year(groups, clock) or 0
        month = groups.of("month") if groups.get("month") else None
        within = calendar.month(year, month) if month else calendar.year(year)
    if within is None or within.start is None or within.end is None:
        return None
    if groups.get("last"):
        return calendar.one_day(within.end - timedelta(days=(within.end.isoweekday() - number) % 7))
    first = within.start + timedelta(days=(number - within.start.isoweekday()) % 7)
    day = first + timedelta(days=7 * (which - 1))
    return calendar.one_day(day) if day <= within.end else None


def _day_word(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    return calendar.one_day(clock.published + timedelta(days=groups.of("dayword", "days") or 0))


def _day_of_month(groups: Groups, clock: Clock) -> Answer:
    """ "On the 8th": the latest such day; in a clause about the future the next."""
    if clock.published is None:
        return None
    step, number = (1 if clock.future else -1), groups.number("day")
    months = (calendar.one_day(clock.published).shifted("month", step * i) for i in range(3))
    days = [one_day(m.start.year, m.start.month, number) for m in months if m.start]
    fit = (d for d in days if d and d.start and (d.start - clock.published).days * step >= 0)
    return next(fit, None)


def _holiday(groups: Groups, clock: Clock) -> Answer:
    offset, month, day = (groups.of("holiday", key) for key in ("easter", "month", "day"))

    def of_year(year: int) -> Days | None:
        if offset is not None:
            return calendar.one_day(easter(year) + timedelta(days=offset))
        return one_day(year, month or 0, day or 0)

    year = groups.year()
    return of_year(year) if year else nearest_year(of_year, clock)


DATES: dict[str, Rule] = {
    "date": _date,
    "date_of": _date_of,
    "numeric_date": _numeric,
    "date_range": _date_range,
    "weekday": _weekday,
    "that_weekday": _that_weekday,
    "weekday_of": _weekday_of,
    "weekday_in": _weekday_in,
    "day_word": _day_word,
    "day_of_month": _day_of_month,
    "holiday": _holiday,
}
