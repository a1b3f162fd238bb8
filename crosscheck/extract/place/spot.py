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
    the text says holds it. `kind` is "known" (in the gazetteer), "feature", "facility", "road",
    "name" (a proper name after "in") or, of a pointer ("the city"), what kind of place is meant.
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

    # `dataclasses.replace` takes twice as long as these, which every spot goes through.

    def moved(self, by: int) -> Spot:
        """The same further on in the text."""
        return Spot(
            self.start + by,
            self.end + by,
            self.name,
            self.role,
            self.kind,
            self.within,
            self.place,
            self.demonym,
            self.people,
            self.stands,
        )

    def resolved(self, place: str | None) -> Spot:
        """The same with its answer."""
        return Spot(
            self.start,
            self.end,
            self.name,
            self.role,
            self.kind,
            self.within,
            place,
            self.demonym,
            self.people,
            self.stands,
        )
