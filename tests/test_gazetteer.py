"""The gazetteer knows places by name, and how two of them lie to each other."""

from __future__ import annotations

import time
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.gazetteer import (
    Relation,
    capital_of,
    choose,
    country_of,
    demonyms,
    find,
    lookup,
    relation,
)
from crosscheck.vocabulary import Row, Vocabulary

EN = Vocabulary()
NAMES = (
    "Texas", "Eagle Pass, Texas", "United States", "UK", "Britain", "England", "Valencia, Spain",
    "Valencia, Venezuela", "Spain", "European Union", "Gaza", "Gaza City", "southern border",
    "Tucson, Arizona", "Arizona", "Springfield", "the harbour, Leeds", "Bataan, Cavite and Bulacan",
)  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Eagle Pass", "Texas", "inside"),
        ("Texas", "United States", "inside"),
        ("United States", "Texas", "contains"),
        ("Texas", "Arizona", "apart"),
        ("UK", "Britain", "same"),
        ("U.S.", "United States", "same"),
        ("Canadian", "Canada", "same"),
        ("England", "UK", "inside"),
        ("Wales", "England", "apart"),
        ("London", "London, Ontario", "apart"),
        ("Valencia, Spain", "Valencia, Venezuela", "apart"),
        ("Patras, Greece", "Pátra", "same"),
        ("Eagle Pass, Texas", "southern border", "inside"),
        ("southern border", "United States", "inside"),
        ("southern border", "Texas", "unknown"),
        ("Chiva", "Valencia province", "inside"),
        ("Baltimore County", "Baltimore", "apart"),
        ("Deir al-Balah, Gaza", "Gaza Strip", "inside"),
        ("Gaza", "West Bank", "apart"),
        ("northern Gaza", "Gaza", "inside"),
        ("Spain", "European Union", "inside"),
        ("Kenya", "Africa", "inside"),
        ("Kenya", "Europe", "apart"),
        ("St Mary's Hospital, London", "London", "inside"),
        ("St Mary's Hospital, London", "Leeds", "apart"),
        ("Larkfield Hospital", "Leeds", "unknown"),
        ("Bataan, Cavite and Bulacan", "Cavite", "contains"),
        ("Georgia", "United States", "unknown"),
        (None, "Texas", "unknown"),
        ("", "Texas", "unknown"),
    ],
)
def test_places_lie_to_each_other_as_on_the_map(a: str | None, b: str, wanted: Relation) -> None:
    assert relation(a, b) == wanted


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
@settings(deadline=None)
def test_relation_seen_from_the_other_side_is_turned_round(a: str, b: str) -> None:
    turned = {"inside": "contains", "contains": "inside"}
    assert relation(b, a) == turned.get(relation(a, b), relation(a, b))


@given(st.sampled_from(NAMES))
def test_a_place_is_the_same_as_itself(name: str) -> None:
    assert relation(name, name) == "same"


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None)
def test_relation_never_throws(a: str, b: str) -> None:
    assert relation(a, b) in ("same", "inside", "contains", "apart", "unknown")


PARTS = (*NAMES, "Spanish", "St. Louis", "U.S.-Mexico", "Leeds's", "in", "the", "of", ",", "&")


@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join) | st.text(max_size=200))
@settings(deadline=None)
def test_spans_are_words_of_the_text(text: str) -> None:
    for span in find(text):
        assert text[span.start : span.end] == span.name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Homes near Chiva and in Valencia lost power.", ["Chiva", "Valencia"]),
        ("Agents of the U.S. counted 40 in Eagle Pass, Texas.", ["U.S.", "Eagle Pass", "Texas"]),
        ("Some left St. Louis for King's Lynn.", ["St. Louis", "King's Lynn"]),
        ("Aid reached Deir al-Balah in Gaza.", ["Deir al-Balah", "Gaza"]),
        ("Police said in March that us and them may agree.", []),
        ("Jackson told Hamilton that Reading is fun.", []),
        ("Nov 23 was a Saturday, and the Metro stood still.", []),
        ("The wreck of the Terra Nova was lifted.", []),
        ("The Tarn rose, and the river Avon fell.", []),
        ("Walkers on the Essex coast met.", ["Essex"]),
        ("Homes in the Tarn and in Leeds lost power.", ["Tarn", "Leeds"]),
        ("A river in Kent flooded the Isle of Wight.", ["Kent", "Isle of Wight"]),
        ("Midland & Lakes ran trains to Baltimore.", ["Baltimore"]),
        ("It rained in France & Spain.", ["France", "Spain"]),
        ("Kenya was lent US$14 million by the US.", ["Kenya", "US"]),
    ],
)
def test_names_of_places_are_told_from_words_and_people(text: str, names: list[str]) -> None:
    assert [span.name for span in find(text)] == names


