"""What one article says against itself: rival counts, sums that do not come out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from crosscheck.compare import compare_candidates
from crosscheck.compare.cues import says
from crosscheck.config import Tolerances
from crosscheck.extract import extract
from crosscheck.match import match_claims
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary

VOCABULARY = Vocabulary()


def conflicts(text: str) -> list[tuple[str | None, frozenset[str]]]:
    """Class and numbers of each conflict in an article of 20 May 2024."""
    article = Article("a.md", text, (Block(0, len(text)),), "Gazette", date(2024, 5, 20))
    found = extract([article], VOCABULARY).claims
    claims = [claim for claim in found if not claim.incidental]
    candidates = match_claims(claims, VOCABULARY, [c for c in found if c.incidental])
    numbers = {claim.id: claim.number for claim in claims}
    pairs = compare_candidates(claims, candidates, VOCABULARY, Tolerances())
    return [
        (pair.conflict_class, frozenset((numbers[pair.a], numbers[pair.b])))
        for pair in pairs
        if pair.verdict == "conflict"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout in Friday's strike was 58%, the operator said. The drivers' union put it at 93%.",
        "Police estimated that 21,000 people marched through Lyon on Sunday. The CGT union said"
        " that 80,000 people marched through Lyon on Sunday.",
    ],
)
def test_two_sources_with_rival_counts_conflict_in_one_article(text: str) -> None:
    assert [kind for kind, _ in conflicts(text)] == ["value"]


@pytest.mark.parametrize(
    "text",
    [
        # Each firm speaks of its own.
        "Norvane reported a profit of £280m for 2023. Castell reported a profit of £450m for 2023.",
        # Other people, another day, what was and what is.
        "A survey by Help Age found 69% of pensioners vote. A poll by Youth First found 17% of "
        "students vote.",
        "Police said 300 people were arrested on Friday. The mayor said 400 people were arrested"
        " on Saturday.",
        "The operator said turnout was 58%. The union said turnout was 58 per cent.",
    ],
)
def test_sources_that_speak_of_other_things_do_not(text: str) -> None:
    assert not conflicts(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The list shows 310 passengers and 42 crew: 325 people in all.", {"42", "325"}),
        ("They hurt 12 men, 9 women and 3 children, a total of 42 people.", {"3", "42"}),
        ("Of the 61 seats, 40 went to the Alliance and the other 12 to its rivals.", {"61", "12"}),
        ("It counts 620 houses: 410 in Alva, 190 in Borden and 90 in Corley.", {"620", "90"}),
        ("They sold 41,200 tickets. Of those, 28,600 were for the play and 17,400 for the rest.",
         {"41,200", "17,400"}),
        ("The toll of 41 is made up of 22 passengers and 12 guards.", {"41", "12"}),
        ("The firm will cut 900 jobs. That is one in three of the 10,400 people whom it employs.",
         {"one in three", "10,400"}),
        ("Rescuers found 48 bodies. Of them 61 were identified.", {"48", "61"}),
    ],
)  # fmt: skip
def test_parts_that_do_not_make_the_total_conflict(text: str, numbers: set[str]) -> None:
    assert conflicts(text) == [("arithmetic", frozenset(numbers))]


@pytest.mark.parametrize(
    "text",
    [
        "The list shows 310 passengers and 42 crew: 352 people in all.",
        "The list shows about 300 passengers and 42 crew: some 350 people in all.",
        # Some of a whole need not make it.
        "Of the 61 seats, 40 went to the Alliance and 12 to the Greens.",
        "Rescuers found 48 bodies. Of them 31 were identified.",
        "Rescuers found 48 bodies. One of them had carried 61 letters.",
        "The firm will cut 900 jobs. That is about one in twelve of the 10,400 people it employs.",
        "It counts 620 houses: 410 in Alva, 190 in Borden and 20 in Corley.",
        "It counts 620 houses: 110 in Alva, 19 in Borden and 20 in Corley.",
        "They sold 41,200 tickets. Of those, 8,600 were for the play and 17,400 for the dance.",
        # Each in brackets behind its name: a ranking, no parts of the first.
        "Alva came first with 8,800 visitors, before Borden (6,900), Corley (6,000) and Dell.",
        # Part of a whole that was named before, against another year's.
        "Police counted the murders. There were 1,012 of them, against 1,314 a year before.",
        # A total of other things.
        "He met 40 nurses and 20 doctors. In all, 900 people came.",
    ],
)
def test_parts_that_do_or_need_not_make_it_are_left_alone(text: str) -> None:
    assert not conflicts(text)


@pytest.mark.parametrize("row", VOCABULARY.rows("pointers"), ids=lambda row: row["where"])
def test_each_row_of_pointers_is_heard_in_its_example(row: dict[str, Any]) -> None:
    assert says(row["example"], row["where"], VOCABULARY)
    assert not says("Twelve people came by bus.", row["where"], VOCABULARY)
