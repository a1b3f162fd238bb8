"""A figure as an interval: what its words allow, and what they make a reader expect."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from crosscheck.compare.rounding import step
from crosscheck.config import Tolerances
from crosscheck.records import Claim, is_currency

Meeting = Literal["agree", "diverge", "conflict"]
# An approximation reaches this many steps of the last digit shown: "some 35,600" is no 36,803.
STEPS = 2.0
# "more than 8,000" makes a reader expect less than 9,000, "at least 213" less than a quarter more.
EXPECTED = 0.25
# What is rounded to a digit lies less than half a step from it: "4.7%" and "4.8%" have no value in
# common. This share of the half keeps their ends from touching.
OPEN_END = 1e-6
# "$3.8bn (£2.9bn)": rates of exchange differ by the day and by the outlet.
CONVERTED = 0.03


@dataclass(frozen=True, slots=True)
class Interval:
    """What a figure allows (`low` to `high`), and inside that what it suggests."""

    low: float
    high: float
    expected_low: float
    expected_high: float

    def scaled(self, factor: float) -> Interval:
        """The interval in another unit or over another time."""
        return Interval(*(bound * factor for bound in (
            self.low, self.high, self.expected_low, self.expected_high
        )))  # fmt: skip

    def widened(self, share: float) -> Interval:
        """The interval with both ends moved out by a share of their size."""
        return Interval(
            self.low - abs(self.low) * share if self.low > -inf else self.low,
            self.high + abs(self.high) * share if self.high < inf else self.high,
            self.expected_low - abs(self.expected_low) * share,
            self.expected_high + abs(self.expected_high) * share,
        )


def interval(claim: Claim, tolerances: Tolerances) -> Interval | None:
    """What the claim's words allow; None where they give no bound at all."""
    if claim.hedge in ("range", "vague") or claim.value is None:
        return _stated(claim, tolerances)
    value = claim.value
    shown = step(claim.number, value, claim.unit)
    half = shown * tolerances.rounding * (1 - OPEN_END)
    if _is_converted(claim):
        half = max(half, CONVERTED * abs(value))
    room = max(shown, abs(value) * EXPECTED)
    low = value if claim.low is None else claim.low
    high = value if claim.high is None else claim.high
    match claim.hedge:
        case "more_than" | "at_least":
            return Interval(value - half, inf, value - half, value + room)
        case "less_than" | "at_most":
            return Interval(-inf, value + half, value - room, value + half)
        case "about":
            about = max(half, _reach(value, shown, tolerances.about))
            return Interval(value - about, value + about, value - about, value + about)
        case "nearly":
            nearly = max(half, _reach(value, shown, tolerances.nearly))
            return Interval(value - nearly, value, value - nearly, value)
    return Interval(low - half, high + half, low - half, high + half)


def point(claim: Claim) -> Interval | None:
    """The claim taken to the letter: no rounding, bounds as they are said."""
    low = -inf if claim.low is None else claim.low
    high = inf if claim.high is None else claim.high
    if low == -inf and high == inf:
        if claim.value is None:
            return None
        low = high = claim.value
    return Interval(low, high, low, high)


def meet(a: Interval, b: Interval) -> Meeting:
    """Whether two intervals can both be true, and whether readers of both would expect it."""
    if a.low > b.high or b.low > a.high:
        return "conflict"
    if a.expected_low > b.expected_high or b.expected_low > a.expected_high:
        return "diverge"
    return "agree"


def gap(a: Interval, b: Interval) -> float:
    """The distance of two intervals, as a share of the larger bound beside it (0 if they meet)."""
    near, far = (a.high, b.low) if a.high < b.low else (b.high, a.low)
    if far <= near:
        return 0.0
    size = max(abs(near), abs(far))
    return round((far - near) / size, 6) if size else 0.0


def _is_converted(claim: Claim) -> bool:
    """Whether a sum of money stands in brackets behind another: somebody's rate of exchange."""
    currency = is_currency(claim.unit)
    return currency and f"({claim.number}" in claim.quote


def _stated(claim: Claim, tolerances: Tolerances) -> Interval | None:
    if claim.low is None and claim.high is None:
        return None
    size = claim.high if claim.high is not None else claim.low or 0.0
    shown = step(claim.number, size, claim.unit) if claim.number else 0.0
    half = shown * tolerances.rounding * (1 - OPEN_END)
    low = -inf if claim.low is None else claim.low - half
    high = inf if claim.high is None else claim.high + half
    return Interval(low, high, low, high)


def _reach(value: float, shown: float, share: float) -> float:
    by_share = abs(value) * share
    return min(by_share, STEPS * shown) if shown else min(by_share, STEPS)
