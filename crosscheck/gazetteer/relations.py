"""How two places, as claims name them, lie to each other."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from crosscheck.gazetteer.places import (
    ENGLISH,
    Place,
    areas,
    choose,
    demonyms,
    fold,
    lookup,
)
from crosscheck.vocabulary import Vocabulary

Relation = Literal["same", "inside", "contains", "apart", "unknown"]
Key = tuple[str, ...]
_KNOWN = ("country", "division", "district", "town")
_SWAPPED: dict[Relation, Relation] = {"inside": "contains", "contains": "inside"}
_SPLIT = re.compile(r",\s+|(?<!\s)\s+and\s+")


@dataclass(frozen=True, slots=True)
class _Located:
    """A place with the keys of all that holds it; `known` where the gazetteer has the place
    itself."""

    name: str
    key: Key
    around: frozenset[Key]
    countries: frozenset[str]
    touches: frozenset[Key]
    kind: str = ""
    holder: _Located | None = None
    others: tuple[_Located, ...] = ()

    @property
    def known(self) -> bool:
        return self.kind in _KNOWN


def relation(a: str | None, b: str | None, vocabulary: Vocabulary = ENGLISH) -> Relation:
    """How `a` lies to `b`: the same place, inside it, containing it, apart from it, or not known.

    Places are written as claims have them: the place, then what holds it ("Eagle Pass, Texas");
    several at once as "Bataan, Cavite and Bulacan". Spellings and demonyms count as the place.
    """
    if not a or not b:
        return "unknown"
    if fold(a) == fold(b):
        return "same"
    several = _several(a, vocabulary), _several(b, vocabulary)
    if len(several[0]) > 1:
        return _of_many([relation(one, b, vocabulary) for one in several[0]])
    if len(several[1]) > 1:
        swapped = [relation(one, a, vocabulary) for one in several[1]]
        many = _of_many(swapped)
        return _SWAPPED.get(many, many)
    one, other = _locate(a, vocabulary), _locate(b, vocabulary)
    found = _between(one, other)
    if found == "apart" and any(
        _between(x, y) != "apart" for x in (one, *one.others) for y in (other, *other.others)
    ):
        return "unknown"
    return found


def marks_of(text: str, vocabulary: Vocabulary = ENGLISH) -> tuple[Key, ...]:
    """Marks of a place as claims write it; two that `relation` calls the same share one or more.

    So whoever seeks the same place among many compares it with those of its marks alone.
    """
    written: Key = ("written", fold(text))
    if len(_several(text, vocabulary)) > 1:
        return (written,)
    place = _locate(text, vocabulary)
    return (written, place.key, ("called", place.name))


def country_of(text: str, vocabulary: Vocabulary = ENGLISH) -> str:
    """The code of the one country that holds all of a place, as claims name it; "" for none."""
    place = _locate(text, vocabulary)
    codes = {key[1] for key in (place.key, *place.around) if key[0] == "country"}
    return codes.pop() if len(codes) == 1 else ""


def _several(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    first = text.partition(",")[0]
    if " and " not in text or (" and " in first and lookup(first, vocabulary)):
        return (text,)
    return tuple(part for part in _SPLIT.split(text) if part)


def _of_many(each: list[Relation]) -> Relation:
    """How several places together lie to one, from how each does."""
    if all(one == "apart" for one in each):
        return "apart"
    if all(one in ("inside", "same") for one in each):
        return "inside"
    if any(one in ("same", "contains") for one in each):
        return "contains"
    return "unknown"


def _between(a: _Located, b: _Located) -> Relation:
    if a.key == b.key or (a.name == b.name and _compatible(a, b)):
        return "same"
    if b.key in a.around:
        return "inside"
    if a.key in b.around:
        return "contains"
    if _touching(a, b) or _touching(b, a):
        return "unknown"
    abroad = a.countries and b.countries and not a.countries & b.countries
    return "apart" if abroad or (a.known and b.known) else _of_unknown(a, b)


def _touching(a: _Located, b: _Located) -> bool:
    return bool(a.touches & (b.around | {b.key}))


def _compatible(a: _Located, b: _Located) -> bool:
    return not (a.countries and b.countries) or bool(a.countries & b.countries)


def _of_unknown(a: _Located, b: _Located) -> Relation:
    """Where one is known only by what holds it: apart where its holder and the other part."""
    outer = a.holder or a, b.holder or b
    if "area" in (outer[0].kind, outer[1].kind) or outer == (a, b):
        return "unknown"
    return "apart" if _between(*outer) == "apart" else "unknown"


@lru_cache(maxsize=16384)
def _locate(text: str, vocabulary: Vocabulary) -> _Located:
    head, *rest = [part.strip() for part in text.split(",") if part.strip()] or [text]
    holder = _locate(", ".join(rest), vocabulary) if rest else None
    countries = tuple(sorted(holder.countries)) if holder else ()
    options = _options(head, holder, countries, vocabulary)
    if options:
        first, *others = options
        rivals = (
            tuple(_known(p, vocabulary) for p in others if _rivals(p, first)) if not rest else ()
        )
        return replace(_known(first, vocabulary), others=rivals)
    direction, _, rest_of_it = head.partition(" ")
    if direction.lower() in _directions(vocabulary) and rest_of_it:
        holder = _locate(", ".join((rest_of_it, *rest)), vocabulary)
    around = frozenset({*holder.around, holder.key}) if holder else frozenset()
    inside = frozenset(holder.countries) if holder else frozenset()
    return _Located(fold(head), ("name", fold(head)), around, inside, frozenset(), "", holder)


def _bare(head: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """A division's name and its noun: "Valencia" and "province" of "the province of Valencia"."""
    nouns = _division_nouns(vocabulary)
    words = head.removeprefix("the ").removeprefix("The ").split()
    if len(words) > 1 and words[-1].lower() in nouns:
        return " ".join(words[:-1]), words[-1].lower()
    if len(words) > 2 and words[0].lower() in nouns and words[1] == "of":
        return " ".join(words[2:]), words[0].lower()
    return head, ""


