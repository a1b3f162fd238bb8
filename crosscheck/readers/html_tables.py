"""Turns a table of a web page into rows that know their column headings and caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.readers.characters import squeeze
from crosscheck.readers.pieces import Piece, row_piece

_LONGEST_CELL = 40
"""Words; a row with one longer cell and nothing else is prose in a layout table."""
Row = list[tuple[str, bool]]
"""The cells of a row: their text, and whether they are headings."""
_DIGIT = re.compile(r"\d")


def table_pieces(rows: list[Row], caption: str) -> Iterator[Piece]:
    """The data rows of a table, each cell under its column's heading.

    A first row of one heading cell is the table's caption, better than the one given.
    """
    rows = [row for row in rows if any(text for text, _ in row)]
    if rows and _alone(rows[0]) and rows[0][0][1] and len(rows) > 1:
        caption = rows.pop(0)[0][0]
    headings, rows = _split_headings(rows)
    for row in rows:
        filled = [text for text, _ in row if text]
        if len(filled) == 1 and len(filled[0].split()) > _LONGEST_CELL:
            yield Piece("paragraph", filled[0])
            continue
        names = headings + [""] * (len(row) - len(headings))
        cells = tuple((text, name) for (text, _), name in zip(row, names, strict=False))
        yield row_piece(cells, caption)


def _alone(row: Row) -> bool:
    return bool(row[0][0]) and not any(text for text, _ in row[1:])


def _split_headings(
    rows: list[Row],
) -> tuple[list[str], list[Row]]:
    """The column headings (several rows of them joined, column by column) and the data rows."""
    top = 0
    while top < len(rows) - 1 and all(head for text, head in rows[top] if text):
        top += 1
    if top == 0 and len(rows) > 1 and not _has_digit(rows[0]) and _has_digit(rows[1]):
        top = 1 if len(rows[0]) > 1 and not _alone(rows[0]) else 0
    width = max((len(row) for row in rows[:top]), default=0)
    columns = [[row[i][0] for row in rows[:top] if i < len(row)] for i in range(width)]
    return [squeeze(" ".join(column)) for column in columns], rows[top:]


def _has_digit(row: Row) -> bool:
    return any(_DIGIT.search(text) for text, _ in row)
