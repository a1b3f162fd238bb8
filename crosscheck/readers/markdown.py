"""Reads Markdown: its blocks as pieces of plain text, with the marks taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import squeeze
from crosscheck.readers.limits import LINE_CHARACTERS, MARKS_PER_PARAGRAPH
from crosscheck.readers.lines import spread_lines
from crosscheck.readers.pieces import Piece, is_title, row_piece
from crosscheck.readers.plain import plain_pieces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS = re.compile(r"[\[\]`*_~<\\]")
_STRUCK = {"s_open": 1, "s_close": -1}
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")


def markdown_pieces(text: str) -> tuple[Piece, ...]:
    """The blocks of a Markdown text (CommonMark with tables), in order.

    Raises UnreadableError for a line beyond LINE_CHARACTERS.
    """
    check_lines(text)
    if any(len(_MARKS.findall(part)) > MARKS_PER_PARAGRAPH for part in text.split("\n\n")):
        return plain_pieces(text)
    return tuple(_pieces(_parser().parse(spread_lines(text))))


def check_lines(text: str) -> None:
    """Raises UnreadableError for a line that no text has."""
    longest = max((len(line) for line in text.split("\n")), default=0)
    if longest > LINE_CHARACTERS:
        raise UnreadableError(f"has a line of {longest:,} characters (limit {LINE_CHARACTERS:,})")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Indented text in an article is a quotation or a habit, never program code.
    return (
        MarkdownIt("commonmark", {"maxNesting": 100})
        .enable(["table", "strikethrough"])
        .disable(["code"])
    )


def _pieces(tokens: Iterable[Token]) -> Iterator[Piece]:
    stream = iter(tokens)
    before = ""  # the type of the token before
    items = 0  # list items that are open around the token
    marker = ""
    heading = ""
    for token in stream:
        if token.type == "list_item_open":
            items += 1
            # "1969. A year ..." looks like a list item; its number is the text's.
            marker = f"{token.info}{token.markup} " if len(token.info) > 2 else ""
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "table_open":
            yield from _rows(takewhile(lambda inner: inner.type != "table_close", stream), heading)
        elif token.type in ("inline", "fence", "html_block"):
            in_heading = token.type == "inline" and before == "heading_open"
            piece = _piece(token, marker, in_heading=in_heading, in_item=items > 0)
            marker = ""
            heading = piece.text if piece.kind == "heading" else ""
            if piece.text:
                yield piece
        before = token.type


def _piece(token: Token, marker: str, *, in_heading: bool, in_item: bool) -> Piece:
    if token.type == "html_block":
        from crosscheck.readers.markup import text_of_fragment

        return Piece("paragraph", text_of_fragment(token.content))
    children = token.children or ()
    text = squeeze(marker + (_inline(children) if token.type == "inline" else token.content))
    if in_heading and (is_title(text) or token.markup.startswith("#")):
        return Piece("heading", text)
    if in_item:
        return Piece("item", text)
    if _wholly(children, "strong") and is_title(text):
        return Piece("heading", text)
    return Piece("paragraph", text, aside=_wholly(children, "em"))


def _inline(children: Sequence[Token]) -> str:
    """The words of a paragraph; struck-out ones, images and tags are no part of it."""
    parts: list[str] = []
    struck = 0
    for child in children:
        struck += _STRUCK.get(child.type, 0)
        if not struck and child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif not struck and child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return _FOOTNOTE.sub("", "".join(parts))


def _wholly(children: Sequence[Token], mark: str) -> bool:
    """Whether the paragraph is one emphasised run and nothing else."""
    inner = [child for child in children if child.type != "text" or child.content.strip()]
    if len(inner) < 3 or inner[0].type != f"{mark}_open" or inner[-1].type != f"{mark}_close":
        return False
    return not any(child.type == f"{mark}_close" for child in inner[1:-1])


def _rows(table: Iterable[Token], caption: str) -> Iterator[Piece]:
    """The rows of a table's body, each cell with the heading of its column."""
    headings: list[str] = []
    row: list[str] = []
    in_head = False
    for token in table:
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(squeeze(_inline(token.children or ())))
        elif token.type == "tr_close" and in_head:
            headings = row
        elif token.type == "tr_close":
            yield row_piece(tuple(zip(row, headings, strict=False)), caption)
