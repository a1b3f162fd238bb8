"""The wheel carries all that the command needs: templates, word lists, entry point."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Without an isolated environment: what builds it is a library for development.
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    return next(folder.glob("crosscheck_news-*.whl"))


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *words], check=True)


def test_the_wheel_carries_templates_and_word_lists(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    templates = [
        p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()
    ]
    tables = [p.relative_to(ROOT).as_posix() for p in (ROOT / "crosscheck").rglob("*.toml")]
    assert templates
    assert tables
    assert {f"crosscheck/{name}" for name in templates} | set(tables) <= set(names)


def install(wheel: Path, environment: Path) -> None:
    """Installs the wheel in a new environment that has our libraries, but not this project.

    Nothing is fetched: pip fails where the wheel asks for a library that we do not have.
    """
    venv.create(environment, with_pip=False)
    packages = environment / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    (packages / "site-packages" / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    python = str(environment / "bin" / "python")
    pip("--python", python, "install", "--no-index", "--ignore-installed", "--no-deps", str(wheel))
    pip("--python", python, "install", "--no-index", str(wheel))


def test_the_installed_wheel_checks_an_article(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    install(wheel, environment)
    folder = tmp_path / "news"
    folder.mkdir()
    head = "---\nsource: {}\npublished: 2024-03-0{}\n---\n\n"
    (folder / "one.md").write_text(
        head.format("Coast Wire", 5) + "The storm killed 43 people in Ohio on Monday.\n"
    )
    (folder / "two.md").write_text(
        head.format("Lake Post", 5) + "On Monday the storm killed 61 people in Ohio.\n"
    )
    where = subprocess.run(
        [
            str(environment / "bin" / "python"),
            "-c",
            "import crosscheck; print(crosscheck.__file__)",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert Path(where.stdout.strip()).is_relative_to(environment)
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
