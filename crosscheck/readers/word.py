"""Reads Word files (.docx) by way of mammoth, which turns them into plain HTML."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.html_blocks import html_pieces
from crosscheck.readers.limits import MEGABYTE, UNPACKED_BYTES
from crosscheck.readers.pieces import Document, Metadata

_PROPERTY = re.compile(r"<(dc:title|dc:creator)[^>]{0,100}>([^<]{1,2000})</", re.IGNORECASE)
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0?!\0?D\0?O\0?C\0?T|\0<\0!\0[DE]", re.IGNORECASE)


def read_word(data: bytes) -> Document:
    """The text and properties of a Word file.

    Raises UnreadableError for what is no Word file, unpacks beyond UNPACKED_BYTES or declares XML
    entities. Pictures, linked or embedded, are never opened.
    """
    import mammoth

    properties = _checked(data)
    try:
        markup = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=_no_picture, ignore_empty_paragraphs=True
        ).value
    except MemoryError:
        raise
    except Exception as error:  # mammoth lets through whatever its parsers raise
        raise UnreadableError(f"cannot be read as a Word file ({type(error).__name__})") from error
    return Document(html_pieces(markup), _metadata(properties))


def _checked(data: bytes) -> str:
    """The core properties of a package whose parts are within bounds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [p for p in package.infolist() if p.filename.endswith((".xml", ".rels"))]
            if not any(part.filename == "word/document.xml" for part in parts):
                raise UnreadableError("is no Word file (.docx)")
            if sum(part.file_size for part in parts) > UNPACKED_BYTES:
                raise UnreadableError(f"unpacks to more than {UNPACKED_BYTES // MEGABYTE} MB")
            properties = ""
            for part in parts:
                content = package.read(part)
                if _DECLARES.search(content):
                    raise UnreadableError(f"declares XML entities ({part.filename}): refused")
                if part.filename == "docProps/core.xml":
                    properties = content.decode("utf-8", "replace")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableError("is no Word file (.docx), or a damaged or encrypted one") from error
    except Exception as error:  # zlib, lzma and bz2 raise their own kinds
        if isinstance(error, UnreadableError | MemoryError):
            raise
        raise UnreadableError("is a damaged Word file (.docx)") from error
    return properties


def _metadata(properties: str) -> Metadata:
    import html

    said = {name.lower(): html.unescape(text) for name, text in _PROPERTY.findall(properties)}

    def text(name: str) -> str:
        return squeeze(clean_text(said.get(name, "")))

    # The date in there is when the file, or the template it was made from, was first saved.
    return Metadata(title=text("dc:title"), author=text("dc:creator"))


def _no_picture(image: Any) -> list[Any]:  # noqa: ARG001 - mammoth's interface
    return []
