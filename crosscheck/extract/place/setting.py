"""Finds where an article as a whole is set: dateline, title and the places it keeps naming."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import find_spots
from crosscheck.gazetteer import Place, country_name, relation

if TYPE_CHECKING:
    from crosscheck.extract.place.resolve import Resolver

# "PARIS, May 3 (Agency) -", "LEEDS (Agency) —", "OSLO. The": capitals, up to what ends a dateline.
DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,40}(?=,|\.|:|\s*\(|\s+[—–-]\s|\s+[a-z])")
_WHOLE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,40}(?:,[^—–()]{1,60}?)?\s*(?:\([^)]{1,40}\))?\s*[—–-]\s"
)
_SMALL_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][\w .'’-]{2,40}, (?:[A-Z][a-z]{2,8}\.? )?"
    r"\d{1,2}(?:st|nd|rd|th)?,?(?: [A-Z][a-z]{2,8}\.?)?,? \d{4}[^a-z]{0,12}"
)


def dateline_end(text: str) -> int:
    """Where the dateline that a sentence opens with ends; 0 where there is none."""
    for pattern in (_WHOLE, _SMALL_DATELINE):
        match = pattern.match(text)
        if match:
            return match.end()
    return 0


_WEIGHTS = {
    "where": 1.0,
    "goal": 1.0,
    "of": 0.8,
    "possessive": 1.0,
    "adjective": 0.8,
    "bare": 0.8,
    "organisation": 0.5,
    "origin": 0.4,
    "demonym": 0.3,
}
# Of a part's weight, how much counts for the whole; the places compared with each other at most.
_SHARE, _MOST = 0.4, 24
_OPENING, _TITLE, _DATELINE = 1.5, 2.0, 1.5


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


def find_setting(
    document: Document, spots: Sequence[Sequence[Spot]], resolver: Resolver
) -> Setting:
    """Weighs the places of the title, the dateline, the opening and the rest."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place | None] = {}
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    title = find_spots(document.article.title, 0, document.vocabulary)
    weighed = [(spot, _TITLE) for spot in title] + _unknown_dateline(document, spots, opening)
    for sentence, row in zip(document.sentences, spots, strict=True):
        factor = _OPENING if sentence.block_index <= opening + 1 else 1.0
        opens = DATELINE.match(sentence.text) if sentence.block_index <= opening + 2 else None
        dateline = opens.end() if opens else dateline_end(sentence.text)
        for spot in row:
            first = spot.start < sentence.start + dateline
            weighed.append((spot, _DATELINE if first else factor))
    areas = [s for row in spots for s in row if resolver.is_area(s)]
    for given, factor in weighed:
        spot = given
        if spot.role == "pointer" and spot.kind == "area" and areas:
            spot = areas[0]
        if spot.kind in ("name", "facility") and spot.within:
            spot = replace(spot, name=spot.within, within="", kind="known")
        if spot.role in ("pointer", "base", "agent") or spot.kind == "facility":
            continue
        written = resolver.written(spot)
        role = "demonym" if spot.demonym else spot.role
        weights[written] += factor * _WEIGHTS.get(role, 0.5)
        places.setdefault(written, resolver.of(spot))
    return _settled(weights, places, resolver)


def _unknown_dateline(
    document: Document, spots: Sequence[Sequence[Spot]], opening: int
) -> list[tuple[Spot, float]]:
    """The dateline's place where the gazetteer does not know it."""
    for sentence, row in zip(document.sentences, spots, strict=True):
        if sentence.block_index > opening + 2:
            break
        match = DATELINE.match(sentence.text)
        if match and not any(s.start < sentence.start + match.end() for s in row):
            spot = Spot(sentence.start, sentence.start, match[0].strip().title(), "where", "name")
            return [(spot, _DATELINE)]
    return []


def _settled(
    weights: dict[str, float], places: dict[str, Place | None], resolver: Resolver
) -> Setting:
    """The heaviest place and the heaviest of each kind, spellings of one place counted together."""
    merged: list[tuple[str, float]] = []
    for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        for i, (other, sum_) in enumerate(merged):
            if relation(name, other, resolver.vocabulary) == "same":
                merged[i] = (other, sum_ + weight)
                break
        else:
            merged.append((name, weight))
    merged = _with_parts(merged[:_MOST], resolver)
    kinds: dict[str, str] = {}
    for name, _ in merged:
        place = places[name]
        kind = place.kind if place else "area"
        kinds.setdefault({"district": "division"}.get(kind, kind), name)
        if kind == "division" and place and place.country == "GB":
            kinds.setdefault("country", name)  # England, Scotland, Wales: "nationally" means these
    top = merged[0][0] if merged else None
    return Setting(
        top,
        kinds.get("town"),
        kinds.get("division"),
        _country(top, kinds, places, resolver),
        kinds.get("area"),
    )


def _with_parts(merged: list[tuple[str, float]], resolver: Resolver) -> list[tuple[str, float]]:
    """Each place with a share of the weight of the places inside it, the heaviest first."""
    vocabulary = resolver.vocabulary
    summed = [
        (
            name,
            own + sum(_SHARE * w for n, w in merged if relation(n, name, vocabulary) == "inside"),
        )
        for name, own in merged
    ]
    return sorted(summed, key=lambda item: (-item[1], item[0]))


def _country(
    top: str | None, kinds: dict[str, str], places: dict[str, Place | None], resolver: Resolver
) -> str | None:
    """The country of the setting: as the text names it, else the one that the setting lies in."""
    if "country" in kinds:
        return kinds["country"]
    place = places.get(top or "")
    if place and place.country:
        return country_name(place.country)
    return country_name(resolver.countries[0]) if resolver.countries else None
