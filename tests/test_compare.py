"""The verdict on two claims: times, classes, running totals, reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block
from tests.claims import claim
from tests.compared import (
    MAY,
    VOCABULARY,
    pairs_of,
    verdict,
)

SLIP = ("conflict", "level_vs_change")


LATER = {"period_start": date(2024, 5, 20), "period_end": date(2024, 5, 20)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"value": 250.0}, {"value": 310.0}, ("conflict", "value")),
        (
            {"value": 250.0, "attributed_to": "CBP"},
            {"value": 310.0, "attributed_to": "CBP"},
            ("conflict", "attribution"),
        ),
        ({"value": 250.0}, {"value": 250.0}, ("agree", None)),
        ({"value": 250.0}, {"value": 310.0, "place": "Paris"}, ("scope", None)),
        ({"value": 250.0}, {"value": 310.0, **LATER}, ("scope", None)),
        ({"value": 250.0}, {"value": 310.0, "topic": "people injure"}, None),
        (
            {"value": 250.0, "topic": "wheat export"},
            {"value": 310.0, "topic": "wheat import"},
            None,
        ),
        (
            {"value": 3.5e9, "unit": "EUR", "number": "€3.5bn"},
            {"value": 3.5e6, "unit": "EUR", "number": "€3.5 million"},
            ("conflict", "unit"),
        ),
        ({"value": 120.0, "per": "day"}, {"value": 120.0, "per": "week"}, ("conflict", "unit")),
        (
            {"value": 124.0, "unit": "acre"},
            {"value": 124.0, "unit": "hectare"},
            ("conflict", "unit"),
        ),
        (
            {"value": 728000.0},
            {"value": 728000.0, "kind": "change"},
            ("conflict", "level_vs_change"),
        ),
        ({"value": 600.0, "kind": "limit"}, {"value": 459.0}, ("scope", None)),
        (
            {"value": 12000.0, "per": "day", **MAY},
            {"value": 900000.0, **MAY},
            ("conflict", "arithmetic"),
        ),
        ({"value": 12000.0, "per": "day", **MAY}, {"value": 372000.0, **MAY}, ("agree", None)),
        (
            {"value": 213.0, "hedge": "at_least", "topic": "people kill"},
            {"value": 1300.0, "hedge": "at_least", "topic": "people kill"},
            ("diverge", None),
        ),
    ],
)
def test_verdicts_on_two_figures(
    a: dict[str, Any], b: dict[str, Any], expected: tuple[str, str | None] | None
) -> None:
    assert verdict(a, b) == expected


def total(value: float, last: date) -> dict[str, Any]:
    return {
        "value": value,
        "topic": "people rescue",
        "period_start": date(2024, 5, 1),
        "period_end": last,
        "published": last,
    }


def test_a_running_total_that_rises_is_an_update() -> None:
    later = total(36803.0, date(2024, 5, 20))
    assert verdict(total(31000.0, date(2024, 5, 12)), later) == ("update", None)


def test_a_running_total_that_falls_is_a_conflict() -> None:
    later = total(31000.0, date(2024, 5, 20))
    assert verdict(total(36803.0, date(2024, 5, 12)), later) == ("conflict", "cumulative")


def test_a_longer_period_with_a_smaller_total_is_a_conflict() -> None:
    year = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    spring = {"period_start": date(2024, 3, 1), "period_end": date(2024, 5, 31)}
    a = {"value": 680000.0, "topic": "migrant deport", **year}
    b = {"value": 1400000.0, "topic": "migrant deport", **spring}
    assert verdict(a, b) == ("conflict", "cumulative")
    assert verdict(a | {"value": 2e6}, b) == ("scope", None)


def test_last_week_in_a_sunday_and_in_a_monday_paper_may_be_one_week() -> None:
    def told(day: int, start: int, **fields: Any) -> dict[str, Any]:
        week = {"period_start": date(2023, 9, start), "period_end": date(2023, 9, start + 6)}
        return {"published": date(2023, 9, day), "per": "day"} | week | fields

    sunday = told(24, 11, value=8000.0)
    assert verdict(sunday, told(25, 18, value=8600.0)) == ("conflict", "value")
    assert verdict(sunday, told(29, 18, value=8600.0)) in (None, ("scope", None))
    day = date(2023, 9, 16)
    apart = told(25, 18, value=8600.0, period_start=day, period_end=day)
    assert verdict(sunday, apart) in (None, ("scope", None))


def test_totals_of_one_year_are_compared_however_late_the_second_is_printed() -> None:
    year = date(2023, 1, 1)
    september = {"value": 1.4e6, "published": date(2023, 9, 24), "period_start": year}
    september |= {"period_end": date(2023, 9, 22), "topic": "migrant detain"}
    november = september | {"value": 680_000.0, "published": date(2023, 12, 27)}
    november |= {"period_end": date(2023, 11, 30)}
    claims = [claim(id=f"c{n}", article=f"{n}", **f) for n, f in enumerate((september, november))]
    placed = [replace(c, place="Mexico") for c in claims]
    assert [(p.verdict, p.conflict_class) for p in pairs_of(placed)] == [("conflict", "cumulative")]
    abroad = [placed[0], replace(placed[1], place="Guatemala")]
    assert pairs_of(abroad) == []


def test_a_phrase_that_defines_a_count_sets_it_against_the_same_definition() -> None:
    quote = "Agents recorded 300,000 encounters between official ports of entry."
    said = {"topic": "encounter", "quote": quote, "number": "300,000", "value": 300_000.0}
    arrests = {"topic": "migrant apprehension", "value": 249_740.0}
    arrests["quote"] = "249,740 apprehensions between ports of entry"
    assert verdict(said, arrests) == ("conflict", "value")
    plain = said | {"quote": "Agents recorded 300,000 encounters."}
    assert verdict(plain, arrests) == ("scope", None)


def test_one_article_that_gives_a_daily_level_as_a_daily_rise_contradicts_itself() -> None:
    text = (
        "Daily arrests dropped to 3,500 per day after the end of Title 42. Arrests passed 8,600 in "
        "one day last week. Daily arrests rose by about 3,500 after Title 42 expired in May."
    )
    day = date(2023, 9, 24)
    found = extract([Article("a", text, (Block(0, len(text)),), "A", day)], VOCABULARY).claims
    slips = [p for p in pairs_of(list(found)) if p.verdict == "conflict"]
    assert [p.conflict_class for p in slips] == ["level_vs_change"]
    other = text.replace("by about 3,500", "by about 5,100")
    found = extract([Article("a", other, (Block(0, len(other)),), "A", day)], VOCABULARY).claims
    assert not [p for p in pairs_of(list(found)) if p.verdict == "conflict"]


def test_jobs_that_are_cut_are_no_level() -> None:
    shed = {"topic": "job shed", "value": 467_000.0, "kind": "change", "direction": "down"}
    cut = {"topic": "job cut", "value": 467_000.0, "number": "467,000"}
    assert verdict(shed, cut | {"quote": "Employers cut 467,000 jobs."}) != SLIP
    hedged = cut | {"quote": "Employers cut about 467,000 jobs.", "hedge": "about"}
    assert verdict(shed, hedged) != SLIP
    told = cut | {"topic": "job shed", "quote": "The number of jobs shed is 467,000."}
    assert verdict(shed, told) == SLIP


def test_a_stock_at_two_dates_is_an_update_also_where_it_falls() -> None:
    may = {"value": 81200.0, "topic": "prison inmate", **MAY}
    june = {"period_start": date(2024, 6, 1), "period_end": date(2024, 6, 30)}
    assert verdict(may, {"value": 80400.0, "topic": "prison inmate", **june}) == ("update", None)


def test_a_figure_that_says_it_revises_is_an_update() -> None:
    a = {"value": 8000.0, "kind": "change", "topic": "payroll fall"}
    b = a | {"value": 6000.0, "number": "6,000", "quote": "The fall has been revised to 6,000."}
    assert verdict(a, b) == ("update", None)


def test_a_later_figure_that_has_risen_is_an_update_and_no_conflict() -> None:
    first = {"value": 14.0, "topic": "people treat hospital", "published": date(2024, 5, 18)}
    last = first | {"value": 23.0, "number": "23", "published": date(2024, 5, 20)}
    risen = last | {"quote": "The number treated in hospital has risen to at least 23."}
    assert verdict(first, risen) == ("update", None)
    assert verdict(first, risen | {"published": date(2024, 5, 18)}) == ("conflict", "value")


def test_different_owners_part_figures() -> None:
    a = {"value": 5.2e6, "topic": "customer", "qualifiers": "Northbank"}
    b = {"value": 1.1e6, "topic": "customer", "qualifiers": "Westshire"}
    assert verdict(a, b) == ("scope", None)


def test_a_reason_names_both_figures_and_outlets() -> None:
    one = claim(id="c1", article="a", source="Gazette", value=250.0, place="Lyon", **MAY)
    other = claim(id="c2", article="b", source="Herald", value=310.0, place="Lyon", **MAY)
    (pair,) = pairs_of([one, other])
    assert all(word in pair.reason for word in ("250", "310", "Gazette", "Herald"))
