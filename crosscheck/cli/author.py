"""Finds out who is deciding."""

from __future__ import annotations

import os
import shutil
import subprocess

from crosscheck.errors import UsageError


def author(given: str | None) -> str:
    """`Name <address>` as given, else from git's configuration, else from the environment.

    The environment is GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, else USER or USERNAME.
    Raises UsageError where nobody is named.
    """
    if given is not None:
        if not given.strip():
            raise UsageError("--by is empty", hint='write --by "Ana Ruiz <ana@example.org>"')
        return " ".join(given.split())
    name = _git("user.name") or os.environ.get("GIT_AUTHOR_NAME", "")
    address = _git("user.email") or os.environ.get("GIT_AUTHOR_EMAIL", "")
    name = name or os.environ.get("USER", "") or os.environ.get("USERNAME", "")
    if not name.strip():
        hint = 'write --by "Ana Ruiz <ana@example.org>", or set git\'s user.name'
        raise UsageError("a decision needs the name of who decides", hint=hint)
    return " ".join((f"{name} <{address}>" if address.strip() else name).split())


def _git(key: str) -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, found on the path
            [program, "config", "--get", key],
            capture_output=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
