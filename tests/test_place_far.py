"""What keeps a figure from a far country: whose soil it is, who speaks, and what no list knows."""

from __future__ import annotations

import pytest

from crosscheck.extract.place.spots import find_spots
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, places_of

EN = Vocabulary()


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("It pays for 40 officers who patrol the French coast.", "France"),
        ("Off the Kenyan coast 40 people drowned.", "Kenya"),
        ("Some 40 soldiers fell on Polish soil.", "Poland"),
    ],
)
def test_the_land_that_an_adjective_names_is_the_countrys(sentence: str, place: str) -> None:
    found = places_of("Britain signed. Britain pays.", sentence)
    assert is_same_place(found["40"], place)


def test_a_coast_guard_may_be_anywhere() -> None:
    spots = find_spots("The Italian coast guard saved 40 people.", 0, EN)
    assert [(s.name, s.demonym) for s in spots] == [("Italy", True)]


def test_a_country_that_is_named_once_far_down_is_not_guessed_for_an_unknown_name() -> None:
    story = ("A boat sank.", "It was night.", "Nobody saw it.", "In Ostrelle 40 people wait.")
    assert places_of(*story, "The wind came from France.")["40"] == "Ostrelle"
    assert places_of("A boat sank in France.", *story)["40"] == "Ostrelle, France"


def test_a_country_that_is_spoken_of_holds_its_unknown_names() -> None:
    found = places_of("Rain fell in France. France has 3 dams.", "In Ostrelle 40 people wait.")
    assert found["40"] == "Ostrelle, France"


def test_people_of_two_countries_do_not_set_an_article_in_either() -> None:
    found = places_of(
        "Courts decided 900 cases in March.",
        "Spaniards brought 12 of them, followed by Kenyans with 9.",
    )
    assert found["900"] is None


@pytest.mark.parametrize("name", ["Kent", "Jackson"])
def test_a_surname_before_its_police_is_the_place(name: str) -> None:
    assert [s.name for s in find_spots(f"{name} Police counted 40 lorries.", 0, EN)] == [name]


def test_a_person_before_the_police_is_nobodys_place() -> None:
    assert [s.name for s in find_spots("Ann Kent Police counted 40.", 0, EN)] == []


def test_a_mayors_town_is_only_who_speaks() -> None:
    found = places_of("A bus burned in Leeds, the mayor of Cardiff said, and 40 people ran.")
    assert is_same_place(found["40"], "Leeds")


def test_what_lies_at_a_distance_from_a_town_lies_there() -> None:
    found = places_of("Rain fell in Spain. Some 40 people were hurt a mile from Valencia.")
    assert is_same_place(found["40"], "Valencia, Spain")


def test_at_sea_is_the_sea_that_the_text_named() -> None:
    found = places_of("Boats crossed the Baltic Sea to Gdansk.", "This year 40 people died at sea.")
    assert is_same_place(found["40"], "Baltic Sea")
    assert places_of("Rain fell in Leeds.", "In all, 40 people died at sea.")["40"] == "sea"


def test_what_a_storm_struck_is_where_it_killed() -> None:
    found = places_of("Leeds is dry.", "Some 40 people died in the storm which struck Cardiff.")
    assert is_same_place(found["40"], "Cardiff")


def test_this_town_is_the_articles_own() -> None:
    found = places_of("Leeds is poor. Leeds is cold.", "Cardiff has 3 pools. This town has 12.")
    assert is_same_place(found["12"], "Leeds")
