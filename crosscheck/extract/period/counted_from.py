"""Works out times that are counted from another time of the text: "a year earlier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import Shift
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.story import Story

# "A year ago" is counted back from times that ended at most so many days ago.
_LATELY = 200
_ROUGHLY = 3  # days
_A_YEAR_AGO, _YEAR = re.compile(r"(?:a|one) (?:full )?year ago"), Shift("year", -1)
_HALF_A_YEAR = Shift("month", 0, 6)
_THAT_UNIT = re.compile(r"\b(that|the) (?:same )?(weekend|week|month|quarter|year)$")
_A_DAY = re.compile(r"\b(?:day|night|evening|morning|date)\b")
_UNITS = frozenset({"month", "quarter", "half", "year"})
_BY_YEAR = frozenset({"of_year", "whole_year", "to_year"})
_OF_YEAR = frozenset({"the_year", "year_end", "since_year_end", "of_report"})


def is_comparison(one: Expression) -> bool:
    """Is the time counted back from another one, so that the text does not go on with it?"""
    return one.shift is not None and one.shift.count != 0


def is_unit_told_of(one: Expression) -> bool:
    """Is it "the quarter", of which the text says elsewhere which it is?"""
    unit = _THAT_UNIT.search(one.text.lower()) if one.means == "same_now" else None
    return unit is not None and unit[1] == "the"


def _is_half(one: Expression) -> bool:
    """Is it "the half", of a year of which the text may say the days, or of a match?"""
    return one.text.lower().endswith((" half", " half-year"))


def shifted(one: Expression, before: Sequence[Days], story: Story) -> Expression:
    """ "A year earlier", counted from the time before it in the sentence, else the one last
    used."""
    before = [days for days in before if days != one.days]
    base = before[-1] if before else story.paragraph or story.latest or story.lead
    if _counts_back(one, base, story):
        return replace(one, shift=_YEAR, days=_apply(replace(one, shift=_YEAR), base))
    if one.shift is None:
        known_day = one.means == "that_weekday"
        return replace(one, days=_that_weekday(one.days, before, story)) if known_day else one
    if one.means == "same_now":
        known = _known_again(one, one.shift, before, story) or _quarter_of(one, base)
        one = replace(one, shift=Shift("day", 0))
        of_match = base is None or base.grain == "day"
        if known is not None or (_is_half(one) and not of_match):
            return replace(one, days=known, means=one.means if known else "unknown")
    if one.means in _OF_YEAR:
        return _of_year(one, base, story)
    shift = one.shift or _YEAR
    a_day = one.means == "same_now" and _A_DAY.search(one.text.lower()) is not None
    if a_day and story.named_day and (base is None or base.grain != "day"):
        base = story.named_day
    if shift.unit == "until" or (shift.unit == "since" and story.day):
        return _from_then(one, before[-1] if before else story.mentioned, story)
    if a_day and story.reported:
        base = calendar.one_day(story.reported)
    return replace(one, days=_apply(one, base))


def _that_weekday(latest: Days | None, before: Sequence[Days], story: Story) -> Days | None:
    """ "That Sunday": the one that the text named by its date; else the latest."""
    if latest is None or latest.start is None:
        return latest
    named = [*story.used, *([story.named_day] if story.named_day else []), *before]
    for days in reversed(named):
        if days.start and days.start == days.end and _is_same_weekday(days.start, latest.start):
            return calendar.one_day(days.start)
    return latest


def _is_same_weekday(one: date, other: date) -> bool:
    return one.weekday() == other.weekday()


def _from_then(one: Expression, then: Days | None, story: Story) -> Expression:
    """ "Since then", until the day of the report; "until then"."""
    found = _apply(one, then)
    if one.means == "until_then":
        return replace(one, days=found)
    return replace(one, days=Days(found.start, story.day) if found else None, role="since")


def _of_year(one: Expression, base: Days | None, story: Story) -> Expression:
    """ "The total for the year", "at the year end", "since the year end"."""
    if one.means == "of_report":
        return replace(one, days=_reported_on(base, story))
    if one.means == "the_year":
        lead = story.lead if "course" in one.text.lower() else None
        of_report = lead is not None and lead.grain == "year"
        return replace(one, days=lead if of_report else _year_of(base, story))
    return _at_end(one, _reported_on(base, story), story)


def _reported_on(base: Days | None, story: Story) -> Days | None:
    """The year or quarter that results are told of: the story's, else the one last spoken of."""
    lead = story.lead
    known = lead is not None and lead.start and lead.end
    return lead if known and lead and lead.grain in ("year", "quarter", "half", "span") else base


