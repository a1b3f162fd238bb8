"""The verdict on two claims that may answer one question, in the order of the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.compare import wording
from crosscheck.compare.conversions import Common, in_common
from crosscheck.compare.intervals import gap, meet
from crosscheck.compare.rounding import significant
from crosscheck.compare.series import Course, course, earlier_first
from crosscheck.config import Tolerances
from crosscheck.match.candidates import Candidate
from crosscheck.match.units import DAYS
from crosscheck.records import Claim, ConflictClass, Verdict
from crosscheck.vocabulary import Vocabulary

TOPIC = 0.64  # likeness of topics that a conflict needs
LEEWAY = 0.06  # the same, less for each other thing that supports the match
LEAST = 0.48  # the same, at the very least
SURE = 0.9  # the same, where the figures are too far apart to be rivals
FAR = 20.0  # figures this many times each other are seldom answers to one question
MORE = 0.08  # what each cause of doubt adds to the likeness that topics need
REPEATED = 0.6  # likeness of two sentences of one article that may say the same twice
SMALL = 10  # counts below this are often of a few of many
ENOUGH = 2  # supports that outweigh a qualifier which only one side has
TOPIC_APART = 0.75  # the same, where two different named sources speak
TOPIC_WITHIN = 0.9  # the same, inside one article
SCOPE = 0.6  # likeness of topics from which a difference of scope is worth listing


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its class, its reason in a sentence, and the gap between the figures."""

    verdict: Verdict
    conflict_class: ConflictClass | None
    reason: str
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """Two claims before the judge: how they match, and by which tolerances they are compared."""

    a: Claim
    b: Claim
    match: Candidate
    stock: bool
    tolerances: Tolerances
    vocabulary: Vocabulary

    @property
    def within(self) -> bool:
        """Whether both figures stand in one article."""
        return self.a.article == self.b.article

    @property
    def figures(self) -> str:
        """Both figures with their sources, for reasons."""
        return f"{wording.side(self.a)} and {wording.side(self.b)}"


def judge(case: Case) -> Ruling | None:
    """The verdict; None where the claims do not answer one question, or what would decide is unknown."""
    if not case.match.story and _support(case) < ENOUGH:
        return None
    apart = _parted(case)
    if apart is not None:
        return _scope(case, apart)
    kinds = {case.a.kind, case.b.kind}
    if len(kinds) > 1 and kinds != {"level", "ratio"}:
        return _other_kinds(case)
    common = in_common(case.a, case.b, case.tolerances)
    if common is None:
        return _unit_slip(case, None)
    if case.a.kind == "change" and (ruling := _other_change(case)):
        return ruling
    return _by_time(case, common)


def _by_time(case: Case, common: Common) -> Ruling | None:
    when = course(case.a, case.b, case.match, stock=case.stock, vocabulary=case.vocabulary)
    if when == "once":
        return _at_one_time(case, common)
    times = f"{wording.times(case.a)} against {wording.times(case.b)}"
    if when in ("running", "growing", "longer"):
        return _totals(case, common, when)
    if when == "stock" and meet(common.a, common.b) == "agree":
        return _at_one_time(case, common)
    if when == "stock":
        reason = f"{case.figures}: counted at two times ({times}), so each can be right."
        return Ruling("update", None, reason, gap(common.a, common.b))
    slip = _unit_slip(case, common) if case.match.period != "apart" else None
    return slip or _scope(case, f"they are about other days ({times})")


def _at_one_time(case: Case, common: Common) -> Ruling | None:
    met = meet(common.a, common.b)
    how = f", {common.how}" if common.how else ""
    if met == "agree":
        return Ruling("agree", None, f"{case.figures} fit together{how or _why_fit(case)}.")
    if met == "diverge":
        if not _certain(case):
            return None
        reason = (
            f"{case.figures} can both be true to the letter{how}, "
            "but a reader of one would not expect the other."
        )
        return Ruling("diverge", None, reason)
    if _revised(case):
        return Ruling("update", None, f"{case.figures}: one says that it revises the figure.")
    if not _certain(case):
        return None
    distance = gap(common.a, common.b)
    if slip := _unit_slip(case, common):
        return slip
    if (case.a.per is None) != (case.b.per is None):
        if case.match.period == "unknown":
            return None
        return Ruling(
            "conflict", "arithmetic", f"{case.figures} do not fit together{how}.", distance
        )
    reason = f"{case.figures} cannot both be true{how}{_assumed(case)}."
    if case.match.speaker == "same" and not case.within:
        reason = f"{case.figures} are both given as {case.a.attributed_to}'s, and cannot both be{how}{_assumed(case)}."
        return Ruling("conflict", "attribution", reason, distance)
    return Ruling("conflict", "value", reason, distance)


