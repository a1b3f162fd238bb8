"""The docs say what the program does: commands, options, links and exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosscheck import errors
from crosscheck.cli import run
from tools.write_commands import PAGE, page

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_command_and_option_is_documented() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.write_commands"


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)", text):
        if not link.startswith(("http://", "https://")):
            assert (path.parent / link).exists(), link


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_command_shown_exists(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"^ {4}(?:\$ )?crosscheck ([a-z]+)", path.read_text("utf-8"), re.M))
    for command in sorted(commands):
        assert run([command, "--help"]) == 0, command
    capsys.readouterr()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_option_shown_exists(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = set(re.findall(r"--[a-z-]+", PAGE.read_text(encoding="utf-8"))) | {"--help"}
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"^ {4}(?:\$ )?(crosscheck .*)$", text, re.M):
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line)) <= known, line


def test_the_walk_through_the_code_names_every_part_of_it() -> None:
    text = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:crosscheck/)?([\w/]+?)(?:/|\.py)?`", text))
    package = ROOT / "crosscheck"
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in package.glob("*/**/__init__.py")}
    assert (modules | packages) - named == set()


def test_the_readme_names_every_exit_code() -> None:
    table = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    codes = (errors.OK, errors.CONFLICTS, errors.USAGE, errors.UNREADABLE, errors.INTERNAL)
    assert [int(code) for code in table] == list(codes)


def test_every_target_of_the_readme_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.M), target
