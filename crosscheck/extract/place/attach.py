"""Chooses, among the places that a sentence names, the one that a figure holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from crosscheck.extract.document import Mention
from crosscheck.extract.place.dateline import dateline_end
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.tree import Token

# How much further away a place seems for the part that it plays.
_COST = {
    "where": 0.0,
    "of": 1.0,
    "pointer": 0.5,
    "adjective": 1.0,
    "possessive": 1.0,
    "owner": 4.0,
    "bare": 3.0,
    "base": 8.0,
    "agent": 8.0,
    "body": 3.0,
    "goal": 1.0,
    "origin": 4.0,
}
# In these relations a name says more of the noun after it than of where something happens.
_ATTRIBUTES = frozenset({"compound", "amod", "nmod"})
# A name that a list may have before its figure: "Perth 2", "Perth one".
_NUMBER = re.compile(r" \d")
_BARE = ("bare", "adjective")
_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_SUBJECT, _DEMONYM = 0.5, 3.0
# Beyond this a place is about something else in the sentence.
_FURTHEST = 10.0
_DOWN, _FIGURE_BETWEEN, _OTHERS, _BESIDE = 2.0, 1.0, 3.0, 6.0
_IN_BRACKETS = re.compile(r" \((?:[a-z]+ ){0,3}")
# "41 of those over the hills", "9 of them children in Leeds": where the part of them is.
_OF_THEM = re.compile(r" of (?:them|those|these) (?:[a-z]+ ){1,5}")
_WITH_IT = re.compile(r",? (?:with|at) (?:[a-z]+ ){0,3}")
# A step down to a preposition, and from it to its noun, leads less far away.
_NEAR_STEPS, _NEAR = frozenset({"prep", "pobj"}), 0.75


def nearest_spot(mention: Mention, spots: Sequence[Spot]) -> Spot | None:
    """The place nearest to the figure in the parse, by the part it plays; None where none fits."""
    opening = mention.sentence.start + dateline_end(mention.sentence.text)
    fit = [s for s in spots if s.place and s.role in _COST and (s.start >= opening)]
    figures = mention.sentence.figures
    fit = [s for s in fit if not (s.start <= mention.figure.start < s.end)]
    # "900 Ostrellan pounds": whose money it is
    fit = [s for s in fit if not any(f.start < s.start < s.end <= f.end for f in figures)]
    if not fit:
        return None
    beside = [s for s in fit if _is_beside_it(mention, s)]
    if beside:
        return beside[-1]
    tokens = mention.tokens
    root = tokens.root if tokens is not None else None  # found anew each time it is asked for
    cost, at = min((_distance(mention, root, spot), i) for i, spot in enumerate(fit))
    return fit[at] if cost <= _FURTHEST else None


def _is_beside_it(mention: Mention, spot: Spot) -> bool:
    """Does the figure follow the place as a list has it: "Spain (40), Malta with 12, Italy 9"?"""
    offset = mention.sentence.start
    if spot.role in _BARE and spot.end + 1 == mention.figure.start:
        return True
    between = mention.sentence.text[spot.end - offset : max(mention.figure.start - offset, 0)]
    end = mention.figure.end - offset
    behind = spot.role in ("where", "of") and mention.sentence.text.startswith(" of th", end)
    if behind and _OF_THEM.fullmatch(mention.sentence.text[end : spot.start - offset]):
        return True
    if spot.role in ("bare", "base") and _WITH_IT.fullmatch(between):
        return True
    return _IN_BRACKETS.fullmatch(between) is not None


def _distance(mention: Mention, figure: Token | None, spot: Spot) -> float:
    cost = 0.0
    low, high = sorted((mention.figure.start, spot.start))
    others = sum(low < f.start < high for f in mention.sentence.figures if f != mention.figure)
    cost += _FIGURE_BETWEEN * others + (high - low) / 400
    if figure is None or mention.sentence.doc is None:
        return cost + _COST[spot.role]
    offset = mention.sentence.start
    span = mention.sentence.doc.char_span(spot.start - offset, spot.end - offset)
    if span is None:
        return cost + _COST[spot.role]
    place = span.root
    if spot.role == "bare" and _is_subject(place, figure):
        cost += _SUBJECT
    elif spot.role == "bare" and place.dep_ == "compound":
        cost += _COST["adjective"]
    elif place.dep_ in _ATTRIBUTES and not spot.within:
        cost += max(_COST["adjective"], _COST[spot.role])
    else:
        cost += _COST[spot.role]
    if spot.demonym:
        cost += _DEMONYM
    if _is_others(spot, place, mention, figure):
        cost += _OTHERS
    return cost + _tree_distance(figure, place)


def _is_others(spot: Spot, place: Token, mention: Mention, figure: Token) -> bool:
    """Does another figure of the sentence hold the place: "Perth's 2%", "4, against 2 in Perth",
    "and Perth 2"?"""
    offset = mention.sentence.start
    others = [f for f in mention.sentence.figures if f != mention.figure]
    own = spot.end + 1 == mention.figure.start
    if spot.role in _BARE and not own and _NUMBER.match(mention.sentence.text, spot.end - offset):
        return True
    if not others:
        return False
    if place.dep_ == "poss":
        return any(f.start <= place.head.idx + offset < f.end for f in others)
    above = {token.i for token in (figure, *figure.ancestors)}
    way = [place, *takewhile(lambda token: token.i not in above, place.ancestors)]
    return any(
        f.start <= token.idx + offset < f.end and below.lower_ != "of"  # "half of Perth's 90"
        for below, token in pairwise(way)
        for f in others
    )


def _is_subject(place: Token, figure: Token) -> bool:
    """Is the place what the figure's own clause speaks of: "Tucson had 31,219 arrests"?"""
    return place.dep_ in ("nsubj", "nsubjpass") and place.head in figure.ancestors


def _is_beside(verb: Token) -> bool:
    """Is it a clause joined to the one before, with a subject of its own: ", and nobody saw it"?"""
    joined = verb.dep_ == "conj" and verb.pos_ in ("VERB", "AUX")
    return joined and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _tree_distance(figure: Token, place: Token) -> float:
    """Edges between the two in the parse; going down into another clause counts more."""
    above = {token.i: steps for steps, token in enumerate((figure, *figure.ancestors))}
    down, token = 0.0, place
    while token.i not in above:
        down += (_NEAR if token.dep_ in _NEAR_STEPS else 1) + (
            _DOWN if token.dep_ in _CLAUSE else 0
        )
        down += _BESIDE if _is_beside(token) else 0
        if token.head.i == token.i:
            return 20.0 + down
        token = token.head
    return above[token.i] + down
