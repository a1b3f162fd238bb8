"""Groups of pairs are their connected components."""

from __future__ import annotations

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.compare.groups import connected, in_groups

Pairs = list[tuple[int, int]]
PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=80)


def labels(pairs: Pairs, count: int) -> list[int]:
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    found: list[int] = connected(ends[:, 0], ends[:, 1], count).tolist()
    return found


@given(PAIRS)
def test_groups_are_the_connected_components(pairs: Pairs) -> None:
    graph = networkx.Graph(pairs)
    graph.add_nodes_from(range(41))
    expected = {n: min(found) for found in networkx.connected_components(graph) for n in found}
    assert labels(pairs, 41) == [expected[n] for n in range(41)]


def test_a_long_chain_is_one_group() -> None:
    chain = [(n, n + 1) for n in range(5_000)]
    assert set(labels(chain, 5_001)) == {0}
    assert set(labels(chain[::-1], 5_001)) == {0}


@given(st.lists(st.integers(0, 9), max_size=40))
def test_labels_are_gathered_in_order(given_labels: list[int]) -> None:
    found = [group.tolist() for group in in_groups(np.array(given_labels, dtype=np.int64))]
    expected = [
        [at for at, label in enumerate(given_labels) if label == one]
        for one in sorted(set(given_labels))
    ]
    assert found == expected
