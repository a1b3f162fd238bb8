"""The record of what holds a number and is no figure."""

from __future__ import annotations

from typing import NamedTuple


class NoFigure(NamedTuple):
    """Tokens `first` to `last` (not included) that are no figure, and why."""

    first: int
    last: int
    reason: str


NAME = "a name with a number in it"
LABEL = "a name or label, not a figure"
RANK = "a rank"
