"""Data flows one way: no stage imports a later one, and the heavy libraries are imported late."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "crosscheck"
# A module may import from its own layer and from those before it.
LAYERS = (
    (
        "errors",
        "records",
        "nearest",
        "collector",
        "atomic_write",
        "toml_source",
        "vocabulary",
        "identity",
        "sharing",
    ),
    ("gazetteer",),
    ("config",),
    ("readers",),
    ("extract",),
    ("match",),
    ("compare",),
    ("ledger",),
    ("cache", "locate", "workers", "entries", "gather", "archive"),
    ("engines",),
    ("pipeline",),
    ("report",),
    ("cli", "__main__"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
# What each stage may know of: records and knowledge, but not the stages beside it.
STAGES = ("readers", "extract", "match", "ledger", "report")
MODULES = sorted(p for p in PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The first-level module or package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """First-level parts of crosscheck that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crosscheck."):
            found.add((node.module or "").split(".")[1])
        if isinstance(node, ast.Import):
            found |= {n.name.split(".")[1] for n in node.names if n.name.startswith("crosscheck.")}
    return found


def test_every_part_has_a_layer() -> None:
    parts = {part_of(path) for path in MODULES} - {"__init__"}
    assert parts <= set(RANK), f"no layer for {sorted(parts - set(RANK))}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_module_imports_a_later_stage(path: Path) -> None:
    own = part_of(path)
    if own == "__init__":
        assert not imports_of(path)
        return
    later = {name for name in imports_of(path) if RANK[name] > RANK[own]}
    assert not later, f"{path.name} imports {sorted(later)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_stages_know_only_records_and_knowledge(path: Path) -> None:
    own = part_of(path)
    if own in STAGES:
        beside = imports_of(path) & (set(STAGES) | {"compare", "pipeline"}) - {own}
        assert not beside, f"{path.name} imports {sorted(beside)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_module_opens_with_one_plain_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{path} has no docstring"
    assert docstring.splitlines()[0].rstrip().endswith(".")


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from crosscheck.cli import run; run(['--help']); "
        "heavy = {'spacy', 'pandas', 'numpy', 'trafilatura', 'jinja2', 'pint', 'rapidfuzz'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


LONGEST_FUNCTION = 60  # lines, with its decorators
LONGEST_FILE = 400


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_file_and_function_can_be_read_at_one_go(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") < LONGEST_FILE
    assert [(name, n) for name, n in lengths(source) if n > LONGEST_FUNCTION] == []


def lengths(source: str) -> list[tuple[str, int]]:
    """The lines of each function of a module."""
    functions = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef))
    found = []
    for function in functions:
        first = min([function.lineno, *(d.lineno for d in function.decorator_list)])
        found.append((function.name, (function.end_lineno or first) - first + 1))
    return found


def test_the_length_of_a_function_is_measured_with_its_decorators() -> None:
    assert lengths("@cache\ndef f(a: int) -> int:\n    b = a\n\n    return b\n") == [("f", 5)]
