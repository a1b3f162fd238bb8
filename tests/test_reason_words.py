"""Reasons name measures and rates as an editor would write them."""

from __future__ import annotations

from typing import Any

import pytest

from crosscheck.compare import wording
from crosscheck.compare.question import counted
from crosscheck.vocabulary.unit_names import each
from tests.claims import claim


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"number": "7.2", "value": 7.2, "unit": "inch"}, "7.2 inches"),
        ({"number": "21.4", "value": 21.4, "unit": "foot"}, "21.4 feet"),
        ({"number": "12 feet", "value": 12, "unit": "foot"}, "12 feet"),
        ({"number": "1", "value": 1, "unit": "mile"}, "1 mile"),
        ({"number": "30", "value": 30, "unit": "degree Celsius"}, "30 degrees Celsius"),
        ({"number": "3", "value": 3, "unit": "square foot"}, "3 square feet"),
        ({"number": "60", "value": 60, "unit": "mile", "per": "hour"}, "60 miles an hour"),
        ({"number": "60 miles an hour", "unit": "mile", "per": "hour"}, "60 miles an hour"),
        ({"number": "600", "per": "day"}, "600 a day"),
        ({"number": "12", "per": "100,000 people"}, "12 per 100,000 people"),
    ],
)
def test_a_reason_tells_several_in_the_plural_and_a_rate_with_its_article(
    fields: dict[str, Any], told: str
) -> None:
    assert wording.figure(claim(hedge="exact", **fields)) == told


@pytest.mark.parametrize(
    ("per", "told"),
    [
        ("hour", "an hour"),
        ("acre", "an acre"),
        ("inhabitant", "an inhabitant"),
        ("day", "a day"),
        ("household", "a household"),
        ("unit", "a unit"),
    ],
)
def test_the_article_of_a_rate_goes_by_its_sound(per: str, told: str) -> None:
    assert each(per) == told


def test_a_question_names_the_rate_with_its_article() -> None:
    assert counted(claim(quote="", topic="car pass", per="hour")) == "car pass an hour"


def test_bounds_worked_out_are_told_in_the_plural() -> None:
    assert wording.between(4, 6, "foot") == "between 4 and 6 feet"
