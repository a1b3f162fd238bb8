"""The verdict on two claims that may answer one question, in the order of the evidence."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from crosscheck.compare import wording
from crosscheck.compare.cases import (
    SURE,
    Case,
    Ruling,
    agrees,
    certain,
    in_common,
    likely,
    one_question,
    one_source,
)
from crosscheck.compare.conversions import Common
from crosscheck.compare.cues import before, ends_with
from crosscheck.compare.hours import at_two_hours, before_its_end
from crosscheck.compare.intervals import gap, meet
from crosscheck.compare.series import Course, earlier_first, is_running
from crosscheck.compare.slips import class_of_slip, level_slip, unit_slip
from crosscheck.match.once import kept
from crosscheck.match.periods import days_of, published_apart
from crosscheck.match.words import REMEMBERED, words
from crosscheck.records import Claim, ConflictClass
from crosscheck.vocabulary import Vocabulary

SCOPE = 0.6  # likeness of topics from which a difference of scope is worth listing
ENOUGH = 2  # supports that outweigh a qualifier which only one side has, or stand for one story
SURELY = 0.6  # likelihood from which totals of one story count since one day, if nobody says when
GROWN = 1.02  # a later total that is larger by less is the same, rounded otherwise


def judge(case: Case) -> Ruling | None:
    """The verdict; None where two claims answer different questions, or what decides is unknown."""
    if not may_be_one(case):
        return None
    if case.standing is not None and case.match.story and (slip := level_slip(case)):
        return slip
    apart = parted(case)
    if apart is not None and not (_is_soft(case) and one_question(case)):
        return scope(case, apart)
    kinds = {case.a.kind, case.b.kind}
    if len(kinds) > 1 and kinds != {"level", "ratio"}:
        return _other_kinds(case)
    return _by_figures(case)


def may_be_one(case: Case) -> bool:
    """Whether enough besides the topic is alike for the two to be set against each other at all."""
    return case.match.story or case.support >= ENOUGH or nested(case)


def nested(case: Case) -> bool:
    """Whether one counts the other's things in a part of its time: such totals can never differ
    the wrong way, however long after each other they were printed."""
    nested = case.match.period in ("inside", "contains") and case.match.place == "same"
    return nested and case.a.unit == "count" and case.match.topic >= SURE


def _by_figures(case: Case) -> Ruling | None:
    common = in_common(case)
    if common is None:
        return unit_slip(case, None)
    if directions_differ(case):
        return _rise_and_fall(case)
    return _by_time(case, common)


def _by_time(case: Case, common: Common) -> Ruling | None:
    if one_question(case) is False:
        return scope(case, "they are hardly about one thing")
    when = case.course
    agreed = when == "stock" and meet(common.a, common.b) == "agree"
    if when == "once" or agreed:
        return _at_one_time(case, common)
    if when in ("running", "growing", "longer"):
        return _totals(case, common, when)
    times = f"{wording.times(case.a)} against {wording.times(case.b)}"
    if when == "stock":
        reason = f"{case.figures}: counted at two times ({times}), so each can be right."
        return Ruling("update", None, reason, gap(common.a, common.b))
    other = meet(common.a, common.b) == "conflict" and case.match.period != "apart"
    slip = unit_slip(case, common) if other else None
    return slip or scope(case, f"they are about other days ({times})")


def _at_one_time(case: Case, common: Common) -> Ruling | None:
    met = meet(common.a, common.b)
    how = f", {common.how}" if common.how else ""
    if met == "agree":
        return Ruling("agree", None, f"{case.figures} fit together{how or _why_fit(case)}.")
    if met == "conflict" and (why := _why_changed(case)):
        return Ruling("update", None, f"{case.figures}: {why}.")
    if not certain(case):
        return None
    if met == "diverge":
        reason = (
            f"{case.figures} can both be true to the letter{how}, "
            "but a reader of one would not expect the other."
        )
        return Ruling("diverge", None, reason)
    return unit_slip(case, common) or _difference(case, common, how)


def _difference(case: Case, common: Common, how: str) -> Ruling | None:
    """Plainly different figures, once nothing explains them away."""
    distance = gap(common.a, common.b)
    if not case.within and (slip := class_of_slip(case)):
        reason = f"{case.figures} have the same digits and cannot both be meant{how}."
        return Ruling("conflict", slip, reason, distance)
    if (case.a.per is None) != (case.b.per is None):
        total = case.a if case.a.per is None else case.b
        # One day's total is no sum of a rate: days differ, and most often it is the day of report.
        if case.match.period == "unknown" or not case.placed or days_of(total).length == 1:
            return None
        reason = f"{case.figures} do not fit together{how}."
        return Ruling("conflict", "arithmetic", reason, distance)
    if not case.within and one_source(case):
        owner = case.a.attributed_to or case.b.attributed_to
        reason = f"{case.figures} are both given as {owner}'s and cannot both be true{how}"
        return Ruling("conflict", "attribution", f"{reason}{_assumed(case)}.", distance)
    reason = f"{case.figures} cannot both be true{how}{_assumed(case)}."
    return Ruling("conflict", "value", reason, distance)


def _totals(case: Case, common: Common, when: Course) -> Ruling | None:
    """A running total at two times, or totals of which one covers the other's days."""
    running = when != "longer"
    first, last = earlier_first(case.a, case.b)
    if not running:
        first, last = (case.a, case.b) if case.match.period == "inside" else (case.b, case.a)
    before, after = (common.a, common.b) if first is case.a else (common.b, common.a)
    distance = gap(common.a, common.b)
    times = f"{wording.times(first)}, then {wording.times(last)}"
    figures = f"{wording.side(first)}, then {wording.side(last)}"
    if after.high < before.low:
        return _fallen(case, common, when, f"{figures} ({times})")
    if not running:
        return scope(case, f"one covers a part of the other's days ({times})")
    larger = first.value is not None and last.value is not None and last.value > GROWN * first.value
    if larger or meet(common.a, common.b) != "agree":
        return Ruling("update", None, f"{figures}: a running total ({times}).", distance)
    return Ruling("agree", None, f"{figures}: a running total that has hardly moved ({times}).")


