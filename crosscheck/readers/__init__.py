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
from crosscheck.readers.pieces import Metadata, assemble
from crosscheck.readers.shown import shown_metadata
from crosscheck.readers.tables import read_table
from crosscheck.records import Article, Claim, Problem, Skipped
from crosscheck.vocabulary import Vocabulary

__all__ = [
    "Reading",
    "Source",
    "Sources",
    "join",
    "list_sources",
    "load",
    "read_paths",
    "read_source",
]


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


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, and what the `articles.csv` of its folder says."""

    file: Found
    folder: FolderMetadata


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that the paths name, by name, and what was wrong before any was opened."""

    files: tuple[Source, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]


def list_sources(paths: Sequence[str]) -> Sources:
    """The files, and `-` for standard input; the order of the paths does not matter."""
    found, problems = find_inputs(paths)
    warnings: list[str] = []
    folders: dict[Path, FolderMetadata] = {}
    for file in found:
        folder = file.file.parent
        if file.form in ("standard input", "table") or folder in folders:
            continue
        name = file.name.rpartition("/")[0]
        shown = f"{name}/{METADATA_FILE}" if name else METADATA_FILE
        try:
            folders[folder] = read_folder_metadata(folder)
            warnings += [f"{shown}: {text}" for text in folders[folder].warnings]
        except CrosscheckError as error:
            folders[folder] = FolderMetadata({})
            problems = (*problems, Problem(shown, _line(error)))
    nothing = FolderMetadata({})
    files = tuple(Source(file, folders.get(file.file.parent, nothing)) for file in found)
    return Sources(files, problems, tuple(warnings))


def load(source: Source, stdin: BinaryIO | None = None) -> bytes | Problem:
    """The file's bytes, or why they cannot be had."""
    try:
        return _bytes_of(source.file, stdin)
    except CrosscheckError as error:
        return Problem(source.file.name, _line(error))


def read_source(source: Source, data: bytes, vocabulary: Vocabulary) -> Reading:
    """What one file's bytes hold. Never raises for what is in them: that becomes a Problem."""
    file = source.file
    articles: list[Article] = []
    warnings: list[str] = []
    problems: list[Problem] = []
    try:
        if file.form == "table":
            table = read_table(file.name, file.file.suffix.lower(), data)
            warnings = [f"{file.name}: {warning}" for warning in table.warnings]
            return Reading((), table.claims, (), tuple(warnings), table.skipped)
        for entry in read_entries(file, data):
            read = _article(entry, source.folder, vocabulary)
            if isinstance(read, Article):
                articles.append(read)
            else:
                problems.append(read)
            warnings += [f"{entry.name}: {warning}" for warning in entry.warnings]
    except CrosscheckError as error:
        problems.append(Problem(file.name, _line(error)))
    return Reading(tuple(articles), (), tuple(problems), tuple(warnings), ())


def join(readings: Sequence[Reading]) -> Reading:
    """Several readings as one: articles by path, each problem and warning once."""
    return Reading(
        tuple(sorted((a for r in readings for a in r.articles), key=lambda a: a.path)),
        tuple(claim for r in readings for claim in r.tables),
        tuple(sorted({p for r in readings for p in r.problems}, key=lambda p: (p.path, p.error))),
        tuple(sorted({warning for r in readings for warning in r.warnings})),
        tuple(item for r in readings for item in r.skipped),
    )


def read_paths(
    paths: Sequence[str], stdin: BinaryIO | None = None, vocabulary: Vocabulary | None = None
) -> Reading:
    """Reads files, folders and `-` (standard input, one article); their order does not matter.

    Never raises for what is in an input: that becomes a Problem, and the other inputs go on.
    """
    sources = list_sources(paths)
    readings = [Reading((), (), sources.problems, sources.warnings, ())]
    for source in sources.files:
        data = load(source, stdin)
        readings.append(
            Reading((), (), (data,), (), ())
            if isinstance(data, Problem)
            else read_source(source, data, vocabulary or Vocabulary())
        )
    return join(readings)


def _bytes_of(file: Found, stdin: BinaryIO | None) -> bytes:
    limit = LIMITS[file.form]
    if file.form != "standard input":
        return read_bytes(file.file, limit)
    data = stdin.read(limit + 1) if stdin else b""
    if len(data) > limit:
        raise UnreadableError(f"is larger than {limit // MEGABYTE} MB")
    return data


def _article(entry: Entry, folder: FolderMetadata, vocabulary: Vocabulary) -> Article | Problem:
    """The article without what surrounds it, or why there is none."""
    document = entry.document
    if isinstance(document, UnreadableError):
        return Problem(entry.name, _line(document))
    given = folder.by_file.get(entry.file_name, Metadata())
    metadata = given.or_else(document.metadata)
    pieces, bylines = without_boilerplate(document.pieces, metadata.source, vocabulary)
    article = assemble(entry.name, pieces, metadata.or_else(shown_metadata(pieces, bylines)))
    return article if article.blocks else Problem(entry.name, "held no text")


def _line(error: CrosscheckError) -> str:
    where = f"line {error.line}: " if error.line else ""
    return " ".join(
        f"{where}{visible(error.what)}{f' ({error.hint})' if error.hint else ''}".split()
    )
