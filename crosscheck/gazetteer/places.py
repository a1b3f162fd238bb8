"""Places by name: countries, divisions, towns, regions and named areas, from data that ships along.

`places.tsv.gz` is GeoNames data (https://www.geonames.org, CC BY 4.0), cut down by
tools/build_gazetteer.py; other spellings, regions and areas are rows of the vocabulary.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from crosscheck.vocabulary import Vocabulary

Kind = Literal["region", "country", "division", "district", "town", "area"]
_KINDS: Mapping[str, Kind] = {"c": "country", "a": "division", "b": "district", "p": "town"}
# A country outweighs any town of its name; an area that an editor named outweighs both.
_WEIGHT: Mapping[Kind, int] = {"region": 10**7, "country": 10**7, "area": 10**8}
ENGLISH = Vocabulary()
_FOLDED = str.maketrans(dict.fromkeys(".'’‘ʻʿ`") | dict.fromkeys("-‐–/", " "))


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    `country` is an ISO 3166 code ("" for regions and areas), `division` and `district` the folded
    names of the first- and second-order divisions it lies in, `people` thousands of inhabitants.
    """

    name: str
    kind: Kind
    country: str = ""
    division: str = ""
    district: str = ""
    people: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What tells this place from all others."""
        if self.kind in ("region", "area"):
            return (self.kind, fold(self.name))
        if self.kind == "country":
            return (self.kind, self.country)
        if self.kind == "division":
            return (self.kind, self.country, fold(self.name))
        if self.kind == "district":
            return (self.kind, self.country, self.division, fold(self.name))
        return (self.kind, self.country, self.division, self.district, fold(self.name))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, dots and apostrophes; hyphens are spaces."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.lower().translate(_FOLDED).split())


@dataclass(frozen=True, slots=True)
class _Table:
    divisions: tuple[str, ...]
    countries: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    packed = (files("crosscheck.gazetteer") / "places.tsv.gz").read_bytes()
    divisions, countries, body = gzip.decompress(packed).decode("utf-8").split("\n", 2)
    return _Table(
        tuple(divisions.split("\t")),
        {
            code: (name, capital)
            for code, name, capital in (nation.split("=") for nation in countries.split("\t"))
        },
        dict(line.split("\t", 1) for line in body.splitlines()),
    )


def is_name(folded: str) -> bool:
    """Is it, folded, the name of a country, division or town?"""
    return folded in _table().names


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The first words, folded, of all names of countries, divisions and towns."""
    return frozenset(name.partition(" ")[0] for name in _table().names)


@lru_cache(maxsize=1)
def first_pairs() -> frozenset[str]:
    """The first two words, folded, of all names of countries, divisions and towns that have as
    many."""
    several = (name.split(" ", 2) for name in _table().names if " " in name)
    return frozenset(f"{words[0]} {words[1]}" for words in several)


def country_name(code: str) -> str:
    """The English name of a country, "" for an unknown code."""
    return _table().countries.get(code, ("", ""))[0].removeprefix("The ")


def capital_of(code: str) -> str:
    """The name of a country's capital, "" for none."""
    return _table().countries.get(code, ("", ""))[1]


@lru_cache(maxsize=16384)
def _listed(folded: str) -> tuple[Place, ...]:
    table = _table()
    return tuple(
        _place(folded, entry.split(";", 5), table)
        for entry in table.names.get(folded, "").split("|")
        if entry
    )


def _place(folded: str, fields: list[str], table: _Table) -> Place:
    kind, country, division, district, people, own = fields
    name = own or folded.title()
    if kind == "c":
        continent = table.divisions[int(district)]
        return Place(name.removeprefix("The "), "country", country, "", continent, int(people))
    inside = fold(table.divisions[int(division)]), fold(table.divisions[int(district)])
    return Place(name, _KINDS[kind], country, *inside, int(people))


@dataclass(frozen=True, slots=True)
class Area:
    """What is known of a region or a named area: the places around it, in it, and in it in part."""

    place: Place
    near: tuple[str, ...]
    inside: tuple[str, ...]
    holds: tuple[str, ...]
    touches: tuple[str, ...]
    continent: bool = False


@lru_cache(maxsize=8)
def areas(vocabulary: Vocabulary = ENGLISH) -> Mapping[str, Area]:
    """Regions and named areas by each of their spellings."""
    found = {}
    for table in ("place_regions", "place_parts", "place_areas"):
        for row in vocabulary.rows(table):
            place = Place(row["place"], "region" if table == "place_regions" else "area")
            near, inside, holds, touches = (
                tuple(row.get(key, ())) for key in ("near", "inside", "holds", "touches")
            )
            area = Area(place, near, inside, holds, touches, bool(row.get("continent")))
            for word in (row["place"], *row["words"]):
                found[word] = area
    return found


@lru_cache(maxsize=8)
def aliases(vocabulary: Vocabulary = ENGLISH) -> Mapping[str, tuple[str, str]]:
    """Other spellings (exactly as written): the name that the table has, and the kind meant
    or ""."""
    return {
        word: (row["place"], row.get("kind", ""))
        for row in vocabulary.rows("place_aliases")
        for word in row["words"]
    }


@lru_cache(maxsize=8)
def demonyms(vocabulary: Vocabulary = ENGLISH) -> Mapping[str, str]:
    """Words for the people and things of a place ("Spanish") and the place ("Spain")."""
    return {word: row["place"] for row in vocabulary.rows("demonyms") for word in row["words"]}


@lru_cache(maxsize=16384)
def lookup(name: str, vocabulary: Vocabulary = ENGLISH) -> tuple[Place, ...]:
    """The places that a name may mean, the most likely first; () where it is not known."""
    if name in areas(vocabulary):
        return (areas(vocabulary)[name].place,)
    bare = name.removeprefix("the ").removeprefix("The ")
    if bare in areas(vocabulary):
        return (areas(vocabulary)[bare].place,)
    target, kind = aliases(vocabulary).get(bare, ("", ""))
    meant = [p for p in _listed(fold(target)) if not kind or p.kind == kind] if target else []
    folded = fold(bare)
    own = _listed(folded) or _listed(f"the {folded}")
    return (*_by_weight(meant), *(p for p in _by_weight(own) if p not in meant))


def _by_weight(places: list[Place] | tuple[Place, ...]) -> list[Place]:
    return sorted(places, key=lambda p: -(p.people + _WEIGHT.get(p.kind, 0)))


def choose(
    name: str, countries: tuple[str, ...] = (), vocabulary: Vocabulary = ENGLISH
) -> Place | None:
    """The place that a name most likely means in an article about `countries` (codes, best
    first)."""
    options = lookup(name, vocabulary)
    if options and options[0].kind in ("country", "region", "area"):
        divisions = [o for o in options if o.kind == "division" and o.country != options[0].country]
        elsewhere = [o for o in divisions if o.country in countries]
        return elsewhere[0] if elsewhere and options[0].country not in countries else options[0]
    for country in countries:
        for option in options:
            if option.country == country:
                return option
    return options[0] if options else None


@lru_cache(maxsize=8)
def countries_of(continent: str) -> frozenset[str]:
    """Codes of the countries of a continent (GeoNames: EU, AF, AS, NA, SA, OC, AN)."""
    return frozenset(
        place.country
        for name, _ in _table().countries.values()
        for place in _listed(fold(name))
        if place.kind == "country" and place.district == continent
    )
