"""Conflicts that show only when figures are put together: share and whole, part and rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from crosscheck.compare import wording
from crosscheck.compare.cases import FAR, Case, Ruling
from crosscheck.compare.conversions import in_common
from crosscheck.compare.cues import before, says
from crosscheck.compare.derivation import Derived, by_article
from crosscheck.compare.derived import derive
from crosscheck.compare.intervals import Interval, gap, interval, meet
from crosscheck.compare.partners import Judged
from crosscheck.compare.shares import whole_of
from crosscheck.compare.sums import sums
from crosscheck.compare.verdicts import judge
from crosscheck.config import Tolerances
from crosscheck.match import match_against
from crosscheck.match.candidates import weigh
from crosscheck.match.subjects import read_subject
from crosscheck.records import Claim, ConflictClass
from crosscheck.vocabulary import Vocabulary

FARTHEST: Final = 1 - 1 / FAR  # gap (0-1) beyond which what is worked out is of other things


def put_together(
    claims: Sequence[Claim],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
    focus: Collection[int] | None = None,
) -> list[Judged]:
    """The pairs of claims that conflict, or agree, once a third figure is put to one of them.

    With `focus`, those that hold one of these claims (by index) are all there, others may not be.
    """
    derived = derive(claims, vocabulary, tolerances)
    everything = range(len(claims))
    if focus is None:
        found = list(_against_derived(claims, derived, everything, vocabulary, tolerances))
    else:
        own = [item for item in derived if item.source in focus]
        rest = [item for item in derived if item.source not in focus]
        found = list(_against_derived(claims, own, everything, vocabulary, tolerances))
        found += _against_derived(claims, rest, sorted(focus), vocabulary, tolerances)
    found += _rests(claims, vocabulary, tolerances)
    return found + list(sums(claims, vocabulary, tolerances))


def _against_derived(
    claims: Sequence[Claim],
    derived: Sequence[Derived],
    among: Sequence[int],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Iterator[Judged]:
    figures = [item.claim for item in derived]
    many = claims if len(among) == len(claims) else [claims[i] for i in among]
    for nth, position, candidate in match_against(figures, many, vocabulary):
        other = among[position]
        item, claim = derived[nth], claims[other]
        if claim.article == item.claim.article or candidate.period == "apart":
            continue
        if in_common(claims[item.source], claim, tolerances):  # the two are compared as they stand
            continue
        ruling = judge(Case(item.claim, claim, candidate, tolerances, vocabulary))
        if ruling is None or ruling.verdict not in ("agree", "conflict"):
            continue
        if ruling.gap > FARTHEST:
            continue
        pair = replace(candidate, a=min(item.source, other), b=max(item.source, other))
        conflict = ruling.verdict == "conflict"
        fits = "does not fit" if conflict else "fits"
        reason = f"{item.how} ({item.claim.source}); that {fits} {wording.side(claim)}."
        kind: ConflictClass | None = "arithmetic" if conflict else None
        yield Judged(pair, Ruling(ruling.verdict, kind, reason, ruling.gap))


def _rests(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> Iterator[Judged]:
    """ "Six in ten of 7.4 million …. That leaves two million": what is left must be the rest."""
    for members in by_article(claims):
        for share, rest in pairwise(members):
            if not _is_rest(claims[share], claims[rest], vocabulary):
                continue
            whole = whole_of(claims, share, members, vocabulary)
            if whole is None:
                continue
            ruling = _rest(claims[whole], claims[share], claims[rest], tolerances)
            if ruling is not None:
                pair = sorted((share, rest), key=lambda i: claims[i].id)
                one, other = (read_subject(i, claims[i], vocabulary) for i in pair)
                yield Judged(weigh(one, other, 1.0, vocabulary), ruling)


def _is_rest(share: Claim, rest: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a claim says what a share that was just given leaves over."""
    if share.kind != "ratio" or share.unit != "percent" or rest.kind not in ("level", "ratio"):
        return False
    return says(before(rest), "rest", vocabulary)


def _rest(whole: Claim, share: Claim, rest: Claim, tolerances: Tolerances) -> Ruling | None:
    part, total, left = (interval(claim, tolerances) for claim in (share, whole, rest))
    if part is None or total is None or left is None or whole.unit != rest.unit:
        return None
    low = (100 - part.expected_high) / 100 * total.expected_low
    high = (100 - part.expected_low) / 100 * total.expected_high
    expected = Interval(low, high, low, high)
    if meet(expected, left) != "conflict":
        return None
    left_over = wording.between(low, high, whole.unit)
    reason = (
        f"{wording.figure(share)} of {wording.figure(whole)} leaves {left_over}, "
        f"not {wording.figure(rest)} ({rest.source})."
    )
    return Ruling("conflict", "arithmetic", reason, gap(expected, left))
