"""Groups pairs into what a person reviews once: one question with all its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from crosscheck.collector import no_collection
from crosscheck.compare.groups import connected
from crosscheck.compare.question import question
from crosscheck.identity import finding_id
from crosscheck.records import Claim, Finding, Pair, Verdict

REVIEWED: tuple[Verdict, ...] = ("conflict", "diverge", "update")


@no_collection()
def group_findings(claims: Sequence[Claim], pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """One finding for each question on which figures conflict, diverge or were updated.

    The figures of a question are joined by such pairs of one verdict; figures that agree with
    one of them are listed along. The most severe findings come first.
    """
    by_id, agreeing = _shown(claims, pairs)
    taken: set[str] = set()
    findings = []
    for verdict in REVIEWED:
        chosen = [pair for pair in pairs if pair.verdict == verdict]
        for members, inside in _components(chosen):
            if verdict != "conflict" and members <= taken:
                continue
            taken |= members
            joined = members | {o for m in sorted(members) for o in agreeing.get(m, ())}
            findings.append(_finding([by_id[i] for i in sorted(joined)], inside))
    return tuple(sorted(findings, key=_order))


def _finding(figures: list[Claim], pairs: list[Pair]) -> Finding:
    worst = min(pairs, key=lambda pair: (-pair.gap * pair.score, pair.a, pair.b))
    lead = next(claim for claim in figures if claim.id == worst.a)
    return Finding(
        id=finding_id(figures),
        claims=tuple(claim.id for claim in figures),
        verdict=worst.verdict,
        conflict_class=worst.conflict_class,
        topic=lead.topic,
        question=question(lead, figures),
        reason=worst.reason,
        severity=severity(figures, pairs),
    )


def severity(figures: Iterable[Claim], pairs: Sequence[Pair]) -> float:
    """0-1: how far apart, how sure the match, how many outlets, one named source or several."""
    widest = max(pair.gap for pair in pairs)
    surest = max(pair.score for pair in pairs)
    outlets = len({claim.source or claim.article for claim in figures})
    one_source = any(pair.conflict_class == "attribution" for pair in pairs)
    weight = {"conflict": 1.0, "diverge": 0.6}.get(pairs[0].verdict, 0.3)
    score = 0.4 * min(1.0, widest * 2) + 0.4 * surest + 0.15 * min(1.0, (outlets - 1) / 3)
    return round(weight * min(1.0, score + (0.05 if one_source else 0.0)), 4)


def _shown(
    claims: Sequence[Claim], pairs: Sequence[Pair]
) -> tuple[Mapping[str, Claim], Mapping[str, list[str]]]:
    """The claims that findings may list, by id; and by id those that agree with them."""
    asked = {name for p in pairs if p.verdict in REVIEWED for name in (p.a, p.b)}
    agreeing = _agreeing(pairs, asked)
    asked.update(chain.from_iterable(agreeing.values()))
    return {claim.id: claim for claim in claims if claim.id in asked}, agreeing


def _agreeing(pairs: Iterable[Pair], asked: Container[str]) -> Mapping[str, list[str]]:
    """The claims that agree with those of `asked`, by the ids of these."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict == "agree":
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if one in asked:
                    found[one].append(other)
    return found


def _components(pairs: Sequence[Pair]) -> Iterator[tuple[set[str], list[Pair]]]:
    """The connected groups of pairs, by the smallest id in each."""
    groups = _grouped(pairs)
    for first in sorted(groups):
        group = groups.pop(first)
        yield {i for pair in group for i in (pair.a, pair.b)}, group


def _grouped(pairs: Sequence[Pair]) -> dict[int, list[Pair]]:
    """The pairs of each connected group, by a number that orders the groups by their first ids."""
    ids = sorted({i for pair in pairs for i in (pair.a, pair.b)})
    number = {name: nth for nth, name in enumerate(ids)}
    labels = connected([(number[pair.a], number[pair.b]) for pair in pairs], len(ids))
    groups: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[labels[number[pair.a]]].append(pair)
    return groups


def _order(finding: Finding) -> tuple[int, float, str]:
    return REVIEWED.index(finding.verdict), -finding.severity, finding.id
