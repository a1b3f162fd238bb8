"""`crosscheck review` for people: the walk through what is open."""

from __future__ import annotations

import io
import os
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crosscheck.cli import run
from crosscheck.cli.finding_text import finding_lines
from crosscheck.ledger import decide, read_decision, read_decisions
from crosscheck.records import Article, Block, Result
from crosscheck.report.index import index_of
from tests.made_decisions import decided_on, finding_of, review_of, says
from tests.made_news import LANDINGS, Newsroom
from tests.test_review import DEAD_ID, LANDING_ID, LEDGER, newsroom

__all__ = ["newsroom"]
Walk = Callable[..., tuple[int, str]]


@pytest.fixture
def walked(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Walk:
    """Runs the walk with lines typed in; its exit code and what it showed."""

    def walk(*typed: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
        capsys.readouterr()
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        code = run(["review", *arguments, "--by", "Ana"])
        return code, capsys.readouterr().out

    return walk


def decided() -> dict[str, list[tuple[str, str]]]:
    return {d.id: [(r.decision, r.note) for r in d.reviews] for d in read_decisions(LEDGER)[0]}


def test_open_conflicts_come_most_severe_first_with_all_that_decides(walked: Walk) -> None:
    code, shown = walked("q")
    assert code == 0
    assert f"1 of 2  {LANDING_ID}" in shown
    for part in (
        "conflict (value), severity high",
        "landings per day, Reed Harbour",
        "Courier, 2024-03-11  [Courier.md:3]",
        "Courier counted «8,000» landings in one day.",
        "Comet counted «8,600» landings in one day.",
        "= more than 8,600 per day",
        "why: The figures cannot both be true.",
        "0 findings decided, 2 left as before",
    ):
        assert part in shown
    assert DEAD_ID not in shown
    assert decided() == {}


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("c", "confirmed"),
        ("e", "explained"),
        ("r", "corrected"),
        ("f", "false-match"),
        ("w", "needs-work"),
        ("E", "explained"),
    ],
)
def test_each_key_puts_its_decision_on_record(walked: Walk, key: str, word: str) -> None:
    _, shown = walked(key, "Asked both.", "q")
    assert decided() == {LANDING_ID: [(word, "Asked both.")]}
    assert f"2 of 2  {DEAD_ID}" in shown
    assert "1 finding decided, 1 left as before" in shown


