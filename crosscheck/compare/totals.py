"""Which figures of an article are given as a total and its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from crosscheck.compare.cues import after, before, says, words_of
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

Numbered = tuple[int, Claim]  # a claim and its place among the article's
_OPENS = re.compile(r"(?:^|[.;:] )of (?:the|its|their|all|these|those)\b[^.;:,]{0,25}$")
_OF_THOSE = re.compile(r"^\W*of (?:those|these|them|whom|which)\b")
_JOINED = re.compile(r"\b(?:and|plus)\b")
_LIST = re.compile(r"[:—–(]\s*(?:\w+ ){0,2}$")
LEAST: Final = 0.6  # of a total, that figures listed beside it must make to be taken for all of it
CELL: Final = " | "
NEARBY: Final = 400  # characters after a total within which its parts begin
SAID: Final = 30  # characters beside a figure within which words make it a total
LISTED: Final = 3  # parts from which a list behind a colon is taken to be all of them


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts, by their places among the claims.

    `complete`: the parts are meant to be all of it, if they make at least `least` of it (0-1).
    """

    total: Numbered
    parts: tuple[Numbered, ...]
    complete: bool = True
    least: float = 0.0


def find_sums(numbered: Sequence[Numbered], vocabulary: Vocabulary) -> Iterator[Sum]:
    """The sums that an article's figures, in the order of the text, are given as."""
    last: Numbered | None = None
    for _, sentence in groupby(numbered, key=lambda item: item[1].quote):
        items = list(sentence)
        levels = [item for item in items if is_level(item[1], items[0][1])]
        found = _in_sentence(levels, vocabulary) or _of_those(last, levels, vocabulary)
        if found is not None:
            yield found
        last = items[-1]
    yield from _in_tables(numbered, vocabulary)


def is_level(claim: Claim, like: Claim) -> bool:
    """Whether a claim counts in the other's unit, at no rate."""
    return claim.kind == "level" and claim.per is None and claim.unit == like.unit != "percent"


def between(a: Claim, b: Claim) -> str | None:
    """The text between two figures of one sentence; None where they stand in two."""
    if a.quote != b.quote or b.start <= a.start:
        return None
    at = a.quote.find(a.number)
    end, stop = at + len(a.number), at + b.start - a.start
    return a.quote[end:stop].casefold() if at >= 0 and a.quote.startswith(b.number, stop) else None


def _in_sentence(levels: Sequence[Numbered], vocabulary: Vocabulary) -> Sum | None:
    """ "12 men and 9 women, 21 in all"; "of the 21 seats 12 …, the other 9 …"; "21: 12 in X …"."""
    gaps = [between(a, b) for (_, a), (_, b) in pairwise(levels)]
    if len(levels) < 3 or None in gaps:
        return None
    texts = [text or "" for text in gaps]
    first, last = levels[0], levels[-1]
    if _JOINED.search(texts[-2]) and (
        says(texts[-1][-SAID:], "sum before", vocabulary)
        or says(after(last[1])[:SAID], "sum after", vocabulary)
    ):
        return Sum(last, tuple(levels[:-1]))
    if _OPENS.search(before(first[1])) and says(texts[-1], "other part", vocabulary):
        return Sum(first, tuple(levels[1:]))
    bracketed = texts[0].rstrip().endswith("(") and texts[1].startswith(")")
    listed = _LIST.search(texts[0]) and _JOINED.search(texts[-1]) and not bracketed
    if listed or says(texts[0][-SAID:], "made of", vocabulary):
        complete = not listed or len(levels) > LISTED
        return Sum(first, tuple(levels[1:]), complete, LEAST)
    return None


def _of_those(
    whole: Numbered | None, levels: Sequence[Numbered], vocabulary: Vocabulary
) -> Sum | None:
    """ "They sold 41 tickets. Of those, 28 were for the play and 17 for everything else"."""
    if whole is None or len(levels) < 2 or not is_level(whole[1], levels[0][1]):
        return None
    near = levels[0][1].start - whole[1].start <= NEARBY
    gap = between(levels[-2][1], levels[-1][1]) or ""
    if not near or not _OF_THOSE.match(before(levels[0][1])) or not _JOINED.search(gap):
        return None
    rest = gap + after(levels[-1][1])[:SAID]
    return Sum(whole, tuple(levels), complete=says(rest, "other part", vocabulary))


def _in_tables(numbered: Sequence[Numbered], vocabulary: Vocabulary) -> Iterator[Sum]:
    """A row called "Total" or "All ports" after the rows that it adds up."""
    rows: list[Numbered] = []
    for item in numbered:
        claim = item[1]
        if CELL not in claim.quote:
            rows = []
            continue
        if rows and not _goes_on(rows[-1][1], claim):
            rows = []
        label = words_of(claim.quote.partition(CELL)[0])
        if len(rows) >= 2 and says(" ".join(label[:1]), "total row", vocabulary):
            yield Sum(item, tuple(rows), least=LEAST)
            rows = []
        else:
            rows.append(item)


def _goes_on(row: Claim, claim: Claim) -> bool:
    """Whether a row is the next one of the same table and column."""
    near = claim.start - row.start <= NEARBY and claim.quote != row.quote
    alike = claim.topic == row.topic and claim.quote.count(CELL) == row.quote.count(CELL)
    days = (claim.period_start, claim.period_end) == (row.period_start, row.period_end)
    return near and alike and days and is_level(claim, row) and row.kind == "level"
