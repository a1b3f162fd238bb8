"""Whom a figure comes from: the verbs, phrases, nouns and positions that say so."""

from __future__ import annotations

from typing import Any

import pytest

from crosscheck.extract import extract
from crosscheck.vocabulary import Vocabulary
from tests.made import article

TABLES = (
    "speech_verbs",
    "source_nouns",
    "data_sources",
    "source_phrases",
    "attribution_particles",
    "source_pronouns",
)


def speakers(text: str, source: str = "The Lantern") -> dict[str, str | None]:
    """The speaker of each figure of a text, by the figure's own words."""
    extraction = extract([article("a.md", text, source, None)], Vocabulary())
    return {claim.number: claim.attributed_to for claim in extraction.claims}


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row["example"]) for t in TABLES for row in Vocabulary().rows(t)],
)
def test_every_row_of_the_word_lists_does_what_its_example_says(row: Any) -> None:
    found = list(speakers(row["example"]).values())
    assert found, "the example has no figure"
    assert found[0] == row.get("speaker")


def test_no_source_noun_stands_in_two_rows() -> None:
    nouns = [noun for row in Vocabulary().rows("source_nouns") for noun in row["nouns"]]
    assert sorted(set(nouns)) == sorted(nouns)


CREDITED = [
    ("The dam holds 4 million tonnes of water, engineers say.", "4 million", "engineers"),
    ("The dam holds 40 million tonnes, said Ana Ruiz, who runs it.", "40 million", "Ana Ruiz"),
    ('"It holds 400 tonnes," said Ana Ruiz, an engineer.', "400", "Ana Ruiz"),
    ('Ana Ruiz, 58, said: "It holds 400 tonnes."', "400", "Ana Ruiz"),
    ("Winds of 140 km/h were measured, the weather office said.", "140", "weather office"),
    ("Output fell to 400 tonnes, Chile's statistics agency INE said on Monday.", "400", "INE"),
    ("The 95% that doctors say is needed is far off.", "95%", "doctors"),
    ("The ministry's figure is 1,150.", "1,150", "ministry"),
    ("At home, my cousin tells me, 40 barns are empty.", "40", "cousin"),
    ("The union says 90% voted for it.", "90%", "union"),
    ("Carters, the grocer, said it was 92%.", "92%", "Carters"),
    ("Carters counts 40 thefts a day.", "40", "Carters"),
    ("Some 40 swam ashore, Captain Ana Ruiz, who runs the port, told us.", "40", "Ana Ruiz"),
    ("Some 40 swam ashore, the mayor of Lower Wexmoor, Ana Ruiz, said.", "40", "Ana Ruiz"),
    ("Some 400 votes were lost, an official at Mill Hall says.", "400", "official at Mill Hall"),
    ("Drone pictures taken on Friday show 40 craters, the ministry says.", "40", "ministry"),
    ("Prevention, says the home ministry, gets 45 million euros.", "45 million", "home ministry"),
    ("Analysts had expected 40 orders, according to Harrow Analytics.", "40", "Harrow Analytics"),
    ("By the ministry's reckoning, 40 schools are closed.", "40", "ministry"),
    ("The fire was put by the Wexmoor service at 5,900 hectares.", "5,900", "Wexmoor service"),
    ("Governor Lee wrote on X that 212 homes had burned.", "212", "Governor Lee"),
    ("In a post, Governor Lee said 212 homes had burned.", "212", "Governor Lee"),
    ("A driver who saw it told the Lantern that 12 cars had burned.", "12", "driver who saw it"),
    ("Some 300 staff will go, two people close to the talks told us.", "300", "people"),
    ("The museum had 12,000 visitors, according to its director.", "12,000", "director"),
    ("According to a leaked memo, 300 staff will go.", "300", "leaked memo"),
    ("By the police's reckoning, 2,000 people marched.", "2,000", "police"),
    ("Police put the crowd at 2,000.", "2,000", "police"),
    ("The repair will come at a cost the trust puts at 30 million euros.", "30 million", "trust"),
    ("Cases rose by 14%, data from the Koch Institute showed.", "14%", "Koch Institute"),
    ("Figures shared by Nordkraft put the average at 459 a day.", "459", "Nordkraft"),
    ("Nordkraft released figures showing that 459 homes were dark.", "459", "Nordkraft"),
    ("Nordkraft's estimate of 459 homes is low.", "459", "Nordkraft"),
    ("Prices will rise by 4%, Eurostat's flash estimate showed.", "4%", "Eurostat"),
    ("A survey published by the Bank of Norland found that 40% plan to hire.", "40%", "Norland"),
    ("Researchers from Oxford found that 30% of patients relapsed.", "30%", "Oxford"),
    ("The asteroid is believed by astronomers to be 300 metres wide.", "300", "astronomers"),
    ("The coast guard counted 359 landings.", "359", "coast guard"),
    ("The mayor is boasting of a 6% fall in crime.", "6%", "mayor"),
    ("The mayor accused the mill of dumping 40 tonnes of waste.", "40", "mayor"),
    ("The court heard that 300 papers had been shredded.", "300", "court"),
    ("The toll rose to 213, state television reported.", "213", "state television"),
    ("The trade deficit, which Mr Rao said would be 4.5%, is falling.", "4.5%", "Mr Rao"),
    ("Ticket sales beat the 448,000 that analysts had predicted.", "448,000", "analysts"),
    ("Asked about his position Mr Ames told us 12 roads were shut.", "12", "Mr Ames"),
    ("Some 212 homes are dark, Ana Murphy-Lind has said.", "212", "Ana Murphy-Lind"),
    ("Some 212 homes are dark, its owner, Nordkraft, announced.", "212", "Nordkraft"),
    ("The bank cut its growth forecast to 2.1%, citing weak demand.", "2.1%", "bank"),
    ("The bank's forecast for growth is now 2.1%.", "2.1%", "bank"),
    ("Satellite data from Nordkraft indicate that 212 homes are dark.", "212", "Nordkraft"),
    ("U.N. officials said 212 homes were dark.", "212", "U.N. officials"),
    ("The U.N. said on Friday it needed 212 tents.", "212", "U.N."),
    ("As the bank reported last month, 4.2% of firms closed.", "4.2%", "bank"),
    ("The bank's revenue rose by 12%, it said on Tuesday.", "12%", "bank"),
    ("India's home ministry said 212 rebels gave up.", "212", "India's home ministry"),
    ("Figures from the ministry seen by us showed that 40 had died.", "40", "ministry"),
    ("In a survey of firms, conducted by Ipsos, 41% had hired.", "41%", "Ipsos"),
    ("The commissioner counts 2,240 complaints.", "2,240", "commissioner"),
    ("The ministry has it at 340 million euros.", "340 million", "ministry"),
    ("If you believe the union, 4,100 barges are idle.", "4,100", "union"),
    ("By the union's own log, 140 crates were lost.", "140", "union"),
    ("The toll in Monday's fire rose to 41, the Fire Office (FO) said.", "41", "Fire Office"),
    ("The mayor promised 400 flats.", "400", "mayor"),
    ("In all 107 tonnes came up, the firm said, which is 3 times the rest.", "107", "firm"),
]


