"""Counts who agrees and who disagrees with whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from crosscheck.records import Result
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.plain import visible


@dataclass(frozen=True, slots=True)
class OutletPair:
    """How often two outlets' figures met, by verdict. `a` and `b` may be one outlet."""

    a: str
    b: str
    conflict: int
    diverge: int
    update: int
    agree: int
    scope: int


def outlet_pairs(result: Result, index: Index) -> tuple[OutletPair, ...]:
    """Each two outlets whose figures answer a common question, most conflicts first."""
    met: Counter[tuple[str, str, str]] = Counter()
    for pair in result.pairs:
        names = sorted(visible(wording.outlet(index.claims[key])) for key in (pair.a, pair.b))
        met[names[0], names[1], pair.verdict] += 1
    rows = [
        OutletPair(
            a,
            b,
            conflict=met[a, b, "conflict"],
            diverge=met[a, b, "diverge"],
            update=met[a, b, "update"],
            agree=met[a, b, "agree"],
            scope=met[a, b, "scope"],
        )
        for a, b in sorted({(a, b) for a, b, _ in met})
    ]
    return tuple(sorted(rows, key=lambda row: (-row.conflict, -row.diverge, row.a, row.b)))
