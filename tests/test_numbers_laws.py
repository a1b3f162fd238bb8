"""Laws of numbers: what is rendered reads back, nothing is lost, and time is linear."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.document import Figure, LeftOut
from crosscheck.extract.figures import read_figures
from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.hedges import interval
from crosscheck.extract.numbers.lexicon import lexicon
from crosscheck.extract.numbers.tokens import tokenize
from crosscheck.records import Hedge
from crosscheck.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
HEDGED: dict[str, str] = {
    "exact": "{}",
    "more_than": "more than {}",
    "at_least": "at least {}",
    "at_most": "up to {}",
    "less_than": "fewer than {}",
    "about": "about {}",
    "nearly": "nearly {}",
}
UNITS = {
    "count": "{} boats",
    "percent": "{} per cent",
    "tonne": "{} tonnes",
    "kilometre": "{} kilometres",
    "USD": "${}",
    "GBP": "£{}",
    "EUR": "{} euros",
}
PIECES = [
    *"0123456789 .,;:-–'’%$£€()[]/+ abmnkx²½٣\n",
    " million ",
    " to ",
    " and ",
    " one ",
    " per ",
    " half ",
]
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def in_words(number: int) -> str:
    """English for a whole number below a billion."""
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= scale:
            head, rest = divmod(number, scale)
            tail = "" if not rest else (" and " if rest < 100 else " ") + in_words(rest)
            return f"{in_words(head)} {name}{tail}"
    if number < 20:
        return SMALL[number]
    ten, unit = divmod(number, 10)
    return TENS[ten] + (f"-{SMALL[unit]}" if unit else "")


def read(text: str) -> tuple[tuple[Figure, ...], list[LeftOut]]:
    return read_figures(text, 0, VOCABULARY)


def bounds(value: float, hedge: Hedge) -> tuple[float | None, float | None]:
    return interval(Amount(0, 1, 1, value, value, value, "digits", 1), hedge)


def test_every_hedge_of_the_records_has_a_rendering_here() -> None:
    assert {*HEDGED, "range", "vague"} == set(get_args(Hedge))


@given(st.integers(2, 999_999_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    (figure,) = read(f"There were {in_words(number)} boats.")[0]
    assert figure.value == number


@given(
    st.integers(3, 10**12) | st.decimals(0, 10_000, places=2, allow_nan=False),
    st.sampled_from(sorted(HEDGED)),
    st.sampled_from(sorted(UNITS)),
)
def test_number_hedge_and_unit_read_back_as_the_same_interval(
    number: object, hedge: str, unit: str
) -> None:
    shown = UNITS[unit].format(f"{number:,}")
    text = f"It came to {HEDGED[hedge].format(shown)} in all."
    (figure,) = read(text)[0]
    value = float(str(number))
    assert figure.value == pytest.approx(value)
    assert (figure.hedge, figure.unit) == (hedge, unit)
    low, high = bounds(value, figure.hedge)
    assert figure.low == (None if low is None else pytest.approx(low))
    assert figure.high == (None if high is None else pytest.approx(high))


@given(st.integers(2, 900), st.integers(1, 900), st.sampled_from(["", " million", " billion"]))
def test_a_range_reads_back(low: int, more: int, scale: str) -> None:
    factor = {"": 1, " million": 1e6, " billion": 1e9}[scale]
    (figure,) = read(f"It takes between {low} and {low + more}{scale} boats.")[0]
    assert (figure.low, figure.high) == (low * factor, (low + more) * factor)


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Where digits and number words stand."""
    lex = lexicon(VOCABULARY)
    return [
        (t.start, t.end)
        for t in tokenize(text)
        if any(c.isdigit() for c in t.text) or t.low in lex.small or t.low in lex.scales
    ]


@settings(max_examples=300)
@given(st.text(max_size=80) | NEWSLIKE)
def test_every_number_ends_up_in_one_figure_or_one_left_out(text: str) -> None:
    figures, rest = read(text)
    for start, end in numbers_in(text):
        inside = [f for f in figures if f.span[0] <= start and end <= f.span[1]]
        listed = [item for item in rest if item.start <= start and end <= item.end]
        assert len(inside) + len(listed) == 1, text[start:end]


@settings(max_examples=300)
@given(st.text(max_size=80) | NEWSLIKE, st.integers(0, 1000))
def test_words_stand_where_they_are_said_to_stand(text: str, offset: int) -> None:
    figures, rest = read_figures(text, offset, VOCABULARY)
    pieces = [(f.start, f.end, f.text) for f in figures] + [(r.start, r.end, r.text) for r in rest]
    for start, end, words in pieces:
        assert text[start - offset : end - offset] == words != ""
    for figure in figures:
        assert figure.span[0] <= figure.start < figure.end <= figure.span[1]
    for before, after in pairwise(figures):
        assert before.span[1] <= after.span[0]


@settings(max_examples=300)
@given(st.text(max_size=80) | NEWSLIKE)
def test_bounds_are_in_order_and_finite(text: str) -> None:
    for figure in read(text)[0]:
        known = [v for v in (figure.low, figure.value, figure.high) if v is not None]
        assert all(abs(v) < float("inf") for v in known)
        assert known == sorted(known)


PATTERNS = [
    *(
        "1 ",
        "1,",
        "1-",
        "1.2.",
        "five ",
        "twenty-",
        "hundred and ",
        "more than ",
        "1 to ",
        "half of ",
    ),
    *(
        "one in ",
        "over 5 per ",
        "1/2 ",
        "$",
        "5'",
        "(1) ",
        "[1]",
        "٣",
        "9",
        "and ",
        "a ",
        "1m ",
        "6-3 ",
    ),
    *("about 3 million to 5 million km a day, ", "of the 5 km 3 ", "The One "),
]


@pytest.mark.parametrize("piece", PATTERNS)
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        read(text)
        return time.process_time() - start

    # A machine that is busy may slow one measure; what is not linear is slow each time.
    assert any(seconds(40_000) < 12 * seconds(10_000) + 0.3 for _ in range(3))
