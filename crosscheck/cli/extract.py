"""`crosscheck extract`: the claims alone, and what was left out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli.parameters import Cache, ConfigFile, Jobs, Output, Paths, format_option
from crosscheck.errors import OK, UNREADABLE, UsageError

if TYPE_CHECKING:
    from crosscheck.gather import Gathered
    from crosscheck.records import Result

FORMATS = ("text", "json", "jsonl", "csv", "parquet")


Everything = Annotated[bool, typer.Option("--all", help="Also the small and incidental figures.")]
Format = Annotated[str | None, format_option(FORMATS)]


def extract(
    paths: Paths,
    everything: Everything = False,
    format_name: Format = None,
    output: Output = None,
    config: ConfigFile = None,
    jobs: Jobs = 0,
    cache: Cache = True,
) -> None:
    """List the figures of articles, and how each was understood.

    PATH is a file or a folder, searched through; - reads one article from standard input.
    Ends with 3 where an input could not be read; the others are listed all the same.

    Examples:

      crosscheck extract draft.md

      crosscheck extract articles/ --all --format csv --output figures.csv

      cat draft.md | crosscheck extract - --format json
    """
    from dataclasses import replace

    from crosscheck.cli.output import parse_targets, spare_inputs, write_result
    from crosscheck.cli.problems import tell_problems, tell_warnings
    from crosscheck.cli.progress import progress_bar
    from crosscheck.config import load_config
    from crosscheck.pipeline import read_claims

    targets = parse_targets(format_name, output or [], FORMATS)
    if any(t.format == "parquet" and t.path is None for t in targets) and sys.stdout.isatty():
        raise UsageError("a Parquet file is not for terminals", hint="add --output FILE")
    settings = load_config(Path(), config)
    spare_inputs(targets, paths, settings)
    settings = replace(settings, jobs=jobs, cache=settings.cache and cache)
    with progress_bar(quiet=False) as progress:
        gathered = read_claims(paths, settings, sys.stdin.buffer, progress)
    result = _listing(gathered, everything)
    for target in targets:
        write_result(_render(result, target.format), target.path)
    tell_warnings(result)
    tell_problems(result)
    raise typer.Exit(UNREADABLE if result.problems else OK)


def _listing(gathered: Gathered, everything: bool) -> Result:
    """What is shown: with `--all` every claim, else the incidental ones as left out."""
    from crosscheck.records import Result, Skipped

    shown = tuple(c for c in gathered.claims if everything or not c.incidental)
    hidden = () if everything else tuple(c for c in gathered.claims if c.incidental)
    left_out = (
        Skipped(c.article, c.number, c.quote, "small or incidental", c.start) for c in hidden
    )
    return Result(
        articles=gathered.articles,
        claims=shown,
        pairs=(),
        findings=(),
        skipped=(*gathered.skipped, *left_out),
        problems=gathered.problems,
        warnings=gathered.warnings,
    )


def _render(result: Result, format_name: str) -> str | bytes:
    from crosscheck.report import claim_list

    if format_name == "parquet":
        return claim_list.claims_as_parquet(result)
    writers = {
        "text": claim_list.claims_as_text,
        "json": claim_list.claims_as_json,
        "jsonl": claim_list.claims_as_json_lines,
        "csv": claim_list.claims_as_csv,
    }
    return writers[format_name](result)
