"""Counts of two hours of one day are no conflict."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.compare.hours import hour_of
from crosscheck.vocabulary import Row
from tests.compared import VOCABULARY, verdict

ROWS = [row for row in VOCABULARY.rows("times_of_day") if "example" in row]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["words"][0]))
def test_each_row_tells_the_hour_of_its_example(row: Row) -> None:
    assert hour_of(row["example"], VOCABULARY) == row["hour_told"]
    assert any(word in row["example"].casefold() for word in row["words"])


@pytest.mark.parametrize(
    ("quote", "hour"),
    [
        ("17:15 Police reckon that 8,000 people stand outside.", 17.25),
        ("9 a.m. The ministry counts 40 dead.", 9.0),
        ("By about 11.30 pm some 900 had been moved.", 23.5),
        ("As of 12 noon today 96 per cent of the gates are open.", 12.0),
    ],
)
def test_an_hour_is_told_before_a_count_or_at_the_head_of_an_entry(quote: str, hour: float) -> None:
    assert hour_of(quote, VOCABULARY) == hour


@pytest.mark.parametrize(
    "quote",
    [
        "A dam broke at 3 a.m. and killed 40 people.",
        "2.31 million people voted.",
        "The offer stands until 16:00 tomorrow, for 40 people.",
        "The toll rose by 28 between Thursday evening and noon.",
        "By noon 40 had been found, and by evening 60.",
        "They won by 3 points, and 40 people cheered.",
        "30:99 is no time at which 40 people were found.",
    ],
)
def test_no_hour_is_told_by_what_happened_or_is_due_or_by_several(quote: str) -> None:
    assert hour_of(quote, VOCABULARY) is None


def test_counts_at_two_hours_of_one_day_are_an_update() -> None:
    noon = {"value": 300.0, "quote": "About 300 people had been arrested by midday, police said."}
    night = {"value": 390.0, "quote": "By 9 p.m. 390 people had been arrested, police said."}
    assert verdict(noon, night) == ("update", None)


def test_counts_of_about_one_hour_still_conflict() -> None:
    one = {"value": 300.0, "quote": "Exactly 300 people had been arrested by 12:00, police said."}
    other = {"value": 390.0, "quote": "By 1 p.m. 390 people had been arrested, police said."}
    assert verdict(one, other) == ("conflict", "value")


def test_a_count_by_an_hour_is_no_conflict_with_a_larger_one_of_the_day() -> None:
    noon = {"value": 300.0, "quote": "Some 300 people had been arrested by midday, police said."}
    whole = {"value": 390.0, "quote": "In all 390 people were arrested on Saturday, police said."}
    assert verdict(noon, whole) == ("update", None)
    assert verdict(noon | {"value": 480.0}, whole) == ("conflict", "value")
    sooner = whole | {"published": date(2024, 5, 17)}
    assert verdict(noon | {"published": date(2024, 5, 19)}, sooner) != ("update", None)
