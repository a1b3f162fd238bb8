"""What the command line says of itself: help with examples, completion, colour."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from crosscheck.cli import app, run

START = "import sys; sys.argv[0] = 'crosscheck'; from crosscheck.cli import main; main()"
HEAD = "---\nsource: {}\npublished: 2024-03-05\n---\n\n"
NEWS = HEAD + "The storm killed {} people in Ohio on Monday.\n"


def commands(command: Any = None, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Each command that does something, as its words."""
    found = command or typer.main.get_command(app)
    inner = getattr(found, "commands", {})
    if not inner:
        yield words
    for name in inner:
        yield from commands(inner[name], (*words, name))


ALL = list(commands())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_the_help_of_each_command_has_examples_that_name_it_and_its_options(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words, "--help"]) == 0
    told = capsys.readouterr().out
    examples = re.findall(r"^    (?:.* \| )?crosscheck (.+)$", told, re.MULTILINE)
    assert examples
    assert all(example.startswith(" ".join(words)) for example in examples)
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", told, re.MULTILINE))
    assert {o for line in examples for o in re.findall(r" (--[a-z-]+)", line)} <= options
    assert not re.search(r"<(str|int|path|list)", told), "types are no words for an editor"
    assert all(len(line) <= 80 for line in told.splitlines())


def test_the_commands_are_those_that_the_contract_names() -> None:
    assert {words[0] for words in ALL} == {
        *("check", "extract", "compare", "review", "explain", "init", "ledger")
    }


@pytest.mark.parametrize("words", [[], ["ledger"]])
def test_without_a_command_the_help_is_shown_line_by_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("Usage: ")
    assert "Commands:" in told
    assert not any("..." in line for line in told[3:]), "each command fits its line"


def completed(*words: str) -> list[str]:
    """What bash offers for the last word."""
    variables = {
        "_CROSSCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("crosscheck", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-c", START],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("rev",), ["review"]),
        (("ledger", "p"), ["prune"]),
        (("check", "--fail-on", "d"), ["diverge"]),
        (("check", "--format", "s"), ["sarif"]),
        (("check", "--color", "al"), ["always"]),
        (("extract", "-f", "p"), ["parquet"]),
        (("compare", "-f", "j"), ["json"]),
        (("review", "cc1-1", "--decision", "co"), ["confirmed", "corrected"]),
        (("explain", "cu"), ["cumulative"]),
        (("check", "--exi"), ["--exit-zero"]),
    ],
)
def test_the_shell_completes_commands_options_and_their_words(
    words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed(*words) == offered


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two articles that contradict each other."""
    monkeypatch.chdir(tmp_path)
    for name, source, number in (("one.md", "Coast Wire", 43), ("two.md", "Lake Post", 61)):
        (tmp_path / name).write_text(NEWS.format(source, number), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "surroundings", "coloured"),
    [
        ([], "terminal", True),
        ([], "terminal with NO_COLOR", False),
        ([], "pipe", False),
        (["--color", "never"], "terminal", False),
        (["--color", "always"], "pipe with NO_COLOR", True),
    ],
)
@pytest.mark.usefixtures("news")
def test_colour_is_for_terminals_and_heeds_no_color(
    arguments: list[str],
    surroundings: str,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1" if "NO_COLOR" in surroundings else "")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: "terminal" in surroundings, raising=False)
    assert run(["check", ".", "--no-report", "--no-cache", *arguments]) == 1
    told = capsys.readouterr().out
    assert ("\x1b[" in told) == coloured
    assert ("«43»" in told) != coloured


def test_quiet_leaves_the_counts_and_verbose_adds_what_gates_nothing(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    agreeing = HEAD + "The storm killed more than 40 people in Ohio on Monday.\n"
    (news / "two.md").write_text(agreeing.format("Lake Post"), encoding="utf-8")
    options = ["--no-report", "--no-cache"]
    assert run(["check", ".", "--quiet", *options]) == 0
    counts = capsys.readouterr().out
    assert counts.startswith("2 articles, 2 claims: 0 conflicts\nalso 0 diverging, 0 updates, 1 ag")
    assert run(["check", ".", *options]) == 0
    assert capsys.readouterr().out == counts
    assert run(["check", ".", "--verbose", *options]) == 0
    told = capsys.readouterr().out
    assert told.startswith("agree: more than 40 (Lake Post, 2024-03-05) and 43 (Coast Wire, ")
    assert told.endswith(counts)
