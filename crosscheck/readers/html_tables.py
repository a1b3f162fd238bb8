"""Turns the tables of HTML into rows that know their column headings and caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crosscheck.readers.characters import squeeze
from crosscheck.readers.markup import inline_text
from crosscheck.readers.pieces import Piece, row_piece

_LONGEST_CELL = 40
"""Words; a row with one longer cell and nothing else is prose in a layout table."""
_WIDEST_SPAN = 20
_DEEPEST_SPAN = 100
_DIGIT = re.compile(r"\d")
Row = list[tuple[str, bool]]
"""The cells of a row: their text, and whether they are headings."""


def table_rows(table: Any) -> list[Row]:
    """The rows of a `table` element (lxml), cells that span rows or columns spread out.

    A heading, or a label without digits, is repeated in all the rows and columns that it spans; a
    figure stays where it stands, so that it is not counted twice.
    """
    rows: list[Row] = []
    hanging: dict[int, tuple[int, str, bool]] = {}  # by column: rows to go, text, heading or not
    for line in table.iter("tr"):
        cells = iter(line.xpath("./td | ./th"))
        row: Row = []
        while True:
            if len(row) in hanging:
                left, text, head = hanging.pop(len(row))
                if left > 1:
                    hanging[len(row)] = (left - 1, text, head)
                row.append((text, head))
                continue
            cell = next(cells, None)
            if cell is None:
                break
            _place(cell, row, hanging)
        rows.append(row)
    return rows


def _place(cell: Any, row: Row, hanging: dict[int, tuple[int, str, bool]]) -> None:
    text, head = inline_text(cell), cell.tag == "th"
    repeated = text if head or not _DIGIT.search(text) else ""
    deep = _span(cell, "rowspan", _DEEPEST_SPAN)
    for offset in range(_span(cell, "colspan", _WIDEST_SPAN)):
        shown = text if offset == 0 else (repeated if head else "")
        if deep > 1:
            hanging[len(row)] = (deep - 1, repeated if offset == 0 else "", head)
        row.append((shown, head))


def _span(cell: Any, name: str, limit: int) -> int:
    text = cell.get(name, "1").strip()
    return min(int(text), limit) if text.isascii() and text.isdecimal() and len(text) < 6 else 1


def table_pieces(rows: list[Row], caption: str) -> Iterator[Piece]:
    """The data rows of a table, each cell under its column's heading.

    A first row of one heading cell is the table's caption, better than the one given.
    """
    rows = [row for row in rows if any(text for text, _ in row)]
    if len(rows) > 1 and _alone(rows[0]) and rows[0][0][1]:
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
    """Whether the row holds one text, in its first cell or spread over all."""
    return bool(row[0][0]) and {text for text, _ in row if text} == {row[0][0]}


def _split_headings(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """The column headings (several rows of them joined, column by column) and the data rows."""
    top = 0
    while top < len(rows) - 1 and all(head for text, head in rows[top] if text):
        top += 1
    if top == 0 and len(rows) > 1 and not _has_digit(rows[0]) and _has_digit(rows[1]):
        top = 1 if len(rows[0]) > 1 and not _alone(rows[0]) else 0
    width = max((len(row) for row in rows[:top]), default=0)
    columns = [dict.fromkeys(row[i][0] for row in rows[:top] if i < len(row)) for i in range(width)]
    return [squeeze(" ".join(column)) for column in columns], rows[top:]


def _has_digit(row: Row) -> bool:
    return any(_DIGIT.search(text) for text, _ in row)
