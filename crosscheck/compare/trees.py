"""Boosted decision trees, all of them evaluated at once by bit masks."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Any, Final

LEAVES: Final = 8  # of a tree at most: a byte has a bit for each


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as QuickScorer has them (Lucchese et al. 2015): masks with a byte for each tree.

    A bit stands for a leaf, the leftmost lowest. `features`: the number of a feature, its
    thresholds in order, and, by how many of them a value exceeds, the leaves that it leaves over.
    The lowest that all features leave is the tree's; `values` has by its bit what it adds, and
    `ones` has the lowest bit of each tree.
    """

    features: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    values: tuple[dict[int, float], ...]
    ones: int
    baseline: float

    def probability(self, row: Sequence[float]) -> float:
        """0-1: what the trees add up to for a row of features, by the logistic function."""
        left = self.ones * 0xFF
        for feature, thresholds, masks in self.features:
            left &= masks[bisect_left(thresholds, row[feature])]
        lowest = (left & ~(left - self.ones)).to_bytes(len(self.values), "little")
        found = sum([values[leaf] for values, leaf in zip(self.values, lowest, strict=True)])
        return 1 / (1 + exp(-(self.baseline + found)))


@lru_cache(maxsize=4)
def grown(name: str, features: tuple[str, ...]) -> Forest:
    """The trees of `crosscheck/compare/NAME.json`, which `tools/fit_likelihood.py` grows.

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
    cuts: dict[int, list[tuple[float, int]]] = defaultdict(list)
    values = tuple(_values(tree, 8 * nth, cuts) for nth, tree in enumerate(trees))
    ones = sum(1 << 8 * nth for nth in range(len(trees)))
    features = []
    for feature in sorted(cuts):
        masks, thresholds = [ones * 0xFF], []
        for threshold, cut in sorted(cuts[feature]):
            thresholds.append(threshold)
            masks.append(masks[-1] & ~cut)
        features.append((feature, tuple(thresholds), tuple(masks)))
    return Forest(tuple(features), values, ones, baseline)


def _values(tree: Any, shift: int, cuts: dict[int, list[tuple[float, int]]]) -> dict[int, float]:
    """The values of a tree's leaves by their bit; `cuts` takes what each threshold cuts off."""
    found: list[float] = []

    def walk(node: Any) -> int:
        if not isinstance(node, list):
            found.append(float(node))
            return 1 << len(found) - 1
        feature, threshold, below, above = node
        cut = walk(below)
        cuts[feature].append((threshold, cut << shift))
        return cut | walk(above)

    walk(tree)
    if len(found) > LEAVES:
        raise ValueError(f"a tree has {len(found)} leaves, more than {LEAVES}")
    return {1 << nth: value for nth, value in enumerate(found)}
