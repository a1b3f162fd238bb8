"""Tells ages from figures by the words around them: "Deangelo West was 27", "those under 18"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crosscheck.extract.document import Figure
from crosscheck.extract.words import alternatives
from crosscheck.vocabulary import Vocabulary

OLDEST = 120
ADULT = 16
NEAR = 80  # characters before a figure in which the words stand that make it an age
_OF = re.compile(r"\b[Aa]n? (?:[\w-]{1,20} ){0,2}([a-z-]{3,20}) of (?:some |about )?$")
_WHEN = re.compile(r"\s+when (?:he|she|they)\b")
_ENDS = re.compile(r"\s*(?:[.,;:!?)\"”’']|$|(?:and|when|or|now|so)\b)")


class _Patterns(NamedTuple):
    aged: re.Pattern[str]
    limit: re.Pattern[str]
    told: re.Pattern[str]
    being: re.Pattern[str]
    or_older: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> _Patterns:
    people, bound = alternatives(vocabulary, "aged_noun"), alternatives(vocabulary, "age_bound")
    be, become = alternatives(vocabulary, "be"), alternatives(vocabulary, "become")
    who = alternatives(vocabulary, "person")
    aged = alternatives(vocabulary, "of_age")
    return _Patterns(
        re.compile(rf"\b(?:{aged})\s*(?:between )?$", re.I),
        re.compile(
            rf"\b(?:(?:\w+s|{people})(?: who (?:{be}))?|(?:{be})) (?:{bound})(?: the age of)? ?$",
            re.I,
        ),
        re.compile(
            rf"(?:\b(?:{who})(?:\s?['’]m|\s?['’]ll be| (?:{be}|{become}))"
            rf"|[a-z] [A-Z]\w+ (?:{be})|^[A-Z]\w+ (?:[A-Z]\w+ )?(?:{be})) $"
        ),
        re.compile(rf" (?:{be}) (?:just |only )?$"),
        re.compile(rf"\s+(?:or|and) (?:{alternatives(vocabulary, 'of_other_age')})\b"),
    )


def is_age(figure: Figure, text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Is the figure at `text[start:end]` an age, by the words around it?"""
    if figure.unit not in {"count", "year"} or figure.value is None or figure.value > OLDEST:
        return False
    near, patterns = max(0, start - NEAR), _patterns(vocabulary)
    or_older = figure.unit == "count" and patterns.or_older.match(text, end)
    if or_older or patterns.aged.search(text, near, start):
        return True
    if figure.unit != "count" or not ends(text, end):
        return False
    if _WHEN.match(text, end) and patterns.being.search(text, near, start):
        return True  # "the singer was 22 when she left"
    if _is_of_person(text[near:start], figure, vocabulary):
        return True
    return bool(patterns.limit.search(text, near, start) or patterns.told.search(text, near, start))


def _is_of_person(before: str, figure: Figure, vocabulary: Vocabulary) -> bool:
    """ "An engineer of 36, she left": of one human being, by the noun, and grown up."""
    told = _OF.search(before)
    adult = (figure.value or 0) >= ADULT and figure.hedge in ("exact", "about")
    return told is not None and adult and told[1] in _persons(vocabulary)


@lru_cache(maxsize=4)
def _persons(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row for row in vocabulary.rows("source_nouns") if row["sort"] == "person")
    return frozenset(noun for row in rows for noun in row["nouns"])


def ends(text: str, end: int) -> bool:
    """Does no noun follow at `end`?"""
    return _ENDS.match(text, end) is not None
