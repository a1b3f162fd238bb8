"""Two statements, one verdict: how the figures of one stand to the figures of the other."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.records import Claim, Relation, Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """The relation of A's figures to B's, seen from A; the verdict of `check` on them; the reason."""

    relation: Relation
    verdict: Verdict | None
    reason: str
    claims_a: tuple[Claim, ...]
    claims_b: tuple[Claim, ...]
