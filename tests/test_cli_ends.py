"""What few runs come to: explanations, a progress bar, an interruption, a reader that leaves."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from crosscheck import cli
from crosscheck.cli import progress, run
from crosscheck.cli.progress import progress_bar
from crosscheck.config import Config
from crosscheck.pipeline import check_paths
from crosscheck.vocabulary import Vocabulary

TERMS = [str(row["term"]) for row in Vocabulary().rows("verdicts")]


def test_without_a_term_all_are_listed_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == TERMS
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("term", TERMS)
def test_each_term_has_its_meaning_an_example_and_what_it_gates(
    term: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", term]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{term} (")
    assert "\nExample:\n  Coast Wire, 2024-" in said
    assert "\nDoes it fail a run? " in said
    assert "\nWhat would settle it: " in said
    assert all(len(line) <= 88 for line in said.splitlines())


def written(statements: list[str], folder: Path) -> str:
    """The statements of an example ("Outlet, day: sentence") as articles."""
    for nth, statement in enumerate(statements):
        head, _, sentence = statement.partition(": ")
        outlet, _, day = head.rpartition(", ")
        text = f"---\nsource: {outlet}\npublished: {day}\n---\n\n{sentence}\n"
        (folder / f"{nth}.md").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("row", Vocabulary().rows("verdicts"), ids=lambda row: str(row["term"]))
def test_each_example_gets_the_verdict_that_it_is_shown_for(
    row: dict[str, Any], tmp_path: Path
) -> None:
    result = check_paths([written(row["example"], tmp_path)], Config(cache=False))
    assert len(result.pairs) == 1
    assert row["term"] in (result.pairs[0].verdict, result.pairs[0].conflict_class)


def test_an_unknown_term_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "quarrel"]) == 2
    assert "nothing is called 'quarrel' (known: agree, " in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(-1.0, True), (1_000.0, False)])
def test_the_bar_shows_only_on_a_terminal_and_after_a_while(
    monkeypatch: pytest.MonkeyPatch, patience: float, shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar(quiet=False) as tell:
        assert tell is not None
        tell(1, 2)
        time.sleep(0.3)  # the bar is drawn ten times a second
    assert ("Reading articles" in terminal.getvalue()) == shown


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar(quiet=False) as tell:
        assert tell is None
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_bar(quiet=True) as tell:
        assert tell is None


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    from crosscheck import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"crosscheck {__version__}\n"


def test_an_interrupted_run_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    assert run([]) == 130
    assert capsys.readouterr().err == "crosscheck: stopped\n"


def test_where_details_of_a_defect_cannot_be_written_it_is_still_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    def full(*_: object, **__: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(cli, "app", broken)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert run([]) == 70
    said = "internal error: RuntimeError (details could not be written; please report it)"
    assert capsys.readouterr().err == f"crosscheck: {said}\n"


def to_nobody(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a command whose output nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "crosscheck", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    return done


def test_the_gate_holds_where_the_reader_of_the_output_went_away(tmp_path: Path) -> None:
    for outlet, dead in (("Coast Wire", 43), ("Lake Post", 61)):
        (tmp_path / f"{dead}.md").write_text(
            f"---\nsource: {outlet}\npublished: 2024-03-05\n---\n"
            f"The storm killed {dead} people in Ohio on Monday.\n"
        )
    done = to_nobody("check", str(tmp_path), "--no-cache", "--format", "json")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_list_that_nobody_reads_is_no_error() -> None:
    done = to_nobody("explain")
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize("stated", ["yesterday", "1e99", "9" * 30])
def test_a_stated_time_that_is_none_is_bad_usage(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    stated: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert run(["check", "a.txt", "--no-cache"]) == 2
    assert f"SOURCE_DATE_EPOCH is '{stated}' (seconds since 1970)" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_that_no_space_is_left_for_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "crosscheck", "extract", "a.txt", "--no-cache"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    said = "standard output cannot be written: No space left on device"
    assert (done.returncode, done.stderr) == (2, f"crosscheck: {said}\n")


def test_closed_input_and_output_are_empty_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["crosscheck", "extract", "-", "--no-cache"])
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 3
    assert "-: held no text" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "a.md", "--output", "html=a.md"),
        ("check", "b.md", "--against", "a.md", "--output", "link.md"),
        ("extract", "a.md", "--output", "json=../{}/a.md"),
    ],
)
def test_nothing_is_written_over_what_is_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("The fire killed 43 people in Ohio on Monday.\n")
    (tmp_path / "link.md").symlink_to("a.md")
    assert run([part.format(tmp_path.name) for part in arguments]) == 2
    assert "is to be read: nothing is written over it" in capsys.readouterr().err
    assert (tmp_path / "a.md").read_text().startswith("The fire")