def _fallen(case: Case, common: Common, when: Course, figures: str) -> Ruling | None:
    if case.within or not certain(case):
        return None
    distance = gap(common.a, common.b)
    if slip := unit_slip(case, common):
        return slip
    named_alike = case.match.speaker == "same"
    if when == "growing" and not named_alike and not _of_one_start(case):
        return scope(case, "nobody says since when the running totals count")
    kind: ConflictClass = "attribution" if when == "growing" and named_alike else "cumulative"
    longer = when == "longer"
    what = "the longer time has the smaller total" if longer else "a running total cannot fall"
    return Ruling("conflict", kind, f"{figures}: {what}.", distance)


def _of_one_start(case: Case) -> bool:
    """Whether totals count since the start of one story: neither names another, and they match."""
    told = any(c.period_start not in (None, c.period_end) for c in (case.a, case.b))
    return not told and (likely(case) or 0.0) >= SURELY


@kept
def parted(case: Case) -> str | None:
    """What sets the two questions apart, in words; None where nothing that is known does."""
    match, a, b = case.match, case.a, case.b
    if match.population == "apart":
        return "they count different things"
    if match.place in ("apart", "inside", "contains"):
        return f"they are about other places ({a.place}; {b.place})"
    if match.base == "apart":
        return f"they are measured against other times ({a.base}; {b.base})"
    if match.population in ("narrower", "wider") and case.support >= ENOUGH:
        return None
    if match.population in ("same", "unknown") or agrees(case):
        return None
    return "one is about a part, or counts by another definition"


def _is_soft(case: Case) -> bool:
    """Whether what sets the questions apart may be a mere way of speaking, or of reading."""
    match = case.match
    named = match.place in ("apart", "inside", "contains") and not match.setting
    return not named and match.population != "apart" and match.base != "apart"


