"""`make test` fails where too few branches of the package are taken."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(("taken", "code"), [(949, 1), (950, 0), (1000, 0)])
def test_branches_count_alone_whatever_the_lines_say(tmp_path: Path, taken: int, code: int) -> None:
    summary = {"covered_branches": taken, "missing_branches": 1000 - taken, "percent_covered": 99}
    (tmp_path / "report.json").write_text(json.dumps({"summary": summary}))
    done = subprocess.run(
        [sys.executable, "-m", "tools.branches", str(tmp_path / "report.json"), "--least", "95"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert f"branches taken: {taken / 10:.2f} in 100" in done.stdout
