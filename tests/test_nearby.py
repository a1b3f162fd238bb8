"""An article whose claims could be judged beside a draft's is never passed over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from crosscheck.match.nearby import Nearby
from crosscheck.match.outline import Outline, outlines_of
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

VOCABULARY = Vocabulary()
DAY = date(2024, 5, 20)
EARLIER = date(2024, 4, 2)
PER_HECTARE = {"unit": "kilogram", "per": "hectare", "topic": "wheat yield"}


def outline(derived: bool = False, **fields: Any) -> Outline:
    made = claim(topic="people drown", **fields) if "topic" not in fields else claim(**fields)
    return next(outlines_of([made], [made] if derived else [], VOCABULARY))


def meet(a: Outline, b: Outline) -> bool:
    one, other = (Nearby([x], VOCABULARY).meets(y) for x, y in ((a, b), (b, a)))
    assert one == other, "who of two is the draft does not matter"
    return one


TWO_THINGS = [
    {"place": "Leeds", "period_start": EARLIER, "period_end": EARLIER},
    {"place": "Leeds", "attributed_to": "the water board"},
    {"attributed_to": "the water board", "period_start": EARLIER, "period_end": EARLIER},
    {"place": "Leeds", **PER_HECTARE},
    {"attributed_to": "the water board", **PER_HECTARE},
]


@pytest.mark.parametrize("fields", TWO_THINGS)
def test_two_things_in_common_suffice_without_one_story(fields: dict[str, Any]) -> None:
    assert meet(outline(**fields), outline(article="b.md", **fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "Leeds"},
        {"attributed_to": "the water board"},
        {"period_start": EARLIER, "period_end": EARLIER},
        PER_HECTARE,
    ],
)
def test_one_thing_in_common_does_not(fields: dict[str, Any]) -> None:
    assert not meet(outline(**fields), outline(article="b.md", **fields))


def test_a_part_of_the_others_time_at_one_place_suffices() -> None:
    week: dict[str, Any] = {
        "place": "Leeds",
        "period_start": date(2024, 5, 13),
        "period_end": date(2024, 5, 19),
    }
    day = week | {"period_start": date(2024, 5, 19)}
    assert meet(outline(**week), outline(article="b.md", **day))


def test_a_figure_that_follows_from_two_is_never_passed_over() -> None:
    other = outline(article="b.md")
    assert not meet(outline(), other)
    assert meet(outline(derived=True), other)


def test_another_thing_is_never_met() -> None:
    same: dict[str, Any] = {"place": "Leeds", "period_start": DAY, "period_end": DAY}
    assert meet(outline(**same), outline(article="b.md", **same))
    for fields in ({"topic": "tree plant"}, {"unit": "EUR"}, {"published": date(2020, 1, 1)}):
        apart = same | fields
        if "published" in fields:
            apart |= {"period_start": date(2020, 1, 1), "period_end": date(2020, 1, 1)}
        assert not meet(outline(**same), outline(article="b.md", **apart))


def test_what_only_the_sentence_says_is_met_by_what_a_topic_says() -> None:
    same: dict[str, Any] = {"place": "Leeds", "period_start": DAY, "period_end": DAY}
    quote = "46 were rescued from the ferry in Leeds on Monday."
    one = outline(topic="rescue", quote=quote, **same)
    assert meet(one, outline(article="b.md", topic="ferry", **same))


def test_articles_of_one_story_meet_though_nothing_else_is_alike() -> None:
    quote = "Alma Novak and Otto Haas counted 46 people."
    other = quote.replace("46", "91")
    assert meet(outline(quote=quote), outline(article="b.md", quote=other, value=91.0))
    far: dict[str, Any] = {"published": date(2024, 9, 1)}
    assert not meet(outline(quote=quote), outline(article="b.md", quote=other, value=91.0, **far))
