"""Figures as intervals: rounding, hedges, conversions, and the laws of meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.compare.conversions import in_common
from crosscheck.compare.intervals import Interval, interval, meet
from crosscheck.compare.rounding import step
from crosscheck.records import Claim
from tests.claims import claim
from tests.compared import (
    TOLERANCES,
    verdict_of_intervals,
)


@pytest.mark.parametrize(
    ("number", "value", "unit", "size"),
    [
        ("8,000", 8000, "count", 1000),
        ("128,884", 128884, "count", 0),
        ("10,000", 10000, "count", 1250),
        ("1.4 million", 1.4e6, "count", 1e5),
        ("5%", 5, "percent", 1),
        ("4.8%", 4.8, "percent", 0.1),
        ("20%", 20, "percent", 1),
        ("a third", 33.3, "percent", 6),
        ("seven", 7, "count", 0),
        ("£2 million", 2e6, "GBP", 250000),
        ("3", 3, "mile", 0.375),
    ],
)
def test_the_digits_shown_say_how_exact_a_figure_is(
    number: str, value: float, unit: str, size: float
) -> None:
    assert step(number, float(value), unit) == pytest.approx(size)


@pytest.mark.parametrize(
    ("a", "b", "met"),
    [
        ({"value": 128884.0}, {"value": 128900.0}, "agree"),
        ({"value": 128884.0}, {"value": 129000.0, "hedge": "nearly"}, "agree"),
        ({"value": 35600.0, "hedge": "about"}, {"value": 36803.0}, "conflict"),
        ({"value": 300.0, "hedge": "about"}, {"value": 301.0}, "agree"),
        (
            {"value": 5.0, "unit": "percent", "hedge": "nearly"},
            {"value": 4.8, "unit": "percent"},
            "agree",
        ),
        (
            {"value": 4.7, "unit": "percent", "number": "4.7%"},
            {"value": 4.8, "unit": "percent", "number": "4.8%"},
            "conflict",
        ),
        ({"value": 800000.0}, {"value": 900000.0}, "conflict"),
        (
            {"value": 4.75, "unit": "percent", "number": "4.75%"},
            {"value": 4.8, "unit": "percent", "number": "4.8%"},
            "agree",
        ),
        ({"value": 8000.0, "hedge": "more_than"}, {"value": 8600.0}, "agree"),
        ({"value": 213.0, "hedge": "at_least"}, {"value": 1300.0, "hedge": "at_least"}, "diverge"),
        ({"value": 10000.0, "hedge": "at_most"}, {"value": 12500.0}, "conflict"),
        (
            {"value": 5e6, "hedge": "about", "number": "5 million"},
            {"value": 5.1e6, "number": "5.1 million"},
            "agree",
        ),
        ({"value": 37370.0}, {"value": 32370.0}, "conflict"),
        (
            {"value": 1e6, "unit": "GBP", "number": "£1 million"},
            {"value": 2e6, "unit": "GBP", "number": "£2 million"},
            "conflict",
        ),
        ({"value": 3.0, "unit": "mile"}, {"value": 4.8, "unit": "kilometre"}, "agree"),
        ({"value": 9000.0, "per": "week"}, {"value": 1285.0, "per": "day"}, "agree"),
        # A year of 365 days is a year, a February a month.
        (
            {"value": 9000.0, "per": "year"},
            {"value": 9000.0, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
            "agree",
        ),
        (
            {"value": 500.0, "per": "month"},
            {"value": 900.0, "period_start": date(2023, 2, 1), "period_end": date(2023, 2, 28)},
            "conflict",
        ),
    ],
)
def test_rounding_hedges_and_conversions_explain_figures(
    a: dict[str, Any], b: dict[str, Any], met: str
) -> None:
    one, other = claim(**a), claim(**b)
    for first, second in ((one, other), (other, one)):
        common = in_common(first, second, TOLERANCES)
        assert common is not None
        assert meet(common.a, common.b) == met


def test_a_sum_in_brackets_is_somebodys_rate_of_exchange() -> None:
    one = claim(value=292000.0, unit="GBP", number="£292,000", quote="$550,000 (£292,000)")
    other = claim(value=293264.0, unit="GBP", number="£293,264", quote="$550,000 (£293,264)")
    assert verdict_of_intervals(one, other) == "agree"


values = st.floats(1, 1e9).map(lambda v: float(f"{v:.4g}"))


hedges = st.sampled_from(
    ["exact", "about", "nearly", "more_than", "at_least", "at_most", "less_than"]
)


figures = st.builds(lambda v, h: claim(value=v, hedge=h), values, hedges)


@given(figures, figures)
@settings(max_examples=200, deadline=None)
def test_meeting_is_symmetric(a: Claim, b: Claim) -> None:
    one, other = interval(a, TOLERANCES), interval(b, TOLERANCES)
    assert one is not None
    assert other is not None
    assert meet(one, other) == meet(other, one)


@given(figures, figures, st.floats(0, 0.5))
@settings(max_examples=200, deadline=None)
def test_widening_an_interval_never_turns_agreement_into_conflict(
    a: Claim, b: Claim, share: float
) -> None:
    one, other = interval(a, TOLERANCES), interval(b, TOLERANCES)
    assert one is not None
    assert other is not None
    if meet(one, other) != "conflict":
        assert meet(one.widened(share), other) != "conflict"


@given(
    values, values, st.sampled_from([("mile", "kilometre"), ("acre", "hectare"), ("week", "day")])
)
@settings(max_examples=100, deadline=None)
def test_converting_the_unit_of_one_side_changes_no_verdict(
    x: float, y: float, units: tuple[str, str]
) -> None:
    from crosscheck.match.units import convert

    here, there = units
    a, b = (claim(value=v, low=v * 0.99, high=v * 1.01, hedge="range", unit=here) for v in (x, y))
    factor = convert(1.0, here, there)
    assert factor is not None
    assert b.value is not None
    assert b.low is not None
    assert b.high is not None
    converted = replace(
        b, value=b.value * factor, low=b.low * factor, high=b.high * factor, unit=there
    )
    if x not in (y * 0.98, y * 1.02):
        assert _margin(x, y) or verdict_of_exact(a, b) == verdict_of_exact(a, converted)


def _margin(x: float, y: float) -> bool:
    """Whether the ends of two ranges nearly touch, where the last bit of a float decides."""
    return min(abs(x * 1.01 - y * 0.99), abs(y * 1.01 - x * 0.99)) <= 0.02 * max(x, y)


def verdict_of_exact(a: Claim, b: Claim) -> str:
    one, other = (replace(c, number="") for c in (a, b))
    return verdict_of_intervals(one, other)


def test_an_interval_scales_with_its_unit() -> None:
    assert Interval(1, 2, 1, 2).scaled(3) == Interval(3, 6, 3, 6)
