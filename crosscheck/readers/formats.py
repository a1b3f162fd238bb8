"""Which reader reads which format, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from crosscheck.errors import UnreadableError
from crosscheck.readers.bounded import read_bounded
from crosscheck.readers.characters import clean_text
from crosscheck.readers.contents import Contents, Part, Refusal, refused
from crosscheck.readers.decoding import decode
from crosscheck.readers.feed import read_feed
from crosscheck.readers.front_matter import read_front_matter, split_front_matter
from crosscheck.readers.limits import (
    ARCHIVE_BYTES,
    ARTICLE_BYTES,
    FEED_BYTES,
    IN_PROCESS_BYTES,
    IN_PROCESS_TAG_BYTES,
    IN_PROCESS_TAGS,
    TABLE_BYTES,
    TEXT_BYTES,
)
from crosscheck.readers.markdown import check_lines, markdown_pieces
from crosscheck.readers.pdf import read_pdf
from crosscheck.readers.pieces import Document, Metadata
from crosscheck.readers.plain import plain_pieces
from crosscheck.readers.tables import TABLES, read_table
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
PACKED = ("word", "pdf", "web archive", ".parquet")
"""What unpacks to far more than its size; always read by a process of its own."""
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s{0,200}<(?:!doctype html|html|head|body|\?xml)|<(?:body|p|div)[ >]", re.IGNORECASE
)
_TAG = re.compile(rb"<[a-zA-Z](?:[^\"'>]+|\"[^\"]*\"?|'[^']*'?)*")
_FEED_TAG = re.compile(rb"[^<&]+")
_LOOKS_LIKE_MARKDOWN = re.compile(r"(?m)^#{1,6} \S|\*\*\S|\]\(http|^\|.{0,200}\|$")


def read_file(form: str, data: bytes, name: str) -> Contents:
    """What a file holds.

    `form` is a value of `inputs.SUFFIXES`, of a table its suffix; `name` stands in its claims.

    What a hostile file could make slow or large is read by another process, which can be stopped.
    """
    if form == "standard input" and _LOOKS_LIKE_PAGE.search(data[:2000]):
        form = "web page"
    read = read_bounded if _is_risky(form, data) else read_file_here
    return read(form, data, name)


def read_file_here(form: str, data: bytes, name: str) -> Contents:
    """Like read_file, in this process."""
    parts: list[Part] = []
    try:
        if form in TABLES:
            return Contents(table=read_table(name, form, data))
        if form not in ("feed", "web archive"):
            return Contents((Part(0, read_here(form, data)),))
        entries = read_feed(data) if form == "feed" else read_web_archive(data, _read_page)
        for number, document in entries:
            parts.append(
                Part(number, document)
                if isinstance(document, Document)
                else Part(number, None, refused(document))
            )
    except UnreadableError as error:
        return Contents(tuple(parts), refusal=refused(error))
    except (MemoryError, RecursionError) as error:
        what = f"needs too much memory to read ({type(error).__name__})"
        return Contents(tuple(parts), refusal=Refusal(what))
    return Contents(tuple(parts))


def _is_risky(form: str, data: bytes) -> bool:
    """Whether reading could take long or much memory: packed, large, or of a great many tags."""
    if form in PACKED or len(data) > IN_PROCESS_BYTES:
        return True
    if form not in ("web page", "feed"):
        return False
    # A feed's articles are pages whose tags are written `&lt;p>`, `&#60;p>`, `&#x3c;p>`.
    tags = data.count(b"<") + (data.count(b"&") if form == "feed" else 0)
    if tags > IN_PROCESS_TAGS or b"\0" in data:  # of UTF-16 the tags are not seen here
        return True
    start = _FEED_TAG if form == "feed" else _TAG
    return any(len(tag[0]) > IN_PROCESS_TAG_BYTES for tag in start.finditer(data))


def _read_page(data: bytes) -> Document:
    """One page of an archive, which has its own bounds within those of the archive."""
    contents = read_file("web page", data, "")
    for part in contents.parts:
        if part.document:
            return part.document
    raise UnreadableError(contents.refusal.what if contents.refusal else "held no text")


def read_here(form: str, data: bytes) -> Document:
    """The one document that data of an article's format holds. Raises UnreadableError."""
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
