"""Finds where an article as a whole is set: dateline, title and the places it keeps naming."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document, Sentence
from crosscheck.extract.place.countries import is_direction_only
from crosscheck.extract.place.dateline import is_dated, opening_dateline
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import find_spots, spots_of_title
from crosscheck.extract.place.words import WORDS, with_role
from crosscheck.gazetteer import Place, country_name, country_of, marks_of, relation

if TYPE_CHECKING:
    from crosscheck.extract.place.resolve import Resolver

# What a mention says of where the whole is set, by the part that the place plays in its sentence.
_WEIGHTS = {
    "where": 1.0,
    "goal": 1.0,
    "of": 0.8,
    "possessive": 1.0,
    "owner": 1.0,
    "adjective": 0.8,
    "bare": 0.7,
    "organisation": 0.5,
    "origin": 0.4,
    "demonym": 0.3,
    "people": 0.8,
}
# A name that the gazetteer does not know may be no place at all.
_UNKNOWN = 0.5
_OPENING, _TITLE, _DATELINE, _BYLINE, _ISSUER = 1.5, 2.0, 1.0, 1.0, 0.8
# "In Ghana, ..." opens a look at another place, but in the first paragraphs.
_ELSEWHERE = 0.5
# The places compared with each other at most.
_MOST = 24
# A town weighs this much at least to be "the city": where somebody comes from weighs less.
_ASIDE = 0.5
# The part of all that is said of a country which one place in it must have to stand for the whole.
_MAJORITY = 0.5
# Of so many places in one sentence none is what the article is about.
_IN_LIST, _LIST = ("where", "goal", "bare", "of"), 3
# A name that no gazetteer knows is where the whole is set if it is named as often.
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """The place that an article is set in, and the most frequent place of each kind."""

    place: str | None
    town: str | None = None
    division: str | None = None
    country: str | None = None
    area: str | None = None

    def own(self, kind: str) -> str | None:
        """The town, division, country or area that the article names most."""
        found: str | None = getattr(self, kind, None)
        return found

    def of_kind(self, kind: str) -> str | None:
        """The town, division, country or area that "the city" and so on mean; else the setting."""
        return self.own(kind) or (self.place if kind != "country" else None)


@dataclass(slots=True)
class _Said:
    """What an article says of each place: how much, how often (in its title or the like: twice).

    The country of a `guessed` one is not known, but taken over from the article; no gazetteer has
    the `divisions`; `leading` ones stand in the title or the opening.
    """

    weights: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    mentions: Counter[str] = field(default_factory=Counter)
    places: dict[str, Place | None] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    divisions: set[str] = field(default_factory=set)
    leading: set[str] = field(default_factory=set)


def find_setting(
    document: Document, spots: Sequence[Sequence[Spot]], resolver: Resolver
) -> Setting:
    """Weighs the places of the title, the byline, the dateline, the opening and the rest."""
    said = _Said()
    areas = [s for row in spots for s in row if resolver.is_area(s)]
    for given, factor, mentions in _weighed(document, spots):
        spot = given
        if spot.role == "pointer" and spot.kind == "area" and areas:
            spot = areas[0]
        if spot.kind == "facility" and spot.within:
            spot = replace(spot, name=spot.within, within="", kind="known")
        if spot.role in ("pointer", "base", "agent") or spot.kind in ("facility", "road"):
            continue
        if resolver.of(spot) is None and is_direction_only(spot.name, resolver.vocabulary):
            continue
        written = resolver.written(spot)
        said.weights[written] += factor * _weight(spot)
        said.mentions[written] += mentions
        if factor >= _OPENING:
            said.leading.add(written)
        said.places.setdefault(written, resolver.of(spot))
        if spot.kind in ("name", "feature") and not spot.within:
            said.guessed.add(written)
        if spot.kind == "division":
            said.divisions.add(written)
    return _settled(said, resolver)


def _weight(spot: Spot) -> float:
    """How much a mention says of where the article is set, by its part in the sentence."""
    if spot.demonym:
        return _WEIGHTS["people" if spot.people else "demonym"]
    return _WEIGHTS.get(spot.role, 0.5) * (_UNKNOWN if spot.kind == "name" else 1.0)


def _weighed(
    document: Document, spots: Sequence[Sequence[Spot]]
) -> Iterator[tuple[Spot, float, int]]:
    """Each place that the article names, how much its standing there counts, and for how many."""
    article, vocabulary = document.article, document.vocabulary
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    for spot in _title_spots(document, spots):
        yield spot, _TITLE, 2
    for spot in find_spots(article.author, 0, vocabulary):
        if spot.role != "organisation":
            yield replace(spot, role="where"), _BYLINE, 2
    for spot in issuer_spots(document):
        yield replace(spot, role="where"), _ISSUER, 2
    for caption in dict.fromkeys(s.block.caption for s in document.sentences):
        for spot in find_spots(caption, 0, vocabulary):
            yield spot, 1.0, 2
    for sentence, row in zip(document.sentences, spots, strict=True):
        first = sentence.block_index <= opening + 1
        opens = opening_dateline(sentence.text) if sentence.block_index <= opening + 2 else 0
        dated = sentence.block_index <= opening + 2
        listed = _listed(row) if row else 0
        for spot in row:
            above = dated and is_dated(sentence.text, spot.end - sentence.start)
            if above or spot.start < sentence.start + opens:
                yield replace(spot, role="where"), _OPENING if above else _DATELINE, 2
            else:
                aside = _ELSEWHERE if _fronted(spot, sentence) else 1.0
                many = listed if spot.role in _IN_LIST and listed >= _LIST else 1
                yield spot, (_OPENING if first else aside) / many, 0 if many > 1 else 1


def _title_spots(document: Document, spots: Sequence[Sequence[Spot]]) -> list[Spot]:
    """The places of the title, those too that only the text shows to be places."""
    title = document.article.title
    found = list(spots_of_title(title, document.vocabulary))
    named = {spot.name for spot in found}
    text = {s.name: s for row in spots for s in row if s.kind in ("known", "name")}
    words = {match[0] for match in WORDS.finditer(title)}
    return found + [
        replace(text[name], role="bare", within="")
        for name in sorted(words & text.keys() - named)
        if not text[name].demonym and not any(name in other.split() for other in named)
    ]


def _listed(row: Sequence[Spot]) -> int:
    """How many places a sentence names side by side: "40 in Leeds, 6 in York and 3 in Hull"."""
    return len({spot.name for spot in row if spot.role in _IN_LIST and spot.kind == "known"})


def _fronted(spot: Spot, sentence: Sentence) -> bool:
    """Does the sentence open with the place: "In Ghana, it is 5 per cent"?"""
    return spot.role == "where" and " " not in sentence.text[: spot.start - sentence.start].strip()


def issuer_spots(document: Document) -> list[Spot]:
    """The places in the name of a body that speaks for itself: "Ohio Department of Health"."""
    vocabulary, source = document.vocabulary, document.article.source
    if with_role(vocabulary, "issuer").isdisjoint(re.findall(r"[\w'’-]+", source)):
        return []
    return [s for s in find_spots(source, 0, vocabulary) if not s.demonym and s.role != "pointer"]


def _settled(said: _Said, resolver: Resolver) -> Setting:
    """The place that most of what is said goes to, and the heaviest of each kind.

    Of several countries that are named once each, none is where the article is set.
    """
    merged = _merged(said.weights, resolver)[:_MOST]
    places = said.places
    by_country: dict[str, float] = defaultdict(float)
    for name, weight in merged:
        code = "" if name in said.guessed else country_of(name, resolver.vocabulary)
        if name not in said.guessed or said.guessed.issuperset(name for name, _ in merged):
            by_country[code or name] += weight
    if not merged:
        paid = country_name(resolver.paid) or None
        return Setting(paid, country=paid)
    root = min(by_country, key=lambda key: (-by_country[key], key))
    inside = [m for m in merged if root in (country_of(m[0], resolver.vocabulary), m[0])]
    passing = {
        name for name, _ in inside if said.mentions[name] < _TWICE and name not in said.leading
    }
    top: str | None = _narrowed(inside, by_country[root], resolver, passing)
    most = by_country[root] / sum(by_country.values())
    if sum(said.mentions[name] for name, _ in inside) <= 1 and most <= _MAJORITY:
        top = None
    elif top in passing and most >= _MAJORITY and _is_small(places[top], resolver):
        top = country_name(root) or country_name(resolver.home) or None
    kinds: dict[str, str] = {}
    for name, _ in (*inside, *merged):
        place = places[name]
        kind = place.kind if place else "division" if name in said.divisions else "area"
        if kind in ("division", "district") and place and place.country != root:
            continue  # "the province" is no other country's
        kinds.setdefault({"district": "division"}.get(kind, kind), name)
        if kind == "division" and place and place.country == "GB":
            kinds.setdefault("country", name)  # England, Scotland, Wales: "nationally" means these
    town = _town(inside, places, resolver) or _town(merged, places, resolver)
    division = kinds.get("division") or resolver.division_of(places.get(town or ""))
    holders = (places[name] for name, _ in inside)
    named = any(place is not None and place.kind == "country" for place in holders)
    country = kinds.get("country") if named or root == "GB" else country_name(root)
    return Setting(
        top,
        town,
        division,
        country or kinds.get("country") or country_name(root) or country_name(resolver.home),
        kinds.get("area"),
    )


def _is_small(place: Place | None, resolver: Resolver) -> bool:
    """Is it a town, a district or a name that the gazetteer does not know?"""
    return place is None or place.kind in ("town", "district") or resolver.is_city(place)


def _town(
    weighed: Sequence[tuple[str, float]],
    places: Mapping[str, Place | None],
    resolver: Resolver,
) -> str | None:
    """The heaviest town; a division that has its town's name, as Lisbon's has, is one as well."""
    found: list[tuple[float, bool, str]] = []
    for name, weight in weighed:
        place = places[name]
        if place and weight >= _ASIDE and resolver.is_city(place):
            found.append((-weight, place.kind != "town", name))
    return min(found)[2] if found else None


def _merged(weights: dict[str, float], resolver: Resolver) -> list[tuple[str, float]]:
    """Names and weights, the heaviest first, spellings of one place counted together."""
    merged: dict[str, float] = {}
    rank: dict[str, int] = {}
    marked: dict[tuple[str, ...], list[str]] = {}
    for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        marks = marks_of(name, resolver.vocabulary)
        alike = {other for mark in marks for other in marked.get(mark, ())}
        for other in sorted(alike, key=rank.__getitem__):
            if relation(name, other, resolver.vocabulary) == "same":
                merged[other] += weight
                break
        else:
            merged[name], rank[name] = weight, len(rank)
            for mark in marks:
                marked.setdefault(mark, []).append(name)
    return sorted(merged.items(), key=lambda item: (-item[1], item[0]))


def _narrowed(
    inside: list[tuple[str, float]], total: float, resolver: Resolver, passing: Set[str]
) -> str:
    """Of places in one country the narrowest that has most of what is said of them all, and is
    not named in passing."""

    def share(name: str) -> float:
        return sum(w for n, w in inside if n == name or is_in(n, name))

    def is_in(a: str, b: str) -> bool:
        return relation(a, b, resolver.vocabulary) == "inside"

    shares = {name: share(name) for name, _ in inside}
    ranked = sorted(inside, key=lambda item: (-shares[item[0]], -item[1], item[0]))
    top = ranked[0][0]
    for name, _ in ranked[1:]:
        if name not in passing and shares[name] >= _MAJORITY * total and is_in(name, top):
            top = name
    return top
