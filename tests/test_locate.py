"""A claim's line is the file's own line, whatever front matter, markup and wrapping do."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.config import Config
from crosscheck.gather import gather


def lines(folder: Path, name: str, text: str) -> dict[str, int]:
    (folder / name).write_text(text, encoding="utf-8")
    gathered = gather([str(folder / name)], Config(cache=False))
    return {claim.number: claim.line for claim in gathered.claims}


def test_front_matter_counts_as_lines(tmp_path: Path) -> None:
    text = "---\nsource: A\npublished: 2024-03-05\n---\n\nThe fire killed 43 people.\n"
    assert lines(tmp_path, "a.md", text) == {"43": 6}


def test_a_hard_wrapped_paragraph_keeps_each_figure_on_its_line(tmp_path: Path) -> None:
    text = "The fire killed 43 people on Monday,\nthe mayor said, and it\nburnt 210 homes here.\n"
    assert lines(tmp_path, "a.txt", text) == {"43": 1, "210": 3}


def test_markup_between_the_words_does_not_matter(tmp_path: Path) -> None:
    text = (
        "<html><head><title>Fire</title></head><body><article>\n<h1>Fire in the town</h1>\n"
        "<p>The fire on Monday night killed <b>43 people</b>, the mayor said on Tuesday.</p>\n"
        "<p>It destroyed <em>210</em>\nhomes before it was put out by 60 firefighters.</p>\n"
        "</article></body></html>\n"
    )
    found = lines(tmp_path, "a.html", text)
    assert found["43"] == 3
    assert found["210"] == 4


@pytest.mark.parametrize("copies", [2, 3])
def test_equal_numbers_are_told_apart_by_the_words_around_them(tmp_path: Path, copies: int) -> None:
    text = "".join(f"In town {'ABC'[n]} the flood destroyed 210 homes.\n\n" for n in range(copies))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    gathered = gather([str(tmp_path / "a.txt")], Config(cache=False))
    assert [claim.line for claim in gathered.claims] == [1 + 2 * n for n in range(copies)]


def test_an_article_without_a_figure_has_no_lines(tmp_path: Path) -> None:
    assert lines(tmp_path, "a.txt", "The fire killed nobody, the mayor said.\n") == {}
