"""Finds the denominator of a rate where it stands apart from the number."""

from __future__ import annotations

from crosscheck.extract.document import Document


def find_rates(document: Document) -> Document:
    """The document with `per` set on the figures whose rate the sentence gives elsewhere."""
    return document
