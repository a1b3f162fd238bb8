"""Reads decision files, and says of a broken one where it is broken and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, get_args

from crosscheck.errors import LedgerError
from crosscheck.identity import number_text
from crosscheck.nearest import did_you_mean
from crosscheck.records import DecidedClaim, Decision, DecisionWord, Review
from crosscheck.toml_source import TomlSource, parse_toml, read_toml

SCHEMA: Final = 1
LARGEST_FILE: Final = 1_000_000  # bytes; a thousand figures with their sentences fit
WORDS: Final[tuple[DecisionWord, ...]] = get_args(DecisionWord)
TOP_KEYS: Final = ("schema", "id", "question", "claim", "review")
CLAIM_KEYS: Final = (
    "source",
    "published",
    "number",
    "value",
    "hedge",
    "unit",
    "topic",
    "quote",
)
REVIEW_KEYS: Final = ("decision", "by", "at", "note", "expires")


def read_decisions(folder: Path) -> tuple[tuple[Decision, ...], tuple[LedgerError, ...]]:
    """The decisions of all `*.toml` files in the folder, sorted by id, and the broken files.

    A broken file does not keep the others from being read. A folder that does not exist is empty.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    except FileNotFoundError:
        return (), ()
    except OSError as problem:
        what = f"cannot be read: {problem.strerror or problem}"
        return (), (LedgerError(what, str(folder), hint="it must be a folder of decision files"),)
    decisions: list[Decision] = []
    errors: list[LedgerError] = []
    for name in names:
        try:
            decisions.append(read_decision(folder / name))
        except LedgerError as error:
            errors.append(error)
    return tuple(sorted(decisions, key=lambda decision: decision.id)), tuple(errors)


def read_decision(path: Path) -> Decision:
    """The decision in one file. Raises LedgerError with the file and the line."""
    return _decision(read_toml(path, LedgerError, LARGEST_FILE), path.stem)


def parse_decision(text: str, path: Path) -> Decision:
    """The decision in a text that is (to be) the content of `path`. Raises LedgerError."""
    if len(text.encode("utf-8")) > LARGEST_FILE:
        raise LedgerError(f"would be larger than {LARGEST_FILE:,} bytes", str(path))
    source = TomlSource(str(path), text, parse_toml(text, str(path), LedgerError))
    return _decision(source, path.stem)


def _decision(source: TomlSource, stem: str) -> Decision:
    top = _Table(source, "", 0, source.values)
    top.refuse_unknown(TOP_KEYS)
    schema = source.values.get("schema")
    if schema != SCHEMA or isinstance(schema, bool):
        newer = isinstance(schema, int) and schema > SCHEMA
        hint = "a newer crosscheck wrote it: upgrade" if newer else f"write schema = {SCHEMA}"
        raise top.error(f"schema must be {SCHEMA}", "schema", hint)
    name = top.text("id", required=True)
    if name != stem:
        raise top.error(f"the id '{name}' is not the file's name", "id", f"write id = '{stem}'")
    claims = tuple(_claim(_Table(source, "claim", n, t)) for n, t in top.rows("claim"))
    reviews = tuple(_review(_Table(source, "review", n, t)) for n, t in top.rows("review"))
    return Decision(name, top.text("question"), claims, reviews)


def _claim(table: _Table) -> DecidedClaim:
    table.refuse_unknown(CLAIM_KEYS)
    return DecidedClaim(
        source=table.text("source"),
        published=table.day("published"),
        number=table.text("number", required=True),
        quote=table.text("quote"),
        value=table.number("value"),
        hedge=table.text("hedge"),
        unit=table.text("unit"),
        topic=table.text("topic"),
    )


def _review(table: _Table) -> Review:
    table.refuse_unknown(REVIEW_KEYS)
    word = table.text("decision", required=True)
    if word not in WORDS:
        raise table.error(f"unknown decision '{word}'", "decision", did_you_mean(word, WORDS))
    return Review(
        decision=word,
        by=table.text("by", required=True),
        at=table.moment("at"),
        note=table.text("note", required=True),
        expires=table.day("expires") or None,
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of a decision file, and where it stands there."""

    source: TomlSource
    name: str
    nth: int
    values: Mapping[str, Any]

    def error(self, what: str, key: str = "", hint: str = "") -> LedgerError:
        line = self.source.line_of(self.name, key, self.nth) or self.source.locate("", key)
        return LedgerError(what, self.source.path, line or 1, hint)

    def refuse_unknown(self, known: Sequence[str]) -> None:
        for key in self.values:
            if key not in known:
                raise self.error(f"unknown key '{key}'", key, did_you_mean(key, known))

    def rows(self, key: str) -> list[tuple[int, Mapping[str, Any]]]:
        rows = self.values.get(key)
        if not isinstance(rows, list) or not rows or not all(isinstance(r, dict) for r in rows):
            raise self.error(f"needs at least one [[{key}]]", key)
        return list(enumerate(rows))

    def text(self, key: str, *, required: bool = False) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"'{key}' must be text in quotes", key)
        if required and not value.strip():
            where = f" in [[{self.name}]]" if self.name else ""
            raise self.error(f"'{key}' is missing or empty{where}", key, f'write {key} = "..."')
        return value

    def number(self, key: str) -> str:
        value = self.values.get(key, "")
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number_text(value)
        return self.text(key)

    def day(self, key: str) -> str:
        """An ISO date as text, or empty; TOML's own dates count too."""
        value = self.values.get(key, "")
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        text = self.text(key)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            raise self.error(f"'{key}' is no date: '{text}'", key, "write 2026-11-21") from None

    def moment(self, key: str) -> str:
        """An ISO date and time as text; TOML's own count too."""
        value = self.values.get(key, "")
        if isinstance(value, datetime):
            return value.isoformat()
        text = self.text(key, required=True)
        try:
            datetime.fromisoformat(text)
        except ValueError:
            hint = "write 2026-11-21T10:04:00Z"
            raise self.error(f"'{key}' is no date and time: '{text}'", key, hint) from None
        return text
