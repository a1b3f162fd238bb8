"""Reads a web page: its main text as trafilatura finds it, tables and lists kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.decoding import decode
from crosscheck.readers.html_tables import table_pieces
from crosscheck.readers.markup import declared_encoding, parse_html, prepare_inline
from crosscheck.readers.page_metadata import page_metadata
from crosscheck.readers.pieces import Document, Piece

_LONGEST_HEADING = 20
_ENDS_SENTENCE = re.compile(r"[.!…][\"'”’)]*$")


def read_page(data: bytes) -> Document:
    """A page's main text and what its meta tags say. Raises UnreadableError, see parse_html."""
    text, warning = decode(data, declared_encoding(data))
    root = parse_html(text)
    metadata = page_metadata(root)
    prepare_inline(root)
    _spread_cells(root)
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


def _spread_cells(root: Any) -> None:
    """Puts an empty cell wherever one spans further, so that columns stay under their headings."""
    for cell in root.xpath("//td[@colspan] | //th[@colspan]"):
        span = cell.get("colspan", "1").strip()
        for _ in range(min(int(span), 50) - 1 if span.isdecimal() else 0):
            cell.addnext(cell.makeelement("td"))


def _pieces(body: Any) -> Iterator[Piece]:
    heading = ""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "table":
            yield from table_pieces(element, heading)
        elif element.tag in ("list", "quote") and element.xpath("./*[self::p or self::item]"):
            yield from _nested(element)
        else:
            yield from _block(element)
        heading = squeeze("".join(element.itertext())) if element.tag == "head" else ""
        if element.tail and element.tail.strip():
            yield Piece("paragraph", _words(element.tail))


def _nested(element: Any) -> Iterator[Piece]:
    """The paragraphs of a quotation or the items of a list, those of inner lists too."""
    if element.text and element.text.strip():
        yield Piece("paragraph", _words(element.text))
    for child in element:
        if child.tag == "table":
            yield from table_pieces(child, "")
        elif child.tag in ("list", "quote"):
            yield from _nested(child)
        elif child.tag == "item":
            yield Piece("item", _words("".join(_own_text(child))))
            yield from _inner_blocks(child)
        else:
            yield from _block(child)


def _inner_blocks(item: Any) -> Iterator[Piece]:
    for inner in item:
        if inner.tag == "list":
            yield from _nested(inner)
        elif inner.tag == "table":
            yield from table_pieces(inner, "")


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


def _block(element: Any) -> Iterator[Piece]:
    text = _words("".join(_own_text(element)))
    if not text:
        return
    short = len(text.split()) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(text)
    if element.tag == "head" or (short and _wholly(element, "#b")):
        yield Piece("heading", text)
    elif element.tag == "item":
        yield Piece("item", text)
    else:
        yield Piece("paragraph", text, aside=_wholly(element, "#i"))
    yield from _inner_blocks(element)


def _wholly(element: Any, mark: str) -> bool:
    """Whether the paragraph is one emphasised run and nothing else."""
    if (element.text or "").strip() or len(element) != 1:
        return False
    run = element[0]
    return run.tag == "hi" and run.get("rend") == mark and not (run.tail or "").strip()


def _words(text: str) -> str:
    return squeeze(clean_text(text))
