"""Builds claims, findings and decisions for the tests of the ledger."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from crosscheck.identity import finding_id
from crosscheck.ledger import read_decision, record_review
from crosscheck.records import Claim, Decision, DecisionWord, Finding, Review

ANA = "Ana Ruiz <ana@example.org>"
MONDAY = date(2024, 3, 11)


def says(key: str, source: str, number: str, **more: Any) -> Claim:
    """A claim about landings a day; its value is read off `number` where that is digits."""
    digits = number.replace(",", "")
    value = float(digits) if digits.isdigit() else None
    fields: dict[str, Any] = {
        "id": key,
        "article": f"{source}.md",
        "source": source,
        "published": MONDAY,
        "quote": f"{source} counted {number} landings in one day.",
        "number": number,
        "start": 0,
        "end": len(number),
        "value": value,
        "low": value,
        "high": value,
        "hedge": "exact" if value is not None else "vague",
        "unit": "count",
        "per": "day",
        "kind": "level",
        "direction": None,
        "topic": "landing count",
        "qualifiers": None,
        "base": None,
        "place": "Reed Harbour",
        "period_start": None,
        "period_end": None,
        "attributed_to": None,
    }
    return Claim(**{**fields, **more})


def finding_of(*claims: Claim, **more: Any) -> Finding:
    """A conflict between the claims, named by their figures."""
    fields: dict[str, Any] = {
        "id": finding_id(claims),
        "claims": tuple(sorted(claim.id for claim in claims)),
        "verdict": "conflict",
        "conflict_class": "value",
        "topic": "landing count",
        "question": "landings per day, Reed Harbour",
        "reason": "The figures cannot both be true.",
        "severity": 0.5,
    }
    return Finding(**{**fields, **more})


def review_of(word: DecisionWord = "explained", at: str = "2024-03-12", **more: Any) -> Review:
    """A review of a day, at ten in the morning."""
    fields: dict[str, Any] = {"by": ANA, "at": f"{at}T10:00:00Z", "note": "Two days of one week."}
    return Review(word, **{**fields, **more})


def decided_on(folder: Path, *claims: Claim, review: Review | None = None) -> Decision:
    """What is on record once somebody has decided on a finding of these claims."""
    path = record_review(folder, finding_of(*claims), claims, review or review_of())
    return read_decision(path)


COURIER = says("c1", "Courier", "8,000")


COMET = says("c2", "Comet", "8,600")


def made(n: int) -> tuple[Finding, list[Claim]]:
    """The n-th of many different findings."""
    claims = [says(f"a{n}", "Courier", str(100 + n)), says(f"b{n}", "Comet", str(5_000 + n))]
    return finding_of(*claims), claims


def record(folder: Path, n: int, note: str = "Two days of one week.") -> Path:
    finding, claims = made(n)
    return record_review(folder, finding, claims, review_of(note=note))
