"""Figures of one article that must add up: parts and their total, a part of a whole, its share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosscheck.compare import wording
from crosscheck.compare.cases import Ruling
from crosscheck.compare.cues import before, says, words_of
from crosscheck.compare.derivation import by_article
from crosscheck.compare.intervals import Interval, gap, interval, meet
from crosscheck.compare.partners import Judged
from crosscheck.compare.totals import Sum, between, find_sums, is_level
from crosscheck.config import Tolerances
from crosscheck.match.candidates import weigh
from crosscheck.match.subjects import read_subject
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

# "12 of the 48": what may stand between a part and its whole.
_OF = re.compile(
    r"[^.;:,]{0,40}?\b(?:out )?of (?:the|its|his|her|their|all|some|about)\b[^.;:,]{0,25}"
)
# "12 of them, against 14 last year": what comes before is no whole, but a part itself.
_OF_IT = re.compile(r" of (?:them|those|these)\b")
NEARBY: Final = 200  # characters after a whole within which a share of it is given
LABEL: Final = 7  # words before a part in its table row: "of which handed over to families"
HEDGED: Final = 4  # the same in a sentence: "of whom more than"
SAID: Final = 30  # characters beside a figure within which words make it a total


def sums(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> Iterator[Judged]:
    """The pairs of an article's claims that do not add up: the last part and the total, the part
    and the whole it is larger than, the whole and a share that it does not give."""
    for members in by_article(claims):
        figures = [claims[index] for index in members]
        for a, b, ruling in _wrong(figures, vocabulary, tolerances):
            ends = sorted((members[a], members[b]), key=lambda i: claims[i].id)
            one, other = (read_subject(i, claims[i], vocabulary) for i in ends)
            yield Judged(weigh(one, other, 1.0, vocabulary), ruling)


def _wrong(
    figures: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> Iterator[tuple[int, int, Ruling]]:
    numbered = [(nth, claim) for nth, claim in enumerate(figures) if claim.number]
    for found in find_sums(numbered, vocabulary):
        ruling = _added(found, tolerances)
        if ruling is not None:
            yield found.total[0], found.parts[-1][0], ruling
    for (first, whole), (second, part) in pairwise(numbered):
        if _is_part(whole, part, vocabulary) and (ruling := _larger(whole, part, tolerances)):
            yield first, second, ruling
    for nth in range(len(numbered) - 2):
        (_, part), *rest = numbered[nth : nth + 3]
        for (first, whole), (second, share) in (rest, rest[::-1]):
            if _is_share(part, whole, share, vocabulary):
                ruling = _shared(part, whole, share, tolerances)
                if ruling is not None:
                    yield first, second, ruling


def _added(found: Sum, tolerances: Tolerances) -> Ruling | None:
    total, parts = found.total[1], [part for _, part in found.parts]
    whole, each = interval(total, tolerances), [interval(part, tolerances) for part in parts]
    if whole is None or any(part is None for part in each):
        return None
    low = sum(part.expected_low for part in each if part)
    high = sum(part.expected_high for part in each if part)
    added = Interval(low, high, low, high)
    far = high < found.least * whole.low
    if meet(added, whole) != "conflict" or (added.high < whole.low and (far or not found.complete)):
        return None
    *firsts, last = (wording.figure(part) for part in parts)
    unit = "" if total.unit == "count" else f" {total.unit}"
    made = f"{sum(part.value or 0.0 for part in parts):,.12g}{unit}"
    reason = (
        f"{', '.join(firsts)} and {last} make {made}, not {wording.figure(total)} ({total.source})."
    )
    return Ruling("conflict", "arithmetic", reason, gap(added, whole))


def _is_part(whole: Claim, part: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the text calls a figure a part of the one before it: "58 bodies, of which 71"."""
    if not is_level(part, whole) or whole.kind != "level" or whole.per is not None:
        return False
    text = between(whole, part)
    if text is None:
        text = before(part) if part.start - whole.start <= NEARBY else ""
    if _OF_IT.match(text):
        return False
    words = words_of(text)
    within = LABEL if " | " in part.quote else HEDGED
    return len(words) <= within and says(" ".join(words), "before", vocabulary)


def _larger(whole: Claim, part: Claim, tolerances: Tolerances) -> Ruling | None:
    one, other = interval(whole, tolerances), interval(part, tolerances)
    if one is None or other is None or other.low <= one.high:
        return None
    reason = (
        f"{wording.figure(part)} is given as a part of {wording.figure(whole)} ({whole.source})."
    )
    return Ruling("conflict", "arithmetic", reason, gap(one, other))


def _is_share(part: Claim, whole: Claim, share: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a share is that of a part in a whole: "12 of the 48 members: that is one in four",
    "12 members left. That is one in four of the 48"."""
    same = part.unit == whole.unit != "percent" and share.unit == "percent"
    if not same or share.kind != "ratio" or share.start - part.start > NEARBY:
        return False
    first, last = (part, whole) if whole.start < share.start else (share, whole)
    joined = between(first, last)
    if joined is None or not _OF.fullmatch(joined):
        return False
    text = between(whole if last.start < share.start else part, share)
    said = before(share) if text is None else text
    return says(said[-SAID:], "share is", vocabulary)


def _shared(part: Claim, whole: Claim, share: Claim, tolerances: Tolerances) -> Ruling | None:
    some, everything, said = (interval(claim, tolerances) for claim in (part, whole, share))
    if some is None or everything is None or said is None or everything.expected_low <= 0:
        return None
    low = 100 * some.expected_low / everything.expected_high
    high = 100 * some.expected_high / everything.expected_low
    expected = Interval(low, high, low, high)
    if meet(expected, said) != "conflict":
        return None
    reason = (
        f"{wording.figure(part)} of {wording.figure(whole)} is "
        f"{wording.between(low, high, 'percent')}, not {wording.figure(share)} ({share.source})."
    )
    return Ruling("conflict", "arithmetic", reason, gap(expected, said))
