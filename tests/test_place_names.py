"""Which names are places, and which only look like one."""

from __future__ import annotations

import pytest

from tests.made_document import is_same_place, of_figure, places_of


def test_no_place_is_made_up() -> None:
    assert places_of("Some 40 people were hurt.") == {"40": None}
    assert places_of("Jackson paid 40 dollars in March.") == {"40 dollars": None}
    assert (
        places_of("It bought a stake in Norvane for 40 million euros.")["40 million euros"] is None
    )


def test_a_person_named_like_a_place_is_none() -> None:
    found = places_of(
        "Leeds has 40 wardens, said its mayor, Ana Houston.",
        "Houston wants 12 more. They cost 900 pounds each.",
    )
    assert is_same_place(found["12"], "Leeds")
    assert is_same_place(found["900 pounds"], "Leeds")
    assert is_same_place(places_of("Houston has 40 wardens. It wants 12 more.")["40"], "Houston")


def test_a_minister_named_like_a_town_is_none() -> None:
    found = places_of(
        "Minister Cienfuegos said Leeds had 40 cells.",
        "Leeds will build 12 more, Cienfuegos said.",
        "They cost 900 pounds.",
    )
    assert is_same_place(found["900 pounds"], "Leeds")


def test_an_unknown_name_that_speaks_is_no_place() -> None:
    assert (
        places_of(
            "Leeds sold 40 vans, some of them built off Norvane designs near Norvane.",
            "Norvane said it had paid 900 pounds.",
        )["900 pounds"]
        == "Leeds, England"
    )


def test_a_namesake_of_a_capital_is_meant_only_where_it_is_comparably_large() -> None:
    found = places_of(
        "Hospitals in Hamilton, Ontario, and elsewhere in Canada treated 900 patients.",
        "In London 40 hospitals took part.",
    )
    assert found["40"] == "London, England"


def test_a_small_namesake_abroad_is_not_meant_where_the_article_is_of_one_country() -> None:
    found = places_of("Rain fell all over India on Tuesday.", "Near Banjar 12 houses were lost.")
    assert found["12"] == "Banjar, India"


def test_a_country_or_state_before_a_court_is_no_name_of_a_building() -> None:
    found = places_of("A Virginia court was told on Monday that 40 contracts were bought.")
    assert found["40"] == "Virginia, United States"


def test_a_word_that_is_a_place_only_at_times_is_none_where_it_speaks() -> None:
    found = places_of("Rivals of Orange lost 12 cases.", "Orange said it had paid 900 pounds.")
    assert found["900 pounds"] is None


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("Some 15,000 people stood by the river in Leeds.",), "15,000", "Leeds"),
        (("A boat was found by the police in Leeds with 40 people.",), "40", "Leeds"),
        # The number after a name is a count, or the name's own where the name is that of a pier.
        (("In Ostrelle 57 people are missing.",), "57", "Ostrelle"),
        (("Norway sank. At Pier 4 some 900 people waited.",), "900", "Pier 4"),
        # Films and books named like streets are no places.
        (("Norway laughs. They showed The Salt Road to 900 people.",), "900", "Norway"),
        (("Norway laughs. “Salt Road” drew 900 people.",), "900", "Norway"),
        (("Norway weeps. On Salt Road in Leeds some 900 people died.",), "900", "Salt Road, Leeds"),
        (("ROMANIAN RAILWAYS", "Some 40 trains were late on the national network."),
         "40", "Romania"),
        (("RIOT ON 4 MARCH", "Some 40 people were hurt."), "40", None),
        (("Norway sold 61 million barrels.", "Of that, 25 million went in May."),
         "25 million", "Norway"),
        (("Colombia mourns. In Bogotá it rained.", "In the capital 40 people have been arrested."),
         "40", "Bogotá"),
    ],
)  # fmt: skip
def test_a_place_is_told_from_what_looks_like_one(
    paragraphs: tuple[str, ...], number: str, wanted: str | None
) -> None:
    found = places_of(*paragraphs)
    assert is_same_place(of_figure(found, number), wanted), found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A street has the name of a town that it does not lie in; a hospital lies in it.
        ("ARDEL, Vermont — On Harrow Street some 900 people fled.", "Harrow Street"),
        ("On Leeds Road some 900 people fled.", "Leeds Road"),
        ("Leeds Hospital treated 900 people.", "Leeds Hospital, Leeds"),
        # A county that several states have is that of the state named, or of none.
        ("ARDEL, Vermont — Some 900 homes in Bell County lost power.", "Bell County"),
        ("ARDEL, Texas — Some 900 homes in Bell County lost power.", "Bell County, Texas"),
        ("ARDEL, Kentucky — Some 900 homes in Bell County lost power.", "Bell County, Kentucky"),
        ("Some 900 homes in Bell County, Kentucky, lost power.", "Bell County, Kentucky"),
    ],
)
def test_a_street_or_county_is_put_in_no_town_or_state_that_is_not_named(
    text: str, wanted: str
) -> None:
    assert of_figure(places_of(text), "900") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In our clinic at Ostrelle we treated 40 men.", "Ostrelle"),
        ("Booms of 40 metres protect the mouth of the Ostrelle.", "Ostrelle"),
        ("Oil lay on 40 km of beach between Ostrelle and Arden.", "Ostrelle"),
    ],
)
def test_an_unknown_name_is_a_place_by_the_noun_before_it(text: str, wanted: str) -> None:
    assert of_figure(places_of(text), "40") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Staff at Ostrelle had 40 vans.",
        "Talks between Ostrelle and Arden took 40 minutes.",
        "In the works of the Ostrelle they found 40 errors.",
        "Food falls from the sky at 40 spots.",
    ],
)
def test_other_nouns_do_not_make_it_one(text: str) -> None:
    assert of_figure(places_of(text), "40") is None


def test_the_people_of_a_town_tell_where_it_is() -> None:
    found = places_of("Winnipeggers lost 40 cars last year.", "Some 12 came back.")
    assert is_same_place(found["12"], "Winnipeg")


def test_an_airline_tells_its_country_and_is_nobodys_name() -> None:
    found = places_of("Cabin crew of Air Canada went home.", "Some 40 flights were called off.")
    assert is_same_place(found["40"], "Canada")


@pytest.mark.parametrize("name", ["Rua Augusta", "Avenida Italia", "Parque Ostrelle"])
def test_streets_and_parks_of_other_languages_do_not_lie_in_their_namesakes(name: str) -> None:
    assert places_of(f"Some 40 people slept on the {name}.") == {"40": name}
