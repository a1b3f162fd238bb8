"""No regular expression of the package can be made slow, whatever stands in an article."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="no alarm of a process's own time there")
def test_no_regular_expression_needs_a_second_for_a_hundred_thousand_characters() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.regular_expressions"],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found = json.loads(done.stdout)
    assert found["patterns"] > 200
    assert found["slow"] == []
