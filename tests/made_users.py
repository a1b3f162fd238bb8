"""Another user for a while: root may read and write everything, and tests may be run by root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """What is done inside is done by a user without rights, if the tests are run by root."""
    root = os.geteuid() == 0
    if root:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
            os.setegid(0)


def let_others_in(folder: Path) -> None:
    """Opens the way to a folder of this test, which is private to who runs it."""
    for private in (folder, *folder.parents):
        if os.getuid() == 0 and private.stat().st_mode & 0o777 == 0o700:
            private.chmod(0o755)
