"""Finds the words of a sentence that name or point to a place, and joins what belongs together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from crosscheck.extract.place.named import find_named, is_language, read_known
from crosscheck.extract.place.pointers import find_bodies, find_pointers
from crosscheck.extract.place.roads import find_roads
from crosscheck.extract.place.roles import compares, preposition_role
from crosscheck.extract.place.runs import runs_of
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import named_after, nouns_of, people_nouns, with_role
from crosscheck.gazetteer import find, lookup, relation
from crosscheck.vocabulary import Vocabulary

_STAND_ALONE = frozenset({"organisation", "body", "person", "pointer"})
_WITHIN = re.compile(r",? (?:in|on|off) (?:the )?|, | \(")
# "In Deal, on the coast", "in Ostrelle near Leeds": the second name says where the first lies.
_BESIDE = re.compile(r",? (?:on|near|off|outside|along|beside) (?:the )?")
_AND, _SHARED = (" and ", ", and "), frozenset({"origin", "goal", "base", "agent"})
# The spaces of a heading, at least.
_HEADING = 3
_AT = re.compile(r" (?:AT|IN|NEAR) (?:THE )?")
_OWNER = re.compile(r"['’]s | (?:[a-z-]+ ){0,3}of ")


def find_spots(text: str, offset: int, vocabulary: Vocabulary) -> list[Spot]:
    """The spots of one sentence, in order, with neighbours that belong together joined."""
    if not text:
        return []
    bodies = find_bodies(text, vocabulary)
    spans = [
        span
        for span in find(text, vocabulary)
        if not any(b.start <= span.start and span.end <= b.end for b in bodies)
        and not is_language(text, span, vocabulary)
    ]
    spots = bodies + [read_known(text, span, vocabulary) for span in spans]
    taken = [(s.start, s.end) for s in spots]
    names_from = _behind_capitals(text, vocabulary)
    spots = [s for s in spots if not names_from or _is_told_by_capitals(s, vocabulary)]
    for at, name in runs_of(text[names_from:], vocabulary):
        spot = find_named(text, names_from + at, name, vocabulary)
        if spot is None:
            continue
        inside = [s for s in spots if s.start < spot.end and spot.start < s.end]
        if spot.kind == "name" and any(
            s.role not in ("organisation", "body", "person") for s in inside
        ):
            continue
        if any(s.start <= spot.start and spot.end <= s.end for s in inside):
            continue
        spots = [s for s in spots if s not in inside]
        ends = {spot.name.partition(" ")[0].lower(), spot.name.rpartition(" ")[2].lower()}
        street = not ends.isdisjoint(named_after(vocabulary))
        if spot.kind == "facility" and inside and inside[0].kind == "known" and not street:
            spot = replace(spot, within=inside[0].name)
        spots.append(spot)
        taken.append((spot.start, spot.end))
    for road in find_roads(text, vocabulary):
        spots = [s for s in spots if s.end <= road.start or road.end <= s.start] + [road]
        taken.append((road.start, road.end))
    for spot in find_pointers(text, vocabulary):
        free = not any(start < spot.end and spot.start < end for start, end in taken)
        role = preposition_role(text, spot.start, vocabulary)
        free = free and (spot.kind != "several" or role == "where")
        if free and role != "base" and not compares(text, spot.start, vocabulary):
            spots.append(replace(spot, stands=role in ("where", "goal")))
    if not spots:
        return []
    joined = join(text, _listed(text, sorted(spots, key=lambda s: s.start)), vocabulary)
    if not offset:
        return joined
    return [spot.moved(offset) for spot in joined]


@lru_cache(maxsize=4)
def spots_of_title(title: str, vocabulary: Vocabulary) -> tuple[Spot, ...]:
    """The spots of an article's title, for which several steps ask."""
    return tuple(find_spots(title, 0, vocabulary))


