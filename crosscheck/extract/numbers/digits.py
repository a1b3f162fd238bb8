"""Reads a run of digits with its separators: English, continental, Swiss, Indian, spaced."""

from __future__ import annotations

import re
from collections.abc import Callable

# Longer runs are no figure of the news; Python's own reading of them takes more than linear time.
LONGEST_RUN = 30
_SAME_SIGN = str.maketrans({"٫": ".", "．": ".", "٬": ",", "，": ",", "’": "'"})
# Each way of writing (plain, English, Indian, Swiss, spaced, continental), and how to undo it.
_CONVENTIONS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\d+(?:\.\d+)?"), str),
    (re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), lambda t: t.replace(",", "")),
    (re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"), lambda t: t.replace(",", "")),
    (re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?"), lambda t: t.replace("'", "")),
    (
        re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?"),
        lambda t: "".join(t.split()).replace(",", "."),
    ),
    (
        re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"),
        lambda t: t.replace(".", "").replace(",", "."),
    ),
    (re.compile(r"\d{1,3}(?:\.\d{3})+,\d+"), lambda t: t.replace(".", "").replace(",", ".")),
)


def read_digits(text: str) -> float | None:
    """The value of a run of digits (any script's), or None where its separators fit no convention.

    One group of three after a point ("1.234") is a decimal, as English has it; two are thousands.
    """
    if len(text) > LONGEST_RUN:
        return None
    text = text.translate(_SAME_SIGN)
    for pattern, plain in _CONVENTIONS:
        if pattern.fullmatch(text):
            return float(plain(text))
    return None
