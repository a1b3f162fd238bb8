"""Where a figure holds: whose clause a place is in, who merely speaks, and what is carried on."""

from __future__ import annotations

import pytest

from tests.made_document import is_same_place, of_figure, places_of


def place(paragraphs: tuple[str, ...], number: str) -> str:
    found = places_of(*paragraphs)
    return of_figure(found, number) or ""


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # Names that no gazetteer knows, by what leads to them.
        (("A bus sank off Kenya.", "Sixty people were taken to the island of Ostrelle."),
         "Sixty", "Ostrelle"),
        (("It broke down 46 miles south of Ostrelle.",), "46", "Ostrelle"),
        (("The firm has two mills, Wexmoor among them, where 180 people weave.",),
         "180", "Wexmoor"),
        (("Goats were put out of 200 huts in Southern Province.",), "200", "Southern Province"),
        (("In the lanes behind the Wexmoor substation 40 homes were dark.",), "40", "Wexmoor"),
        (("Oslo drew 8,912 visitors.",), "8,912", "Oslo"),
        # A place in a clause beside, with a subject of its own, is of that clause.
        (("Australians are not smug. The chain shut 22 shops, and nobody in London wept.",),
         "22", "Australia"),
        (("Floods hit Kenya, and 40 people in Ghana died.",), "40", "Ghana"),
        # Whose ministry tells is not where it happened.
        (("Malta took in 14,213 birds, Spain's ministry reports.",), "14,213", "Malta"),
        (("Canada.", "Ottawa's statisticians count 40 mills in Quebec."), "40", "Quebec"),
        (("Leeds used 900 tonnes of salt, the State Despatch Centre said.",), "900", "Leeds"),
        (("Forty seals came ashore, says the Kenyan coast guard, which fed them in Malta.",),
         "Forty", "Malta"),
        # The place of one sentence's figures is the next one's too, one in passing is not.
        (("Kenyan farms covered 26 hectares. The wheat part of it gave 68 bushels.",),
         "68", "Kenya"),
        (("In Kenya 40 mills shut, as Norvane's brokers in Paris had said. Then 20 more shut.",),
         "20", "Kenya"),
        (("Leeds has 40 mills. Across the country 900 are left.",), "900", "United Kingdom"),
    ],
)  # fmt: skip
def test_a_place_belongs_to_its_clause(
    paragraphs: tuple[str, ...], number: str, wanted: str
) -> None:
    assert wanted in place(paragraphs, number)


def test_the_island_is_the_one_just_named() -> None:
    found = places_of("A boat came to the island of Ostrelle.", "The island has 640 beds.")
    assert "Ostrelle" in (found["640"] or "")


def test_what_another_figure_is_compared_with_holds_for_that_one() -> None:
    found = places_of("Norway took in 40 people a day, compared with 15 in Spain as a whole.")
    assert is_same_place(found["40"], "Norway")
    assert is_same_place(found["15"], "Spain")
    found = places_of("With 6.3 fires a day, Leeds led the table, ahead of York with 3.7.")
    assert is_same_place(found["6.3"], "Leeds")
    assert is_same_place(found["3.7"], "York")


def test_a_list_without_its_verb_has_the_place_before_the_figure() -> None:
    found = places_of("The city of Leeds recorded 24 of the fires and York 29.")
    assert is_same_place(found["24"], "Leeds")


def test_whose_money_it_is_is_not_where_it_is_paid() -> None:
    found = places_of("In Gaza a sack of flour now sells for 90 Egyptian pounds, or about $2.")
    assert is_same_place(found["90 Egyptian pounds"], "Gaza")
    assert is_same_place(found["$2"], "Gaza")
