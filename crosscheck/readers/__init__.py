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
from crosscheck.readers.contents import Part, Refusal
from crosscheck.readers.formats import LIMITS, read_file
from crosscheck.readers.inputs import METADATA_FILE, Found, find_inputs, read_bytes
from crosscheck.readers.limits import MEGABYTE
from crosscheck.readers.pieces import Metadata, assemble
from crosscheck.readers.shown import shown_metadata
from crosscheck.readers.tables import Table
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


_NOTHING = Refusal("held no text")


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
    form = file.file.suffix.lower() if file.form == "table" else file.form
    contents = read_file(form, data, file.name)
    articles: list[Article] = []
    problems: list[Problem] = []
    warnings: list[str] = []
    for part in contents.parts:
        number = f"#{part.number}" if part.number else ""
        read = _article(part, number, source, vocabulary)
        if isinstance(read, Article):
            articles.append(read)
        else:
            problems.append(read)
        said = part.document.warnings if part.document else ()
        warnings += [f"{file.name}{number}: {warning}" for warning in said]
    if contents.refusal:
        problems.append(Problem(file.name, _line(contents.refusal)))
    table = contents.table or Table((), (), ())
    if table.skipped and not table.claims:
        problems.append(Problem(file.name, f"held no usable row: {table.skipped[0].reason}"))
    warnings += [f"{file.name}: {warning}" for warning in table.warnings]
    return Reading(tuple(articles), table.claims, tuple(problems), tuple(warnings), table.skipped)


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


def _article(part: Part, number: str, source: Source, vocabulary: Vocabulary) -> Article | Problem:
    """The article without what surrounds it, or why there is none."""
    name, document = f"{source.file.name}{number}", part.document
    if document is None:
        return Problem(name, _line(part.refusal or _NOTHING))
    given = source.folder.by_file.get(f"{source.file.file.name}{number}", Metadata())
    metadata = given.or_else(document.metadata)
    pieces, bylines = without_boilerplate(document.pieces, metadata.source, vocabulary)
    article = assemble(name, pieces, metadata.or_else(shown_metadata(pieces, bylines)))
    return article if article.blocks else Problem(name, _line(_NOTHING))


def _line(error: CrosscheckError | Refusal) -> str:
    where = f"line {error.line}: " if error.line else ""
    return " ".join(
        f"{where}{visible(error.what)}{f' ({error.hint})' if error.hint else ''}".split()
    )
