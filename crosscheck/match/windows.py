"""Cuts many claims into windows of time, each small enough to be matched by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from crosscheck.match.times import Bucket, around, buckets
from crosscheck.records import Claim

SIZE = 16_000  # claims whose articles make a window: few enough that what is known of them is small


class Window(NamedTuple):
    """Claims to match with each other and with those after them, by index in the claims given.

    `own` are all claims of some articles, `around` all claims of the articles that may meet these
    and stand in no window before.
    """

    own: tuple[int, ...]
    around: tuple[int, ...]


def windows(claims: Sequence[Claim], size: int) -> Iterator[Window]:
    """The windows, in order of time: each two articles that may meet are in one of them together.

    An article is never cut; one that has more than `size` claims is a window.
    """
    articles = _articles(claims)
    one: dict[Bucket, Bucket] = {}  # each bucket is kept once: there are few, and many articles
    times = [
        tuple({one.setdefault(bucket, bucket) for n in members for bucket in buckets(claims[n])})
        for members in articles
    ]
    found: dict[Bucket, list[int]] = defaultdict(list)
    for number, own in enumerate(times):
        for bucket in own:
            found[bucket].append(number)
    first = 0
    while first < len(articles):
        last, taken = first, 0
        while last < len(articles) and (taken == 0 or taken + len(articles[last]) <= size):
            taken += len(articles[last])
            last += 1
        near = {b for own in times[first:last] for bucket in own for b in around(bucket)}
        met = {number for bucket in near for number in found.get(bucket, ()) if number >= last}
        yield Window(
            tuple(n for members in articles[first:last] for n in members),
            tuple(n for number in sorted(met) for n in articles[number]),
        )
        first = last


def _articles(claims: Sequence[Claim]) -> list[list[int]]:
    """The claims by article, in the order in which these were published."""
    grouped: dict[str, list[int]] = defaultdict(list)
    for nth, claim in enumerate(claims):
        grouped[claim.article].append(nth)

    def day(path: str) -> tuple[int, str]:
        published = claims[grouped[path][0]].published
        return published.toordinal() if published else 0, path

    return [grouped[path] for path in sorted(grouped, key=day)]
