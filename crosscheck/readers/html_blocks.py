"""Reads HTML that holds an article and nothing else: what Word files and feeds turn into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crosscheck.readers.html_tables import table_pieces, table_rows
from crosscheck.readers.markup import (
    BLOCKS,
    CONTAINERS,
    HEADINGS,
    LEFT_OUT,
    inline_parts,
    inline_text,
    paragraphs_of,
    parse_html,
    prepare_inline,
)
from crosscheck.readers.pieces import Piece, is_title


def html_pieces(markup: str) -> tuple[Piece, ...]:
    """The paragraphs, headings, list items and table rows of an HTML text, in order.

    Raises UnreadableError, see parse_html.
    """
    root = parse_html(f"<html><body>{markup}</body></html>")
    prepare_inline(root)
    return element_pieces(root)


def element_pieces(root: Any) -> tuple[Piece, ...]:
    """The same of a parsed element that prepare_inline has seen."""
    pieces: list[Piece] = []
    heading = ""
    for piece in _walk(root, "paragraph"):
        if piece.kind == "row":
            pieces.append(piece if piece.caption else replace(piece, caption=heading))
            continue
        heading = piece.text if piece.kind == "heading" else ""
        pieces.append(piece)
    return tuple(pieces)


def _walk(element: Any, kind: str) -> Iterator[Piece]:
    """The pieces of a block: its own text between inner blocks, and theirs."""
    run: list[str] = [element.text or ""]
    whole = element.tag not in CONTAINERS
    for child in element:
        if not isinstance(child.tag, str) or child.tag in LEFT_OUT:
            run.append(" ")
        elif child.tag in BLOCKS:
            yield from _pieces(run, kind, None)
            yield from _inner(child, kind)
            run = []
            whole = False
        else:
            run.extend(inline_parts(child))
        run.append(child.tail or "")
    yield from _pieces(run, kind, element if whole else None)


def _inner(child: Any, kind: str) -> Iterator[Piece]:
    if child.tag == "table":
        caption = child.find("caption")
        yield from table_pieces(table_rows(child), "" if caption is None else inline_text(caption))
    elif child.tag in HEADINGS:
        yield from _pieces(list(inline_parts(child)), "heading", None)
    else:
        yield from _walk(child, "item" if child.tag in ("li", "dd") else kind)


def _pieces(run: list[str], kind: str, element: Any) -> Iterator[Piece]:
    for text in paragraphs_of("".join(run)):
        if kind == "heading":
            yield Piece("heading", text)
        elif kind == "item":
            yield Piece("item", text)
        elif is_title(text) and _wholly(element, ("b", "strong"), text):
            yield Piece("heading", text)
        else:
            yield Piece("paragraph", text, aside=_wholly(element, ("i", "em"), text))


def _wholly(element: Any, tags: tuple[str, ...], text: str) -> bool:
    """Whether the block is one emphasised run and nothing else."""
    if element is None or len(element) != 1 or element[0].tag not in tags:
        return False
    return inline_text(element[0]) == text
