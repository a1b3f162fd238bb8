"""Says on standard error what a run could not read, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from crosscheck.records import Result


def tell_warnings(result: Result) -> None:
    """What was read all the same, and how."""
    from crosscheck.report.plain import one_line

    for warning in result.warnings:
        typer.echo(f"crosscheck: warning: {one_line(warning)}", err=True)


def tell_problems(result: Result) -> None:
    """The decision files and the inputs that could not be read, and why."""
    from crosscheck.report.plain import one_line

    for problem in (*result.broken_decisions, *result.problems):
        typer.echo(f"crosscheck: {one_line(f'{problem.path}: {problem.error}')}", err=True)
