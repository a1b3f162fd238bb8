"""What a newcomer does: articles of one story, a check, a decision as the check shows it."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from crosscheck.cli import run

HEAD = "---\nsource: {}\npublished: {}\n---\n\n"
ARTICLES = {
    "archive/herald.md": (
        HEAD.format("Valley Herald", "2025-05-14")
        + "About 1,900 people had to leave their homes in Corley, Ohio, on Tuesday night.\n"
    ),
    "archive/wire.md": (
        HEAD.format("StateWire", "2025-05-14")
        + "Crews removed 1.1 million gallons of water from Corley Creek on Tuesday.\n\n"
        "Some 2,000 people had to leave their homes in Corley, Ohio, on Tuesday night.\n"
    ),
    "draft.md": (
        HEAD.format("Our Paper", "2025-05-15")
        + "About 3,900 people had to leave their homes in Corley, Ohio, on Tuesday night.\n"
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor's folder, without any configuration."""
    for name, text in ARTICLES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ana Ruiz")
    return tmp_path


def shown_command(text: str) -> list[str]:
    found = re.search(r"decide: crosscheck (.*)", text)
    assert found, text
    return shlex.split(found[1])


@pytest.mark.parametrize(
    "asked", [["archive", "draft.md"], ["."], ["draft.md", "--against", "archive"]]
)
def test_the_command_that_is_shown_decides_as_it_stands(
    desk: Path,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", *asked]) == 1
    command = shown_command(capsys.readouterr().out)
    assert command == ["review", command[1], *asked]
    with monkeypatch.context() as typed:
        typed.setattr("sys.stdin", io.StringIO("r\nOurs was a slip.\nq\n"))
        assert run(command) == 0
    assert "on record" in capsys.readouterr().out
    assert run(["check", *asked]) == 0
    assert "1 conflict (1 reviewed)" in capsys.readouterr().out
    assert (desk / "claims" / "decisions" / f"{command[1]}.toml").is_file()


def test_a_folder_with_blanks_is_quoted_in_the_command(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "archive").rename(desk / "our archive")
    run(["check", "draft.md", "--against", "our archive"])
    shown = capsys.readouterr().out
    assert "draft.md --against 'our archive'" in shown
    page = (desk / "reports" / "report.html").read_text(encoding="utf-8")
    assert "draft.md --against &#39;our archive&#39;" in page


def test_the_draft_comes_first_in_its_own_check(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "draft.md", "--against", "archive"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("conflict (value): people had to leave their homes")
    assert lines[1] == "  Our Paper, 2025-05-15  draft.md:6"
    assert "«3,900» people" in lines[2]


def test_a_draft_says_nothing_of_decisions_on_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "archive" / "late.md").write_text(
        ARTICLES["archive/wire.md"].replace("1.1", "1.9").replace("StateWire", "Late Post")
    )
    assert run(["check", "archive"]) == 1
    found = shown_command(capsys.readouterr().out)[1]
    decide = ["--decision", "explained", "--note", "Two counts."]
    assert run(["review", found, "archive", *decide]) == 0
    run(["check", "draft.md", "--against", "archive"])
    assert "matches nothing" not in capsys.readouterr().out
    run(["check", "draft.md"])
    assert f"decision matches nothing any more: {found}" in capsys.readouterr().out


def test_what_came_in_on_standard_input_is_to_be_saved_before_it_is_decided_on(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stdin:
        buffer = io.BytesIO((desk / "draft.md").read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin())
    assert run(["check", "-", "--against", "archive"]) == 1
    shown = capsys.readouterr().out
    assert shown.splitlines()[1] == "  Our Paper, 2025-05-15  -:6"
    assert re.search(r"decide: crosscheck review cc1-\w+ FILE --against archive\n", shown)


def test_who_forgets_the_date_is_told_how_to_say_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "draft.md").write_text("On Monday 40 people were hurt in Ohio.\n", encoding="utf-8")
    assert run(["check", "draft.md", "archive"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "no date of publication is known of draft.md: " in told
    assert "write published: 2025-05-14 and source: Your Paper between two --- lines on top" in told
    (desk / "draft.md").write_text(ARTICLES["draft.md"], encoding="utf-8")
    run(["check", "draft.md", "archive"])
    assert "no date" not in capsys.readouterr().out
