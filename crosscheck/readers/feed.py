"""Reads RSS and Atom feeds: each entry an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.dates import read_date
from crosscheck.readers.decoding import decode
from crosscheck.readers.html_blocks import html_pieces
from crosscheck.readers.limits import FEED_ENTRIES
from crosscheck.readers.markup import declared_encoding
from crosscheck.readers.pieces import Document, Metadata

_DECLARES = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def read_feed(data: bytes) -> Iterator[tuple[int, Document | UnreadableError]]:
    """The entries of a feed with their numbers from 1; an entry that cannot be read is its error.

    Raises UnreadableError for what is no feed, and for DTDs and entities, which feeds do not need.
    """
    text, warning = decode(data, declared_encoding(data))
    refused = _DECLARES.search(text)
    if refused:
        raise UnreadableError(f"holds an XML {refused.group(1).upper()} declaration: refused")
    cleaned = clean_text(text)
    declaration = _DECLARATION.match(cleaned)
    feed = _parsed(cleaned[declaration.end() :] if declaration else cleaned)
    if len(feed.entries) > FEED_ENTRIES:
        raise UnreadableError(f"has more than {FEED_ENTRIES:,} entries")
    outlet = _text(feed.feed.get("title"))
    broken = "is broken XML: there may be more in it" if feed.bozo else None
    warnings = tuple(filter(None, (warning, broken)))
    for number, entry in enumerate(feed.entries, 1):
        try:
            pieces = html_pieces(_body(entry))
        except UnreadableError as error:
            yield number, error
            continue
        yield number, Document(pieces, _metadata(entry, outlet), warnings)


def _parsed(text: str) -> Any:
    import feedparser

    try:
        # A stream: of a plain string feedparser would open the file or address that it names.
        feed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except MemoryError:
        raise
    except Exception as error:  # feedparser lets through whatever its parsers raise
        raise UnreadableError(f"cannot be read as a feed ({type(error).__name__})") from error
    if not feed.get("version") and not feed.entries:
        raise UnreadableError("is no RSS or Atom feed")
    if not feed.entries:
        raise UnreadableError("is a feed without entries")
    return feed


def _body(entry: Any) -> str:
    """The longest of the bodies that an entry offers: summaries repeat the content's beginning."""
    bodies = [content.get("value") for content in entry.get("content", ())]
    longest: str = max((body or "" for body in (*bodies, entry.get("summary"))), key=len)
    return longest


def _metadata(entry: Any, outlet: str) -> Metadata:
    link = _text(entry.get("link"))
    source = entry.get("source")
    return Metadata(
        source=_text(source.get("title")) if source and source.get("title") else outlet,
        published=read_date(_text(entry.get("published")) or _text(entry.get("updated")) or None),
        title=_text(entry.get("title")),
        url=link if link.lower().startswith(("http://", "https://")) else "",
        author=_text(entry.get("author")),
    )


def _text(value: Any) -> str:
    return squeeze(clean_text(value))[:2000] if isinstance(value, str) else ""
