"""Dates of metadata and bylines: complete and unambiguous, or none."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from crosscheck.readers import read_paths
from crosscheck.readers.dates import read_date

DAY = date(2031, 3, 4)
STORY = "Some 400 people were hurt when the dam broke, police said."


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2031, 3, 4, 23, 59),
        "2031-03-04",
        "2031-03-04T23:30:00-08:00",
        "2031-03-04 06:00",
        "20310304",
        "20310304T060000Z",
        "Tue, 04 Mar 2031 23:30:00 -0500",
        "4 March 2031",
        "4th of March 2031",
        "March 4, 2031",
        "Mar. 4, 2031, 9:08 a.m.",
    ],
)
def test_complete_dates_are_read_as_the_day_that_is_written(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "",
        None,
        "03/04/2031",
        "March 2031",
        "2031",
        "soon",
        "2031-13-04",
        "31 February 2031",
        "Room 12, 2031",
        "20311399",
        True,
        7,
    ],
)
def test_anything_else_is_no_date(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        (f"By Jo Marsh · March 4, 2031, 9:08 am\n\n{STORY}", DAY, ""),
        (f"Posted: 4 March 2031\n\n{STORY}", DAY, ""),
        (f"NORTHGATE, March 4, 2031 (Harbour Wire) — {STORY}", DAY, "Harbour Wire"),
        (f"NORTHGATE, 4 March 2031 — {STORY}", DAY, ""),
        (f"NORTHGATE (Harbour Wire) -- {STORY}", None, "Harbour Wire"),
        (f"NORTHGATE, March 4 (Harbour Wire) - {STORY}", None, "Harbour Wire"),
        (f"{STORY} It was built on March 4, 2031.", None, ""),
    ],
)
def test_the_byline_and_dateline_show_date_and_agency_and_the_story_does_not(
    tmp_path: Path, text: str, published: date | None, source: str
) -> None:
    (tmp_path / "a.txt").write_text(f"Dam bursts\n\n{text}\n\n{STORY}", encoding="utf-8")
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.published, article.source, article.title) == (published, source, "Dam bursts")


def test_what_the_text_shows_comes_last(tmp_path: Path) -> None:
    head = "---\nsource: Own\npublished: 2030-01-01\ntitle: Other\n---\n"
    text = f"{head}# Dam bursts\n\nNORTHGATE, March 4, 2031 (Harbour Wire) — {STORY}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (article,) = read_paths([str(tmp_path)]).articles
    assert (article.source, article.published, article.title) == ("Own", date(2030, 1, 1), "Other")


@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31", "00010101", "Fri, 31 Dec 9999 00:00:00 GMT", "May 1, 9999"]
)
def test_a_day_that_is_nobodys_day_of_publication_is_none(text: str) -> None:
    assert read_date(text) is None
