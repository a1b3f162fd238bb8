"""How likely two figures that differ are answers to one question, learned from labelled pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import exp, inf, log10
from typing import Any, Final

from crosscheck.compare.intervals import Interval
from crosscheck.compare.rounding import significant
from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim

FARTHEST: Final = 3.0  # orders of magnitude; figures farther apart are all alike
LONGEST: Final = 60.0  # days between two publications, likewise
# What each relation is worth, in order: a step up never makes a match less likely (see `RISING`).
ORDER: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "population": (
        ("apart",),
        ("differs",),
        ("inside", "contains"),
        ("narrower", "wider"),
        ("unknown",),
        ("same",),
    ),
    "place": (("apart",), ("inside", "contains"), ("unknown",), ("same",)),
    "period": (("apart",), ("inside", "contains"), ("overlapping", "unknown"), ("same",)),
    "speaker": (("apart",), ("unknown",), ("same",)),
    "base": (("apart",), ("unknown",), ("same",)),
    "owners": (("apart",), ("unknown",), ("same",)),
    "kind": (("mixed",), ("ratio",), ("change",), ("forecast",), ("limit",), ("level",)),
    "unit": (("money",), ("percent",), ("count",), ("measure",)),
}
NUMBERS: Final = (
    "topic", "likeness", "thing", "event", "ratio", "days", "margin", "rank", "speakers", "score",
    "setting", "stock", "story", "former", "digits",
)  # fmt: skip
FEATURES: Final = (*ORDER, *NUMBERS)
# Features that may only raise the likelihood (1) or only lower it (-1), whatever the sample says.
RISING: Final = {
    **dict.fromkeys(("population", "place", "period", "base", "owners", "topic", "likeness"), 1),
    **dict.fromkeys(("thing", "event", "margin", "story", "digits"), 1),
    "rank": -1,
}
_CODES: Final = {
    name: {word: float(code) for code, words in enumerate(order) for word in words}
    for name, order in ORDER.items()
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a candidate stands among all between its two articles that share a figure with it.

    `rank` is 1 for the best partner of both figures; `margin` is how far its score falls short of
    the best partners' (0 or less, both sides added up).
    """

    rank: int = 1
    margin: float = 0.0


def standings(claims: Sequence[Claim], candidates: Sequence[Candidate]) -> list[Standing]:
    """The standing of each candidate, in order."""
    rivals: dict[tuple[int, str], list[float]] = {}
    for match in candidates:
        rivals.setdefault((match.a, claims[match.b].article), []).append(match.score)
        rivals.setdefault((match.b, claims[match.a].article), []).append(match.score)
    for scores in rivals.values():
        scores.sort(reverse=True)
    found = []
    for match in candidates:
        one = rivals[match.a, claims[match.b].article]
        other = rivals[match.b, claims[match.a].article]
        found.append(
            Standing(
                1 + max(one.index(match.score), other.index(match.score)),
                round(2 * match.score - one[0] - other[0], 4),
            )
        )
    return found


def features(
    a: Claim, b: Claim, match: Candidate, standing: Standing, common: tuple[Interval, Interval]
) -> list[float]:
    """The features of two claims by FEATURES; `common` are the figures in one unit and rate."""
    parts = dict(match.parts)
    days = abs((a.published - b.published).days) if a.published and b.published else LONGEST
    digits = significant(a.number)
    values: dict[str, float] = {
        name: _CODES[name][getattr(match, name)]
        for name in ("population", "place", "period", "speaker", "base", "owners")
    }
    values["kind"] = _CODES["kind"][a.kind if a.kind == b.kind else "mixed"]
    values["unit"] = _CODES["unit"][_sort_of_unit(a)]
    values |= {"topic": match.topic, "likeness": match.likeness}
    values |= {"thing": parts.get("thing", 0.0), "event": parts.get("event", 0.0)}
    values |= {"ratio": _orders_apart(*common), "days": min(LONGEST, days)}
    values |= {"margin": standing.margin, "rank": float(standing.rank), "score": match.score}
    values["speakers"] = float(bool(a.attributed_to) + bool(b.attributed_to))
    values |= {"setting": float(match.setting), "stock": float(match.stock)}
    values |= {"story": float(match.story), "former": float(match.former)}
    values["digits"] = float(bool(digits) and digits == significant(b.number))
    return [values[name] for name in FEATURES]


def likelihood(row: Sequence[float]) -> float:
    """0-1: how likely a pair with these features answers one question.

    The sum of boosted decision trees through the logistic function (Friedman 2001, "Greedy function
    approximation"); `tools/fit_likelihood.py` grows the trees.
    """
    model = _model()
    found = []
    for root in model["trees"]:
        tree = root
        while type(tree) is list:
            feature, threshold, below, above = tree
            tree = below if row[feature] <= threshold else above
        found.append(float(tree))
    return 1 / (1 + exp(-(model["baseline"] + sum(found))))


@lru_cache(maxsize=1)
def _model() -> dict[str, Any]:
    text = (files("crosscheck.compare") / "likelihood.json").read_text(encoding="utf-8")
    model: dict[str, Any] = json.loads(text)
    if tuple(model["features"]) != FEATURES:
        raise ValueError("likelihood.json was grown for other features")
    return model


def _sort_of_unit(claim: Claim) -> str:
    if len(claim.unit) == 3 and claim.unit.isupper():
        return "money"
    return claim.unit if claim.unit in ("percent", "count") else "measure"


def _orders_apart(a: Interval, b: Interval) -> float:
    one, other = _middle(a), _middle(b)
    if not one or not other:
        return FARTHEST
    return min(FARTHEST, abs(log10(one / other)))


def _middle(figure: Interval) -> float:
    low, high = figure.expected_low, figure.expected_high
    low, high = (high if low == -inf else low), (low if high == inf else high)
    return abs(low + high) / 2
