"""Units counted from the day of publication: last week, the past five days, two years ago."""

from __future__ import annotations

from datetime import timedelta

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import (
    OFFSETS,
    Answer,
    Rule,
    first_units,
    last_units,
    which_year,
)
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups
from crosscheck.extract.period.fiscal import sport_season
from crosscheck.extract.period.shifts import previous


def _which_unit(groups: Groups, clock: Clock) -> Answer:
    unit, which = groups.unit(), groups.get("which")
    if groups.text.startswith("the previous"):
        return previous(groups, clock)
    if groups.text.startswith("the ") and which in ("next", "coming"):
        return _coming(groups, clock)
    if clock.published is None or not unit or unit == "hour":
        return None
    if unit == "weekend":
        return _weekend(groups, clock)
    return calendar.around(clock.published, unit).shifted(unit, OFFSETS[which])


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


def _to_date(groups: Groups, clock: Clock) -> Answer:
    season = sport_season(clock) if "season" in groups.text else None
    if season is not None:
        return season.until(clock.published)
    return Days(None, clock.published) if clock.published else None


def _running(groups: Groups, clock: Clock) -> Answer:
    """Units up to the day of the report; quarters are whole ones, as statistics have them."""
    if clock.published is None:
        return None
    if groups.unit() == "quarter":
        end = calendar.around(clock.published, "quarter").shifted("quarter", -1).end
        return calendar.lasting(groups.number("n", "n2"), "quarter", end) if end else None
    return calendar.lasting(groups.number("n", "n2"), groups.unit(), clock.published)


def _latest(groups: Groups, clock: Clock) -> Answer:
    """The latest quarter or month that statistics can cover: it ended with the month before."""
    if clock.published is None:
        return None
    return calendar.lasting(1, groups.unit(), clock.published.replace(day=1) - timedelta(days=1))


def _coming(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    if groups.unit() == "quarter":
        now = calendar.around(clock.published, "quarter")
        last = now.shifted("quarter", groups.number("n"))
        return Days(now.shifted("quarter", 1).start, last.end)
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
    if (
        day.start is not None
        and (count > 1 or unit == "decade")
        and unit in ("month", "year", "decade")
    ):
        return calendar.around(day.start, "month" if unit == "month" else "year")
    return day


def _ago_today(_groups: Groups, clock: Clock) -> Answer:
    return calendar.one_day(clock.published).shifted("year", -1) if clock.published else None


def _into(groups: Groups, clock: Clock) -> Answer:
    """ "Five weeks into the operation": from its start, so many units ago, until now."""
    if clock.published is None or not groups.unit() or groups.unit() == "hour":
        return None
    start = calendar.one_day(clock.published).shifted(groups.unit(), -groups.number("n")).start
    return Days(start, clock.published)


def _so_far(groups: Groups, clock: Clock) -> Answer:
    if clock.published is None:
        return None
    return calendar.around(clock.published, groups.unit()).until(clock.published)


def _so_far_in(groups: Groups, clock: Clock) -> Answer:
    year = calendar.year(groups.year() or 0)
    return year.until(clock.published) if year else None


def _first_of(groups: Groups, clock: Clock) -> Answer:
    """ "The first nine months of 2023"; "in the first three quarters": of this year if it is that
    far, else of the year before."""
    year, count = which_year(groups, clock), groups.number("n")
    days = first_units(calendar.year(year), count, groups.unit()) if year else None
    told = "year" in groups.text or groups.year()
    if days is None or told or days.end is None or clock.future or clock.published is None:
        return days
    return days.shifted("year", -1) if days.end > clock.published else days


def _last_of(groups: Groups, clock: Clock) -> Answer:
    year = which_year(groups, clock)
    return last_units(calendar.year(year), groups.number("n"), groups.unit()) if year else None


def _edge_of_unit(groups: Groups, clock: Clock) -> Answer:
    """ "The end of the month": of this one, or, told of the past, of the one before."""
    if clock.published is None or not groups.unit():
        return None
    edge = groups.get("edge")
    which = "end" if groups.get("over") or edge in ("end", "close") else "start"
    now = calendar.around(clock.published, groups.unit())
    if edge == "turn":  # of the year: the night between two years
        return calendar.part(now.shifted(groups.unit(), 0 if clock.future else -1), "end")
    day = calendar.part(now, which)
    over = clock.future or (day.start is not None and day.start <= clock.published)
    return day if over else calendar.part(now.shifted(groups.unit(), -1), which)


UNITS: dict[str, Rule] = {
    "edge_of_unit": _edge_of_unit,
    "which_unit": _which_unit,
    "running": _running,
    "to_date": _to_date,
    "latest": _latest,
    "coming": _coming,
    "ago": _ago,
    "ago_today": _ago_today,
    "into": _into,
    "so_far": _so_far,
    "so_far_in": _so_far_in,
    "weekend": _weekend,
    "first_of": _first_of,
    "last_of": _last_of,
}
