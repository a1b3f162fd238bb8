"""The wheel carries all that the command needs: templates, word lists, entry point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
    ]
    subprocess.run([*command, str(ROOT)], check=True)
    return next(folder.glob("crosscheck_news-*.whl"))


def test_the_wheel_carries_templates_and_word_lists(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    templates = [
        p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()
    ]
    tables = [p.relative_to(ROOT).as_posix() for p in (ROOT / "crosscheck").rglob("*.toml")]
    assert templates
    assert tables
    assert {f"crosscheck/{name}" for name in templates} | set(tables) <= set(names)


def test_the_installed_wheel_checks_an_article(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, str(wheel)], check=True)
    folder = tmp_path / "news"
    folder.mkdir()
    head = "---\nsource: {}\npublished: 2024-03-0{}\n---\n\n"
    (folder / "one.md").write_text(
        head.format("Coast Wire", 5) + "The storm killed 43 people in Ohio on Monday.\n"
    )
    (folder / "two.md").write_text(
        head.format("Lake Post", 5) + "On Monday the storm killed 61 people in Ohio.\n"
    )
    done = subprocess.run(
        [
            str(environment / "bin" / "crosscheck"),
            "check",
            "news",
            "--output",
            "html=page.html",
            "--format",
            "json",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
    )
    assert done.returncode == 1, done.stderr
    result = json.loads(done.stdout)
    assert sorted(c["number"] for c in result["claims"]) == ["43", "61"]
    assert [f["verdict"] for f in result["findings"]] == ["conflict"]
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Coast Wire" in page
    assert "Lake Post" in page
