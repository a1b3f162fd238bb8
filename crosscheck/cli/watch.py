"""Runs again whenever one of the inputs is saved, until the user stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from crosscheck.errors import UsageError

LOOK_AGAIN = 100  # milliseconds without a save after which the watcher says that there was none


def run_on_save(paths: Sequence[str], own: Path, run: Callable[[], int]) -> int:
    """Runs at once and after each save below the paths; returns the last exit code on Ctrl-C.

    What is saved in the folder `own` (the reports) starts no run. Raises UsageError where there is
    nothing that could be saved.
    """
    from watchfiles import watch

    from crosscheck.readers.inputs import form_of

    existing = [path for path in paths if Path(path).exists()]
    if not existing:
        raise UsageError("--watch needs files or folders that exist")
    changes = watch(
        *existing,
        watch_filter=lambda _, name: form_of(name) is not None and own not in Path(name).parents,
        rust_timeout=LOOK_AGAIN,
        yield_on_timeout=True,
    )
    # Watching begins when it is first asked: what is saved during the run below is not missed.
    next(changes)
    code = run()
    typer.echo("crosscheck: waiting for a change (Ctrl-C ends)", err=True)
    try:
        for saved in changes:
            if saved:
                code = run()
    except KeyboardInterrupt:
        pass
    return code
