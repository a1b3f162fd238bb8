"""Words that point to a place, and words that only look as if they did."""

from __future__ import annotations

import pytest

from tests.made_document import is_same_place, of_figure, places_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("There are some 64 million patients in the world today.", "world"),
        ("The world had 64 million patients.", "world"),
        ("The world champion earned 64 million euros.", "Leeds, England"),
        ("The world's biggest firm earned 64 million euros.", "Leeds, England"),
        ("The World Bank lent 64 million euros.", "Leeds, England"),
        ("In the whole country 64 million voted.", "United Kingdom"),
        ("The whole city has 64 million bricks.", "Leeds, England"),
    ],
)
def test_the_world_and_the_whole_country_are_places_by_themselves(text: str, wanted: str) -> None:
    found = places_of("Rain fell in Leeds. Buses in Leeds were late.", text, title="Rain in Leeds")
    assert is_same_place(of_figure(found, "64"), wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At the prison 40 men were held.", "Norvane prison"),
        ("The prison service counted 40 men.", "Leeds, England"),
        ("The prison was told of 40 complaints.", "Leeds, England"),
    ],
)
def test_a_building_that_speaks_is_no_place(text: str, wanted: str) -> None:
    found = places_of("They were in Norvane prison.", text, title="Crime in Leeds")
    assert is_same_place(of_figure(found, "40"), wanted)


def test_whose_money_it_is_tells_no_place() -> None:
    found = places_of("A loaf cost 60 US cents.", "They paid 40 Canadian dollars.")
    assert set(found.values()) == {None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The biggest loss of the winter was in Texas, where 40 barns burned.", "Texas"),
        ("They had the biggest loss in Texas, 40 barns.", "Leeds, England"),
    ],
)
def test_a_superlative_looks_at_a_place_but_not_across_a_verb(text: str, wanted: str) -> None:
    found = places_of("Barns in Leeds burned.", text, title="Fires in Leeds")
    assert is_same_place(of_figure(found, "40"), wanted)


def test_what_draws_the_most_visitors_plays_nobody() -> None:
    assert places_of("Catalonia drew the most visitors, 40.") == {"40": "Catalonia, Spain"}
    assert is_same_place(places_of("France drew with Spain in Rome before 40.")["40"], "Rome")


def test_the_city_is_one_that_a_division_is_named_after() -> None:
    found = places_of(
        "Trams in Lisbon stood still.",
        "They run from Almada to Lisbon.",
        "The city has 40 of them.",
        title="Lisbon without trams",
    )
    assert is_same_place(found["40"], "Lisbon, Portugal")


def test_a_place_that_others_are_measured_by_owns_nothing() -> None:
    found = places_of("Leeds has a tower. Rooms cost 40 pounds, less than Perth's.", title="Leeds")
    assert is_same_place(found["40 pounds"], "Leeds, England")


def test_a_building_without_a_name_stands_in_the_place_the_text_speaks_of() -> None:
    found = places_of(
        "Rain fell in Leeds.", "Police held 40 men outside the stadium. Then 12 left."
    )
    assert found["40"] == "stadium, Leeds, England"
    assert is_same_place(found["12"], "Leeds")


@pytest.mark.parametrize(
    "text",
    [
        "They put 40 vans on the road.",
        "At the station in York police held 40 men.",
        "The stadium cost 40 million euros.",
    ],
)
def test_other_words_for_what_is_built_are_no_place(text: str) -> None:
    found = places_of("Rain fell in Leeds.", text)
    place = of_figure(found, "40") or ""
    assert not place.startswith(("road", "station", "stadium"))


def test_a_border_that_the_text_does_not_name_belongs_to_both_sides() -> None:
    found = places_of(
        "Rain fell in Spain. Roads in Spain were cut.", "Police led 40 buses from the frontier."
    )
    assert found["40"] == "frontier"


def test_guests_do_not_make_their_country_the_country() -> None:
    found = places_of(
        "Rain fell in Spain. Roads in Spain were cut.",
        "Some 40 Chilean and 30 Peruvian fans entered the country.",
    )
    assert is_same_place(found["40"], "Spain")
    assert is_same_place(found["30"], "Spain")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In the three provinces 40 homes were lost.", "three provinces"),
        ("Some 40 men were moved out of harm in the low districts.", "low districts"),
        ("The governors of the three provinces asked for 40 boats.", "Spain"),
        ("Downtown 40 roads were closed.", "downtown"),
    ],
)
def test_parts_that_a_text_does_not_name_are_told_in_its_words(text: str, wanted: str) -> None:
    found = places_of("Rain fell in Spain. Roads in Spain were cut.", text)
    assert of_figure(found, "40") == wanted


def test_nationalities_that_are_counted_as_guests_are_no_places() -> None:
    found = places_of(
        "Hotels in Spain were full. Beaches in Spain were too.",
        "The British led again, with 40 arrivals, followed by the French, of whom 30 came.",
    )
    assert is_same_place(found["40"], "Spain")
    assert is_same_place(found["30"], "Spain")
