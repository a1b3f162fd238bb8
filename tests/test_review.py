"""`crosscheck review` from scripts: decisions by id, who decides, and what is refused."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crosscheck.cli import run
from crosscheck.identity import finding_id
from crosscheck.ledger import read_decision, read_decisions
from crosscheck.records import Decision, Problem
from tests.made_decisions import finding_of, says
from tests.made_news import DEAD, LANDINGS, Newsroom

LANDING_ID = finding_id(LANDINGS)
DEAD_ID = finding_id(DEAD)
LEDGER = Path("claims/decisions")
REASON = ["--decision", "explained", "--note", "Two counts."]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A working folder with articles, and nobody known to git or to the environment."""
    (tmp_path / "claims").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "USER", "USERNAME", "GIT_CONFIG_COUNT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    room = Newsroom()
    monkeypatch.setattr("crosscheck.pipeline.check_paths", room.check_paths)
    return room


def on_record(finding: str) -> Decision:
    return read_decision(LEDGER / f"{finding}.toml")


def complaint(capsys: pytest.CaptureFixture[str], arguments: list[str], code: int = 2) -> str:
    """The one line on standard error of a command that ends with the code."""
    capsys.readouterr()
    assert run(["review", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    lines = captured.err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_script_puts_a_decision_on_record(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    assert run(["review", LANDING_ID, *REASON, "--by", "Ana Ruiz <ana@example.org>"]) == 0
    decision = on_record(LANDING_ID)
    assert [c.number for c in decision.claims] == ["8,600", "8,000"]
    review = decision.reviews[0]
    assert (review.decision, review.note, review.expires) == ("explained", "Two counts.", None)
    assert review.by == "Ana Ruiz <ana@example.org>"
    assert review.at.endswith("Z")
    assert before <= datetime.fromisoformat(review.at) <= datetime.now(UTC)
    captured = capsys.readouterr()
    assert f"claims/decisions/{LANDING_ID}.toml" in captured.out
    assert captured.err == ""


def test_a_decided_finding_is_reviewed_in_the_next_run(newsroom: Newsroom) -> None:
    run(["review", LANDING_ID, *REASON, "--by", "Ana"])
    from crosscheck.config import load_config

    result = newsroom.check_paths(["claims"], load_config(Path()))
    assert [f.status for f in result.findings] == ["reviewed", "unreviewed", "unreviewed"]


def test_the_beginning_of_an_id_is_enough(newsroom: Newsroom) -> None:
    assert run(["review", DEAD_ID[:8], *REASON, "--by", "Ana"]) == 0
    assert on_record(DEAD_ID).reviews[0].by == "Ana"


def test_an_expiry_is_kept(newsroom: Newsroom) -> None:
    day = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
    assert run(["review", DEAD_ID, *REASON, "--by", "Ana", "--expires", day]) == 0
    assert on_record(DEAD_ID).reviews[0].expires == day


def test_a_second_decision_is_added_to_the_first(newsroom: Newsroom) -> None:
    run(["review", DEAD_ID, *REASON, "--by", "Ana"])
    again = ["--decision", "needs-work", "--note", "Heard otherwise.", "--by", "Ben"]
    assert run(["review", DEAD_ID, *again]) == 0
    assert [(r.decision, r.by) for r in on_record(DEAD_ID).reviews] == [
        ("explained", "Ana"),
        ("needs-work", "Ben"),
    ]


def test_the_paths_are_those_given_or_claims(newsroom: Newsroom) -> None:
    run(["review", DEAD_ID, *REASON, "--by", "Ana"])
    run(["review", DEAD_ID, "news", "tables", *REASON, "--by", "Ana", "--against", "archive"])
    assert newsroom.asked == [(["claims"], []), (["news", "tables"], ["archive"])]


def test_the_configured_folder_is_written_to(newsroom: Newsroom) -> None:
    Path("crosscheck.toml").write_text('decisions = "desk"\n')
    run(["review", DEAD_ID, *REASON, "--by", "Ana"])
    assert [d.id for d in read_decisions(Path("desk"))[0]] == [DEAD_ID]
    assert not LEDGER.exists()


def test_git_says_who_decides(newsroom: Newsroom) -> None:
    Path(".git").rmdir()
    for arguments in (["init", "-q"], ["config", "user.name", "Ana Ruiz"]):
        subprocess.run(["git", *arguments], check=True)
    run(["review", DEAD_ID, *REASON])
    subprocess.run(["git", "config", "user.email", "ana@example.org"], check=True)
    run(["review", DEAD_ID, *REASON])
    run(["review", DEAD_ID, *REASON, "--by", "Ben"])
    assert [r.by for r in on_record(DEAD_ID).reviews] == [
        "Ana Ruiz",
        "Ana Ruiz <ana@example.org>",
        "Ben",
    ]


def test_the_environment_says_who_decides_where_git_does_not(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "aruiz")
    run(["review", DEAD_ID, *REASON])
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ana Ruiz")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ana@example.org")
    run(["review", DEAD_ID, *REASON])
    monkeypatch.setenv("PATH", "")
    run(["review", DEAD_ID, *REASON])
    names = [r.by for r in on_record(DEAD_ID).reviews]
    assert names == ["aruiz", "Ana Ruiz <ana@example.org>", "Ana Ruiz <ana@example.org>"]


def test_a_git_that_does_not_run_is_no_hindrance(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("git").write_bytes(b"\x00 no program")
    Path("git").chmod(0o755)
    monkeypatch.setenv("PATH", str(Path.cwd()))
    monkeypatch.setenv("USER", "aruiz")
    assert run(["review", DEAD_ID, *REASON]) == 0
    assert on_record(DEAD_ID).reviews[0].by == "aruiz"


def test_nobody_cannot_decide(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--by" in complaint(capsys, [DEAD_ID, *REASON])
    assert "--by is empty" in complaint(capsys, [DEAD_ID, *REASON, "--by", " "])
    assert newsroom.asked == []
    assert not LEDGER.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([DEAD_ID, "--decision", "explaned", "--note", "x"], "did you mean 'explained'?"),
        ([DEAD_ID, "--decision", "explained"], "--note"),
        ([DEAD_ID, "--decision", "explained", "--note", "  "], "--note"),
        ([DEAD_ID, "--note", "x"], "--note without --decision"),
        ([DEAD_ID, "--expires", "2040-01-01"], "--expires without --decision"),
        (REASON, "--decision without an id"),
        ([DEAD_ID, *REASON, "--expires", "soon"], "no date"),
        ([DEAD_ID, *REASON, "--expires", "2020-01-01"], "past"),
        ([DEAD_ID[:-1] + "?", *REASON], f"the nearest is {DEAD_ID}"),
        (["nothing-like-it", *REASON], "name the files"),
        (["cc1-", *REASON], "begins several ids"),
        (["", *REASON], "no finding ''"),
        ([DEAD_ID, *REASON, "--config", "none.toml"], "no such configuration file"),
    ],
)
def test_what_cannot_be_decided_is_one_clear_line(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert says in complaint(capsys, [*arguments, "--by", "Ana"])
    assert not LEDGER.exists()


def test_without_paths_and_without_claims_the_files_must_be_named(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("claims").rmdir()
    assert "crosscheck review PATH" in complaint(capsys, [DEAD_ID, *REASON, "--by", "Ana"])


def test_a_broken_decision_file_is_not_written_over(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    LEDGER.mkdir()
    broken = LEDGER / f"{DEAD_ID}.toml"
    broken.write_text("<<<<<<< HEAD\n")
    assert run(["review", DEAD_ID, *REASON, "--by", "Ana"]) == 2
    assert f"{DEAD_ID}.toml:1" in capsys.readouterr().err
    assert broken.read_text() == "<<<<<<< HEAD\n"


def test_inputs_that_cannot_be_read_are_named_and_do_not_hinder(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    newsroom.problems = (Problem("claims/broken.html", "holds no text"),)
    assert run(["review", DEAD_ID, *REASON, "--by", "Ana"]) == 0
    assert "claims/broken.html: holds no text" in capsys.readouterr().err
    assert on_record(DEAD_ID).reviews[0].by == "Ana"


def test_what_articles_say_reaches_no_terminal_raw(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = says("c9", "\x1b]0;x\x07Courier\u202e", "8,000\x1b[2J", quote="[bold]\x1b[31m8,000")
    newsroom.claims = (*newsroom.claims, hostile)
    newsroom.findings = (finding_of(hostile, LANDINGS[1], question="[red]\x9b31mhow many"),)
    own = finding_id([hostile, LANDINGS[1]])
    assert run(["review", own, *REASON, "--by", "A\x1b[31mna"]) == 0
    said = capsys.readouterr().out
    assert not any(c in said for c in "\x1b\x9b\x07\u202e")
    assert hostile.source in [claim.source for claim in on_record(own).claims]
