"""Accuracy on the labelled news does not fall."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.scoring import clusters, measure

FLOORS = tomllib.loads((Path(__file__).parent / "accuracy_floors.toml").read_text(encoding="utf-8"))


def measured(part: str) -> dict[str, float]:
    """The scorer's figures for a part of the set, by the names that the floors use."""
    summary: dict[str, Any] = measure(clusters(part))[0]
    claims, conflicts, verdicts = (
        summary["claims"],
        summary["conflicts"],
        summary["verdicts_wanted_then_seen"],
    )
    flat = {f"claims_{k}": claims[k] for k in ("precision", "recall", "f1")}
    flat |= {f"conflicts_{k}": conflicts[k] for k in ("precision", "recall")}
    flat |= {f"field_{k}": v for k, v in summary["fields"].items()}
    flat["right_class"] = conflicts["flag_right_class"] / max(1, conflicts["tp"])
    flat["whole_claim"] = summary["whole_claim"]
    for name, wanted in (
        ("scope_agree_spared", ("scope", "agree")),
        ("update_spared", ("update",)),
    ):
        seen = [(v, n) for w in wanted for v, n in verdicts.get(w, {}).items()]
        flagged = sum(n for v, n in seen if v == "conflict")
        flat[name] = 1 - flagged / max(1, sum(n for _, n in seen))
    return flat


@pytest.mark.parametrize("part", FLOORS)  # one test for each part: it is measured but once
def test_accuracy_reaches_its_floors(part: str) -> None:
    reached = measured(part)
    short = {n: (reached[n], floor) for n, floor in FLOORS[part].items() if reached[n] < floor}
    assert not short
