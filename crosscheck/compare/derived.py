"""Figures that follow from two others of one article: shares, parts, changes and totals."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.compare.changes import of_change, of_growth, of_rate
from crosscheck.compare.derivation import Derived, Page, by_article
from crosscheck.compare.shares import of_part, of_share
from crosscheck.config import Tolerances
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

RULES = (of_share, of_change, of_growth, of_part, of_rate)


def derive(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> list[Derived]:
    """What follows from the claims of each article, in the order of the claims."""
    found: list[Derived] = []
    for members in by_article(claims):
        page = Page(claims, members, vocabulary, tolerances)
        for index in members:
            made = (rule(page, index) for rule in RULES)
            found += [item for item in made if item is not None]
    return sorted(found, key=lambda d: (d.source, d.claim.id))
