"""A progress bar on standard error, for work over a second, and only on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

PATIENCE: Final = 1.0  # seconds


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Gives a function to be told (done, total) files; None where nothing is to be shown."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True, disable=False) as bar:
        task = bar.add_task("Reading articles", total=None, visible=False)

        def tell(done: int, total: int) -> None:
            late = time.monotonic() - began > PATIENCE
            bar.update(task, completed=done, total=total, visible=late and done < total)

        yield tell
