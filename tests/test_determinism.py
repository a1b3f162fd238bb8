"""The same input gives the same bytes: under any hash seed, time zone, locale, order or machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    return tmp_path


def test_hash_seed_time_zone_and_locale_change_nothing(claims: Path) -> None:
    first = outputs(claims, ["claims"], PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    for seed, zone, locale in (("1", "Asia/Kolkata", "C.UTF-8"), ("42", "America/Lima", "POSIX")):
        again = outputs(claims, ["claims"], PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        for name in FORMATS:
            assert again[name] == first[name], name


def test_the_order_of_files_and_the_number_of_processes_change_nothing(claims: Path) -> None:
    files = sorted(
        str(p.relative_to(claims))
        for p in (claims / "claims").rglob("*")
        if p.name != "articles.csv" and p.is_file() and "decisions" not in p.parts
    )
    first = outputs(claims, files)
    assert outputs(claims, files[::-1]) == first
    assert outputs(claims, [*files[3:], *files[:3], "--jobs", "2"]) == first


def test_no_machine_and_no_clock_show_in_the_outputs(claims: Path) -> None:
    for name, content in outputs(claims, ["claims"]).items():
        assert str(claims).encode() not in content, name
        assert str(Path.home()).encode() + b"/" not in content, name