@lru_cache(maxsize=8)
def _division_nouns(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row for row in vocabulary.rows("place_nouns") if row["role"] == "division")
    return frozenset(word for row in rows for word in row["words"])


@lru_cache(maxsize=8)
def _directions(vocabulary: Vocabulary) -> frozenset[str]:
    """Words for parts of a place: "northern", "central"."""
    rows = (row for row in vocabulary.rows("locatives") if row["role"] == "direction")
    return frozenset(word for row in rows for word in row["words"])


def _rivals(other: Place, first: Place) -> bool:
    """May the name mean the other place as well, where nothing else is said?"""
    return other.people * 20 >= first.people


@lru_cache(maxsize=8)
def _town_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns behind a town's name: "Valencia province" is the division, no part of the town."""
    rows = (row for row in vocabulary.rows("locatives") if row["role"] == "town_noun")
    return frozenset(word for row in rows for word in row["words"])


def _options(
    head: str, holder: _Located | None, countries: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Place, ...]:
    options = lookup(head, vocabulary)
    if not options and head in demonyms(vocabulary):
        options = lookup(demonyms(vocabulary)[head], vocabulary)
    if not options:
        name, word = _bare(head, vocabulary)
        kinds = ("town",) if word in _town_words(vocabulary) else ("division", "district", "area")
        options = tuple(p for p in lookup(name, vocabulary) if word and p.kind in kinds)
    if holder is not None:
        nested = [
            p for p in options if holder.key in _known(p, vocabulary).around or holder.kind == ""
        ]
        options = tuple(nested) or tuple(p for p in options if p.country in countries)
    return options


@lru_cache(maxsize=16384)
def _known(place: Place, vocabulary: Vocabulary) -> _Located:
    around, countries = _around(place, vocabulary)
    holders = _holders(vocabulary)
    found = sorted({item for key in (place.key, *around) for item in holders.get(key, ())})
    for rank, key in found:
        if key not in around:
            around.add(key)
            for later in holders.get(key, ()):  # those that hold the area itself
                if later[0] > rank and later not in found:
                    insort(found, later)
    touches = _touches(vocabulary).get(place, frozenset())
    return _Located(fold(place.name), place.key, frozenset(around), countries, touches, place.kind)


@lru_cache(maxsize=8)
def _holders(vocabulary: Vocabulary) -> Mapping[Key, Sequence[tuple[int, Key]]]:
    """By the key of a place the areas that hold it: where each is listed, and its key."""
    found: dict[Key, list[tuple[int, Key]]] = {}
    for rank, area in enumerate(dict.fromkeys(areas(vocabulary).values())):
        names = area.holds if area.place.kind == "area" else ()
        held = (choose(name, (), vocabulary) for name in names)
        for key in dict.fromkeys(place.key for place in held if place):
            found.setdefault(key, []).append((rank, area.place.key))
    return found


@lru_cache(maxsize=8)
def _touches(vocabulary: Vocabulary) -> Mapping[Place, frozenset[Key]]:
    """By region and area the keys of the places that it touches."""
    found: dict[Place, frozenset[Key]] = {}
    for area in dict.fromkeys(areas(vocabulary).values()):
        keys = frozenset(p.key for name in area.touches for p in lookup(name, vocabulary))
        found[area.place] = keys | found.get(area.place, frozenset())
    return found


def _around(place: Place, vocabulary: Vocabulary) -> tuple[set[Key], frozenset[str]]:
    around: set[Key] = set()
    if place.kind == "area":
        held = areas(vocabulary)[place.name]
        for one in _outward(place, vocabulary):
            around |= {one.key, *(_around(one, vocabulary)[0] if one.kind != "area" else ())}
        near = [p for name in (*held.inside, *held.touches) for p in lookup(name, vocabulary)[:1]]
        return around, frozenset(p.country for p in near if p.country)
    if place.kind == "region":
        return around, frozenset(_countries(place, vocabulary))
    if place.kind == "town" and place.district:
        around.add(("district", place.country, place.division, place.district))
    if place.kind in ("town", "district") and place.division:
        around.add(("division", place.country, place.division))
    if place.kind != "country":
        around.add(("country", place.country))
    around |= _regions(place.country, vocabulary)
    return around, frozenset({place.country})


def _outward(area: Place, vocabulary: Vocabulary) -> Sequence[Place]:
    """The places that an area lies in, and those that the areas among them lie in.

    Each once: rows that a user adds may say that two areas lie in each other.
    """
    found: dict[Place, None] = {}
    waiting = [area]
    while waiting:
        names = areas(vocabulary)[waiting.pop().name].inside
        outer = {p: None for name in names for p in lookup(name, vocabulary)[:1]}
        waiting += [p for p in outer if p.kind == "area" and p not in found]
        found |= outer
    return list(found)


@lru_cache(maxsize=512)
def _regions(country: str, vocabulary: Vocabulary) -> frozenset[Key]:
    found = set()
    for area in areas(vocabulary).values():
        if area.place.kind == "region" and country in _countries(area.place, vocabulary):
            found.add(area.place.key)
    return frozenset(found)


@lru_cache(maxsize=256)
def _countries(region: Place, vocabulary: Vocabulary) -> frozenset[str]:
    held = areas(vocabulary)[region.name]
    if not held.continent:
        return frozenset(held.holds)
    from crosscheck.gazetteer.places import countries_of

    return countries_of(held.holds[0])
