"""The arguments and options that several commands share, as people and shells see them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer


def words(*known: str) -> Callable[[str], list[str]]:
    """Completes a word in the shell from those that are known."""

    def matching(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return matching


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        hidden=True,  # typer would show it as <list[str]>; the commands' help tells what it is
        help="Files or folders; - reads one article from standard input.",
    ),
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration file to use.")
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", min=0, metavar="N", help="Processes that extract; 0 is one a core."),
]
Cache = Annotated[
    bool, typer.Option("--cache/--no-cache", help="Keep what was extracted for the next run.")
]
