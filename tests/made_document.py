"""Makes parsed documents of plain text, as extraction sees an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from crosscheck.extract.document import Document, split_sentences
from crosscheck.extract.figures import read_figures
from crosscheck.extract.parse import parse
from crosscheck.extract.period import find_periods
from crosscheck.extract.place import find_places
from crosscheck.gazetteer import relation
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary

Found = TypeVar("Found")


def made_article(
    *paragraphs: str, published: str | None = "2024-05-16", title: str = ""
) -> Article:
    """An article of these paragraphs, with nothing but text, date and title."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 2
    day = date.fromisoformat(published) if published else None
    return Article("made.md", "\n\n".join(paragraphs), tuple(blocks), "", day, title)


def made_document(article: Article, vocabulary: Vocabulary | None = None) -> Document:
    """The article with its figures and their parse."""
    words = vocabulary or Vocabulary()
    sentences = tuple(
        replace(s, figures=read_figures(s.text, s.start, words)[0])
        for s in split_sentences(article, words)
    )
    return parse([Document(article, sentences, words)])[0]


def places_of(*paragraphs: str, title: str = "") -> dict[str, str | None]:
    """The place of each figure, by the figure's own words."""
    document = made_document(made_article(*paragraphs, title=title))
    found = zip(document.mentions, find_places(document), strict=True)
    return {mention.figure.text: place for mention, place in found}


def periods_of(
    *paragraphs: str, published: str | None = "2024-05-16", title: str = ""
) -> dict[str, tuple[str | None, str | None]]:
    """The period of each figure as ISO dates, by the figure's own words."""
    document = made_document(made_article(*paragraphs, published=published, title=title))
    found = zip(document.mentions, find_periods(document), strict=True)
    return {
        mention.figure.text: (
            str(period.start) if period.start else None,
            str(period.end) if period.end else None,
        )
        for mention, period in found
    }


def of_figure(found: Mapping[str, Found], number: str) -> Found:
    """What was found for the first figure whose words hold `number`."""
    return next(answer for words, answer in found.items() if number in words)


def is_same_place(place: str | None, wanted: str | None) -> bool:
    """The wanted place, however much of what holds it is named along."""
    if wanted is None or place is None:
        return place is wanted
    return place == wanted or place.startswith(wanted) or relation(place, wanted) == "same"
