"""Cuts many claims into windows of time, each small enough to be matched by itself."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

from crosscheck.match.times import Bucket, around, buckets
from crosscheck.records import Claim

SIZE = 4_000  # claims whose articles make a window: few enough that what is known of them is small


MOST_AROUND = 2  # claims around a window for each of its own: more are gone through too often


class Window(NamedTuple):
    """Claims to match with each other and with those after them, by index in the claims given.

    `own` are all claims of some articles, `around` all claims of the articles that may meet these
    and stand in no window before.
    """

    own: tuple[int, ...]
    around: tuple[int, ...]


def windows(claims: Sequence[Claim], size: int) -> Iterator[Window]:
    """The windows, in order of time: each two articles that may meet are in one of them together.

    An article is never cut; one that has more than `size` claims is a window. Where more than
    MOST_AROUND times as many lie around it, a window is made larger.
    """
    order, starts = _articles(claims)
    known: dict[frozenset[Bucket], frozenset[Bucket]] = {}  # each set once: there are few of them
    times: list[frozenset[Bucket]] = []
    found: dict[Bucket, array[int]] = {}
    for number, (first, end) in enumerate(pairwise(starts)):
        own = frozenset(bucket for n in order[first:end] for bucket in buckets(claims[n]))
        times.append(known.setdefault(own, own))
        for bucket in own:
            found.setdefault(bucket, array("q")).append(number)
    first = 0
    while first < len(times):
        wanted = size
        while True:
            last = max(first + 1, bisect_right(starts, starts[first] + wanted) - 1)
            near = {b for own in set(times[first:last]) for bucket in own for b in around(bucket)}
            met = {n for b in near if b in found for n in found[b][bisect_left(found[b], last) :]}
            others = [n for m in sorted(met) for n in order[starts[m] : starts[m + 1]]]
            if len(others) <= MOST_AROUND * wanted:
                break
            wanted *= 2
        yield Window(tuple(order[starts[first] : starts[last]]), tuple(others))
        first = last


def _articles(claims: Sequence[Claim]) -> tuple[array[int], array[int]]:
    """The claims' indices, article by article in the order in which these were published; and
    where in them each article starts, and the last one ends."""
    paths = sorted({claim.article for claim in claims})
    numbers = dict(zip(paths, count(), strict=False))
    days = array("q", bytes(8 * len(paths)))
    for claim in reversed(claims):  # an article's first claim says when it was published
        days[numbers[claim.article]] = claim.published.toordinal() if claim.published else 0
    owners = array("q", (numbers[claim.article] for claim in claims))
    order = array(
        "q", sorted(range(len(claims)), key=lambda n: days[owners[n]] * len(paths) + owners[n])
    )
    begins = (at for at, n in enumerate(order) if not at or owners[n] != owners[order[at - 1]])
    return order, array("q", [*begins, len(order)])
