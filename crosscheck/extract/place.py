"""Finds where a figure holds."""

from __future__ import annotations

from crosscheck.extract.document import Document


def find_places(document: Document) -> list[str | None]:
    """The place of each mention, in the order of `document.mentions`; None where the text gives none."""
    return [None for _ in document.mentions]
