"""A change of what is shown is seen and looked at before it is accepted."""

from __future__ import annotations

import pytest

from tests.golden import FILES, FOLDER, golden


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_as_it_was_last_looked_at(name: str) -> None:
    kept = (FOLDER / name).read_bytes().decode("utf-8")
    assert golden(name) == kept, f"look at {name}, then run: python -m tests.golden"
