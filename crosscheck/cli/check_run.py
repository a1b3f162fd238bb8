"""What `crosscheck check` does: reads and compares, writes each output, and gates."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from crosscheck.errors import CONFLICTS, OK, UNREADABLE, USAGE, UsageError
from crosscheck.report import FORMATS, WITH_PASSAGES

if TYPE_CHECKING:
    from crosscheck.cli.output import Target
    from crosscheck.config import Config
    from crosscheck.records import Result
    from crosscheck.report import RenderOptions


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What one check was asked to do, in the command line's own words."""

    paths: Sequence[str]
    against: Sequence[str]
    format_name: str | None
    outputs: Sequence[str]
    config: Path | None
    fail_on: Sequence[str]
    exit_zero: bool
    since: str | None
    watch: bool
    report: bool
    jobs: int
    engine: str
    cache: bool
    color: str
    quiet: bool
    verbose: bool

    @property
    def inputs(self) -> list[str]:
        """Everything that is read."""
        return [*self.paths, *self.against]


def run_check(asked: CheckOptions) -> int:
    """Checks once, or after each save with `watch`; returns the (last) exit code.

    Raises UsageError or ConfigError before anything is read where the options make no sense.
    """
    from crosscheck.cli.output import parse_targets, spare_inputs
    from crosscheck.cli.watch import run_on_save

    targets = parse_targets(asked.format_name, asked.outputs, tuple(FORMATS))
    settings = _settings(asked)
    shown = WITH_PASSAGES.intersection(target.format for target in targets)
    settings = replace(settings, texts=bool(shown or asked.against))
    spare_inputs(targets, asked.inputs, settings)
    colour = _in_colour(asked.color)

    def once() -> int:
        return _check_once(asked, settings, targets, colour)

    return run_on_save(asked.inputs, settings.reports.resolve(), once) if asked.watch else once()


def _settings(asked: CheckOptions) -> Config:
    """The configuration, with what the command line says otherwise."""
    from crosscheck.config import GATING_VERDICTS, load_config

    settings = load_config(Path(), asked.config)
    for verdict in asked.fail_on:
        if verdict not in GATING_VERDICTS:
            hint = " or ".join(GATING_VERDICTS)
            raise UsageError(f"--fail-on {verdict} is not possible", hint=hint)
    return replace(
        settings,
        fail_on=_gating(asked.fail_on) if asked.fail_on else settings.fail_on,
        jobs=asked.jobs,
        cache=settings.cache and asked.cache,
        engine=asked.engine,
    )


def _gating(asked: Sequence[str]) -> tuple[str, ...]:
    """Conflicts, and the verdicts asked for on top."""
    return tuple(dict.fromkeys(("conflict", *asked)))


def _in_colour(when: str) -> bool:
    if when not in ("auto", "always", "never"):
        raise UsageError(f"--color {when} is not possible", hint="auto, always or never")
    return when == "always" or (
        when == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )


def _check_once(
    asked: CheckOptions, settings: Config, targets: Sequence[Target], colour: bool
) -> int:
    """Reads, compares, writes what was asked for; returns the exit code."""
    from crosscheck.cli.output import write_result
    from crosscheck.cli.problems import tell_problems, tell_warnings
    from crosscheck.cli.render_options import render_options
    from crosscheck.report import render_pieces

    result = _result(asked, settings)
    in_files = render_options(result, settings, asked.paths, asked.against, asked.config)
    on_terminal = replace(in_files, colour=colour, quiet=asked.quiet, verbose=asked.verbose)
    if asked.report and {t.format for t in targets} & {"text", "html"} == {"text"}:
        on_terminal = replace(on_terminal, report=_write_report(result, settings, in_files))
    for target in targets:
        options = on_terminal if target.path is None else in_files
        write_result(render_pieces(result, target.format, options), target.path)
    tell_warnings(result)
    tell_problems(result)
    return _exit_code(result, settings, exit_zero=asked.exit_zero)


def _result(asked: CheckOptions, settings: Config) -> Result:
    from crosscheck.cli.progress import progress_bar
    from crosscheck.cli.since import changed_since
    from crosscheck.pipeline import check_paths

    with progress_bar(asked.quiet) as progress:
        result = check_paths(
            asked.paths, settings, asked.against, stdin=sys.stdin.buffer, progress=progress
        )
    return result if asked.since is None else changed_since(result, asked.since, asked.inputs)


def _write_report(result: Result, settings: Config, options: RenderOptions) -> str:
    """Writes the page that the text points at; a failure here loses nobody the answer."""
    from crosscheck.cli.files import from_here
    from crosscheck.cli.output import write_result
    from crosscheck.report import render

    path = settings.reports / "report.html"
    try:
        write_result(render(result, "html", options), path)
    except UsageError as error:
        error.hint = "--no-report leaves it out"
        typer.echo(f"crosscheck: no report: {error}", err=True)
        return ""
    return from_here(path)


def _exit_code(result: Result, settings: Config, *, exit_zero: bool) -> int:
    from crosscheck.report.index import is_open

    if result.problems:
        return UNREADABLE
    if result.broken_decisions:
        return USAGE
    failing = any(f.verdict in settings.fail_on and is_open(f) for f in result.findings)
    return CONFLICTS if failing and not exit_zero else OK