def test_each_decision_is_saved_before_the_next_is_asked(
    walked: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    real = read_decision

    def tell(*told: Any) -> list[str]:
        seen.append(len(decided()))
        return list(finding_lines(*told))

    monkeypatch.setattr("crosscheck.cli.finding_text.finding_lines", tell)
    walked("e", "One.", "f", "Two.")
    assert seen == [0, 1]
    assert real(LEDGER / f"{DEAD_ID}.toml").reviews[0].note == "Two."


def test_the_walk_ends_behind_the_last_finding(walked: Walk) -> None:
    code, shown = walked("n", "n")
    assert code == 0
    assert "0 findings decided, 2 left as before" in shown


def test_it_can_be_left_at_any_time_and_keeps_what_was_decided(walked: Walk) -> None:
    assert walked("e", "One.")[0] == 0
    assert decided() == {LANDING_ID: [("explained", "One.")]}
    assert walked("e")[0] == 0
    assert walked()[0] == 0
    assert decided() == {LANDING_ID: [("explained", "One.")]}


def test_what_is_decided_is_not_asked_again(walked: Walk) -> None:
    walked("e", "One.", "q")
    _, shown = walked("q")
    assert f"1 of 1  {DEAD_ID}" in shown
    walked("f", "Two.")
    _, shown = walked()
    assert "nothing is open" in shown


def test_one_can_go_back_and_decide_again(walked: Walk) -> None:
    _, shown = walked("e", "One.", "b", "w", "Not sure after all.", "q")
    assert "decided just now: explained" in shown
    assert decided() == {LANDING_ID: [("explained", "One."), ("needs-work", "Not sure after all.")]}
    assert "1 finding decided" in shown


def test_back_at_the_first_stays_there(walked: Walk) -> None:
    _, shown = walked("b", "b", "q")
    assert shown.count("--- 1 of 2") == 3


def test_without_a_note_nothing_is_decided(walked: Walk) -> None:
    _, shown = walked("e", "   ", "q")
    assert "not decided" in shown
    assert decided() == {}


def test_an_unknown_key_is_said_and_asked_again(walked: Walk) -> None:
    _, shown = walked("x", "e", "One.", "q")
    assert "no such key: x" in shown
    assert decided() == {LANDING_ID: [("explained", "One.")]}


def test_an_id_begins_the_walk_there(walked: Walk) -> None:
    _, shown = walked("q", arguments=(DEAD_ID[:9],))
    assert f"1 of 2  {DEAD_ID}" in shown


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no pseudo-terminals on this system")
@pytest.mark.parametrize("leave", [b"q", b"\x03", b"\x04", b"\x1b"])
def test_on_a_terminal_single_keys_are_enough(newsroom: Newsroom, leave: bytes) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        with os.fdopen(0) as sys.stdin, os.fdopen(1, "w") as sys.stdout:  # not pytest's
            code = run(["review", "--by", "Ana"])
        os._exit(code)
    shown = b""

    def wait_for(words: bytes, press: bytes = b"") -> None:
        """Presses again after two seconds: what comes before the terminal is raw is dropped."""
        nonlocal shown
        os.write(terminal, press)
        while words not in shown:
            if select.select([terminal], [], [], 2)[0]:
                shown += os.read(terminal, 4096)
            else:
                os.write(terminal, press)
        shown = shown.partition(words)[2]

    wait_for(b"[q]uit")
    time.sleep(0.1)
    wait_for(b"not decided)", press=b"e")
    wait_for(b"on record", press=b"Two counts.\n")
    wait_for(b"[q]uit")
    time.sleep(0.1)
    wait_for(b"1 finding decided", press=leave)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert decided() == {LANDING_ID: [("explained", "Two counts.")]}


def test_paths_are_passed_on(walked: Walk, newsroom: Newsroom) -> None:
    walked("q", arguments=("news", "--against", "archive"))
    assert newsroom.asked == [(["news"], ["archive"])]


def test_a_decision_that_cannot_be_saved_is_said_and_the_walk_goes_on(walked: Walk) -> None:
    LEDGER.mkdir()
    (LEDGER / f"{LANDING_ID}.toml").write_text("broken")
    code, shown = walked("e", "One.", "n", "e", "Two.")
    assert code == 0
    assert "not saved:" in shown
    assert (LEDGER / f"{LANDING_ID}.toml").read_text() == "broken"
    assert decided() == {DEAD_ID: [("explained", "Two.")]}


def test_the_report_opens_at_the_finding(walked: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    _, shown = walked("o", "q")
    assert [url.rpartition("/")[2] for url in opened] == [f"report.html#{LANDING_ID}"]
    assert opened[0].startswith("file:///")
    assert LANDING_ID in Path("reports/report.html").read_text(encoding="utf-8")
    assert "the report is reports/report.html" in shown


def test_the_report_is_the_one_that_check_writes(
    walked: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    walked("o", "q", arguments=("claims", "--against", "archive"))
    opened = Path("reports/report.html").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert run(["check", "claims", "--against", "archive", "--exit-zero"]) == 0
    assert Path("reports/report.html").read_bytes() == opened


def test_a_report_that_cannot_be_written_is_said(walked: Walk) -> None:
    Path("reports").write_text("in the way")
    code, shown = walked("o", "q")
    assert code == 0
    assert "no report: reports/report.html: cannot write" in shown


class Impatient(io.StringIO):
    """Somebody who stops with Ctrl-C where a note is asked for."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        if line == "^C\n":
            raise KeyboardInterrupt
        return line


def test_a_note_can_be_broken_off(walked: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "StringIO", Impatient)
    code, shown = walked("e", "^C", "f", "Not the same day.", "q")
    assert code == 0
    assert "not decided" in shown
    assert decided() == {LANDING_ID: [("false-match", "Not the same day.")]}


def test_a_reopened_finding_shows_what_changed_and_what_was_decided(
    walked: Walk, newsroom: Newsroom
) -> None:
    walked("e", "One day each.", "q")
    quote = "Courier counted 8,100 landings."
    newsroom.reword("c1", number="8,100", value=8100.0, low=8100.0, high=8100.0, quote=quote)
    newsroom.findings = (finding_of(*newsroom.claims[:2]),)
    _, shown = walked("q")
    assert "reopened: 1 figure new or changed since" in shown
    assert "[Courier.md:3]  (new or changed since the decision)" in shown
    assert "explained by Ana: One day each." in shown


def test_an_expired_decision_shows_whose_it_was(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, *LANDINGS, review=review_of(expires="2024-03-20"))
    from datetime import date

    findings, _, _ = decide([finding_of(*LANDINGS)], LANDINGS, [decision], date(2024, 4, 1))
    result = Result((), LANDINGS, (), findings, (), ())
    text = "\n".join(finding_lines(findings[0], index_of(result)))
    assert "the decision has expired:" in text
    assert "Ana Ruiz <ana@example.org>, until 2024-03-20" in text


def test_the_figure_is_marked_where_it_stands_not_where_it_first_occurs() -> None:
    text = "In 12 towns, 12 people died."
    claim = says("c1", "Courier", "12", article="a.md", quote=text, start=13, end=15)
    article = Article("a.md", text, (Block(0, len(text)),))
    result = Result((article,), (claim,), (), (), (), ())
    shown = "\n".join(finding_lines(finding_of(claim), index_of(result)))
    assert "In 12 towns, «12» people died." in shown


def test_a_finding_of_very_many_figures_stays_on_the_screen() -> None:
    claims = tuple(says(f"c{n:02}", f"Outlet {n:02}", str(100 + n)) for n in range(40))
    lines = list(finding_lines(finding_of(*claims), index_of(Result((), claims, (), (), (), ()))))
    assert "  and 28 more figures; the report shows all" in lines
    assert len(lines) < 50


def test_hostile_words_reach_no_terminal_raw_and_no_markup_is_obeyed(
    walked: Walk, newsroom: Newsroom
) -> None:
    hostile = says(
        "c9",
        "\x1b]0;owned\x07Courier\u202e",
        "8,000",
        quote="[bold]They [sic] counted\x1b[2J \u2066 8,000[/bold]",
        attributed_to="\x9b31mthe port",
        article="\x1b[31m.md",
    )
    newsroom.claims = (hostile, LANDINGS[1])
    newsroom.findings = (finding_of(hostile, LANDINGS[1], question="[red]\x1b[5mhow many"),)
    _, shown = walked("e", "My \x1b[31m note", "q")
    assert not any(c in shown for c in "\x1b\x9b\x07\u202e\u2066")
    assert "[bold]They [sic] counted" in shown
    assert "[red]" in shown


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_keys_on_a_terminal_are_shown_as_pressed_and_ctrl_c_ends_the_walk(
    walked: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed = iter(["x", "\x07", "e"])

    def getchar() -> str:
        key = next(pressed, None)
        if key is None:
            raise KeyboardInterrupt
        return key

    monkeypatch.setattr(io, "StringIO", Keyboard)
    monkeypatch.setattr("typer.getchar", getchar)
    code, shown = walked("Two counts.")
    assert code == 0
    assert "x\nno such key: x" in shown
    assert "\x07" not in shown
    assert decided() == {LANDING_ID: [("explained", "Two counts.")]}
