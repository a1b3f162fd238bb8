"""Finds what a figure points back to: "the rate was 14%", "from 5% the month before"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.extract.document import Counted, Figure, Mention
from crosscheck.records import is_currency

# How many sentences back "the figure" or "they" may point.
FARTHEST = 4
# And how many figures back: a page of numbers without sentences must not take forever.
MOST_FIGURES = 60
# A bare number from here on may be of money that was named before.
_SUM = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure already read, and what it counts."""

    mention: Mention
    counted: Counted


def antecedent(mention: Mention, seen: Sequence[Seen], word: str = "") -> Counted | None:
    """What the figure points back to: the nearest figure of its sort, here or in sentences before.

    `word` is the noun that points ("rate"): a figure whose thing has that word comes first.
    """
    near = [
        s
        for s in reversed(seen[-MOST_FIGURES:])
        if mention.sentence.index - s.mention.sentence.index <= FARTHEST and s.counted.thing
    ]
    if not mention.figure.incidental:  # "two floors up" tells nothing of what follows
        telling = [s for s in near if not s.mention.figure.incidental]
        sort, sums = _sort(mention.figure), (mention.figure.value or 0) >= _SUM
        fitting = {sort, "money"} if sort == "count" and sums else {sort}  # "22 million" of euros
        if any(_sort(s.mention.figure) in fitting for s in telling):
            near = telling
    if not near:
        return None
    if word:
        named = next((s for s in near if word in s.counted.thing.split()), None)
        if named is not None:
            return named.counted
    sort, nearest = _sort(mention.figure), near[0].mention.sentence.index
    close = [s for s in near if s.mention.sentence.index == nearest]
    alike = next((s for s in close if _sort(s.mention.figure) == sort), None)
    if alike is None:  # "36,340 Scots got in. That is a rise of 4%. Of the old it was 900"
        same = close[-1].counted.thing
        before = (s for s in near if s.counted.thing == same)
        alike = next((s for s in before if _sort(s.mention.figure) == sort), None)
    return (alike or close[-1]).counted


def in_sentence(mention: Mention, seen: Sequence[Seen]) -> Counted | None:
    """The nearest figure before this one in its sentence, of the same sort."""
    sort = _sort(mention.figure)
    for s in reversed(seen):
        if s.mention.sentence.index != mention.sentence.index:
            return None
        aside = s.mention.figure.incidental and not mention.figure.incidental
        if _sort(s.mention.figure) == sort and s.counted.thing and not aside:
            return s.counted
    return None


def of_whole(mention: Mention, seen: Sequence[Seen]) -> Counted | None:
    """ "Of the 1,400 nurses who voted, nine in ten were against": the whole that leads in."""
    opens = mention.sentence.text.lstrip("“\"'*- ").startswith("Of ")
    if not opens or mention.figure.unit not in {"percent", "count"}:
        return None
    for s in reversed(seen):
        if s.mention.sentence.index != mention.sentence.index:
            return None
        if s.mention.figure.unit == "count" and s.counted.thing:
            return s.counted
    return None


# "2.4 miles (3.9 km)", "136 (2025: 158)", "127,000, or 0.4%", "1,200, up from 900", "5% compared
# with 4%".
_RESTATED = re.compile(
    r"(?:\((?:[\w ]{2,20}: )?|\bor\b|\b(?:up|down) from|\bcompared (?:with|to)"
    r"|\bagainst|\bthan|\bversus|\bfrom)\s*"
    r"(?:the |a |an |its |about |some |just |only )*$"
)


# "14 seats, up 12".
_CHANGED = re.compile(r"[^,.;]{0,40}, (?:up|down) (?:by )?")

# "65% by March 2026 and 92% by March 2029".
_ANOTHER = re.compile(r"(?: (?:by|in|for|at|on|from) [\w ]{2,24})? and $")


def restated(mention: Mention, seen: Sequence[Seen]) -> Counted | None:
    """What the figure just before counts, where this one only restates it or is set against it."""
    if not seen or seen[-1].mention.sentence.index != mention.sentence.index:
        return None
    sentence, before = mention.sentence, seen[-1].mention.figure
    start = min(mention.figure.start, mention.figure.span[0] or mention.figure.start)
    between = sentence.text[before.end - sentence.start : start - sentence.start]
    if mention.figure.unit == before.unit == "percent" and _ANOTHER.match(between):
        return seen[-1].counted
    if _CHANGED.fullmatch(between):
        return seen[-1].counted if _sort(before) == _sort(mention.figure) else None
    if not _RESTATED.search(between):
        return None
    converted = between.endswith("(") or between.rstrip().endswith(" or")
    if converted and len(between) < 24:
        return seen[-1].counted
    return in_sentence(mention, seen)


def _sort(figure: Figure) -> str:
    if figure.unit in {"percent", "percentage point"}:
        return "percent"
    return "money" if is_currency(figure.unit) else figure.unit
