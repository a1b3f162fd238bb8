"""The buckets of time that claims are looked up in: those of distant buckets never meet."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.match.periods import days_of
from crosscheck.match.stories import LASTING
from crosscheck.records import Claim

MONTH = 31  # days: claims of like periods meet where their periods end in one month or the next
Bucket = tuple[str, int]


def buckets(claim: Claim) -> list[Bucket]:
    """By its publication and by the end of its period; "timeless" where neither is known."""
    found = [("published", claim.published.toordinal() // LASTING)] if claim.published else []
    days = days_of(claim)
    if days.known:
        found.append(("period", days.end // MONTH))
    return found or [("timeless", 0)]


def near(claim: Claim) -> Iterator[Bucket]:
    """The buckets in which the claims are that this one may meet."""
    for bucket in buckets(claim):
        yield from around(bucket)


def around(bucket: Bucket) -> tuple[Bucket, Bucket, Bucket]:
    """A bucket of time with its neighbours."""
    name, middle = bucket
    return (name, middle - 1), (name, middle), (name, middle + 1)
