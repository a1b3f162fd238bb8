"""Finds which figures of a run each decision on record speaks of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Final

from crosscheck.identity import Figure, figure_of, plain
from crosscheck.records import Claim, DecidedClaim, Decision, Finding

LONGEST_QUOTE: Final = 1_000  # characters of a sentence that a decision keeps and compares

Covered = Mapping[str, frozenset[str]]  # decision's id -> ids of the claims that it covers
# A run's claims by outlet, day and either their value or their number.
_Lookup = Mapping[tuple[str, ...], Sequence[tuple[Claim, Figure]]]
_BY_VALUE, _BY_NUMBER = "value", "number"
_NOTHING: Final[Covered] = {}  # one for all findings that no decision speaks of: most of many


class Likeness(IntEnum):
    """How surely a decided figure and a claim of the same outlet and day are one."""

    NONE = 0
    SAME_FIGURE = 1  # in another sentence
    SAME_WORDS = 2  # the same number in the same sentence, read otherwise than when it was decided
    SAME = 3


def coverage(
    findings: Sequence[Finding], claims: Sequence[Claim], decisions: Sequence[Decision]
) -> list[Covered]:
    """For each finding, the claims in it that each decision covers. `claims` are all of the run."""
    lookup = _lookup(claims, decisions)
    homes = _homes(findings, {claim.id for found in lookup.values() for claim, _ in found})
    covered: dict[int, dict[str, set[str]]] = {}
    for decision in decisions:
        for entry in decision.claims:
            for position, claim in _belongs(_alike(entry, lookup), homes):
                covered.setdefault(position, {}).setdefault(decision.id, set()).add(claim)
    for position in _named_by_a_decision(findings, decisions):
        finding = findings[position]
        covered.setdefault(position, {}).setdefault(finding.id, set()).update(finding.claims)
    return [
        {name: frozenset(ids) for name, ids in covered[at].items()} if at in covered else _NOTHING
        for at in range(len(findings))
    ]


def same_wording(a: str, b: str) -> bool:
    """Whether two sentences have the same words, as far as a decision keeps them."""
    return plain(kept_quote(a)) == plain(kept_quote(b))


def kept_quote(quote: str) -> str:
    """The part of a sentence that a decision keeps: white space reflowed, a bounded length."""
    return " ".join(quote.split())[:LONGEST_QUOTE]


def _homes(findings: Sequence[Finding], asked: Collection[str]) -> Mapping[str, Sequence[int]]:
    """The positions of the findings that each claim of `asked` (ids) is in."""
    homes: dict[str, list[int]] = defaultdict(list)
    for position, finding in enumerate(findings):
        for claim in finding.claims:
            if claim in asked:
                homes[claim].append(position)
    return homes


def _belongs(
    alike: Mapping[str, Likeness], homes: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    """The findings that a decided figure belongs to, each with a claim that stands for it there.

    It belongs to the findings that hold its sentence, if there are any; only when the sentence is
    gone may another wording stand in for it. Without this, two findings with the same figures (five
    dead here, five dead there) would share one decision.
    """
    surest = max(alike.values(), default=Likeness.NONE)
    at_home = {
        position
        for claim, likeness in alike.items()
        if likeness == surest
        for position in homes.get(claim, ())
    }
    for claim in alike:
        for position in homes.get(claim, ()):
            if position in at_home:
                yield position, claim


def _named_by_a_decision(
    findings: Sequence[Finding], decisions: Sequence[Decision]
) -> Iterator[int]:
    """The positions of findings with a decision's id, which have its figures by definition."""
    known = {decision.id for decision in decisions}
    occurrences = Counter(finding.id for finding in findings if finding.id in known)
    for position, finding in enumerate(findings):
        if finding.id in known and occurrences[finding.id] == 1:
            yield position


def _lookup(claims: Sequence[Claim], decisions: Sequence[Decision]) -> _Lookup:
    """The claims of those outlets and days alone that decisions speak of."""
    wanted = {_origin(entry) for decision in decisions for entry in decision.claims}
    outlets = {source: plain(source) for source in {claim.source for claim in claims}}
    lookup: dict[tuple[str, ...], list[tuple[Claim, Figure]]] = defaultdict(list)
    for claim in claims:
        day = claim.published.isoformat() if claim.published else ""
        origin = (outlets[claim.source], day)
        if origin in wanted:
            figure = figure_of(claim)
            lookup[(*origin, _BY_VALUE, figure.value)].append((claim, figure))
            lookup[(*origin, _BY_NUMBER, plain(claim.number))].append((claim, figure))
    return lookup


def _origin(entry: DecidedClaim) -> tuple[str, str]:
    return plain(entry.source), entry.published


def _alike(entry: DecidedClaim, lookup: _Lookup) -> Mapping[str, Likeness]:
    """The ids of the claims that hold a decided figure, each with how surely it is the same."""
    origin = _origin(entry)
    candidates = [*lookup.get((*origin, _BY_NUMBER, plain(entry.number)), ())]
    if entry.value:
        candidates += lookup.get((*origin, _BY_VALUE, entry.value), ())
    likeness = {claim.id: _likeness(entry, claim, figure) for claim, figure in candidates}
    return {name: found for name, found in likeness.items() if found is not Likeness.NONE}


def _likeness(entry: DecidedClaim, claim: Claim, figure: Figure) -> Likeness:
    same_number = plain(entry.number) == plain(claim.number)
    same_quote = bool(entry.quote) and same_wording(entry.quote, claim.quote)
    given = (entry.value, entry.hedge, entry.unit, plain(entry.topic))
    read = (figure.value, figure.hedge, figure.unit, figure.topic)
    same_figure = all(g == r for g, r in zip(given, read, strict=True) if g)
    if same_figure and (entry.value or same_number):
        return Likeness.SAME if same_quote else Likeness.SAME_FIGURE
    return Likeness.SAME_WORDS if same_quote and same_number else Likeness.NONE
