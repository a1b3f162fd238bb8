"""Looks again at two figures that differ: rules decide by parts, labelled pairs tell of the whole.

What editors called a conflict is learned from labelled pairs, with all parts of the match at once.
A verdict that is unlike theirs is given up; where everything but one part speaks for a conflict, it
is one, and the reason names that part.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log10
from typing import Final

from crosscheck.compare import wording
from crosscheck.compare.cases import Case, Ruling, agrees, differs, in_common, is_told, one_source
from crosscheck.compare.conversions import Common
from crosscheck.compare.intervals import gap
from crosscheck.compare.likelihood import FEATURES as PARTS
from crosscheck.compare.likelihood import Standing
from crosscheck.compare.series import earlier_first, is_running, says_so_far
from crosscheck.compare.slips import class_of_slip, slip_of
from crosscheck.compare.trees import grown
from crosscheck.compare.verdicts import (
    counted_anew,
    directions_differ,
    may_be_one,
    nested,
    parted,
    says_why_changed,
    scope,
)
from crosscheck.match.digits import TURNED, digits_alike
from crosscheck.match.periods import OPEN, days_of
from crosscheck.records import ConflictClass

# Probability (0-1) from which there is a conflict (docs/accuracy.md says how the bars were set):
INFERRED = 0.12  # the rules infer one from sums, scales or times, and are right more often than not
BACKED = 0.48  # the rules see two plainly different figures, which most often are of two things
PRINTED = 0.45  # the rules see none, but one number has another unit or scale; seldom by chance
SWAPPED = 0.6  # the rules see none, but digits have changed places ("45.8", "48.5")
ALONE = 0.75  # the rules see none, and nothing but labelled pairs speaks for it
DIFFERENT = ("value", "attribution")  # classes of what is BACKED
HOPELESS = 0.05  # likelihood (0-1) below which no pair of the labelled stories came to 0.3
MOST_DAYS = 60.0  # days; times farther apart are all alike
COURSES: Final = ("once", "running", "growing", "stock", "longer", "flow")
FEATURES: Final = (
    *PARTS, *COURSES, "later_is_larger", "gap", "running_words", "so_far", "changed", "ends_apart",
    "open", "dated", "lengths_apart", "support", "parted", "limit", "forecast", "one_direction",
    "magnitude", "one_unit", "in_table", "shared", "slip", "converts",
)  # fmt: skip
SLIPS: Final = {None: 0.0, "unit": 1.0, "level_vs_change": 2.0}


def chances(cases: Sequence[Case]) -> list[float | None]:
    """How often pairs like each of these conflict (0-1); None where labelled pairs cannot tell."""
    asked = [is_asked(case) and not _is_hopeless(case) for case in cases]
    rows = [weighed(case) for case, told in zip(cases, asked, strict=True) if told]
    found = iter(grown("second_look", FEATURES).probabilities(rows))
    return [next(found) if told else None for told in asked]


def _is_hopeless(case: Case) -> bool:
    """Whether two figures are so unlikely to be of one question that nothing more need be asked."""
    return differs(case) and case.likelihood < HOPELESS and slip_of(case) is None


def look_again(case: Case, ruling: Ruling | None, chance: float | None) -> Ruling | None:
    """The verdict on two figures of two articles that differ, once like pairs are asked.

    `chance` is one of `chances`.
    """
    if chance is None:
        return ruling
    if ruling is None or ruling.verdict != "conflict":
        return ruling if chance < _least(case) else _conflict(case)
    least = BACKED if ruling.conflict_class in DIFFERENT else INFERRED
    if chance < least and not nested(case):
        return scope(case, "like figures of other stories seldom are about one thing")
    return ruling


def _least(case: Case) -> float:
    """The probability from which there is a conflict where the rules saw none (infinite: never).

    Two forecasters may differ, changes from two bases are two changes, and counts at two hours are
    two counts, however alike the rest.
    """
    match = case.match
    opinions = "forecast" in (case.a.kind, case.b.kind) and match.speaker == "apart"
    if opinions or match.base == "apart" or counted_anew(case):
        return inf
    turned = digits_alike(case.a.number, case.b.number) == TURNED
    if slip_of(case) is not None:
        return PRINTED
    return SWAPPED if turned else ALONE


def is_asked(case: Case) -> bool:
    """Whether labelled pairs can tell of this one: figures in two texts that differ, or slips."""
    if case.within or not is_told(case) or not may_be_one(case):
        return False
    opposed = directions_differ(case) and agrees(case)
    return differs(case) or opposed or slip_of(case) is not None


def weighed(case: Case) -> list[float]:
    """The features of a case by FEATURES."""
    a, b = case.a, case.b
    standing = case.standing or Standing()
    common = in_common(case)
    figures = (common.a, common.b) if common else None
    when = case.course
    ours, theirs = days_of(a), days_of(b)
    starts = (ours.start, theirs.start)
    lengths = abs((ours.length or 0) - (theirs.length or 0)) if OPEN not in starts else MOST_DAYS
    return [
        *case.features,
        *(float(when == name) for name in COURSES),
        _later_is_larger(case, common),
        gap(*figures) if figures else 1.0,
        float(is_running(a, case.vocabulary) + is_running(b, case.vocabulary)),
        float(says_so_far(a.quote, case.vocabulary) + says_so_far(b.quote, case.vocabulary)),
        float(says_why_changed(case)),
        min(MOST_DAYS, abs(ours.end - theirs.end)),
        float(starts.count(OPEN)),
        float(ours.known + theirs.known),
        min(MOST_DAYS, lengths),
        float(case.support),
        float(parted(case) is not None),
        float("limit" in (a.kind, b.kind)),
        float("forecast" in (a.kind, b.kind)),
        float(a.direction == b.direction),
        log10(min(abs(a.value), abs(b.value))) if a.value and b.value else -1.0,
        float(a.unit == b.unit),
        float("|" in a.quote or "|" in b.quote),
        float(standing.shared),
        SLIPS[slip_of(case)],
        float(common is not None),
    ]


def _later_is_larger(case: Case, common: Common | None) -> float:
    """1 where the later figure is the larger, -1 where it is the smaller, 0 where they meet."""
    if common is None:
        return 0.0
    first, _ = earlier_first(case.a, case.b)
    before, after = (common.a, common.b) if first is case.a else (common.b, common.a)
    return float(after.low > before.high) - float(after.high < before.low)


def _conflict(case: Case) -> Ruling:
    common = in_common(case)
    when = case.course
    slip = class_of_slip(case)
    distance = gap(common.a, common.b) if common else 1.0
    if slip is not None:
        reason = f"{case.figures} have the same digits and cannot both be meant{_though(case)}."
        return Ruling("conflict", slip, reason, distance)
    if directions_differ(case):
        reason = f"{case.figures}: one is given as a rise, the other as a fall{_though(case)}."
        return Ruling("conflict", "value", reason, 1.0)
    fallen = when in ("running", "growing", "longer") and _later_is_larger(case, common) < 0
    kind: ConflictClass = "cumulative" if fallen else "attribution" if one_source(case) else "value"
    reason = f"{case.figures} cannot both be true{_though(case)}."
    return Ruling("conflict", kind, reason, distance)


def _though(case: Case) -> str:
    """What speaks against it, in words: an editor is told what was looked past."""
    a, b = case.a, case.b
    found = [why] if (why := parted(case)) else []
    if case.course not in ("once", "running", "growing"):
        found.append(f"they give other times ({wording.times(a)}; {wording.times(b)})")
    if a.kind != b.kind:
        found.append(f"one is a {a.kind}, the other a {b.kind}")
    return f", though {' and '.join(found)}: all else speaks for one count" if found else ""
