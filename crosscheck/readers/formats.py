"""Which reader reads which format, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.readers.characters import clean_text
from crosscheck.readers.decoding import decode
from crosscheck.readers.front_matter import read_front_matter, split_front_matter
from crosscheck.readers.inputs import Found
from crosscheck.readers.limits import ARTICLE_BYTES, TABLE_BYTES, TEXT_BYTES
from crosscheck.readers.markdown import check_lines, markdown_pieces
from crosscheck.readers.pieces import Document, Metadata
from crosscheck.readers.plain import plain_pieces
from crosscheck.readers.web_page import read_page

LIMITS = {
    "markdown": TEXT_BYTES,
    "plain": TEXT_BYTES,
    "web page": ARTICLE_BYTES,
    "standard input": ARTICLE_BYTES,
    "table": TABLE_BYTES,
}
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s{0,200}<(?:!doctype html|html|head|body|\?xml)|<(?:body|p|div)[ >]", re.I
)
_LOOKS_LIKE_MARKDOWN = re.compile(r"(?m)^#{1,6} \S|\*\*\S|\]\(http|^\|.{0,200}\|$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a file: its name in all results, and its key in `articles.csv`."""

    name: str
    file_name: str
    document: Document


def read_entries(found: Found, data: bytes) -> Iterator[Entry]:
    """The articles in a file of one of the article formats. Raises UnreadableError."""
    yield Entry(found.name, found.file.name, _read_document(found.form, data))


def _read_document(form: str, data: bytes) -> Document:
    if form == "web page" or (form == "standard input" and _LOOKS_LIKE_PAGE.search(data[:2000])):
        return read_page(data)
    return _read_text(form, data)


def _read_text(form: str, data: bytes) -> Document:
    """Markdown or plain text, with its front matter."""
    decoded, warning = decode(data)
    text = clean_text(decoded)
    block, body = split_front_matter(text)
    metadata, odd = read_front_matter(block) if block is not None else (Metadata(), ())
    check_lines(body)
    marked = block is not None or bool(_LOOKS_LIKE_MARKDOWN.search(body))
    as_markdown = form == "markdown" or (form == "standard input" and marked)
    pieces = markdown_pieces(body) if as_markdown else plain_pieces(body)
    return Document(pieces, metadata, (*((warning,) if warning else ()), *odd))
