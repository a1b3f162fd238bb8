"""Figures that are counted again: running totals, and stocks that are measured at moments."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from crosscheck.match.candidates import Candidate
from crosscheck.match.periods import OPEN, Days, days_of, published_apart
from crosscheck.match.subjects import read_topic
from crosscheck.match.units import DAYS
from crosscheck.match.words import REMEMBERED
from crosscheck.records import Claim, is_currency
from crosscheck.vocabulary import Vocabulary

Course = Literal["once", "running", "growing", "stock", "longer", "flow"]
SAME_START = (
    31  # days that two starts of one running total may be apart ("since May", "since May 12")
)
SPAN = 6  # days by which a time, rather than a moment, ends after it starts
STOCK_SPAN = 100  # days: a stock may be given as an average of up to a quarter
ONE_RELEASE = 2  # days between publications that may still report one and the same count


def course(a: Claim, b: Claim, candidate: Candidate, vocabulary: Vocabulary) -> Course:
    """How the two times stand to each other.

    "once": one time, the figures must fit. "running": one running total at two times. "growing":
    the same, but nobody says since when. "stock": one stock at two times. "longer": totals, one's
    days inside the other's. "flow": other days, other figures.
    """
    if a.unit in DAYS:
        return "once"  # a length of time is not of a time
    ours, theirs = _to_date(a, vocabulary), _to_date(b, vocabulary)
    known = ours.known and theirs.known
    if not known or (candidate.period == "unknown" and not candidate.stock):
        weeks = known and ours.length == theirs.length != 1
        return "once" if weeks else _undated(a, b, candidate, vocabulary)
    so_far = says_so_far(a.quote, vocabulary) or says_so_far(b.quote, vocabulary)
    counted_anew = candidate.stock and not so_far and _are_moments(ours, theirs)
    if counted_anew and candidate.period != "same":
        return "stock" if a.kind in ("level", "ratio") and a.per is None else "flow"
    totals = _is_total(a) and _is_total(b)
    if totals and ours.end != theirs.end and _start_together(a, b, vocabulary):
        return "running"
    opened = OPEN in (ours.start, theirs.start)
    if candidate.period == "same" and not (totals and opened and ours.end != theirs.end):
        return "once"
    return _on_other_days(a, b, candidate, vocabulary)


def _on_other_days(a: Claim, b: Claim, candidate: Candidate, vocabulary: Vocabulary) -> Course:
    ours, theirs = (_to_date(claim, vocabulary) for claim in (a, b))
    opened = OPEN in (ours.start, theirs.start)
    if _is_total(a) and _is_total(b):
        if opened:
            return "growing" if ours.end != theirs.end else "once"
        inside = candidate.period in ("inside", "contains") and not candidate.stock
        shorter = min(ours.end - ours.start, theirs.end - theirs.start)
        return "longer" if inside and shorter >= SPAN else "flow"
    near = abs(ours.end - theirs.end) <= SAME_START
    return "once" if a.per and b.per and opened and near else "flow"


def _are_moments(ours: Days, theirs: Days) -> bool:
    return all(d.start == OPEN or d.end - d.start <= STOCK_SPAN for d in (ours, theirs))


def _start_together(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    ours, theirs = (_to_date(claim, vocabulary) for claim in (a, b))
    if OPEN in (ours.start, theirs.start):
        return (
            ours.start == theirs.start
            and says_so_far(a.quote, vocabulary)
            and says_so_far(b.quote, vocabulary)
        )
    shorter = min(ours.end - ours.start, theirs.end - theirs.start)
    return abs(ours.start - theirs.start) <= min(SAME_START, max(1, shorter // 10))


def _to_date(claim: Claim, vocabulary: Vocabulary) -> Days:
    """The claim's days; "so far" on the day of publication is a total with an open start."""
    days = days_of(claim)
    published = claim.published.toordinal() if claim.published else OPEN
    today = days.known and days.start == days.end and abs(days.end - published) <= 1
    if today and _is_total(claim) and says_so_far(claim.quote, vocabulary):
        return Days(OPEN, days.end, known=True)
    return days


@lru_cache(maxsize=REMEMBERED)
def says_so_far(quote: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence says that its count goes on ("so far", "since")."""
    spaced = f" {quote.casefold()} "
    return any(cue in spaced for cue in _so_far(vocabulary))


@lru_cache(maxsize=8)
def _so_far(vocabulary: Vocabulary) -> tuple[str, ...]:
    rows = (row["words"] for row in vocabulary.rows("running") if row["role"] == "cue")
    return tuple(f" {word} " for listed in rows for word in listed)


def earlier_first(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The two claims by the last day that they are about, then by publication."""
    return (a, b) if _moment(a) <= _moment(b) else (b, a)


def is_running(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether what is counted adds up as a story runs on."""
    return _runs(f"{claim.topic} {claim.thing} {claim.event}", vocabulary)


@lru_cache(maxsize=REMEMBERED)
def _runs(topic: str, vocabulary: Vocabulary) -> bool:
    from crosscheck.match.lexicon import lexicon

    known = lexicon(vocabulary)
    return any(known.is_running(term) for term, _, _ in read_topic(topic, vocabulary).terms)


def _undated(a: Claim, b: Claim, candidate: Candidate, vocabulary: Vocabulary) -> Course:
    if candidate.period == "same":
        return "once"
    if candidate.period == "apart":
        return "stock" if candidate.stock else "flow"
    between = published_apart(a, b) or 0
    both = is_running(a, vocabulary) and is_running(b, vocabulary)
    if between and both and _is_total(a) and _is_total(b) and not is_currency(a.unit):
        return "growing"
    return "stock" if candidate.stock and between > ONE_RELEASE else "once"


def _is_total(claim: Claim) -> bool:
    return claim.kind == "level" and claim.per is None and claim.unit != "percent"


def _moment(claim: Claim) -> tuple[int, int, str]:
    published = claim.published.toordinal() if claim.published else OPEN
    return days_of(claim).end, published, claim.id
