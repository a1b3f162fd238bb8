"""Keeps one copy of what many claims say: half of what a decoded claim takes are such copies."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, Final

from crosscheck.records import Claim

# Figures and what they count come again in other articles: over 300 of them, a tenth of all.
COMMON: Final = (
    "source", "published", "unit", "per", "base", "place", "period_start", "period_end",
    "attributed_to", "number", "topic", "thing", "event", "qualifiers",
)  # fmt: skip
NEARBY: Final = ("article", "quote")
_common, _nearby = attrgetter(*COMMON), attrgetter(*NEARBY)


class Shared:
    """The values that claims have had so far, those that are told all over an archive."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._common: dict[Any, Any] = {}

    def share(self, claims: Iterable[Claim]) -> None:
        """Puts known values, which are equal, in the place of the claims' own.

        `claims` are those of one file: what a sentence says is only looked for among them.
        """
        nearby: dict[Any, Any] = {}
        for claim in claims:
            for known, names, values in (
                (self._common, COMMON, _common(claim)),
                (nearby, NEARBY, _nearby(claim)),
            ):
                for name, value in zip(names, values, strict=True):
                    if known.setdefault(value, value) is not value:
                        object.__setattr__(claim, name, known[value])
            if claim.low is not claim.value and claim.low == claim.high == claim.value:
                object.__setattr__(claim, "low", claim.value)
                object.__setattr__(claim, "high", claim.value)
