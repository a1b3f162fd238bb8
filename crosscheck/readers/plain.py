"""Reads plain text: paragraphs, headings and list items by their look."""

from __future__ import annotations

import re
from itertools import pairwise

from crosscheck.readers.characters import squeeze
from crosscheck.readers.lines import join_wrapped, spread_lines, wrap_width
from crosscheck.readers.pieces import Piece

_ITEM = re.compile(r"(?:[-–*•●▪◦‣·]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!…,;:][\"'”’)\]]*$")
_LONGEST_HEADING = 20


def plain_pieces(text: str) -> tuple[Piece, ...]:
    """Paragraphs (parted by empty lines, or one a line), headings and list items of a text."""
    text = spread_lines(text)
    width = wrap_width(text)
    pieces: list[Piece] = []
    for lines in _groups(text):
        pieces.extend(_group_pieces(lines, width))
    return tuple(_headings_checked(pieces))


def _groups(text: str) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _group_pieces(lines: list[str], width: int) -> list[Piece]:
    """The pieces of one run of lines: list items each, else wrapped lines put together."""
    runs: list[list[str]] = [[lines[0]]]
    for line in lines[1:]:
        if _ITEM.match(line.lstrip()):
            runs.append([line])
        else:
            runs[-1].append(line)
    pieces = []
    for run in runs:
        for text in join_wrapped(run, width):
            marker = _ITEM.match(text)
            if marker:
                pieces.append(Piece("item", squeeze(text[marker.end() :])))
            else:
                pieces.append(
                    Piece("heading" if _like_heading(text) else "paragraph", squeeze(text))
                )
    return pieces


def _like_heading(text: str) -> bool:
    words = text.split()
    if len(words) > _LONGEST_HEADING or _ENDS_SENTENCE.search(text) or len(text) > 160:
        return False
    return any(c.isalpha() for c in text)


def _headings_checked(pieces: list[Piece]) -> list[Piece]:
    """The pieces, where lines that only looked like headings are paragraphs."""
    checked = list(pieces)
    if checked and all(piece.kind == "heading" for piece in checked):
        return [Piece("paragraph", piece.text) for piece in checked]
    for position, (piece, following) in enumerate(pairwise(pieces)):
        if piece.kind == "heading" and piece.text[:1].islower() and following.kind == "paragraph":
            checked[position] = Piece("paragraph", piece.text)
    return checked