@pytest.mark.parametrize(("sentence", "number", "name"), CREDITED)
def test_a_figure_is_credited_to_whoever_says_it(sentence: str, number: str, name: str) -> None:
    found = next(who for figure, who in speakers(sentence).items() if figure.startswith(number))
    assert found is not None
    assert name in found


OWN = [
    "The county recorded 80 millimetres of rain.",
    "They played, all told, before 650,000 people.",
    "They want to double the number of girls and women who play from 40,000.",
    "Over a third have spoken to a lawyer.",
    "Divers found 11 leaks in the hull.",
    "The union, which has 8,000 members, called a strike.",
    "The union, which has 8,000 members, said it would strike.",
    "Takings were down by 26% on the figures of 2003.",
    "China's figures show that 26 tonnes were sold.",
    "Its own Reed field, thought to hold 40 million tonnes, is its biggest.",
    "The device emphasises its 40 buttons.",
    "Official figures showed that 40 schools were closed.",
    "Overnight figures show 14.2 million people watched it.",
    "By our own estimate 40 schools are closed.",
    "We polled 412 readers last week.",
    "The treaty promised 600 trucks a day.",
    "The ministry denied that 12 soldiers had died.",
    "The ministry did not say how many of the 40 buses were late.",
    "It had been expected to reach 26 tonnes.",
    "The asteroid is thought to be 300 metres wide.",
    "Women can expect to live for 85 years.",
    "The storm claimed 40 lives.",
    "The deal adds 40 ships to the fleet.",
    "A tanker with 1.4 million litres of oil sank, and the coast guard said it was on its way.",
    "Some 300 people came, which organisers said was twice as many as in May.",
    "The government pledged 40 million euros for the families.",
    "The skipper counted 212 crates twice.",
    "The museum has 40 clocks at its depot.",
    "Some 40 schools are shut on account of the ministry.",
    "The firm employs 50,000 people in Romania, Poland and the United States.",
]