def _totals(case: Case, common: Common, when: Course) -> Ruling | None:
    """A running total at two times, or totals of which one covers the other's days."""
    running = when != "longer"
    first, last = earlier_first(case.a, case.b)
    if not running:
        first, last = (case.a, case.b) if case.match.period == "inside" else (case.b, case.a)
    small, large = (common.a, common.b) if first is case.a else (common.b, common.a)
    distance = gap(common.a, common.b)
    times = f"{wording.times(first)}, then {wording.times(last)}"
    if large.high < small.low:
        if not _certain(case) or case.within:
            return None
        if when == "growing" and case.match.speaker != "same":
            return _scope(case, f"nobody says since when ({times})")
        what = (
            "a running total cannot fall" if running else "the longer period has the smaller total"
        )
        reason = f"{wording.side(first)}, then {wording.side(last)}: {what} ({times})."
        kind: ConflictClass = "attribution" if when == "growing" else "cumulative"
        return _unit_slip(case, common) or Ruling("conflict", kind, reason, distance)
    if running:
        reason = f"{wording.side(first)}, then {wording.side(last)}: a running total, {times}."
        grown = meet(common.a, common.b) != "agree" or _grown(first, last)
        return Ruling("update" if grown else "agree", None, reason, distance)
    return _scope(case, f"one covers a part of the other's days ({times})")


def _grown(first: Claim, last: Claim) -> bool:
    """Whether the later figure's own number is larger, by more than rounding may explain."""
    return first.value is not None and last.value is not None and last.value > 1.02 * first.value


def _parted(case: Case) -> str | None:
    """What sets the two questions apart, in words; None where nothing that is known does."""
    match = case.match
    if match.population == "apart":
        return "they count different things"
    if match.place in ("apart", "inside", "contains"):
        return f"they are about other places ({case.a.place}; {case.b.place})"
    if match.base == "apart":
        return f"they are measured against other times ({case.a.base}; {case.b.base})"
    if match.population in ("narrower", "wider") and _support(case) >= ENOUGH:
        return None
    if match.population not in ("same", "unknown"):
        return "one is about a part, or counts by another definition" if not _equal(case) else None
    return None


def _equal(case: Case) -> bool:
    common = in_common(case.a, case.b, case.tolerances)
    return common is not None and meet(common.a, common.b) == "agree"


def _scope(case: Case, why: str) -> Ruling | None:
    if case.match.topic < SCOPE:
        return None
    return Ruling("scope", None, f"{case.figures}: {why}, so both can be true.")


def _other_kinds(case: Case) -> Ruling | None:
    kinds = {case.a.kind, case.b.kind}
    slip = (
        kinds == {"level", "change"}
        and case.a.unit == case.b.unit
        and case.a.unit not in ("percent", *DAYS)
        and len(significant(case.a.number)) >= 2
        and case.a.value == case.b.value
        and case.a.per == case.b.per
        and case.match.period != "apart"
        and _certain(case)
    )
    if slip:
        change, level = (case.a, case.b) if case.a.kind == "change" else (case.b, case.a)
        reason = f"{wording.side(level)} is a level, {wording.side(change)} gives the same figure as a change."
        return Ruling("conflict", "level_vs_change", reason)
    if kinds == {"level", "forecast"} and case.match.period != "apart":
        common = in_common(case.a, case.b, case.tolerances)
        apart = common is not None and meet(common.a, common.b) == "conflict"
        if apart and (ruling := _unit_slip(case, common)):
            return ruling
    if kinds & {"limit", "forecast"} and case.match.score >= SCOPE:
        words = " and ".join(sorted(kinds))
        return _scope(case, f"one is a {words.replace(' and ', ', the other a ')}")
    return None


