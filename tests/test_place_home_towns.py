"""Small towns of the article's own country, known wherever they stand; and names that are none."""

from __future__ import annotations

import pytest

from tests.made_document import is_same_place, of_figure, places_of

MOZAMBIQUE = ("Rain fell in Mozambique. Roads in Mozambique were cut.", "Mozambique floods")


@pytest.mark.parametrize(
    "text",
    [
        "By Thursday Angoche had 40 homes without a roof.",
        "Angoche has 40 homes without a roof.",
        "Angoche loaded 40 lorries.",
        "A convoy of 40 lorries left Angoche on Monday.",
    ],
)
def test_a_small_town_of_the_own_country_needs_no_preposition(text: str) -> None:
    found = places_of(MOZAMBIQUE[0], text, title=MOZAMBIQUE[1])
    assert is_same_place(of_figure(found, "40"), "Angoche, Mozambique")


@pytest.mark.parametrize(
    "text",
    [
        "By Thursday Ana Angoche had 40 homes. By Friday Angoche had 50.",
        "By Thursday Angoche & Sons had 40 lorries.",
        "By Thursday Angoche, 41, had 40 goats.",
        "By Thursday Angoche Ferries had 40 lorries.",
    ],
)
def test_people_and_firms_called_like_a_small_town_are_none(text: str) -> None:
    found = places_of(MOZAMBIQUE[0], text, title=MOZAMBIQUE[1])
    assert is_same_place(of_figure(found, "40"), "Mozambique")


def test_a_small_town_of_another_country_needs_one() -> None:
    found = places_of("Rain fell in Norway. By Thursday Angoche had 40 cars.", title="Norway")
    assert is_same_place(found["40"], "Norway")


def test_where_towns_are_called_like_families_they_need_one() -> None:
    found = places_of("Shares rose in the United States.", "This year Northlake sold 40 cars.")
    assert is_same_place(found["40"], "United States")
