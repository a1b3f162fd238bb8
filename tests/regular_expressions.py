"""Times each regular expression of the package on hostile texts.

`python -m tests.regular_expressions` prints JSON: how many were found, and which took longer than a
second on which text.
"""

from __future__ import annotations

import importlib
import json
import linecache
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LENGTH = 100_000
SECONDS = 1.0
# A tenth of the text first: where that takes no longer, the whole stays under half a second even
# if the time grows with the cube of the length.
SAMPLE, QUICK = LENGTH // 10, SECONDS / 2_000
RUNS = (*("7", "9,", "1 ", "1/", ",", "-", " ", "\n", "(", "[", "<", "a", "A ", "more than ", "½"),)
PACKAGE = str(Path(__file__).parent.parent / "crosscheck")


@dataclass
class Watched:
    """A compiled pattern: where it was made, under which name, and how it is used."""

    pattern: re.Pattern[Any]
    where: str
    name: str
    used: set[str]

    def __getattr__(self, method: str) -> Any:
        real = getattr(self.pattern, method)
        if callable(real):
            self.used.add(method)
        return real


def watched() -> list[Watched]:
    """All patterns that the package compiles while its modules are loaded and a check is made."""
    made: list[Watched] = []
    real = re.compile

    def compiled(pattern: Any, flags: int = 0) -> Any:
        caller = sys._getframe(1)
        file = caller.f_code.co_filename
        found = real(pattern, flags)
        if not file.startswith(PACKAGE):
            return found
        line = linecache.getline(file, caller.f_lineno)
        name = re.match(r"\s*(\w+)\s*(?::[^=]+)?=", line)
        made.append(Watched(found, file.removeprefix(PACKAGE), name[1] if name else "", set()))
        return made[-1]

    re.compile = compiled
    try:
        package = importlib.import_module("crosscheck")
        for module in pkgutil.walk_packages(package.__path__, "crosscheck."):
            importlib.import_module(module.name)
        from crosscheck.config import Config
        from crosscheck.pipeline import check_paths

        root = Path(PACKAGE).parent
        paths = [str(root / "claims"), str(root / "tests" / "hostile" / "files")]
        check_paths(paths, Config(cache=False, jobs=1))
    finally:
        re.compile = real
    return made


def methods(item: Watched) -> set[str]:
    """How the pattern is used: as seen, as its module says, or else in the worst way."""
    source = Path(PACKAGE + item.where).read_text(encoding="utf-8")
    said = set(re.findall(rf"\b{item.name}\.(\w+)\(", source)) if item.name else set()
    return item.used | (said & set(USES)) or {"search"}


USES: dict[str, Callable[[re.Pattern[Any], Any], object]] = {
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "search": lambda pattern, text: pattern.search(text),
    "finditer": lambda pattern, text: sum(1 for _ in pattern.finditer(text)),
    "findall": lambda pattern, text: len(pattern.findall(text)),
    "split": lambda pattern, text: len(pattern.split(text)),
    "sub": lambda pattern, text: len(pattern.sub(text[:0], text)),
}


class TooLongError(Exception):
    """The alarm of a pattern that does not end."""


def alarm(*_: object) -> None:
    raise TooLongError


def takes(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    """Seconds of this process, the better of two tries; at most three times the bound."""
    tries = []
    for _ in range(2):
        started = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 * SECONDS)
        try:
            USES[method](pattern, text)
        except TooLongError:
            return 3 * SECONDS
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        tries.append(time.process_time() - started)
        if tries[-1] < SECONDS:
            break
    return min(tries)


def main() -> None:
    """Times all patterns."""
    signal.signal(signal.SIGVTALRM, alarm)
    found = watched()
    slow = []
    for item in found:
        for method in sorted(methods(item) & set(USES)):
            for run in RUNS:
                text: Any = (run * LENGTH)[:LENGTH]
                if isinstance(item.pattern.pattern, bytes):
                    text = text.encode()
                if takes(item.pattern, method, text[:SAMPLE]) < QUICK:
                    continue
                if takes(item.pattern, method, text[:SAMPLE]) < QUICK:
                    continue
                seconds = takes(item.pattern, method, text)
                if seconds >= SECONDS:
                    shown = str(item.pattern.pattern)[:80]
                    slow.append(f"{item.where} {method} {shown!r} on {run!r}: {seconds:.1f} s")
    sys.stdout.write(json.dumps({"patterns": len(found), "slow": slow}))


if __name__ == "__main__":
    main()
