"""The second look: what labelled pairs tell beyond the rules, and what they may never outweigh."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crosscheck.compare.cases import Case, Ruling
from crosscheck.compare.derivation import Page
from crosscheck.compare.derived import derive
from crosscheck.compare.likelihood import Standing
from crosscheck.compare.second_look import (
    ALONE,
    FEATURES,
    SWAPPED,
    chances,
    is_asked,
    look_again,
    weighed,
)
from crosscheck.compare.slips import class_of_slip, slip_of
from crosscheck.compare.verdicts import judge
from crosscheck.match.candidates import weigh
from crosscheck.match.speakers import of_one_source
from crosscheck.match.subjects import read_subject
from crosscheck.match.topics import topic_likeness
from crosscheck.records import Claim
from tests.claims import claim
from tests.compared import TOLERANCES, VOCABULARY

DAY = date(2024, 5, 18)
ONE_TIME = {"period_start": DAY, "period_end": DAY}


def case_of(a: dict[str, Any], b: dict[str, Any]) -> Case:
    """Two figures in texts of one story."""
    base: dict[str, Any] = {
        "topic": "people arrest", "place": "Lyon", "start": 30, "end": 33, **ONE_TIME,
        "quote": "In Lyon, Mayor Brennan and Prefect Duval spoke of people who were arrested.",
    }  # fmt: skip
    one = claim(**(base | {"id": "c1", "article": "a", "source": "A"} | a))
    other = claim(**(base | {"id": "c2", "article": "b", "source": "B"} | b))
    first, second = (read_subject(nth, c, VOCABULARY) for nth, c in enumerate((one, other)))
    match = weigh(first, second, topic_likeness(first, second), VOCABULARY)
    return Case(one, other, match, TOLERANCES, VOCABULARY, Standing())


def looked_at(case: Case, ruling: Ruling | None) -> Ruling | None:
    return look_again(case, ruling, chances([case])[0])


def test_a_case_has_a_number_for_each_feature() -> None:
    assert len(weighed(case_of({"value": 250.0}, {"value": 310.0}))) == len(FEATURES)


def test_figures_that_fit_together_are_not_asked_about() -> None:
    assert is_asked(case_of({"value": 250.0}, {"value": 310.0}))
    assert not is_asked(case_of({"value": 250.0}, {"value": 250.0}))


def test_two_figures_of_one_article_are_left_to_the_rules() -> None:
    ruling = Ruling("scope", None, "as it was")
    case = case_of({"value": 250.0}, {"value": 310.0, "article": "a", "quote": "Two sentences."})
    assert looked_at(case, ruling) is ruling


def test_two_forecasters_may_differ_whatever_else_is_alike() -> None:
    forecast = {"kind": "forecast", "topic": "economy grow", "unit": "percent"}
    case = case_of(
        forecast | {"value": 1.4, "attributed_to": "the Bank of Norland"},
        forecast | {"value": 2.1, "attributed_to": "Brennan Institute"},
    )
    assert look_again(case, None, 1.0) is None


def test_digits_that_changed_places_need_less_to_be_a_conflict_than_other_figures() -> None:
    chance = (SWAPPED + ALONE) / 2
    swapped = case_of({"value": 458.0, "number": "458"}, {"value": 485.0, "number": "485"})
    others = case_of({"value": 458.0, "number": "458"}, {"value": 530.0, "number": "530"})
    ruling = look_again(swapped, None, chance)
    assert ruling is not None
    assert ruling.verdict == "conflict"
    assert look_again(others, None, chance) is None


def test_counts_of_two_hours_are_two_counts_whatever_else_is_alike() -> None:
    noon, evening = (
        f"By {hour} Mayor Brennan spoke of arrests in Lyon." for hour in ("noon", "9pm")
    )
    case = case_of({"value": 250.0, "quote": noon}, {"value": 310.0, "quote": evening})
    assert look_again(case, None, 1.0) is None


def test_the_later_reason_names_what_was_looked_past() -> None:
    """However likely a conflict is, it says what spoke against it."""
    case = case_of({"value": 250.0}, {"value": 310.0, "period_start": date(2024, 5, 1)})
    ruling = look_again(case, None, 1.0)
    assert ruling is not None
    assert ruling.verdict == "conflict"
    assert "though they give other times" in ruling.reason


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ({"number": "$8 million", "value": 8.4e6, "unit": "USD"},
         {"number": "8 million pesos", "value": 8.4e6, "unit": "MXN"}, "unit"),
        ({"number": "$84 million", "value": 84e6, "unit": "USD"},
         {"number": "84 million pesos", "value": 84e6, "unit": "MXN"}, "unit"),
        ({"number": "262.1 GW", "value": 262.1, "unit": "gigawatt"},
         {"number": "262 megawatts", "value": 262.0, "unit": "megawatt"}, "unit"),
        ({"number": "3.1 million", "value": 3.1e6}, {"number": "3.1 billion", "value": 3.1e9},
         "unit"),
        ({"number": "£1,838.6m", "value": 1838.6e6, "unit": "GBP"},
         {"number": "£1.84bn", "value": 1.84e9, "unit": "GBP", "kind": "change",
          "direction": "down"}, "level_vs_change"),
        ({"number": "2.1 tonnes", "value": 2.1, "unit": "tonne"},
         {"number": "2,100 kilograms", "value": 2100.0, "unit": "kilogram"}, None),
        ({"number": "12%", "value": 12.0, "unit": "percent", "kind": "ratio"},
         {"number": "12%", "value": 12.0, "unit": "percent", "kind": "forecast",
          "direction": "down"}, None),
        ({"number": "2,400", "value": 2400.0, "kind": "forecast"},
         {"number": "2,400", "value": 2400.0, "kind": "change", "direction": "down"}, None),
        ({"number": "2,400", "value": 2400.0, "quote": "In Lyon 2,400 posts were lost."},
         {"number": "2,400", "value": 2400.0, "kind": "change", "direction": "down"}, None),
        ({"number": "2,400", "value": 2400.0, "quote": "In Lyon there were 2,400 posts."},
         {"number": "2,400", "value": 2400.0, "kind": "change", "direction": "down"},
         "level_vs_change"),
        ({"number": "$687,600", "value": 687_600.0, "unit": "USD"},
         {"number": "$687,600", "value": 687_600.0, "unit": "CAD"}, None),
        ({"number": "US$687,600", "value": 687_600.0, "unit": "USD"},
         {"number": "$687,600", "value": 687_600.0, "unit": "CAD"}, "unit"),
        ({"number": "250", "value": 250.0}, {"number": "251", "value": 251.0}, None),
        ({"number": "36,000", "value": 36e3}, {"number": "36,000", "value": 36e3, "per": "club"},
         None),
    ],
)  # fmt: skip
def test_a_slip_is_told_by_its_digits(
    a: dict[str, Any], b: dict[str, Any], slip: str | None
) -> None:
    assert slip_of(case_of(a, b)) == slip_of(case_of(b, a)) == slip


@pytest.mark.parametrize(
    ("a", "b", "named"),
    [
        ({"number": "1.64 billion", "value": 1.64e9}, {"number": "164 million", "value": 1.64e8},
         "unit"),
        ({"number": "six miles", "value": 6.0, "unit": "mile"},
         {"number": "six kilometres", "value": 6.0, "unit": "kilometre"}, "unit"),
        ({"number": "31%", "value": 31.0, "unit": "percent", "kind": "ratio"},
         {"number": "31 points", "value": 31.0, "unit": "percentage point", "kind": "change"},
         "level_vs_change"),
        ({"number": "1,240", "value": 1240.0}, {"number": "12,400", "value": 12400.0}, None),
        ({"number": "3.3 million", "value": 3.3e6}, {"number": "33 million", "value": 33e6}, None),
    ],
)  # fmt: skip
def test_a_conflict_is_called_the_slip_that_it_is(
    a: dict[str, Any], b: dict[str, Any], named: str | None
) -> None:
    assert class_of_slip(case_of(a, b)) == class_of_slip(case_of(b, a)) == named


def test_a_years_sum_and_the_same_sum_a_year_are_no_slip() -> None:
    fee: dict[str, Any] = {"topic": "student fee", "value": 62_400.0, "number": "$62,400"}
    fee |= {"unit": "USD", "quote": "In Lyon a student pays a fee of $62,400."}
    year = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    ruling = judge(case_of(fee | year, fee | {"per": "year"}))
    assert ruling is None or ruling.verdict != "conflict"


def test_a_press_release_speaks_for_its_outlet() -> None:
    release = claim(article="a", source="Norland Health Service")
    quoting = claim(article="b", source="The Post", attributed_to="NHS")
    assert of_one_source(release, quoting, VOCABULARY)
    assert of_one_source(quoting, release, VOCABULARY)
    assert not of_one_source(replace(release, source="The Herald"), quoting, VOCABULARY)
    assert not of_one_source(replace(release, attributed_to="Alva Red Cross"), quoting, VOCABULARY)


def parts_of(sentence: str, figures: dict[str, float]) -> list[str]:
    claims: list[Claim] = []
    for nth, (number, value) in enumerate(figures.items()):
        at = sentence.index(number)
        claims.append(
            claim(
                id=f"c{nth}", number=number, value=value, quote=sentence, topic="train run",
                start=at, end=at + len(number),
            )
        )  # fmt: skip
    return [item.how for item in derive(claims, VOCABULARY, TOLERANCES)]


def test_only_what_is_near_a_figure_is_asked_what_follows() -> None:
    """Else an article of ten thousand figures takes the square of that."""
    claims = [claim(id=f"c{nth}", start=100 * nth) for nth in range(9)]
    page = Page(claims, range(9), VOCABULARY, TOLERANCES)
    assert list(page.near(4, 0)) == [4]
    assert list(page.near(4, 199)) == [3, 4, 5]
    assert list(page.near(4, 200)) == [2, 3, 4, 5, 6]
    assert list(page.near(0, 100)) == [0, 1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police said 31 of the 124 trains were late.",
        "Of the line's 124 trains, 31 were late.",
        "Just 31 trains were late, out of a total of 124.",
    ],
)
def test_a_part_and_its_whole_make_a_share(sentence: str) -> None:
    (found,) = parts_of(sentence, {"31": 31.0, "124": 124.0})
    assert found == "31 of 124 is about 25%"


def test_two_counts_side_by_side_are_no_share() -> None:
    assert not parts_of("There were 120 trains, and 30 of them late buses.", {"120": 120.0})
    assert not parts_of("The line has 120 trains, 30 drivers left.", {"120": 120.0, "30": 30.0})
