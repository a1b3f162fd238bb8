"""What a figure that follows from two others is: a claim that nobody prints."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from crosscheck.compare import wording
from crosscheck.config import Tolerances
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

NEARBY: Final = 600  # characters between two figures of which one says something of the other


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure nobody prints: as a claim, the index of the claim it answers for, and its origin."""

    claim: Claim
    source: int
    how: str


@dataclass(frozen=True, slots=True)
class Page:
    """The claims of one article: all there are, and the indices of its own in the text's order."""

    claims: Sequence[Claim]
    members: Sequence[int]
    vocabulary: Vocabulary
    tolerances: Tolerances

    def near(self, index: int, reach: int) -> Sequence[int]:
        """The indices that start within `reach` characters of a claim's start, in the text's order.

        An article may hold any number of claims: going through all of them for each takes too long.
        """
        at = self.claims[index].start
        first = bisect_left(self.members, at - reach, key=self._start)
        last = bisect_right(self.members, at + reach, lo=first, key=self._start)
        return self.members[first:last]

    def _start(self, index: int) -> int:
        return self.claims[index].start


def by_article(claims: Sequence[Claim]) -> list[list[int]]:
    """The claims' indices, article by article, in the order of the text."""
    articles: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        articles[claim.article].append(index)
    return [
        sorted(articles[name], key=lambda i: (claims[i].start, claims[i].id))
        for name in sorted(articles)
    ]


def as_range(claim: Claim, low: float, high: float) -> Claim:
    """The claim with bounds that were worked out, and no printed figure."""
    return replace(
        claim,
        id=f"{claim.id}~",
        number="",
        value=(low + high) / 2,
        low=low,
        high=high,
        hedge="range",
    )


def follows(text: str, claim: Claim) -> str:
    """How a figure was worked out, and to what it comes."""
    return f"{text} is {wording.between(claim.low or 0.0, claim.high or 0.0, claim.unit)}"
