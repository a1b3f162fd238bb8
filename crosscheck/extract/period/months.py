"""Months, quarters, halves, seasons, years and decades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import (
    OFFSETS,
    Answer,
    Rule,
    first_units,
    nearest_year,
    which_year,
)
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups

# Months before December from which "this winter" is the one to come.
_KNOWN_AHEAD = 3
_SPRING = 4  # the month of a financial year that is named for the year it begins in


def _month(groups: Groups, clock: Clock) -> Answer:
    number, year = groups.of("month") or groups.of("month2") or 0, groups.year()
    if year:
        return calendar.month(year, number)
    return nearest_year(lambda y: calendar.month(y, number), clock)


def _month_of(groups: Groups, clock: Clock) -> Answer:
    year = which_year(groups, clock)
    return calendar.month(year, groups.of("month") or 0) if year else None


def _which_month(groups: Groups, clock: Clock) -> Answer:
    number, which = groups.of("month") or 0, groups.get("which")
    if clock.published is None:
        return None
    if which in ("this", "current"):
        return calendar.month(clock.published.year, number)
    here = clock.published.replace(day=1)
    step = -1 if OFFSETS[which] < 0 else 1
    year = here.year + (step if (number - here.month) * step <= 0 else 0)
    return calendar.month(year, number)


def _quarter(groups: Groups, clock: Clock) -> Answer:
    last = groups.text.removeprefix("the ").startswith(("final", "last"))
    number = 4 if last else groups.number("q", "ordinal")
    return _in_year(groups, clock, lambda y: calendar.quarter(y, number))


def _half(groups: Groups, clock: Clock) -> Answer:
    number = groups.number("q", "ordinal", default=2)

    def of_year(year: int) -> Days | None:
        start = calendar.month(year, 1 if number == 1 else 7)
        end = calendar.month(year, 6 if number == 1 else 12)
        return Days(start.start, end.end, "half") if start and end else None

    if number > 2:
        return None
    if groups.get("yy") and clock.financial <= _SPRING:  # "H1 2024/25": of a financial year
        start = calendar.month(groups.year() or 0, clock.financial)
        first = start.shifted("half", number - 1).start if start else None
        return first_units(calendar.one_day(first), 6, "month") if first else None
    return _in_year(groups, clock, of_year)


def _quarter_to(groups: Groups, clock: Clock) -> Answer:
    """ "The March quarter", "the December half": the one that ends with that month."""
    length = 3 if groups.get("unit") == "quarter" else 6

    def of_year(year: int) -> Days | None:
        last = calendar.month(year, groups.of("month") or 0)
        days = calendar.lasting(length, "month", last.end) if last and last.end else None
        return replace(days, grain="quarter" if length == 3 else "half") if days else None

    return _in_year(groups, clock, of_year)


def _in_year(groups: Groups, clock: Clock, of_year: Callable[[int], Days | None]) -> Days | None:
    if groups.year() or groups.get("which"):
        year = which_year(groups, clock)
        return of_year(year) if year else None
    return nearest_year(of_year, clock)


def _season(groups: Groups, clock: Clock) -> Answer:
    first, which = groups.of("season") or 3, groups.get("which")
    if groups.year():
        return calendar.season(groups.year() or 0, first)
    if clock.published is None:
        return None
    if which in ("last", "previous") or "last year" in groups.text:
        past = [calendar.season(clock.published.year - i, first) for i in (2, 1, 0)]
        over = [d for d in past if d and d.end and d.end < clock.published]
        return over[-1] if over else None
    if which in ("this", "current"):
        return _this_season(clock.published, first)
    return nearest_year(
        lambda y: calendar.season(y, first), clock.at(clock.future or which in ("next", "coming"))
    )


def _this_season(published: date, first: int) -> Days | None:
    """ "This summer": of the year of publication; a winter that the year began in until August."""
    runs_over = first > 10 and published.month < first - _KNOWN_AHEAD
    return calendar.season(published.year - 1 if runs_over else published.year, first)


def _decade_word(groups: Groups, _clock: Clock) -> Answer:
    """ "The nineties", "the '40s": of the twentieth century, as news has them."""
    digits = groups.get("decade")
    number = int(digits[:2]) if digits else 10 * (groups.number("decadeword") - 1)
    first = 1900 + number if number >= 10 or digits else 2000
    if groups.get("decadeword") == "noughties":
        first = 2000
    return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _decade(groups: Groups, _clock: Clock) -> Answer:
    first = int(groups.get("decade", "year"))
    return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _year(groups: Groups, _clock: Clock) -> Answer:
    return calendar.year(groups.year() or 0)


def _years_range(groups: Groups, _clock: Clock) -> Answer:
    first, last = groups.year("year"), groups.year("year2")
    if not first or not last or first >= last:
        return None
    return Days(date(first, 1, 1), date(last, 12, 31))


MONTHS: dict[str, Rule] = {
    "month": _month,
    "month_of": _month_of,
    "which_month": _which_month,
    "years_range": _years_range,
    "quarter": _quarter,
    "half": _half,
    "quarter_to": _quarter_to,
    "season": _season,
    "decade": _decade,
    "decade_word": _decade_word,
    "year": _year,
}
