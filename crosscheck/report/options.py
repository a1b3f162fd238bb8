"""What a caller can choose about how results are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """`generated` is printed where given, no clock is read; `report` is the HTML page to name.

    Of the text format, `quiet` leaves only the counts; `verbose` adds all that gates nothing.
    """

    colour: bool = False
    generated: datetime | None = None
    report: str = ""
    decisions: str = "claims/decisions"
    verbose: bool = False
    quiet: bool = False
