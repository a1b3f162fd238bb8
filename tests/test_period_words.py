"""Words that times are told by: what a user adds is taken as it is written."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.period import find_periods
from crosscheck.extract.period.around_events import around_events
from crosscheck.extract.period.events import event_groups
from crosscheck.extract.period.words import any_word, words_pattern
from crosscheck.vocabulary import Vocabulary
from tests.made_document import made_article, made_document

EN = Vocabulary()
ROLES = sorted({row["role"] for row in EN.rows("period_words")})


@pytest.mark.parametrize("role", ROLES)
def test_marks_in_a_users_word_are_no_pattern(role: str) -> None:
    row = f'role = "{role}"\nwords = ["at no. (1"]\nexample = "Some 40 boats came."'
    words = Vocabulary(additions=(("period_words", row),))
    text = "The storm of Monday, 13 May, was at no. (1 on Tuesday. Since the storm 40 boats came."
    document = made_document(made_article(text), words)
    found = zip(document.mentions, find_periods(document), strict=True)
    assert {m.figure.text: str(days.start) for m, days in found}["40"] == "2024-05-13"


def test_the_longest_word_is_tried_first() -> None:
    assert any_word(("on", "on the", "a.b")) == r"(?:on\ the|a\.b|on)"


def test_a_word_of_a_role_is_found_as_a_word_of_its_own() -> None:
    pattern = words_pattern(EN, "toll")
    assert pattern.search("the toll stood at")
    assert not pattern.search("the tollgate stood")


def test_a_letter_that_is_longer_in_small_does_not_move_a_time() -> None:
    days = {event_groups(EN)["quake"]: date(2024, 5, 7)}
    found = around_events("In İzmir on the Friday before the quake 40 fled.", days, None, EN)
    assert [(one.text, str(one.days and one.days.start)) for one in found] == [
        ("the Friday before the quake", "2024-05-03")
    ]
