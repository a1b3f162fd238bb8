"""Which clause an attribution is about, and who is meant where the parse leaves it open."""

from __future__ import annotations

import pytest

from tests.test_speaker_reach import speaker

MUST = [
    # A clause with a verb of its own is no parted subject: all before the name is what it says.
    ("In May 58 barges left port, and all the crews were paid, the guild reported on Friday.",
     "58", "guild"),
    ("By noon the bill had come to 9 million euros, a Norvane spokesman told us, to which legal "
     "costs must be added.", "9 million", "Norvane spokesman"),
    ("The bridge is priced at 260 million euros, or 900 euros a head, chief engineer Ana Ruiz "
     "told reporters on Monday.", "260 million", "Ana Ruiz"),
    # What somebody's count is, whichever comes first.
    ("Ninety barges, of which 81 were full, is the harbour office's tally for May.",
     "81", "harbour office"),
    ("The parade drew 5,300 people by the count of the police.", "5,300", "police"),
    ("Critics say that by the guild's count 52 potters have left since May.", "52", "guild"),
    ("Of the claims that the insurer counted in May, 900 were for cars.", "900", "insurer"),
    ("Some 130 sailors were held, 17 of them boys, as counted by the seamen's union.",
     "130", "union"),
    ("Asked how many letters were lost, the archive answered: 4,000.", "4,000", "archive"),
    # A verb that tells between the noun and what is told, with a clause of the noun's own before.
    ("The letter, which the Lantern has seen, says the roof of the old hall can bear 900 tonnes.",
     "900", "letter"),
    ("The harbour authority, which has been blamed for leaving its gates open at night, said it "
     "would buy 120 lamps.", "120", "harbour authority"),
    # A figure alone behind a semicolon leans on the one that was told before it.
    ("So far 3,980 people have left, says the guild; 612 are children.", "612", "guild"),
    # What is set off behind "said" leaves what was said before it to the speaker.
    ("The firm has raised 90 million euros in a month, the guild said on Monday, more than "
     "twice what it was worth in May.", "90 million", "guild"),
    ("Only four of the 17 halls have a roof, by the auditor's count.", "17", "auditor"),
    # Who is meant by "it" and "we".
    ("The report was late. Some 300 boats are idle, the Harbour Service Executive (HSE) said. It "
     "put the loss at 40 million euros.", "40 million", "Harbour Service Executive"),
    ("India's finance ministry expects a deficit of 4 per cent. In 2025, it says, spending grew "
     "by 9 per cent.", "9 per cent", "finance ministry"),
    ('"They left," said its chief executive, Ana Ruiz. "We spent 31 million euros on ferries."',
     "31 million", "Ana Ruiz"),
    ("A third of the crew were older than 50, Harbour Service Board (HSB) data indicate.",
     "A third", "Harbour Service Board"),
]  # fmt: skip

MUST_NOT = [
    # Whoever was told, and who said nothing of it.
    ("Of the fund 90 million euros will go to Arden, the mayor was told by telephone.", "90"),
    ("The line was cut for 40 hours, its chief executive said sorry, and shares rose.", "40"),
    # Behind a semicolon a clause of its own begins.
    ("Some 2,000 people marched, the guild said; the square holds 4,000.", "4,000"),
    # The perfect tense of a deed.
    ("The guild had capped fees at 15% by May.", "15%"),
    # What a clause of its own does not say.
    ("Some 40 crates were lost, and the guild, which keeps them, closed.", "40"),
    ("By the number of the men, 40 were lost.", "40"),
]


@pytest.mark.parametrize(("text", "number", "who"), MUST)
def test_a_figure_comes_from_whoever_tells_its_clause(text: str, number: str, who: str) -> None:
    assert who in speaker(text, number)


@pytest.mark.parametrize(("text", "number"), MUST_NOT)
def test_a_figure_is_the_outlets_own_where_nobody_tells_it(text: str, number: str) -> None:
    assert speaker(text, number) == ""


def test_the_government_is_not_said_by_its_own_spokeswoman_to_have_said_it() -> None:
    text = (
        "A ministry spokeswoman said the government was sorry and had capped fees at 15% of pay, "
        "which would leave 1.2 million homes better off."
    )
    assert "spokeswoman" in speaker(text, "15%")
    assert "spokeswoman" in speaker(text, "1.2 million")
