"""Groups of pairs are the same however they are found."""

from __future__ import annotations

import networkx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.compare import groups

PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=80)


@given(PAIRS)
def test_few_and_many_pairs_give_the_same_groups(pairs: list[tuple[int, int]]) -> None:
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    assert groups.connected(pairs, 41) == list(groups.connected_arrays(ends[:, 0], ends[:, 1], 41))


@given(PAIRS)
def test_groups_are_the_connected_components(pairs: list[tuple[int, int]]) -> None:
    graph = networkx.Graph(pairs)
    graph.add_nodes_from(range(41))
    expected = {n: min(found) for found in networkx.connected_components(graph) for n in found}
    assert groups.connected(pairs, 41) == [expected[n] for n in range(41)]


def test_a_long_chain_is_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = [(n, n + 1) for n in range(5_000)]
    assert set(groups.connected(chain[::-1], 5_001)) == {0}
    monkeypatch.setattr(groups, "FEW", 10**6)
    assert set(groups.connected(chain, 5_001)) == {0}
