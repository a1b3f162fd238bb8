"""Figures of one story meet whatever words they use: like digits, times, stories and their keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crosscheck.match import match_claims, story_keys
from crosscheck.match.candidates import assumed_period
from crosscheck.match.dating import names_time
from crosscheck.match.digits import ONE_OFF, OTHER, SAME, TURNED, digits_alike
from crosscheck.match.stories import Stories
from crosscheck.match.subjects import read_subject
from crosscheck.match.together import DAYS, couples
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

VOCABULARY = Vocabulary()
SUNDAY = date(2024, 5, 19)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("31,450", "13,450", TURNED),
        ("486", "468", TURNED),
        ("$3.3m", "33 million", SAME),
        ("198.12 crore", "198 lakh", SAME),
        ("1,180", "1,280", ONE_OFF),
        ("12", "13", OTHER),
        ("5", "5", OTHER),
        ("three", "three", OTHER),
    ],
)
def test_digits_are_as_alike_as_a_slip_of_the_pen_leaves_them(
    one: str, other: str, alike: int
) -> None:
    assert digits_alike(one, other) == digits_alike(other, one) == alike


@pytest.mark.parametrize(
    ("quote", "says"),
    [
        ("About 700 people were told to leave on Wednesday.", True),
        ("Sales fell to 400 last week.", True),
        ("In 2021 it was 58.", True),
        ("Today 300 are left.", True),
        ("", True),
        ("They may have 40 left after eight hours.", False),
        ("The crowd was 34,203.", False),
    ],
)
def test_a_sentence_says_when_by_a_day_or_a_date_and_not_by_a_length_of_time(
    quote: str, says: bool
) -> None:
    assert names_time(quote, VOCABULARY) is says


def test_the_day_of_an_article_parts_no_figures() -> None:
    day = {"period_start": SUNDAY, "period_end": SUNDAY, "published": SUNDAY}
    monday = {f"period_{end}": SUNDAY + timedelta(1) for end in ("start", "end")}
    said = claim(quote="The crowd on Sunday was 34,203.", number="34,203", **day)
    unsaid = claim(
        quote="The crowd was 43,203.", number="43,203", **{**day, **monday, "article": "b"}
    )
    named = claim(
        quote="The crowd on Monday was 43,203.",
        number="43,203",
        **{**day, **monday, "article": "b"},
    )
    one, other, third = (read_subject(0, c, VOCABULARY) for c in (said, unsaid, named))
    assert assumed_period(one, other) == "unknown"
    assert assumed_period(one, third) == "apart"


def told(later: int = 0) -> list[Claim]:
    """Two outlets on one match, in other words, and a third on something else."""
    return [
        claim(
            id=f"c{nth}", article=f"{nth}.md", topic=topic, number=number, quote=quote,
            value=float(number.replace(",", "")), published=SUNDAY + timedelta(later * (nth == 1)),
        )
        for nth, (topic, number, quote) in enumerate(
            [
                ("crowd", "34,203", "The crowd for Harchester at Dale Park was 34,203."),
                ("home go", "43,203", "At Dale Park 43,203 went home with Harchester."),
                ("car sell", "43,230", "In Frankfurt 43,230 cars of Voltair were sold."),
            ]
        )
    ]  # fmt: skip


def test_figures_of_one_story_meet_though_they_share_no_word_of_their_topics() -> None:
    assert [(c.a, c.b) for c in match_claims(told(), VOCABULARY)] == [(0, 1)]
    assert not match_claims(told(later=2 * DAYS), VOCABULARY)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("£84 million", "GBP", 84e6), ("$84 million", "USD", 84e6), True),
        (("£84 million", "GBP", 84e6), ("$96 million", "USD", 96e6), False),
        (("63", "count", 63.0), ("63%", "percent", 63.0), True),
        (("6", "count", 6.0), ("6%", "percent", 6.0), False),
        (("63 km", "kilometre", 63.0), ("63%", "percent", 63.0), False),
    ],
)
def test_one_number_of_two_units_that_are_mixed_up_meets_itself(
    one: tuple[str, str, float], other: tuple[str, str, float], meet: bool
) -> None:
    story = "Harchester sold Ivo Marek to Dale Park in the week of the harbour fire for"
    found = [
        claim(
            id=f"c{nth}", article=f"{nth}.md", topic="striker", number=number, unit=unit,
            value=value, published=SUNDAY, quote=f"{story} {number}.",
        )
        for nth, (number, unit, value) in enumerate((one, other))
    ]  # fmt: skip
    assert [(c.a, c.b) for c in match_claims(found, VOCABULARY)] == ([(0, 1)] if meet else [])


def test_a_draft_meets_the_figures_of_its_story() -> None:
    for draft in (0, 1):
        found = match_claims(told(), VOCABULARY, focus={draft})
        assert [(c.a, c.b) for c in found] == [(0, 1)]


@pytest.mark.parametrize("later", [0, 10, DAYS])
def test_articles_that_meet_share_a_block(later: int) -> None:
    claims = told(later)
    stories = Stories(claims, VOCABULARY)
    assert list(couples(["0.md", "1.md", "2.md"], stories)) == [("0.md", "1.md")]
    mine, theirs, others = (list(story_keys([c], VOCABULARY)) for c in claims)
    inside = {key for key, own in mine if own}
    assert inside & {key for key, _ in theirs}
    assert not inside & {key for key, _ in others}


def test_shared_words_tell_less_the_more_sentences_have_them() -> None:
    claims = told()[:2]
    more = [
        claim(id=f"d{n}", article="0.md", quote=f"At Dale Park {n} fans cheered.", number=str(n))
        for n in (12, 14)
    ]
    one, other = (read_subject(n, c, VOCABULARY) for n, c in enumerate(claims))
    alone = Stories(claims, VOCABULARY).rarity(one, other)
    among = Stories([*claims, *more], VOCABULARY).rarity(one, other)
    assert alone[1] > among[1] > 0
