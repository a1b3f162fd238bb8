"""Word lists of the vocabulary in the form that extraction asks for: sets and maps by lemma."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary


def any_of(listed: Iterable[str], name: str = "") -> str:
    """A pattern for the first of the words that stands there, no word before or behind it.

    What is before is asked for behind the first letter: so the search skips to where one begins,
    three times as fast.
    """
    ways = by_first_letter(listed, r"(?<!\w.)")
    return rf"(?{f'P<{name}>' if name else ':'}{ways})(?!\w)"


def by_first_letter(listed: Iterable[str], behind: str = "") -> str:
    """Alternatives for words, the first that fits: those of one first letter together, so that the
    search passes over most at once; `behind` is a pattern to stand behind that letter."""
    rests: dict[str, list[str]] = {}
    for word in listed:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        rf"{re.escape(letter)}{behind}(?:{'|'.join(alike)})" for letter, alike in rests.items()
    )


@lru_cache(maxsize=128)
def words(vocabulary: Vocabulary, table: str, column: str, part: str = "") -> frozenset[str]:
    """The entries of a table's column; with `part`, those of the rows whose `part` is that."""
    return frozenset(
        str(row[column])
        for row in vocabulary.rows(table)
        if not part or row.get("part", "") == part
    )


@lru_cache(maxsize=128)
def mapping(vocabulary: Vocabulary, table: str, column: str, to: str) -> dict[str, str]:
    """From the entries of one column to those of another."""
    return {str(row[column]): str(row[to]) for row in vocabulary.rows(table)}


@lru_cache(maxsize=128)
def grammar_words(vocabulary: Vocabulary, role: str) -> frozenset[str]:
    """The closed-class words that play a role in telling how a figure stands in its sentence."""
    rows = (row for row in vocabulary.rows("grammar_words") if row["role"] == role)
    return frozenset(str(word) for row in rows for word in row["words"])


@lru_cache(maxsize=32)
def alternatives(vocabulary: Vocabulary, role: str) -> str:
    """The closed-class words of a role as alternatives of a pattern, the longest first."""
    found = sorted(grammar_words(vocabulary, role), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, found))


@lru_cache(maxsize=8)
def saying(vocabulary: Vocabulary) -> frozenset[str]:
    """The forms of the verbs of saying: what they govern is said, not done."""
    rows = (row for row in vocabulary.rows("speech_verbs") if row.get("sort") == "say")
    return frozenset(str(form) for row in rows for form in row["forms"])


@lru_cache(maxsize=8)
def crediting(vocabulary: Vocabulary) -> frozenset[str]:
    """The forms of the verbs whose subject a figure comes from: it says, counts or puts it at.

    Not those that are of saying before "as" alone: what is "given" is a thing more often.
    """
    rows = (
        r
        for r in vocabulary.rows("speech_verbs")
        if r.get("sort") in {"say", "count", "put", "see"} and r.get("by") != "as"
    )
    return frozenset(str(form) for row in rows for form in row["forms"])


@lru_cache(maxsize=8)
def limit_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns of limits: target, cap, capacity, and of all but money allowance."""
    parts = ("noun", "room", "goods")
    return frozenset().union(*(words(vocabulary, "limit_words", "word", p) for p in parts))
