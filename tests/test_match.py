"""Which claims are matched: words, topics, places, periods, speakers, stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.match import match_claims
from crosscheck.match.bases import months_before, relate_bases
from crosscheck.match.candidates import Candidate
from crosscheck.match.conditions import conditions
from crosscheck.match.lexicon import lexicon
from crosscheck.match.names import names_in
from crosscheck.match.periods import Days, days_of, relate_periods
from crosscheck.match.speakers import relate_speakers
from crosscheck.match.stories import Stories
from crosscheck.match.subjects import read_subject, read_topic
from crosscheck.match.topics import relate_populations, topic_likeness
from crosscheck.match.units import convert, family
from crosscheck.match.words import base_form, words
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

VOCABULARY = Vocabulary()
KNOWN = lexicon(VOCABULARY)


def terms_of(text: str) -> list[str]:
    return [term for term, _ in KNOWN.terms(words(text))]


@pytest.mark.parametrize("row", VOCABULARY.rows("synonyms"), ids=lambda row: row["words"][0])
def test_each_row_of_synonyms_joins_its_two_phrasings(row: dict[str, list[str]]) -> None:
    listed = [terms_of(word) for word in row["words"]]
    assert all(len(terms) == 1 for terms in listed), "each entry is read as one term"
    shared = frozenset.intersection(*(KNOWN.meaning(term) for (term,) in listed))
    assert shared, "the row gives its words one concept"
    for phrasing in row["example"]:
        assert any(KNOWN.meaning(term) & shared for term in terms_of(phrasing)), phrasing


@pytest.mark.parametrize("row", VOCABULARY.rows("contrasts"), ids=lambda row: row["sides"][0][0])
def test_each_row_of_contrasts_parts_its_two_phrasings(row: dict[str, list[str]]) -> None:
    one, other = (
        read_subject(0, claim(topic=text, quote=text), VOCABULARY) for text in row["example"]
    )
    assert relate_populations(one, other, KNOWN) in ("apart", "differs", "inside", "contains")


@pytest.mark.parametrize("table", ["stocks", "running"])
def test_each_row_of_series_knows_its_examples(table: str) -> None:
    known = KNOWN.is_stock if table == "stocks" else KNOWN.is_running
    for row in VOCABULARY.rows(table):
        examples = row["example"] if isinstance(row["example"], list) else [row["example"]]
        for example in examples:
            if row.get("role", "event") == "event":
                assert any(known(term) for term in terms_of(example)), example
            else:
                plain = {base for word in row["words"] for base in words(word)}
                assert plain & set(words(example)), example


@pytest.mark.parametrize("row", VOCABULARY.rows("bases"), ids=lambda row: row["words"][0])
def test_each_row_of_bases_gives_its_months(row: dict[str, Any]) -> None:
    assert months_before(claim(base=row["example"], kind="change"), VOCABULARY) == row["months"]


@pytest.mark.parametrize("row", VOCABULARY.rows("inflections"), ids=lambda row: row["base"])
def test_each_row_of_inflections_joins_its_forms(row: dict[str, list[str]]) -> None:
    assert {base_form(form) for form in row["forms"]} == {base_form(str(row["base"]))}


@pytest.mark.parametrize("row", VOCABULARY.rows("telling"), ids=lambda row: row["words"][0])
def test_each_row_of_telling_words_holds_a_word_of_its_example(row: dict[str, list[str]]) -> None:
    listed = {base for word in row["words"] for base in words(word)}
    assert listed & set(words(str(row["example"])))


@pytest.mark.parametrize(
    ("forms", "alike"),
    [
        (("cancelled", "cancels", "cancel"), True),
        (("families", "family"), True),
        (("axed", "axe"), True),
        (("children", "child"), True),
        (("news", "new"), False),
        (("employee", "employer"), False),
        (("import", "export"), False),
    ],
)
def test_inflection_is_taken_off_and_nothing_else(forms: tuple[str, ...], alike: bool) -> None:
    assert (len({base_form(form) for form in forms}) == 1) is alike


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("migrant arrest", "migrant apprehension", 0.99, 1.0),
        ("flight cancel", "flight axe", 0.99, 1.0),
        ("flight cancel", "flight operate", 0.0, 0.6),
        ("cabin crew", "flight attendant", 0.99, 1.0),
        ("wheat export", "hospital bed", 0.0, 0.01),
    ],
)
def test_topics_are_as_alike_as_their_words(a: str, b: str, least: float, most: float) -> None:
    one, other = (read_subject(0, claim(topic=text), VOCABULARY) for text in (a, b))
    assert least <= topic_likeness(one, other) <= most
    assert topic_likeness(one, other) == pytest.approx(topic_likeness(other, one))


def test_a_word_of_the_sentence_stands_in_for_a_word_of_the_topic() -> None:
    quote = "Agents there collared 320 migrants in April."
    one = read_subject(0, claim(topic="migrant", number="320", quote=quote), VOCABULARY)
    bare = read_subject(0, claim(topic="migrant"), VOCABULARY)
    other = read_subject(1, claim(topic="arrest"), VOCABULARY)
    assert topic_likeness(one, other) > topic_likeness(bare, other)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Customs and Border Protection", "CBP", "same"),
        ("state weather agency AEMET", "the meteorological agency AEMET", "same"),
        ("Mark Nasr", "Chief Operations Officer Mark Nasr", "same"),
        ("fire service", "fire service", "same"),
        ("officials", "officials", "unknown"),
        ("health ministry", "Norland Ministry of Health", "same"),
        ("health ministry", "finance ministry", "unknown"),
        ("ministry", "Norland Ministry of Health", "unknown"),
        ("Ministry of Defence", "Ministry of Health", "apart"),
        ("Gov. Ida Marl", "Governor Ida Marl", "same"),
        ("Lt. Ida Marl", "Lieutenant Marl", "same"),
        ("Prof. Ida Marl", "Dr. Ida Marl", "same"),
        ("Prime Minister Ida Marl", "Senator Ida Marl", "same"),
        ("Gov. Ida Marl", "Gov. Tom Birk", "apart"),
        ("Mr Marl", "Mrs Marl", "apart"),
        ("President", "President Marl", "same"),
        ("Governor of Norland", "Norland Police", "apart"),
        ("Surgeon General", "Attorney General", "apart"),
        ("Teacher Union", "Nurse Union", "apart"),
        (None, "CBP", "unknown"),
    ],
)
def test_speakers_are_one_by_name_short_form_or_initials(
    a: str | None, b: str | None, relation: str
) -> None:
    assert relate_speakers(a, b, VOCABULARY) == relation
    assert relate_speakers(b, a, VOCABULARY) == relation


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("2024-04-01", "2024-04-30"), ("2024-04-01", "2024-04-30"), "same"),
        (("2024-04-01", "2024-04-30"), ("2024-03-01", "2024-03-31"), "apart"),
        (("2024-04-01", "2024-04-30"), ("2024-01-01", "2024-12-31"), "inside"),
        (("2024-01-01", "2024-12-31"), ("2024-04-01", "2024-04-30"), "contains"),
        (("2024-04-01", "2024-06-30"), ("2024-05-01", "2024-07-31"), "overlapping"),
        (("2024-04-01", "2024-04-01"), ("2024-04-02", "2024-04-02"), "apart"),
        ((None, None), ("2024-04-02", "2024-04-02"), "unknown"),
    ],
)
def test_periods_relate_by_their_days(
    a: tuple[str | None, str | None], b: tuple[str | None, str | None], relation: str
) -> None:
    one, other = (
        claim(period_start=day(s) if s else None, period_end=day(e) if e else None)
        for s, e in (a, b)
    )
    assert relate_periods(days_of(one), days_of(other)) == relation


def test_an_open_period_ends_on_the_publication_date() -> None:
    open_ended = claim(period_start=day("2024-01-01"), published=day("2024-05-20"))
    assert days_of(open_ended).end == day("2024-05-20").toordinal()


days = st.builds(
    lambda start, length: Days(start, start + length, known=True),
    st.integers(738000, 738400),
    st.integers(0, 400),
)


@given(days, days)
@settings(max_examples=200)
def test_the_relation_of_periods_turns_round_with_them(a: Days, b: Days) -> None:
    swapped = {"inside": "contains", "contains": "inside"}
    there, back = relate_periods(a, b), relate_periods(b, a)
    assert back == swapped.get(there, there)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("a year earlier", "2024-04-30"), ("April 2023", "2024-04-30"), "same"),
        (("the month before", "2024-04-30"), ("March", "2024-04-30"), "same"),
        (("a year earlier", "2024-04-30"), ("the month before", "2024-04-30"), "apart"),
        ((None, "2024-04-30"), ("the month before", "2024-04-30"), "unknown"),
    ],
)
def test_bases_of_changes_are_compared_in_months(
    one: tuple[str | None, str], other: tuple[str | None, str], relation: str
) -> None:
    a, b = (claim(base=base, period_end=day(end), kind="change") for base, end in (one, other))
    assert relate_bases(a, b, VOCABULARY) == relation


@pytest.mark.parametrize(
    ("quote", "number", "found"),
    [
        ("A total of 190,068 people had waited more than 52 weeks.", "190,068", {"52 week"}),
        ("In all 100 children under five and 37 women need help.", "100", {"5 age"}),
        ("In all 100 children under five and 37 women need help.", "37", set()),
        ("More than 52 weeks have passed.", "52", set()),
    ],
)
def test_a_condition_belongs_to_the_figure_it_follows(
    quote: str, number: str, found: set[str]
) -> None:
    assert conditions(quote, number, VOCABULARY) == found


@pytest.mark.parametrize("row", VOCABULARY.rows("conditions"), ids=lambda row: row["words"][0])
def test_each_row_of_conditions_makes_its_example_one(row: dict[str, str]) -> None:
    assert conditions(f"There were 870 {row['example']}.", "870", VOCABULARY)


def test_names_are_those_that_do_not_open_a_sentence_and_no_countries() -> None:
    text = "Officials said TSB and Northbank would leave Spain in March, as Mr Ruiz had hoped."
    assert names_in(text, VOCABULARY) == {base_form(n) for n in ("TSB", "Northbank", "Ruiz")}


def story_claims(*texts: tuple[str, str]) -> list[Claim]:
    return [claim(id=f"c{i}", article=a, quote=q) for i, (a, q) in enumerate(texts)]


def test_articles_tell_one_story_by_shared_names() -> None:
    claims = story_claims(
        ("a", "Storm Petra hit the port of Galway, said Mayor Brennan."),
        ("b", "In Galway, Mayor Brennan said 20 people were hurt."),
        ("c", "Shares in the carmaker Voltair fell 3% in Frankfurt."),
    )
    stories = Stories(claims, VOCABULARY)
    assert stories.one("a", "b")
    assert not stories.one("a", "c")


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        (3, "mile", "kilometre", 4.828032),
        (1, "week", "day", 7),
        (1, "hectare", "acre", 2.4710538),
        (20, "degree Celsius", "degree Fahrenheit", 68),
        (5, "percent", "percentage point", None),
        (5, "USD", "EUR", None),
        (5, "litre", "kilogram", None),
    ],
)
def test_units_convert_within_a_family_only(
    value: float, unit: str, to: str, result: float | None
) -> None:
    converted = convert(float(value), unit, to)
    assert converted == (None if result is None else pytest.approx(result, rel=1e-5))


def test_units_that_nobody_knows_are_a_family_of_their_own() -> None:
    assert family("bushel basket of pears") == "bushel basket of pears"
    assert convert(1.0, "bushel basket of pears", "kilogram") is None


def by_ids(claims: list[Claim]) -> dict[frozenset[str], Candidate]:
    found = match_claims(claims, VOCABULARY)
    return {frozenset((claims[c.a].id, claims[c.b].id)): c for c in found}


def test_claims_match_by_topic_and_unit_family() -> None:
    toll = claim(id="c1", article="a", topic="people kill")
    same = claim(id="c2", article="b", topic="people die", value=60.0)
    other = claim(id="c3", article="b", topic="people kill", unit="percent")
    found = by_ids([toll, same, other])
    assert set(found) == {frozenset(("c1", "c2"))}
    assert found[frozenset(("c1", "c2"))].topic > 0.9


CLAIMS = [
    claim(id=f"c{i}", article=article, topic=topic, value=value, place=place)
    for i, (article, topic, value, place) in enumerate(
        [
            ("a", "people kill", 46.0, "Lyon"),
            ("b", "people die", 64.0, "Lyon"),
            ("b", "people injure", 210.0, "Lyon"),
            ("c", "flight cancel", 623.0, None),
            ("d", "flight axe", 700.0, "Paris"),
        ]
    )
]


@given(st.permutations(CLAIMS))
@settings(max_examples=30, deadline=None)
def test_matching_does_not_depend_on_the_order_of_claims(claims: list[Claim]) -> None:
    there, here = by_ids(CLAIMS), by_ids(claims)
    assert there.keys() == here.keys()
    assert all(there[key].score == here[key].score for key in there)


@given(st.lists(st.sampled_from(CLAIMS[2:]), unique=True))
@settings(max_examples=30, deadline=None)
def test_matching_two_articles_does_not_depend_on_others(others: list[Claim]) -> None:
    key = frozenset(("c0", "c1"))
    assert by_ids([*others, *CLAIMS[:2]])[key].score == by_ids(CLAIMS[:2])[key].score


def test_users_add_their_own_synonyms() -> None:
    own = Vocabulary(additions=(("synonyms", 'words = ["zorb", "glimmer"]'),))
    one, other = (
        claim(id="c1", article="a", topic="zorb"),
        claim(id="c2", article="b", topic="glimmer"),
    )
    assert not match_claims([one, other], VOCABULARY)
    assert match_claims([one, other], own)


def test_a_topic_without_telling_words_is_read_from_the_sentence() -> None:
    quote = "All told, 350 hens were stolen."
    vague = claim(topic="number", number="350", quote=quote)
    assert {term for term, _, _ in read_subject(0, vague, VOCABULARY).topic.terms} > {"hen"}


def test_a_place_that_the_sentence_does_not_name_is_a_setting() -> None:
    named = claim(place="Galway", quote="In Galway 12 people were hurt.", number="12")
    assert read_subject(0, named, VOCABULARY).placed
    assert not read_subject(0, replace(named, place="Cork"), VOCABULARY).placed


def test_reading_a_topic_leaves_grammar_out() -> None:
    assert [term for term, _, _ in read_topic("the crossing of the border", VOCABULARY).terms] == [
        base_form("crossing"),
        base_form("border"),
    ]


def test_sentences_that_name_both_places_are_not_parted_by_them() -> None:
    told = "Norland will pay 180 million dollars to farmers in Sudland, the ministry said."
    again = "The ministry said that Norland will pay farmers in Sudland 180 billion dollars."
    one = claim(topic="norland pay", place="Norland", quote=told)
    other = claim(topic="norland pay", place="Sudland", quote=again)
    candidate = match_claims([one, replace(other, id="c1", article="b.md")], VOCABULARY)[0]
    assert candidate.place == "unknown"
    only = replace(other, quote="Farmers in Sudland get 180 billion dollars of pay.", id="c1")
    apart = match_claims([one, replace(only, article="b.md")], VOCABULARY)
    assert [match.place for match in apart] == ["apart"]


@pytest.mark.parametrize("row", VOCABULARY.rows("vague_sources"), ids=lambda row: row["words"][0])
def test_each_row_of_vague_sources_is_nobody_in_particular(row: dict[str, Any]) -> None:
    heard = [word for word in row["words"] if word in row["example"].split()]
    assert heard
    assert {relate_speakers(word, word, VOCABULARY) for word in row["words"]} == {"unknown"}
    assert relate_speakers("fire service", "fire service", VOCABULARY) == "same"


@pytest.mark.parametrize(
    ("quote", "number", "part"),
    [
        ("Some 195 of the dead have been named.", "195", True),
        ("Of 3,860 complaints in March, roughly 1,900 came from pensioners.", "1,900", True),
        ("Of the 61 seats, 40 went to the Alliance.", "40", True),
        ("Of 3,860 complaints in March, roughly 1,900 came from pensioners.", "3,860", False),
        ("Of late, 40 seats were sold. Rescuers found 48 bodies.", "48", False),
        ("Rescuers found 48 bodies.", "48", False),
    ],
)
def test_a_figure_is_some_of_a_whole_by_what_stands_around_it(
    quote: str, number: str, part: bool
) -> None:
    told = claim(quote=quote, number=number, value=float(number.replace(",", "")))
    assert read_subject(0, told, VOCABULARY).partitive == part
