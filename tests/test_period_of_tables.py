"""When a figure in a table holds: by its row, its column's heading and the caption together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.period import find_periods
from crosscheck.records import Block, Cell
from tests.made_document import made_article, made_document

Period = tuple[str | None, str | None]


def in_table(caption: str, headings: tuple[str, str], row: tuple[str, str]) -> Period:
    """The period of the second cell's figure, in a table of two columns."""
    text = f"{row[0]} {row[1]}"
    at = len(row[0]) + 1
    cells = (Cell(0, at - 1, headings[0]), Cell(at, len(text), headings[1]))
    block = Block(0, len(text), kind="row", caption=caption, cells=cells)
    document = made_document(replace(made_article(text), blocks=(block,)))
    found = zip(document.mentions, find_periods(document), strict=True)
    days = next(p for m, p in found if m.figure.text == row[1])
    return (str(days.start) if days.start else None, str(days.end) if days.end else None)


@pytest.mark.parametrize(
    ("caption", "headings", "row", "wanted"),
    [
        # A year in the row is the part of it that the caption names.
        ("Thefts in Rimmel, January to March", ("Year", "Thefts"), ("2022", "81"),
         ("2022-01-01", "2022-03-31")),
        ("Thefts in Rimmel", ("Year", "Thefts"), ("2022", "81"), ("2022-01-01", "2022-12-31")),
        ("Thefts in Rimmel, March (source: town police)", ("What", "2022"), ("By night", "81"),
         ("2022-03-01", "2022-03-31")),
        ("Thefts in Rimmel, January 1 to December 31", ("Town", "Thefts"), ("Rimmel", "81"),
         ("2023-01-01", "2023-12-31")),
        # When a forecast was made is not what it is about.
        ("Growth forecasts of March 2024", ("Year", "Growth, %"), ("2025", "81"),
         ("2025-01-01", "2025-12-31")),
        ("Fees paid, January window 2024", ("Player", "Fee"), ("A winger", "81"),
         ("2024-01-01", "2024-01-31")),
        # A total runs since the day of the heading or the caption, until the day it is told for.
        ("The outbreak so far (ministry, 14 May)", ("Since 3 March", "Patients"), ("Ill", "81"),
         ("2024-03-03", "2024-05-14")),
        ("Cholera since March (as of 9 May)", ("What", "Number"), ("Cases", "81"),
         ("2024-03-01", "2024-05-09")),
        ("Wards (ministry, 14 May)", ("Ward", "Beds"), ("North", "81"),
         ("2024-05-14", "2024-05-14")),
    ],
)  # fmt: skip
def test_the_parts_of_a_table_tell_the_time_together(
    caption: str, headings: tuple[str, str], row: tuple[str, str], wanted: Period
) -> None:
    assert in_table(caption, headings, row) == wanted


def test_a_year_in_a_row_is_the_figures_only_in_a_column_of_times() -> None:
    def of(heading: str) -> tuple[str, str]:
        text = "Rimmel School 1951 141"
        cells = (Cell(0, 13, "School"), Cell(14, 18, heading), Cell(19, 22, "Pupils"))
        block = Block(0, len(text), kind="row", caption="Schools in March 2024", cells=cells)
        article = replace(made_article(text), blocks=(block,))
        document = made_document(article)
        found = zip(document.mentions, find_periods(document), strict=True)
        days = next(p for m, p in found if m.figure.text == "141")
        return str(days.start), str(days.end)

    assert of("Opened") == ("2024-03-01", "2024-03-31")
    assert of("Year") == ("1951-01-01", "1951-12-31")
