"""What a figure counts whose noun stands elsewhere: before, in a comment, a label, a question."""

from __future__ import annotations

import pytest

from crosscheck.extract import extract
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary
from tests.made import article


def claim_of(text: str, number: str) -> Claim:
    """The claim of a text whose figure begins with these words."""
    found = extract([article("a.md", text, "The Lantern", None)], Vocabulary()).claims
    return next(c for c in found if c.number.startswith(number))


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        # A comment on the figure before, a figure set beside it, its label in brackets.
        ("The islands took in 900 geese, the wardens say, which is 58 per cent fewer than in May.",
         "58", "goose"),
        ("The choir says 41 per cent of singers are ill; the theatre puts it at 12 per cent.",
         "12", "singer"),
        ("The gap in the dyke narrowed to 136 metres (2022: 158 metres).", "158", "gap"),
        # The whole that a sentence opens with.
        ("OSLO, May 22 (Fjord Wire): Norway's demand for tin rose to 46 tonnes.", "46", "demand"),
        ("Storms sank boats. Of the boats, 21 were ferries.", "21", "boat"),
        ("Most of the singers are from Leeds. Of the others, 17 are tenors.", "17", "singer"),
        # Labels and questions.
        ("Wheat in store at the mills: 46 tonnes.", "46", "wheat"),
        ("How many were hurt? The clinic puts it at 54.", "54", "hurt"),
        ("How many pupils are there? The clinic puts it at 54.", "54", "pupil"),
        ("What do the pilots earn? A median of $5,840 a month.", "$5,840", "pilot"),
        ("What do they earn? A median of $5,840 a month.", "$5,840", "earn"),
        # What a figure of two floors, three weeks or the like counts is not gone on with.
        ("Norvane sees a profit of 40 million euros. Brandt, two floors up, thinks 22 million.",
         "22", "profit"),
        # Nouns that are looked through, and that are counted themselves.
        ("The thieves are sitting on 2.6 million records.", "2.6", "record"),
        ("Brandt cut its forecast for the mill's revenue to 82 million euros.", "82", "revenue"),
        ("The mill made a loss before tax of 87 million euros.", "87", "loss"),
        ("One boat in five stood empty; the national figure was 13 per cent.", "13", "boat"),
        # What stands beside a noun: how much more of it, one of so many, how long it is.
        ("The office took 280 decisions, an increase of 44 per cent.", "44", "decision"),
        ("A steward, one of 600 on the north side, told us that he was hired in May.",
         "600", "steward"),
        ("Only two in five of the hungry in the valley got anything.", "two in five", "hungry"),
        ("Booms with a length of 2,600 metres protect the port.", "2,600", "boom"),
    ],
)  # fmt: skip
def test_a_figure_counts_what_was_said_before(text: str, number: str, word: str) -> None:
    assert word in claim_of(text, number).topic.split()


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        # Whoever tells, a place and an idle sentence before are not what is counted.
        ("The islands took in 900 geese, the ministry reports, which is 58 per cent fewer.",
         "58", "ministry"),
        ("The theatre puts the number of ill singers at 12.", "12", "theatre"),
        ("Of the boats, 21 ferries sank.", "21", "boat"),
        ("The mill stores tin: 46 men guard it.", "46", "tin"),
        ("The national record of 46 tonnes was broken.", "46", "figure"),
        ("Prize money: €41 million was shared among the 16 clubs, an increase of 156 per cent.",
         "156", "club"),
        ("Two in five of the same boats sank.", "Two in five", "same"),
    ],
)  # fmt: skip
def test_a_figure_does_not_count_what_only_stands_near(text: str, number: str, word: str) -> None:
    assert word not in claim_of(text, number).topic.split()


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Some 212 posts would go, 148 of them in Leeds.", "148", "forecast"),
        ("Some 212 posts went, 148 of them in Leeds.", "148", "level"),
        ("The number of posts to be cut is 171.", "171", "forecast"),
        ("The number of posts cut is 171.", "171", "level"),
        ("Seven in ten would scrap the bridge.", "Seven in ten", "ratio"),
        ("The fare would rise to 60 euros.", "60", "forecast"),
        ("It is going to cost the guild 3 million euros.", "3 million", "forecast"),
        ("The guild is going home with 3 million euros.", "3 million", "level"),
        ("Brandt cut its forecast for tin to 82 million euros.", "82", "forecast"),
        ("Brandt cut its prices for tin to 82 euros.", "82", "level"),
        ("Brandt cut its forecast for tin to 82 million euros from 90 million euros.",
         "90", "forecast"),
        ("Brandt cut its prices for tin to 82 euros from 90 euros.", "90", "level"),
        ("The heat should ease to 44 degrees.", "44", "forecast"),
        ("The fare should be 4 euros.", "4 euros", "limit"),
        ("Costs must come down by 65 million euros.", "65", "limit"),
        ("Costs came down by 65 million euros.", "65", "change"),
        ("Wheat makes up 5 million tonnes of the crop.", "5 million", "level"),
        ("Wheat is up 5 per cent.", "5 per cent", "change"),
        ("The season (minus 1.8 per cent) was poor.", "minus 1.8", "change"),
    ],
)  # fmt: skip
def test_the_kind_follows_the_clause(text: str, number: str, kind: str) -> None:
    assert claim_of(text, number).kind == kind