def _behind_capitals(text: str, vocabulary: Vocabulary) -> int:
    """Where names may begin: of a heading, whose capitals tell none from other words, behind the
    preposition before a building's or the like: "HORROR AT OSTRELLE HOSPITAL".

    A row of a table may be a name and a figure, and what ends with such a noun all one name:
    "OSTRELLE GENERAL HOSPITAL".
    """
    if not text.isupper() or (text.count(" ") < _HEADING and any(c.isdigit() for c in text)):
        return 0
    before = max((match.end() for match in _AT.finditer(text)), default=0)
    words = text[before:].lower().rstrip(".!?").split()
    told = not before and not _in_sentences(vocabulary).isdisjoint(words)
    return before if words and words[-1] in nouns_of(vocabulary) and not told else len(text)


@lru_cache(maxsize=4)
def _in_sentences(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that a heading has where it says something, and no building's name: "to", "by"."""
    roles = ("origin", "goal", "agent", "base", "verbal", "hearing")
    told = frozenset().union(*(with_role(vocabulary, role) for role in roles))
    part_of_names = with_role(vocabulary, "name_link") | with_role(vocabulary, "generic_part")
    return (told | people_nouns(vocabulary)) - part_of_names - {"and"}


def _is_told_by_capitals(spot: Spot, vocabulary: Vocabulary) -> bool:
    """Is it a country, or by itself? A town among capitals may be part of any other name."""
    kinds = [p.kind for p in lookup(spot.name, vocabulary)[:1]]
    return spot.role != "organisation" or kinds in (["country"], ["region"])


def _listed(text: str, spots: list[Spot]) -> list[Spot]:
    """All places of a list play the part of its first: "from Spain, France and Italy"."""
    gaps = [text[a.end : b.start] for a, b in pairwise(spots)]
    found = list(spots)
    for i, gap in enumerate(gaps):
        ends = next((g for g in gaps[i:] if g != ", "), "")
        in_list = gap in _AND or (gap == ", " and ends in _AND)
        if in_list and found[i].role in _SHARED and found[i + 1].role == "bare":
            found[i + 1] = replace(found[i + 1], role=found[i].role)
    return found


def join(text: str, spots: list[Spot], vocabulary: Vocabulary) -> list[Spot]:
    """Joins a place with what holds it ("Limay in Bataan province") and several places in a row."""
    joined: list[Spot] = []
    for spot in spots:
        last = joined[-1] if joined else None
        gap = text[last.end : spot.start] if last else ""
        if last is None or not _STAND_ALONE.isdisjoint((last.role, spot.role)):
            joined.append(spot)
        elif _WITHIN.fullmatch(gap) and _holds(spot, last, vocabulary):
            joined[-1] = replace(last, end=spot.end, within=_name(spot))
        elif last.role == spot.role == "where" and _BESIDE.fullmatch(gap):
            joined[-1] = replace(last, end=spot.end)
        elif _OWNER.fullmatch(gap) and _holds(last, spot, vocabulary):
            role = preposition_role(text, last.start, vocabulary) if last.demonym else None
            joined[-1] = replace(spot, start=last.start, within=last.name, role=role or spot.role)
        elif (
            gap in (", ", " and ", ", and ") and last.role in ("where", "of") and _alike(last, spot)
        ):
            names = last.name.replace(" and ", ", ") if last.kind == "several" else last.name
            separator = " and " if "and" in gap else ", "
            joined[-1] = replace(
                last,
                end=spot.end,
                name=f"{names}{separator}{spot.name}",
                kind="several" if "and" in gap or last.kind == "several" else last.kind,
            )
        else:
            joined.append(spot)
    return joined


def _name(spot: Spot) -> str:
    return f"{spot.name}, {spot.within}" if spot.within else spot.name


def _holds(outer: Spot, inner: Spot, vocabulary: Vocabulary) -> bool:
    if inner.kind != "known":
        return outer.kind == "known"
    kinds = [next((p.kind for p in lookup(s.name, vocabulary)), "") for s in (inner, outer)]
    if kinds[0] == "country" and kinds[1] != "region":
        return False  # "against Spain in Rome"
    return outer.kind == "known" and any(
        relation(f"{inner.name}, {outer.name}", outer.name, vocabulary) == "inside"
        for _ in lookup(inner.name, vocabulary)[:1]
    )


def _alike(a: Spot, b: Spot) -> bool:
    """May two names in a row be items of one list?"""
    return b.role == "bare" and (a.kind in (b.kind, "several"))
