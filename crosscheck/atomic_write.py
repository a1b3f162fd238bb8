"""Writes a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_MOST: Final = 50  # characters of the name: the temporary one must fit into 255 bytes too
_TEMPORARY: Final = re.compile(r"\.[^/]{1,200}\.\d{1,20}\.tmp")


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a temporary file beside `path`, flushes it to the disk and renames it to `path`.

    `data` may come in pieces.

    A symbolic link at `path` is replaced, not followed. Raises OSError; the temporary file is then
    gone and `path` is as it was.
    """
    temporary = path.with_name(f".{path.name[:_MOST]}.{os.getpid()}.tmp")
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Flushes a folder's own entries (a rename, a removal) to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows has no such thing
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_temporaries(folder: Path) -> None:
    """Removes what killed writers left in the folder; call it where no writer can be active."""
    for entry in folder.iterdir():
        if _TEMPORARY.fullmatch(entry.name):
            with suppress(FileNotFoundError):
                entry.unlink()