def _at_end(one: Expression, of: Days | None, story: Story) -> Expression:
    """ "At the year end": the last day of it; "since the year end": the days since then."""
    if of is None or of.end is None:
        return one
    if one.means != "since_year_end":
        return replace(one, days=calendar.one_day(of.end), shift=None)
    end: date | None = of.end
    if of.grain in _UNITS and story.day is not None and story.day <= of.end:
        end = of.shifted(of.grain, -1).end  # a year that still runs has no days since its end
    if end is None or (story.day is not None and story.day <= end):
        return one
    return replace(one, days=Days(end + timedelta(days=1), story.day), role="since", shift=None)


def _year_of(base: Days | None, story: Story) -> Days | None:
    """The year that a time lies in which has just ended; else that of the report, until then."""
    if story.published is None:
        return None
    end = base.end if base is not None else None
    over = end is not None and end.year < story.published.year
    if end is not None and over and (story.published - end).days <= _LATELY:
        return calendar.year(end.year)
    return calendar.around(story.published, "year")


def _known_again(
    one: Expression, shift: Shift, before: Sequence[Days], story: Story
) -> Days | None:
    """The time that "the same nine weeks" and "that month" name: by its length, or by a day."""
    if shift.span:
        return _as_long(shift, story)
    if _is_half(one):
        return _as_long(_HALF_A_YEAR, story)
    unit = _THAT_UNIT.search(one.text.lower())
    mentioned = story.mentioned if unit and unit[1] == "that" else None
    named = before[-1] if before else mentioned
    if unit is None or named is None or named.start is None or named.grain != "day":
        return None
    return calendar.around(named.start, unit[2])


def _quarter_of(one: Expression, base: Days | None) -> Days | None:
    """ "Rates in September were these. In the quarter 40 left": the one that September is of."""
    whole = base is not None and base.grain == "month" and base.start is not None
    if base is None or base.start is None or not whole:
        return None
    return calendar.around(base.start, "quarter") if one.text.endswith("the quarter") else None


def _as_long(shift: Shift, story: Story) -> Days | None:
    """The time last spoken of that lasts so long: "the same nine weeks"."""
    for days in reversed([*([story.lead] if story.lead else []), *story.used]):
        end = calendar.lasting(shift.span, shift.unit, days.end) if days.end else None
        if end and end.start and days.start and abs((end.start - days.start).days) <= _ROUGHLY:
            return days
    return None


def _counts_back(one: Expression, base: Days | None, story: Story) -> bool:
    """Is "a year ago" a year before the month, quarter or span that the text speaks of?"""
    if one.means != "ago" or not _A_YEAR_AGO.fullmatch(one.text.lower()):
        return False
    if base is None or base.end is None or base.start == base.end or story.published is None:
        return False
    return (story.published - base.end).days <= _LATELY


def _quarter_before(number: int, base: Days) -> Days | None:
    """The latest quarter of this number that ended before the quarter told of, or is that one."""
    if base.grain != "quarter" or base.start is None:
        return None
    own = (base.start.month + 2) // 3
    return base.shifted("quarter", -((own - number) % 4))


def _apply(one: Expression, base: Days | None) -> Days | None:
    shift = one.shift
    if shift is None or base is None or base.end is None:
        return None
    if shift.unit == "since" and base.start is not None:
        return Days(base.start, None)
    if shift.unit == "until":
        return Days(None, base.start - timedelta(days=1)) if base.start else None
    if shift.span and base.start is not None:
        return calendar.before(base.start, shift.span, shift.unit)
    if shift.unit in _BY_YEAR:
        return _in_year(shift, base, base.end)
    return base.shifted(shift.unit, shift.count)


def _in_year(shift: Shift, base: Days, end: date) -> Days | None:
    """A time that is told by the year, or the quarter, of the time before."""
    if shift.unit == "of_year":
        return _quarter_before(shift.count, base)
    if shift.unit == "whole_year":
        return calendar.year(end.year)
    return base.shifted("year", shift.count - end.year)
