"""Reads web archives (WARC): each archived page an article."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.dates import read_date
from crosscheck.readers.decoding import decode
from crosscheck.readers.limits import ARTICLE_BYTES, MEGABYTE
from crosscheck.readers.markup import declared_encoding
from crosscheck.readers.pieces import Document, Metadata

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(
    data: bytes, read: Callable[[bytes], Document]
) -> Iterator[tuple[int, Document | UnreadableError]]:
    """The pages of an archive with their numbers from 1; one that cannot be read is its error.

    `read` reads one page. Raises UnreadableError where the archive is damaged or the extra `warc`
    is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise UnreadableError(
            "is a web archive, which needs an extra", hint="pip install 'crosscheck-news[warc]'"
        ) from error
    number = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            if not _is_page(record):
                continue
            number += 1
            content = record.content_stream().read(ARTICLE_BYTES + 1)
            if len(content) > ARTICLE_BYTES:
                raise UnreadableError(
                    f"page {number} is larger than {ARTICLE_BYTES // MEGABYTE} MB: stopped there"
                )
            yield number, _page(record, content, read)
    except (UnreadableError, MemoryError):
        raise
    except (ArchiveLoadFailed, OSError, ValueError, EOFError) as error:
        raise UnreadableError(f"is a damaged web archive after page {number}") from error
    except Exception as error:  # zlib's and brotli's own kinds
        raise UnreadableError(f"is a damaged web archive ({type(error).__name__})") from error
    if not number:
        raise UnreadableError("holds no archived page")


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "") or ""
    return record.http_headers.get_statuscode() == "200" and kind.lower().startswith(_PAGES)


def _page(
    record: Any, content: bytes, read: Callable[[bytes], Document]
) -> Document | UnreadableError:
    charset = _CHARSET.search(record.http_headers.get_header("Content-Type", "") or "")
    try:
        if charset and not declared_encoding(content):
            content = decode(content, charset.group(1))[0].encode("utf-8-sig", "replace")
        document = read(content)
    except UnreadableError as error:
        return error
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    # The day of the crawl is no publication date, but the page cannot be younger.
    crawled = read_date(record.rec_headers.get_header("WARC-Date"))
    shown = Metadata(url=address if address.startswith(("http:", "https:")) else "")
    warnings = document.warnings
    if document.metadata.published is None and crawled:
        warnings += (f"says no date of publication (archived on {crawled})",)
    return replace(document, metadata=document.metadata.or_else(shown), warnings=warnings)
