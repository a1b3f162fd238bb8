"""Times that are counted from another time of the text: a year earlier, the same month."""

from __future__ import annotations

from crosscheck.extract.period.answers import OFFSETS, Answer, Rule, Shift
from crosscheck.extract.period.clock import Clock, Groups

_QUARTERS = 4


def _earlier(groups: Groups, _clock: Clock) -> Answer:
    return Shift(groups.unit(), -groups.number("n"))


def previous(groups: Groups, _clock: Clock) -> Answer:
    """The unit before the one that the text speaks of."""
    count = groups.number("n")
    return Shift(groups.unit(), -count, count)


def _same(groups: Groups, clock: Clock) -> Answer:
    year = groups.year()
    if year and clock.published:
        return Shift("to_year", year)
    which = groups.get("which", "which2")
    return Shift("year", OFFSETS.get(which, -1))


def _same_now(groups: Groups, _clock: Clock) -> Answer:
    """ "That day", "the same nine weeks": the latter are known again by their length."""
    row = groups.tables["unit"].get(groups.text.rpartition(" ")[2])
    return Shift(str(row["unit"]) if row else "day", 0, groups.number("n", default=0))


def _since_then(_groups: Groups, _clock: Clock) -> Answer:
    """From the start of the time before until now."""
    return Shift("since", 0)


def _whole_year(_groups: Groups, _clock: Clock) -> Answer:
    return Shift("whole_year", 0)


def _the_year(_groups: Groups, _clock: Clock) -> Answer:
    """ "The total for the year": the year of the time spoken of, or that of the report."""
    return Shift("the_year", 0)


def _until_then(_groups: Groups, _clock: Clock) -> Answer:
    """Until the time before began."""
    return Shift("until", -1)


def _elided_quarter(groups: Groups, _clock: Clock) -> Answer:
    """ "From 33 in the second": a quarter, where the text speaks of quarters."""
    number = groups.number("ordinal", default=0)
    return Shift("of_year", number) if 1 <= number <= _QUARTERS else None


def _of_report(_groups: Groups, _clock: Clock) -> Answer:
    """The period that the report is of."""
    return Shift("of_report", 0)


def _year_end(groups: Groups, _clock: Clock) -> Answer:
    """The last day of the year or quarter that results are told of, or the time since."""
    return Shift("since_end" if groups.text.startswith("since") else "end", 0)


def _unknown(_groups: Groups, _clock: Clock) -> Answer:
    """A time that nothing tells the days of: it keeps the figure from taking over another."""
    return None


def _next_in_text(groups: Groups, _clock: Clock) -> Answer:
    count = groups.number("n", "n2")
    return Shift(groups.unit(), count)


SHIFTS: dict[str, Rule] = {
    "earlier": _earlier,
    "previous": previous,
    "same": _same,
    "same_now": _same_now,
    "next_in_text": _next_in_text,
    "unknown": _unknown,
    "this_one": _unknown,
    "this_one_so_far": _unknown,
    "since_then": _since_then,
    "whole_year": _whole_year,
    "the_year": _the_year,
    "until_then": _until_then,
    "elided_quarter": _elided_quarter,
    "of_report": _of_report,
    "year_end": _year_end,
    "since_year_end": _year_end,
}
