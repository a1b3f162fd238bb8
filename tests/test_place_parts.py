"""Places by parts of their names: parks, events and bodies of a town, captions and dated lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.place import find_places
from crosscheck.extract.place.dateline import is_dated
from crosscheck.extract.place.roles import preposition_role
from crosscheck.records import Block
from crosscheck.vocabulary import Vocabulary
from tests.made_document import is_same_place, made_article, made_document, of_figure, places_of


@pytest.mark.parametrize(
    ("named", "told", "wanted"),
    [
        ("Rain fell in Ostrelle National Park.", "Ostrelle has 40 gates.", "Ostrelle National"),
        (
            "Trout live in the River Norvane.",
            "A stretch of the Norvane, 40 miles, is dead.",
            "River",
        ),
        ("Rain fell in Ostrelle National Park.", "Anna Ostrelle has 40 gates.", None),
        ("Rain fell in Ostrelle National Park.", "Ostrelle Holdings has 40 gates.", None),
        ("Rain fell in Green Lake Park.", "The Green party has 40 seats.", None),
    ],
)
def test_a_park_or_river_is_known_by_its_own_word(
    named: str, told: str, wanted: str | None
) -> None:
    assert is_same_place(of_figure(places_of(named, told), "40"), wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Paris Games cost 40 million euros.", "Paris, France"),
        ("The Baltimore Jazz Festival drew 40 bands.", "Baltimore, Maryland"),
        ("The Paris Trading Company lost 40 million euros.", "London, England"),
    ],
)
def test_an_event_takes_place_in_the_town_of_its_name(text: str, wanted: str) -> None:
    found = places_of("Rain fell in London. Trams in London stood.", text, title="London rain")
    assert is_same_place(of_figure(found, "40"), wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Leeds Medical Examiner's Office puts its figure at 40.", "Leeds, England"),
        ("Leeds Police say that 40 people were hurt in Norwich.", "Norwich, England"),
        ("Leeds Holdings puts its figure at 40.", "York, England"),
    ],
)
def test_a_towns_own_body_counts_in_its_town(text: str, wanted: str) -> None:
    found = places_of("Rain fell in York. The trams of York stood.", text, title="Rain in York")
    assert is_same_place(of_figure(found, "40"), wanted)


def test_a_caption_may_name_a_building_by_its_initials() -> None:
    text = "They came to Ostrelle Norvane Hospital."
    row = Block(len(text) + 2, len(text) + 12, "row", "ONH: the figures so far")
    article = replace(
        made_article(""), text=f"{text}\n\nBeds used | 66"[: len(text) + 16], blocks=()
    )
    blocks = (Block(0, len(text)), replace(row, end=len(article.text)))
    found = find_places(made_document(replace(article, blocks=blocks)))
    assert found == ["Ostrelle Norvane Hospital"]


def test_a_row_that_goes_on_holds_where_the_one_before_does() -> None:
    rows = ("Landed in Malta | 66", "of whom children | 12", "Drowned | 30")
    text = "\n\n".join(rows)
    starts = [text.index(row) for row in rows]
    caption = "The Mediterranean Sea, so far"
    blocks = tuple(
        Block(at, at + len(row), "row", caption) for at, row in zip(starts, rows, strict=True)
    )
    found = find_places(made_document(replace(made_article(""), text=text, blocks=blocks)))
    assert found[:2] == ["Malta", "Malta"]
    assert not is_same_place(found[2], "Malta")


def test_a_dated_line_above_a_text_says_where_it_is_set() -> None:
    guests = ("The Chinese came first and Malaysians next.", "The rooms of the city had 40 beds.")
    assert is_same_place(places_of("Leeds, Monday 17 February 2025", *guests)["40"], "Leeds")
    assert is_dated("Staff reporter, Leeds | 7 Oct 2025", len("Staff reporter, Leeds"))
    assert not is_dated("Leeds, Monday, a rainy day", len("Leeds"))
    assert not is_dated("Leeds, 17 people said", len("Leeds"))


def test_this_city_is_the_writers_own() -> None:
    start = "Rain fell in Baltimore. The trams of Baltimore stood."
    other = "He went to Cleveland, and 40 died in this city that day."
    found = places_of(start, other, title="Rain in Baltimore")
    assert is_same_place(found["40"], "Baltimore, Maryland")


def test_what_lies_above_a_town_is_near_it_and_no_measure() -> None:
    found = places_of("In the hills above Lima it is 40 soles.")
    assert is_same_place(of_figure(found, "40"), "Lima, Peru")
    rate, vocabulary = "Its rate was well above Lima", Vocabulary()
    assert preposition_role(rate, rate.index("Lima"), vocabulary) == "base"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chinese tourists spent 40 million kroner.", "Norway"),
        ("Some 40 million came, a third of them British.", "Norway"),
        ("Chinese factories made 40 million of them.", "China"),
    ],
)
def test_guests_are_counted_where_they_come_to(text: str, wanted: str) -> None:
    found = places_of("Norway has guests. Norway is full.", text, title="Norway counts guests")
    assert is_same_place(of_figure(found, "40 million"), wanted)
