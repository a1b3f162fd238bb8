"""What a caller can choose about how results are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """`generated` is printed where given, no clock is read; `report` is the HTML page to name.

    Of the text format, `quiet` leaves only the counts; `verbose` adds all that gates nothing.
    `files` maps an article's path to its file as seen from the working folder, where they differ:
    terminals, annotations and code-scanning views open that one. `own` holds the paths of the
    articles that were asked about, where they are set against others: their figures come first.
    `again` is what a command needs to read the same inputs, quoted for a shell. `failing` are the
    verdicts that fail the run while they are open.
    """

    colour: bool = False
    generated: datetime | None = None
    report: str = ""
    decisions: str = "claims/decisions"
    verbose: bool = False
    quiet: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    again: str = ""
    failing: tuple[str, ...] = ("conflict",)

    def is_urgent(self, verdict: str) -> bool:
        """Is an open finding of this verdict an error: a conflict, or what else fails the run?"""
        return verdict == "conflict" or verdict in self.failing

    def file(self, article: str) -> str:
        """The file to open for an article's path."""
        return self.files.get(article, article)
