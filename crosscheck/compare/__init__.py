"""Decides what pairs of claims mean for each other, and groups them into findings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crosscheck.collector import no_collection
from crosscheck.compare.arithmetic import put_together
from crosscheck.compare.cases import Case
from crosscheck.compare.findings import group_findings
from crosscheck.compare.likelihood import standings
from crosscheck.compare.partners import keep_partners
from crosscheck.compare.second_look import look_again
from crosscheck.compare.statements import Comparison, relate_statements
from crosscheck.compare.verdicts import judge
from crosscheck.config import Tolerances
from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim, Pair
from crosscheck.vocabulary import Vocabulary

__all__ = ["Comparison", "compare_candidates", "group_findings", "relate_statements"]


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
    judged = []
    for candidate, standing in zip(candidates, standings(claims, candidates), strict=True):
        a, b = claims[candidate.a], claims[candidate.b]
        case = Case(a, b, candidate, tolerances, vocabulary, standing)
        ruling = look_again(case, judge(case))
        if ruling is not None:
            judged.append((candidate, ruling))
    added = put_together(claims, vocabulary, tolerances, focus)
    # Parts are of other scope than their total; that they do not make it outweighs that.
    wrong = {(c.a, c.b) for c, ruling in added if ruling.verdict == "conflict"}
    judged = [(c, r) for c, r in judged if r.verdict != "scope" or (c.a, c.b) not in wrong]
    settled = {(candidate.a, candidate.b) for candidate, _ in judged}
    judged += [(c, ruling) for c, ruling in added if (c.a, c.b) not in settled]
    pairs = []
    for candidate, ruling in keep_partners(claims, judged):
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
