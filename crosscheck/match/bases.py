"""Whether two changes are measured against the same time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from crosscheck.match.words import words
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

BaseRelation = Literal["same", "apart", "unknown"]


def relate_bases(a: Claim, b: Claim, vocabulary: Vocabulary) -> BaseRelation:
    """Same where both are measured against equally many months before, or in the same words."""
    if a.base is None or b.base is None:
        return "unknown"
    if words(a.base) == words(b.base):
        return "same"
    ours, theirs = months_before(a, vocabulary), months_before(b, vocabulary)
    if ours is None or theirs is None:
        return "unknown"
    return "same" if abs(ours - theirs) <= max(0.5, 0.1 * min(ours, theirs)) else "apart"


def months_before(claim: Claim, vocabulary: Vocabulary) -> float | None:
    """How many months before its period a change is measured against; None where unknown."""
    text = claim.base or ""
    known = _phrases(vocabulary)
    tokens = f" {' '.join(words(text))} "
    for phrase, months in known:
        if f" {phrase} " in tokens:
            return months
    end = claim.period_end or claim.published
    against = _date(text, end) if end else None
    if against is None or end is None or against > end:
        return None
    return (end - against).days / 30.436875


@lru_cache(maxsize=8)
def _phrases(vocabulary: Vocabulary) -> tuple[tuple[str, float], ...]:
    found = {
        " ".join(words(phrase)): float(row["months"])
        for row in vocabulary.rows("bases")
        for phrase in row["words"]
    }
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=4096)
def _date(text: str, end: date) -> date | None:
    """The last day-of-month like `end`'s that the words name: "April 2023", "December", "2019"."""
    from dateutil import parser

    default = parser.parse(end.isoformat())
    try:
        read = parser.parse(text, default=default, fuzzy=True).date()
    except (ValueError, OverflowError):
        return None
    if read > end:
        read = read.replace(year=read.year - 1, day=min(read.day, 28))
    return read
