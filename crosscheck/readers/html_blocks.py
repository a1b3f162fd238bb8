"""Reads HTML that holds an article and nothing else: what Word files and feeds turn into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.html_tables import Row, table_pieces
from crosscheck.readers.markup import parse_html, prepare_inline
from crosscheck.readers.pieces import Piece, is_title

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = (
    *("html", "body", "div", "section", "article", "main", "header", "blockquote", "center"),
    *("ul", "ol", "dl", "figure", "details", "tbody", "form", "fieldset"),
)
_BLOCKS = (*_HEADINGS, *_CONTAINERS, "p", "li", "dt", "dd", "table", "pre")
_LEFT_OUT = ("head", "script", "style", "figcaption", "nav", "noscript", "template", "img")


def html_pieces(markup: str) -> tuple[Piece, ...]:
    """The paragraphs, headings, list items and table rows of an HTML text, in order.

    Raises UnreadableError, see parse_html.
    """
    root = parse_html(f"<html><body>{markup}</body></html>")
    prepare_inline(root)
    pieces = []
    heading = ""
    for piece in _walk(root, "paragraph"):
        if piece.kind == "row" and not piece.caption:
            pieces.append(replace(piece, caption=heading))
            continue
        if piece.kind != "row":
            heading = piece.text if piece.kind == "heading" else ""
        pieces.append(piece)
    return tuple(pieces)


def _walk(element: Any, kind: str) -> Iterator[Piece]:
    """The pieces of a block: its own text between inner blocks, and theirs."""
    run: list[str] = [element.text or ""]
    whole = element.tag not in _CONTAINERS
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            run.append(" " + (child.tail or ""))
            continue
        if child.tag in _BLOCKS:
            yield from _piece(run, kind, None)
            yield from _inner(child, kind)
            run = [child.tail or ""]
            whole = False
        else:
            run.append(_inline(child))
            run.append(child.tail or "")
    yield from _piece(run, kind, element if whole else None)


def _inner(child: Any, kind: str) -> Iterator[Piece]:
    if child.tag == "table":
        caption = squeeze(clean_text(child.xpath("string(./caption)")))
        yield from table_pieces(_rows(child), caption)
    elif child.tag in _HEADINGS:
        yield from _piece([_inline(child)], "heading", None)
    else:
        yield from _walk(child, "item" if child.tag in ("li", "dd") else kind)


def _piece(run: list[str], kind: str, element: Any) -> Iterator[Piece]:
    text = squeeze(clean_text("".join(run)))
    if not text:
        return
    if kind == "heading" or (kind == "paragraph" and _wholly(element, ("b", "strong"), text)):
        yield Piece("heading" if kind == "heading" or is_title(text) else "paragraph", text)
    elif kind == "item":
        yield Piece("item", text)
    else:
        yield Piece("paragraph", text, aside=_wholly(element, ("i", "em"), text))


def _wholly(element: Any, tags: tuple[str, ...], text: str) -> bool:
    if element is None or len(element) != 1 or element[0].tag not in tags:
        return False
    return squeeze(clean_text("".join(element[0].itertext()))) == text


def _inline(element: Any) -> str:
    if element.tag == "br":
        return " "
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            blank = " " if child.tag in _BLOCKS else ""
            parts.append(blank + _inline(child) + blank)
        parts.append(child.tail or "")
    return "".join(parts)


def _rows(table: Any) -> list[Row]:
    return [
        [
            (squeeze(clean_text(_inline(cell))), cell.tag == "th")
            for cell in row.xpath("./td | ./th")
        ]
        for row in table.iter("tr")
    ]
