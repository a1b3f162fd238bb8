"""What a reader hands on: the pieces of a document in order, and what it says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date

from crosscheck.readers.characters import squeeze
from crosscheck.records import Article, Block, BlockKind, Cell

CELL_SEPARATOR = " | "
_LONGEST_HEADING = 20
_ENDS_SENTENCE = re.compile(r"[.!…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or table row (its `cells`: text, column heading).

    `aside` marks a paragraph that is set in italics as a whole: the house style of editors' notes.
    """

    kind: BlockKind
    text: str
    caption: str = ""
    cells: tuple[tuple[str, str], ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; empty where nothing says it."""

    source: str = ""
    published: date | None = None
    title: str = ""
    url: str = ""
    author: str = ""

    def or_else(self, other: Metadata) -> Metadata:
        """These values, and the other's where one is missing here."""
        return Metadata(
            **{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        )


@dataclass(frozen=True, slots=True)
class Document:
    """One file as its reader understood it. `warnings` are plain sentences without the path."""

    pieces: tuple[Piece, ...]
    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()


def is_title(text: str) -> bool:
    """Whether an emphasised or underlined line can be a heading: short, and no full sentence."""
    return len(text.split()) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text)


def row_piece(cells: tuple[tuple[str, str], ...], caption: str) -> Piece:
    """A table row; empty cells are left out of its text."""
    filled = tuple((squeeze(text), squeeze(heading)) for text, heading in cells if squeeze(text))
    return Piece("row", CELL_SEPARATOR.join(text for text, _ in filled), squeeze(caption), filled)


def assemble(path: str, pieces: tuple[Piece, ...], metadata: Metadata) -> Article:
    """The article's text and blocks: a line for each row of a table, else an empty line between."""
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    previous: Piece | None = None
    for piece in pieces:
        if not piece.text.strip():
            continue
        if previous is not None:
            gap = "\n" if previous.kind == piece.kind == "row" else "\n\n"
            parts.append(gap)
            length += len(gap)
        blocks.append(_block(piece, length))
        parts.append(piece.text)
        length += len(piece.text)
        previous = piece
    return Article(
        path,
        "".join(parts),
        tuple(blocks),
        metadata.source,
        metadata.published,
        metadata.title,
        metadata.url,
        metadata.author,
    )


def _block(piece: Piece, start: int) -> Block:
    cells = []
    place = start
    for text, heading in piece.cells:
        cells.append(Cell(place, place + len(text), heading))
        place += len(text) + len(CELL_SEPARATOR)
    return Block(start, start + len(piece.text), piece.kind, piece.caption, tuple(cells))
