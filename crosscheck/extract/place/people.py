"""Tells people and speakers that are named like a place from the place: "Rafael Cienfuegos"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.extract.document import Document
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import lookalikes
from crosscheck.extract.words import by_first_letter
from crosscheck.gazetteer import is_small_town
from crosscheck.vocabulary import Vocabulary

# Characters of a name that speaks, at most.
_LONGEST = 100
_BOUNDARY = re.compile(r"\b")
_PLACED = ("where", "goal", "of", "origin")


@lru_cache(maxsize=4)
def _speaks(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A verb of saying after a name: "Ostrelle said"."""
    rows = [row for row in vocabulary.rows("speech_verbs") if row["sort"] == "say"]
    verbs = sorted({form for row in rows for form in row["forms"]})
    return re.compile(rf" (?:{by_first_letter(verbs)})\b")


def without_people(document: Document, spots: Sequence[list[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence but for people, and for names that speak: unknown ones, and words
    that are places only at times ("Orange said").

    Once "Rafael Cienfuegos" is named, "Cienfuegos" is he, unless the text has something "in
    Cienfuegos".
    """
    named = {s.name for row in spots for s in row if s.role == "person"}
    placed = {s.name for row in spots for s in row if s.role in _PLACED and not s.demonym}
    words = lookalikes(document.vocabulary)
    known = {s.name for row in spots for s in row if s.kind == "known" and s.name in words}
    unknown = known | {s.name for row in spots for s in row if s.kind == "name"}
    unknown |= {
        s.name
        for row in spots
        for s in row
        if s.kind == "known" and is_small_town(s.name, document.vocabulary)
    }
    speaks = _speaks(document.vocabulary)
    text = document.article.text
    for name in _speaking(unknown, text, speaks):
        named.add(name)
        placed.discard(name)
    gone = named - placed

    def as_speaker(s: Spot) -> Spot:
        """ "The Ostrelle Despatch Centre said": whoever speaks is not where it happened."""
        speaking = s.kind == "facility" and s.role not in _PLACED and speaks.match(text, s.end)
        return replace(s, role="agent") if speaking else s

    return [
        [as_speaker(s) for s in row if s.role != "person" and s.name not in gone] for row in spots
    ]


def _speaking(names: set[str], text: str, speaks: re.Pattern[str]) -> set[str]:
    """Those of the names that a verb of saying follows somewhere: looked up from the verbs, as a
    text may hold thousands of names."""
    lengths = sorted({len(name) for name in names if len(name) <= _LONGEST})
    found = set()
    for verb in speaks.finditer(text):
        for length in lengths:
            start = verb.start() - length
            name = text[start : verb.start()] if start >= 0 else ""
            if name in names and _BOUNDARY.match(text, start):
                found.add(name)
    return found