@pytest.mark.parametrize("sentence", OWN)
def test_a_figure_that_nobody_is_credited_with_is_the_outlets_own(sentence: str) -> None:
    found = speakers(sentence)
    assert found
    assert set(found.values()) == {None}


def test_each_of_two_speakers_in_one_sentence_has_a_figure_of_their_own() -> None:
    text = "Organisers claimed 15,000 people marched, but police put the figure at 2,000."
    assert speakers(text) == {"15,000": "organisers", "2,000": "police"}


def test_a_semicolon_parts_what_two_speakers_say() -> None:
    text = "Some 2,000 people marched, police said; organisers put the number at 15,000."
    assert speakers(text) == {"2,000": "police", "15,000": "organisers"}


def test_behind_a_semicolon_somebody_else_may_count() -> None:
    text = "The organisers say that 25,000 people came; police counted 8,000."
    assert speakers(text) == {"25,000": "organisers", "8,000": "police"}
    text = "The minister said that 40 people had died; 12 were missing."
    assert speakers(text) == {"40": "minister", "12": "minister"}


def test_a_semicolon_in_brackets_parts_nothing() -> None:
    text = "The region may lose 30bn baht (£398m; $768m), according to Aree Sook."
    assert set(speakers(text).values()) == {"Aree Sook"}


def test_of_nested_speakers_the_nearest_vouches() -> None:
    text = "The Coast Herald reported that the harbour office said 14 boats had sunk."
    assert speakers(text) == {"14": "harbour office"}


def test_whom_a_newspaper_cites_goes_before_the_newspaper() -> None:
    text = "About 500 jobs will go, the Coast Herald reported, citing people close to the plan."
    assert speakers(text) == {"500": "people"}


def test_a_survey_that_nobody_owns_yields_to_whoever_tells_of_it() -> None:
    text = "An aerial survey showed a slick of 37 kilometres, the coast guard said."
    assert speakers(text) == {"37": "coast guard"}


def test_a_promise_is_the_promisers_but_yields_to_whoever_reports_it() -> None:
    assert speakers("The mayor promised to build 40 schools.") == {"40": "mayor"}
    text = "The mayor has promised to build 40 schools, officials said."
    assert speakers(text) == {"40": "officials"}


def test_a_target_beside_a_statement_is_no_part_of_it() -> None:
    text = "The bank thinks that inflation will peak at 4% in May, double its 2% target."
    assert speakers(text) == {"4%": "bank", "2%": None}


def test_a_figure_about_the_speaker_is_not_by_the_speaker() -> None:
    text = '"We counted 15,000," said Ana Ruiz, who has organised 12 marches.'
    assert speakers(text) == {"15,000": "Ana Ruiz", "12": None}


def test_what_the_outlet_credits_to_itself_is_its_own() -> None:
    text = "The Coast Herald found that 40 schools were closed."
    assert speakers(text, source="Coast Herald") == {"40": None}
    assert speakers(text, source="The Lantern") == {"40": "Coast Herald"}


def test_the_user_can_add_a_verb_of_saying() -> None:
    text = "The mayor thundered that 40 roads were shut."
    row = 'forms = ["thundered"]\nsort = "say"'
    own = Vocabulary(additions=(("speech_verbs", row),))
    added = extract([article("a.md", text, "", None)], own).claims
    assert speakers(text) == {"40": None}
    assert [claim.attributed_to for claim in added] == ["mayor"]
