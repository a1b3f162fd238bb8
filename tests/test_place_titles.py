"""Names of storms, of undertakings and of those who watch: no places; and what shows that a name is
one."""

from __future__ import annotations

import pytest

from crosscheck.extract.place.spots import find_spots
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, of_figure, places_of

EN = Vocabulary()


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 40 people died in Typhoon Ostrelle.",
        "Some 40 people died in Tropical Storm Ostrelle last week.",
        "Officers seized 40 kilos in Operation Blue Gate.",
        "Some 40 wells were dug in Project Arden.",
        "Some 40 barrels were spilled, said the Regional Oil Observatory.",
        "The fee came to Rs 40 crore.",
    ],
)
def test_a_storm_an_operation_or_a_watching_body_is_no_place(sentence: str) -> None:
    assert set(places_of(sentence).values()) == {None}


@pytest.mark.parametrize(
    ("sentence", "number", "place"),
    [
        ("Some 40 boats left Storm Bay on Friday.", "40", "Storm Bay"),
        ("Some 40 guests slept at the Kelso Hill Observatory.", "40", "Kelso Hill Observatory"),
        # A run of capitals ends where a name of its own begins with "the".
        ("In Ostrelle the NPF's Ana Ruiz won by 4,000 votes.", "4,000", "Ostrelle"),
        ("Some 40 tents stand on the Isle of the Lake.", "40", "Isle of the Lake"),
        # What somebody does who then is there.
        ("Visiting Larkfield hospital on Friday, the mayor promised 40 beds.", "40",
         "Larkfield hospital"),
        ("Kettering General Hospital has 40 beds.", "40", "Kettering General Hospital"),
        # Who lives there makes it a place.
        ("Ostrelle has some 4,000 permanent residents.", "4,000", "Ostrelle"),
        # The part of them that is elsewhere.
        ("In Spain 96 homes burned that night, 41 of those on the outskirts of Leeds.", "41",
         "Leeds"),
        ("Some 90 people were hurt in Spain, 17 of them children in Leeds.", "17", "Leeds"),
        ("An attack of 40 drones against Leeds failed.", "40", "Leeds"),
    ],
)  # fmt: skip
def test_a_name_is_read_as_far_as_it_goes(sentence: str, number: str, place: str) -> None:
    assert is_same_place(of_figure(places_of(sentence), number), place)


def test_whose_residents_it_has_is_the_place_of_what_happened_at_it() -> None:
    found = places_of("Ostrelle has 4,000 residents.", "Some 26 of the dead at Ostrelle were boys.")
    assert is_same_place(found["26"], "Ostrelle")
    assert places_of("Norvane has 4,000 lorries.", "Some 26 of the cooks at Norvane were ill.") == {
        "4,000": None,
        "26": None,
    }


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("UMPIRE TAKES NORVANE MUTUAL TO COURT", []),
        ("BANK SUED BY LARKFIELD COLLEGE", []),
        ("MAYOR OPENS LARKFIELD BRIDGE", []),
        ("OSTRELLE GENERAL HOSPITAL", ["OSTRELLE GENERAL HOSPITAL"]),
        ("NINE HURT AT LARKFIELD HOSPITAL", ["LARKFIELD HOSPITAL"]),
    ],
)
def test_a_heading_in_capitals_that_says_something_is_no_name(
    heading: str, names: list[str]
) -> None:
    assert [spot.name for spot in find_spots(heading, 0, EN)] == names


def test_a_study_is_made_at_a_university_and_holds_elsewhere() -> None:
    found = places_of("Bus fares in Leeds went up.", "An Oxford study put the rise at 40 pence.")
    assert is_same_place(of_figure(found, "40"), "Leeds")
    found = places_of("Bus fares in Leeds went up.", "An Oxford garage has 40 buses.")
    assert is_same_place(of_figure(found, "40"), "Oxford")


def test_the_border_strip_of_a_region_is_the_regions() -> None:
    found = places_of(
        "Rain fell over the Belgorod region in Russia.",
        "In the Ostrelle district 3 people were hurt.",
        "From the border strip of the region 900 people were moved.",
    )
    assert is_same_place(found["900"], "Belgorod region, Russia")


def test_the_district_is_the_one_just_named() -> None:
    found = places_of(
        "In Saxony 95,000 people build cars in Germany.",
        "In the district of Zwickau it is one in six. Rents in the district rose by 6 per cent, "
        "against 7 per cent in the state as a whole.",
    )
    assert is_same_place(of_figure(found, "6 per cent"), "Zwickau, Germany")