def scope(case: Case, why: str) -> Ruling | None:
    """The verdict that both can be true, for a reason; None where the topics are hardly alike."""
    if case.match.topic < SCOPE:
        return None
    return Ruling("scope", None, f"{case.figures}: {why}, so both can be true.")


def _other_kinds(case: Case) -> Ruling | None:
    """A level against a change, a forecast or a limit against what came."""
    if slip := level_slip(case):
        return slip
    first, second = sorted((case.a.kind, case.b.kind))
    if (first, second) == ("forecast", "level") and case.match.period != "apart":
        common = in_common(case)
        apart = common is not None and meet(common.a, common.b) == "conflict"
        if apart and (slip := unit_slip(case, common)):
            return slip
    if {first, second} & {"limit", "forecast"}:
        return scope(case, f"one is a {first}, the other a {second}")
    return None


def directions_differ(case: Case) -> bool:
    """Whether one figure is of a rise, the other of a fall."""
    a, b = case.a, case.b
    return bool(a.direction and b.direction and a.direction != b.direction)


def _rise_and_fall(case: Case) -> Ruling | None:
    match = case.match
    if match.period != "same" or match.base != "same" or not certain(case):
        return scope(case, "one is a rise, the other a fall, not surely of one time")
    reason = f"{case.figures}: one is given as a rise, the other as a fall."
    return Ruling("conflict", "value", reason, 1.0)


def says_why_changed(case: Case) -> bool:
    """Whether one of the sentences says that its figure is a new one: revised, grown, or counted
    at another hour."""
    return _why_changed(case) is not None


def _why_changed(case: Case) -> str | None:
    if _is_revision(case.a, case.b, case.vocabulary):
        return "one says that it revises the figure"
    if _has_grown(case):
        return "the later one says that it has grown"
    return "counted at two hours, so each can be right" if counted_anew(case) else None


def counted_anew(case: Case) -> bool:
    """Whether the sentences tell of two hours, or of an hour by which a count had not ended."""
    a, b = case.a, case.b
    if {a.kind, b.kind} - {"level", "ratio"} or a.per or b.per:
        return False
    if at_two_hours(a, b, case.vocabulary):
        return True
    adds_up = is_running(a, case.vocabulary) and is_running(b, case.vocabulary)
    return adds_up and before_its_end(a, b, case.vocabulary)


def _is_revision(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    return _says_revised(a.quote, vocabulary) or _says_revised(b.quote, vocabulary)


@lru_cache(maxsize=REMEMBERED)
def _says_revised(quote: str, vocabulary: Vocabulary) -> bool:
    return not _revising(vocabulary).isdisjoint(words(quote))


def _has_grown(case: Case) -> bool:
    """Whether the claim that was published later gives a larger figure as one that rose to it."""
    if not published_apart(case.a, case.b):
        return False
    first, last = sorted((case.a, case.b), key=lambda claim: claim.published or date.min)
    larger = (last.value or 0.0) > (first.value or 0.0) and last.kind == "level"
    return larger and ends_with(before(last), _grown(case.vocabulary))


@lru_cache(maxsize=8)
def _grown(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row["words"] for row in vocabulary.rows("running") if row["role"] == "grown")
    return frozenset(word for listed in rows for word in listed)


@lru_cache(maxsize=8)
def _revising(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row["words"] for row in vocabulary.rows("running") if row["role"] == "revision")
    return frozenset(" ".join(words(word)) for listed in rows for word in listed)


def _why_fit(case: Case) -> str:
    if case.a.value == case.b.value and case.a.hedge == case.b.hedge:
        return ""
    return ", rounding and hedges taken into account"


def _assumed(case: Case) -> str:
    gaps = []
    if case.match.period == "unknown":
        gaps.append("period")
    if case.match.place == "unknown" and bool(case.a.place) != bool(case.b.place):
        gaps.append("place")
    return f" (assuming the same {' and '.join(gaps)}: not both give it)" if gaps else ""
