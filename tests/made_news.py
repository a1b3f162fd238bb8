"""A run over made-up articles for the tests of commands, with decisions joined to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from crosscheck.config import Config
from crosscheck.ledger import decide, read_decisions
from crosscheck.records import Claim, Finding, Problem, Result
from tests.made_decisions import finding_of, says

LANDINGS = (
    says("c1", "Courier", "8,000", line=3),
    says("c2", "Comet", "8,600", hedge="more_than", low=8600.0, high=None),
)
DEAD = tuple(
    says(key, source, number, topic="person kill", per=None, quote=f"The storm killed {number}.")
    for key, source, number in (("c3", "Mirror", "43"), ("c4", "Herald", "61"))
)
FIRES = (
    says("c5", "Courier", "12", topic="fire", per=None, quote="There were 12 fires."),
    says("c6", "Radio", "15", topic="fire", per=None, quote="Crews put out 15 fires."),
)
CLAIMS = (*LANDINGS, *DEAD, *FIRES)


def findings() -> tuple[Finding, ...]:
    """Two conflicts, the first more severe, and an update that waits for nobody."""
    return (
        finding_of(*LANDINGS, severity=0.9),
        finding_of(*DEAD, severity=0.5, question="people killed in the storm"),
        finding_of(*FIRES, verdict="update", conflict_class=None, severity=0.1),
    )


class Newsroom:
    """Stands in for `pipeline.check_paths`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.claims: tuple[Claim, ...] = CLAIMS
        self.findings = findings()
        self.problems: tuple[Problem, ...] = ()
        self.asked: list[tuple[list[str], list[str]]] = []

    def check_paths(
        self, paths: Sequence[str], config: Config, against: Sequence[str] = (), **_more: Any
    ) -> Result:
        """The made-up result, with the decisions of the configured folder."""
        self.asked.append((list(paths), list(against)))
        decisions, errors = read_decisions(config.decisions)
        decided, unmatched, warnings = decide(
            self.findings, self.claims, decisions, date(2024, 4, 1)
        )
        broken = tuple(Problem(f"{error.path}:{error.line}", error.what) for error in errors)
        return Result((), self.claims, (), decided, (), self.problems, warnings, unmatched, broken)

    def reword(self, key: str, **change: Any) -> None:
        """Changes one claim, as an article that is edited does."""
        self.claims = tuple(replace(c, **change) if c.id == key else c for c in self.claims)
