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
        ("Some 900 came, by the deputies' count. The valley had 19,600 goats, the October count "
         "showed.", "19,600"),
        ("The guild makes it easier for 400 potters.", "400"),
        ("Some 40 schools are shut on account of the ministry.", "40"),
    ],
)  # fmt: skip
def test_a_figure_beside_an_attribution_is_the_outlets_own(text: str, number: str) -> None:
    assert speaker(text, number) == ""
