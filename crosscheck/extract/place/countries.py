"""Weighs which countries an article is about, so that its names can be read as names of those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.document import Document, Figure
from crosscheck.extract.place.dateline import is_dated
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import spots_of_title
from crosscheck.extract.place.words import is_part_noun, with_role
from crosscheck.gazetteer import Place, country_name, lookup
from crosscheck.vocabulary import Vocabulary

# Thousands of people from which a town needs no country that the article names.
FAMOUS = 500
# A namesake with at least this fraction of a place's people leaves open which one is meant.
RIVAL = 20
# What a name says of the country: the country's own, its people's, a body of it, a town of it, and
# that something comes from there.
_NAMED, _PEOPLE, _BODY, _TOWN, _FROM = 3.0, 3.0, 0.5, 1.0, 1.0
_TITLE = 2.0
# A name of several countries speaks for each by its share of the people; so many make a country.
_UNSURE, _ENOUGH, _SHARE = 0.5, 1.2, 0.1
# What a figure in a country's own money says, and at most; less than this part of the first is
# said in passing; and one and a half times the second is plainly the first.
_MONEY, _MOST_MONEY, _PASSING, _PLAINLY = 0.5, 2.0, 0.1, 1.5
# The paragraphs after the first in which a story says where it is set.
_FIRST = 2
_PARTS = ("division", "district", "area")


@dataclass(frozen=True, slots=True)
class Countries:
    """Codes of the countries an article is about, first the one it says most of; the `home` of
    names that no gazetteer knows, "" where two countries are as likely; by country the names that
    lie there; the country in whose own money several figures are `paid`; and whether the first is
    `sure`: named more than once, or where the text opens."""

    codes: tuple[str, ...]
    home: str
    names: Mapping[str, frozenset[str]]
    paid: str = ""
    sure: bool = True


def places_of(name: str, vocabulary: Vocabulary) -> tuple[Place, ...]:
    """The places that a name may mean, of "Ostrelle county" those called Ostrelle."""
    options = lookup(name, vocabulary)
    bare, _, noun = name.rpartition(" ")
    if options or not is_part_noun(noun.lower(), vocabulary):
        return options
    found = lookup(bare, vocabulary)
    kinds = ("town",) if noun.lower() in with_role(vocabulary, "town_noun") else _PARTS
    return tuple(p for p in found if p.kind in kinds)


def is_direction_only(name: str, vocabulary: Vocabulary) -> bool:
    """ "North East" names a part of many countries, and tells of none."""
    return with_role(vocabulary, "direction").issuperset(name.lower().replace("-", " ").split())


def is_certain(options: Sequence[Place]) -> bool:
    """Is a name's first place large, and has it no namesake abroad that may be meant as well?"""
    first = options[0]
    if first.kind == "town" and first.people < FAMOUS:
        return False
    if first.kind == "district" and not any(o.kind == "town" for o in options):
        return False  # a district, however many live there, is known in its own country
    rivals = [o for o in options if o.people * RIVAL >= first.people]
    if first.kind == "country":
        rivals = [o for o in rivals if o.kind == "division"]
    return all(o.country == first.country for o in rivals)


def find_countries(document: Document, spots: Sequence[Sequence[Spot]]) -> Countries:
    """Weighs the names of the text and the title, and the money that is paid in."""
    seen: defaultdict[str, float] = defaultdict(float)
    likely: defaultdict[str, float] = defaultdict(float)
    names: defaultdict[str, set[str]] = defaultdict(set)
    title = spots_of_title(document.article.title, document.vocabulary)
    weighed = [(s, 1.0) for row in spots for s in row] + [(s, _TITLE) for s in title]
    for place in _written_at(document, spots):
        seen[place.country] += _NAMED
    for spot, factor in weighed:
        told = _told_by(spot.name, document.vocabulary) if spot.kind == "known" else None
        if told is None:
            continue
        names[told.first.country].add(spot.name)
        if told.certain:
            seen[told.first.country] += factor * _certainty(spot, told.first)
        else:
            for code, share in told.shares.items():
                likely[code] += _UNSURE * factor * share
    figures = [figure for sentence in document.sentences for figure in sentence.figures]
    money = _money(figures, document.vocabulary)
    for code, weight in money.items():
        seen[code] += weight
    paid = [code for code in sorted(money) if money[code] > _MONEY]
    currencies = _codes(document.vocabulary)
    if 2 * sum(figure.unit in currencies for figure in figures) >= len(figures):
        paid = []  # a firm's accounts are in its own money wherever it earns it
    codes = [c for c in {**seen, **likely} if c in seen or not seen or likely[c] >= _ENOUGH]
    ranked = sorted(codes, key=lambda c: (-(seen[c] + likely[c]), c))
    sums = [seen[c] + likely[c] for c in ranked]
    kept = tuple(c for c, total in zip(ranked, sums, strict=True) if total >= _PASSING * sums[0])
    plain = len(kept) == 1 or (len(kept) > 1 and sums[0] >= _PLAINLY * sums[1])
    return Countries(
        kept,
        kept[0] if plain else "",
        {c: frozenset(n) for c, n in names.items()},
        paid[0] if len(paid) == 1 else "",
        bool(sums) and (sums[0] > _NAMED or _opens_with(document, spots, names[kept[0]])),
    )


