"""One figure has one partner in another article: the best one, not every one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crosscheck.compare.cases import Ruling
from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim

NEARLY = 0.08  # an agreeing partner may score this much less and is still the partner
ASSUMED = 0.2  # the same, where the conflict rests on an assumed period
BETTER = 0.04  # a partner that scores this much more is the partner, whatever the verdict
PARTED = ("differs", "inside", "contains")
SETTLED = ("agree", "diverge", "update")

Judged = tuple[Candidate, Ruling]


def keep_partners(claims: Sequence[Claim], judged: Sequence[Judged]) -> list[Judged]:
    """Drops each conflict of which a figure has a better partner in the other article."""
    asked = {
        nth
        for candidate, ruling in judged
        if ruling.verdict == "conflict"
        for nth in (candidate.a, candidate.b)
    }
    rivals: dict[tuple[int, str], list[Judged]] = defaultdict(list)
    for candidate, ruling in judged:
        if candidate.a in asked:
            rivals[candidate.a, claims[candidate.b].article].append((candidate, ruling))
        if candidate.b in asked:
            rivals[candidate.b, claims[candidate.a].article].append((candidate, ruling))
    return [
        (candidate, ruling)
        for candidate, ruling in judged
        if ruling.verdict != "conflict"
        or not any(
            _beats(rival, (candidate, ruling))
            for side, other in ((candidate.a, candidate.b), (candidate.b, candidate.a))
            for rival in rivals[side, claims[other].article]
        )
    ]


def _beats(rival: Judged, conflict: Judged) -> bool:
    (theirs, verdict), (ours, _) = rival, conflict
    if theirs is ours or verdict.verdict == "scope":
        return False
    if theirs.population in PARTED and ours.population not in PARTED:
        return False
    if _is_ambiguous(rival, conflict):
        return theirs.score >= ours.score - BETTER
    if verdict.verdict in SETTLED:
        room = ASSUMED if ours.period == "unknown" else NEARLY
        return theirs.score >= ours.score - room
    return theirs.score > ours.score + BETTER


def _is_ambiguous(rival: Judged, conflict: Judged) -> bool:
    """Whether a figure conflicts alike with two of one article: then neither is its partner."""
    plain = ("value", "attribution")
    return rival[1].conflict_class in plain and conflict[1].conflict_class in plain
