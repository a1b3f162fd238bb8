"""Reads `articles.csv`: what the articles of one folder do not say about themselves."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass, replace
from pathlib import Path

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, visible
from crosscheck.readers.decoding import decode
from crosscheck.readers.front_matter import metadata_from
from crosscheck.readers.inputs import METADATA_FILE, leads_inside, read_bytes
from crosscheck.readers.limits import ARTICLE_BYTES
from crosscheck.readers.pieces import Metadata

_COLUMNS = ("file", "source", "published", "title", "url", "author")


@dataclass(frozen=True, slots=True)
class FolderMetadata:
    """Metadata by file name, and what was odd about the table."""

    by_file: dict[str, Metadata]
    warnings: tuple[str, ...] = ()


def read_folder_metadata(folder: Path) -> FolderMetadata:
    """The folder's `articles.csv`, empty where there is none; UnreadableError if it is broken."""
    table = folder / METADATA_FILE
    if not table.exists():
        return FolderMetadata({})
    if not leads_inside(table, folder):
        raise UnreadableError("is a link that leads out of the folder")
    text, warning = decode(read_bytes(table, ARTICLE_BYTES))
    try:
        found = _read_rows(clean_text(text), folder)
    except (csv.Error, ValueError, OSError) as error:
        raise UnreadableError(f"is no CSV table: {error}") from error
    return replace(found, warnings=(warning, *found.warnings)) if warning else found


def _read_rows(text: str, folder: Path) -> FolderMetadata:
    rows = csv.DictReader(io.StringIO(text), strict=True, restval="")
    names = [str(name).strip().lower() for name in rows.fieldnames or ()]
    rows.fieldnames = names
    if "file" not in names:
        raise UnreadableError("has no column `file`")
    unknown = [visible(name)[:40] for name in names if name not in _COLUMNS]
    warnings = [f"unknown columns: {', '.join(unknown)}"] if unknown else []
    by_file: dict[str, Metadata] = {}
    for row in rows:
        file = row["file"].strip()
        metadata, odd = metadata_from({k: row[k] for k in _COLUMNS if k != "file" and k in row})
        # Of a name that is too long os.path says that there is no such file; Path raises.
        if not file or not os.path.isfile(folder / file):  # noqa: PTH113
            odd = (*odd, f"no file {visible(file)[:100]!r} here")
        elif file in by_file:
            odd = (*odd, f"{visible(file)} stands twice, the first row counts")
        warnings += [f"line {rows.line_num}: {what}" for what in odd]
        by_file.setdefault(file, metadata)
    return FolderMetadata(by_file, tuple(warnings))
