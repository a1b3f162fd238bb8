"""Narrows a result to what touches the files changed since a git revision."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from crosscheck.cli.files import file_of
from crosscheck.errors import UsageError
from crosscheck.records import Result


def changed_since(result: Result, revision: str, paths: list[str]) -> Result:
    """The result with only the findings that touch a file changed since the git revision.

    `paths` are the PATHs given, to which an article's path may be relative. Raises UsageError.
    """
    changed = _changed_files(revision)
    touched = {c.id for c in result.claims if file_of(c.article, paths).resolve() in changed}
    findings = tuple(f for f in result.findings if touched & set(f.claims))
    return replace(result, findings=findings)


def _changed_files(revision: str) -> set[Path]:
    """Files that differ from the revision, and those unknown to git. Raises UsageError."""

    def git(*arguments: str) -> list[str]:
        try:
            done = subprocess.run(  # noqa: S603
                ["git", *arguments],  # noqa: S607
                capture_output=True,
                check=True,
                text=True,
                errors="replace",
            )
        except FileNotFoundError as error:
            raise UsageError("--since needs git", hint="install git") from error
        except subprocess.CalledProcessError as error:
            what = error.stderr.strip().partition("\n")[0] or "git failed"
            raise UsageError(f"--since {revision}: {what}") from error
        return [name for name in done.stdout.split("\0") if name]

    if revision.startswith("-"):
        raise UsageError(f"--since {revision}: no revision")
    top = Path(git("rev-parse", "--show-toplevel")[0].rstrip("\n"))
    names = git("diff", "--name-only", "-z", revision, "--")
    names += git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    return {(top / name).resolve() for name in names}
