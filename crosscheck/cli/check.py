"""`crosscheck check`: the main job, its outputs and its gate."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crosscheck.cli.parameters import Cache, Jobs, Paths, words
from crosscheck.cli.parameters import Config as ConfigFile
from crosscheck.errors import CONFLICTS, OK, UNREADABLE, USAGE, UsageError

if TYPE_CHECKING:
    from crosscheck.cli.output import Target
    from crosscheck.config import Config
    from crosscheck.records import Result
    from crosscheck.report import RenderOptions

FORMATS = ("text", "json", "html", "csv", "sarif", "junit", "github", "markdown", "claimreview")


@dataclass(frozen=True, slots=True)
class Style:
    """How text for people is shown on the terminal; `page` is the report to point at."""

    colour: bool = False
    quiet: bool = False
    verbose: bool = False
    page: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    again: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What one check was asked to do."""

    paths: list[str]
    against: list[str]
    settings: Config
    targets: list[Target]
    style: Style
    config: Path | None = None
    since: str | None = None
    report: bool = True
    exit_zero: bool = False

    @property
    def inputs(self) -> list[str]:
        """Everything that is read."""
        return [*self.paths, *self.against]


Against = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATH",
        help="Set PATH... against this file or folder, and show only what touches PATH...;"
        " may be repeated.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of: {', '.join(FORMATS)}.",
        autocompletion=words(*FORMATS),
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=FILE",
        help="The file to write instead of showing the result; may be repeated, once a format.",
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        metavar="VERDICT",
        help="What fails the run: conflict (as without this option) or diverge; may be repeated.",
        autocompletion=words("conflict", "diverge"),
    ),
]


def check(
    paths: Paths,
    against: Against = None,
    format: Format = None,  # noqa: A002
    output: Output = None,
    config: ConfigFile = None,
    fail_on: FailOn = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with 0 in spite of conflicts.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REVISION", help="Only what touches files changed since this git revision."
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Run again whenever a file is saved.")
    ] = False,
    report: Annotated[
        bool, typer.Option(help="Write the HTML report with the text format.")
    ] = True,
    jobs: Jobs = 0,
    engine: Annotated[
        str,
        typer.Option(
            metavar="ENGINE",
            help="Where the work is done: embedded, spark, or spark=MASTER.",
            autocompletion=words("embedded", "spark"),
        ),
    ] = "embedded",
    cache: Cache = True,
    color: Annotated[
        str,
        typer.Option(
            metavar="WHEN",
            help="auto, always or never; NO_COLOR is heeded.",
            autocompletion=words("auto", "always", "never"),
        ),
    ] = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only the counts.")] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Also what gates nothing: updates, agreements, what was left out.",
        ),
    ] = False,
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
    from dataclasses import replace

    from crosscheck.cli.output import parse_targets, spare_inputs
    from crosscheck.cli.watch import run_on_save
    from crosscheck.config import load_config

    targets = parse_targets(format, output or [], FORMATS)
    spare_inputs(targets, [*paths, *(against or [])])
    settings = load_config(Path(), config)
    if fail_on:
        if unknown := sorted(set(fail_on) - {"conflict", "diverge"}):
            raise UsageError(f"--fail-on {unknown[0]} is not possible", hint="conflict or diverge")
        settings = replace(settings, fail_on=tuple(fail_on))
    settings = replace(settings, jobs=jobs, cache=settings.cache and cache, engine=engine)
    run = Run(paths, against or [], settings, targets, _style(color, quiet, verbose))
    run = replace(run, since=since, report=report, exit_zero=exit_zero, config=config)
    raise typer.Exit(
        run_on_save(run.inputs, settings.reports.resolve(), lambda: _check_once(run))
        if watch
        else _check_once(run)
    )


def _check_once(run: Run) -> int:
    """Reads, compares, writes what was asked for; returns the exit code."""
    from dataclasses import replace

    from crosscheck.cli.files import again, files_from_here, own_articles
    from crosscheck.cli.output import write_result
    from crosscheck.cli.progress import progress_bar
    from crosscheck.cli.since import changed_since
    from crosscheck.pipeline import check_paths
    from crosscheck.report import render

    with progress_bar(run.style.quiet) as progress:
        result = check_paths(
            run.paths, run.settings, run.against, stdin=sys.stdin.buffer, progress=progress
        )
    if run.since is not None:
        result = changed_since(result, run.since, run.inputs)
    articles = sorted({claim.article for claim in result.claims})
    in_file = Style(
        files=files_from_here(articles, run.inputs),
        own=frozenset(own_articles(articles, run.paths, run.inputs) if run.against else ()),
        again=again(run.paths, run.against, run.config),
    )
    style = replace(run.style, files=in_file.files, own=in_file.own, again=in_file.again)
    if run.report and {t.format for t in run.targets} & {"text", "html"} == {"text"}:
        style = replace(style, page=_write_report(result, run.settings, in_file))
    for target in run.targets:
        options = _options(run.settings, style if target.path is None else in_file)
        write_result(render(result, target.format, options), target.path)
    _tell_problems(result)
    return _exit_code(result, run.settings, run.exit_zero)


def _style(color: str, quiet: bool, verbose: bool) -> Style:
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color {color} is not possible", hint="auto, always or never")
    in_colour = color == "always" or (
        color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    return Style(in_colour, quiet, verbose)


def _write_report(result: Result, settings: Config, style: Style) -> str:
    """Writes the page that the text points at; a failure here loses nobody the answer."""
    from crosscheck.cli.output import write_result
    from crosscheck.report import render

    path = settings.reports / "report.html"
    try:
        write_result(render(result, "html", _options(settings, style)), path)
    except UsageError as error:
        typer.echo(f"crosscheck: no report: {error}", err=True)
        return ""
    return _from_here(path)


def _options(settings: Config, style: Style) -> RenderOptions:
    from crosscheck.report import RenderOptions

    return RenderOptions(
        colour=style.colour,
        generated=_stated_time(),
        report=style.page,
        decisions=_from_here(settings.decisions),
        verbose=style.verbose,
        quiet=style.quiet,
        files=style.files,
        own=style.own,
        again=style.again,
    )


def _from_here(path: Path) -> str:
    """The path as one would type it in the working folder, so that outputs name no machine."""
    absolute, here = path.absolute(), Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def _stated_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH states (seconds since 1970, UTC); no clock is read."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return None
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {stated!r}", hint="seconds since 1970") from error


def _tell_problems(result: Result) -> None:
    from crosscheck.report.plain import one_line

    for warning in result.warnings:
        typer.echo(f"crosscheck: warning: {one_line(warning)}", err=True)
    for problem in (*result.broken_decisions, *result.problems):
        typer.echo(f"crosscheck: {one_line(f'{problem.path}: {problem.error}')}", err=True)


def _exit_code(result: Result, settings: Config, exit_zero: bool) -> int:
    if result.problems:
        return UNREADABLE
    if result.broken_decisions:
        return USAGE
    gating = any(f.verdict in settings.fail_on and f.status != "reviewed" for f in result.findings)
    return CONFLICTS if gating and not exit_zero else OK
