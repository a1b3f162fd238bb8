"""Reads a web page: its main text as trafilatura finds it, tables and lists kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from crosscheck.readers.decoding import decode
from crosscheck.readers.html_blocks import element_pieces
from crosscheck.readers.html_tables import table_pieces, table_rows
from crosscheck.readers.markup import (
    LINE_BREAK,
    change_texts,
    declared_encoding,
    inline_text,
    paragraphs_of,
    parse_html,
    prepare_inline,
)
from crosscheck.readers.page_metadata import page_metadata
from crosscheck.readers.page_pruning import article_region, prune_comments, prune_frames
from crosscheck.readers.pieces import Document, Piece, is_title
from crosscheck.vocabulary import Vocabulary

# Private-use characters around a table's number, put into its first cell: trafilatura decides
# whether a table is part of the article, but loses its caption, spans and rows of headings.
_MARK = re.compile("\ue000(\\d{1,6})\ue001")
# trafilatura makes common spaces of those that hold a figure's digits together.
_SPACE_IN_FIGURE = re.compile("(?<=\\d)[\u00a0\u2007\u2009\u202f](?=\\d)")
_STAND_INS = str.maketrans("\u00a0\u2007\u2009\u202f", "\ue002\ue003\ue004\ue005")
_SPACES = {stand_in: space for space, stand_in in _STAND_INS.items()}
_PRIVATE = dict.fromkeys(range(0xE000, 0xE006))
_FEWEST_PIECES = 3
_LOOSE_CELLS = ("td", "th")  # what trafilatura leaves of a table in a list or a quotation


def read_page(data: bytes) -> Document:
    """A page's main text and what its meta tags say. Raises UnreadableError, see parse_html."""
    text, warning = decode(data, declared_encoding(data))
    root = parse_html(text)
    change_texts(root, lambda text: text.translate(_PRIVATE))
    metadata = page_metadata(root)
    prepare_inline(root)
    prune_frames(root)
    prune_comments(root, Vocabulary())
    tables = _marked_tables(root)
    change_texts(root, lambda text: _SPACE_IN_FIGURE.sub(_stand_in, text))
    body = _main_text(root)
    pieces = _Body(tables).pieces(body) if body is not None else ()
    if len(pieces) < _FEWEST_PIECES:
        blocks = _plainly(root)
        if not pieces or _lumped(pieces, blocks):
            pieces = blocks
    return Document(pieces, metadata, (warning,) if warning else ())


def _main_text(root: Any) -> Any:
    """The article's body in trafilatura's XML (head, p, quote, list, table), or None."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it writes to standard error
    try:
        found = bare_extraction(
            root,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            favor_recall=True,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None  # what it stumbles over is read plainly
    return None if found is None or isinstance(found, dict) else found.body


def _lumped(pieces: tuple[Piece, ...], blocks: tuple[Piece, ...]) -> bool:
    """Whether one of the pieces runs several of the page's blocks together."""
    return any(sum(block.text in piece.text for block in blocks) > 1 for piece in pieces)


def _plainly(root: Any) -> tuple[Piece, ...]:
    """All blocks of the article's element, or else of the page without what frames it.

    trafilatura puts very short articles and those without paragraph tags together to one line.
    """
    change_texts(root, _unmarked)
    region = article_region(root)
    return () if region is None else element_pieces(region)


def _marked_tables(root: Any) -> list[tuple[list[list[tuple[str, bool]]], str]]:
    """The rows and captions of all tables that hold data, each table marked with its number."""
    tables = []
    for table in root.xpath("//table[not(.//table)]"):
        cells = table.xpath(".//td | .//th")
        if not cells:
            continue
        caption = table.find("caption")
        tables.append((table_rows(table), "" if caption is None else inline_text(caption)))
        cells[0].text = f"\ue000{len(tables) - 1}\ue001{cells[0].text or ''}"
    return tables


class _Body:
    """Turns trafilatura's body into pieces; `tables` are those of the page."""

    def __init__(self, tables: list[tuple[list[list[tuple[str, bool]]], str]]) -> None:
        self._tables = tables

    def pieces(self, body: Any) -> tuple[Piece, ...]:
        """All pieces in order; a table without a caption takes the heading right above it."""
        return tuple(self._children(body))

    def _children(self, parent: Any) -> Iterator[Piece]:
        heading = ""
        yield from _paragraphs(parent.text or "")
        for element in parent:
            if element.tag == "table":
                yield from self._table(element, heading)
            elif element.tag in ("list", "quote") and element.xpath("./*[self::p or self::item]"):
                yield from self._children(element)
            else:
                yield from self._block(element)
            heading = _words(element) if element.tag == "head" else ""
            yield from _paragraphs(element.tail or "")

    def _block(self, element: Any) -> Iterator[Piece]:
        for text in paragraphs_of(_unmarked("".join(_own_text(element)))):
            if element.tag == "head" or (is_title(text) and _wholly(element, "#b")):
                yield Piece("heading", text)
            elif element.tag == "item":
                yield Piece("item", text)
            else:
                yield Piece("paragraph", text, aside=_wholly(element, "#i"))
        for inner in element:
            if inner.tag == "list":
                yield from self._children(inner)
            elif inner.tag in _LOOSE_CELLS and _MARK.search("".join(inner.itertext())):
                yield from self._table(inner, "")

    def _table(self, element: Any, heading: str) -> Iterator[Piece]:
        """A table's rows; of one that others are laid out in, its own cells."""
        marks = list(_MARK.finditer("".join(element.itertext())))
        for mark in marks:
            rows, caption = self._tables[int(mark.group(1))]
            yield from table_pieces(rows, caption or heading)
        if not marks:
            yield from table_pieces([_own_cells(row) for row in element.iter("row")], heading)


def _paragraphs(text: str) -> Iterator[Piece]:
    for line in paragraphs_of(_unmarked(text)):
        yield Piece("paragraph", line)


def _unmarked(text: str) -> str:
    """The text as it was before it was prepared for trafilatura."""
    return _MARK.sub("", text).translate(_SPACES)


def _stand_in(space: re.Match[str]) -> str:
    return space.group().translate(_STAND_INS)


def _words(element: Any) -> str:
    return " ".join(paragraphs_of(_unmarked("".join(_own_text(element)))))


def _own_cells(row: Any) -> list[tuple[str, bool]]:
    return [(_words(cell), cell.get("role") == "head") for cell in row.iter("cell")]


def _own_text(element: Any) -> Iterator[str]:
    """The element's text without the lists and tables inside it."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield LINE_BREAK
        elif child.tag in ("p", "quote"):
            yield " "
            yield from _own_text(child)
            yield " "
        elif child.tag not in ("list", "table", "del", "graphic", *_LOOSE_CELLS):
            yield from _own_text(child)
        yield child.tail or ""


def _wholly(element: Any, mark: str) -> bool:
    """Whether the paragraph is one emphasised run and nothing else."""
    if (element.text or "").strip() or len(element) != 1:
        return False
    run = element[0]
    return run.tag == "hi" and run.get("rend") == mark and not (run.tail or "").strip()
