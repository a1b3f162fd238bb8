"""Figures that follow from a share or a part and its whole: so many per cent of so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.compare import wording
from crosscheck.compare.cues import after, before, says, words_of
from crosscheck.compare.derivation import NEARBY, Derived, Page, as_range, follows
from crosscheck.compare.intervals import interval
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
REACH = 30  # characters after a share within which words point back
BEFORE = 4  # words before a share that say what has it


def whole_of(
    claims: Sequence[Claim], share: int, members: Sequence[int], vocabulary: Vocabulary
) -> int | None:
    """The nearest level before a share that it is a share of: told in its sentence ("2,400
    patients, of whom 25%"), named in it or meant."""
    claim = claims[share]
    known = telling(read_topic(claim.topic, vocabulary))
    known |= telling(read_topic(claim.quote, vocabulary))
    for index in reversed(members[: members.index(share)]):
        other = claims[index]
        if claim.start - other.start > NEARBY:
            return None
        total = other.kind == "level" and other.unit != "percent" and not other.per and other.value
        if other.quote == claim.quote:
            if total and says(_between(other, claim), "relative", vocabulary):
                return index
            continue
        if not total:
            continue
        shared = telling(read_topic(other.topic, vocabulary)) & known
        return index if shared or _points_back(claim, vocabulary) else None
    return None


def of_share(page: Page, index: int) -> Derived | None:
    """A share of a whole, in number."""
    claims, vocabulary = page.claims, page.vocabulary
    share = claims[index]
    if share.kind != "ratio" or share.unit != "percent" or not share.value or share.per:
        return None
    found = (
        whole_of(claims, index, page.members, vocabulary)
        if _points_back(share, vocabulary)
        else None
    )
    if found is None:
        return None
    whole = claims[found]
    one, other = interval(share, page.tolerances), interval(whole, page.tolerances)
    if one is None or other is None or one.low <= 0:
        return None
    low = one.expected_low * other.expected_low / 100
    high = one.expected_high * other.expected_high / 100
    if high < 1 and whole.unit == "count":
        return None  # nobody tells the share of so few things: it is of another whole
    claim = as_range(share, low, high)
    claim = replace(
        claim,
        kind="level",
        unit=whole.unit,
        topic=f"{_before(share)} {share.topic} {whole.topic}",
        period_start=share.period_start or whole.period_start,
        period_end=share.period_end or whole.period_end,
        place=share.place or whole.place,
    )
    return Derived(
        claim, index, follows(f"{wording.figure(share)} of {wording.figure(whole)}", claim)
    )


def of_part(page: Page, index: int) -> Derived | None:
    """A part of a whole, in per cent: "466 of the 1,810 trains"."""
    claims, part = page.claims, page.claims[index]
    near = page.near(index, len(part.quote) + NEARBY)
    beside = [claims[i] for i in near if i != index and claims[i].quote == part.quote]
    whole = next((claim for claim in beside if claim.start > part.end), None)
    if whole is None or not _is_part_of(part, whole):
        whole = next((claim for claim in reversed(beside) if claim.end < part.start), None)
        if whole is None or not _is_whole_of(whole, part):
            return None
    one, other = interval(part, page.tolerances), interval(whole, page.tolerances)
    if one is None or other is None or other.expected_low <= 0:
        return None
    low, high = one.expected_low / other.expected_high, one.expected_high / other.expected_low
    claim = replace(
        as_range(part, 100 * low, 100 * high),
        kind="ratio",
        unit="percent",
        topic=f"{part.topic} {whole.topic}",
    )
    return Derived(
        claim, index, follows(f"{wording.figure(part)} of {wording.figure(whole)}", claim)
    )


def _is_part_of(part: Claim, whole: Claim) -> bool:
    """Whether a count is followed by the whole that it is taken from."""
    return _can_hold(whole, part) and bool(_OF.fullmatch(_between(part, whole)))


def _is_whole_of(whole: Claim, part: Claim) -> bool:
    """Whether a count is the whole that the next one is taken from: "of its 120 trains, 48"."""
    opened = _OF_WHOLE.search(before(whole))
    then = opened and _THEN_PART.fullmatch(_between(whole, part))
    return _can_hold(whole, part) and bool(then)


def _can_hold(whole: Claim, part: Claim) -> bool:
    plain = {part.kind, whole.kind} == {"level"} and part.unit == whole.unit != "percent"
    return plain and not (part.per or whole.per) and (part.value or 0.0) < (whole.value or 0.0)


def _points_back(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the words around a share point to a whole named before: "60% of them"."""
    close = _spaced(after(claim))[:REACH]
    return says(close, "after", vocabulary) or says(before(claim), "before", vocabulary)


def _between(first: Claim, last: Claim) -> str:
    """What a sentence says between two of its figures."""
    at = first.quote.find(first.number) + len(first.number)
    return first.quote[at : first.quote.find(last.number, at)]


def _spaced(text: str) -> str:
    return " ".join(words_of(text))


def _before(claim: Claim) -> str:
    """The words right before a share: in "cars account for 60% of them" they say what has it."""
    return " ".join(before(claim).split()[-BEFORE:])
