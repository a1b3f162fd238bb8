"""The same input gives the same bytes: under any hash seed, time zone, locale, order or machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crosscheck.gather import WORTH_A_PROCESS

ROOT = Path(__file__).parent.parent
FORMATS = ("json", "html", "text", "csv", "sarif", "junit", "github", "markdown", "claimreview")


def outputs(folder: Path, paths: list[str], **environment: str) -> dict[str, bytes]:
    """What one process writes in each format, run in `folder`."""
    targets = [part for f in FORMATS for part in ("--output", f"{f}=out/{f}")]
    command = [sys.executable, "-m", "crosscheck", "check", *paths, *targets, "--no-cache"]
    done = subprocess.run(
        [*command, "--exit-zero"],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = {f: (folder / "out" / f).read_bytes() for f in FORMATS}
    shutil.rmtree(folder / "out")
    return found


def work_in(folder: Path) -> Path:
    shutil.copytree(ROOT / "claims", folder / "claims")
    return folder


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    return work_in(tmp_path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the examples give under one hash seed, in UTC, in the plainest locale."""
    folder = work_in(tmp_path_factory.mktemp("plain"))
    return outputs(folder, ["claims"], PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "42"},
        {"TZ": "Asia/Kolkata"},
        {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"},
    ],
    ids=lambda environment: "=".join(next(iter(environment.items()))),
)
def test_hash_seed_time_zone_and_locale_change_nothing(
    claims: Path, plain: dict[str, bytes], environment: dict[str, str]
) -> None:
    base = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}
    again = outputs(claims, ["claims"], **(base | environment))
    assert [name for name in FORMATS if again[name] != plain[name]] == []


def test_the_order_of_files_changes_nothing(claims: Path) -> None:
    files = sorted(
        str(p.relative_to(claims))
        for p in (claims / "claims").rglob("*")
        if p.name != "articles.csv" and p.is_file() and "decisions" not in p.parts
    )
    first = outputs(claims, files)
    assert outputs(claims, [*files[:2:-1], *files[:3]]) == first


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    towns = ("Milton", "Harwick", "Oldport", "Sandby", "Westmere")
    for n in range(WORTH_A_PROCESS + 4):
        town, dead = towns[n % 5], 20 + n % 7
        (tmp_path / f"{n:03}.md").write_text(
            f"---\nsource: Outlet {n}\npublished: 2031-03-04\n---\n"
            f"The fire in {town} killed {dead} people on Monday, police said.\n"
        )
    one = outputs(tmp_path, [".", "--jobs", "1"])
    assert b"fire" in one["json"]
    assert b'"conflict"' in one["json"]
    assert outputs(tmp_path, [".", "--jobs", "2"]) == one


def test_no_machine_and_no_clock_show_in_the_outputs(plain: dict[str, bytes]) -> None:
    for name, content in plain.items():
        assert b"pytest-of" not in content, name
        assert str(ROOT).encode() not in content, name
        assert str(Path.home()).encode() + b"/" not in content, name
