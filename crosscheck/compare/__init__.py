"""Decides what pairs of claims mean for each other, and groups them into findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from crosscheck.collector import no_collection
from crosscheck.compare.arithmetic import put_together
from crosscheck.compare.cases import Case, estimate, is_told
from crosscheck.compare.findings import group_findings
from crosscheck.compare.likelihood import standings
from crosscheck.compare.partners import Judged, keep_partners
from crosscheck.compare.second_look import chances, look_again
from crosscheck.compare.statements import Comparison, relate_statements
from crosscheck.compare.verdicts import judge
from crosscheck.config import Tolerances
from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim, Pair
from crosscheck.vocabulary import Vocabulary

__all__ = ["Comparison", "compare_candidates", "group_findings", "relate_statements"]


AT_ONCE = 2_048  # cases that are weighed together: many rows cost less, and few take little memory


@no_collection()
def compare_candidates(
    claims: Sequence[Claim],
    candidates: Sequence[Candidate],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
    focus: Collection[int] | None = None,
) -> tuple[Pair, ...]:
    """The pairs that answer the same question, with their verdicts, sorted by the claims' ids.

    With `focus`, the candidates hold those pairs alone that one of these claims (by index) has a
    share in.
    """
    judged: list[Judged] = []
    standing = standings(claims, candidates)
    for start in range(0, len(candidates), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        cases = [
            Case(claims[match.a], claims[match.b], match, tolerances, vocabulary, stands)
            for match, stands in zip(candidates[some], standing[some], strict=True)
        ]
        judged += _judged(cases)
    added = put_together(claims, vocabulary, tolerances, focus)
    # Parts are of other scope than their total; that they do not make it outweighs that.
    wrong = {(c.a, c.b) for c, ruling, _ in added if ruling.verdict == "conflict"}
    judged = [j for j in judged if j.ruling.verdict != "scope" or _ends(j) not in wrong]
    settled = {_ends(item) for item in judged}
    judged += [item for item in added if _ends(item) not in settled]

    def likelihood(item: Judged) -> float | None:
        match, _, stands = item
        case = Case(claims[match.a], claims[match.b], match, tolerances, vocabulary, stands)
        return None if case.within or not is_told(case) else case.likelihood

    pairs = []
    for candidate, ruling, _ in keep_partners(claims, judged, likelihood):
        first, second = sorted((claims[candidate.a].id, claims[candidate.b].id))
        pairs.append(
            Pair(
                a=first,
                b=second,
                verdict=ruling.verdict,
                conflict_class=ruling.conflict_class,
                reason=ruling.reason,
                score=candidate.score,
                gap=ruling.gap,
                parts=candidate.parts,
            )
        )
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


def _judged(cases: Sequence[Case]) -> Iterator[Judged]:
    """The matches of the cases on which there is a verdict, with it."""
    estimate(cases)
    for case, chance in zip(cases, chances(cases), strict=True):
        ruling = look_again(case, judge(case), chance)
        if ruling is not None:
            yield Judged(case.match, ruling, case.standing)


def _ends(item: Judged) -> tuple[int, int]:
    return item.match.a, item.match.b
