"""Reads claim tables (CSV, JSON lines, Parquet): one claim a row, named by its columns."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import clean_text, visible
from crosscheck.readers.decoding import decode
from crosscheck.readers.limits import TABLE_ROWS
from crosscheck.readers.table_rows import KNOWN_COLUMNS, claim_of_row
from crosscheck.records import Claim, Skipped

TABLES = (".csv", ".jsonl", ".parquet")
REQUIRED = ("source", "topic", "value")
_BATCH_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """The claims of one table, and what of it was left out or odd."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


def read_table(name: str, suffix: str, data: bytes) -> Table:
    """The claims of a table of the given suffix; UnreadableError where it is no claim table."""
    warnings: list[str] = []
    rows = {".csv": _csv_rows, ".jsonl": _json_rows, ".parquet": _parquet_rows}[suffix]
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    times: Counter[tuple[str, ...]] = Counter()
    columns: dict[str, None] = {}
    for number, row in rows(data, warnings):
        if number > TABLE_ROWS:
            raise UnreadableError(f"has more than {TABLE_ROWS:,} rows")
        if isinstance(row, str):
            skipped.append(Skipped(name, "", "", f"row {number}: {row}"))
            continue
        columns |= dict.fromkeys(row)
        try:
            claims.append(claim_of_row(name, number, row, times))
        except ValueError as error:
            given = visible(str(row.get("number") or row.get("value") or ""))[:40]
            quote = visible(str(row.get("quote") or ""))[:200]
            skipped.append(Skipped(name, given, quote, f"row {number}: {error}"))
    if columns or not skipped:  # else no row was understood, and their reasons say why
        _check_columns(columns, bool(claims))
    unknown = [visible(column)[:40] for column in columns if column not in KNOWN_COLUMNS]
    if unknown:
        warnings.append(f"unknown columns, not used: {', '.join(sorted(unknown)[:20])}")
    return Table(tuple(claims), tuple(skipped), tuple(warnings))


def _check_columns(columns: Mapping[str, None], has_rows: bool) -> None:
    if not columns and not has_rows:
        raise UnreadableError("held no rows")
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise UnreadableError(
            f"is no claim table: no column {', '.join(missing)}", hint="see docs/reference/input.md"
        )


class _TwiceError(Exception):
    """Two values for one field: neither counts more than the other."""


def _each_once(columns: Sequence[str]) -> dict[str, None]:
    """The columns; UnreadableError where one that is a claim's field stands twice."""
    for column, times in Counter(columns).items():
        if times > 1 and column in KNOWN_COLUMNS:
            raise UnreadableError(f"has {times} columns {column}")
    return dict.fromkeys(columns)


def _one_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object's fields in lower case; raises _TwiceError."""
    fields: dict[str, Any] = {}
    for key, value in pairs:
        name = key.strip().lower()
        if name in fields:
            raise _TwiceError(name)
        fields[name] = value
    return fields


def _csv_rows(data: bytes, warnings: list[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    text, warning = decode(data)
    if warning:
        warnings.append(warning)
    reader = csv.reader(io.StringIO(clean_text(text)), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_columns(_each_once(header), has_rows=False)
        for row, cells in enumerate(reader, 1):
            if not any(cells):
                continue
            if len(cells) != len(header):
                yield row, f"has {len(cells)} cells where the heading has {len(header)}"
                continue
            yield row, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise UnreadableError(f"is no CSV table: {error}", line=reader.line_num) from error


def _json_rows(data: bytes, warnings: list[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    text, warning = decode(data)
    if warning:
        warnings.append(warning)
    for row, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, object_pairs_hook=_one_each)
        except _TwiceError as error:
            yield row, f"says {visible(str(error))[:40]} twice"
            continue
        except (ValueError, RecursionError):
            yield row, "is no JSON"
            continue
        if isinstance(value, dict):
            yield row, value
        else:
            yield row, "is no JSON object"


def _parquet_rows(data: bytes, warnings: list[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:  # noqa: ARG001
    import pyarrow
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        names = {name: name.strip().lower() for name in file.schema_arrow.names}
        _check_columns(_each_once(list(names.values())), has_rows=False)
        if file.metadata.num_rows > TABLE_ROWS:
            raise UnreadableError(f"has more than {TABLE_ROWS:,} rows")
        row = 0
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
            for values in batch.to_pylist():
                row += 1
                yield row, {names[key]: value for key, value in values.items()}
    except MemoryError:  # Arrow's own kind is an ArrowException too
        raise
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError, LookupError) as error:
        first = " ".join(str(error).split())[:120]
        raise UnreadableError(f"is no Parquet table: {first}") from error
