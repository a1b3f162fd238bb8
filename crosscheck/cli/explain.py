"""`crosscheck explain`: what a verdict or a class of conflict means, with an example."""

from __future__ import annotations

import textwrap
from typing import Annotated

import typer

from crosscheck.cli.output import show
from crosscheck.errors import UsageError
from crosscheck.nearest import did_you_mean
from crosscheck.vocabulary import Vocabulary

WIDTH = 88


def _terms(incomplete: str) -> list[str]:
    terms = [str(row["term"]) for row in Vocabulary().rows("verdicts")]
    return [term for term in terms if term.startswith(incomplete)]


def explain(
    term: Annotated[
        str | None,
        typer.Argument(
            metavar="TERM",
            hidden=True,
            help="A verdict or class; without one, all are listed.",
            autocompletion=_terms,
        ),
    ] = None,
) -> None:
    """Say what a verdict or a class of conflict means.

    Without TERM, all of them are listed.

    Examples:

      crosscheck explain

      crosscheck explain cumulative
    """
    rows = {str(row["term"]): row for row in Vocabulary().rows("verdicts")}
    if term is None:
        for name, row in rows.items():
            show(f"{name:<16} {row['meaning'].split('. ')[0].rstrip('.')}.")
        return
    if term not in rows:
        hint = f"{did_you_mean(term, rows)}; crosscheck explain lists all"
        raise UsageError(f"nothing is called {term!r}", hint=hint)
    row = rows[term]
    parts = [
        f"{term} ({row['is']})",
        _filled(row["meaning"], ""),
        "\n".join(["Example:", *(_filled(statement, "  ") for statement in row["example"])]),
        _filled(f"Does it fail a run? {row['gate']}", ""),
        _filled(f"What would settle it: {row['advice']}", ""),
    ]
    show("\n\n".join(parts))


def _filled(text: str, indent: str) -> str:
    below = f"{indent}  " if indent else ""
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=below)
