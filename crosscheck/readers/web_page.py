"""Reads a web page: its main text as trafilatura finds it, tables and lists kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.decoding import decode
from crosscheck.readers.html_tables import Row, table_pieces
from crosscheck.readers.markup import declared_encoding, parse_html, prepare_inline
from crosscheck.readers.page_metadata import page_metadata
from crosscheck.readers.pieces import Document, Piece, is_title


def read_page(data: bytes, encoding: str | None = None) -> Document:
    """A page's main text and what its meta tags say. Raises UnreadableError, see parse_html.

    `encoding` is what the page was sent with, where that is known.
    """
    text, warning = decode(data, encoding or declared_encoding(data))
    root = parse_html(text)
    metadata = page_metadata(root)
    prepare_inline(root)
    pieces = tuple(_pieces(_main_text(root)))
    return Document(pieces, metadata, (warning,) if warning else ())


def _main_text(root: Any) -> Any:
    """The article's body in trafilatura's XML: head, p, quote, list/item, table/row/cell."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            root,
            include_comments=False,
            include_tables=True,
            include_formatting=True,
            favor_recall=True,
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise UnreadableError(f"cannot be read as a page ({type(error).__name__})") from error
    if found is None or isinstance(found, dict) or found.body is None:
        raise UnreadableError("held no text")
    return found.body


def _pieces(body: Any) -> Iterator[Piece]:
    heading = ""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "table":
            yield from table_pieces(_rows(element), heading)
        elif element.tag in ("list", "quote") and element.xpath("./*[self::p or self::item]"):
            yield from _nested(element)
        else:
            yield from _block(element)
        heading = _words(element) if element.tag == "head" else ""
        if element.tail and element.tail.strip():
            yield Piece("paragraph", squeeze(clean_text(element.tail)))


def _nested(element: Any) -> Iterator[Piece]:
    """The paragraphs of a quotation or the items of a list, those of inner lists too."""
    if element.text and element.text.strip():
        yield Piece("paragraph", squeeze(clean_text(element.text)))
    for child in element:
        if child.tag == "table":
            yield from table_pieces(_rows(child), "")
        elif child.tag in ("list", "quote"):
            yield from _nested(child)
        else:
            yield from _block(child)
        if child.tail and child.tail.strip():
            yield Piece("paragraph", squeeze(clean_text(child.tail)))


def _block(element: Any) -> Iterator[Piece]:
    text = _words(element)
    if text:
        if element.tag == "head" or (_wholly(element, "#b") and is_title(text)):
            yield Piece("heading", text)
        elif element.tag == "item":
            yield Piece("item", text)
        else:
            yield Piece("paragraph", text, aside=_wholly(element, "#i"))
    for inner in element:
        if inner.tag == "list":
            yield from _nested(inner)
        elif inner.tag == "table":
            yield from table_pieces(_rows(inner), "")


def _rows(table: Any) -> list[Row]:
    return [
        [(_words(cell), cell.get("role") == "head") for cell in row] for row in table.iter("row")
    ]


def _words(element: Any) -> str:
    return squeeze(clean_text("".join(_own_text(element))))


def _own_text(element: Any) -> Iterator[str]:
    """The element's text without the lists and tables inside it."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield " "
        elif child.tag in ("p", "quote"):
            yield " "
            yield from _own_text(child)
            yield " "
        elif child.tag not in ("list", "table", "del", "graphic"):
            yield from _own_text(child)
        yield child.tail or ""


def _wholly(element: Any, mark: str) -> bool:
    """Whether the paragraph is one emphasised run and nothing else."""
    if (element.text or "").strip() or len(element) != 1:
        return False
    run = element[0]
    return run.tag == "hi" and run.get("rend") == mark and not (run.tail or "").strip()