def _opens_with(document: Document, spots: Sequence[Sequence[Spot]], names: Set[str]) -> bool:
    """Does one of the names stand in the title or the first paragraphs, if there are any?"""
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    title = spots_of_title(document.article.title, document.vocabulary)
    first = [
        spot
        for sentence, row in zip(document.sentences, spots, strict=True)
        for spot in (row if sentence.block_index <= opening + _FIRST else ())
    ]
    return not names or any(s.name in names and not s.demonym for s in (*title, *first))


def _written_at(document: Document, spots: Sequence[Sequence[Spot]]) -> Iterator[Place]:
    """The town before the day above a letter or release ("Leeds, 3 May 2024"), without namesakes
    abroad of its size."""
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    for sentence, row in zip(document.sentences, spots, strict=True):
        for spot in row if sentence.block_index <= opening + 2 else ():
            if spot.kind != "known" or not is_dated(sentence.text, spot.end - sentence.start):
                continue
            options = places_of(spot.name, document.vocabulary)
            rivals = {o.country for o in options if o.people * RIVAL >= options[0].people}
            if len(rivals) == 1:
                yield options[0]


def _certainty(spot: Spot, place: Place) -> float:
    if spot.role == "organisation":
        return _BODY
    if place.kind != "country":
        return _TOWN
    if spot.role == "origin":
        return _FROM
    return _PEOPLE if spot.demonym else _NAMED


@dataclass(frozen=True, slots=True)
class _Told:
    """What a name says of countries: the first place it may mean, whether that is `certain`, and
    by country the shares where it is not."""

    first: Place
    certain: bool
    shares: Mapping[str, float]


@lru_cache(maxsize=4096)
def _told_by(name: str, vocabulary: Vocabulary) -> _Told | None:
    """None where a name says nothing, as one of no country's place or a mere direction."""
    options = places_of(name, vocabulary)
    if not options or not options[0].country or is_direction_only(name, vocabulary):
        return None
    certain = is_certain(options)
    return _Told(options[0], certain, {} if certain else _shares(options))


def _shares(options: Sequence[Place]) -> Mapping[str, float]:
    """By country its largest namesake's share of the people of all."""
    largest: dict[str, int] = {}
    for option in options:
        largest[option.country] = max(largest.get(option.country, 1), option.people)
    whole = sum(largest.values())
    return {c: n / whole for c, n in largest.items() if n >= _SHARE * whole}


@lru_cache(maxsize=4)
def _world_money(vocabulary: Vocabulary) -> frozenset[str]:
    """Codes of the money of several countries, or that prices are quoted in everywhere."""
    return frozenset(r["code"] for r in vocabulary.rows("currencies") if r.get("everywhere"))


@lru_cache(maxsize=4)
def _codes(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(row["code"] for row in vocabulary.rows("currencies"))


def _money(figures: Sequence[Figure], vocabulary: Vocabulary) -> Mapping[str, float]:
    """By country what figures in its own money say; a currency's code begins with its country's."""
    world = _world_money(vocabulary)
    found: defaultdict[str, float] = defaultdict(float)
    for figure in figures:
        unit = figure.unit
        if len(unit) == 3 and unit.isupper() and unit not in world:
            code = unit[:2]
            if country_name(code):
                found[code] = min(found[code] + _MONEY, _MOST_MONEY)
    return found
