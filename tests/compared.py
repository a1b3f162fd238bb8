"""Compares claims that tests make, as a check would."""

from __future__ import annotations

from datetime import date
from typing import Any

from crosscheck.compare import compare_candidates
from crosscheck.compare.conversions import in_common
from crosscheck.compare.intervals import meet
from crosscheck.config import Tolerances
from crosscheck.match import match_claims
from crosscheck.records import Claim, Pair
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

VOCABULARY = Vocabulary()


TOLERANCES = Tolerances()


def pairs_of(claims: list[Claim], beside: list[Claim] | None = None) -> list[Pair]:
    candidates = match_claims(claims, VOCABULARY, beside or [])
    return list(compare_candidates(claims, candidates, VOCABULARY, TOLERANCES))


def verdict(a: dict[str, Any], b: dict[str, Any]) -> tuple[str, str | None] | None:
    """The verdict on two figures of one story: same place and days unless a test says otherwise."""
    base: dict[str, Any] = {"topic": "people arrest", "place": "Lyon", "quote": ""}
    day = date(2024, 5, 18)
    base |= {"period_start": day, "period_end": day}
    one = claim(**(base | {"id": "c1", "article": "a", "source": "A"} | a))
    other = claim(**(base | {"id": "c2", "article": "b", "source": "B"} | b))
    told = "In Lyon, Mayor Brennan and Prefect Duval spoke of 3 things."
    beside = [claim(id=f"s{c.id}", article=c.article, quote=told) for c in (one, other)]
    found = pairs_of([one, other], beside)
    return (found[0].verdict, found[0].conflict_class) if found else None


def verdict_of_intervals(one: Claim, other: Claim) -> str:
    common = in_common(one, other, TOLERANCES)
    assert common is not None
    return meet(common.a, common.b)


MAY = {"period_start": date(2024, 5, 1), "period_end": date(2024, 5, 31)}


STORY = [
    claim(
        id="c1", article="a", source="A", value=250.0, place="Lyon", topic="people arrest", **MAY
    ),
    claim(
        id="c2", article="b", source="B", value=310.0, place="Lyon", topic="people arrest", **MAY
    ),
    claim(
        id="c3", article="c", source="C", value=251.0, place="Lyon", topic="people detain", **MAY
    ),
    claim(id="c4", article="c", source="C", value=12.0, place="Lyon", topic="people injure", **MAY),
    claim(id="c5", article="d", source="D", value=9.0, unit="percent", topic="pay rise"),
]
