"""Recognises a name again, wherever it stands, once the article has something "in" or "near" it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crosscheck.extract.document import Document
from crosscheck.extract.place.roles import role_of
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import spots_of_title
from crosscheck.extract.place.words import not_places, standing, with_role, word_before
from crosscheck.vocabulary import Vocabulary

# The words of a name, at most: longer ones are titles and slogans as often as places.
_LONGEST = 3
# Names looked for again, at most: an article made to be slow may name any number.
MOST_NAMES = 300
_INSIDE = re.compile(r"[\w-]")
_GOES_ON = re.compile(r"[ -][A-ZÀ-Þ]")


def with_repeats(document: Document, spots: Sequence[list[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence, and the names that elsewhere in the article, or in its title, a
    preposition shows to be places: "in Ostrelle" tells what "the Ostrelle fire" is."""
    placed = placed_names(document, spots)
    if not placed:
        return list(spots)
    names = sorted(placed, key=lambda name: (-len(name), name))
    result = []
    for sentence, row in zip(document.sentences, spots, strict=True):
        text, found = sentence.text, []
        for begins, ends in standing(text, names, _INSIDE):
            start, end = sentence.start + begins, sentence.start + ends
            if any(s.start < end and start < s.end for s in row):
                continue
            if is_longer(text, begins, ends, document.vocabulary):
                continue
            role = role_of(text, begins, ends, document.vocabulary)
            found.append(replace(placed[text[begins:ends]], start=start, end=end, role=role))
        result.append(sorted((*row, *found), key=lambda s: s.start) if found else row)
    return result


def placed_names(document: Document, spots: Sequence[list[Spot]]) -> Mapping[str, Spot]:
    """The names that stand behind a preposition of place, and are nobody's."""
    rows = [*spots, spots_of_title(document.article.title, document.vocabulary)]
    people = {s.name for row in rows for s in row if s.role == "person"}
    placed: dict[str, Spot] = {}
    for spot in (spot for row in rows for spot in row):
        words = spot.name.split()
        fit = spot.kind in ("known", "name") and spot.role in ("where", "goal")
        capital = spot.name[:1].isupper() and words[-1][0].isupper()
        plain = not spot.demonym and len(words) <= _LONGEST and capital
        if len(placed) < MOST_NAMES and fit and plain and spot.name not in people:
            placed.setdefault(spot.name, spot)
    return placed


def is_longer(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Is a name found in a text a part of a longer one, such as a person's or a body's?"""
    if _GOES_ON.match(text, end):
        return True
    before = word_before(text, start)
    if before is None or not before[1][0].isupper():
        return text.endswith("-", 0, start)
    never, _ = not_places(vocabulary)
    return before[1] not in never and before[1].lower() not in with_role(vocabulary, "direction")
