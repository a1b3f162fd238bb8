"""The connected groups of pairs, in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def connected(
    one: NDArray[np.signedinteger], other: NDArray[np.signedinteger], count: int
) -> NDArray[np.int64]:
    """For each of `count` nodes the smallest node that pairs connect it with, itself included.

    `one` and `other` are the two ends of the pairs. Hooking and pointer jumping after Shiloach and
    Vishkin (1982), An O(log n) parallel connectivity algorithm: each round hooks the larger root of
    every pair to the smaller and then halves all paths to one step.
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


def in_groups(labels: NDArray[np.int64]) -> Iterator[NDArray[np.intp]]:
    """Where each label stands, label by label in their order; places in order too."""
    import numpy as np

    order = labels.argsort(kind="stable")
    changes = np.flatnonzero(np.diff(labels[order])) + 1
    ends = [0, *changes.tolist(), len(labels)] if len(labels) else []
    for first, last in pairwise(ends):
        yield order[first:last]
