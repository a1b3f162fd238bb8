"""Figures that follow from two others of one article: a share of a whole, a change in per cent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crosscheck.compare import wording
from crosscheck.compare.intervals import Interval, interval
from crosscheck.config import Tolerances
from crosscheck.match.subjects import read_topic, telling
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
NEARBY = 600  # characters back from a share within which its whole is looked for
LEAST_SHARE = 0.5  # per cent: below it, rounding leaves nothing to compare


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure nobody prints: as a claim, the index of the claim it answers for, and how it comes about."""

    claim: Claim
    source: int
    how: str


def derive(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> list[Derived]:
    """What follows from the claims of each article, in the order of the claims."""
    articles: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        articles[claim.article].append(index)
    found: list[Derived] = []
    for members in articles.values():
        members.sort(key=lambda i: (claims[i].start, i))
        for index in members:
            found += _of_share(claims, index, members, vocabulary, tolerances)
            found += _of_change(claims, index, members, vocabulary, tolerances)
    return sorted(found, key=lambda d: (d.source, d.claim.id))


def whole_of(
    claims: Sequence[Claim], share: int, members: Sequence[int], vocabulary: Vocabulary
) -> int | None:
    """The nearest level before a share that it is a share of: named in its sentence, or pointed to."""
    claim = claims[share]
    words = telling(read_topic(claim.topic, vocabulary)) | telling(
        read_topic(claim.quote, vocabulary)
    )
    pointing = _points_back(claim, vocabulary)
    for index in reversed(members[: members.index(share)]):
        other = claims[index]
        if claim.start - other.start > NEARBY:
            return None
        if other.kind != "level" or other.unit == "percent" or other.per or not other.value:
            continue
        if other.quote == claim.quote:
            continue
        if telling(read_topic(other.topic, vocabulary)) & words or pointing:
            return index
        return None
    return None


def _of_share(
    claims: Sequence[Claim],
    index: int,
    members: Sequence[int],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Iterator[Derived]:
    share = claims[index]
    if share.kind != "ratio" or share.unit != "percent" or not share.value or share.per:
        return
    if not _points_back(share, vocabulary):
        return
    found = whole_of(claims, index, members, vocabulary)
    if found is None:
        return
    whole = claims[found]
    one, other = interval(share, tolerances), interval(whole, tolerances)
    if one is None or other is None or one.low <= 0:
        return
    product = Interval(
        one.low * other.low / 100,
        one.high * other.high / 100,
        one.expected_low * other.expected_low / 100,
        one.expected_high * other.expected_high / 100,
    )
    claim = _as_range(share, product)
    claim = replace(
        claim,
        kind="level",
        unit=whole.unit,
        topic=f"{_before(share)} {share.topic} {whole.topic}",
        period_start=share.period_start or whole.period_start,
        period_end=share.period_end or whole.period_end,
        place=share.place or whole.place,
    )
    how = f"{wording.figure(share)} of {wording.figure(whole)} is {wording.bounds(claim)}"
    yield Derived(claim, index, how)


def _of_change(
    claims: Sequence[Claim],
    index: int,
    members: Sequence[int],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Iterator[Derived]:
    """A change in number, over the level that it led to, is a change in per cent."""
    change = claims[index]
    if change.kind != "change" or change.unit == "percent" or change.per or not change.value:
        return
    topic = telling(read_topic(change.topic, vocabulary))
    levels = [
        i
        for i in members
        if claims[i].kind == "level"
        and claims[i].unit == change.unit
        and claims[i].per is None
        and abs(claims[i].start - change.start) <= NEARBY
        and claims[i].period_end == change.period_end
        and telling(read_topic(claims[i].topic, vocabulary)) & topic
        and (claims[i].value or 0) > change.value
    ]
    if len(levels) != 1 or change.direction is None:
        return
    one, other = interval(change, tolerances), interval(claims[levels[0]], tolerances)
    if one is None or other is None:
        return
    sign = 1 if change.direction == "down" else -1
    ends = [
        100 * part / (level + sign * part)
        for part in (one.expected_low, one.expected_high)
        for level in (other.expected_low, other.expected_high)
    ]
    share = Interval(min(ends), max(ends), min(ends), max(ends))
    claim = replace(_as_range(change, share), unit="percent")
    how = (
        f"{wording.figure(change)} to {wording.figure(claims[levels[0]])} "
        f"is {wording.bounds(claim)}"
    )
    yield Derived(claim, index, how)


def _points_back(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the words after a share point to a whole named before: "60% of them"."""
    at = claim.quote.find(claim.number)
    after = _spaced(claim.quote[max(at, 0) + len(claim.number) :])
    before = _spaced(claim.quote[: max(at, 0)])
    for row in vocabulary.rows("pointers"):
        if row["where"] == "after" and any(after[:30].find(f" {w} ") >= 0 for w in row["words"]):
            return True
        if row["where"] == "before" and any(f" {w} " in before for w in row["words"]):
            return True
    return False


def _spaced(text: str) -> str:
    """The words of a text between single spaces, punctuation left out."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _before(claim: Claim) -> str:
    """The words right before a share: in "cars account for 60% of them" they say what has it."""
    at = max(claim.quote.find(claim.number), 0)
    return " ".join(claim.quote[:at].split()[-4:])


def _as_range(claim: Claim, bounds: Interval) -> Claim:
    low = max(bounds.low, bounds.expected_low)
    high = min(bounds.high, bounds.expected_high)
    return replace(
        claim,
        id=f"{claim.id}~",
        number="",
        value=(low + high) / 2,
        low=low,
        high=high,
        hedge="range",
    )
