"""What real articles must give. They lie beside the project; the tests skip where they do not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crosscheck.config import Config
from crosscheck.pipeline import check_paths
from crosscheck.report import RenderOptions, render

SHARED = Path(__file__).parent.parent.parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the real articles are not beside the project"
)


@cache
def result(*paths: str) -> dict[str, Any]:
    config = Config(decisions=Path("no-decisions"), cache=False)
    document = render(
        check_paths([str(SHARED / p) for p in paths], config), "json", RenderOptions()
    )
    read: dict[str, Any] = json.loads(document)
    return read


def claims(number: str, words: str, *paths: str) -> set[str]:
    """Ids of the claims of a number whose sentence holds the words."""
    return {
        c["id"]
        for c in result(*(paths or ("seeds",)))["claims"]
        if c["number"] == number and words in c["quote"]
    }


def verdicts(a: set[str], b: set[str], *paths: str) -> set[tuple[str, str | None]]:
    """Verdict and class of each pair between the two sets of claims."""
    assert a
    assert b
    return {
        (pair["verdict"], pair["class"])
        for pair in result(*(paths or ("seeds",)))["pairs"]
        if (pair["a"] in a and pair["b"] in b) or (pair["a"] in b and pair["b"] in a)
    }


def test_all_five_articles_are_read() -> None:
    assert len(result("seeds")["articles"]) == 5
    assert all(a["published"] and a["source"] and a["claims"] for a in result("seeds")["articles"])


def test_8000_in_a_day_conflicts_with_topping_8600_in_24_hours() -> None:
    found = verdicts(claims("8,000", "in one day last week"), claims("8,600", "24-hour period"))
    assert found == {("conflict", "value")}


def test_a_daily_level_of_3500_conflicts_with_a_daily_increase_of_3500() -> None:
    found = verdicts(claims("3,500", "per day after the end"), claims("3,500", "an increase of"))
    assert found == {("conflict", "level_vs_change")}


def test_nearly_11_percent_agrees_with_about_11_percent() -> None:
    found = verdicts(claims("11%", "nearly 11%"), claims("11%", "about 11%"))
    assert found == {("agree", None)}


def test_daily_figures_of_september_are_not_set_against_december() -> None:
    september = claims("8,000", "one day") | claims("8,600", "24-hour") | claims("3,500", "")
    december = claims("10,000", "per day have been detained this month")
    assert not {v for v, _ in verdicts(september, december)} & {"conflict", "update", "agree"}


def test_comments_names_and_dates_make_no_claims() -> None:
    quotes = [c["quote"] for c in result("seeds")["claims"]]
    for words in ("18 years", "roofing job", "TravelerJoe", "more than 50 years", ".25/hour"):
        assert not [q for q in quotes if words in q], words
    numbers = {c["number"] for c in result("seeds")["claims"]}
    assert not numbers & {"42", "2023", "24", "22", "27", "19"}


def test_official_counts_bear_out_242000_in_november() -> None:
    both = ("seeds", "data/cbp_encounters.csv")
    official = {
        c["id"]
        for c in result(*both)["claims"]
        if c["value"] == 242_399 and c["period_start"] == "2023-11-01"
    }
    found = verdicts(claims("242,000", "November", *both), official, *both)
    assert found == {("agree", None)}


def test_over_300000_between_ports_fits_all_encounters_and_not_those_between_ports() -> None:
    both = ("seeds", "data/cbp_encounters.csv")
    said = claims("300,000", "between official ports", *both)
    december = [
        c
        for c in result(*both)["claims"]
        if c["period_start"] == "2023-12-01" and c["article"].endswith(".csv")
    ]
    between = {c["id"] for c in december if c["value"] == 249_740}
    whole = {c["id"] for c in december if c["value"] == 301_981}
    assert {v for v, _ in verdicts(said, between, *both)} == {"conflict"}
    assert {v for v, _ in verdicts(said, whole, *both)} <= {"agree", "scope"}
    assert verdicts(said, whole, *both)
