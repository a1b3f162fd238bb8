"""Finds what a figure counts, and what happened to it."""

from __future__ import annotations

from crosscheck.extract.document import Counted, Document
from crosscheck.extract.parse import lemma


def find_counted(document: Document) -> list[Counted]:
    """What each mention counts, in the order of `document.mentions`."""
    found = []
    for mention in document.mentions:
        tokens = mention.tokens
        found.append(Counted(lemma(tokens.root.head)) if tokens is not None else Counted(""))
    return found
