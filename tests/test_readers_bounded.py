"""Files that are read in a process of their own: what it answers, and where it ends."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crosscheck.readers import Reading, bounded, formats, read_paths
from crosscheck.readers.pieces import Document
from tests.made_files import paragraph, word_file

OPENING = "Some 400 people were hurt when the dam broke, police said."


def read(tmp_path: Path, name: str, data: bytes | str) -> Reading:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_paths([str(tmp_path)])


def answer_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str, data: bytes
) -> dict[str, Any]:
    """What the other process's own code answers, run in this one."""
    monkeypatch.setattr(sys, "argv", ["bounded", form, "1"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    bounded.main()
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_what_the_other_process_does_is_what_this_one_would(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounded, "_bound_memory", lambda _: None)  # this process is not bounded
    read_well = answer_of(monkeypatch, capsys, "word", word_file(paragraph(OPENING)))
    assert [piece["text"] for piece in read_well["pieces"]] == [OPENING]
    assert answer_of(monkeypatch, capsys, "word", b"hello") == {
        "error": "is no Word file (.docx), or a damaged or encrypted one"
    }


def test_a_file_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS_PER_FILE", 0.001)
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error == "takes longer than 0.001 seconds to read"


@pytest.mark.skipif(sys.platform == "win32", reason="no bound on memory there")
def test_a_file_that_needs_too_much_memory_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MEMORY_BYTES", 30_000_000)
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING) * 10_000)).problems
    assert "needs too much memory to read" in problem.error


def test_where_the_process_that_reads_a_file_dies_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python").write_text("#!/bin/sh\nkill -9 $$\n")
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error == "needs too much memory to read, or is damaged"


def test_where_no_process_can_be_started_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error.startswith("no process could be started to read it (")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_the_other_process_says_where_its_memory_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(bounded, "_bound_memory", lambda _: None)
    monkeypatch.setattr(formats, "read_here", fails)
    assert answer_of(monkeypatch, capsys, "word", b"") == {
        "error": f"needs too much memory to read ({error.__name__})"
    }


def test_systems_without_a_bound_on_memory_read_files_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    answer = answer_of(monkeypatch, capsys, "word", word_file(paragraph(OPENING)))
    assert [piece["text"] for piece in answer["pieces"]] == [OPENING]


@pytest.mark.parametrize(
    ("name", "data", "parser", "said"),
    [
        ("a.rss", "<rss/>", "feedparser.parse", "cannot be read as a feed (ZeroDivisionError)"),
        ("a.pdf", "%PDF-1.4", "pypdf.PdfReader", "is a damaged PDF (ZeroDivisionError)"),
    ],
)
def test_whatever_a_parser_stumbles_over_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: str, parser: str, said: str
) -> None:
    def stumbles(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(formats, "read_bounded", formats.read_here)
    monkeypatch.setattr(parser, stumbles)
    (problem,) = read(tmp_path, name, data).problems
    assert problem.error == said


@pytest.mark.parametrize("filler", ["<!-- " + "x" * 1_100_000 + " -->", "<i></i>" * 7_000])
def test_a_large_page_is_read_by_a_process_of_its_own_like_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filler: str
) -> None:
    elsewhere: list[int] = []
    real = bounded.read_bounded

    def noting(form: str, data: bytes) -> Document:
        elsewhere.append(len(data))
        return real(form, data)

    monkeypatch.setattr(formats, "read_bounded", noting)
    page = f"<html><body>{{}}<article><h1>Dam</h1><p>{OPENING}</p></article></body></html>"
    (tmp_path / "large.html").write_text(page.format(filler), encoding="utf-8")
    (tmp_path / "small.html").write_text(page.format(""), encoding="utf-8")
    large, small = read_paths([str(tmp_path)]).articles
    assert (large.text, large.blocks, large.title) == (small.text, small.blocks, small.title)
    assert elsewhere == [(tmp_path / "large.html").stat().st_size]
