"""The names of one article cohere: they are read as names of the countries it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.place import find_places
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, made_article, made_document, of_figure, places_of


def test_a_namesake_lies_where_most_other_names_do() -> None:
    found = places_of(
        "The prefect of Prahova county spoke of rain.",
        "Some 14 coaches burned at Câmpina, near Ploiești.",
    )
    assert is_same_place(found["14"], "Câmpina, Romania")
    alone = places_of("Some 14 coaches burned at Câmpina, near Córdoba.")
    assert alone["14"] == "Câmpina, Spain"


def test_a_name_known_abroad_alone_is_not_taken_there() -> None:
    story = ("Floods hit Nepal. Some 40 people died in Bhojpur.", "In Biratnagar 30 were hurt.")
    helped = (*story, "India sent 20 trucks.")
    assert places_of(*helped, title="Floods in Nepal")["40"] == "Bhojpur"
    assert places_of(*helped, title="Floods in Nepal")["30"] == "Biratnagar, Nepal"
    bordering = (*story, "In Patna, in India's east, 20 people were hurt.")
    assert places_of(*bordering)["40"] == "Bhojpur, India"


def test_a_name_without_a_country_gets_none_where_two_are_as_likely() -> None:
    both = places_of("Norway beat Chad.", "Some 40 people were hurt in Ostrelle.")
    assert both["40"] == "Ostrelle"
    one = places_of("Norway has rain.", "Some 40 people were hurt in Ostrelle.")
    assert one["40"] == "Ostrelle, Norway"


@pytest.mark.parametrize(
    ("unit", "wanted"), [("BOB", "Bolivia"), ("USD", None), ("EUR", None), ("tonne", None)]
)
def test_money_tells_the_country_where_it_is_paid(unit: str, wanted: str | None) -> None:
    document = made_document(made_article("A loaf costs 30.", "Some 40 people sat in Ostrelle."))
    first, *rest = document.sentences
    figures = tuple(replace(figure, unit=unit) for figure in first.figures)
    paid = replace(document, sentences=(replace(first, figures=figures), *rest))
    place = find_places(paid)[-1]
    assert place == ("Ostrelle" if wanted is None else f"Ostrelle, {wanted}")


def test_money_that_is_quoted_everywhere_is_marked_in_the_vocabulary() -> None:
    rows = Vocabulary().rows("currencies")
    marked = [row["code"] for row in rows if row.get("everywhere")]
    assert {"USD", "EUR"} <= set(marked)
    assert not {"BOB", "GBP", "INR"} & set(marked)


def test_a_small_towns_name_that_speaks_is_a_firm() -> None:
    story = ("Northlake said it would cut jobs.", "Some 40 jobs at Northlake, in sales, go.")
    assert set(places_of(*story).values()) == {None}
    fires = ("Fires broke out.", "Some 40 homes burned in Northlake, Illinois.")
    assert is_same_place(places_of(*fires)["40"], "Northlake, Illinois")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("the Ostrelle Policy Research Centre", None),
        ("the Ostrelle Shopping Centre", "Ostrelle Shopping Centre"),
    ],
)
def test_a_centre_with_a_task_is_a_body_and_no_place(name: str, wanted: str | None) -> None:
    found = places_of(f"Some 40 people work at {name}, he said.")
    assert of_figure(found, "40") == wanted


def test_a_divisions_noun_keeps_the_name_a_place() -> None:
    found = places_of("Some 40 homes burned in Karachi Division. It was in Kano State.")
    assert is_same_place(found["40"], "Karachi Division, Pakistan")
    assert is_same_place(places_of("Some 40 died in Kano State.")["40"], "Kano State")


def test_oil_is_no_place() -> None:
    assert places_of("A barrel of Brent cost 63 dollars.") == {"63 dollars": None}
