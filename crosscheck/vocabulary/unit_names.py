"""Says measures and rates in running text: "7.2 inches", "1 mile", "60 an hour"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary


def measure(unit: str, value: float | None) -> str:
    """A unit's name as it stands behind a number: `1 mile`, `7.5 miles`, `12 feet`.

    `percent` and currency codes have one form alone.
    """
    if value == 1 or unit == "percent" or unit.isupper():
        return unit
    return _plurals().get(unit, f"{unit}s")


def each(per: str) -> str:
    """A rate's denominator behind its number: `a day`, `an hour`, `per 100,000 people`."""
    if not per[:1].isalpha():
        return f"per {per}"
    # Of the vowels, u mostly begins with the sound of "you": "a unit", "a user".
    return f"an {per}" if per[0].casefold() in "aeio" or per in _silent() else f"a {per}"


@lru_cache(maxsize=1)
def _plurals() -> Mapping[str, str]:
    """The plurals that are not made with an s alone, by unit."""
    plurals: dict[str, str] = {}
    for row in Vocabulary().rows("units"):
        plural = row.get("plural") or next(iter(row.get("irregular", ())), "")
        if plural and "per" not in row:
            plurals.setdefault(str(row["unit"]), plural)
    return plurals


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """The denominators that begin with a letter that is not spoken."""
    return frozenset(row["per"] for row in Vocabulary().rows("rates") if row.get("silent"))
