"""Figures that follow from a change and the level that it led to, or from a rate and its days."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from crosscheck.compare import wording
from crosscheck.compare.conversions import OVER_DAYS
from crosscheck.compare.derivation import NEARBY, Derived, Page, as_range, follows
from crosscheck.compare.intervals import interval
from crosscheck.match.subjects import read_topic, telling
from crosscheck.match.units import DAYS
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

CLOSE: Final = 250  # characters between a level and the change in per cent that led to it
LEAST_DAYS: Final = 7  # that a rate must hold for before its total is worth working out


def of_change(page: Page, index: int) -> Derived | None:
    """A change in number, over the level that it led to, is a change in per cent."""
    claims, vocabulary = page.claims, page.vocabulary
    change = claims[index]
    if change.kind != "change" or change.unit == "percent" or change.per or not change.value:
        return None
    levels = [i for i in page.near(index, NEARBY) if _led_to(claims[i], change, vocabulary)]
    if len(levels) != 1 or change.direction is None:
        return None
    level = claims[levels[0]]
    one, other = interval(change, page.tolerances), interval(level, page.tolerances)
    if one is None or other is None:
        return None
    sign = 1 if change.direction == "down" else -1
    ends = [
        100 * part / (whole + sign * part)
        for part in (one.expected_low, one.expected_high)
        for whole in (other.expected_low, other.expected_high)
        if whole + sign * part > 0
    ]
    if not ends:
        return None
    claim = replace(as_range(change, min(ends), max(ends)), unit="percent")
    how = follows(f"a change of {wording.figure(change)} to {wording.figure(level)}", claim)
    return Derived(claim, index, how)


def of_growth(page: Page, index: int) -> Derived | None:
    """A change in per cent and the level that it led to make a change in number."""
    change = page.claims[index]
    if change.kind != "change" or change.unit != "percent" or change.per or not change.direction:
        return None
    level = _level_beside(page, index)
    if level is None:
        return None
    one, other = interval(change, page.tolerances), interval(level, page.tolerances)
    if one is None or other is None:
        return None
    sign = -1 if change.direction == "down" else 1
    ends = [
        reached * share / (100 + sign * share)
        for share in (one.expected_low, one.expected_high)
        for reached in (other.expected_low, other.expected_high)
        if 100 + sign * share > 0
    ]
    if not ends:
        return None
    claim = replace(as_range(change, min(ends), max(ends)), unit=level.unit)
    how = follows(f"a change of {wording.figure(change)} to {wording.figure(level)}", claim)
    return Derived(claim, index, how)


def of_rate(page: Page, index: int) -> Derived | None:
    """A rate over the days that it held for makes a total."""
    rate = page.claims[index]
    length = DAYS.get(rate.per or "")
    if length is None or rate.kind != "level" or rate.unit == "percent":
        return None
    if not rate.value or rate.period_start is None or rate.period_end is None:
        return None
    days = (rate.period_end - rate.period_start).days + 1
    one = interval(rate, page.tolerances)
    if one is None or days < max(LEAST_DAYS, 2 * length):
        return None
    made = one.scaled(days / length).widened(OVER_DAYS)
    claim = replace(as_range(rate, made.expected_low, made.expected_high), per=None)
    return Derived(claim, index, follows(f"{wording.figure(rate)} over {days} days", claim))


def _level_beside(page: Page, index: int) -> Claim | None:
    """The level that a change in per cent led to: in its sentence, or else right before it."""
    change = page.claims[index]
    topic = telling(read_topic(change.topic, page.vocabulary))
    levels = [
        claim
        for claim in (page.claims[i] for i in page.near(index, CLOSE))
        if claim.kind == "level"
        and claim.unit != "percent"
        and claim.per is None
        and claim.value
        and (claim.quote == change.quote or claim.start < change.start)
        and telling(read_topic(claim.topic, page.vocabulary)) & topic
    ]
    return min(
        levels,
        key=lambda claim: (claim.quote != change.quote, abs(claim.start - change.start)),
        default=None,
    )


def _led_to(level: Claim, change: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a level is what a change beside it led to."""
    topic = telling(read_topic(change.topic, vocabulary))
    return (
        level.kind == "level"
        and level.unit == change.unit
        and level.per is None
        and level.period_end == change.period_end
        and bool(telling(read_topic(level.topic, vocabulary)) & topic)
        and (level.value or 0) > (change.value or 0)
    )
