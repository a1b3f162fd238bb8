"""Works out the days that a point in time means: dates, months, "last week", "a year ago"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

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
_OFFSETS = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _date(groups: Groups, clock: Clock) -> Answer:
    number = groups.of("month") if groups.get("month") else groups.number("mm", default=0)
    day = groups.number("day", "dd", default=0)
    year = groups.year()
    if year is not None:
        return _one(year, number or 0, day)
    return _nearest(lambda y: _one(y, number or 0, day), clock)


def _one(year: int, month: int, day: int) -> Days | None:
    try:
        return calendar.one_day(date(year, month, day))
    except ValueError:
        return None


def _nearest(of_year: Callable[[int], Days | None], clock: Clock) -> Days | None:
    """The latest that has begun by publication; in a clause about the future the first not yet over."""
    if clock.published is None:
        return None
    year = clock.published.year
    options = [days for y in range(year - 4, year + 5) if (days := of_year(y))]
    if clock.future:
        return next((d for d in options if d.end and d.end >= clock.published), None)
    begun = [d for d in options if d.start and d.start <= clock.published]
    return begun[-1] if begun else None


def _numeric(groups: Groups, clock: Clock) -> Answer:
    first, second, year = groups.number("aa"), groups.number("bb"), groups.year() or 0
    if second > 12 or (clock.month_first and first <= 12):
        first, second = second, first
    return _one(year, second, first)


def _date_range(groups: Groups, clock: Clock) -> Answer:
    month, first, last = groups.of("month") or 0, groups.number("day"), groups.number("day2")

    def of_year(year: int) -> Days | None:
        start, end = _one(year, month, first), _one(year, month, last)
        return Days(start.start, end.end) if start and end and first < last else None

    year = groups.year()
    return of_year(year) if year else _nearest(of_year, clock)


def _month(groups: Groups, clock: Clock) -> Answer:
    number, year = groups.of("month") or 0, groups.year()
    if year:
        return calendar.month(year, number)
    return _nearest(lambda y: calendar.month(y, number), clock)


def _month_of(groups: Groups, clock: Clock) -> Answer:
    year = _which_year(groups, clock)
    return calendar.month(year, groups.of("month") or 0) if year else None


def _which_year(groups: Groups, clock: Clock) -> int | None:
    """The year that "2023" or "last year" names; this year where "the year" alone is said."""
    year = groups.year()
    if year or clock.published is None:
        return year
    return clock.published.year + _OFFSETS.get(groups.get("which", "which2"), 0)


def _which_month(groups: Groups, clock: Clock) -> Answer:
    number, which = groups.of("month") or 0, groups.get("which")
    if clock.published is None:
        return None
    if which in ("this", "current"):
        return calendar.month(clock.published.year, number)
    here = clock.published.replace(day=1)
    step = -1 if _OFFSETS[which] < 0 else 1
    year = here.year + (step if (number - here.month) * step <= 0 else 0)
    return calendar.month(year, number)


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


def _weekday_of(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    week = calendar.around(clock.published, "week").shifted("week", _OFFSETS[groups.get("which")])
    assert week.start is not None  # noqa: S101  # a week around a known day has a start
    return calendar.one_day(week.start + timedelta(days=(groups.of("weekday") or 1) - 1))


def _day_word(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    return calendar.one_day(clock.published + timedelta(days=groups.of("dayword", "days") or 0))


def _which_unit(groups: Groups, clock: Clock) -> Answer:
    unit, which = groups.unit(), groups.get("which")
    if groups.text.startswith("the previous"):
        return _previous(groups, clock)
    if clock.published is None or not unit or unit == "hour":
        return None
    if unit == "weekend":
        return _weekend(groups, clock)
    days = calendar.around(clock.published, unit).shifted(unit, _OFFSETS[which])
    if which in ("this", "current") and not clock.future:
        return days.until(clock.published)
    return days


def _running(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    unit = groups.unit()
    count = groups.number(
        "n", "n2", default=3 if "few" in groups.text or unit != groups.text.split()[-1] else 1
    )
    return calendar.lasting(count, unit, clock.published)


def _latest(groups: Groups, clock: Clock) -> Answer:
    """The latest quarter or month that statistics can cover: it ended with the month before."""
    if clock.published is None:
        return None
    return calendar.lasting(1, groups.unit(), clock.published.replace(day=1) - timedelta(days=1))


def _coming(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    start = clock.published + timedelta(days=1)
    end = calendar.one_day(clock.published).shifted(groups.unit(), groups.number("n")).end
    return Days(start, end)


def _ago(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    unit, count = groups.unit(), groups.number("n")
    if unit == "hour":
        return calendar.one_day(clock.published - timedelta(days=count // 24))
    day = calendar.one_day(clock.published).shifted(unit, -count)
    if unit in ("week", "fortnight", "day") or day.start is None:
        return day
    return Days(day.start, day.end, "month" if unit == "month" else "year")


def _ago_today(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    return calendar.one_day(clock.published).shifted("year", -1) if clock.published else None


def _so_far(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    return calendar.around(clock.published, groups.unit()).until(clock.published)


def _so_far_in(groups: Groups, clock: Clock) -> Answer:
    year = calendar.year(groups.year() or 0)
    return year.until(clock.published) if year else None


def _fiscal_start(groups: Groups, clock: Clock) -> int:
    return clock.financial if "financial" in groups.text or "tax" in groups.text else clock.fiscal


def _fiscal(year: int, start: int) -> Days | None:
    """The fiscal year `year`: it ends in that year, except that one from April is named for its start."""
    first = calendar.month(year - 1 if start > 4 else year, start)
    if first is None or first.start is None:
        return None
    end = calendar.one_day(first.start).shifted("year", 1).start
    return Days(first.start, end - timedelta(days=1), "year") if end else None


def _fiscal_year(groups: Groups, clock: Clock) -> Answer:
    short = groups.get("yy2")
    year = groups.year() or (2000 + int(short) if short else 0)
    start = _fiscal_start(groups, clock)
    if groups.get("yy"):
        start = min(start, 4) if start <= 4 else start
        return _fiscal(year + (1 if start > 4 else 0), start)
    return _fiscal(year, start)


def _current_fiscal(groups: Groups, clock: Clock) -> Days | None:
    if clock.published is None:
        return None
    start = _fiscal_start(groups, clock)
    for year in (clock.published.year - 1, clock.published.year, clock.published.year + 1):
        days = _fiscal(year, start)
        if days and days.start and days.end and days.start <= clock.published <= days.end:
            return days
    return None


def _so_far_fiscal(groups: Groups, clock: Clock) -> Answer:
    year = groups.year()
    days = _fiscal(year, _fiscal_start(groups, clock)) if year else _current_fiscal(groups, clock)
    return days.until(clock.published) if days else None


def _which_fiscal(groups: Groups, clock: Clock) -> Answer:
    days = _current_fiscal(groups, clock)
    return days.shifted("year", _OFFSETS[groups.get("which")]) if days else None


def _split_year(groups: Groups, clock: Clock) -> Answer:
    """ "2022-23": a year that straddles two; of a school or a season from autumn on."""
    first = groups.year() or 0
    if int(groups.get("yy")) != (first + 1) % 100:
        return None
    if "season" in groups.text or "school" in groups.text or "academic" in groups.text:
        start = calendar.month(first, 8)
        return Days(start.start, date(first + 1, 7, 31), "year") if start else None
    return _fiscal(first, clock.financial if clock.financial <= 4 else 4)


def _years_range(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    first, last = groups.year("year"), groups.year("year2")
    if not first or not last or first >= last:
        return None
    return Days(date(first, 1, 1), date(last, 12, 31))


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

    return _in_year(groups, clock, of_year) if number <= 2 else None


def _in_year(groups: Groups, clock: Clock, of_year: Callable[[int], Days | None]) -> Days | None:
    if groups.year() or groups.get("which"):
        year = _which_year(groups, clock)
        return of_year(year) if year else None
    return _nearest(of_year, clock)


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
    return _nearest(
        lambda y: calendar.season(y, first), clock.at(clock.future or which in ("next", "coming"))
    )


def _weekend(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    latest = calendar.around(clock.published, "weekend")
    inside = clock.published.weekday() >= 5
    if clock.future or "next" in groups.text:
        return latest if inside and clock.future else latest.shifted("week", 1)
    if "last weekend" in groups.text and inside:
        return latest.shifted("week", -1)
    return latest.until(clock.published)


def _first_of(groups: Groups, clock: Clock) -> Answer:
    year = _which_year(groups, clock)
    return first_units(calendar.year(year), groups.number("n"), groups.unit()) if year else None


def _last_of(groups: Groups, clock: Clock) -> Answer:
    year = _which_year(groups, clock)
    return last_units(calendar.year(year), groups.number("n"), groups.unit()) if year else None


def first_units(days: Days | None, count: int, unit: str) -> Days | None:
    """The first so many units of a span."""
    if days is None or days.start is None or not unit:
        return None
    after = calendar.one_day(days.start).shifted(unit, count).start
    return Days(days.start, after - timedelta(days=1)) if after else None


def last_units(days: Days | None, count: int, unit: str) -> Days | None:
    """The last so many units of a span."""
    return calendar.lasting(count, unit, days.end) if days and days.end and unit else None


def _decade(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    first = int(groups.get("decade"))
    return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")


def _year(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    return calendar.year(groups.year() or 0)


def _holiday(groups: Groups, clock: Clock) -> Answer:
    offset, month, day = (groups.of("holiday", key) for key in ("easter", "month", "day"))

    def of_year(year: int) -> Days | None:
        if offset is not None:
            return calendar.one_day(easter(year) + timedelta(days=offset))
        return _one(year, month or 0, day or 0)

    year = groups.year()
    return of_year(year) if year else _nearest(of_year, clock)


def _earlier(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    return Shift(groups.unit(), -groups.number("n"))


def _previous(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    count = groups.number("n")
    return Shift(groups.unit(), -count, count)


def _same(groups: Groups, clock: Clock) -> Answer:
    year = groups.year()
    if year and clock.published:
        return Shift("to_year", year)
    which = groups.get("which", "which2")
    return Shift("year", _OFFSETS.get(which, -1))


def _same_now(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    return Shift("day", 0)


def _next_in_text(groups: Groups, clock: Clock) -> Answer:  # noqa: ARG001
    count = groups.number("n", "n2")
    return Shift(groups.unit(), count)


POINTS: Mapping[str, Callable[[Groups, Clock], Answer]] = {
    "date": _date,
    "numeric_date": _numeric,
    "date_range": _date_range,
    "month": _month,
    "month_of": _month_of,
    "which_month": _which_month,
    "years_range": _years_range,
    "weekday": _weekday,
    "weekday_of": _weekday_of,
    "day_word": _day_word,
    "which_unit": _which_unit,
    "running": _running,
    "latest": _latest,
    "coming": _coming,
    "ago": _ago,
    "ago_today": _ago_today,
    "so_far": _so_far,
    "so_far_in": _so_far_in,
    "so_far_fiscal": _so_far_fiscal,
    "fiscal_year": _fiscal_year,
    "which_fiscal": _which_fiscal,
    "split_year": _split_year,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "weekend": _weekend,
    "first_of": _first_of,
    "last_of": _last_of,
    "decade": _decade,
    "year": _year,
    "holiday": _holiday,
    "earlier": _earlier,
    "previous": _previous,
    "same": _same,
    "same_now": _same_now,
    "next_in_text": _next_in_text,
}
