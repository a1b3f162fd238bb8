"""Shows two figures side by side: why they were matched, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crosscheck.records import Claim, Pair, Result, Verdict
from crosscheck.report import wording
from crosscheck.report.figure_views import has_text
from crosscheck.report.index import Index


class Side(NamedTuple):
    """One figure of a pair, short."""

    claim: Claim
    outlet: str
    has_text: bool


class PairView(NamedTuple):
    """Two figures, how sure the match is, how far apart they are and what was said of them."""

    pair: Pair
    a: Side
    b: Side
    score: str
    gap: str
    parts: tuple[tuple[str, int], ...]
    verdict: str


def pair_view(pair: Pair, index: Index) -> PairView:
    """One pair, in words."""
    a, b = index.claims[pair.a], index.claims[pair.b]
    return PairView(
        pair=pair,
        a=Side(a, wording.outlet(a), has_text(a, index)),
        b=Side(b, wording.outlet(b), has_text(b, index)),
        score=f"{pair.score:.0%}",
        gap=wording.gap_between(a, b, pair),
        parts=tuple((wording.part(name), round(part * 100)) for name, part in pair.parts),
        verdict=wording.VERDICTS[pair.verdict],
    )


def pairs_of(verdict: Verdict, result: Result, index: Index) -> Iterator[PairView]:
    """All pairs of one verdict, the surest matches first, one by one."""
    chosen = [pair for pair in result.pairs if pair.verdict == verdict]
    for pair in sorted(chosen, key=lambda p: (-p.score, p.a, p.b)):
        yield pair_view(pair, index)
