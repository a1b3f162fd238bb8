"""The word lists that matching goes by, compiled once for a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.match.words import words
from crosscheck.vocabulary import Vocabulary

Concepts = frozenset[str]
Sides = frozenset[tuple[str, str]]
Phrases = dict[str, tuple[tuple[str, ...], ...]]
LONGEST_PHRASE = 5


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What words mean to matching.

    `phrases` holds, by first word, the word sequences that count as one term (longest first);
    `concepts` the concepts of a term; `sides` the (contrast, side) pairs of a term; `weights` how
    telling a term is, where that is not 1; `narrowing` the contrasts whose sides are parts of one
    population, so that a figure that names none of them is about all; `soft` those whose sides are
    definitions of what may be one thing.
    """

    phrases: Phrases
    concepts: dict[str, Concepts]
    sides: dict[str, Sides]
    weights: dict[str, float]
    narrowing: frozenset[str]
    soft: frozenset[str]
    stocks: frozenset[str]
    running: frozenset[str]
    skipped: frozenset[str]

    def terms(self, tokens: Sequence[str]) -> list[tuple[str, int]]:
        """The terms in a sequence of base forms, each with its first token's index."""
        kept = [(token, at) for at, token in enumerate(tokens) if token not in self.skipped]
        plain = [token for token, _ in kept]
        found: list[tuple[str, int]] = []
        nth = 0
        while nth < len(plain):
            term, length = self._longest(plain, nth)
            found.append((term, kept[nth][1]))
            nth += length
        return found

    def meaning(self, term: str) -> Concepts:
        """The concepts of a term: a word that no list knows stands for itself."""
        return self.concepts.get(term) or frozenset((term,))

    def weight(self, term: str) -> float:
        """How telling a term is: 0 for grammar, digits and letters, 1 for most nouns and verbs."""
        return 0.0 if term.isdigit() or len(term) == 1 else self.weights.get(term, 1.0)

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[str, int]:
        for phrase in self.phrases.get(tokens[at], ()):
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                return " ".join(phrase), len(phrase)
        return tokens[at], 1


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The compiled word lists of a vocabulary."""
    concepts: dict[str, set[str]] = {}
    for nth, row in enumerate(vocabulary.rows("synonyms")):
        name = f"{_term(row['words'][0])}#{nth}"
        for word in row["words"]:
            concepts.setdefault(_term(word), set()).add(name)
    sides: dict[str, set[tuple[str, str]]] = {}
    narrowing, soft = set(), set()
    for nth, row in enumerate(vocabulary.rows("contrasts")):
        group = f"contrast {nth}"
        if row.get("narrows", False):
            narrowing.add(group)
        if row.get("soft", False):
            soft.add(group)
        for number, side in enumerate(row["sides"]):
            for word in side:
                sides.setdefault(_term(word), set()).add((group, str(number)))
    weights = {
        _term(word): float(row["weight"])
        for row in vocabulary.rows("telling")
        for word in row["words"]
    }
    stocks, running = (
        frozenset(
            _term(word)
            for row in vocabulary.rows(table)
            if row.get("role", "event") == "event"
            for word in row["words"]
        )
        for table in ("stocks", "running")
    )
    return Lexicon(
        phrases=_phrases([*concepts, *sides, *weights, *stocks, *running]),
        concepts={term: frozenset(names) for term, names in concepts.items()},
        sides={term: frozenset(pairs) for term, pairs in sides.items()},
        weights=weights,
        narrowing=frozenset(narrowing),
        soft=frozenset(soft),
        stocks=stocks,
        running=running,
        skipped=frozenset(
            _term(word)
            for row in vocabulary.rows("telling")
            if row.get("inside", False)
            for word in row["words"]
        ),
    )


def _term(text: str) -> str:
    return " ".join(words(text))


def _phrases(terms: Iterable[str]) -> Phrases:
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for term in terms:
        tokens = tuple(term.split())
        if len(tokens) > 1:
            by_first.setdefault(tokens[0], set()).add(tokens)
    return {
        first: tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))
        for first, found in by_first.items()
    }
