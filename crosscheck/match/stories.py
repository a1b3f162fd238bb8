"""Whether two articles tell one story, by the names and words of their sentences with figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.match.lexicon import Concepts, lexicon, terms_of
from crosscheck.match.names import TELLING, Names, names_in
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

# Measured on pairs of articles about one event and about different ones: two names in common, or
# one name and some words, hold for nine in ten of the former and one in a hundred of the latter.
NAMES = 2
SHARE = 0.15  # of the names of the article that has fewer
WORDS = ((5, 0.15), (4, 0.2), (3, 0.3))  # words in common, and their share of the shorter article's
LASTING = 60  # days after which an article tells another story, if of the same people and places
KEPT = 20_000  # articles whose names and words are kept


@dataclass(frozen=True, slots=True)
class Tellings:
    """The names and telling concepts in an article's sentences, and its day of publication."""

    names: Names
    concepts: Concepts
    published: int | None


class Stories:
    """Answers whether two articles tell one story; reads an article when first asked about it."""

    def __init__(self, claims: Sequence[Claim], vocabulary: Vocabulary) -> None:
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.article].append(claim)
        self._vocabulary = vocabulary
        self._read = lru_cache(maxsize=KEPT)(self._read_article)

    def one(self, a: str, b: str) -> bool:
        """Whether two articles (paths) are one, or tell one story."""
        return a == b or _alike(self._read(a), self._read(b))

    def _read_article(self, article: str) -> Tellings:
        known = lexicon(self._vocabulary)
        names: set[str] = set()
        concepts: set[str] = set()
        for claim in self._claims[article]:
            names |= names_in(claim.quote, self._vocabulary)
            for text in (claim.place, claim.attributed_to):
                if text:
                    names |= names_in(f"of {text}", self._vocabulary)
            for term, _ in terms_of(claim.quote, self._vocabulary):
                if known.weight(term) >= TELLING:
                    concepts.add(min(known.meaning(term)))
        dates = [c.published.toordinal() for c in self._claims[article] if c.published]
        return Tellings(frozenset(names), frozenset(concepts), dates[0] if dates else None)


def _alike(a: Tellings, b: Tellings) -> bool:
    if a.published and b.published and abs(a.published - b.published) > LASTING:
        return False
    names, concepts = len(a.names & b.names), len(a.concepts & b.concepts)
    if names >= NAMES and names >= SHARE * min(len(a.names), len(b.names)):
        return True
    fewer = min(len(a.concepts), len(b.concepts))
    return names >= 1 and any(concepts >= n and concepts >= share * fewer for n, share in WORDS)
