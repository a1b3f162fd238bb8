"""Headings, levels and bodies that only look like places, and the roads that are some."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from crosscheck.extract.place.spots import find_spots
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, of_figure, places_of

EN = Vocabulary()


@pytest.mark.parametrize(
    "heading",
    [
        "HORROR ON PIER 4 AS FERRY BURNS",
        "MORE JOBS, AND FEWER SHOPS",
        "HARBOUR SHAME",
        "LAKE HORROR",
    ],
)
def test_the_words_of_a_heading_in_capitals_are_no_place(heading: str) -> None:
    found = places_of(heading, "Rain fell in Leeds on Sunday. Leeds had 40 floods.",
                      "Some 900 people have no light.")  # fmt: skip
    assert is_same_place(found["900"], "Leeds"), found


def test_a_heading_in_capitals_names_what_stands_behind_its_preposition() -> None:
    names = [spot.name for spot in find_spots("NINE HURT AT LARKFIELD HOSPITAL", 0, EN)]
    assert names == ["LARKFIELD HOSPITAL"]


def test_a_dateline_is_read_though_its_place_is_not_known() -> None:
    assert find_spots("Ostrelle", 0, EN) == []
    found = places_of("OSTRELLE, March 3 (Agency) - Some 40 roads are closed.")
    assert is_same_place(found["40"], "Ostrelle")


@pytest.mark.parametrize("level", ["Higher", "Advanced Higher", "A-level", "Level 3"])
def test_a_level_of_examinations_is_no_place(level: str) -> None:
    found = places_of("Pupils in Wales have their results.", f"At {level}, 40% got the best mark.")
    assert is_same_place(found["40%"], "Wales"), found


def test_a_centre_of_data_is_whoever_counts() -> None:
    found = places_of("Crime in Leeds fell.", "The Ostrelle Data Center counted 40 cases.")
    assert is_same_place(found["40"], "Leeds")


@pytest.mark.parametrize("words", ["Gulf Air", "Strait Times", "Sea Refuge", "Bay Motors"])
def test_a_firm_with_the_name_of_waters_is_no_place(words: str) -> None:
    assert [s.kind for s in find_spots(f"The owners of {words} lost 40 million.", 0, EN)] == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The tailback on the coastbound M7 was 40 miles long.", "M7"),
        ("Some 40 lorries were parked along the A9 in France.", "A9, France"),
        ("On Highway 7 in Ohio 40 drivers spent the night.", "Highway 7, Ohio"),
        ("Some 40 cars stood on Interstate 7.", "Interstate 7"),
    ],
)
def test_a_numbered_road_is_where_its_traffic_is(sentence: str, place: str) -> None:
    assert is_same_place(of_figure(places_of(sentence), "40"), place)


@pytest.mark.parametrize(
    "sentence",
    [
        "Leeds lost 40 jobs on the A380.",
        "The army spent 40 million pounds on the F-35 programme.",
        "Its games run on the M2 chip for 40 hours.",
    ],
)
def test_an_aircraft_or_a_chip_is_no_road(sentence: str) -> None:
    kinds: Sequence[str] = [s.kind for s in find_spots(sentence, 0, EN)]
    assert "road" not in kinds
