"""Figures that are counted again: running totals, and stocks that are measured at moments."""

from __future__ import annotations

from typing import Literal

from crosscheck.match.candidates import Candidate
from crosscheck.match.periods import OPEN, Days, days_of, published_apart
from crosscheck.match.subjects import read_topic
from crosscheck.match.units import DAYS
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

Course = Literal["once", "running", "growing", "stock", "longer", "flow"]
SAME_START = (
    31  # days that two starts of one running total may be apart ("since May", "since May 12")
)
STOCK_SPAN = 100  # days: a stock may be given as an average of up to a quarter
ONE_RELEASE = 2  # days between publications that may still report one and the same count


def course(
    a: Claim, b: Claim, candidate: Candidate, *, stock: bool, vocabulary: Vocabulary
) -> Course:
    """How the two times stand to each other.

    "once": one time, the figures must fit. "running": one running total at two times. "growing": the
    same, but nobody says since when. "stock": one stock at two times. "longer": totals, one's days inside the other's. "flow": other days, other
    figures.
    """
    ours, theirs = (_to_date(claim, vocabulary) for claim in (a, b))
    if a.unit in DAYS:
        return "once"  # a length of time is not of a time
    moments = all(d.start == OPEN or d.end - d.start <= STOCK_SPAN for d in (ours, theirs))
    if stock and moments and ours.known and theirs.known and candidate.period != "same":
        return "stock" if a.kind in ("level", "ratio") and a.per is None else "flow"
    totals = _is_total(a) and _is_total(b)
    shorter = min(ours.end - ours.start, theirs.end - theirs.start)
    started = abs(ours.start - theirs.start) <= min(SAME_START, max(1, shorter // 10))
    if OPEN in (ours.start, theirs.start):
        started = _says_so_far(a, vocabulary) and _says_so_far(b, vocabulary)
    if totals and ours.known and theirs.known and started and ours.end != theirs.end:
        return "running"
    if candidate.period == "same":
        return "once"
    if not (ours.known and theirs.known):
        return _undated(a, b, candidate, stock=stock, vocabulary=vocabulary)
    starts = (ours.start, theirs.start)
    if _is_total(a) and _is_total(b) and OPEN not in starts:
        return "longer" if candidate.period in ("inside", "contains") else "flow"
    if totals and OPEN in starts and ours.end != theirs.end:
        return "growing"
    if a.per and b.per and OPEN in starts and abs(ours.end - theirs.end) <= SAME_START:
        return "once"
    return "flow"


def _to_date(claim: Claim, vocabulary: Vocabulary) -> Days:
    """The claim's days; "so far" on the day of publication is a total with an open start."""
    days = days_of(claim)
    published = claim.published.toordinal() if claim.published else OPEN
    today = days.known and days.start == days.end and abs(days.end - published) <= 1
    if today and _is_total(claim) and _says_so_far(claim, vocabulary):
        return Days(OPEN, days.end, known=True)
    return days


def _says_so_far(claim: Claim, vocabulary: Vocabulary) -> bool:
    quote = f" {claim.quote.casefold()} "
    cues = (row["words"] for row in vocabulary.rows("running") if row["role"] == "cue")
    return any(f" {word} " in quote for words in cues for word in words)


def earlier_first(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The two claims by the last day that they are about, then by publication."""
    return (a, b) if _moment(a) <= _moment(b) else (b, a)


def is_running(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether what is counted adds up as a story runs on."""
    from crosscheck.match.lexicon import lexicon

    known = lexicon(vocabulary).running
    topic = read_topic(f"{claim.topic} {claim.thing} {claim.event}", vocabulary)
    return any(term in known for term, _, _ in topic.terms)


def _undated(
    a: Claim, b: Claim, candidate: Candidate, *, stock: bool, vocabulary: Vocabulary
) -> Course:
    if candidate.period == "apart":
        return "stock" if stock else "flow"
    between = published_apart(a, b)
    if between and between > 0:
        both = is_running(a, vocabulary) and is_running(b, vocabulary)
        if both and _is_total(a) and _is_total(b) and not _is_money(a):
            return "growing"
    if stock and between is not None and between > ONE_RELEASE:
        return "stock"
    return "once"


def _is_total(claim: Claim) -> bool:
    return claim.kind == "level" and claim.per is None and claim.unit != "percent"


def _is_money(claim: Claim) -> bool:
    return len(claim.unit) == 3 and claim.unit.isupper()


def _moment(claim: Claim) -> tuple[int, int, str]:
    published = claim.published.toordinal() if claim.published else OPEN
    return days_of(claim).end, published, claim.id
