"""Finds who, in the text, a figure comes from."""

from __future__ import annotations

from crosscheck.extract.document import Document


def find_speakers(document: Document) -> list[str | None]:
    """The speaker of each mention, in the order of `document.mentions`; None for the outlet itself."""
    return [None for _ in document.mentions]
