"""Says which place a spot means, in the article it stands in, and how a claim names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document
from crosscheck.extract.place.countries import (
    FAMOUS,
    RIVAL,
    find_countries,
    is_direction_only,
    places_of,
)
from crosscheck.extract.place.short_forms import divisions_of_outlet
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import with_role
from crosscheck.gazetteer import (
    Place,
    capital_of,
    choose,
    country_name,
    country_of,
    fold,
    lookup,
    relation,
)
from crosscheck.gazetteer.places import areas

if TYPE_CHECKING:
    from crosscheck.extract.place.setting import Setting

# Countries whose towns the news names with their division ("Eagle Pass, Texas").
BY_DIVISION = {"US", "CA", "AU", "GB", "PS"}
_KINDS = {
    "any": ("town", "district", "division"),
    "town": ("town",),
    "country": ("country",),
    "division": ("division", "district"),
    "district": ("district",),
}


class Resolver:
    """Knows which countries an article is about, and so which Valencia it means."""

    def __init__(self, document: Document, spots: Sequence[Sequence[Spot]]) -> None:
        self.vocabulary = document.vocabulary
        about = find_countries(document, spots)
        self.countries, self.home, self.likely = about.codes, about.home, about.names
        self.paid = about.paid
        self._sure = about.sure
        self._guesses: dict[str, str] = {}
        self.divisions = Counter(
            (place.country, fold(place.name))
            for row in spots
            for spot in row
            for name in ((spot.name,) if spot.kind == "known" else ()) + (*spot.within.split(", "),)
            for place in lookup(name, self.vocabulary)[:1]
            if place.kind == "division"
        )
        self.paragraph = 0
        self._towns: dict[str, tuple[str, ...]] = {}
        self._known: dict[tuple[str, str, bool], Place | None] = {}
        outlet = divisions_of_outlet(document.article.source, document.vocabulary)
        self.local = outlet[0].name if outlet else None

    def of(self, spot: Spot) -> Place | None:
        """The gazetteer's place that a spot names; None where it names none."""
        if spot.kind != "known":
            return None
        key = (spot.name, spot.within, spot.role in ("where", "goal"))
        if key not in self._known:
            self._known[key] = self._place(spot)
        return self._known[key]

    def _place(self, spot: Spot) -> Place | None:
        name = f"{spot.name}"
        if spot.within:
            for option in lookup(name, self.vocabulary):
                full = f"{name}, {spot.within}"
                if relation(full, spot.within, self.vocabulary) == "inside" and self._in(
                    option, spot
                ):
                    return option
        found = self._choose(name)
        if found and self._is_unsure(found):
            stands = spot.role in ("where", "goal") and self._speaks_of(found.country, name)
            if found.country not in self.countries and not stands:
                return None
            if self.home and found.country != self.home and not self._has_towns(found, name):
                return None
        abroad = found is not None and found.country and found.country not in self.countries
        if abroad and is_direction_only(name, self.vocabulary):
            return None
        area = areas(self.vocabulary).get(name)
        if area and area.near and found and found.kind == "area" and not self._near(area.near):
            return None
        return found

    def is_city(self, place: Place) -> bool:
        """Is there a town of the division's name, as of Lisbon's, which the name means as well?"""
        options = lookup(place.name, self.vocabulary)
        return any(o.kind == "town" and o.country == place.country for o in options)

    def _choose(self, name: str) -> Place | None:
        """The likeliest place of a name, a town of a division that the article names first."""
        found = choose(name, self.countries, self.vocabulary)
        if found is None:
            parts = places_of(name, self.vocabulary)
            near = sorted(parts, key=lambda p: p.country != self.home)
            return next(iter(near), None)
        if found.kind not in ("town", "district"):
            return found
        options = lookup(name, self.vocabulary)
        first = options[0]
        if capital_of(first.country) == first.name and found.people * RIVAL < first.people:
            return first
        near = [o for o in options if (o.country, o.division) in self.divisions]
        near.sort(key=lambda o: -self.divisions[o.country, o.division])
        if not near and found.kind == "district" and self._is_one_of_several(found, options):
            return None
        return near[0] if near else found

    def _is_one_of_several(self, found: Place, options: Sequence[Place]) -> bool:
        """Do several divisions have a district of that name, and the article names others?"""
        holders = {
            o.division for o in options if o.kind == "district" and o.country == found.country
        }
        named = any(country == found.country for country, _ in self.divisions)
        return len(holders) > 1 and named

    def _speaks_of(self, country: str, name: str) -> bool:
        """Does another name of the article lie in that country, or none in any that is certain?"""
        names = self.likely.get(country, frozenset())
        return not self.countries or len(names) > (name in names)

    def _is_unsure(self, place: Place) -> bool:
        """Is it a town or district that is not known everywhere, so that another may be meant?"""
        return place.kind == "district" or (place.kind == "town" and place.people < FAMOUS)

    def _has_towns(self, place: Place, name: str) -> bool:
        """Does another town or division of the place's country stand in the article as well?"""
        return any(other != name for other in self._two_towns(place.country))

    def _two_towns(self, country: str) -> Sequence[str]:
        """Two names of towns or divisions of a country, if the article has as many."""
        if country not in self._towns:
            names = sorted(self.likely.get(country, frozenset()))
            meant = ((name, choose(name, self.countries, self.vocabulary)) for name in names)
            towns = (name for name, p in meant if p is not None and p.kind != "country")
            self._towns[country] = tuple(islice(towns, 2))
        return self._towns[country]

    def _in(self, option: Place, spot: Spot) -> bool:
        outer = choose(spot.within.split(",")[0], self.countries, self.vocabulary)
        return outer is None or outer.country == option.country

    def _near(self, names: tuple[str, ...]) -> bool:
        codes = {p.country for name in names for p in lookup(name, self.vocabulary)[:1]}
        return bool(codes & set(self.countries[:3]))

    def resolve(self, spot: Spot, latest: Sequence[Spot], setting: Setting) -> Spot:
        """The spot with its answer: the place's name and what holds it."""
        if spot.role == "pointer":
            return spot.resolved(self._pointed(spot, latest, setting))
        if spot.kind == "known" and lookup(spot.name, self.vocabulary) and self.of(spot) is None:
            if spot.within:
                return spot.resolved(None)
            abroad = {p.country for p in lookup(spot.name, self.vocabulary)}
            if abroad & set(self.countries):
                return spot.resolved(spot.name)
            placed = spot.role in ("where", "goal")
            named = self.written(replace(spot, kind="name")) if placed else None
            return spot.resolved(named)
        return spot.resolved(self.written(spot))

    def written(self, spot: Spot) -> str:
        """A place as claims name it: the text's own words, then what holds it."""
        if spot.within:
            return f"{spot.name}, {spot.within}"
        place = self.of(spot)
        if place is not None and spot.role == "organisation" and place.kind in _KINDS["any"]:
            spot = replace(spot, name=place.name)
        if place is not None and place.kind == "area":
            return ", ".join((spot.name, *areas(self.vocabulary)[place.name].inside[:1]))
        if place is None or place.kind in ("country", "region"):
            if spot.kind not in ("feature", "facility", "name") or not self.home:
                return spot.name
            guess = f"{spot.name}, {country_name(self.home)}"
            self._guesses[guess] = spot.name
            return guess
        return ", ".join((spot.name, *self._holder(place)))

    def told(self, place: str | None) -> str | None:
        """The place without a country that was guessed from its name alone: a wrong one would keep
        two figures of one event apart."""
        return place if self._sure else self._guesses.get(place or "", place)

    def division_of(self, place: Place | None) -> str | None:
        """The province or state that a town lies in, as claims name it."""
        if place is None or place.kind not in ("town", "district"):
            return None
        options = lookup(place.division.title(), self.vocabulary)
        held = (p for p in options if p.country == place.country and p.kind == "division")
        return next((", ".join((p.name, *self._holder(p))) for p in held), None)

    def _holder(self, place: Place) -> tuple[str, ...]:
        if place.country in BY_DIVISION:
            if place.kind in ("town", "district"):
                division = lookup(place.division.title(), self.vocabulary)
                names = [p.name for p in division if p.country == place.country][:1]
                return tuple(n for n in names if n != place.name)
            return () if place.country in ("GB", "PS") else (country_name(place.country),)
        return (country_name(place.country),)

    def _pointed(self, spot: Spot, latest: Sequence[Spot], setting: Setting) -> str | None:
        """The place that a pointer means; None where the text named none of that kind."""
        if spot.kind in ("world", "setting"):
            return "world" if spot.kind == "world" else setting.place
        if spot.kind in ("several", "part"):
            town = setting.own("town") if spot.kind == "part" else None
            return f"{spot.name.lower()}, {town}" if town else spot.name.lower()
        if spot.kind == "":
            held = [one for one in latest if one.role not in ("organisation", "body")]
            return held[0].place if held else setting.place
        if spot.kind == "facility":
            noun = spot.name.split()[-1].lower()
            named = (one for one in latest if noun in one.name.lower().split() and one.place)
            return next((one.place for one in named), None)
        if spot.kind == "area" and spot.name.lower() == "the island":
            named_so = (o.place for o in latest if o.kind == "name" and o.place)
            known = next((o.place for o in latest if self.is_area(o) and o.place), None)
            return known or next(named_so, None) or self._division_or(spot, latest, setting)
        return self._division_or(spot, latest, setting)

    def _sea(self, latest: Sequence[Spot], setting: Setting) -> str:
        """The waters that the text named, else "sea": "at sea"."""
        waters = with_role(self.vocabulary, "water")
        for place in [one.place for one in latest] + [setting.own("area")]:
            words = (place or "").partition(",")[0].lower().removeprefix("the ").split()
            if place and not waters.isdisjoint((words[0], words[-1])):
                return place
        return "sea"

    def _division_or(self, spot: Spot, latest: Sequence[Spot], setting: Setting) -> str | None:
        """The capital, sea, county or province that is meant, else any place of the kind."""
        if spot.kind in ("capital", "sea"):
            own_kind = self._capital if spot.kind == "capital" else self._sea
            return own_kind(latest, setting)
        if spot.kind in ("district", "division") and spot.name.lower().startswith("the "):
            noun = spot.name.lower().removesuffix("'s").rpartition(" ")[2]
            own = next((o for o in latest if o.name.lower().endswith(" " + noun)), None)
            if own is not None and own.place:
                return own.place
        if spot.kind == "district":
            named = next((o.place for o in latest if self._is(o, "district")), None)
            here = (o.place for o in latest if o.role == "where" and o.start >= self.paragraph)
            return self.local or named or next(here, None)
        return self._of_kind(spot, latest, setting)

    def _capital(self, latest: Sequence[Spot], setting: Setting) -> str | None:
        """The capital of the country that the text spoke of last, else of the article's."""
        country = self._country(latest, setting) or ""
        town = capital_of(next((p.country for p in lookup(country, self.vocabulary)), ""))
        named = (one.name for one in latest if one.role != "pointer")
        town = next((name for name in named if town and fold(name) == fold(town)), town)
        return f"{town}, {country}" if town else setting.of_kind("town")

    def _country(self, latest: Sequence[Spot], setting: Setting) -> str | None:
        """The article's country, or another one where the text so far knows only that."""
        said = [country_of(o.place, self.vocabulary) for o in latest if o.place and not o.demonym]
        if not setting.country or not any(said):
            return setting.own("country")
        own = country_of(setting.country, self.vocabulary)
        codes = Counter(code for code in said if code)
        return setting.country if own in codes else country_name(codes.most_common(1)[0][0])

    def _of_kind(self, spot: Spot, latest: Sequence[Spot], setting: Setting) -> str | None:
        """The place of a kind that was just named, else the one that the article is about.

        "This city" is the writer's own, whatever was named before.
        """
        kind = spot.kind
        near = [o for o in latest if self._is(o, kind) and o.role not in ("origin", "base")]
        near = [o for o in near if not (o.demonym and o.role == "organisation")]  # guests
        here = [one for one in near if one.start >= self.paragraph or kind == "area"]
        if here and not spot.name.lower().startswith("this "):
            return here[0].place
        if kind == "country":
            return self._country(latest, setting)
        known = setting.own(kind) or (near[0].place if near else None)
        noun = spot.name.rpartition(" ")[2].lower()
        if not known and noun in with_role(self.vocabulary, "edge"):
            return noun
        return known or setting.of_kind(kind)

    def is_area(self, spot: Spot) -> bool:
        """Is it a named area or a feature of the land, such as a border or a bay?"""
        return spot.role != "pointer" and self._is(spot, "area")

    def _is(self, spot: Spot, kind: str) -> bool:
        if spot.role == "pointer":
            return spot.kind == kind and spot.place is not None
        if kind == "area":
            place = self.of(spot)
            return spot.kind == "feature" or (place is not None and place.kind == "area")
        place = self.of(spot)
        if place is None or kind not in _KINDS:
            return False
        same = (p for p in lookup(spot.name, self.vocabulary) if p.country == place.country)
        return any(p.kind in _KINDS[kind] for p in same)
