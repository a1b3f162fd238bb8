"""Measuring: CPU and wall time, medians, and what runs in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

REPEATS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, against what, the ratio or value, and the reach."""

    what: str
    against: str
    measured: str
    ratio: float
    reach: str
    met: bool


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that one call takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(work: Callable[[], object]) -> float:
    """Seconds on the clock that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def middle(values: list[float]) -> float:
    """The median."""
    return float(median(values))


@dataclass(frozen=True, slots=True)
class Took:
    """What a process took: seconds on the clock, and of CPU in all its processes."""

    clock: float
    cpu: float


def command(arguments: list[str], environment: dict[str, str]) -> Took:
    """What a crosscheck command takes as a process of its own, compiled as an installed one is."""
    environment = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        done = subprocess.run(
            [sys.executable, "-m", "crosscheck", *arguments],
            env=environment,
            capture_output=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = wall(run)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def apart(module: str, arguments: list[str]) -> dict[str, Any]:
    """What `python -m MODULE ARGUMENTS` prints as JSON on its last line: memory stays its own."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def peak_megabytes() -> float:
    """The most memory that this process has held at once.

    Linux counts what the parent held towards `ru_maxrss` of a process that it starts; VmHWM is the
    process's own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
