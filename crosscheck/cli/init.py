"""`crosscheck init`: a starting configuration and folders, over nothing that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crosscheck.errors import UsageError


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", hidden=True, help="Where to begin.")
    ] = Path(),
    ci: Annotated[
        bool, typer.Option("--ci", help="Also a GitHub workflow that gates pull requests.")
    ] = False,
) -> None:
    """Begin: a configuration, and folders for articles.

    Writes a commented crosscheck.toml and makes claims/ and claims/decisions/ in FOLDER (without
    one: here). What is there already is kept as it is.

    Examples:

      crosscheck init

      crosscheck init newsroom/ --ci
    """
    from crosscheck.cli.output import show
    from crosscheck.cli.starters import CONFIGURATION, WORKFLOW
    from crosscheck.config import FILE_NAME
    from crosscheck.ledger.record import IGNORED
    from crosscheck.report.plain import one_line

    shown = Path(one_line(str(folder)))
    wanted = {
        FILE_NAME: CONFIGURATION,
        "claims/decisions/.gitignore": IGNORED,
    }
    if ci:
        wanted[".github/workflows/crosscheck.yml"] = WORKFLOW
    if _configured_in_pyproject(folder):
        del wanted[FILE_NAME]
        show(f"kept     {shown / 'pyproject.toml'} (it has [tool.crosscheck])")
    for name, content in wanted.items():
        path = folder / name
        show(f"{'wrote' if _write_new(path, content) else 'kept':8} {shown / name}")
    show(f"Put articles into {shown / 'claims'}, then: crosscheck check {shown / 'claims'}")


def _configured_in_pyproject(folder: Path) -> bool:
    from crosscheck.config import load_config

    path = folder / "pyproject.toml"
    return path.is_file() and load_config(folder).file == path


def _write_new(path: Path, content: str) -> bool:
    """Writes a file that is not there yet, and its folders; whether it was written."""
    if path.exists() or path.is_symlink():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
    except OSError as problem:
        what = f"cannot be written: {problem.strerror or problem}"
        raise UsageError(what, str(path), hint="choose another folder") from None
    return True
