"""`check --since`: only what touches the files changed since a git revision."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from crosscheck.cli import run

HEAD = "---\nsource: {}\npublished: 2024-03-05\n---\n\n"
STORM = "The storm killed {} people in Ohio on Monday.\n"
FIRE = "The fire in Leeds on Monday destroyed {} homes.\n"


def git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Ana", "-c", "user.email=a@b.example", *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two contradictions, both committed, in a repository that is the working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for name, outlet, text in (
        ("a.md", "Coast Wire", STORM.format(43)),
        ("b.md", "Lake Post", STORM.format(61)),
        ("c.md", "Hill Times", FIRE.format(20)),
        ("d.md", "Moor Mail", FIRE.format(34)),
    ):
        (folder / name).write_text(HEAD.format(outlet) + text)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "begin", "--no-verify")
    return folder


def findings(capsys: pytest.CaptureFixture[str], *since: str) -> tuple[int, list[set[str]]]:
    code = run(["check", "news", "--format", "json", "--no-cache", *since])
    result = json.loads(capsys.readouterr().out)
    article = {claim["id"]: claim["article"] for claim in result["claims"]}
    return code, [{article[c] for c in f["claims"]} for f in result["findings"]]


def test_without_it_all_conflicts_are_shown(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = findings(capsys)
    assert code == 1
    assert {"a.md", "b.md"} in found
    assert {"c.md", "d.md"} in found


def test_where_nothing_changed_nothing_gates(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert findings(capsys, "--since", "HEAD") == (0, [])


def test_a_changed_file_and_one_unknown_to_git_are_shown(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "a.md").write_text(HEAD.format("Coast Wire") + STORM.format(44))
    assert findings(capsys, "--since", "HEAD") == (1, [{"a.md", "b.md"}])
    git("checkout", "-q", "news/a.md")
    (news / "e.md").write_text(HEAD.format("Vale View") + FIRE.format(55))
    assert findings(capsys, "--since", "HEAD") == (1, [{"c.md", "d.md", "e.md"}])


@pytest.mark.parametrize("revision", ["no-such-revision", "--output=x", "-p"])
def test_what_is_no_revision_is_one_line(
    news: Path, capsys: pytest.CaptureFixture[str], revision: str
) -> None:
    assert run(["check", "news", f"--since={revision}", "--no-cache"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"crosscheck: --since {revision}: ")
    assert not (news.parent / "x").exists()


def test_without_git_one_line_says_so(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(["check", "news", "--since", "HEAD", "--no-cache"]) == 2
    assert "--since needs git (install git)" in capsys.readouterr().err
