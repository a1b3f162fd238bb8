"""The words that make a rate of the noun or time beside them, compiled once for each vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RateWords:
    """Adjectives of rates, the nouns that the wary ones need, typical times, and subjects."""

    adjectives: Mapping[str, str]
    always: frozenset[str]
    nouns: frozenset[str]
    typical: frozenset[str]
    averaging: frozenset[str]
    subjects: frozenset[str]
    not_subjects: frozenset[str]
    those: frozenset[str]
    not_apiece: frozenset[str]
    names: frozenset[str]
    prices: frozenset[str]
    single: frozenset[str]
    priced: frozenset[str]
    otherwise_priced: frozenset[str]


@lru_cache(maxsize=8)
def rate_words(vocabulary: Vocabulary) -> RateWords:
    """The rows of the `rates` table that have a role."""
    adjectives: dict[str, str] = {}
    always: set[str] = set()
    nouns: set[str] = set()
    by_role: dict[str, frozenset[str]] = {}
    for row in vocabulary.rows("rates"):
        if row.get("role") == "adjective":
            adjectives |= row["words"]
            always |= set(row["words"]) if row.get("always") else set()
            nouns |= set(row["nouns"])
        elif "role" in row:
            by_role[row["role"]] = by_role.get(row["role"], frozenset()) | frozenset(row["words"])
    return RateWords(
        adjectives,
        frozenset(always),
        frozenset(nouns),
        by_role["typical"],
        by_role["averaging"],
        by_role["subject"],
        by_role["not_subject"],
        by_role["those"],
        by_role["not_apiece"],
        by_role["names_rate"],
        by_role["price"],
        by_role["single"],
        by_role["priced"],
        by_role["otherwise_priced"],
    )
