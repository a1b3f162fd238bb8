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
from tests.made_decisions import record

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
@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.txt", "--no-cache"),
        ("compare", "8,600 people crossed.", "9,000 people crossed."),
        ("compare", "8,600 people crossed.", "9,000 people crossed.", "--format", "json"),
        ("explain",),
        ("--help",),
        ("--version",),
    ],
    ids=" ".join,
)
def test_an_output_that_no_space_is_left_for_is_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "crosscheck", *arguments],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("crosscheck: ")
    assert done.stderr.endswith("cannot be written: No space left on device\n")
    assert done.stderr.count("\n") == 1


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
        ("check", ".", "--output", "html=a.md"),
        ("check", "b.md", "--against", "../{}", "--output", "a.md"),
        ("extract", ".", "--output", "json=link.md"),
        ("extract", ".", "--output", "json=within/a.md"),
        ("extract", ".", "--output", "csv=articles.csv"),
        ("check", "reports", "--output", "html=reports/earlier.html"),
    ],
)
def test_nothing_is_written_over_what_is_to_be_read(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    make_articles(tmp_path)
    before = contents(tmp_path)
    assert run([part.format(tmp_path.name) for part in arguments]) == 2
    assert "is to be read: nothing is written over it" in capsys.readouterr().err
    assert contents(tmp_path) == before


def make_articles(folder: Path) -> None:
    """Articles, a link to one, and files that are not read: a hidden one, and a report."""
    article = "The fire killed 43 people in Ohio on Monday.\n"
    for name in ("a.md", "b.md", "within/a.md", ".hidden/a.md", "reports/earlier.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(article)
    (folder / "articles.csv").write_text("file,source\na.md,Coast Wire\n")
    (folder / "link.md").symlink_to("a.md")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("name", ["reports/earlier.html", ".hidden/a.md", "new.md", "old.json"])
def test_what_is_not_read_in_a_folder_may_be_written_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make_articles(tmp_path)
    (tmp_path / "old.json").write_text("earlier")
    assert run(["check", ".", "--no-cache", "--output", f"json={name}"]) == 0
    assert (tmp_path / name).read_text().startswith('{"schema": 1')


def test_no_result_is_written_over_a_decision(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("The fire killed 43 people in Ohio on Monday.\n")
    decided = record(tmp_path / "claims/decisions", 1)
    before = decided.read_bytes()
    assert run(["check", "a.md", "--no-cache", "--output", f"json={decided}"]) == 2
    assert "lies among the decisions: nothing is written over it" in capsys.readouterr().err
    assert decided.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_an_output_that_is_no_ordinary_file_is_written_to_and_stays_what_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")
    for name in ("pipe", "link"):
        reading = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
        assert run(["extract", "a.txt", "--no-cache", "--output", f"json={name}"]) == 0
        with os.fdopen(reading, "rb") as pipe:
            assert pipe.read().startswith(b'{"schema": 1')
    assert Path("pipe").is_fifo()
    assert Path("link").is_symlink()


@pytest.mark.parametrize("name", ["x" * 300, "a.txt/b.json", "."])
def test_an_output_that_cannot_be_written_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    assert run(["extract", "a.txt", "--no-cache", "--output", f"json={name}"]) == 2
    said = capsys.readouterr().err
    assert f"crosscheck: {name}: cannot write: " in said
    assert said.count("\n") == 1


def test_a_file_of_the_longest_name_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    name = "ü" * 125 + ".json"
    assert run(["extract", "a.txt", "--no-cache", "--output", name]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", name]
