"""Two statements, one verdict: how the figures of one stand to the figures of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf, isfinite

from crosscheck.compare import wording
from crosscheck.compare.cases import Case, Ruling
from crosscheck.compare.conversions import in_common
from crosscheck.compare.intervals import Interval, interval, point
from crosscheck.compare.verdicts import judge
from crosscheck.config import Tolerances
from crosscheck.match.candidates import weigh
from crosscheck.match.subjects import read_subject
from crosscheck.match.topics import topic_likeness
from crosscheck.match.words import words
from crosscheck.records import Claim, Relation, Verdict
from crosscheck.vocabulary import Vocabulary

PARALLEL = 85.0  # rapidfuzz ratio (0-100) of two statements' words from which only figures differ
SAME_PLACE = 0.6  # likeness of the words around two figures of parallel statements
AROUND = 6  # words on each side of a figure
EPSILON = 1e-9
_OPEN = ("more_than", "less_than")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation of A's figures to B's, seen from A; the verdict of `check`; the reason."""

    relation: Relation
    verdict: Verdict | None
    reason: str
    claims_a: tuple[Claim, ...]
    claims_b: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Related:
    relation: Relation
    verdict: Verdict | None
    reason: str


def relate_statements(
    claims_a: Sequence[Claim],
    claims_b: Sequence[Claim],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Comparison:
    """How the figures of statement A stand to those of statement B.

    Where the statements differ in nothing but their figures, the figures are set against each other
    by where they stand, and taken to the letter. Elsewhere, they are matched and judged as `check`
    does. One conflict makes the whole a conflict; else what holds for all figures holds.
    """
    one = [replace(claim, source="A", article="A") for claim in claims_a]
    other = [replace(claim, source="B", article="B") for claim in claims_b]
    if _are_parallel(one, other, vocabulary):
        pairs = _by_place(one, other)
        related = [_to_the_letter(a, b, tolerances) for a, b in pairs]
        if pairs and len(pairs) < max(len(one), len(other)):
            related.append(_Related("overlap", "agree", "Some figures have no counterpart."))
    else:
        related = _by_question(one, other, vocabulary, tolerances)
    relation = _together([item.relation for item in related])
    chosen = next((item for item in related if item.relation == relation), None)
    reason = chosen.reason if chosen else "No figure of B answers a question that A answers."
    if relation == "overlap" and chosen is None:
        reason = " ".join(item.reason for item in related)
    verdict = chosen.verdict if chosen else ("agree" if related else None)
    return Comparison(relation, verdict, reason, tuple(claims_a), tuple(claims_b))


def _are_parallel(one: Sequence[Claim], other: Sequence[Claim], vocabulary: Vocabulary) -> bool:
    from rapidfuzz.fuzz import ratio

    if not one or not other:
        return False
    frames = (_frame(claims, vocabulary) for claims in (one, other))
    return ratio(*frames, score_cutoff=PARALLEL) > 0


def _frame(claims: Sequence[Claim], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of the statement's sentences without figures and hedges, in order."""
    hedges = _hedges(vocabulary)
    quotes = dict.fromkeys(claim.quote for claim in claims)
    found: list[str] = []
    for quote in quotes:
        for claim in claims:
            if claim.quote == quote and claim.number:
                quote = quote.replace(claim.number, " ", 1)  # noqa: PLW2901
        found += [w for w in words(quote) if not w.isdigit() and w not in hedges]
    return tuple(found)


@lru_cache(maxsize=8)
def _hedges(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of all hedges: two statements may differ in them and still be parallel."""
    return frozenset(
        base
        for row in vocabulary.rows("hedges")
        for side in ("before", "after")
        for phrase in row.get(side, ())
        for base in words(phrase)
    )


def _by_place(one: Sequence[Claim], other: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Figures at the same place: in order, where there are as many; else by neighbours."""
    first, second = (sorted(c, key=lambda claim: claim.start) for c in (one, other))
    if len(first) == len(second):
        return list(zip(first, second, strict=True))
    found = []
    left = list(second)
    for claim in first:
        if not left:
            break
        best = max(left, key=lambda b: (_neighbours_alike(claim, b), -b.start))
        if _neighbours_alike(claim, best) >= SAME_PLACE:
            found.append((claim, best))
            left.remove(best)
    return found


def _neighbours_alike(a: Claim, b: Claim) -> float:
    from rapidfuzz.fuzz import ratio

    (before_a, after_a), (before_b, after_b) = _neighbours(a), _neighbours(b)
    return (ratio(before_a, before_b) + ratio(after_a, after_b)) / 200


@lru_cache(maxsize=4096)
def _neighbours(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    at = max(claim.quote.find(claim.number), 0)
    before = [w for w in words(claim.quote[:at]) if not w.isdigit()]
    after = [w for w in words(claim.quote[at + len(claim.number) :]) if not w.isdigit()]
    return tuple(before[-AROUND:]), tuple(after[:AROUND])


def _to_the_letter(a: Claim, b: Claim, tolerances: Tolerances) -> _Related:
    # At one place of one sentence, a bare number is meant in the other's unit.
    if a.unit == "count" and b.unit != "count":
        a = replace(a, unit=b.unit, per=b.per)
    elif b.unit == "count" and a.unit != "count":
        b = replace(b, unit=a.unit, per=a.per)
    relation = _relation(a, b, tolerances)
    verdict: Verdict | None = "conflict" if relation == "conflict" else "agree"
    if relation == "unrelated":
        verdict = None
    return _Related(relation, verdict, _sentence(relation, a, b))


def _by_question(
    one: Sequence[Claim],
    other: Sequence[Claim],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> list[_Related]:
    """Each figure of A with its best partner in B, as `check` matches and judges them."""
    subjects = [read_subject(i, claim, vocabulary) for i, claim in enumerate((*one, *other))]
    options = []
    for a in subjects[: len(one)]:
        for b in subjects[len(one) :]:
            if a.family != b.family:
                continue
            match = weigh(a, b, topic_likeness(a, b), vocabulary)
            ruling = judge(Case(a.claim, b.claim, match, tolerances, vocabulary))
            if ruling is not None and ruling.verdict != "scope":
                fits = ruling.verdict in ("agree", "diverge")
                options.append((match.score + 0.1 * fits, a.index, b.index, ruling))
    taken: set[int] = set()
    found = []
    for _, first, second, ruling in sorted(options, key=lambda o: (-o[0], o[1], o[2])):
        if first not in taken and second not in taken:
            taken |= {first, second}
            found.append(_judged(subjects[first].claim, subjects[second].claim, ruling, tolerances))
    return found


def _judged(a: Claim, b: Claim, ruling: Ruling, tolerances: Tolerances) -> _Related:
    if ruling.verdict == "conflict":
        return _Related("conflict", "conflict", ruling.reason)
    relation = _relation(a, b, tolerances)
    if relation in ("conflict", "unrelated"):
        # The letter parts what rounding joins; the verdict has weighed that already.
        relation = "equal" if ruling.verdict == "agree" else "overlap"
    return _Related(relation, ruling.verdict, ruling.reason)


def _relation(a: Claim, b: Claim, tolerances: Tolerances) -> Relation:
    """The relation of two figures taken to the letter; approximations keep their tolerance."""
    loose = in_common(a, b, tolerances)
    if loose is None:
        return "unrelated"
    bounded = a.hedge in ("exact", "range") and b.hedge in ("exact", "range")
    if a.unit != b.unit or a.per != b.per:
        if bounded and not _apart(loose.a, loose.b):
            return "equal"
        return _of_intervals(loose.a, loose.b, touching=True)
    strict_a, strict_b = _strict(a, tolerances), _strict(b, tolerances)
    if strict_a is None or strict_b is None:
        return "overlap"
    open_end = a.hedge in _OPEN or b.hedge in _OPEN
    relation = _of_intervals(strict_a, strict_b, touching=not open_end)
    if relation == "conflict" and bounded and not _apart(loose.a, loose.b):
        return "equal"
    return relation


def _strict(claim: Claim, tolerances: Tolerances) -> Interval | None:
    if claim.hedge in ("about", "nearly"):
        return interval(claim, tolerances)
    if claim.hedge in ("more_than", "at_least") and claim.value is not None:
        return Interval(claim.value, inf, claim.value, inf)
    if claim.hedge in ("less_than", "at_most") and claim.value is not None:
        return Interval(-inf, claim.value, -inf, claim.value)
    return point(claim)


def _of_intervals(a: Interval, b: Interval, *, touching: bool) -> Relation:
    if _near(a.low, b.low) and _near(a.high, b.high):
        return "equal"
    if _apart(a, b) or (not touching and (_near(a.high, b.low) or _near(b.high, a.low))):
        return "conflict"
    if a.low >= b.low - EPSILON and a.high <= b.high + EPSILON:
        return "a_implies_b"
    if b.low >= a.low - EPSILON and b.high <= a.high + EPSILON:
        return "b_implies_a"
    return "overlap"


def _apart(a: Interval, b: Interval) -> bool:
    return a.low > b.high or b.low > a.high


def _near(x: float, y: float) -> bool:
    return x == y or (isfinite(x - y) and abs(x - y) <= EPSILON * max(1.0, abs(x), abs(y)))


def _together(relations: Sequence[Relation]) -> Relation:
    kept = {relation for relation in relations if relation != "unrelated"}
    if not kept:
        return "unrelated"
    if "conflict" in kept:
        return "conflict"
    for one_way in ("a_implies_b", "b_implies_a"):
        if kept <= {"equal", one_way}:
            return "equal" if kept == {"equal"} else one_way
    return "overlap"


def _sentence(relation: Relation, a: Claim, b: Claim) -> str:
    one, other = wording.figure(a), wording.figure(b)
    return {
        "equal": f"{one} and {other} say the same.",
        "a_implies_b": f"{one} implies {other}.",
        "b_implies_a": f"{other} implies {one}, but not the other way round.",
        "overlap": f"{one} and {other} can both be true; neither implies the other.",
        "conflict": f"{one} and {other} cannot both be true.",
        "unrelated": f"{one} and {other} are not measured in comparable units.",
    }[relation]
