"""Figures that follow from two others of one article: a share of a whole, a change in per cent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.compare import wording
from crosscheck.compare.cues import after, before, says, words_of
from crosscheck.compare.intervals import interval
from crosscheck.config import Tolerances
from crosscheck.match.subjects import read_topic, telling
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

# "466 of 1,810", "48 trains out of the 120", "48 trains stood still, out of a total of 120": what
# stands between a part and its whole; "of the line's 120 trains, 48": what stands around the whole.
_OF = re.compile(
    r"(?: [^\W\d_]+){0,2} (?:out )?of(?: [^\W\d_]+){0,2} |[^.;:\d]{0,40} out of (?:[^\W\d_]+ ){0,3}"
)
_OF_WHOLE = re.compile(r"(?:^|[.;:,(] ?|\b(?:and|but|that) )(?:out )?of (?:[\w'’]+ ){0,3}$")
_THEN_PART = re.compile(r"[^.;:\d]{0,60}, (?:[^\W\d_]+ ){0,2}")
NEARBY = 600  # characters back from a share within which its whole is looked for
REACH = 30  # characters after a share within which words point back
BEFORE = 4  # words before a share that say what has it


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure nobody prints: as a claim, the index of the claim it answers for, and its origin."""

    claim: Claim
    source: int
    how: str


