"""The parts that all formats share: wording, passages, pictures, safe text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.records import Claim, ConflictClass, Verdict
from crosscheck.report import wording
from crosscheck.report.passages import Passage, passage
from crosscheck.report.picture import intervals, timeline
from crosscheck.report.plain import one_line, path_and_line, visible, web_link
from crosscheck.vocabulary import Vocabulary
from tests.made import article, claim
from tests.made_results import small

A, B = small().claims[:2]
NUMBERS = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (8600, "8,600"),
        (0.5, "0.5"),
        (-3, "-3"),
        (1.4e6, "1.4 million"),
        (1234567, "1,234,567"),
        (1.8e11, "180 billion"),
        (2.5e12, "2.5 trillion"),
        (1 / 3, "0.333333"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float, written: str) -> None:
    assert wording.number(value) == written


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({}, "8,000 per day"),
        ({"hedge": "more_than"}, "more than 8,000 per day"),
        ({"hedge": "about"}, "about 8,000 per day"),
        ({"hedge": "range"}, "7,500 to 8,500 per day"),
        ({"kind": "change", "direction": "up"}, "up 8,000 per day"),
        ({"kind": "change"}, "change of 8,000 per day"),
        ({"kind": "limit", "unit": "USD", "per": None}, "limit of 8,000 USD"),
        ({"value": None, "hedge": "vague"}, "7,500 to 8,500 per day"),
        ({"value": None, "hedge": "vague", "low": None}, "8,000 per day"),
    ],
)
def test_values_are_said_with_hedge_unit_and_rate(changes: dict[str, object], written: str) -> None:
    assert wording.value(replace(A, **changes)) == written  # type: ignore[arg-type]


def test_periods_are_said_with_their_open_sides() -> None:
    day, later = date(2024, 3, 1), date(2024, 3, 2)
    assert wording.period(day, day) == "2024-03-01"
    assert wording.period(day, later) == "2024-03-01 to 2024-03-02"
    assert wording.period(day, None) == "since 2024-03-01"
    assert wording.period(None, day) == "until 2024-03-01"
    assert wording.period(None, None) == ""


def test_a_gap_is_absolute_only_where_unit_and_rate_are_the_same() -> None:
    pair = small().pairs[0]
    assert wording.gap_between(A, B, pair) == (
        "600 per day as printed, at least 1.2% however the words are taken"
    )
    assert wording.gap_between(A, replace(B, per=None), pair) == "at least 1.2%"
    assert wording.gap_between(A, B, replace(pair, gap=0.0)) == "600 per day"
    assert wording.gap_between(A, replace(B, value=8000.0), replace(pair, gap=0.0)) == ""


def test_every_class_and_verdict_says_what_would_settle_it() -> None:
    rows = {str(row["term"]): row for row in Vocabulary().rows("verdicts")}
    assert set(rows) == {*get_args(Verdict), *get_args(ConflictClass)}
    assert all(row["advice"] for row in rows.values())


def test_a_passage_is_the_quote_cut_at_its_figure_with_its_neighbours() -> None:
    found = passage(A, small().articles[0])
    assert found == Passage(
        before="Harbour agents counted the week's arrivals on Friday.",
        lead="They logged ",
        figure="8,000",
        rest=" landings in one day last week, the port authority said.",
        after="Most came by ferry.",
    )


def test_a_passage_stays_in_its_paragraph() -> None:
    found = passage(small().claims[2], small().articles[1])
    assert (found.before, found.after) == ("", "")


def test_a_passage_without_its_article_is_the_quote_alone() -> None:
    found = passage(A, None)
    assert (found.lead, found.figure) == ("They logged ", "8,000")
    assert found.before == found.after == ""


def test_a_row_without_a_quote_shows_its_number() -> None:
    assert passage(replace(A, quote=""), None).figure == "8,000"


@given(st.lists(st.text("ab. ", min_size=1, max_size=20), min_size=1, max_size=4))
def test_a_passage_loses_no_letter_of_its_quote(sentences: list[str]) -> None:
    text = " ".join([*sentences, "It was 12 in all."])
    within = article("a.md", text, "A", None)
    one = claim(within, "12", "c1")
    found = passage(one, within)
    assert found.lead + found.figure + found.rest == one.quote


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=8))
def test_a_picture_keeps_order_and_stays_on_its_sheet(ends: list[tuple[float, float]]) -> None:
    figures = [
        replace(A, id=f"c{n}", value=low, low=min(low, high), high=max(low, high))
        for n, (low, high) in enumerate(ends)
    ]
    drawn = intervals(figures)
    assert drawn is not None
    dots = [shape for shape in drawn.shapes if shape.kind == "dot"]
    assert len(dots) == len(figures)
    for (one, dot), (other, mark) in zip(
        zip(figures, dots, strict=True), list(zip(figures, dots, strict=True))[1:], strict=False
    ):
        if (one.value or 0) < (other.value or 0):
            assert dot.x <= mark.x
    placed = [(s.x, s.y) for s in drawn.shapes] + [(w.x, w.y) for w in drawn.labels]
    assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in placed)


def test_an_open_bound_is_an_arrow_and_an_estimate_a_broken_ring() -> None:
    drawn = intervals([A, B, replace(A, id="c9", hedge="about")])
    assert drawn is not None
    assert [s.kind for s in drawn.shapes].count("right") == 1
    assert [s.style for s in drawn.shapes].count("soft") == 1
    assert "Evening Comet: more than 8,600" in drawn.told
    assert "Evening Comet: more than 8,600" in [label.words for label in drawn.labels]
    assert {style for style, _ in drawn.paths()} == {"grid", "bar", "arrow", "value", "soft"}


def test_figures_of_another_unit_are_on_no_common_axis() -> None:
    assert intervals([A, replace(B, unit="kilometre")]) is None
    assert intervals([A]) is None


def test_far_apart_figures_stand_on_an_axis_of_powers_of_ten() -> None:
    wide = [replace(A, value=v, low=v, high=v) for v in (1.8e8, 1.8e11)]
    drawn = intervals(wide)
    assert drawn is not None
    ticks = [label.words for label in drawn.labels if label.style == "tick"]
    assert ticks == ["100m", "1bn", "10bn", "100bn"]


def test_a_timeline_runs_by_day_of_publication() -> None:
    dead = [c for c in small().claims if c.topic == "person kill"]
    drawn = timeline(list(reversed(dead)))
    assert drawn is not None
    dots = [shape for shape in drawn.shapes if shape.kind == "dot"]
    assert dots[0].x < dots[1].x
    assert dots[0].y > dots[1].y
    assert [label.words for label in drawn.labels] == ["12", "03-13", "17", "03-14"]
    again = timeline([*dead, *(replace(c, id=f"{c.id}x") for c in dead)])
    assert again is not None
    assert again.labels == drawn.labels, "words that stand there already are not written over"
    assert timeline([replace(c, published=None) for c in dead]) is None


@given(st.text())
def test_visible_text_holds_no_control_character(text: str) -> None:
    shown = visible(text)
    assert not any(ord(c) < 32 and c not in "\t\n\x0b\x0c\r" for c in shown)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    shown.encode("utf-8")
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b?c=d", "https://a.example/b?c=d"),
        ("http://a.example", "http://a.example"),
        ("HTTPS://a.example", "HTTPS://a.example"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("/etc/passwd", ""),
        ("https:", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, link: str) -> None:
    assert web_link(url) == link


def test_a_place_is_parted_from_its_line() -> None:
    assert path_and_line("a/b.toml:3") == ("a/b.toml", 3)
    assert path_and_line("a/b.toml") == ("a/b.toml", 0)
    assert path_and_line("a:b") == ("a:b", 0)


def test_an_outlet_without_a_name_is_its_file() -> None:
    nameless: Claim = replace(A, source="")
    assert wording.outlet(nameless) == "archive/reed-courier.md"


@pytest.mark.parametrize(
    ("unit", "value", "told"),
    [
        ("mile", 7.5, "7.5 miles"),
        ("mile", 1.0, "1 mile"),
        ("square foot", 200.0, "200 square feet"),
        ("degree Celsius", 41.0, "41 degrees Celsius"),
        ("part per million", 0.4, "0.4 parts per million"),
        ("century", 2.0, "2 centuries"),
        ("percent", 3.0, "3 percent"),
        ("USD", 6.5e6, "6.5 million USD"),
        ("kelvin", 4.0, "4 kelvin"),
    ],
)
def test_a_measure_is_told_as_it_stands_behind_a_number(unit: str, value: float, told: str) -> None:
    assert wording.value(replace(A, unit=unit, value=value, per=None, hedge="exact")) == told


def test_a_figure_outside_all_blocks_keeps_to_its_quote() -> None:
    within = replace(small().articles[0], blocks=())
    found = passage(A, within)
    assert (found.before, found.figure, found.after) == ("", "8,000", "")


def test_a_range_without_a_middle_is_a_bar_without_a_dot() -> None:
    spread = replace(A, id="c9", value=None, low=7000.0, high=9000.0, hedge="vague")
    drawn = intervals([A, spread])
    assert drawn is not None
    assert [s.kind for s in drawn.shapes].count("dot") == 1
    assert [s.style for s in drawn.shapes].count("bar") == 2
