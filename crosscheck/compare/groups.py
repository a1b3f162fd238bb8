"""The connected groups of pairs, in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEW = 2_000  # pairs up to which plain union and find is quicker than loading numpy


def connected(pairs: list[tuple[int, int]], count: int) -> list[int]:
    """For each of `count` nodes the smallest node that pairs connect it with, itself included."""
    if len(pairs) <= FEW:
        return _union_find(pairs, count)
    import numpy as np

    ends = np.array(pairs, dtype=np.int64)
    labels: list[int] = connected_arrays(ends[:, 0], ends[:, 1], count).tolist()
    return labels


def connected_arrays(
    one: NDArray[np.int64], other: NDArray[np.int64], count: int
) -> NDArray[np.int64]:
    """The same for the two ends of pairs as arrays: hooking and pointer jumping.

    After Shiloach and Vishkin (1982), An O(log n) parallel connectivity algorithm: each round hooks
    the larger root of every pair to the smaller and then halves all paths to one step.
    """
    import numpy as np

    parent = np.arange(count, dtype=np.int64)
    while one.size:
        low, high = np.minimum(one, other), np.maximum(one, other)
        np.minimum.at(parent, high, low)
        while True:
            above = parent[parent]
            if np.array_equal(above, parent):
                break
            parent = above
        one, other = parent[one], parent[other]
        apart = one != other
        one, other = one[apart], other[apart]
    return parent


def _union_find(pairs: list[tuple[int, int]], count: int) -> list[int]:
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return [root(node) for node in range(count)]
