"""`crosscheck check`: its options, as people and shells see them."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscheck.cli.check_run import CheckOptions, run_check
from crosscheck.cli.parameters import (
    Cache,
    ConfigFile,
    Jobs,
    Output,
    Paths,
    format_option,
    words,
)
from crosscheck.report import FORMATS

Against = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Set PATH... against this file or folder, and show only what touches PATH...;"
        " may be repeated.",
    ),
]
Format = Annotated[str | None, format_option(tuple(FORMATS))]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="VERDICT",
        help="What fails the run besides conflicts, which always do: diverge.",
        autocompletion=words("conflict", "diverge"),
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 in spite of conflicts.")]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="REVISION", help="Only what touches files changed since this git revision."
    ),
]
Watch = Annotated[bool, typer.Option("--watch", help="Run again whenever a file is saved.")]
Report = Annotated[bool, typer.Option(help="Write the HTML report with the text format.")]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",  # said, since typer 0.27.0 takes a metavar that is the name in capitals for it
        metavar="ENGINE",
        help="Where the work is done: embedded, spark, or spark=MASTER.",
        autocompletion=words("embedded", "spark"),
    ),
]
Color = Annotated[
    str,
    typer.Option(
        metavar="WHEN",
        help="auto, always or never; NO_COLOR is heeded.",
        autocompletion=words("auto", "always", "never"),
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the counts.")]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose", "-v", help="Also what gates nothing: updates, agreements, what was left out."
    ),
]


def check(
    paths: Paths,
    against: Against = None,
    format_name: Format = None,
    output: Output = None,
    config: ConfigFile = None,
    fail_on: FailOn = None,
    exit_zero: ExitZero = False,
    since: Since = None,
    watch: Watch = False,
    report: Report = True,
    jobs: Jobs = 0,
    engine: Engine = "embedded",
    cache: Cache = True,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find the figures that contradict each other.

    Reads articles and claim tables, sets their figures against each other, and reports.
    PATH is a file or a folder, searched through; - reads one article from standard input.

    Ends with 1 while a conflict is unreviewed, with 3 where an input could not be read.

    Examples:

      crosscheck check articles/

      crosscheck check draft.md --against archive/

      crosscheck check articles/ --format json | jq .findings

      crosscheck check articles/ --output sarif=out.sarif --output csv=out.csv

      crosscheck check articles/ --since origin/main --fail-on diverge
    """
    options = CheckOptions(
        paths=paths,
        against=against or [],
        format_name=format_name,
        outputs=output or [],
        config=config,
        fail_on=fail_on or [],
        exit_zero=exit_zero,
        since=since,
        watch=watch,
        report=report,
        jobs=jobs,
        engine=engine,
        cache=cache,
        color=color,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(run_check(options))
