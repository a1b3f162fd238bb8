"""Reads the figures of one sentence: number, hedge, unit and adjacent rate."""

from __future__ import annotations

import re

from crosscheck.extract.document import Figure, LeftOut
from crosscheck.vocabulary import Vocabulary

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?: (?:million|billion))?")
_SCALE = {"million": 1e6, "billion": 1e9}


def read_figures(
    text: str, offset: int, vocabulary: Vocabulary
) -> tuple[tuple[Figure, ...], list[LeftOut]]:
    """The figures of a sentence and what looks like one and is none; `offset` is the sentence's start."""
    figures = []
    for match in _NUMBER.finditer(text):
        digits, _, scale = match[0].partition(" ")
        value = float(digits.replace(",", "")) * _SCALE.get(scale, 1)
        span = (offset + match.start(), offset + match.end())
        figures.append(Figure(*span, match[0], value, value, value, span=span))
    return tuple(figures), []
