"""Finds where an article as a whole is set: dateline, title and the places it keeps naming."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document
from crosscheck.extract.place.spots import Spot, find_spots
from crosscheck.gazetteer import Place, country_name, relation

if TYPE_CHECKING:
    from crosscheck.extract.place.resolve import Resolver

DATELINE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,40}(?=[,.:(]|\s+(?:[—–-]|\(|[a-z]))")
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

    def of_kind(self, kind: str) -> str | None:
        """The town, division, country or area that "the city" and so on mean; else the setting."""
        found: str | None = getattr(self, kind, None)
        return found or (self.place if kind != "country" else None)


def find_setting(
    document: Document, spots: Sequence[Sequence[Spot]], resolver: Resolver
) -> Setting:
    """Weighs the places of the title, the dateline, the opening and the rest."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, Place | None] = {}
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    title = find_spots(document.article.title, 0, document.vocabulary)
    weighed = [(spot, _TITLE) for spot in title]
    for sentence, row in zip(document.sentences, spots, strict=True):
        factor = _OPENING if sentence.block_index <= opening + 1 else 1.0
        dateline = DATELINE.match(sentence.text) if sentence.block_index <= opening + 2 else None
        for spot in row:
            first = dateline is not None and spot.start < sentence.start + dateline.end()
            weighed.append((spot, _DATELINE if first else factor))
    areas = [s for row in spots for s in row if resolver.is_area(s)]
    for given, factor in weighed:
        spot = given
        if spot.role == "pointer" and spot.kind == "area" and areas:
            spot = areas[0]
        if spot.kind in ("name", "facility") and spot.within:
            spot = replace(spot, name=spot.within, within="", kind="known")
        if spot.role in ("pointer", "base", "agent") or spot.kind in ("name", "facility"):
            continue
        written = resolver.written(spot)
        role = "demonym" if spot.demonym else spot.role
        weights[written] += factor * _WEIGHTS.get(role, 0.5)
        places.setdefault(written, resolver.of(spot))
    return _settled(weights, places, resolver)


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
        _country(top, kinds, places),
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


def _country(top: str | None, kinds: dict[str, str], places: dict[str, Place | None]) -> str | None:
    """The country of the setting: as the text names it, else the one that the setting lies in."""
    if "country" in kinds:
        return kinds["country"]
    place = places.get(top or "")
    return country_name(place.country) if place and place.country else None
