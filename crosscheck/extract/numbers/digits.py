"""Reads a run of digits with its separators: English, continental, Swiss, Indian, spaced."""

from __future__ import annotations

import re

# Longer runs are no figure of the news; Python's own reading of them takes more than linear time.
LONGEST_RUN = 30
_SAME_SIGN = str.maketrans({"٫": ".", "．": ".", "٬": ",", "，": ",", "’": "'"})
_SPACE = re.compile(r"\s")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_SWISS = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?")


def read_digits(text: str) -> float | None:
    """The value of a run of digits (any script's), or None where its separators fit no convention.

    One group of three after a point ("1.234") is a decimal, as English has it; two are thousands.
    """
    if len(text) > LONGEST_RUN:
        return None
    text = text.translate(_SAME_SIGN)
    if _PLAIN.fullmatch(text):
        return float(text)
    if _ENGLISH.fullmatch(text) or _INDIAN.fullmatch(text):
        return float(text.replace(",", ""))
    if _SWISS.fullmatch(text):
        return float(text.replace("'", ""))
    if _SPACED.fullmatch(text):
        return float(_SPACE.sub("", text).replace(",", "."))
    if _CONTINENTAL.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return None
