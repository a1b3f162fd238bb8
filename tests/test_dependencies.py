"""Each library that is used is declared, with its reason and the oldest version tested."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
OLDEST = (ROOT / "tests" / "oldest.txt").read_text(encoding="utf-8")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names_of(requirements: Sequence[str]) -> set[str]:
    return {normal(re.split(r"[<>=!~ ;\[]", text)[0]) for text in requirements}


def reasons(title: str) -> dict[str, str]:
    """The reason for each package that a section's table lists."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)[
        {"": 0, "Extras": 1, "Development": 2}[title]
    ]
    found: dict[str, str] = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("package", "extra", "---"):
            packages = cells[1] if title == "Extras" else cells[0]
            packages = re.sub(r"\([^)]*\)", "", packages)
            found |= {normal(name.strip()): cells[-1] for name in packages.split(",")}
    return found


EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
OWN_EXTRAS = [text for name in ("warc", "spark", "bench") for text in EXTRAS[name]]
FOR_DEVELOPERS = [text for name in ("dev", "browser", "fuzz", "train") for text in EXTRAS[name]]


@pytest.mark.parametrize(
    ("title", "requirements"),
    [
        ("", PROJECT["dependencies"]),
        ("Extras", OWN_EXTRAS),
        ("Development", FOR_DEVELOPERS),
    ],
    ids=["core", "extras", "development"],
)
def test_each_dependency_has_its_reason_and_no_other_is_listed(
    title: str, requirements: list[str]
) -> None:
    listed = reasons(title)
    assert set(listed) == names_of(requirements)
    assert all(len(reason.split()) >= 2 for reason in listed.values())


def imported() -> Iterator[tuple[str, Path]]:
    """The library of each import in the package that is not the standard library's."""
    for path in sorted((ROOT / "crosscheck").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [n.name for n in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                modules = [node.module or ""]
            for module in {name.partition(".")[0] for name in modules}:
                if module not in sys.stdlib_module_names | {"crosscheck"}:
                    yield module, path


def test_each_library_that_is_imported_is_declared() -> None:
    declared = names_of([*PROJECT["dependencies"], *OWN_EXTRAS])
    packages = packages_distributions()
    absent = {
        f"{path.name} imports {module}"
        for module, path in imported()
        if not declared & {normal(name) for name in packages.get(module, [module])}
    }
    assert absent == set()
    assert {module for module, _ in imported()} >= {"spacy", "lxml", "numpy", "warcio"}


def test_the_oldest_version_allowed_of_each_dependency_is_the_one_that_is_tested() -> None:
    pinned = dict(re.findall(r"^([\w.-]+)==([\w.]+)$", OLDEST, re.MULTILINE))
    allowed = {
        name: re.search(r"[>=]=([\w.]+)", text)
        for text in PROJECT["dependencies"]
        for name in names_of([text])
    }
    floors = {name: found[1] for name, found in allowed.items() if found}
    assert {name: padded(version) for name, version in floors.items()} == {
        normal(name): padded(version) for name, version in pinned.items()
    }


def padded(version: str) -> tuple[str, ...]:
    """2.2 and 2.2.0 are one version."""
    return tuple(re.sub(r"(\.0)+$", "", version).split("."))
