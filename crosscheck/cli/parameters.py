"""The arguments and options that several commands share, as people and shells see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from typer.models import OptionInfo


def words(*known: str) -> Callable[[str], list[str]]:
    """Completes a word in the shell from those that are known."""

    def matching(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return matching


def format_option(known: tuple[str, ...]) -> OptionInfo:
    """The option `--format` of a command that knows these formats."""
    option: OptionInfo = typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of: {', '.join(known)}.",
        autocompletion=words(*known),
    )
    return option


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        hidden=True,  # typer would show it as <list[str]>; the commands' help tells what it is
        help="Files or folders; - reads one article from standard input.",
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
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration file to use.")
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", min=0, metavar="N", help="Processes that extract; 0 is one a core."),
]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Keep what was extracted for the next run.")
]
