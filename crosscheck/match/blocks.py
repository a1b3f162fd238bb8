"""Which claims are set against each other: those that share a unit family and a telling concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from crosscheck.match.lexicon import Concepts
from crosscheck.match.subjects import NEAR, Subject, telling
from crosscheck.match.units import DAYS


def pairs(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Index pairs (a < b) of claims of one unit family that share a concept, each once, in order.

    Shared is a concept of both topics, or one of a topic and of the other's near sentence.
    What is shared does not depend on which other claims there are.
    """
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    heard: dict[tuple[str, str], list[int]] = defaultdict(list)
    for subject in subjects:
        for concept in telling(subject.topic) | _measure(subject):
            told[subject.family, concept].append(subject.index)
        for concept, closeness in subject.context.items():
            if closeness >= NEAR:
                heard[subject.family, concept].append(subject.index)
    for subject in subjects:
        own = telling(subject.topic) | _measure(subject)
        near = {c for c, closeness in subject.context.items() if closeness >= NEAR}
        met = {i for concept in own | near for i in told.get((subject.family, concept), ())}
        met.update(i for concept in own for i in heard.get((subject.family, concept), ()))
        for other in sorted(met):
            if other > subject.index:
                yield subject.index, other


def _measure(subject: Subject) -> Concepts:
    """A measure by another measure ("litres a square metre") tells by itself what is counted."""
    claim = subject.claim
    plain = claim.per is None or claim.per in DAYS or claim.unit in ("count", "percent")
    return frozenset() if plain else frozenset((f"{claim.unit} per {claim.per}",))
