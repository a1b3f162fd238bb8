"""The word lists that places are read with, and the shapes of words around a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

WORDS = re.compile(r"[\w'’-]+")


_BEFORE = re.compile(r"(?<![\w'’-])([\w'’-]+) $")


def word_before(text: str, start: int) -> re.Match[str] | None:
    """The word before a name, as group 1; None where more than a space parts the two.

    Looked for from the space before it on: a search through all of the text takes longer.
    """
    return _BEFORE.search(text, text.rfind(" ", 0, max(start - 2, 0)) + 1, start)


_BEGINS = re.compile(r"(?<![\w-])")


def standing(text: str, names: Sequence[str], goes_on: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where in a text one of the names stands, not inside a word and with nothing behind it that
    `goes_on`; of two names at one spot the first of `names`.

    An article has names of its own: a pattern of them would cost more than this search.
    """
    found = []
    for rank, name in [item for item in enumerate(names) if item[1] in text]:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if _BEGINS.match(text, start) and not goes_on.match(text, end):
                found.append((start, rank, end))
            start = text.find(name, start + 1)
    spans: list[tuple[int, int]] = []
    for start, _, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


# A run of capitalised words: a name, with the small words inside it.
RUN = re.compile(
    r"(?:[A-ZÀ-Þ][a-z]{1,2}\.|[A-ZÀ-Þ][\w'’-]*)"
    r"(?:[ -](?:(?:of|de|la|le|del|du|upon|sur|y) (?:the )?){0,2}(?:[dl]['’]|al-|el-)?"
    r"[A-ZÀ-Þ][\w'’-]*)*"
    r"(?: \d{1,3}(?![\d,.%–-]))?"
)


NEXT = re.compile(r" ([a-zà-ÿ-]+)(?: ([a-z]+))?")


@lru_cache(maxsize=8)
def nouns_of(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Feature, facility and division nouns, singular as in the table, and their role."""
    rows = [row for row in vocabulary.rows("place_nouns") if row["role"] != "pointer"]
    return {word: row["role"] for row in rows for word in row["words"]}


@lru_cache(maxsize=8)
def named_after(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns of what is named after towns that it does not lie in: "Leeds Road"."""
    rows = (row for row in vocabulary.rows("place_nouns") if row.get("named_after"))
    return frozenset(word for row in rows for word in row["words"])


@lru_cache(maxsize=8)
def capital_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns that only a capital tells from a verb: "Ostrelle Falls"."""
    rows = (row for row in vocabulary.rows("place_nouns") if row.get("capital"))
    return frozenset(word for row in rows for word in row["words"])


def is_part_noun(noun: str, vocabulary: Vocabulary) -> bool:
    """Does the noun behind a place's name make it a part of a country: "county", "division"?"""
    named = nouns_of(vocabulary).get(noun) == "division"
    return named or noun in with_role(vocabulary, "known_division")


@lru_cache(maxsize=8)
def front_nouns(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Nouns that stand before the name, and their role: "Lake Geneva", "Pier 4", "Gulf of"."""
    rows = vocabulary.rows("place_nouns")
    alone = {word: row["role"] for row in rows for word in row.get("front", ())}
    return alone | {f"{word} of": row["role"] for row in rows for word in row.get("front_of", ())}


def front_role(words: Sequence[str], fronts: Mapping[str, str]) -> str:
    """The role of such a noun that a name begins with; "" where it begins with none."""
    return fronts.get(words[0].lower()) or fronts.get(" ".join(words[:2]).lower(), "")


@lru_cache(maxsize=8)
def locatives(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Prepositions and the words around a place's name, each with its first role."""
    roles: dict[str, str] = {}
    for row in vocabulary.rows("locatives"):
        for word in row["words"]:
            roles.setdefault(word, row["role"])
    return roles


@lru_cache(maxsize=32)
def with_role(vocabulary: Vocabulary, role: str) -> frozenset[str]:
    """All words of one role."""
    rows = (row for row in vocabulary.rows("locatives") if row["role"] == role)
    return frozenset(word for row in rows for word in row["words"])


@lru_cache(maxsize=8)
def not_places(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    rows = vocabulary.rows("not_places")
    boundaries = {w for row in vocabulary.rows("name_boundaries") for w in row["words"]}
    names = {w for row in rows for w in row["words"]} | boundaries
    return frozenset(names), frozenset(w for row in rows for w in row.get("governors", ()))


@lru_cache(maxsize=8)
def lookalikes(vocabulary: Vocabulary) -> frozenset[str]:
    """Names of places that are ordinary words, or people's names, first."""
    return frozenset(w for row in vocabulary.rows("place_lookalikes") for w in row["words"])


@lru_cache(maxsize=8)
def people_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns for somebody who speaks: "analyst", "mayor"."""
    rows = (row for row in vocabulary.rows("source_nouns") if row["sort"] in ("person", "people"))
    return frozenset(noun for row in rows for noun in row["nouns"])


@lru_cache(maxsize=8)
def speakers(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns for whoever tells, people and bodies alike: "officials", "ministry"."""
    rows = (r for r in vocabulary.rows("source_nouns") if r["sort"] in ("person", "people", "body"))
    return frozenset(noun for row in rows for noun in row["nouns"])
