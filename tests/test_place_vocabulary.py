"""The word lists of places: each row does what its example says."""

from __future__ import annotations

import pytest

from crosscheck.extract.place.spots import find_spots
from crosscheck.vocabulary import Row, Vocabulary
from tests.made_document import places_of

EN = Vocabulary()
ROLES = {"where", "of", "origin", "goal", "agent", "base"}


@pytest.mark.parametrize(
    "row", [r for r in EN.rows("locatives") if r["role"] in ROLES], ids=lambda row: row["role"]
)
def test_each_preposition_gives_the_place_its_role(row: Row) -> None:
    assert row["role"] in [spot.role for spot in find_spots(row["example"], 0, EN)]


@pytest.mark.parametrize(
    "row", [r for r in EN.rows("locatives") if "place" in r], ids=lambda row: row["role"]
)
def test_each_small_word_around_a_place_does_what_its_example_says(row: Row) -> None:
    assert list(places_of(row["example"]).values()) == [row["place"] or None]


@pytest.mark.parametrize(
    "row", EN.rows("place_nouns"), ids=lambda row: f"{row['role']}-{row.get('kind')}"
)
def test_each_place_noun_makes_or_points_to_a_place(row: Row) -> None:
    spots = find_spots(row["example"], 0, EN)
    names = [spot.name.lower() for spot in spots]
    last = {word for name in names for word in (name, name.split()[-1])}
    first = {name.split()[0] for name in names}
    assert last & set(row["words"]) or first & set(row.get("front", ())), spots


@pytest.mark.parametrize("row", EN.rows("national_bodies"), ids=lambda row: row["place"])
def test_each_national_body_lies_in_its_country(row: Row) -> None:
    spots = find_spots(row["example"], 0, EN)
    assert [(spot.name, spot.role) for spot in spots] == [(row["place"], "organisation")]


@pytest.mark.parametrize("row", EN.rows("not_places"), ids=lambda row: row["example"])
def test_what_follows_in_and_is_no_place_is_left_out(row: Row) -> None:
    assert [s for s in find_spots(row["example"], 0, EN) if s.kind == "name"] == []
