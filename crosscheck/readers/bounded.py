"""Reads one file in a process of its own, under a bound of time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from crosscheck.collector import no_collection
from crosscheck.readers.contents import Contents, Refusal
from crosscheck.readers.limits import (
    MEGABYTE,
    MEMORY_BYTES,
    MEMORY_PER_BYTE,
    SECONDS_PER_FILE,
    SECONDS_PER_MEGABYTE,
)


def read_bounded(form: str, data: bytes, name: str) -> Contents:
    """What `formats.read_file_here` gives, or a refusal that names the bound which was reached."""
    from msgspec import MsgspecError, msgpack

    seconds = SECONDS_PER_FILE + SECONDS_PER_MEGABYTE * (len(data) // MEGABYTE)
    memory = MEMORY_BYTES + MEMORY_PER_BYTE * len(data)
    command = [sys.executable, "-P", "-m", __name__, form, name, str(memory), f"{seconds:.0f}"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            command,
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        return Contents(refusal=_too_slow(seconds))
    except OSError as error:
        return Contents(refusal=Refusal(f"no process could be started to read it ({error})"))
    if done.returncode == -getattr(signal, "SIGXCPU", sys.maxsize):  # Windows has no such signal
        return Contents(refusal=_too_slow(seconds))
    try:
        if done.returncode == 0:
            return msgpack.decode(done.stdout, type=Contents)
    except MsgspecError:  # what a process says that came to its end in the middle of it
        pass
    return Contents(refusal=Refusal("needs too much memory to read, or is damaged"))


def _too_slow(seconds: float) -> Refusal:
    return Refusal(f"takes longer than {seconds:g} seconds to read")


@no_collection()
def main() -> None:
    """Reads standard input; the command line names its format, name, bytes of memory, seconds."""
    from msgspec import msgpack

    from crosscheck.readers.formats import read_file_here

    form, name, memory, seconds = sys.argv[1:]
    _bound(int(memory), int(seconds))
    answer, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    contents = read_file_here(form, sys.stdin.buffer.read(), name)
    answer.write(msgpack.encode(contents))
    answer.flush()


def _bound(memory: int, seconds: int) -> None:
    """The bound of time is for a process that nobody waits for any more."""
    try:
        import resource
    except ImportError:  # no such bounds on Windows
        return
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds + 1)):
        _, hard = resource.getrlimit(kind)
        bound = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (bound, hard))


if __name__ == "__main__":
    main()
