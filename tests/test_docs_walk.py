"""The docs are walked: their files written, their commands run, their outputs compared."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from crosscheck.cli import run
from crosscheck.config import load_config
from crosscheck.ledger import read_decision

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = r"((?:    (?!\$ ).*\n|\n)+)"  # indented by four, up to the next command
FILE = re.compile(rf"^`([\w./-]+)`:\n\n{BLOCK}", re.MULTILINE)
COMMAND = re.compile(rf"^    \$ (crosscheck .*)\n{BLOCK}", re.MULTILINE)
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ID = re.compile(r"cc1-[0-9a-f]{16}")

SCHEMA = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]

Say = Callable[[str], str]


def text_of(block: str) -> str:
    return textwrap.dedent(block).strip() + "\n"


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command of a page in an empty folder, as Ana Ruiz: what it prints, ids left out."""
    who = tmp_path / "gitconfig"
    who.write_text("[user]\n\tname = Ana Ruiz\n")
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(who))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GIT_AUTHOR_EMAIL", raising=False)
    seen: list[str] = []

    def in_words(command: str) -> str:
        words = [word.replace("cc1-ID", seen[0] if seen else "") for word in shlex.split(command)]
        run(words[1:])
        printed = capsys.readouterr().out
        if words[1] == "check":
            seen[:] = ID.findall(printed)
        return ID.sub("cc1-ID", printed)

    return in_words


def test_there_are_outputs_to_compare() -> None:
    shown = {named(page): len(COMMAND.findall(page.read_text("utf-8"))) for page in PAGES}
    assert shown["README.md"] >= 1
    assert shown["docs/guide-editor.md"] >= 4
    assert shown["docs/guide-ci.md"] >= 4


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_the_outputs_that_a_page_shows_are_those_of_the_commands(page: Path, say: Say) -> None:
    text = page.read_text(encoding="utf-8")
    for name, block in FILE.findall(text):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text_of(block), encoding="utf-8")
    for command, block in COMMAND.findall(text):
        assert text_of(block).strip() in say(command), command


def test_the_command_that_the_readme_shows_is_the_one_that_is_shown(say: Say) -> None:
    """The sample of the README is whole: from the first line to the command that decides."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    command, block = next(found for found in COMMAND.findall(text) if "draft.md" in found[0])
    for name, words in FILE.findall(text):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text_of(words), encoding="utf-8")
    assert say(command).startswith(text_of(block))
    assert "decide: crosscheck review cc1-ID draft.md --against archive/" in block


def fenced(language: str) -> list[tuple[str, str]]:
    """The fenced blocks in a language, by page."""
    return [
        (named(page), block)
        for page in PAGES
        for kind, block in FENCED.findall(page.read_text(encoding="utf-8"))
        if kind == language
    ]


def test_every_fenced_block_is_of_a_kind_that_is_tested() -> None:
    kinds = {kind for page in PAGES for kind, _ in FENCED.findall(page.read_text("utf-8"))}
    assert kinds == {"toml", "yaml"}


@pytest.mark.parametrize(("page", "block"), fenced("toml"))
def test_every_toml_block_is_read(page: str, block: str, tmp_path: Path) -> None:
    if page == "docs/reference/decisions.md":
        found = re.search(r'^id = "(.*)"', block, re.MULTILINE)
        assert found
        file = tmp_path / f"{found[1]}.toml"
        file.write_text(block, encoding="utf-8")
        assert read_decision(file).reviews
    else:
        (tmp_path / "crosscheck.toml").write_text(block, encoding="utf-8")
        assert load_config(tmp_path).file == tmp_path / "crosscheck.toml"


@pytest.mark.parametrize(("page", "block"), fenced("yaml"))
def test_every_yaml_block_is_what_its_reader_takes(page: str, block: str, tmp_path: Path) -> None:
    content = yaml.safe_load(block)
    if "repos" in content:
        file = tmp_path / ".pre-commit-config.yaml"
        file.write_text(block, encoding="utf-8")
        command = [sys.executable, "-m", "pre_commit", "validate-config", str(file)]
        assert subprocess.run(command, check=False).returncode == 0
        known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        used = {hook["id"] for repo in content["repos"] for hook in repo["hooks"]}
        assert used <= {hook["id"] for hook in known}
    else:
        steps = content if isinstance(content, list) else content["jobs"]["figures"]["steps"]
        action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
        if not isinstance(content, list):
            file = tmp_path / "workflow.yml"
            file.write_text(block, encoding="utf-8")
            assert subprocess.run([*SCHEMA, str(file)], check=False).returncode == 0
        own = [step for step in steps if "/crosscheck@" in step.get("uses", "")]
        assert own
        assert all(set(step["with"]) <= set(action["inputs"]) for step in own)
