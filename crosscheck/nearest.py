"""Finds the known word that a mistyped one most likely meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The most similar known word (ties: the first by alphabet), or None where none is near.

    Similarity is rapidfuzz's normalised InDel ratio (0-100); below 60 a suggestion misleads.
    """
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?`, or an enumeration of what is known where nothing is near."""
    names = sorted(known)
    near = nearest(word, names)
    return f"did you mean '{near}'?" if near else f"known: {', '.join(names)}"
