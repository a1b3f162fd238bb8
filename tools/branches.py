"""Says how many branches of the package the tests took, and fails where that is too few.

    python -m tools.branches .coverage.json --least 95

SlipCover's own share mixes branches with lines; here branches count alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def share(report: Path) -> float:
    """Branches taken in 100 of all, from SlipCover's JSON report."""
    summary = json.loads(report.read_text(encoding="utf-8"))["summary"]
    taken, missed = float(summary["covered_branches"]), float(summary["missing_branches"])
    return 100 * taken / (taken + missed)


def main() -> None:
    """Ends with 1 where fewer than `--least` in 100 were taken."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--least", type=float, required=True)
    given = parser.parse_args()
    taken = share(given.report)
    print(f"branches taken: {taken:.2f} in 100, at least {given.least:g} wanted")
    sys.exit(taken < given.least)


if __name__ == "__main__":
    main()
