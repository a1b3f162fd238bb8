"""Hostile files: out comes a clear line, or the text that a person would read."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from crosscheck.errors import UnreadableError
from crosscheck.readers import Reading, read_paths
from crosscheck.readers.formats import read_here

FILES = Path(__file__).parent / "hostile" / "files"
EXPECTED: list[dict[str, Any]] = json.loads(
    (FILES.parent / "expected.json").read_text(encoding="utf-8")
)


def read(path: Path) -> Reading:
    return read_paths([str(path)])


def test_each_hostile_file_has_an_expected_answer() -> None:
    assert {row["file"] for row in EXPECTED} == {path.name for path in FILES.iterdir()}
    assert len(EXPECTED) >= 110


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["file"])
def test_hostile_file_gives_the_expected_answer(row: dict[str, Any]) -> None:
    reading = read(FILES / row["file"])
    if "problem" in row:
        (problem,) = reading.problems
        assert row["problem"] in problem.error
        assert problem.error.isprintable()
        assert f"line {row.get('line', '')}" in problem.error or "line" not in row
        assert not reading.articles
        return
    assert not reading.problems
    if "claims" in row:
        assert len(reading.tables) == row["claims"]
        assert len(reading.skipped) == row.get("skipped", 0)
        return
    (article,) = reading.articles
    assert [words for words in row["holds"] if words not in article.text] == []
    assert [words for words in row.get("lacks", ()) if words in article.text] == []
    for field in ("source", "title", "url"):
        assert getattr(article, field) == row.get(field, getattr(article, field))
    if "warning" in row:
        assert any(row["warning"] in warning for warning in reading.warnings)
    else:
        assert reading.warnings == ()


PACKED = [row for row in EXPECTED if row["file"].endswith((".docx", ".pdf"))]


@pytest.mark.parametrize("row", PACKED, ids=lambda row: row["file"])
def test_word_and_pdf_files_give_the_same_answer_without_a_process_of_their_own(
    row: dict[str, Any],
) -> None:
    form = "pdf" if row["file"].endswith(".pdf") else "word"
    with pytest.raises(UnreadableError, match=re.escape(row["problem"])):
        read_here(form, (FILES / row["file"]).read_bytes())


LARGE = {
    "line-of-10-mb.txt": (b"Some 400 people. " * 620_000, "is larger than 2 MB"),
    "line-of-1-mb.txt": (b"Some 400 people. " * 80_000, "has a line of 1,360,000 characters"),
    "200000-tags.html": (b"<html><body>" + b"<div>" * 200_000 + b"x", "nests its tags deeper"),
    "200000-list-tags.html": (b"<ul><li>" * 100_000 + b"x", "nests its tags deeper"),
    "21-mb.html": (b"<p>Some 400 people.</p>" * 960_000, "is larger than 20 MB"),
    "200000-tags.xml": (
        b"<rss version='2.0'><channel><item><description><![CDATA["
        + b"<div>" * 200_000
        + b"]]></description></item></channel></rss>",
        "nests its tags deeper",
    ),
    "too-many-entries.rss": (
        b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 5001,
        "has more than 5,000 entries",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_too_large_is_refused_by_name(tmp_path: Path, name: str) -> None:
    data, error = LARGE[name]
    (tmp_path / name).write_bytes(data)
    (problem,) = read(tmp_path / name).problems
    assert error in problem.error


MARKS = [
    "[",
    "*",
    "_",
    "`",
    "<",
    "![",
    "> ",
    "- ",
    "#",
    "|",
    "&",
    "\\",
    "**a ",
    "[a](",
    "<a>",
    "9,",
    " ",
    "\n",
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.rss", "a.csv", "a.jsonl"])
def test_100000_marks_in_a_row_take_no_longer_than_reading_them(
    tmp_path: Path, name: str, mark: str
) -> None:
    text = mark * (100_000 // len(mark))
    (tmp_path / name).write_text(text, encoding="utf-8")
    started = time.process_time()
    read(tmp_path / name)
    assert time.process_time() - started < 3


def test_one_broken_file_does_not_keep_the_others_from_being_read() -> None:
    reading = read_paths([str(FILES)])
    broken = {row["file"] for row in EXPECTED if "problem" in row}
    assert {problem.path.split("#")[0] for problem in reading.problems} == broken
    sound = {row["file"] for row in EXPECTED if "holds" in row}
    assert {article.path.split("#")[0] for article in reading.articles} == sound
