"""Reads the dateline that a story opens with: where it was written, and where that ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.extract.document import Document, Sentence
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import WORDS, not_places, with_role
from crosscheck.gazetteer import lookup
from crosscheck.vocabulary import Vocabulary

# "PARIS, May 3 (Agency) -", "LEEDS (Agency) —", "OSLO. The": capitals, up to what ends a dateline.
_OPENS = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?=,|\.|:|\s*\(|\s+[—–-]\s|\s+[a-z])")
_WHOLE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:,[^—–()]{1,60}?)?\s*(?:\([^)]{1,40}\))?\s*"
    r"(?:[—–-]\s|(?<=[A-Z]):\s)"
)
_SMALL = re.compile(
    r"^[A-ZÀ-Þ][\w .'’-]{2,40}, (?:[A-Z][a-z]{2,8}\.? )?"
    r"\d{1,2}(?:st|nd|rd|th)?,?(?: [A-Z][a-z]{2,8}\.?)?,? \d{4}[^a-z]{0,12}"
)
# "Leeds, Monday 3 May 2024", "Staff reporter, Leeds | May 3, 2024": the place before the day.
_DATED = re.compile(
    r"(?:, | \| )(?:[A-Z][a-z]{2,5}day,? )?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4}\b|\.?$)"
)
# "ARDEN, Vt." and "ARDEN (Agency)." alone, "ARDEN, Vt.: A storm": a place, and no dash behind it.
_ALONE = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:\s*\([^)]{1,40}\)|, [A-Z][\w.' ]{1,30})?"
    r"(?:[.:]?$|(?<=[a-z.]):\s|\n)"
)
# A name that no gazetteer knows is a dateline by what follows alone, and short.
_SET_OFF, _LONGEST = re.compile(r",(?! [a-z])|(?<!\s)\s*\(|(?<!\s)\s+[—–-]\s"), 3


@lru_cache(maxsize=256)
def dateline_end(text: str) -> int:
    """Where the dateline that a sentence opens with ends; 0 where there is none."""
    for pattern in (_WHOLE, _SMALL):
        match = pattern.match(text)
        if match:
            return match.end()
    return 0


def behind_dateline(text: str) -> str:
    """What the text of a sentence says behind its dateline; "" where it is nothing else."""
    match = _ALONE.match(text)
    return text[max(match.end() if match else 0, dateline_end(text)) :]


def is_dated(text: str, end: int) -> bool:
    """Does a day follow the place that ends there, as in the line above a letter or release?"""
    return _DATED.match(text, end) is not None


def opening_dateline(text: str) -> int:
    """The same for an article's first sentences, where the place's name alone will do."""
    match = _OPENS.match(text)
    return max(match.end() if match else 0, dateline_end(text))


def with_dateline(document: Document, spots: Sequence[list[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence, and the place of the dateline where its capitals hid it."""
    opening = next((s.block_index for s in document.sentences if s.block.kind == "paragraph"), 0)
    return [
        _with_own(sentence, row, document.vocabulary)
        if sentence.block_index <= opening + 2
        else row
        for sentence, row in zip(document.sentences, spots, strict=True)
    ]


def _with_own(sentence: Sentence, row: list[Spot], vocabulary: Vocabulary) -> list[Spot]:
    match = _OPENS.match(sentence.text)
    if match is None or any(s.start < sentence.start + match.end() for s in row):
        return row
    name, end = match[0].strip(" .").title(), sentence.start + match.end()
    known = bool(lookup(name, vocabulary))
    if not known and not _may_be_place(sentence.text, match, name, vocabulary):
        return row
    spot = Spot(sentence.start, end, name, "where", "known" if known else "name")
    holder = (
        row[0] if row and row[0].start == end + 2 and sentence.text[match.end()] == "," else None
    )
    if holder is None:
        return [spot, *row]
    return [replace(spot, end=holder.end, within=holder.name), *row[1:]]


def _may_be_place(text: str, match: re.Match[str], name: str, vocabulary: Vocabulary) -> bool:
    words = WORDS.findall(name)
    never, _ = not_places(vocabulary)
    return (
        not text.isupper()  # a heading, behind which no story goes on
        and _SET_OFF.match(text, match.end()) is not None
        and len(words) <= _LONGEST
        and never.isdisjoint(words)
        and with_role(vocabulary, "organisation").isdisjoint(words)
    )
