"""Reads the text of PDF files (pypdf) and puts its lines together to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from itertools import pairwise

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.limits import PDF_CHARACTERS, PDF_PAGES
from crosscheck.readers.pieces import Document, Metadata
from crosscheck.readers.plain import plain_pieces

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?$", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_FULL_LINE = 0.8
"""A line that ends a sentence short of this share of the usual width ends its paragraph."""


def read_pdf(data: bytes) -> Document:
    """The text of a PDF. Raises UnreadableError for damaged, encrypted and scanned files."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it writes to standard error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is encrypted")
        if len(reader.pages) > PDF_PAGES:
            raise UnreadableError(f"has more than {PDF_PAGES} pages")
        pages: list[list[str]] = []
        length = 0
        for page in reader.pages:
            text = clean_text(page.extract_text())
            length += len(text)
            if length > PDF_CHARACTERS:
                raise UnreadableError(f"holds more than {PDF_CHARACTERS:,} characters")
            pages.append(text.split("\n"))
        metadata = _metadata(reader.metadata)
    except (UnreadableError, MemoryError):
        raise
    except PyPdfError as error:
        raise UnreadableError(f"is no PDF that can be read: {error}"[:200]) from error
    except Exception as error:  # pypdf lets through what its parsers stumble over
        raise UnreadableError(f"is a damaged PDF ({type(error).__name__})") from error
    if not any(line.strip() for lines in pages for line in lines):
        raise UnreadableError("held no text (pictures of pages need OCR first)")
    return Document(plain_pieces(_paragraphs(_without_running_lines(pages))), metadata)


def _metadata(info: object) -> Metadata:
    def text(name: str) -> str:
        value = info.get(name) if hasattr(info, "get") else None
        return squeeze(clean_text(str(value)))[:500] if value else ""

    # Its date is when the file was made, which says little of when the text came out.
    return Metadata(title=text("/Title"), author=text("/Author"))


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and those that head or close most pages."""
    edges = Counter(
        _DIGITS.sub("#", line.strip())
        for lines in pages
        for line in {*_filled(lines)[:2], *_filled(lines)[-2:]}
    )
    running = {line for line, times in edges.items() if times >= max(3, len(pages) // 2)}
    return [
        line.strip()
        for lines in pages
        for line in lines
        if _DIGITS.sub("#", line.strip()) not in running and not _PAGE_NUMBER.match(line.strip())
    ]


def _filled(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _paragraphs(lines: list[str]) -> str:
    """The text with an empty line after each paragraph's last, and words put together again."""
    widths = sorted(len(line) for line in lines if line)
    usual = widths[int(len(widths) * 0.9)] if widths else 0
    parts: list[str] = []
    for line, following in pairwise([*lines, ""]):
        short = len(line) < _FULL_LINE * usual
        title = short and not _ENDS_SENTENCE.search(line) and following[:1].isupper()
        if re.search(r"[a-z]-$", line) and following[:1].islower():
            parts.append(line[:-1])
        elif not line or title or (short and _ENDS_SENTENCE.search(line)):
            parts.append(f"{line}\n\n")
        else:
            parts.append(f"{line} ")
    return "".join(parts)
