"""What one file holds: the articles in it or its table, and what of it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.errors import UnreadableError
from crosscheck.readers.pieces import Document
from crosscheck.readers.tables import Table


@dataclass(frozen=True, slots=True)
class Refusal:
    """An UnreadableError as a record, which one process can hand to another."""

    what: str
    line: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file: its number from 1 (0: the file is the article); why it is missing."""

    number: int
    document: Document | None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles in order, or the table; `refusal` is what ended the reading before the end."""

    parts: tuple[Part, ...] = ()
    table: Table | None = None
    refusal: Refusal | None = None


def refused(error: UnreadableError) -> Refusal:
    """The error without its file, which whoever reads it knows."""
    return Refusal(error.what, error.line, error.hint)
