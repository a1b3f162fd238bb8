"""Reads the places that label rows of a table, items of a list and columns of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crosscheck.extract.document import Document, Mention, Sentence
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import find_spots
from crosscheck.extract.place.words import nouns_of, with_role
from crosscheck.vocabulary import Vocabulary

# "Calder: 66", "Calder County – 66 cases"
_ITEM = re.compile(r"([A-ZÀ-Þ][\w .'’-]{2,40}?)\s?(?::|–|—|\s-)\s")
_BY = re.compile(r"\b(?:by|per|each|every) (?:the )?([a-z]+)\b")
_WORD = re.compile(r"[A-Za-z]+")


def with_labels(document: Document, spots: Sequence[list[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence and the places that a row or item stands for.

    A row's first cell is a place where its column is headed "County" or the like, an item's first
    words where the text before says "by county".
    """
    result = []
    vocabulary, listed = document.vocabulary, False
    for sentence, row in zip(document.sentences, spots, strict=True):
        kind = sentence.block.kind
        if kind not in ("item", "row"):
            listed = sentence.text.endswith(":") and _goes_by_place(sentence.text, vocabulary)
        label = _label(sentence, vocabulary, listed)
        named = [] if _names_no_place(sentence, vocabulary) else row
        result.append(_labelled(sentence, row, label) if label else named)
    return result


def _goes_by_place(text: str, vocabulary: Vocabulary) -> bool:
    """ "The cases by county:"."""
    return not _units(vocabulary).isdisjoint(_BY.findall(text.lower()))


def _names_no_place(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Is it a row of a storm, a ship or somebody: what its column is headed by tells?"""
    cells = sentence.block.cells if sentence.block.kind == "row" else ()
    heading = {word.lower() for word in _WORD.findall(cells[0].heading)} if cells else set()
    return not heading.isdisjoint(with_role(vocabulary, "no_place_heading"))


def _units(vocabulary: Vocabulary) -> frozenset[str]:
    """Words for a sort of place: "county", "city", "country"."""
    return with_role(vocabulary, "unit_of_place")


def _label(sentence: Sentence, vocabulary: Vocabulary, listed: bool) -> str:
    if sentence.block.kind == "row" and sentence.block.cells:
        first = sentence.block.cells[0]
        heading = {word.lower() for word in _WORD.findall(first.heading)}
        named = _is_name(sentence.text[: first.end - first.start], vocabulary)
        if named and not _units(vocabulary).isdisjoint(heading):
            return sentence.text[: first.end - first.start].strip()
        within = _divisions(vocabulary).search(sentence.text[: first.end - first.start])
        if within:
            return within[1]
    match = _ITEM.match(sentence.text) if listed and sentence.block.kind == "item" else None
    return match[1] if match else ""


def _is_name(label: str, vocabulary: Vocabulary) -> bool:
    """ "Ostrelle" and "Ostrelle county" name a place, "Shelter kits" does not, if by sector."""
    last = "".join(label.rsplit(maxsplit=1)[-1:])
    return not last.islower() or last in _units(vocabulary)


@lru_cache(maxsize=4)
def _divisions(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "Dead, Ostrelle district": a name before the noun that makes it a part of a country."""
    divisions = sorted(word for word, role in nouns_of(vocabulary).items() if role == "division")
    nouns = "|".join(map(re.escape, divisions))
    return re.compile(rf"(?:^|[,:(] ?|\b(?:in|of) )([A-ZÀ-Þ][\w’'-]+ (?:{nouns}))(?!\w)")


def _labelled(sentence: Sentence, row: list[Spot], label: str) -> list[Spot]:
    start = sentence.start + max(sentence.text.find(label), 0)
    end = start + len(label)
    if not label[:1].isupper() or any(s.start < end for s in row):
        return row
    return [Spot(start, end, label, "where", "name"), *row]


def column_spots(mention: Mention, vocabulary: Vocabulary) -> list[Spot]:
    """The places in the heading of a figure's own column."""
    cells = mention.sentence.block.cells
    cell = next((c for c in cells if c.start <= mention.figure.start < c.end), None)
    return find_spots(cell.heading, 0, vocabulary) if cell and cell.heading else []
