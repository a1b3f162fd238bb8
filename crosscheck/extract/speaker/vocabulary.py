"""The word lists of attribution, compiled once for each vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

SECOND_WORDS = frozenset(["of", "for", "from", "by", "at", "on", "in", "about", "with", "to"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: its sort (see speech_verbs.toml), and whether a bare object is enough."""

    sort: str
    object: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What each word means to attribution; all keys are in lower case."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, str]
    generic: frozenset[str]
    data: Mapping[str, str]
    before: tuple[tuple[str, ...], ...]
    owner: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=8)
def attribution_words(vocabulary: Vocabulary) -> Words:
    """The tables speech_verbs, source_nouns, data_sources and source_phrases as look-ups."""
    phrases = [
        (tuple(row["phrase"].split()), row["sort"]) for row in vocabulary.rows("source_phrases")
    ]
    nouns = vocabulary.rows("source_nouns")
    return Words(
        verbs={
            form: Verb(row["sort"], row.get("object", False))
            for row in vocabulary.rows("speech_verbs")
            for form in row["forms"]
        },
        nouns={noun: row["sort"] for row in nouns for noun in row["nouns"]},
        generic=frozenset(n for row in nouns if row.get("generic") for n in row["nouns"]),
        data={
            noun: row["sort"] for row in vocabulary.rows("data_sources") for noun in row["nouns"]
        },
        before=tuple(words for words, sort in phrases if sort == "before"),
        owner=tuple(words for words, sort in phrases if sort == "owner"),
    )
