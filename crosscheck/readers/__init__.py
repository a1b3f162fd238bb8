"""Reads articles and claim tables of any kind: bytes in, records out, each failure named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crosscheck.errors import CrosscheckError, UnreadableError
from crosscheck.readers.articles_csv import FolderMetadata, read_folder_metadata
from crosscheck.readers.boilerplate import without_boilerplate
from crosscheck.readers.characters import visible
from crosscheck.readers.formats import LIMITS, Entry, read_entries
from crosscheck.readers.inputs import METADATA_FILE, Found, find_inputs, read_bytes
from crosscheck.readers.limits import MEGABYTE
from crosscheck.readers.pieces import assemble
from crosscheck.readers.shown import shown_metadata
from crosscheck.readers.tables import read_table
from crosscheck.records import Article, Claim, Problem, Skipped
from crosscheck.vocabulary import Vocabulary

__all__ = ["Reading", "read_paths"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the inputs hold, and everything about them that a user should know.

    `tables` are the claims of claim tables, `skipped` their rows that were not understood.
    """

    articles: tuple[Article, ...]
    tables: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def read_paths(
    paths: Sequence[str], stdin: BinaryIO | None = None, vocabulary: Vocabulary | None = None
) -> Reading:
    """Reads files, folders and `-` (standard input, one article); their order does not matter.

    Never raises for what is in an input: that becomes a Problem, and the other inputs go on.
    """
    found, failures = find_inputs(paths)
    problems = list(failures)
    articles: list[Article] = []
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    folders = _Folders(found)
    warnings: list[str] = []
    for file in found:
        try:
            data = _bytes_of(file, stdin)
            if file.form == "table":
                table = read_table(file.name, file.file.suffix.lower(), data)
                claims.extend(table.claims)
                skipped.extend(table.skipped)
                warnings.extend(f"{file.name}: {warning}" for warning in table.warnings)
                continue
            for entry in read_entries(file, data):
                warnings.extend(f"{entry.name}: {warning}" for warning in entry.document.warnings)
                articles.append(_article(entry, folders.metadata(file), vocabulary or Vocabulary()))
        except CrosscheckError as error:
            problems.append(Problem(file.name, _line(error)))
    return Reading(
        tuple(sorted(articles, key=lambda article: article.path)),
        tuple(claims),
        tuple(sorted({*problems, *folders.problems}, key=lambda p: (p.path, p.error))),
        tuple(sorted({*warnings, *folders.warnings})),
        tuple(skipped),
    )


class _Folders:
    """The `articles.csv` of each folder that articles come from, read once."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.problems: list[Problem] = []
        self.warnings: list[str] = []
        self._tables: dict[Path, FolderMetadata] = {}
        for file in found:
            folder = file.file.parent
            if file.form in ("standard input", "table") or folder in self._tables:
                continue
            name = file.name.rpartition("/")[0]
            shown = f"{name}/{METADATA_FILE}" if name else METADATA_FILE
            try:
                self._tables[folder] = read_folder_metadata(folder)
                self.warnings += [f"{shown}: {text}" for text in self._tables[folder].warnings]
            except CrosscheckError as error:
                self._tables[folder] = FolderMetadata({})
                self.problems.append(Problem(shown, _line(error)))

    def metadata(self, file: Found) -> FolderMetadata:
        return self._tables.get(file.file.parent, FolderMetadata({}))


def _bytes_of(file: Found, stdin: BinaryIO | None) -> bytes:
    limit = LIMITS[file.form]
    if file.form != "standard input":
        return read_bytes(file.file, limit)
    data = stdin.read(limit + 1) if stdin else b""
    if len(data) > limit:
        raise UnreadableError(f"is larger than {limit // MEGABYTE} MB")
    return data


def _article(entry: Entry, folder: FolderMetadata, vocabulary: Vocabulary) -> Article:
    """The article without what surrounds it. Raises UnreadableError where it held no text."""
    given = folder.by_file.get(entry.file_name)
    metadata = given.or_else(entry.document.metadata) if given else entry.document.metadata
    pieces, bylines = without_boilerplate(entry.document.pieces, metadata.source, vocabulary)
    article = assemble(entry.name, pieces, metadata.or_else(shown_metadata(pieces, bylines)))
    if not article.blocks:
        raise UnreadableError("held no text")
    return article


def _line(error: CrosscheckError) -> str:
    where = f"line {error.line}: " if error.line else ""
    return " ".join(
        f"{where}{visible(error.what)}{f' ({error.hint})' if error.hint else ''}".split()
    )
