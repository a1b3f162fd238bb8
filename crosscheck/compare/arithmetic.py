"""Conflicts that show only when figures are put together: share and whole, part and rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crosscheck.compare import wording
from crosscheck.compare.derived import Derived, derive, whole_of
from crosscheck.compare.intervals import gap, interval, meet
from crosscheck.compare.partners import Judged
from crosscheck.compare.verdicts import Case, Ruling, judge
from crosscheck.config import Tolerances
from crosscheck.match import match_against
from crosscheck.match.candidates import Candidate, weigh
from crosscheck.match.subjects import read_subject
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary


def put_together(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> list[Judged]:
    """The pairs of claims that conflict, or agree, once a third figure is put to one of them."""
    derived = derive(claims, vocabulary, tolerances)
    found = list(_against_derived(claims, derived, vocabulary, tolerances))
    return found + list(_rests(claims, vocabulary, tolerances))


def _against_derived(
    claims: Sequence[Claim],
    derived: Sequence[Derived],
    vocabulary: Vocabulary,
    tolerances: Tolerances,
) -> Iterator[Judged]:
    figures = [item.claim for item in derived]
    for nth, other, candidate in match_against(figures, claims, vocabulary):
        item, claim = derived[nth], claims[other]
        if claim.article == item.claim.article:
            continue
        case = Case(item.claim, claim, candidate, candidate.stock, tolerances, vocabulary)
        ruling = judge(case)
        if ruling is None or ruling.verdict not in ("agree", "conflict"):
            continue
        pair = _between(item.source, other, candidate)
        fits = "does not fit" if ruling.verdict == "conflict" else "fits"
        reason = f"{item.how} ({item.claim.source}); that {fits} {wording.side(claim)}."
        kind = "arithmetic" if ruling.verdict == "conflict" else None
        yield pair, Ruling(ruling.verdict, kind, reason, ruling.gap)


def _rests(
    claims: Sequence[Claim], vocabulary: Vocabulary, tolerances: Tolerances
) -> Iterator[Judged]:
    """ "Six in ten of 7.4 million …. That leaves two million": what is left must be the rest."""
    cues = [
        word
        for row in vocabulary.rows("pointers")
        if row["where"] == "rest"
        for word in row["words"]
    ]
    articles: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        articles.setdefault(claim.article, []).append(index)
    for members in articles.values():
        members.sort(key=lambda i: (claims[i].start, i))
        for nth, index in enumerate(members[1:], start=1):
            rest, share = claims[index], claims[members[nth - 1]]
            before = rest.quote[: max(rest.quote.find(rest.number), 0)].casefold()
            if not any(cue in before for cue in cues) or share.kind != "ratio":
                continue
            if rest.kind not in ("level", "ratio") or share.unit != "percent":
                continue
            found = whole_of(claims, members[nth - 1], members, vocabulary)
            if found is not None and (ruling := _rest(claims[found], share, rest, tolerances)):
                one, other = (
                    read_subject(i, claims[i], vocabulary)
                    for i in sorted((members[nth - 1], index))
                )
                yield weigh(one, other, 1.0, vocabulary), ruling


def _rest(whole: Claim, share: Claim, rest: Claim, tolerances: Tolerances) -> Ruling | None:
    part, total, left = (interval(claim, tolerances) for claim in (share, whole, rest))
    if part is None or total is None or left is None or whole.unit != rest.unit:
        return None
    low = (100 - part.expected_high) / 100 * total.expected_low
    high = (100 - part.expected_low) / 100 * total.expected_high
    expected = type(total)(low, high, low, high)
    if meet(expected, left) != "conflict":
        return None
    reason = (
        f"{wording.figure(share)} of {wording.figure(whole)} leaves between {float(f'{low:.3g}'):,.12g} and "
        f"{float(f'{high:.3g}'):,.12g}, not {wording.figure(rest)} ({rest.source})."
    )
    return Ruling("conflict", "arithmetic", reason, gap(expected, left))


def _between(one: int, other: int, candidate: Candidate) -> Candidate:
    from dataclasses import replace

    return replace(candidate, a=min(one, other), b=max(one, other))