def derive(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> list[Derived]:
    """What follows from the claims of each article, in the order of the claims."""
    found: list[Derived] = []
    for members in by_article(claims):
        for index in members:
            for item in (
                _of_share(claims, index, members, vocabulary, tolerances),
                _of_change(claims, index, members, vocabulary, tolerances),
                _of_part(claims, index, members, tolerances),
            ):
                found += [item] if item is not None else []
    return sorted(found, key=lambda d: (d.source, d.claim.id))


def by_article(claims: Sequence[Claim]) -> list[list[int]]:
    """The claims' indices, article by article, in the order of the text."""
    articles: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        articles[claim.article].append(index)
    return [
        sorted(articles[name], key=lambda i: (claims[i].start, claims[i].id))
        for name in sorted(articles)
    ]


def whole_of(
    claims: Sequence[Claim], share: int, members: Sequence[int], vocabulary: Vocabulary
) -> int | None:
    """The nearest level before a share that it is a share of: named in its sentence or meant."""
    claim = claims[share]
    known = telling(read_topic(claim.topic, vocabulary))
    known |= telling(read_topic(claim.quote, vocabulary))
    for index in reversed(members[: members.index(share)]):
        other = claims[index]
        if claim.start - other.start > NEARBY:
            return None
        total = other.kind == "level" and other.unit != "percent" and not other.per and other.value
        if not total or other.quote == claim.quote:
            continue
        shared = telling(read_topic(other.topic, vocabulary)) & known
        return index if shared or _points_back(claim, vocabulary) else None
    return None


def _of_share(
    claims: Sequence[Claim],
    index: int,
    members: Sequence[int],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Derived | None:
    """A share of a whole, in number."""
    share = claims[index]
    if share.kind != "ratio" or share.unit != "percent" or not share.value or share.per:
        return None
    found = (
        whole_of(claims, index, members, vocabulary) if _points_back(share, vocabulary) else None
    )
    if found is None:
        return None
    whole = claims[found]
    one, other = interval(share, tolerances), interval(whole, tolerances)
    if one is None or other is None or one.low <= 0:
        return None
    claim = _as_range(
        share,
        one.expected_low * other.expected_low / 100,
        one.expected_high * other.expected_high / 100,
    )
    claim = replace(
        claim,
        kind="level",
        unit=whole.unit,
        topic=f"{_before(share)} {share.topic} {whole.topic}",
        period_start=share.period_start or whole.period_start,
        period_end=share.period_end or whole.period_end,
        place=share.place or whole.place,
    )
    return Derived(claim, index, _how(f"{wording.figure(share)} of {wording.figure(whole)}", claim))


def _of_change(
    claims: Sequence[Claim],
    index: int,
    members: Sequence[int],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Derived | None:
    """A change in number, over the level that it led to, is a change in per cent."""
    change = claims[index]
    if change.kind != "change" or change.unit == "percent" or change.per or not change.value:
        return None
    levels = [i for i in members if _led_to(claims[i], change, vocabulary)]
    if len(levels) != 1 or change.direction is None:
        return None
    level = claims[levels[0]]
    one, other = interval(change, tolerances), interval(level, tolerances)
    if one is None or other is None:
        return None
    sign = 1 if change.direction == "down" else -1
    ends = [
        100 * part / (whole + sign * part)
        for part in (one.expected_low, one.expected_high)
        for whole in (other.expected_low, other.expected_high)
        if whole + sign * part > 0
    ]
    if not ends:
        return None
    claim = replace(_as_range(change, min(ends), max(ends)), unit="percent")
    how = _how(f"a change of {wording.figure(change)} to {wording.figure(level)}", claim)
    return Derived(claim, index, how)


def _of_part(
    claims: Sequence[Claim], index: int, members: Sequence[int], tolerances: Tolerances
) -> Derived | None:
    """A part of a whole, in per cent: "466 of the 1,810 trains"."""
    part = claims[index]
    beside = [claims[i] for i in members if i != index and claims[i].quote == part.quote]
    whole = next((claim for claim in beside if claim.start > part.end), None)
    if whole is None or not _is_part_of(part, whole):
        whole = next((claim for claim in reversed(beside) if claim.end < part.start), None)
        if whole is None or not _is_whole_of(whole, part):
            return None
    one, other = interval(part, tolerances), interval(whole, tolerances)
    if one is None or other is None or other.expected_low <= 0:
        return None
    low, high = one.expected_low / other.expected_high, one.expected_high / other.expected_low
    claim = replace(
        _as_range(part, 100 * low, 100 * high),
        kind="ratio",
        unit="percent",
        topic=f"{part.topic} {whole.topic}",
    )
    return Derived(claim, index, _how(f"{wording.figure(part)} of {wording.figure(whole)}", claim))


def _is_part_of(part: Claim, whole: Claim) -> bool:
    """Whether a count is followed by the whole that it is taken from."""
    at = part.quote.find(part.number) + len(part.number)
    between = part.quote[at : part.quote.find(whole.number, at)]
    return _can_hold(whole, part) and bool(_OF.fullmatch(between))


def _is_whole_of(whole: Claim, part: Claim) -> bool:
    """Whether a count is the whole that the next one is taken from: "of its 120 trains, 48"."""
    at = whole.quote.find(whole.number)
    end = at + len(whole.number)
    between = whole.quote[end : whole.quote.find(part.number, end)]
    opened = _OF_WHOLE.search(whole.quote[:at].casefold())
    return _can_hold(whole, part) and bool(opened and _THEN_PART.fullmatch(between))


def _can_hold(whole: Claim, part: Claim) -> bool:
    plain = {part.kind, whole.kind} == {"level"} and part.unit == whole.unit != "percent"
    return plain and not (part.per or whole.per) and (part.value or 0.0) < (whole.value or 0.0)


def _led_to(level: Claim, change: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a level is what a change beside it led to."""
    topic = telling(read_topic(change.topic, vocabulary))
    return (
        level.kind == "level"
        and level.unit == change.unit
        and level.per is None
        and abs(level.start - change.start) <= NEARBY
        and level.period_end == change.period_end
        and bool(telling(read_topic(level.topic, vocabulary)) & topic)
        and (level.value or 0) > (change.value or 0)
    )


def _points_back(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the words around a share point to a whole named before: "60% of them"."""
    close = _spaced(after(claim))[:REACH]
    return says(close, "after", vocabulary) or says(before(claim), "before", vocabulary)


def _spaced(text: str) -> str:
    return " ".join(words_of(text))


def _before(claim: Claim) -> str:
    """The words right before a share: in "cars account for 60% of them" they say what has it."""
    return " ".join(before(claim).split()[-BEFORE:])


def _how(text: str, claim: Claim) -> str:
    return f"{text} is {wording.between(claim.low or 0.0, claim.high or 0.0, claim.unit)}"


def _as_range(claim: Claim, low: float, high: float) -> Claim:
    """The claim with bounds that were worked out, and no printed figure."""
    return replace(
        claim,
        id=f"{claim.id}~",
        number="",
        value=(low + high) / 2,
        low=low,
        high=high,
        hedge="range",
    )
