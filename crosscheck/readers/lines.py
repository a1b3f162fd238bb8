"""Tells lines that end a paragraph from lines that were only wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

_WIDEST_WRAP = 110
"""Longest line of a hard-wrapped text, in characters: e-mail wraps at 72-78, editors at 80-100."""
# "in 2024 it was / 19 per 100,000": a figure goes on with the line before; "12 April" does not.
_GOES_ON = re.compile(r"\d[\d.,'’]*%? [a-z]")
# "... cast a ballot on / 13 August. Turnout was": no line of a date alone below a title.
_TITLE_WORDS, _DATE_LINE_WORDS = 8, 5
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")


def spread_lines(text: str) -> str:
    """The text with an empty line between paragraphs, where it has one paragraph to each line.

    That is so where lines are longer than any wrapping makes them and hardly any line is empty.
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    long = sum(1 for line in filled if len(line) > _WIDEST_WRAP)
    if len(filled) < 2 or len(lines) - len(filled) > 0.2 * len(filled) or long < 0.3 * len(filled):
        return text
    return re.sub(r"\n+", "\n\n", text)


def wrap_width(text: str) -> int:
    """The width that the text was wrapped at, in characters; 0 where it was not."""
    longest = max((len(line.rstrip()) for line in text.split("\n")), default=0)
    return longest if longest <= _WIDEST_WRAP else 0


def join_wrapped(lines: list[str], width: int) -> list[str]:
    """The lines of one paragraph put together, parted where a line ended before it was full.

    A line is full where the next line's first word would not have fitted in `width` any more.
    """
    joined = [[lines[0].strip()]]
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[0]
        full = width > 0 and len(before.rstrip()) + 1 + len(word) > width
        long = len(before.rstrip()) > 0.75 * width and before.rstrip()[-1:].islower()
        told = len(before.split()) > _TITLE_WORDS and len(line.split()) > _DATE_LINE_WORDS
        goes_on = bool(_GOES_ON.match(line.lstrip())) or (told and word[:1].isdigit())
        full = full or (width > 0 and long and goes_on)
        if full or word[:1].islower() or (width > 0 and _ENDS_SENTENCE.search(before.rstrip())):
            joined[-1].append(line.strip())
        else:
            joined.append([line.strip()])
    return [" ".join(parts) for parts in joined]