def test_a_name_inside_a_longer_one_says_so() -> None:
    (span,) = find("The Baltimore Police Department counted 40.")
    assert (span.name, span.after) == ("Baltimore", "Police Department")


def test_the_articles_countries_decide_between_namesakes() -> None:
    spain, venezuela = choose("Valencia", ("ES",)), choose("Valencia", ("VE",))
    assert spain is not None
    assert venezuela is not None
    assert (spain.country, venezuela.country) == ("ES", "VE")
    georgia = choose("Georgia", ("US",))
    assert georgia is not None
    assert georgia.kind == "division"
    mexico = choose("Mexico", ("US",))
    assert mexico is not None
    assert mexico.kind == "country"


def rows(table: str) -> list[Row]:
    """The rows of a table of the vocabulary."""
    return list(EN.rows(table))


@pytest.mark.parametrize("row", rows("demonyms"), ids=lambda row: row["place"])
def test_each_demonym_points_to_a_known_place(row: Row) -> None:
    assert lookup(row["place"])
    spans = [span for span in find(row["example"]) if span.demonym]
    assert [demonyms()[span.name] for span in spans] == [row["place"]]


@pytest.mark.parametrize("row", rows("place_aliases"), ids=lambda row: row["words"][0])
def test_each_other_spelling_is_found_and_means_the_place(row: Row) -> None:
    assert any(
        span.name.rstrip(".") == row["words"][0].rstrip(".") for span in find(row["example"])
    )
    for word in row["words"]:
        assert lookup(word)[0] in lookup(row["place"])


@pytest.mark.parametrize("table", ["place_regions", "place_parts", "place_areas"])
def test_each_region_and_area_is_found_in_its_example(table: str) -> None:
    for row in rows(table):
        found = [lookup(span.name)[0].name for span in find(row["example"]) if lookup(span.name)]
        assert row["place"] in found, row


def test_each_area_lies_where_its_row_says() -> None:
    for row in (*rows("place_areas"), *rows("place_parts")):
        for outer in row.get("inside", ()):
            assert relation(row["place"], outer) == "inside", row
        for inner in row.get("holds", ()):
            assert relation(inner, row["place"]) in ("inside", "same"), (row["place"], inner)


@pytest.mark.parametrize(
    "row",
    [row for row in rows("place_lookalikes") if not row.get("famous")],
    ids=lambda row: row["words"][0],
)
def test_words_that_look_like_places_are_none_by_themselves(row: Row) -> None:
    assert not [span for span in find(row["example"]) if span.name in row["words"]]
    assert not [span for word in row["words"] for span in find(f"{word} is 40.")]


def test_places_that_are_better_known_than_people_of_the_name_are_found_by_themselves() -> None:
    row = next(row for row in rows("place_lookalikes") if row.get("famous"))
    assert all([s.name for s in find(f"{word} rents rose.")] == [word] for word in row["words"])


def test_a_country_has_its_capital_and_a_place_its_country() -> None:
    assert (capital_of("KE"), capital_of("FR"), capital_of("??")) == ("Nairobi", "Paris", "")
    assert country_of("Leeds") == country_of("Sale, England") == "GB"
    assert country_of("Normandy") == country_of("Rouen, Normandy") == "FR"
    assert country_of("Europe") == country_of("Ostrelle") == ""


def test_words_at_the_head_of_a_sentence_are_no_part_of_a_name() -> None:
    for row in rows("name_boundaries"):
        assert all(not span.before for span in find(row["example"])), row


def test_the_data_is_small_and_quick_to_load() -> None:
    packed = files("crosscheck.gazetteer") / "places.tsv.gz"
    assert len(packed.read_bytes()) < 1_000_000
    from crosscheck.gazetteer import places

    places._table.cache_clear()
    start = time.process_time()
    places.is_name("leeds")
    assert time.process_time() - start < 0.5


def test_harbours_and_border_towns_are_known_and_by_the_spelling_of_newspapers() -> None:
    known = {name: lookup(name)[0].country for name in ("Kodok", "Paradip", "Chuí")}
    assert known == {"Kodok": "SS", "Paradip": "IN", "Chuí": "UY"}
    assert lookup("Kodok")[0].name == "Kodok"
