"""The words of a sentence that name or point to a place, as a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "where",
    "goal",
    "base",
    "agent",
    "of",
    "origin",
    "adjective",
    "possessive",
    "owner",
    "bare",
    "organisation",
    "body",
    "person",
    "pointer",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name or point to a place; offsets are into the article's text.

    `name` is the place in the text's words (of a demonym, the place it points to), `within` what
    the text says holds it. `kind` is "known" (in the gazetteer), "feature", "facility", "name" (a
    proper name after "in") or, of a pointer ("the city"), the kind of place that is meant.
    `place` is the answer, once resolved. A demonym may name the people ("Spaniards").
    A pointer `stands` behind a preposition of place ("inside the stadium").
    """

    start: int
    end: int
    name: str
    role: Role
    kind: str = "known"
    within: str = ""
    place: str | None = None
    demonym: bool = False
    people: bool = False
    stands: bool = False
