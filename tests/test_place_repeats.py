"""Names that the article shows to be places once, and so are places wherever they stand."""

from __future__ import annotations

import pytest

from crosscheck.extract.place.repeats import MOST_NAMES
from tests.made_document import is_same_place, of_figure, places_of


@pytest.mark.parametrize(
    ("shown", "told", "wanted"),
    [
        ("The works are in Ostrelle.", "The Ostrelle fire cost 40 million euros.", "Ostrelle"),
        (
            "The works are in Ostrelle.",
            "It has spent 40 euros at Ostrelle since.",
            "Ostrelle",
        ),
        ("Nobody was hurt in Bristol.", "Bristol offers 40 beds.", "Bristol, England"),
        ("She lives in Orange.", "Orange offers 40 beds.", "Orange"),
    ],
)
def test_a_name_once_in_a_place_is_one_everywhere(shown: str, told: str, wanted: str) -> None:
    assert is_same_place(of_figure(places_of(shown, told), "40"), wanted)


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("The works are in Ostrelle.", "Anna Ostrelle paid 40 euros."),
        ("The works are in Ostrelle.", "Ostrelle Holdings paid 40 euros."),
        ("The works are near Ostrelle.", "Post-Ostrelle rules cost 40 euros."),
        ("She sold it to Ostrelle.", "The Ostrelle shop paid 40 euros."),
    ],
)
def test_a_longer_name_or_one_never_placed_is_no_repeat(shown: str, told: str) -> None:
    alone = places_of(shown, told.replace("Ostrelle", "Norvane"))
    assert of_figure(places_of(shown, told), "40") == of_figure(alone, "40")


def test_a_title_shows_what_is_a_place() -> None:
    found = places_of("Ostrelle counted 40 dead.", title="Floods in Ostrelle")
    assert is_same_place(found["40"], "Ostrelle")


@pytest.mark.parametrize(
    "text",
    [
        "Planes flew 40 people to Ostrelle this morning.",
        "A convoy of 40 trucks has been stuck at Ostrelle since Friday.",
        "They went into Ostrelle with 40 others.",
    ],
)
def test_where_somebody_is_taken_or_held_up_is_a_place(text: str) -> None:
    assert is_same_place(of_figure(places_of(text), "40"), "Ostrelle")


@pytest.mark.parametrize("text", ["They paid 40 euros to Ostrelle.", "Sales to Ostrelle were 40."])
def test_who_is_paid_is_no_place(text: str) -> None:
    assert of_figure(places_of(text), "40") is None


def test_all_places_of_a_list_play_the_part_of_its_first() -> None:
    found = places_of(
        "Leeds had a good year.",
        "Buses came from Perth, Adelaide and Sydney.",
        "Some 40 beds were taken.",
        title="Leeds counts its guests",
    )
    assert is_same_place(found["40"], "Leeds, England")


def test_the_place_that_something_comes_from_is_not_spoken_of_next() -> None:
    found = places_of(
        "Guests come to Norway in June. Some 30 were from France. They spent 40 million euros.",
        title="Norway counts its guests",
    )
    assert is_same_place(found["40 million euros"], "Norway")


def test_a_figure_in_brackets_is_that_of_the_place_before() -> None:
    found = places_of(
        "Spain led, followed by Malta (4.1 million), Chad (3 million) and Peru, at 2."
    )
    assert found == {"4.1 million": "Malta", "3 million": "Chad", "2": "Peru"}


def test_so_many_names_are_looked_for_again_and_no_more() -> None:
    names = [f"Ost{chr(97 + i % 26)}{chr(97 + i // 26)}el" for i in range(MOST_NAMES + 1)]
    text = " ".join(f"Rain fell in {name}." for name in names)
    for name, wanted in ((names[MOST_NAMES - 1], True), (names[MOST_NAMES], False)):
        found = places_of(text, f"The {name} fire hurt 40 people.")
        assert is_same_place(found["40"], name) is wanted
