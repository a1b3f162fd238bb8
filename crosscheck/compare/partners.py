"""One figure has one partner in another article: the best one, not every one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from crosscheck.compare.cases import Ruling
from crosscheck.compare.likelihood import Standing
from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim

NEARLY = 0.08  # an agreeing partner may score this much less and is still the partner
ASSUMED = 0.2  # the same, where the conflict rests on an assumed period
BETTER = 0.04  # a partner that scores this much more is the partner, whatever the verdict
PARTED = ("differs", "inside", "contains")
SETTLED = ("agree", "diverge", "update")

# By how much a partner may answer the question less likely (0-1) and still be the partner: where it
# settles what the figure is, and where the figure conflicts with both.
LESS_LIKELY = 0.25
ALIKE = 0.12


class Judged(NamedTuple):
    """A match with its verdict; `standing` where labelled pairs can tell how likely it is."""

    match: Candidate
    ruling: Ruling
    standing: Standing | None = None


def keep_partners(
    claims: Sequence[Claim],
    judged: Sequence[Judged],
    likelihood: Callable[[Judged], float | None],
) -> list[Judged]:
    """Drops each conflict of which a figure has a better partner in the other article.

    `likelihood` says how likely (0-1) the two figures answer one question; None where nothing can.
    """
    asked = {
        nth
        for match, ruling, _ in judged
        if ruling.verdict == "conflict"
        for nth in (match.a, match.b)
    }
    rivals: dict[tuple[int, str], list[Judged]] = defaultdict(list)
    for item in judged:
        match = item.match
        if match.a in asked:
            rivals[match.a, claims[match.b].article].append(item)
        if match.b in asked:
            rivals[match.b, claims[match.a].article].append(item)

    def is_beaten(conflict: Judged) -> bool:
        match = conflict.match
        return any(
            _beats(rival, conflict) and not _is_surer(conflict, rival, likelihood)
            for side, other in ((match.a, match.b), (match.b, match.a))
            for rival in rivals[side, claims[other].article]
        )

    return [item for item in judged if item.ruling.verdict != "conflict" or not is_beaten(item)]


def _beats(rival: Judged, conflict: Judged) -> bool:
    theirs, ours, verdict = rival.match, conflict.match, rival.ruling.verdict
    if theirs is ours or verdict == "scope":
        return False
    if theirs.population in PARTED and ours.population not in PARTED:
        return False
    if _is_ambiguous(rival, conflict):
        return theirs.score >= ours.score - BETTER
    if verdict in SETTLED:
        room = ASSUMED if ours.period == "unknown" else NEARLY
        return theirs.score >= ours.score - room
    return theirs.score > ours.score + BETTER


def _is_surer(
    conflict: Judged, rival: Judged, likelihood: Callable[[Judged], float | None]
) -> bool:
    """Whether labelled pairs say that the question is the conflict's, and hardly the rival's."""
    ours, theirs = likelihood(conflict), likelihood(rival)
    if ours is None or theirs is None:
        return False
    return ours - theirs > (ALIKE if _is_ambiguous(rival, conflict) else LESS_LIKELY)


def _is_ambiguous(rival: Judged, conflict: Judged) -> bool:
    """Whether a figure conflicts alike with two of one article: then neither is its partner."""
    plain = ("value", "attribution")
    return rival.ruling.conflict_class in plain and conflict.ruling.conflict_class in plain
