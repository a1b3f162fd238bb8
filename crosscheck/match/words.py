"""Brings words of topics, quotes and word lists to one form, so that they can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*|\d+")
REMEMBERED = 4_096  # texts whose reading is kept: a sentence is asked about again and again
SENTENCES = 16_384  # where it is asked about again much later: a window of claims and those around
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=SENTENCES)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in their base form, in order; runs of digits too."""
    return tuple([base_form(word) for word in _WORD.findall(text.replace("’", "'"))])


@lru_cache(maxsize=REMEMBERED)
def places_of_words(text: str) -> tuple[int, ...]:
    """The character where each of a text's `words` starts."""
    return tuple([m.start() for m in _WORD.finditer(text.replace("’", "'"))])


@lru_cache(maxsize=16_384)
def base_form(word: str) -> str:
    """The form that a word's inflections share: "cancelled", "cancels" and "cancel" give one.

    It is no dictionary form ("axed" gives "ax"): the same ending is taken from both sides of every
    comparison, so only inflection matters here. Derivation (kill, killer) is the synonyms' affair.
    """
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        word = word[:-1]  # MPs, GPs
    word = _irregular().get(word, word)  # "March", the month, is not "march"
    word = word.casefold().removesuffix("'s").removesuffix("'")
    word = _irregular().get(word, word)
    if "-" in word:
        return "-".join(base_form(part) for part in word.split("-"))
    if word.endswith("men") and len(word) > 4:
        word = f"{word[:-2]}an"
    if len(word) < 4 or word in _irregular():
        return _end(word)
    if word.endswith("ies") and len(word) > 4:
        return _end(word[:-3] + "y")
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return _end(word[:-2])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _end(_verb(word[:-1]) if word[:-1] not in _irregular() else word[:-1])
    return _end(_verb(word))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    """Base forms by inflected form; a base stands for itself and keeps its ending."""
    rows = Vocabulary().rows("inflections")
    bases = {row["base"]: row["base"] for row in rows}
    return bases | {form: row["base"] for row in rows for form in row["forms"]}


def _verb(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2 and not _VOWELS.isdisjoint(stem):
            return stem
    return word


def _end(word: str) -> str:
    """Drops what spelling does at a stem's end: a silent e, a doubled consonant, y for i."""
    if len(word) > 3 and word.endswith("y") and word[-2] not in _VOWELS:
        return f"{word[:-1]}i"
    if len(word) > 2 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS and word[-1] != "s":
        word = word[:-1]
    return word
