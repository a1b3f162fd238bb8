"""`crosscheck explain`: what a verdict or a class of conflict means, with an example."""

from __future__ import annotations

from typing import Annotated

import typer

from crosscheck.errors import UsageError
from crosscheck.vocabulary import Vocabulary


def explain(
    term: Annotated[str | None, typer.Argument(help="A verdict or class; none lists all.")] = None,
) -> None:
    """Say what a verdict, or a class of conflict, means.

    Example: crosscheck explain cumulative
    """
    rows = {str(row["term"]): row for row in Vocabulary().rows("verdicts")}
    if term is None:
        for name, row in rows.items():
            typer.echo(f"{name:<16} {row['meaning'].split('. ')[0].rstrip('.')}.")
        return
    if term not in rows:
        raise UsageError(f"nothing is called {term!r}", hint=f"one of: {', '.join(rows)}")
    row = rows[term]
    typer.echo(f"{term} ({row['is']})\n\n{row['meaning']}\n")
    typer.echo(f"Example: {row['example']}\n\nGate: {row['gate']}")
