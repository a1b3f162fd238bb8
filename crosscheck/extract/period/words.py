"""The words that times are told by: those of a role, and patterns for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from crosscheck.extract.words import any_of
from crosscheck.vocabulary import Row, Vocabulary


@lru_cache(maxsize=128)
def words_of(vocabulary: Vocabulary, table: str, role: str) -> Mapping[str, Row]:
    """Each word of a role and its row."""
    return {w: row for row in vocabulary.rows(table) if row["role"] == role for w in row["words"]}


def any_word(words: Iterable[str]) -> str:
    """Any of the words, as a part of a pattern; the longest first."""
    return f"(?:{'|'.join(map(re.escape, _longest_first(words)))})"


def any_of_role(vocabulary: Vocabulary, role: str) -> str:
    """Any word of a role of period_words.toml, as a part of a pattern."""
    return any_word(words_of(vocabulary, "period_words", role))


@lru_cache(maxsize=64)  # one for each role that is asked for
def words_pattern(vocabulary: Vocabulary, role: str) -> re.Pattern[str]:
    """Finds any word of a role of period_words.toml, as a word of its own."""
    return re.compile(any_of(_longest_first(words_of(vocabulary, "period_words", role))))


@lru_cache(maxsize=512)
def says(text: str, role: str, vocabulary: Vocabulary) -> bool:
    """Is there a word of this role in a sentence? Asked of it once, however many its figures."""
    return words_pattern(vocabulary, role).search(text.lower()) is not None


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
