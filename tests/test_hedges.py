"""How a figure is meant: the hedge, and the interval that it allows."""

from __future__ import annotations

import pytest

from crosscheck.extract.document import Figure
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary


def figure(text: str, which: int = 0) -> Figure:
    return read_figures(text, 0, Vocabulary())[0][which]


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("They sent 500 boats.", "exact", 500, 500),
        ("They sent more than 500 boats.", "more_than", 500, None),
        ("They sent just over 500 boats.", "more_than", 500, None),
        ("The toll topped 500.", "more_than", 500, None),
        ("The toll has exceeded 2,000.", "more_than", 2000, None),
        ("They sent upwards of 500 boats.", "more_than", 500, None),
        ("They sent at least 500 boats.", "at_least", 500, None),
        ("They sent no fewer than 500 boats.", "at_least", 500, None),
        ("They sent 500 boats, 300-plus of them small.", "exact", 500, 500),
        ("They sent 500 or more boats.", "at_least", 500, None),
        ("They sent 60+ boats.", "at_least", 60, None),
        ("They sent up to 500 boats.", "at_most", None, 500),
        ("They sent as many as 500 boats.", "at_most", None, 500),
        ("They sent not more than 500 boats.", "at_most", None, 500),
        ("They sent 500 or fewer boats.", "at_most", None, 500),
        ("They sent fewer than 500 boats.", "less_than", None, 500),
        ("They sent under 500 boats.", "less_than", None, 500),
        ("They sent nearly 500 boats.", "nearly", 450, 500),
        ("They sent just under 500 boats.", "nearly", 450, 500),
        ("They sent about 500 boats.", "about", 450, 550),
        ("They sent some 44,000 boats.", "about", 41_800, 46_200),
        ("They sent an estimated 5 million boats.", "about", 4.5e6, 5.5e6),
        ("They sent 70-odd boats.", "about", 65, 75),
        ("They sent 20 or so boats.", "about", 18, 22),
        ("They sent around $500.", "about", 450, 550),
        ("It cost more than US$5m.", "more_than", 5e6, None),
        ("It costs $500 or so.", "about", 450, 550),
        ("It takes 12 hours or more.", "at_least", 12, None),
        ("They sent dozens of boats.", "vague", 24, 120),
        ("They sent tens of thousands of boats.", "vague", 20_000, 100_000),
        ("They sent several hundred boats.", "vague", 300, 900),
    ],
)
def test_words_decide_the_interval(
    text: str, hedge: str, low: float | None, high: float | None
) -> None:
    found = figure(text)
    assert (found.hedge, found.low, found.high) == (hedge, low, high)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The fee did not exceed 500 dollars.", "at_most"),
        ("It will not allow more than 4,000 crossings.", "at_most"),
        ("It never sent fewer than 500 boats.", "at_least"),
        ("Not one in three was insured.", "less_than"),
        ("Not even half agreed.", "less_than"),
        ("It sent not only more than 500 boats.", "more_than"),
        ("He did not say that more than 500 boats left.", "more_than"),
    ],
)
def test_a_negated_bound_turns_round(text: str, hedge: str) -> None:
    assert figure(text).hedge == hedge


@pytest.mark.parametrize(
    "text",
    [
        "It paid $38 over 12 months.",
        "It is less than the 4.7 per cent of May.",
        "They crowed about a 6% dip.",
        "Its top 2,000 boats left.",
        "He paid 500 plus interest.",
        "It all adds up to 500 boats.",
    ],
)
def test_words_that_look_like_hedges_and_are_none(text: str) -> None:
    assert figure(text).hedge == "exact"


def test_a_bound_wins_over_an_approximator() -> None:
    assert figure("They sent at least an estimated 500 boats.").hedge == "at_least"
    assert figure("They sent up to about 500 boats.").hedge == "at_most"


def test_the_hedge_counts_for_the_amount_in_brackets_that_converts_it() -> None:
    second = figure("The slick was about 3.7 kilometres (2.3 miles) long.", 1)
    assert (second.hedge, second.unit) == ("about", "mile")
    euros = figure("They paid at least €3.5bn ($3.8bn).", 1)
    assert (euros.hedge, euros.low, euros.high) == ("at_least", 3.8e9, None)


def test_brackets_with_something_else_keep_their_own_meaning() -> None:
    assert figure("More than 500 boats (12 per cent) left.", 1).hedge == "exact"


def test_the_span_covers_hedge_number_and_unit() -> None:
    text = "They ran at least 12 kilometres a day."
    found = figure(text)
    assert text[slice(*found.span)] == "at least 12 kilometres a day"
