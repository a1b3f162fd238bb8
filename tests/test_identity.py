"""What makes two figures, claims or findings the same."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.identity import figure_of, finding_id, number_text, plain
from tests.made_decisions import says

COURIER = says("c1", "Courier", "8,000")
COMET = says("c2", "Comet", "8,600")
RADIO = says("c3", "Radio", "9,100")


def test_a_findings_id_is_the_prefix_and_sixteen_hex_digits() -> None:
    prefix, _, digits = finding_id([COURIER, COMET]).partition("-")
    assert prefix == "cc1"
    assert len(digits) == 16
    assert int(digits, 16) >= 0


def test_the_order_of_figures_does_not_name_another_finding() -> None:
    orders = permutations([COURIER, COMET, RADIO])
    assert len({finding_id(order) for order in orders}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other", "article": "moved/elsewhere.md"},
        {"start": 90, "end": 95, "line": 12},
        {"quote": "Wholly other words around 8,000."},
        {"number": "8 000"},
        {"place": None, "attributed_to": "the port"},
        {"source": "  COURIER "},
        {"topic": "Landing  count"},
        {"value": 8000.0000000000001},
    ],
)
def test_what_leaves_the_figure_leaves_the_id(change: dict[str, object]) -> None:
    moved = replace(COURIER, **change)  # type: ignore[arg-type]
    assert finding_id([moved, COMET]) == finding_id([COURIER, COMET])


@pytest.mark.parametrize(
    "change",
    [
        {"source": "Herald"},
        {"published": date(2024, 3, 12)},
        {"published": None},
        {"value": 8001.0},
        {"value": -8000.0},
        {"hedge": "about"},
        {"unit": "percent"},
        {"per": "week"},
        {"per": None},
        {"topic": "landing log"},
    ],
)
def test_another_figure_is_another_id(change: dict[str, object]) -> None:
    changed = replace(COURIER, **change)  # type: ignore[arg-type]
    assert finding_id([changed, COMET]) != finding_id([COURIER, COMET])


def test_a_second_copy_of_an_article_changes_nothing() -> None:
    copy = replace(COURIER, id="c9", article="copy.md")
    assert finding_id([COURIER, COMET, copy]) == finding_id([COURIER, COMET])


def test_a_figure_that_joins_is_another_id() -> None:
    assert finding_id([COURIER, COMET, RADIO]) != finding_id([COURIER, COMET])


def test_vague_words_are_told_apart_by_the_words() -> None:
    dozens, hundreds = says("c1", "Courier", "dozens"), says("c1", "Courier", "hundreds")
    assert figure_of(dozens).value == "dozens"
    assert finding_id([dozens, COMET]) != finding_id([hundreds, COMET])


def test_ranges_with_one_midpoint_are_told_apart_by_their_ends() -> None:
    narrow = replace(COURIER, hedge="range", value=4.0, low=3.0, high=5.0)
    wide = replace(COURIER, hedge="range", value=4.0, low=2.0, high=6.0)
    assert figure_of(narrow).value == "3..5"
    assert finding_id([narrow, COMET]) != finding_id([wide, COMET])


def test_fields_cannot_run_into_each_other() -> None:
    one = replace(COURIER, source="ab", topic="c")
    two = replace(COURIER, source="a", topic="bc")
    assert finding_id([one]) != finding_id([two])


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (8000.0, "8000"),
        (-0.0, "0"),
        (1.4 * 1e6 + 2e-10, "1400000"),
        (1.8e12, "1800000000000"),
        (1_234_567_890_123.0, "1234567890123"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e+20"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_are_written_as_people_read_them(number: float, text: str) -> None:
    assert number_text(number) == text


# As people write numbers: of arbitrary floats some lie where the next one is rounded up.
@given(st.integers(min_value=-(10**11), max_value=10**11), st.integers(min_value=-6, max_value=6))
def test_float_noise_does_not_make_another_number(digits: int, power: int) -> None:
    number = float(f"{digits}e{power}")
    assert number_text(number * (1 + 1e-15)) == number_text(number)


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_number_is_written_to_eleven_digits_and_more(number: float) -> None:
    assert float(number_text(number)) == pytest.approx(number, rel=1e-11, abs=1e-300)


@given(st.text())
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(f"  {text}\n") == plain(text)
    assert plain(plain(text)).split() == plain(plain(text)).split(" ") or plain(text) == ""


def test_the_id_is_the_same_in_every_process() -> None:
    code = (
        "from tests.made_decisions import says; from crosscheck.identity import finding_id; "
        "print(finding_id([says('c1', 'Courier', '8,000'), says('c2', 'Comet', '8,600')]))"
    )
    ids = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Tokyo"), ("424242", "America/Lima")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        ids.add(done.stdout.strip())
    assert ids == {finding_id([COURIER, COMET])}
