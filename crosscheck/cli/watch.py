"""Runs again whenever one of the inputs is saved, until the user stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from crosscheck.errors import UsageError


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
    code = run()
    typer.echo("crosscheck: waiting for a change (Ctrl-C ends)", err=True)
    changes = watch(
        *existing,
        watch_filter=lambda _, name: form_of(name) is not None and own not in Path(name).parents,
    )
    try:
        for _ in changes:
            code = run()
    except KeyboardInterrupt:
        pass
    return code
