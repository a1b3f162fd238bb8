"""How far an attribution reaches, and whom its words name."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.vocabulary import Vocabulary
from tests.made import article


def speaker(text: str, number: str) -> str:
    """Who a figure of a text comes from; "" for the outlet."""
    claims = extract([article("a.md", text, "The Lantern", None)], Vocabulary()).claims
    return next(c.attributed_to or "" for c in claims if c.number.startswith(number))


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        # Whose count it is: the last owner, an account of one's own, whoever holds the figure.
        ("Some 900 came, by the sheriff's deputies' count.", "900", "sheriff's deputies"),
        ("The roof cost 40 million euros, by Norvane's own account.", "40", "Norvane"),
        ("The ministry's control room puts the dead at 1,340.", "1,340", "ministry"),
        ("The guild makes it more than 40 ships.", "40", "guild"),
        ("We are assured by the ministry that 40 schools are open.", "40", "ministry"),
        ("Analysts at Brandt Keeling cut their forecast for sales to 82 million euros.",
         "82", "Brandt Keeling"),
        # Whose count it is that nobody owns: its own, not the one that was named before.
        ("Some 900 came, by the deputies' count. The valley had 19,600 goats, the October count "
         "showed.", "19,600", "October count"),
        # Who has, sees, knows of or counts a figure, also behind it.
        ("JobWatch has this year's tally of cuts at 114,100.", "114,100", "JobWatch"),
        ("The bank's May outlook has tin averaging 62 dollars.", "62", "bank's May outlook"),
        ("The farm office sees eggs going up by 20 per cent.", "20", "farm office"),
        ("Brokers see it at 2.25 per cent by May.", "2.25", "brokers"),
        ("The institute knows of 70 men who fell ill.", "70", "institute"),
        ("On Monday 97 men lay in corridors, the guild counted, the most so far.", "97", "guild"),
        ("At Wexmoor the finance ministry counted 55 tonnes last year.", "55", "finance ministry"),
        ("The Coast Guard was out. It counted 2,140 huts destroyed.", "2,140", "Coast Guard"),
        ("Some 412 claims were made in May, Ministry of Law figures show, a record.",
         "412", "Ministry of Law"),
        # Which name stands beside an office, in a sentence without figures too.
        ('"We are poor," says the Dean, Professor Ana Ruiz. "The grant is 38% of it."',
         "38%", "Professor Ana Ruiz"),
        ('"I am sorry," its chief executive, Dominic Harrow, said. "We spent 31 million euros."',
         "31 million", "Dominic Harrow"),
        ("Pay lags, said Dr. Leo Abbot, who teaches there. Rents rose by 40%, he said.",
         "40%", "Dr. Leo Abbot"),
        ("Only 12 of them were charged, according to Red por la Vida, a coalition.",
         "12", "Red por la Vida"),
        # Names as they are: before a preposition, with a common noun beside, after a dateline.
        ('"They left," said Ana Ruiz of the Sea Rescue Organisation. Some 17 were boys, she said.',
         "17", "Ana Ruiz"),
        ("Rival Dunmore's on Tuesday reported growth of 2.3%.", "2.3%", "Dunmore"),
        ("Fectrans, the union federation, said it was 92%.", "92%", "Fectrans"),
        ("DETROIT — Kestrel Motors has raised its offer. It now pays 23 dollars, it said.",
         "23", "Kestrel Motors"),
        ("The boat held 148 crates, the owner said on X. It sank.", "148", "owner"),
        # Whom a word points back to: a ministry is no agency, "they" are several.
        ("Nordsee Rail was slow. Delays numbered 58 in May, says the ministry.", "58", "ministry"),
        ("Norvane is near a deal, according to two people who saw it. It would pay 12 million "
         "euros, they say.", "12", "two people"),
        ("Ana Ruiz sold lamps for years. She is sad, she says. The firm says 2,900 shops will "
         "close.", "2,900", "firm"),
        # A clause that begins after the figure is what the words between its commas are about.
        ("The fund is 136 euros short, and its trustees, the bank says, have been promised 18 "
         "euros.", "18", "bank"),
    ],
)  # fmt: skip
def test_a_figure_comes_from_whom_its_clause_names(text: str, number: str, who: str) -> None:
    assert who in speaker(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The rent is high, according to the council, which is owed 61,000 euros.", "61,000"),
        ("The fund is 136 euros short, and its trustees, the bank says, have been promised 18 "
         "euros.", "136"),
        ("A guild that speaks for 2,300 potters called it a fire sale.", "2,300"),
        # Neither is what somebody has somewhere, nor whom somebody sees or credits with a deed.
        ("Norvane has shops at 40 stations.", "40"),
        ("The mayor had 40 men at 12 gates.", "12"),
        ("Doctors see 40 patients a day there.", "40"),
        ("The refinery took in 81 tonnes, 35 tonnes below May's record.", "35"),
        ("The force spent 40 million euros in bank accounts of its own.", "40 million"),
        # What the writer says of itself.
        ("More than 200 have died since 2012, according to a count by this newspaper.", "200"),
        ("At the clinic this correspondent found 618 patients.", "618"),
        ("The guild makes it easier for 400 potters.", "400"),
        ("Some 40 schools are shut on account of the ministry.", "40"),
    ],
)  # fmt: skip
def test_a_figure_beside_an_attribution_is_the_outlets_own(text: str, number: str) -> None:
    assert speaker(text, number) == ""


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("Norvane Systems", "Norvane expects to record charges of 380 million dollars."),
        ("Office of Civil Relief", "The Office of Civil Relief (OCR) reported 71 deaths."),
        ("Coast Narcotics Centre", "Under 2% of it is inspected, the Centre estimates."),
        ("Norvane Werke AG", "For 2030 the company expects an output of 40,000 lamps."),
        ("Norvane plc", "The Board of Management of Norvane plc expects sales of 40 million."),
        ("Tidal Office", "Some 400 gulls died, according to a study by the Tidal Office."),
    ],
)
def test_a_body_is_no_source_of_its_own_release(outlet: str, text: str) -> None:
    claims = extract([article("a.md", text, outlet, None)], Vocabulary()).claims
    assert [c.attributed_to for c in claims] == [None]


def test_a_town_is_not_the_paper_that_has_its_name() -> None:
    text = "Lyon said on Monday that 40 roads were shut."
    claims = extract([article("a.md", text, "Lyon Post", None)], Vocabulary()).claims
    assert [c.attributed_to for c in claims] == ["Lyon"]


def test_an_attribution_ends_with_its_sentence() -> None:
    text = "Idle men were 10%, Statistics Norland reports. For those over 60 it was 39%."
    claims = extract([article("a.md", text, "The Lantern", None)], Vocabulary()).claims
    assert [c.attributed_to for c in claims if c.unit == "percent"] == ["Statistics Norland", None]