def _other_change(case: Case) -> Ruling | None:
    """A rise against a fall, or changes of which one does not say against what it is measured."""
    a, b = case.a, case.b
    if a.direction and b.direction and a.direction != b.direction:
        if case.match.period != "same" or not _certain(case) or case.match.base != "same":
            return _scope(case, "one is a rise, the other a fall, not surely of one time")
        reason = f"{case.figures}: one is given as a rise, the other as a fall."
        return Ruling("conflict", "value", reason, 1.0)
    return None


def _unit_slip(case: Case, common: Common | None) -> Ruling | None:
    """The same digits with another unit, rate or scale: million for billion, a day for a week."""
    a, b = case.a, case.b
    digits = significant(a.number)
    if not digits or digits != significant(b.number) or not _certain(case):
        return None
    if a.unit != b.unit:
        what = f"{a.unit} in one, {b.unit} in the other"
    elif a.per != b.per:
        if len(digits) < 2 or (common is None and len(digits) < 3):
            return None
        what = f"per {a.per} in one, per {b.per} in the other".replace("per None", "a total")
    elif not a.value or not b.value or not _thousands(a.value / b.value):
        return None
    else:
        what = "the scales differ by a thousand or more"
    distance = gap(common.a, common.b) if common else 1.0
    return Ruling("conflict", "unit", f"{case.figures} have the same digits: {what}.", distance)


def _thousands(ratio: float) -> bool:
    size = max(abs(ratio), 1 / abs(ratio))
    return any(abs(size - scale) <= 1e-6 * scale for scale in (1e3, 1e6, 1e9))


def _certain(case: Case) -> bool:
    """Whether enough is known of both claims to call a difference a contradiction."""
    match, a, b = case.match, case.a, case.b
    if match.place == "unknown" and a.place and b.place and not match.setting:
        return False
    if case.within and not _surely_repeated(case):
        return False
    if a.kind == b.kind == "change" and match.base == "unknown" and match.period != "same":
        return False
    if a.kind in ("forecast", "limit") and match.speaker == "apart":
        return False
    if _far_apart(a, b) and match.topic < SURE:
        return False
    least = max(LEAST, TOPIC - LEEWAY * _support(case) + _doubt(case))
    if match.speaker == "apart":
        least = max(least, TOPIC_APART)
    return match.topic >= (TOPIC_WITHIN if case.within else least)


def _doubt(case: Case) -> float:
    """How much more alike topics must be where figures are easily about different things."""
    a = case.a
    money = len(a.unit) == 3 and a.unit.isupper()
    share = a.unit == "percent"
    assumed = case.match.place == "unknown" and bool(a.place and case.b.place)
    few = a.unit == "count" and min(abs(a.value or 0), abs(case.b.value or 0)) < SMALL
    return MORE * ((money or share or few) + (_support(case) == 0) + (case.match.owners == "apart") + assumed)


def _surely_repeated(case: Case) -> bool:
    """Whether an article speaks of one thing twice, rather than of two things in like words."""
    match, a, b = case.match, case.a, case.b
    placed = match.place == "same" or not (a.place or b.place)
    alone = a.quote != b.quote and a.kind != "change" and a.per == b.per
    one = match.population in ("same", "unknown") and match.speaker != "apart"
    alone = alone and match.likeness >= REPEATED
    return placed and alone and one and match.period == "same"


def _support(case: Case) -> int:
    """How many things besides the topic say that the question is one."""
    match = case.match
    rare = case.a.unit not in ("count", "percent") and len(case.a.unit) != 3
    return (
        (match.place == "same")
        + (match.period == "same")
        + (match.speaker == "same")
        + (rare and case.a.per == case.b.per is not None)
    )


def _far_apart(a: Claim, b: Claim) -> bool:
    """Figures so unlike that another thing is counted, unless a slip of the digits explains them."""
    if not a.value or not b.value or significant(a.number) == significant(b.number):
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    return a.per == b.per and a.unit == b.unit and large > FAR * small


def _revised(case: Case) -> bool:
    return any("revis" in claim.quote.casefold() for claim in (case.a, case.b))


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
