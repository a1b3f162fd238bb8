"""Where an article is set: the place of figures that have none of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.place import find_places
from tests.made_document import is_same_place, made_article, made_document, places_of


def test_the_setting_is_what_the_article_keeps_naming() -> None:
    found = places_of(
        "Prices in Norway rose by 3 per cent.",
        "Norway's central bank had forecast 2 per cent.",
        "Wages were up by 5 per cent.",
        title="Norway's prices rise",
    )
    assert is_same_place(found["5 per cent"], "Norway")


def test_a_dateline_far_from_the_story_is_not_its_setting() -> None:
    found = places_of(
        "GENEVA, May 3 (Agency) - Measles is spreading in Kenya, the health agency said.",
        "Kenya counted 900 cases in April, and hospitals in Kenya are full.",
        "About 40 patients died.",
        title="Measles spreads in Kenya",
    )
    assert is_same_place(found["40"], "Kenya")


def test_a_body_that_speaks_for_itself_is_set_where_its_name_says() -> None:
    release = replace(made_article("We had 40 fires."), source="Ohio Department of Fire Safety")
    paper = replace(made_article("We had 40 fires."), source="The Ohio Tribune")
    assert find_places(made_document(release)) == ["Ohio, United States"]
    assert find_places(made_document(paper)) == [None]


def test_a_byline_tells_the_setting_and_a_place_looked_at_aside_does_not() -> None:
    text = ("The trial heard 40 witnesses.", "Costs were 12 million dollars.", "In Ghana, it is 9.")
    article = replace(made_article(*text), author="Jo Lee in San Salvador")
    assert find_places(made_document(article))[0] == "San Salvador, El Salvador"


def test_capitals_that_open_a_release_are_no_dateline() -> None:
    found = places_of(
        "FOR IMMEDIATE RELEASE — May 6", "Ohio counted 40 fires.", "It had 12 in May."
    )
    assert is_same_place(found["12"], "Ohio")


def test_a_dateline_in_capitals_is_read_however_short_or_unknown() -> None:
    assert is_same_place(places_of("LIMA, May 6 (Wire) - Some 40 homes burned.")["40"], "Lima")
    assert is_same_place(
        places_of("OSTRELLE, Neb. - Some 40 homes burned.")["40"], "Ostrelle, Neb."
    )
    assert is_same_place(places_of("SHIMLA: Some 40 homes burned.")["40"], "Shimla")


def test_places_of_unknown_countries_alone_still_settle_an_article() -> None:
    found = places_of(
        "CORLEY, Ohio. About 1,900 people had to leave their homes on Tuesday night.",
        "Crews removed 1.1 million gallons of water from Corley Creek on Wednesday.",
        title="Freight train derails near Corley",
    )
    assert is_same_place(found["1,900"], "Corley, Ohio")


def test_an_article_that_names_countries_in_passing_is_set_in_none() -> None:
    found = places_of(
        "Profit at the retailer fell after sales in Germany slumped.",
        "Revenue was 48 million pounds.",
        "It has 341 shops in Spain and will open 12 in Ireland.",
    )
    assert found["48 million pounds"] is None
    assert is_same_place(found["341"], "Spain")


def test_teams_are_no_setting() -> None:
    found = places_of(
        "England beat Spain in Basel on Sunday.",
        "Some 34,000 people watched. England play again in May.",
        title="England keep their crown in Basel",
    )
    assert is_same_place(found["34,000"], "Basel, Switzerland")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rain in Norway will last.", "Norway"),
        ("Delays are likely in Oslo, where rain falls.", "Norway"),
        ("Vans stood beside the Ostrelle Canal.", "Norway"),
    ],
)
def test_a_place_named_once_in_passing_is_not_where_the_article_is_set(
    text: str, wanted: str
) -> None:
    found = places_of(
        "The airline called off 70 flights.",
        "It flew 90 on Sunday.",
        "Passengers from Bergen slept on chairs.",
        text,
    )
    assert is_same_place(found["70"], wanted)


def test_countries_named_side_by_side_are_not_where_the_article_is_set() -> None:
    found = places_of(
        "The minister published the figures.",
        "Kenya, Somalia and Pakistan were named most.",
        "Planes flew to Georgia, Kenya and Romania.",
        "Payments came to 12 million.",
    )
    assert found["12 million"] is None


def test_the_money_tells_the_country_of_an_article_that_names_none() -> None:
    text = (
        "Some 40 men fish here, with 12 boats and 300 nets. Each gets 900 rupees, or 1,200 rupees."
    )
    assert set(places_of(text).values()) == {"India"}
    assert set(places_of(text.replace("rupees", "dollars")).values()) == {None}


def test_the_money_of_a_firms_accounts_does_not() -> None:
    text = "Revenue was 900 million rupees and profit 40 million rupees. It has 3,000 staff."
    assert set(places_of(text).values()) == {None}


def test_words_above_a_story_and_a_firm_that_opens_it_are_no_dateline() -> None:
    assert places_of("LIVE, Saturday 3 May.", "Some 40 homes burned.") == {"40": None}
    assert places_of("NVE, the power company, lost 40 poles.") == {"40": None}


def test_the_line_above_a_bulletin_tells_its_country() -> None:
    found = places_of(
        "Members' letter, Vantaa, Monday 15 December",
        "Salaries go up by 5 per cent.",
        "Three of us were on holiday in Portugal.",
    )
    assert is_same_place(found["5 per cent"], "Vantaa, Finland")


def test_directions_alone_tell_no_country() -> None:
    assert places_of("COAST GUARD - REGION NORTH EAST", "Some 40 tonnes were lost.") == {"40": None}


def test_the_province_is_the_one_that_the_storys_town_lies_in() -> None:
    found = places_of(
        "ANGOCHE, Mozambique - Rain fell on Angoche.",
        "Roads were cut in Angoche, officials in Blantyre, Malawi, said.",
        "In the province 40 homes were lost.",
    )
    assert is_same_place(found["40"], "Nampula, Mozambique")
