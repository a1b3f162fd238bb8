"""Decision trees give by masks what they give step by step."""

from __future__ import annotations

from math import exp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.compare.trees import AT_ONCE, LEAVES, forest

FEATURES = 3
NUMBERS = st.sampled_from([-1.0, 0.0, 0.25, 0.5, 1.0, 2.0])  # few, so that values meet thresholds


def split(depth: int) -> st.SearchStrategy[Any]:
    if not depth:
        return NUMBERS
    below = split(depth - 1)
    node = st.tuples(st.integers(0, FEATURES - 1), NUMBERS, below, below).map(list)
    return st.one_of(NUMBERS, node)


def value(tree: Any, row: list[float]) -> float:
    while isinstance(tree, list):
        feature, threshold, below, above = tree
        tree = below if row[feature] <= threshold else above
    return float(tree)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(split(3), min_size=1, max_size=6),
    st.lists(st.lists(NUMBERS, min_size=FEATURES, max_size=FEATURES), max_size=4),
)
def test_masks_reach_the_leaf_that_steps_reach(trees: list[Any], rows: list[list[float]]) -> None:
    sums = [0.5 + sum([value(tree, row) for tree in trees]) for row in rows]
    assert forest(trees, 0.5).probabilities(rows) == [1 / (1 + exp(-added)) for added in sums]


def test_many_rows_give_what_each_gives_alone() -> None:
    trees = [[0, 0.5, 0.1, [1, 1.5, 0.2, 0.3]], [2, 0.0, 0.7, -0.4], 0.05]
    rows = [[float(nth % 2), float(nth % 3), float(nth % 5 - 2)] for nth in range(3 * AT_ONCE + 1)]
    grown = forest(trees, -0.3)
    assert grown.probabilities(rows) == [grown.probabilities([row])[0] for row in rows]


def test_a_tree_with_more_leaves_than_a_mask_has_bits_is_refused() -> None:
    tree: Any = 0.0
    for nth in range(LEAVES):
        tree = [0, float(nth), tree, 1.0]
    with pytest.raises(ValueError, match=f"{LEAVES + 1} leaves"):
        forest([tree], 0.0)
