"""`check --watch` runs again on save, and not because of its own report."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crosscheck.cli import run
from crosscheck.cli.watch import run_on_save

HEAD = "---\nsource: {}\npublished: 2024-03-05\n---\n\n"


def wait_for(path: Path, words: str, seconds: float = 60) -> str:
    """The file's text once it holds the words."""
    until = time.monotonic() + seconds
    while words not in (text := path.read_text(encoding="utf-8")):
        assert time.monotonic() < until, text
        time.sleep(0.1)
    return text


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Ctrl-C ends what a test starts: in the background of a shell it is ignored, and inherited."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_a_save_runs_again_and_the_report_does_not(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        HEAD.format("Coast Wire") + "The storm killed 43 people in Ohio.\n"
    )
    log, errors = tmp_path / "log", tmp_path / "errors"
    with log.open("w") as out, errors.open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "crosscheck", "check", ".", "--watch", "--no-cache"],
            cwd=tmp_path,
            stdout=out,
            stderr=err,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            wait_for(errors, "waiting for a change")
            assert "1 article" in log.read_text()
            time.sleep(1.5)
            assert log.read_text().count("1 article") == 1
            (tmp_path / "two.md").write_text(
                HEAD.format("Lake Post") + "The storm killed 61 people in Ohio.\n"
            )
            wait_for(log, "2 articles")
            time.sleep(1)  # the run that printed this still has to end
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(30)
    assert code == 1
    assert "Traceback" not in errors.read_text()


def test_a_save_during_the_first_run_is_not_missed(tmp_path: Path) -> None:
    article = tmp_path / "one.md"
    runs = []

    def run_once() -> int:
        runs.append(article.exists())
        if len(runs) > 1:
            raise KeyboardInterrupt
        article.write_text("The storm killed 43 people in Ohio.\n")
        return 0

    run_on_save([str(tmp_path)], tmp_path / "reports", run_once)
    assert runs == [False, True]


def test_watching_nothing_is_bad_usage(tmp_path: Path) -> None:
    assert run(["check", str(tmp_path / "missing"), "--watch"]) == 2


def test_each_save_of_an_article_runs_again_and_other_saves_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = [tmp_path / "reports" / "report.html", tmp_path / "one.md", tmp_path / "notes.toml"]
    codes = iter([0, 1])

    def changes(
        *paths: str,
        watch_filter: Callable[[object, str], bool],
        rust_timeout: int,
        yield_on_timeout: bool,
    ) -> Iterator[set[str]]:
        assert paths == (str(tmp_path),)
        assert 0 < rust_timeout < 1_000
        assert yield_on_timeout
        yield set()
        for path in saved:
            yield {str(path)} if watch_filter(None, str(path)) else set()

    monkeypatch.setattr("watchfiles.watch", changes)
    missing = str(tmp_path / "missing")
    assert run_on_save([str(tmp_path), missing], tmp_path / "reports", lambda: next(codes)) == 1
    assert next(codes, "none") == "none", "run at once and for the one article"
