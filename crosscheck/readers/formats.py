"""Which reader reads which format, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from crosscheck.errors import UnreadableError
from crosscheck.readers.bounded import read_bounded
from crosscheck.readers.characters import clean_text
from crosscheck.readers.decoding import decode
from crosscheck.readers.feed import read_feed
from crosscheck.readers.front_matter import read_front_matter, split_front_matter
from crosscheck.readers.inputs import Found
from crosscheck.readers.limits import (
    ARCHIVE_BYTES,
    ARTICLE_BYTES,
    FEED_BYTES,
    IN_PROCESS_BYTES,
    IN_PROCESS_TAGS,
    TABLE_BYTES,
    TEXT_BYTES,
)
from crosscheck.readers.markdown import check_lines, markdown_pieces
from crosscheck.readers.pdf import read_pdf
from crosscheck.readers.pieces import Document, Metadata
from crosscheck.readers.plain import plain_pieces
from crosscheck.readers.web_archive import read_web_archive
from crosscheck.readers.web_page import read_page
from crosscheck.readers.word import read_word

LIMITS = {
    "markdown": TEXT_BYTES,
    "plain": TEXT_BYTES,
    "web page": ARTICLE_BYTES,
    "standard input": ARTICLE_BYTES,
    "word": ARTICLE_BYTES,
    "pdf": ARTICLE_BYTES,
    "feed": FEED_BYTES,
    "web archive": ARCHIVE_BYTES,
    "table": TABLE_BYTES,
}
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s{0,200}<(?:!doctype html|html|head|body|\?xml)|<(?:body|p|div)[ >]", re.IGNORECASE
)
_LOOKS_LIKE_MARKDOWN = re.compile(r"(?m)^#{1,6} \S|\*\*\S|\]\(http|^\|.{0,200}\|$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a file: its name in all results, and its key in `articles.csv`."""

    name: str
    file_name: str
    document: Document | UnreadableError

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.document.warnings if isinstance(self.document, Document) else ()


def read_entries(found: Found, data: bytes) -> Iterator[Entry]:
    """The articles in a file of one of the article formats. Raises UnreadableError."""
    if found.form == "feed":
        several = read_feed(data)
    elif found.form == "web archive":
        several = read_web_archive(data, partial(read_document, "web page"))
    else:
        yield Entry(found.name, found.file.name, read_document(found.form, data))
        return
    for number, document in several:
        yield Entry(f"{found.name}#{number}", f"{found.file.name}#{number}", document)


def read_document(form: str, data: bytes) -> Document:
    """The one document that a file holds. Raises UnreadableError.

    What a hostile file could make slow or large is read by another process, which can be stopped.
    """
    if form == "standard input" and _LOOKS_LIKE_PAGE.search(data[:2000]):
        form = "web page"
    large = len(data) > IN_PROCESS_BYTES or (
        form == "web page" and data.count(b"<") > IN_PROCESS_TAGS
    )
    return read_bounded(form, data) if large or form in ("word", "pdf") else read_here(form, data)


def read_here(form: str, data: bytes) -> Document:
    """Like read_document, in this process."""
    readers: dict[str, Callable[[bytes], Document]] = {
        "web page": read_page,
        "word": read_word,
        "pdf": read_pdf,
    }
    reader = readers.get(form)
    return reader(data) if reader else _read_text(form, data)


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
