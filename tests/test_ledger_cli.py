"""`crosscheck ledger`: what is on record, whether it is whole, what is left over."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.cli import run
from crosscheck.identity import finding_id
from crosscheck.ledger import read_decisions
from crosscheck.records import Problem
from tests.made_decisions import decided_on, review_of, says
from tests.made_news import DEAD, LANDINGS, Newsroom
from tests.test_review import DEAD_ID, LANDING_ID, LEDGER, newsroom

__all__ = ["newsroom"]
GONE = (says("g1", "Herald", "120"), says("g2", "Mirror", "150"))
GONE_ID = finding_id(GONE)


@pytest.fixture
def ledger(newsroom: Newsroom) -> Newsroom:
    """A decision that holds, one that has expired, one whose figures are gone."""
    decided_on(LEDGER, *LANDINGS)
    decided_on(LEDGER, *DEAD, review=review_of("confirmed", expires="2024-03-20"))
    decided_on(LEDGER, *GONE, review=review_of("corrected", by="Ben"))
    return newsroom


def out(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[str]:
    """The lines on standard output of `crosscheck ledger ...`."""
    capsys.readouterr()
    assert run(["ledger", *arguments]) == code
    return capsys.readouterr().out.splitlines()


def line_of(lines: list[str], name: str) -> str:
    (line,) = [line for line in lines if line.startswith(name)]
    return line


def on_record() -> set[str]:
    return {decision.id for decision in read_decisions(LEDGER)[0]}


def break_one() -> None:
    (LEDGER / "cc1-broken.toml").write_text("<<<<<<< HEAD\n")


def test_list_shows_who_decided_what_and_until_when(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = out(capsys, "list")
    assert len(lines) == 4
    dead = line_of(lines, DEAD_ID)
    for part in (
        "expired:",
        "2024-03-12",
        "confirmed by Ana Ruiz",
        "until 2024-03-20",
        "[landings",
    ):
        assert part in dead
    assert "on record:" in line_of(lines, LANDING_ID)
    assert lines[-1] == "3 decisions on record"
    assert ledger.asked == []


def test_list_with_paths_says_what_each_covers_there(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = out(capsys, "list", "news", "tables")
    assert "reviewed:" in line_of(lines, LANDING_ID)
    assert "expired:" in line_of(lines, DEAD_ID)
    assert "matches nothing:" in line_of(lines, GONE_ID)
    assert ledger.asked == [(["news", "tables"], [])]


def test_a_decision_behind_a_newer_one_is_said_to_be(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    more = (*LANDINGS, says("c8", "Radio", "9,100"))
    decided_on(LEDGER, *more, review=review_of(at="2024-03-28"))
    lines = out(capsys, "list", "news")
    assert "reviewed:" in line_of(lines, finding_id(more))
    assert "another decision counts:" in line_of(lines, LANDING_ID)


def test_list_as_json_is_one_document(ledger: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads("\n".join(out(capsys, "list", "--format", "json")))
    assert document["schema"] == 1
    rows = {row["id"]: row for row in document["decisions"]}
    assert set(rows) == {LANDING_ID, DEAD_ID, GONE_ID}
    assert rows[DEAD_ID]["state"] == "expired"
    assert rows[DEAD_ID]["reviews"][0]["expires"] == "2024-03-20"
    assert {claim["number"] for claim in rows[DEAD_ID]["claims"]} == {"43", "61"}
    assert out(capsys, "list", "--format", "xml", code=2) == []


@pytest.mark.parametrize("command", ["list", "verify"])
def test_a_broken_file_ends_with_2_and_the_others_are_listed(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    break_one()
    assert run(["ledger", command]) == 2
    captured = capsys.readouterr()
    assert len(captured.err.splitlines()) == 1
    assert "cc1-broken.toml:1" in captured.err
    assert DEAD_ID in captured.out


def test_verify_says_how_many_are_whole(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = out(capsys, "verify")
    assert [line.split()[0] for line in lines[:-1]] == [DEAD_ID]
    assert lines[-1] == "3 decision files are whole, 0 broken"
    break_one()
    assert out(capsys, "verify", code=2)[-1] == "3 decision files are whole, 1 broken"


def test_verify_with_paths_names_what_matches_nothing(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = out(capsys, "verify", "news")
    assert {line.split()[0] for line in lines[:-1]} == {DEAD_ID, GONE_ID}


def test_an_empty_ledger_is_whole(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "verify") == ["0 decision files are whole, 0 broken"]
    assert out(capsys, "list") == ["0 decisions on record"]
    assert out(capsys, "prune") == ["0 decisions removed"]


def test_prune_removes_what_matches_nothing_and_nothing_else(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = out(capsys, "prune")
    assert on_record() == {LANDING_ID, DEAD_ID}
    assert GONE_ID in lines[0]
    assert "corrected by Ben" in lines[0]
    assert lines[-1] == "1 decision removed"
    assert ledger.asked == [(["claims"], [])]
    assert out(capsys, "prune") == ["0 decisions removed"]


def test_a_dry_run_removes_nothing(ledger: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    lines = out(capsys, "prune", "news", "--dry-run")
    assert GONE_ID in lines[0]
    assert lines[-1] == "1 decision would be removed"
    assert len(on_record()) == 3


def test_a_reopened_decision_is_not_pruned(ledger: Newsroom) -> None:
    changed = replace(LANDINGS[0], number="8,100", value=8100.0, quote="It was 8,100.")
    ledger.reword("c1", number=changed.number, value=changed.value, quote=changed.quote)
    assert run(["ledger", "prune"]) == 0
    assert LANDING_ID in on_record()


def test_nothing_is_pruned_while_an_input_cannot_be_read(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.problems = (Problem("news/broken.html", "holds no text"),)
    assert run(["ledger", "prune", "news"]) == 3
    captured = capsys.readouterr()
    assert "news/broken.html: holds no text; nothing was removed" in captured.err
    assert len(captured.err.splitlines()) == 1
    assert len(on_record()) == 3


def test_pruning_leaves_broken_files_alone_and_names_them(
    ledger: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    break_one()
    out(capsys, "prune", code=2)
    assert (LEDGER / "cc1-broken.toml").exists()
    assert on_record() == {LANDING_ID, DEAD_ID}


def test_hostile_decisions_reach_no_terminal_raw(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "\x1b[31m\u202eall is well\x9b"
    decided_on(LEDGER, *LANDINGS, review=review_of(by=f"Ana{bad}", note=f"[bold]{bad}\nmore"))
    Path(LEDGER / "cc1-\x1b[31m.toml").write_text("x")
    run(["ledger", "list"])
    captured = capsys.readouterr()
    assert not any(c in captured.out + captured.err for c in "\x1b\x9b\u202e")
    assert "[bold]" in captured.out
    assert len(captured.out.splitlines()) == 2
