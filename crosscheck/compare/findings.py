"""Groups pairs into what a person reviews once: one question with all its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from crosscheck.collector import no_collection
from crosscheck.compare.groups import connected, in_groups
from crosscheck.compare.question import question
from crosscheck.identity import finding_id
from crosscheck.records import Claim, Finding, Pair, Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REVIEWED: tuple[Verdict, ...] = ("conflict", "diverge", "update")


class _Ends(NamedTuple):
    """Pairs of one verdict: by `at` in all pairs, and by the numbers of their two claims.

    Three arrays (int32), because of a million claims the pairs as tuples and lists take as much
    memory as the findings.
    """

    at: NDArray[np.int32]
    one: NDArray[np.int32]
    other: NDArray[np.int32]


@no_collection()
def group_findings(claims: Sequence[Claim], pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """One finding for each question on which figures conflict, diverge or were updated.

    The figures of a question are joined by such pairs of one verdict; figures that agree with
    one of them are listed along. The most severe findings come first.
    """
    shown, ends = _numbered(claims, pairs)
    if not shown:
        return ()
    agreeing = _neighbours(ends["agree"], len(shown))
    taken = bytearray(len(shown))
    findings = []
    for verdict in REVIEWED:
        for members, inside in _components(ends[verdict], pairs, len(shown)):
            if verdict != "conflict" and all(taken[number] for number in members):
                continue
            for number in members:
                taken[number] = True
            joined = members.union(*map(agreeing, members))
            findings.append(_finding([shown[number] for number in sorted(joined)], inside))
    findings.sort(key=attrgetter("id"))  # three times in place: a key of all is an object each
    findings.sort(key=attrgetter("severity"), reverse=True)
    findings.sort(key=_rank)
    return tuple(findings)


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


def _numbered(
    claims: Sequence[Claim], pairs: Sequence[Pair]
) -> tuple[list[Claim], dict[Verdict, _Ends]]:
    """The claims that findings may list, by id, and the pairs of these, by verdict.

    A claim's number is its place among them: who has the smaller one has the smaller id.
    """
    asked = {name for p in pairs if p.verdict in REVIEWED for name in (p.a, p.b)}
    asked |= {name for p in pairs if _agrees_with(p, asked) for name in (p.a, p.b)}
    shown = sorted((claim for claim in claims if claim.id in asked), key=attrgetter("id"))
    del asked
    number = {claim.id: nth for nth, claim in enumerate(shown)}
    return shown, {verdict: _ends(pairs, verdict, number) for verdict in (*REVIEWED, "agree")}


def _agrees_with(pair: Pair, asked: set[str]) -> bool:
    return pair.verdict == "agree" and (pair.a in asked or pair.b in asked)


def _ends(pairs: Sequence[Pair], verdict: Verdict, number: dict[str, int]) -> _Ends:
    """The pairs of a verdict of which both claims have a number."""
    import numpy as np

    chosen = [p.verdict == verdict and p.a in number and p.b in number for p in pairs]
    at = np.flatnonzero(chosen).astype(np.int32)
    one = np.fromiter((number[p.a] for p in compress(pairs, chosen)), np.int32, len(at))
    other = np.fromiter((number[p.b] for p in compress(pairs, chosen)), np.int32, len(at))
    return _Ends(at, one, other)


def _neighbours(ends: _Ends, count: int) -> Callable[[int], list[int]]:
    """Tells of each of `count` claims which others it makes a pair with."""
    import numpy as np

    sides, others = (np.concatenate(x) for x in ((ends.one, ends.other), (ends.other, ends.one)))
    order = sides.argsort(kind="stable")
    others, starts = others[order], sides[order].searchsorted(np.arange(count + 1))

    def neighbours(number: int) -> list[int]:
        found: list[int] = others[starts[number] : starts[number + 1]].tolist()
        return found

    return neighbours


def _components(
    ends: _Ends, pairs: Sequence[Pair], count: int
) -> Iterator[tuple[set[int], list[Pair]]]:
    """The claims and the pairs of each connected group, by the smallest number in each."""
    labels = connected(ends.one, ends.other, count)[ends.one]
    for group in in_groups(labels):
        members = {*ends.one[group].tolist(), *ends.other[group].tolist()}
        yield members, [pairs[at] for at in ends.at[group].tolist()]


def _rank(finding: Finding) -> int:
    return REVIEWED.index(finding.verdict)
