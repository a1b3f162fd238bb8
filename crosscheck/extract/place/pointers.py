"""Words that point to a place named elsewhere, and bodies that lie in one country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
    """Pointers such as "the city" and their kinds, their first words, the most words of one, and
    what finds that a text may hold any."""

    kinds: Mapping[str, str]
    firsts: frozenset[str]
    longest: int
    any: re.Pattern[str]


@lru_cache(maxsize=8)
def _pointers(vocabulary: Vocabulary) -> _Pointers:
    rows = [row for row in vocabulary.rows("place_nouns") if row["role"] == "pointer"]
    nouns = nouns_of(vocabulary)
    kinds = {f"the {noun}": "facility" for noun in nouns if nouns[noun] == "facility"}
    kinds |= {w: row["kind"] for row in rows if row["kind"] != "several" for w in row["words"]}
    firsts = frozenset(phrase.partition(" ")[0] for phrase in kinds)
    return _Pointers(kinds, firsts, max(phrase.count(" ") + 1 for phrase in kinds), _one_of(kinds))


def _one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """What finds that a text may hold one of the phrases; by their first words, to be quick."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        rests.setdefault(first, []).append(re.escape(f" {rest}") if rest else "")
    ways = (
        rf"{re.escape(first[0])}(?<!\w.){re.escape(first[1:])}(?:{'|'.join(rest)})(?!\w)"
        for first, rest in rests.items()
    )
    return re.compile("|".join(ways))


_PARTS = re.compile(r"(?<=\bthe )([a-z-]{2,30} ([a-z]{3,20}s))(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# "the town of X" names the place itself, "the city Council" and "the coast guard" something else.
_NO_POINTER = re.compile(r"[\w-]| of\b| [A-Z]| guards?\b")


def find_pointers(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Words that point to a place named elsewhere: "the city", "there", "nationally"."""
    pointers = _pointers(vocabulary)
    several = _several(text, vocabulary)
    if not pointers.any.search(text.lower()):
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


def _several(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Parts of a country that a text names together: "in the three provinces"."""
    rows = [row for row in vocabulary.rows("place_nouns") if row.get("kind") == "several"]
    nouns = {word for row in rows for word in row["words"]}
    return [
        Spot(m.start(), m.end(), m[1], "pointer", "several")
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
