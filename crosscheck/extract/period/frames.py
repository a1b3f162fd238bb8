"""Works out spans built on points in time: "since P", "between P and Q", "the end of P"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import first_units, last_units
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups

# A firm counts its quarters and halves in weeks.
_OF_ACCOUNTS, _WEEKS_SHORT = ("quarter", "half"), 10  # days
Points = Sequence[Days | None]
# The days, and what the words do (see Expression.role); None where the frame does not fit.
Answer = tuple[Days | None, str] | None


def _between(groups: Groups, points: Points, clock: Clock) -> Answer:
    first, last = points[0], points[-1]
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end and clock.published is not None:
        near = (first.start - last.end).days < 7 and first.grain == last.grain == "day"
        near = near and groups.get("means") != "date"  # "1 January to 31 December"
        ahead = clock.future or "next" in groups.text or first.start == clock.published
        if near and ahead:
            last = last.shifted("week", 1)
        else:
            first = first.shifted("week" if near else "year", -1)
    if first.start is None or last.end is None or first.start > last.end:
        return None
    return Days(first.start, last.end), "when"


def _union(groups: Groups, points: Points, clock: Clock) -> Answer:
    """ "In October, November and December": spans of one size, each begun when one ends."""
    if len({one.grain for one in points if one}) != 1 or not all(map(_follows, points, points[1:])):
        return None
    return _between(groups, points, clock)


def _follows(first: Days | None, next_one: Days | None) -> bool:
    if first is None or next_one is None or first.end is None or next_one.start is None:
        return False
    return timedelta(0) < next_one.start - first.end <= timedelta(days=1)


def _lasting_to(groups: Groups, points: Points, _clock: Clock) -> Answer:
    last = points[-1]
    if last is None or last.end is None:
        return None
    return calendar.lasting(groups.number("n"), groups.unit(), last.end), "when"


def _year_to(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    last = points[-1]
    if last is None or last.end is None:
        return None
    return calendar.lasting(1, "year", last.end), "year_to"


def _since(_groups: Groups, points: Points, clock: Clock) -> Answer:
    first = points[0]
    if first is None or first.start is None:
        return None
    if clock.published and first.start > clock.published and not clock.future:
        first = first.shifted("year", -1)  # "since January 1", told in December
    if first.start is None:
        return None
    end = clock.published if clock.published and clock.published >= first.start else None
    return Days(first.start, end), "since"


def _from_then(_groups: Groups, points: Points, clock: Clock) -> Answer:
    """ "From March 2026", of what is to come; of the past it is what something changed from."""
    first = points[0].start if points[0] else None
    ahead = first is not None and clock.published is not None and first > clock.published
    return (Days(first, None), "after") if ahead else None


def _in_then(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    """ "The record dates from 2019": it was set then."""
    return (points[0], "when") if points[0] else None


def _until(_groups: Groups, points: Points, clock: Clock) -> Answer:
    last = points[0] if points[0] is None or clock.future else points[0].until(clock.published)
    return (Days(None, last.end, last.grain), "until") if last else None


def _as_of(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    return (Days(None, points[0].end, points[0].grain), "as_of") if points[0] else None


def _before(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    day = points[0].start if points[0] else None
    return (Days(None, day - timedelta(days=1)), "until") if day else None


def _after(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    day = points[0].end if points[0] else None
    return (Days(day + timedelta(days=1), None), "after") if day else None


def _edge(groups: Groups, points: Points, _clock: Clock) -> Answer:
    if points[0] is None:
        return None
    which = "end" if groups.get("edge") in ("end", "close") else "start"
    return calendar.part(points[0], which), "when"


def _part(groups: Groups, points: Points, clock: Clock) -> Answer:
    days, word = points[0], groups.get("part")
    if days is None or days.grain in ("day", "span"):
        return None if days is None else (days, "when")
    if word in ("earlier", "later"):
        return days.until(clock.published), "when"
    return calendar.part(days, "middle" if word in ("mid", "middle") else word), "when"


def _day_of(groups: Groups, points: Points, _clock: Clock) -> Answer:
    """ "Monday, 13 May", "the second quarter, the 13 weeks to 30 August": one time said twice."""
    if len(points) != 2 or points[0] is None or points[1] is None or "," not in groups.text:
        return None
    weeks = points[0].grain in _OF_ACCOUNTS and groups.get("means1") == "lasting_to"
    alike = weeks and abs(_length(points[0]) - _length(points[1])) <= _WEEKS_SHORT
    return (points[1], "when") if points[0].grain == "day" == points[1].grain or alike else None


def _length(days: Days) -> int:
    return (days.end - days.start).days if days.start and days.end else 0


def _first_in(groups: Groups, points: Points, _clock: Clock) -> Answer:
    days, which, count, unit = points[-1], groups.get("which2"), groups.number("n"), groups.unit()
    if days is None or not unit:
        return None
    if which in ("first", "opening"):
        return first_units(days, count, unit), "when"
    if which in ("last", "final"):
        return last_units(days, count, unit), "when"
    steps = {"second": 1, "third": 2, "fourth": 3}[which]
    first = first_units(days, 1, unit)
    return (first.shifted(unit, steps), "when") if first else None


def _half_of(groups: Groups, points: Points, _clock: Clock) -> Answer:
    """ "The first half of the season": of its days."""
    days = points[-1]
    if days is None or days.start is None or days.end is None:
        return None
    last = days.start + (days.end - days.start) // 2
    if groups.get("which2") in ("first", "opening"):
        return Days(days.start, last), "when"
    return Days(last + timedelta(days=1), days.end), "when"


def _before_it(groups: Groups, points: Points, _clock: Clock) -> Answer:
    days = points[-1]
    if days is None or days.start is None:
        return None
    return calendar.lasting(
        groups.number("n"), groups.unit(), days.start - timedelta(days=1)
    ), "when"


def _year_from(_groups: Groups, points: Points, _clock: Clock) -> Answer:
    """ "The fiscal year that begins on 1 July": a whole year from that day."""
    first = points[-1].start if points[-1] else None
    end = calendar.one_day(first).shifted("year", 1).start if first else None
    return (Days(first, end - timedelta(days=1), "year"), "when") if end else None


FRAMES: Mapping[str, Callable[[Groups, Points, Clock], Answer]] = {
    "between": _between,
    "union": _union,
    "lasting_to": _lasting_to,
    "year_to": _year_to,
    "since": _since,
    "until": _until,
    "by": _until,
    "as_of": _as_of,
    "after": _after,
    "from_then": _from_then,
    "in_then": _in_then,
    "before": _before,
    "year_from": _year_from,
    "edge": _edge,
    "part": _part,
    "day_of": _day_of,
    "half_of": _half_of,
    "first_in": _first_in,
    "before_it": _before_it,
}
