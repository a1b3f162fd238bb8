"""Reads one document in a process of its own, under a bound of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.limits import MEMORY_BYTES, SECONDS_PER_FILE
from crosscheck.readers.pieces import Document, Metadata, Piece


def read_bounded(form: str, data: bytes) -> Document:
    """What `formats.read_here` returns. Raises UnreadableError, also where a bound was reached."""
    command = [sys.executable, "-P", "-m", __name__, form, str(MEMORY_BYTES)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            command,
            input=data,
            capture_output=True,
            timeout=SECONDS_PER_FILE,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"takes longer than {SECONDS_PER_FILE} seconds to read") from error
    except OSError as error:
        raise UnreadableError(f"no process could be started to read it ({error})") from error
    if done.returncode != 0:
        raise UnreadableError("needs too much memory to read, or is damaged")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise UnreadableError(answer["error"])
    return _document(answer)


def _document(answer: dict[str, Any]) -> Document:
    pieces = tuple(
        Piece(**(piece | {"cells": tuple((text, heading) for text, heading in piece["cells"])}))
        for piece in answer["pieces"]
    )
    said = answer["metadata"]
    published = date.fromisoformat(said["published"]) if said["published"] else None
    return Document(
        pieces, Metadata(**(said | {"published": published})), tuple(answer["warnings"])
    )


def main() -> None:
    """Reads standard input; the command line names its format and the bytes of memory to use."""
    from crosscheck.readers.formats import read_here

    _bound_memory(int(sys.argv[2]))
    try:
        answer = asdict(read_here(sys.argv[1], sys.stdin.buffer.read()))
    except UnreadableError as error:
        answer = {"error": error.what}
    except (MemoryError, RecursionError) as error:
        answer = {"error": f"needs too much memory to read ({type(error).__name__})"}
    sys.stdout.write(json.dumps(answer, default=date.isoformat))


def _bound_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # no such bound on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


if __name__ == "__main__":
    main()
