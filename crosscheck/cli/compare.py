"""`crosscheck compare`: two statements, one verdict; or a file of pairs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crosscheck.cli.parameters import ConfigFile, format_option
from crosscheck.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from crosscheck.compare import Comparison
    from crosscheck.config import Config

FORMATS = ("text", "json")
BATCH = 500  # pairs that are read and answered together
LONGEST_LINE = 1_000_000  # characters


def compare(
    text_a: Annotated[
        str | None, typer.Argument(metavar="TEXT_A", hidden=True, help="The first statement.")
    ] = None,
    text_b: Annotated[
        str | None, typer.Argument(metavar="TEXT_B", hidden=True, help="The second statement.")
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="JSON lines with `a` and `b`; - reads them from standard input."
        ),
    ] = None,
    format_name: Annotated[str, format_option(FORMATS)] = "text",
    config: ConfigFile = None,
) -> None:
    """Set two statements against each other.

    The relation is equal, a_implies_b, b_implies_a, overlap, conflict or unrelated. The exit
    code is 0 whatever the verdict. With --pairs, one result a line comes out, in order.

    Examples:

      crosscheck compare "8,600 people crossed" "More than 8,000 people crossed"

      crosscheck compare --pairs pairs.jsonl --format json
    """
    if format_name not in FORMATS:
        raise UsageError(f"no format {format_name!r}", hint=f"one of: {', '.join(FORMATS)}")
    if (pairs is None) == (text_a is None or text_b is None):
        raise UsageError("compare needs two statements, or --pairs FILE")
    if pairs is not None and text_a is not None:
        raise UsageError("compare takes two statements or --pairs, not both")
    from crosscheck.cli.output import show
    from crosscheck.config import load_config

    settings = load_config(Path(), config)
    batches = _read(pairs) if pairs is not None else iter([[(text_a or "", text_b or "")]])
    for batch in batches:
        for comparison in _relate(batch, settings):
            show(_as_json(comparison) if format_name == "json" else _as_text(comparison))


def _relate(batch: list[tuple[str, str]], settings: Config) -> Iterator[Comparison]:
    from crosscheck.compare import relate_statements
    from crosscheck.pipeline import claims_of_texts

    texts = [text for pair in batch for text in pair]
    claims = claims_of_texts(texts, settings)
    for first, second in zip(claims[::2], claims[1::2], strict=True):
        yield relate_statements(first, second, settings.vocabulary, settings.tolerances)


def _read(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The file's pairs in batches. Raises UnreadableError naming the line."""
    batch: list[tuple[str, str]] = []
    try:
        with sys.stdin if str(path) == "-" else path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE + 1), ""), 1):
                if line.strip():
                    batch.append(_pair(line, path, number))
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "is not UTF-8 text"
        raise UnreadableError(f"cannot be read: {what}", str(path)) from error
    if batch:
        yield batch


def _pair(line: str, path: Path, number: int) -> tuple[str, str]:
    if len(line) > LONGEST_LINE:
        raise UnreadableError(f"a line of over {LONGEST_LINE:,} characters", str(path), number)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if isinstance(row, dict) and isinstance(row.get("a"), str) and isinstance(row.get("b"), str):
        return row["a"], row["b"]
    hint = 'each line is {"a": "...", "b": "..."}'
    raise UnreadableError("a line that is no pair of statements", str(path), number, hint)


def _as_json(comparison: Comparison) -> str:
    from crosscheck.report.json_format import claim_record
    from crosscheck.report.plain import json_escaped

    record: dict[str, Any] = {
        "relation": comparison.relation,
        "verdict": comparison.verdict,
        "reason": comparison.reason,
        "claims_a": [claim_record(claim) for claim in comparison.claims_a],
        "claims_b": [claim_record(claim) for claim in comparison.claims_b],
    }
    return json_escaped(json.dumps(record, ensure_ascii=False, allow_nan=False))


def _as_text(comparison: Comparison) -> str:
    return f"{comparison.relation}: {' '.join(comparison.reason.split())}"
