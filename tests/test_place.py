"""Where a figure holds: its own sentence, the text before, the article's setting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.place import find_places
from crosscheck.extract.place.spots import find_spots
from crosscheck.gazetteer import relation
from crosscheck.records import Block, Cell
from crosscheck.vocabulary import Row, Vocabulary
from tests.made_document import made_article, made_document, places_of

EN = Vocabulary()


def same(place: str | None, wanted: str | None) -> bool:
    """The wanted place, however much of what holds it is named along."""
    if wanted is None or place is None:
        return place is wanted
    return place == wanted or place.startswith(wanted) or relation(place, wanted) == "same"


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
        key = next(k for k in found if number in k)
        assert same(found[key], place), (key, found[key], place)


def test_a_place_is_carried_within_its_paragraph() -> None:
    found = places_of(
        "LEEDS (Agency) — Rain fell over Leeds on Sunday, and Leeds stood under water.",
        "In Cardiff the river rose. Some 40 houses were flooded.",
        "Insurers put the damage at 900 million pounds.",
    )
    assert same(found["40"], "Cardiff")
    assert same(found["900 million pounds"], "Leeds")


def test_the_setting_is_what_the_article_keeps_naming() -> None:
    found = places_of(
        "Prices in Norway rose by 3 per cent.",
        "Norway's central bank had forecast 2 per cent.",
        "Wages were up by 5 per cent.",
        title="Norway's prices rise",
    )
    assert same(found["5 per cent"], "Norway")


def test_a_dateline_far_from_the_story_is_not_its_setting() -> None:
    found = places_of(
        "GENEVA, May 3 (Agency) - Measles is spreading in Kenya, the health agency said.",
        "Kenya counted 900 cases in April, and hospitals in Kenya are full.",
        "About 40 patients died.",
        title="Measles spreads in Kenya",
    )
    assert same(found["40"], "Kenya")


def test_what_is_compared_with_is_no_place_of_the_figure() -> None:
    found = places_of(
        "In Leeds the rate was 4 per cent, which is more than in Cardiff.",
        "In Leeds it was the coldest night in Europe, and 30 pipes burst.",
    )
    assert same(found["4 per cent"], "Leeds")
    assert same(found["30"], "Leeds")


def test_the_city_and_the_country_mean_the_ones_named_before() -> None:
    found = places_of(
        "Thieves in Baltimore took 700 cars last year.",
        "The city also lost 60 buses.",
        "Across the country, 9,000 buses were lost in the United States.",
    )
    assert same(found["60"], "Baltimore")
    assert same(found["9,000"], "United States")


def test_a_hospital_is_known_by_its_initials() -> None:
    found = places_of(
        "The Norland Royal Infirmary in Leeds is full.",
        "The doors of the Norland Royal Infirmary in Leeds were shut on 40 patients.",
        "At the NRI 12 beds are free.",
    )
    assert same(found["12"], "Norland Royal Infirmary, Leeds")


def test_a_table_row_takes_the_captions_place() -> None:
    from dataclasses import replace

    from crosscheck.extract.place import find_places
    from tests.made_document import made_article, made_document

    article = made_article(
        "Rain fell on the islands.", "Area burnt 47,500", title="Fires in Europe"
    )
    row = replace(article.blocks[1], kind="row", caption="Fires in Greece in 2025")
    document = made_document(replace(article, blocks=(article.blocks[0], row)))
    assert find_places(document) == ["Greece"]


def test_no_place_is_made_up() -> None:
    assert places_of("Some 40 people were hurt.") == {"40": None}
    assert places_of("Jackson paid 40 dollars in March.") == {"40 dollars": None}
    assert (
        places_of("It bought a stake in Norvane for 40 million euros.")["40 million euros"] is None
    )


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
    words = {word for spot in spots for word in (spot.name.lower(), spot.name.lower().split()[-1])}
    assert words & set(row["words"]), spots


@pytest.mark.parametrize("row", EN.rows("national_bodies"), ids=lambda row: row["place"])
def test_each_national_body_lies_in_its_country(row: Row) -> None:
    spots = find_spots(row["example"], 0, EN)
    assert [(spot.name, spot.role) for spot in spots] == [(row["place"], "organisation")]


@pytest.mark.parametrize("row", EN.rows("not_places"), ids=lambda row: row["example"])
def test_what_follows_in_and_is_no_place_is_left_out(row: Row) -> None:
    assert [s for s in find_spots(row["example"], 0, EN) if s.kind == "name"] == []


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=60)
def test_finding_places_never_throws_and_stays_in_the_text(text: str) -> None:
    for spot in find_spots(text, 0, EN):
        assert 0 <= spot.start < spot.end <= len(text)


def test_a_demonym_and_capital_mean_the_town() -> None:
    found = places_of(
        "Floods in the Kenyan capital killed 40 people.",
        "Kenya sent 300 soldiers. In the capital 12 roads were closed.",
    )
    assert same(found["40"], "Nairobi")
    assert same(found["12"], "Nairobi")


def test_a_person_named_like_a_place_is_none() -> None:
    found = places_of(
        "Leeds has 40 wardens, said its mayor, Ana Houston.",
        "Houston wants 12 more. They cost 900 pounds each.",
    )
    assert same(found["12"], "Leeds")
    assert same(found["900 pounds"], "Leeds")
    assert same(places_of("Houston has 40 wardens. It wants 12 more.")["40"], "Houston")


def test_an_unknown_name_that_speaks_is_no_place() -> None:
    assert (
        places_of(
            "Leeds sold 40 vans, some of them built off Norvane designs near Norvane.",
            "Norvane said it had paid 900 pounds.",
        )["900 pounds"]
        == "Leeds, England"
    )


def test_a_county_is_known_by_its_bare_name_once_it_is_named() -> None:
    found = places_of(
        "Floods hit Ostrelle County in Nebraska on Monday.",
        "In Ostrelle 40 homes were lost. Officials opened 12 shelters, the county said.",
        "The county has 900 homes.",
    )
    assert same(found["40"], "Ostrelle County")
    assert same(found["900"], "Ostrelle County")


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
    assert same(found["12"], "Ohio")


def test_a_dateline_in_capitals_is_read_however_short_or_unknown() -> None:
    assert same(places_of("LIMA, May 6 (Wire) - Some 40 homes burned.")["40"], "Lima")
    assert same(places_of("OSTRELLE, Neb. - Some 40 homes burned.")["40"], "Ostrelle, Neb.")
    assert same(places_of("SHIMLA: Some 40 homes burned.")["40"], "Shimla")


def test_places_of_unknown_countries_alone_still_settle_an_article() -> None:
    found = places_of(
        "CORLEY, Ohio. About 1,900 people had to leave their homes on Tuesday night.",
        "Crews removed 1.1 million gallons of water from Corley Creek on Wednesday.",
        title="Freight train derails near Corley",
    )
    assert same(found["1,900"], "Corley, Ohio")


def test_rows_items_and_columns_hold_for_the_places_that_label_them() -> None:
    text = "Fires by county:\n\nOstrelle: 66\n\nNorvane: 12"
    blocks = (Block(0, 16), Block(18, 30, "item"), Block(32, 43, "item"))
    items = replace(made_article(""), text=text, blocks=blocks)
    assert find_places(made_document(items)) == ["Ostrelle", "Norvane"]
    cells = (Cell(0, 8, "County"), Cell(11, 13, "Fires"))
    table = replace(
        made_article(""), text="Ostrelle | 66", blocks=(Block(0, 13, "row", "", cells),)
    )
    assert find_places(made_document(table)) == ["Ostrelle"]
    cells = (Cell(0, 12, "Sector"), Cell(15, 17, "Families"))
    table = replace(
        made_article(""), text="Shelter kits | 66", blocks=(Block(0, 17, "row", "", cells),)
    )
    assert find_places(made_document(table)) == [None]
    cells = (Cell(0, 5, "Year"), Cell(8, 10, "Leeds"))
    table = replace(made_article(""), text="Fires | 66", blocks=(Block(0, 10, "row", "", cells),))
    assert find_places(made_document(table)) == ["Leeds, England"]


def test_a_namesake_of_a_capital_is_meant_only_where_it_is_comparably_large() -> None:
    found = places_of(
        "Hospitals in Hamilton, Ontario, and elsewhere in Canada treated 900 patients.",
        "In London 40 hospitals took part.",
    )
    assert found["40"] == "London, England"


def test_what_stands_before_another_figure_is_that_figures() -> None:
    found = places_of("Sydney rents rose by 4% and Perth's 2%.")
    assert same(found["4%"], "Sydney")
    assert same(found["2%"], "Perth")


def test_who_works_where_says_nothing_of_the_figure() -> None:
    found = places_of("Leeds will lose 40 jobs, said Ann Lee, an analyst at Norvane.")
    assert same(found["40"], "Leeds")


def test_an_article_that_names_countries_in_passing_is_set_in_none() -> None:
    found = places_of(
        "Profit at the retailer fell after sales in Germany slumped.",
        "Revenue was 48 million pounds.",
        "It has 341 shops in Spain and will open 12 in Ireland.",
    )
    assert found["48 million pounds"] is None
    assert same(found["341"], "Spain")


def test_teams_are_no_setting() -> None:
    found = places_of(
        "England beat Spain in Basel on Sunday.",
        "Some 34,000 people watched. England play again in May.",
        title="England keep their crown in Basel",
    )
    assert same(found["34,000"], "Basel, Switzerland")


def test_a_small_namesake_abroad_is_not_meant_where_the_article_is_of_one_country() -> None:
    found = places_of("Rain fell all over India on Tuesday.", "Near Banjar 12 houses were lost.")
    assert found["12"] == "Banjar, India"


def test_a_minister_named_like_a_town_is_none() -> None:
    found = places_of(
        "Minister Cienfuegos said Leeds had 40 cells.",
        "Leeds will build 12 more, Cienfuegos said.",
        "They cost 900 pounds.",
    )
    assert same(found["900 pounds"], "Leeds")


def test_a_caption_tells_where_its_rows_hold_and_an_article_is_set() -> None:
    cells = (Cell(0, 5, "What"), Cell(8, 10, "Number"))
    row = Block(0, 10, "row", "Prisons of Ghana", cells)
    text = "Cells | 66\n\nGuards cost 900 dollars."
    article = replace(made_article(""), text=text, blocks=(row, Block(12, len(text))))
    assert find_places(made_document(article)) == ["Ghana", "Ghana"]


def test_where_a_place_lies_is_not_where_the_figure_holds() -> None:
    found = places_of("In Tarapaca, on the Bolivian border, the murder rate was 17.1.")
    assert same(found["17.1"], "Tarapaca, Chile")


def test_a_station_is_where_its_weather_was() -> None:
    found = places_of("Rain fell over Leeds.", "Ostrelle recorded 40 degrees on Monday.")
    assert found["40"] == "Ostrelle, United Kingdom"
    assert places_of("Ostrelle recorded 40 sales on Monday.")["40"] is None


def test_global_figures_are_the_worlds_and_shares_of_them_are_not() -> None:
    found = places_of(
        "The mine in Peru dug 900 tonnes, about 2% of global supply.",
        "Global production of the metal fell 11%.",
    )
    assert same(found["2%"], "Peru")
    assert found["11%"] == "world"


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
    assert same(found[next(key for key in found if number in key)], wanted), found


@pytest.mark.parametrize(
    ("row", "heading", "wanted"),
    [
        ("Ostrelle | 66", "Port", "Ostrelle"),
        ("Dead, Ostrelle district | 66", "What", "Ostrelle district"),
        ("Dead, all districts | 66", "What", "Norway"),
    ],
)
def test_a_rows_label_tells_where_its_figures_hold(row: str, heading: str, wanted: str) -> None:
    cells = (Cell(0, len(row) - 5, heading), Cell(len(row) - 2, len(row), "Number"))
    block = Block(0, len(row), kind="row", caption="The flood in Norway", cells=cells)
    document = made_document(replace(made_article(row), blocks=(block,)))
    (place,) = find_places(document)
    assert (place or "").startswith(wanted)
