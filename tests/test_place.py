"""Where a figure holds: what its own sentence names, and what the text named before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.place.spots import find_spots
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, of_figure, places_of

EN = Vocabulary()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Some 420 homes in Leeds lost power on Friday.", {"420": "Leeds"}),
        ("Canadian exports rose by 4% in March.", {"4%": "Canada"}),
        ("Britain's jobless rate stood at 4.7%.", {"4.7%": "Britain"}),
        ("Health officials confirmed 312 cases of measles in Ontario.", {"312": "Ontario"}),
        ("The trial in Lyon heard that 53 victims had been named.", {"53": "Lyon"}),
        ("A crowd of 61,000 watched the final at Larkfield Stadium in Cardiff.",
         {"61,000": "Larkfield Stadium, Cardiff"}),
        ("A tanker lost 900,000 litres of oil in Tansy Bay.", {"900,000": "Tansy Bay"}),
        ("At the Kelso Gate crossing 300 trucks were waiting.", {"300": "Kelso Gate crossing"}),
        ("In the village of Ostrelle, 14 houses burned down.", {"14": "Ostrelle"}),
        ("Tucson had 31,219 arrests, more than any other sector.", {"31,219": "Tucson"}),
        ("In Leeds 40 people were hurt, and in Cardiff 12 people.",
         {"40": "Leeds", "12": "Cardiff"}),
        ("Nationwide, Spanish farms lost 3 million animals.", {"3 million": "Spain"}),
        ("Rainfall in northern Spain reached 491 litres.", {"491": "northern Spain"}),
        ("The agency told reporters in Geneva that 40 people had died in Kenya.", {"40": "Kenya"}),
        ("Some 900 people in Bataan, Cavite and Bulacan were moved.",
         {"900": "Bataan, Cavite and Bulacan"}),
    ],
)  # fmt: skip
def test_the_place_is_read_from_the_figures_own_sentence(
    sentence: str, wanted: dict[str, str]
) -> None:
    found = places_of(sentence)
    for number, place in wanted.items():
        assert is_same_place(of_figure(found, number), place), (number, found)


def test_a_place_is_carried_within_its_paragraph() -> None:
    found = places_of(
        "LEEDS (Agency) — Rain fell over Leeds on Sunday, and Leeds stood under water.",
        "In Cardiff the river rose. Some 40 houses were flooded.",
        "Insurers put the damage at 900 million pounds.",
    )
    assert is_same_place(found["40"], "Cardiff")
    assert is_same_place(found["900 million pounds"], "Leeds")


def test_what_is_compared_with_is_no_place_of_the_figure() -> None:
    found = places_of(
        "In Leeds the rate was 4 per cent, which is more than in Cardiff.",
        "In Leeds it was the coldest night in Europe, and 30 pipes burst.",
    )
    assert is_same_place(found["4 per cent"], "Leeds")
    assert is_same_place(found["30"], "Leeds")


def test_the_city_and_the_country_mean_the_ones_named_before() -> None:
    found = places_of(
        "Thieves in Baltimore took 700 cars last year.",
        "The city also lost 60 buses.",
        "Across the country, 9,000 buses were lost in the United States.",
    )
    assert is_same_place(found["60"], "Baltimore")
    assert is_same_place(found["9,000"], "United States")


def test_a_hospital_is_known_by_its_initials() -> None:
    found = places_of(
        "The Norland Royal Infirmary in Leeds is full.",
        "The doors of the Norland Royal Infirmary in Leeds were shut on 40 patients.",
        "At the NRI 12 beds are free.",
    )
    assert is_same_place(found["12"], "Norland Royal Infirmary, Leeds")


# Words of places in any order, which make far more of them than any letters do.
TABLES = ("locatives", "place_nouns", "place_lookalikes", "not_places")
WORDS = sorted(
    {word for table in TABLES for row in EN.rows(table) for word in row["example"].split()}
)
OF_PLACES = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(OF_PLACES | st.text(max_size=300))
@settings(deadline=None, max_examples=120)
def test_finding_places_never_throws_and_stays_in_the_text(text: str) -> None:
    for spot in find_spots(text, 0, EN):
        assert 0 <= spot.start < spot.end <= len(text)


def test_a_demonym_and_capital_mean_the_town() -> None:
    found = places_of(
        "Floods in the Kenyan capital killed 40 people.",
        "Kenya sent 300 soldiers. In the capital 12 roads were closed.",
    )
    assert is_same_place(found["40"], "Nairobi")
    assert is_same_place(found["12"], "Nairobi")


def test_a_county_is_known_by_its_bare_name_once_it_is_named() -> None:
    found = places_of(
        "Floods hit Ostrelle County in Nebraska on Monday.",
        "In Ostrelle 40 homes were lost. Officials opened 12 shelters, the county said.",
        "The county has 900 homes.",
    )
    assert is_same_place(found["40"], "Ostrelle County")
    assert is_same_place(found["900"], "Ostrelle County")


def test_what_stands_before_another_figure_is_that_figures() -> None:
    found = places_of("Sydney rents rose by 4% and Perth's 2%.")
    assert is_same_place(found["4%"], "Sydney")
    assert is_same_place(found["2%"], "Perth")


def test_who_works_where_says_nothing_of_the_figure() -> None:
    found = places_of("Leeds will lose 40 jobs, said Ann Lee, an analyst at Norvane.")
    assert is_same_place(found["40"], "Leeds")


def test_where_a_place_lies_is_not_where_the_figure_holds() -> None:
    found = places_of("In Tarapaca, on the Bolivian border, the murder rate was 17.1.")
    assert is_same_place(found["17.1"], "Tarapaca, Chile")


def test_a_station_is_where_its_weather_was() -> None:
    found = places_of("Rain fell over Leeds.", "Ostrelle recorded 40 degrees on Monday.")
    assert found["40"] == "Ostrelle, United Kingdom"
    assert places_of("Ostrelle recorded 40 sales on Monday.")["40"] is None


def test_global_figures_are_the_worlds_and_shares_of_them_are_not() -> None:
    found = places_of(
        "The mine in Peru dug 900 tonnes, about 2% of global supply.",
        "Global production of the metal fell 11%.",
    )
    assert is_same_place(found["2%"], "Peru")
    assert found["11%"] == "world"
