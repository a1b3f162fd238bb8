"""Fuzzes one target: `python -m fuzz.run numbers -max_total_time=60` (options are libFuzzer's).

Without a target, lists them. What breaks one is written to `crash-...` in the working folder; a fix
comes with that input in tests/hostile or in a test.
"""

from __future__ import annotations

import logging
import sys
import tempfile

import atheris

with atheris.instrument_imports(include=["crosscheck"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Runs the target that the command line names."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        print("\n".join(TARGETS))
        sys.exit(len(sys.argv) > 1)
    target, corpus = TARGETS[sys.argv[1]]
    logging.disable(logging.CRITICAL)
    bounds = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=3000"]
    with tempfile.TemporaryDirectory() as found:  # the first folder takes what reaches new code
        arguments = [sys.argv[0], *bounds, *sys.argv[2:], found, str(corpus)]
        atheris.Setup(arguments, target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
