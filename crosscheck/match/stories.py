"""Whether two articles tell one story, by the names and words of their sentences with figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from crosscheck.match.digits import significant
from crosscheck.match.lexicon import lexicon, terms_of
from crosscheck.match.names import TELLING, names_in
from crosscheck.match.subjects import Subject
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

# Measured on pairs of articles about one event and about different ones: two names in common, or
# one name and some words, hold for nine in ten of the former and one in a hundred of the latter.
NAMES = 2
SHARE = 0.15  # of the names of the article that has fewer
WORDS = ((5, 0.15), (4, 0.2), (3, 0.3))  # words in common, and their share of the shorter article's
NAMELESS = (6, 0.2)  # the same, where no name is in common
NEARBY = (*WORDS, (4, 0.12))  # the same, where both came out within AT_ONCE days
AT_ONCE = 10
LASTING = 60  # days after which an article tells another story, if of the same people and places
DIGITS = 3  # that a figure needs to tell one story from others


@dataclass(frozen=True, slots=True)
class Tellings:
    """The names and telling concepts of an article, each with the number of its sentences.

    `terms` are its concepts, one for each word; `figures` those with DIGITS digits and more.
    """

    names: Mapping[str, int]
    concepts: Mapping[str, int]
    terms: frozenset[str]
    places: frozenset[str]
    figures: frozenset[str]


class Stories:
    """Answers whether two articles tell one story; reads an article when first asked about it.

    `known` are what articles tell, by path, as far as that has been read before: what is read here
    is added.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        vocabulary: Vocabulary,
        known: dict[str, Tellings] | None = None,
    ) -> None:
        self._told = {} if known is None else known
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.article].append(claim)
        self._vocabulary = vocabulary
        self._days: dict[str, int] = {}

    def one(self, a: str, b: str) -> bool:
        """Whether two articles (paths) are one, or tell one story."""
        if a == b:
            return True
        apart = days_apart(self.published(a), self.published(b))
        if apart is not None and apart > LASTING:
            return False
        return alike(self.tellings(a), self.tellings(b), apart)

    def tellings(self, article: str) -> Tellings:
        """What an article (path) tells."""
        found = self._told.get(article)
        if found is None:
            found = self._told[article] = self._read_article(article)
        return found

    def marks(self, article: str) -> list[str]:
        """What tells an article's story from others: its names and its figures, sorted."""
        return marks_of(self.tellings(article))

    def published(self, article: str) -> int:
        """The ordinal of an article's day; 0 where it is unknown."""
        day = self._days.get(article)
        if day is None:
            days = (c.published for c in self._claims[article] if c.published)
            first = next(days, None)
            day = self._days[article] = first.toordinal() if first else 0
        return day

    def rarity(self, a: Subject, b: Subject) -> tuple[float, float]:
        """How telling what two sentences share is in their articles: by concepts and by names.

        A concept counts 1 where nothing else in either article speaks of it, and less by each
        sentence that does: the chance to hit on this pair among all that share it.
        """
        ours, theirs = self.tellings(a.claim.article), self.tellings(b.claim.article)
        concepts = a.spoken_of & b.spoken_of
        return (
            _rarity(concepts, ours.concepts, theirs.concepts),
            _rarity(a.proper & b.proper, ours.names, theirs.names),
        )

    def _read_article(self, article: str) -> Tellings:
        known = lexicon(self._vocabulary)
        names: dict[str, int] = {}
        concepts: dict[str, int] = {}
        terms: set[str] = set()
        figures = set()
        for claim in self._claims[article]:
            digits = significant(claim.number)
            if len(digits) >= DIGITS:
                figures.add(f"{digits} {claim.unit}")
            for text in (claim.place, claim.attributed_to):
                if text:
                    for name in names_in(f"of {text}", self._vocabulary):
                        names.setdefault(name, 0)
        for quote in sorted({claim.quote for claim in self._claims[article]}):
            for name in names_in(quote, self._vocabulary):
                names[name] = names.get(name, 0) + 1
            found = {term for term, _ in terms_of(quote, self._vocabulary)}
            told = [known.meaning(term) for term in found if known.weight(term) >= TELLING]
            for concept in set().union(*told):
                concepts[concept] = concepts.get(concept, 0) + 1
            terms.update(map(min, told))
        return Tellings(
            names=names,
            concepts=concepts,
            terms=frozenset(terms),
            places=frozenset(p for c in self._claims[article] for p in _parts(c.place)),
            figures=frozenset(figures),
        )


def _rarity(shared: Set[str], ours: Mapping[str, int], theirs: Mapping[str, int]) -> float:
    if not shared:
        return 0.0
    chances = [1 / (max(1, ours.get(x, 1)) * max(1, theirs.get(x, 1))) for x in sorted(shared)]
    return round(sum(chances), 4)


def _parts(place: str | None) -> list[str]:
    return [part.strip().casefold() for part in place.split(",")] if place else []


def days_apart(one: int, other: int) -> int | None:
    """Days between two publications by their ordinals; None where one is unknown (0)."""
    return abs(one - other) if one and other else None


def marks_of(read: Tellings) -> list[str]:
    """What tells an article's story from others: its names and its figures, sorted."""
    return sorted({*read.names, *read.figures})


def alike(a: Tellings, b: Tellings, apart: int | None) -> bool:
    """Whether two articles, so many days apart (at most LASTING; None: unknown), tell one story."""
    names, terms = len(a.names.keys() & b.names), len(a.terms & b.terms)
    if names >= NAMES and names >= SHARE * min(len(a.names), len(b.names)):
        return True
    fewer = min(len(a.terms), len(b.terms))
    if names and not a.figures.isdisjoint(b.figures):
        return True
    at_once = apart is not None and apart <= AT_ONCE
    if not names and not (at_once and not a.places.isdisjoint(b.places)):
        return terms >= NAMELESS[0] and terms >= NAMELESS[1] * fewer
    return any(terms >= n and terms >= share * fewer for n, share in (NEARBY if at_once else WORDS))
