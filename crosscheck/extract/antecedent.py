"""Finds what a figure points back to: "of those", "the rate was 14%", "from 5% the month before"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.extract.document import Counted, Figure, Mention

# How many sentences back "the figure" or "they" may point.
FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure already read, and what it counts."""

    mention: Mention
    counted: Counted


def antecedent(mention: Mention, seen: Sequence[Seen], word: str = "") -> Counted | None:
    """What the figure points back to: the nearest figure of its sort, in this sentence or those before.

    `word` is the noun that points ("rate", "average"): a figure whose thing has that word comes first.
    """
    near = [
        s
        for s in reversed(seen)
        if mention.sentence.index - s.mention.sentence.index <= FARTHEST and s.counted.thing
    ]
    if not near:
        return None
    if word:
        named = next((s for s in near if word in s.counted.thing.split()), None)
        if named is not None:
            return named.counted
    sort = _sort(mention.figure)
    close = [s for s in near if mention.sentence.index - s.mention.sentence.index <= 2]
    alike = next((s for s in close if _sort(s.mention.figure) == sort), None)
    return (alike or (close or near)[0]).counted


def in_sentence(mention: Mention, seen: Sequence[Seen]) -> Counted | None:
    """The nearest figure before this one in its sentence, of the same sort."""
    sort = _sort(mention.figure)
    for s in reversed(seen):
        if s.mention.sentence.index != mention.sentence.index:
            return None
        if _sort(s.mention.figure) == sort and s.counted.thing:
            return s.counted
    return None


def _sort(figure: Figure) -> str:
    if figure.unit in {"percent", "percentage point"}:
        return "percent"
    return "money" if len(figure.unit) == 3 and figure.unit.isupper() else figure.unit
