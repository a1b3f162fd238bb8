"""Brings two figures to one unit and one rate, and says what was converted."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.compare.intervals import Interval, interval
from crosscheck.config import Tolerances
from crosscheck.match.periods import OPEN, days_of
from crosscheck.match.units import DAYS, convert, family
from crosscheck.records import Claim

# Months, quarters and years differ in length by about this share.
UNEVEN = 0.02
_EVEN = frozenset(("second", "minute", "hour", "day", "night", "week", "fortnight"))
# A year of 365 days and a February are whole ones: this share of the mean length suffices.
WHOLE = 0.9
# An average rate times the days of its period: both are rounded, and the ends of periods are vague.
OVER_DAYS = 0.03


@dataclass(frozen=True, slots=True)
class Common:
    """Two figures as intervals in one unit and rate, and the sentence part that says how."""

    a: Interval
    b: Interval
    how: str = ""


def in_common(a: Claim, b: Claim, tolerances: Tolerances) -> Common | None:
    """Both figures in A's unit and a common rate; None where no conversion is known."""
    one, other = interval(a, tolerances), interval(b, tolerances)
    if one is None or other is None:
        return None
    how = []
    if a.unit != b.unit:
        converted = _in_unit(other, b.unit, a.unit)
        if converted is None:
            return None
        other = converted
        how.append(f"{b.unit} converted to {a.unit}")
    if a.per != b.per:
        rates = _rates(a, b, one, other)
        if rates is None:
            return None
        one, other = rates.a, rates.b
        how.append(rates.how)
    return Common(one, other, " and ".join(how))


def _in_unit(figure: Interval, unit: str, to: str) -> Interval | None:
    if family(unit) != family(to):
        return None
    zero, unity = convert(0.0, unit, to), convert(1.0, unit, to)
    if zero is None or unity is None:
        return None
    if zero:  # a scale with an offset, as of temperatures: bounds are converted one by one
        bounds = (figure.low, figure.high, figure.expected_low, figure.expected_high)
        return Interval(*(bound * (unity - zero) + zero for bound in bounds))
    return figure.scaled(unity)


def _rates(a: Claim, b: Claim, one: Interval, other: Interval) -> Common | None:
    if a.per in DAYS and b.per in DAYS:
        factor = DAYS[a.per] / DAYS[b.per]
        how = f"a rate per {b.per} taken as a rate per {a.per}"
        slack = 0.0 if {a.per, b.per} <= _EVEN else UNEVEN
        return Common(one.widened(slack), other.scaled(factor).widened(slack), how)
    if a.per in DAYS and b.per is None:
        days = _days(b) or _days(a)
        if not days or days < WHOLE * DAYS[a.per]:
            return None
        factor = days / DAYS[a.per]
        how = f"the rate per {a.per} taken over the {days} days that the total covers"
        return Common(one.scaled(factor).widened(OVER_DAYS), other, how)
    if b.per in DAYS and a.per is None:
        flipped = _rates(b, a, other, one)
        return flipped and Common(flipped.b, flipped.a, flipped.how)
    return None


def _days(total: Claim) -> int | None:
    days = days_of(total)
    return days.length if days.known and days.start != OPEN else None
