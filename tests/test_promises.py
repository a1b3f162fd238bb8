"""Each promise of SECURITY.md and docs/privacy.md names the tests that show it, and they exist."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROMISES = ("SECURITY.md", "docs/privacy.md")
PAGES = (*PROMISES, "docs/testing.md")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@lru_cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("page", PAGES)
def test_each_test_that_is_named_exists(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [f"{path}::{test}" for path, test in named if test not in names_in(path)] == []


@pytest.mark.parametrize("page", PROMISES)
def test_each_promise_names_a_test(page: str) -> None:
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| ") and "shown by" not in line]
    assert len(rows) > 5
    assert [row for row in rows if not NAMED.search(row)] == []


def test_the_laws_that_are_listed_are_laws() -> None:
    text = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    listed = NAMED.findall(text.partition("## Laws")[2].partition("\n## ")[0])
    assert listed
    for path, test in listed:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        law = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == test)
        assert any(ast.unparse(mark).startswith("given(") for mark in law.decorator_list), test


def test_each_night_fuzzes_every_target() -> None:
    from fuzz.targets import TARGETS

    text = (ROOT / ".github" / "workflows" / "nightly.yml").read_text(encoding="utf-8")
    assert re.findall(r"^ {10}- ([\w-]+)$", text, re.MULTILINE) == sorted(TARGETS)


def test_each_fuzz_target_holds_on_its_corpus_and_on_nothing() -> None:
    from fuzz.targets import TARGETS

    for name, (target, corpus) in TARGETS.items():
        files = sorted(corpus.iterdir())
        assert files, name
        for data in (b"", *(file.read_bytes() for file in files)):
            target(data[:4096])
