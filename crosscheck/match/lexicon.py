"""The word lists that matching goes by, compiled once for a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.match.words import REMEMBERED, words
from crosscheck.vocabulary import Row, Vocabulary

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
    definitions of what may be one thing; `near` those that a word beside the figure decides.
    `told` are the phrases (case folded) that put every figure of their sentence on a side.
    """

    phrases: Phrases
    concepts: dict[str, Concepts]
    sides: dict[str, Sides]
    weights: dict[str, float]
    narrowing: frozenset[str]
    soft: frozenset[str]
    near: frozenset[str]
    stocks: frozenset[str]
    running: frozenset[str]
    skipped: frozenset[str]
    told: tuple[tuple[str, tuple[str, str]], ...]

    def terms(self, tokens: Sequence[str]) -> list[tuple[str, int]]:
        """The terms in a sequence of base forms, each with its first token's index."""
        kept = [(token, at) for at, token in enumerate(tokens) if token not in self.skipped]
        plain = [token for token, _ in kept]
        found: list[tuple[str, int]] = []
        nth = 0
        while nth < len(plain):
            first = plain[nth]
            term, length = self._longest(plain, nth) if first in self.phrases else (first, 1)
            found.append((term, kept[nth][1]))
            nth += length
        return found

    def meaning(self, term: str) -> Concepts:
        """The concepts of a term: a word that no list knows stands for itself.

        A phrase without concepts of its own has those of its words.
        """
        own = self.concepts.get(term)
        if own is not None:
            return own
        if " " not in term:
            return _alone(term)
        telling = [word for word in term.split() if self.weight(word) > 0]
        return frozenset(c for word in telling or [term] for c in self.concepts.get(word, (word,)))

    def sides_of(self, term: str) -> Sides:
        """The (contrast, side) pairs of a term; of a phrase without its own, those of its words."""
        own = self.sides.get(term)
        if own is None and " " in term:
            return frozenset(s for word in term.split() for s in self.sides.get(word, ()))
        return own or frozenset()

    def sides_told(self, text: str) -> Sides:
        """The (contrast, side) pairs that a sentence tells; after "and" a phrase is not alone."""
        folded = text.casefold()
        return frozenset(
            side for phrase, side in self.told if phrase in folded and f"and {phrase}" not in folded
        )

    def is_stock(self, term: str) -> bool:
        """Whether a term, or a word of it, is counted anew at every moment."""
        own = term in self.stocks
        return own or (" " in term and any(word in self.stocks for word in term.split()))

    def is_running(self, term: str) -> bool:
        """Whether a term, or a word of it, adds up while a story runs."""
        return term in self.running or any(word in self.running for word in term.split())

    def weight(self, term: str) -> float:
        """How telling a term is: 0 for grammar, digits and letters, 1 for most nouns and verbs."""
        return 0.0 if term.isdigit() or len(term) == 1 else self.weights.get(term, 1.0)

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[str, int]:
        for phrase in self.phrases[tokens[at]]:
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                return " ".join(phrase), len(phrase)
        return tokens[at], 1


@lru_cache(maxsize=REMEMBERED)
def _alone(term: str) -> Concepts:
    """One set for all claims with this word: an empty one takes 200 bytes, and there are many."""
    return frozenset((term,))


@lru_cache(maxsize=REMEMBERED)
def terms_of(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, int], ...]:
    """The terms of a text, each with the index of its first word."""
    return tuple(lexicon(vocabulary).terms(words(text)))


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The compiled word lists of a vocabulary."""
    telling = vocabulary.rows("telling")
    skipped = frozenset(
        base
        for row in telling
        if row.get("inside", False)
        for base in words(" ".join(row["words"]))
    )
    concepts: dict[str, set[str]] = {}
    for nth, row in enumerate(vocabulary.rows("synonyms")):
        for term in _terms(row["words"], skipped):
            concepts.setdefault(term, set()).add(f"{row['words'][0]}#{nth}")
    sides: dict[str, set[tuple[str, str]]] = {}
    contrasts = [(f"contrast {nth}", row) for nth, row in enumerate(vocabulary.rows("contrasts"))]
    for group, row in contrasts:
        for number, side in enumerate(row["sides"]):
            for term in _terms(side, skipped):
                sides.setdefault(term, set()).add((group, str(number)))
    weights = dict.fromkeys(skipped, 0.0)
    weights |= {t: float(row["weight"]) for row in telling for t in _terms(row["words"], skipped)}
    stocks, running = (_listed(vocabulary.rows(table), skipped) for table in ("stocks", "running"))
    return Lexicon(
        phrases=_phrases([*concepts, *sides, *weights, *stocks, *running]),
        concepts={term: frozenset(names) for term, names in concepts.items()},
        sides={term: frozenset(pairs) for term, pairs in sides.items()},
        weights=weights,
        narrowing=frozenset(group for group, row in contrasts if row.get("narrows", False)),
        soft=frozenset(group for group, row in contrasts if row.get("soft", False)),
        near=frozenset(group for group, row in contrasts if row.get("near", False)),
        stocks=stocks,
        running=running,
        skipped=skipped,
        told=tuple(
            (phrase.casefold(), (group, str(number)))
            for group, row in contrasts
            for number, phrases in enumerate(row.get("also", ()))
            for phrase in phrases
        ),
    )


def _listed(rows: Iterable[Row], skipped: frozenset[str]) -> frozenset[str]:
    """The terms of a table's rows that name events or things."""
    events = (row["words"] for row in rows if row.get("role", "event") == "event")
    return frozenset(term for listed in events for term in _terms(listed, skipped))


def _terms(listed: Iterable[str], skipped: frozenset[str]) -> list[str]:
    """The entries of a list in base forms, without the words that may stand inside a phrase."""
    read = (" ".join(w for w in words(entry) if w not in skipped) for entry in listed)
    return [term for term in read if term]


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
