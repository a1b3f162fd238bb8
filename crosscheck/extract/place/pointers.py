"""Words that point to a place named elsewhere, and bodies that lie in one country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import (
    NEXT,
    WORDS,
    locatives,
    nouns_of,
    speakers,
    with_role,
)
from crosscheck.extract.words import any_of
from crosscheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class _Pointers:
    """Pointers such as "the city" and their kinds, their first and last words, and the most words
    of one."""

    kinds: Mapping[str, str]
    firsts: frozenset[str]
    lasts: frozenset[str]
    longest: int


@lru_cache(maxsize=8)
def _pointers(vocabulary: Vocabulary) -> _Pointers:
    rows = [row for row in vocabulary.rows("place_nouns") if row["role"] == "pointer"]
    nouns = nouns_of(vocabulary)
    kinds = {f"the {noun}": "facility" for noun in nouns if nouns[noun] == "facility"}
    kinds |= {w: row["kind"] for row in rows if row["kind"] != "several" for w in row["words"]}
    firsts = frozenset(phrase.partition(" ")[0] for phrase in kinds)
    lasts = frozenset(words[-1] for phrase in kinds if (words := WORDS.findall(phrase)))
    return _Pointers(kinds, firsts, lasts, max(phrase.count(" ") + 1 for phrase in kinds))


# "the" is looked for before anything is asked of what stands around it: a search is quick then.
_PARTS = re.compile(r"the(?<=\bthe) ([a-z-]{2,30} ([a-z]{3,20}s))(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# "the town of X" names the place itself, "the city Council" and "the coast guard" something else.
_NO_POINTER = re.compile(r"[\w-]| of\b| between the [A-Z]| [A-Z]| guards?\b")


def find_pointers(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Words that point to a place named elsewhere: "the city", "there", "nationally"."""
    pointers = _pointers(vocabulary)
    several = _several(text, vocabulary)
    if pointers.lasts.isdisjoint(WORDS.findall(text.lower())):
        return several
    kinds, firsts, longest = pointers.kinds, pointers.firsts, pointers.longest
    words = [m.span() for m in WORDS.finditer(text)]
    found: list[Spot] = []
    for i, (start, stop) in enumerate(words):
        if text[start:stop].lower() not in firsts or (found and start < found[-1].end):
            continue
        for last in range(min(i + longest, len(words)) - 1, i - 1, -1):
            phrase = text[start : words[last][1]]
            kind = kinds.get(phrase.lower())
            end = words[last][1]
            if kind == "facility" and _is_body(text, end, vocabulary):
                continue
            if kind is not None and not _is_none(text, phrase, end, vocabulary):
                found.append(Spot(start, words[last][1], phrase, "pointer", kind))
                break
    return found + [s for s in several if all(s.end <= f.start or f.end <= s.start for f in found)]


@lru_cache(maxsize=8)
def _parts(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns for parts of a country: "provinces"."""
    rows = (row for row in vocabulary.rows("place_nouns") if row.get("kind") == "several")
    return frozenset(word for row in rows for word in row["words"])


def _several(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Parts of a country that a text names together: "in the three provinces"."""
    nouns = _parts(vocabulary)
    return [
        Spot(m.start(1), m.end(), m[1], "pointer", "several")
        for m in _PARTS.finditer(text)
        if m[2] in nouns and not _NO_POINTER.match(text, m.end())
    ]


def _is_none(text: str, phrase: str, end: int, vocabulary: Vocabulary) -> bool:
    """Does the phrase point nowhere? "There are" says that something is, not where, and
    "2 per cent of global sales" what the share is of."""
    follows = NEXT.match(text, end)
    existential = (
        phrase.lower() == "there"
        and follows is not None
        and follows[1] in with_role(vocabulary, "verbal")
    )
    if follows is not None and follows[2] == "of" and follows[1] in nouns_of(vocabulary):
        return True  # "the border strip of the region": the region
    if phrase.lower() == "the world":  # "the world's tallest", "the world champion"
        plain = locatives(vocabulary).keys() | with_role(vocabulary, "adverb")
        if follows is not None and follows[1] not in plain:
            return True
        existential = _POSSESSIVE.match(text, end) is not None
    if phrase.lower().startswith("global "):
        return text[: end - len(phrase)].endswith("of ")
    return existential or _NO_POINTER.match(text, end) is not None


def _is_body(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Does a building's noun stand for whoever works there: "the prison service", "the court was
    told"?"""
    follows = NEXT.match(text, end)
    if follows is None:
        return False
    if follows[1] in speakers(vocabulary):
        return True
    passive = follows[1] in ("was", "were") and follows[2] is not None
    return (follows[2] if passive else follows[1]) in with_role(vocabulary, "hearing")


@lru_cache(maxsize=8)
def _body_words(vocabulary: Vocabulary) -> tuple[re.Pattern[str], Mapping[str, str]]:
    bodies = {w: row["place"] for row in vocabulary.rows("national_bodies") for w in row["words"]}
    longest = sorted(bodies, key=lambda word: (-len(word), word))
    return re.compile(any_of(longest)), bodies


def find_bodies(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Bodies of one country, as organisations that lie there."""
    pattern, bodies = _body_words(vocabulary)
    found = pattern.finditer(text)
    return [Spot(m.start(), m.end(), bodies[m[0]], "organisation") for m in found]
