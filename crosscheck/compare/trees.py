"""Boosted decision trees, all of them evaluated at once by bit masks, for many rows at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAVES: Final = 16  # of a tree at most: a mask of two bytes has a bit for each
MASKS: Final = 1 << LEAVES
IN_A_WORD: Final = 4  # masks: so many are joined at once
AT_ONCE: Final = 64  # rows: so many have masks that the processor's caches hold


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees as QuickScorer has them (Lucchese et al. 2015): a mask of two bytes for each tree.

    A bit stands for a leaf, the leftmost lowest. `features`: the number of a feature, its
    thresholds in order (float64), and, by how many of them a value exceeds, the leaves that it
    leaves over (uint16, one row for each number, padded to whole words of eight bytes). The lowest
    that all features leave is the tree's; `values` (float64) has, by tree and leaf, what it adds.
    """

    features: tuple[tuple[int, NDArray[np.float64], NDArray[np.uint64]], ...]
    values: NDArray[np.float64]
    baseline: float

    def probabilities(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """0-1 for each row of features: what the trees add up to, by the logistic function."""
        import numpy as np

        found: list[float] = []
        for start in range(0, len(rows), AT_ONCE):
            found += self._added(np.array(rows[start : start + AT_ONCE], np.float64)).tolist()
        return [1 / (1 + exp(-(self.baseline + added))) for added in found]

    def _added(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np

        trees = len(self.values) // LEAVES
        of_all = np.full(-(-trees // IN_A_WORD), np.iinfo(np.uint64).max, np.uint64)
        left = np.full((len(rows), len(of_all)), np.iinfo(np.uint64).max, np.uint64)
        found = np.empty_like(left)  # used again and again: new memory costs more than what is done
        for feature, thresholds, masks in self.features:
            above = thresholds.searchsorted(rows[:, feature])
            if (above == above[0]).all():  # all rows alike, as most are in what is seldom told
                of_all &= masks[above[0]]
                continue
            masks.take(above, axis=0, out=found, mode="clip")  # "raise" would take a copy of `out`
            np.bitwise_and(left, found, out=left)
        left &= of_all
        leaves = _lowest().take(left.view(np.uint16)[:, :trees]) + np.arange(trees) * LEAVES
        added: NDArray[np.float64] = self.values.take(leaves).sum(axis=1)
        return added


@lru_cache(maxsize=4)
def grown(name: str, features: tuple[str, ...]) -> Forest:
    """The trees of `crosscheck/compare/NAME.json`, which `tools/fit_models.py` grows.

    Raises ValueError where they were grown for other features than these.
    """
    text = (files("crosscheck.compare") / f"{name}.json").read_text(encoding="utf-8")
    model: dict[str, Any] = json.loads(text)
    if tuple(model["features"]) != features:
        raise ValueError(f"{name}.json was grown for other features")
    return forest(model["trees"], model["baseline"])


def forest(trees: Sequence[Any], baseline: float) -> Forest:
    """Trees, each a number or [feature, threshold, tree where at most that, tree where more].

    Raises ValueError for a tree of more than LEAVES leaves.
    """
    import numpy as np

    cuts: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    leaves = np.array([_leaves(tree, nth, cuts) for nth, tree in enumerate(trees)], np.float64)
    padded = -(-len(trees) // IN_A_WORD) * IN_A_WORD
    features = []
    for feature in sorted(cuts):
        ordered = sorted({threshold for threshold, _, _ in cuts[feature]})
        first_above = {threshold: nth for nth, threshold in enumerate(ordered, 1)}
        masks = np.full((len(ordered) + 1, padded), MASKS - 1, np.uint16)
        for threshold, nth, cut in cuts[feature]:
            masks[first_above[threshold] :, nth] &= MASKS - 1 - cut
        thresholds = np.array(ordered, np.float64)
        features.append((feature, thresholds, masks.view(np.uint64)))
    return Forest(tuple(features), leaves.reshape(-1), baseline)


def _leaves(tree: Any, nth: int, cuts: dict[int, list[tuple[float, int, int]]]) -> list[float]:
    """What a tree's leaves add, LEAVES of them; `cuts` takes which each threshold cuts off."""
    found: list[float] = []

    def walk(node: Any) -> int:
        if not isinstance(node, list):
            found.append(float(node))
            return 1 << len(found) - 1
        feature, threshold, below, above = node
        cut = walk(below)
        cuts[feature].append((threshold, nth, cut))
        return cut | walk(above)

    walk(tree)
    if len(found) > LEAVES:
        raise ValueError(f"a tree has {len(found)} leaves, more than {LEAVES}")
    return found + [0.0] * (LEAVES - len(found))


@lru_cache(maxsize=1)
def _lowest() -> NDArray[np.uint8]:
    """The number of the lowest bit of each mask; 0 for none. In bytes, it stays in the caches."""
    import numpy as np

    masks = np.arange(MASKS)
    found: NDArray[np.uint8] = np.log2(np.maximum(1, masks & -masks)).astype(np.uint8)
    return found
