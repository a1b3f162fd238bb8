"""A finding's question is told in the articles' own words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.compare import compare_candidates, group_findings
from crosscheck.compare.question import counted, question
from crosscheck.config import Tolerances
from crosscheck.match import match_claims
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

TOLD = [
    ("people treat hospital", "14", "At least 14 people were treated in hospital.",
     "people were treated in hospital"),
    ("water remove", "1.1 million", "Crews removed 1.1 million litres of water on Friday.",
     "removed … litres of water"),
    ("family set aside", "$6.5 million", "It set aside $6.5 million for the families.",
     "set aside … for the families"),
    ("town lose power", "3", "On Monday 3 towns lost power.", "towns lost power"),
    # What is counted stands in the sentence before: its word of the topic stays.
    ("boat carry grain", "11", "Eleven (11) of them were carrying grain.", "boat carrying grain"),
    # Words that lie apart, or that the sentence does not hold: the topic as it is.
    ("people treat hospital", "14", "14 people, two of them children, were treated in hospital.",
     "people treat hospital"),
    ("people treat hospital", "14", "The toll is 14.", "people treat hospital"),
    ("people kill", "", "", "people kill"),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "number", "quote", "told"), TOLD)
def test_what_is_counted_is_told_in_the_sentences_words(
    topic: str, number: str, quote: str, told: str
) -> None:
    thing = topic.split(maxsplit=1)[0]
    assert counted(claim(topic=topic, thing=thing, number=number, quote=quote)) == told


def test_a_rate_is_told_once() -> None:
    logged: dict[str, Any] = {"topic": "landing log", "number": "8,000", "per": "day"}
    assert counted(claim(**logged, quote="They logged 8,000 landings on Monday.")) == (
        "logged … landings a day"
    )
    assert counted(claim(**logged, quote="They logged 8,000 landings daily.")) == (
        "logged … landings a day"
    )
    daily = claim(**logged, quote="They logged 8,000 daily landings.")
    assert counted(daily) == "logged … daily landings"


def test_the_question_takes_the_words_of_a_figure_that_can_tell_it() -> None:
    lead = claim(
        id="c1", topic="boat sink", quote="14 boats, two of them new, sank.", number="14",
        place="Lyon", period_start=date(2024, 5, 18), period_end=date(2024, 5, 18),
    )  # fmt: skip
    other = claim(id="c2", topic="boat sink", quote="On Saturday 20 boats sank.", number="20")
    assert question(lead, [lead, other]) == "boats sank, Lyon (2024-05-18)"
    assert question(lead, [lead]) == "boat sink, Lyon (2024-05-18)"


def test_what_narrows_the_count_is_told_unless_the_words_say_it() -> None:
    quote = "On Saturday 20 fishing boats sank."
    narrow = claim(topic="boat sink", quote=quote, number="20", qualifiers="fishing")
    assert question(narrow, [narrow]) == "boats sank, fishing (no date given)"
    said = claim(topic="fishing boat sink", quote=quote, number="20", qualifiers="fishing")
    assert question(said, [said]) == "fishing boats sank (no date given)"


def test_findings_carry_that_question() -> None:
    texts = {"c1": "The fire killed 40 people.", "c2": "The fire killed 60 people."}
    claims = [
        claim(id=key, article=f"{key}.md", source=key, quote=text, number=text.split()[3],
              value=float(text.split()[3]), topic="people kill", thing="people", event="kill",
              place="Lyon", period_start=date(2024, 5, 18), period_end=date(2024, 5, 18))
        for key, text in texts.items()
    ]  # fmt: skip
    candidates = match_claims(claims, Vocabulary(), [])
    pairs = compare_candidates(claims, candidates, Vocabulary(), Tolerances())
    (finding,) = group_findings(claims, pairs)
    assert finding.question == "killed … people, Lyon (2024-05-18)"


@settings(max_examples=150)
@given(st.text(max_size=80), st.text(max_size=12), st.text(max_size=30))
def test_any_text_has_a_question(quote: str, number: str, topic: str) -> None:
    made = claim(quote=quote, number=number, topic=topic, thing=topic)
    assert "(no date given)" in question(made, [made])
    assert len(counted(made)) <= max(len(quote) + len(topic) + 2, len(topic))
