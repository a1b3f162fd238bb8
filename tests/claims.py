"""Claims for tests: a plain count, changed where a test asks for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from crosscheck.records import Claim

PLAIN = Claim(
    id="c0",
    article="a.md",
    source="Outlet",
    published=date(2024, 5, 20),
    quote="",
    number="",
    start=0,
    end=0,
    value=46.0,
    low=None,
    high=None,
    hedge="exact",
    unit="count",
    per=None,
    kind="level",
    direction=None,
    topic="people kill",
    qualifiers=None,
    base=None,
    place=None,
    period_start=None,
    period_end=None,
    attributed_to=None,
)


def claim(**fields: Any) -> Claim:
    """A claim with the given fields; number and bounds follow from the value where not given."""
    made = replace(PLAIN, **fields)
    if made.value is not None and not made.number:
        made = replace(made, number=f"{made.value:,.12g}")
    if made.hedge == "exact" and made.low is None and made.high is None:
        made = replace(made, low=made.value, high=made.value)
    return made
