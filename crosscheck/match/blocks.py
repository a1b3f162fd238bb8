"""Which claims are set against each other: of one unit family, telling concept and time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from crosscheck.match.lexicon import Concepts
from crosscheck.match.once import kept
from crosscheck.match.subjects import Subject, read_subject
from crosscheck.match.times import Bucket, buckets, near
from crosscheck.match.units import DAYS
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

Index = dict[tuple[str, str], dict[Bucket, list[int]]]  # by family and concept, then by time


def pairs(
    subjects: Mapping[int, Subject], focus: Collection[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Index pairs of claims that may answer one question, each once; the smaller id comes first.

    They share a unit family; a concept of both topics, or of one topic and of the other's sentence
    near the figure; and the time: published within LASTING days of each other, or about periods
    that end within a month. What is shared does not depend on which other claims there are. With
    `focus`, only the pairs that hold one of these indices. `subjects` are by index, in order.
    """
    told: Index = {}
    heard: Index = {}
    concepts = {nth: shared_concepts(subject) for nth, subject in subjects.items()}
    for nth, subject in subjects.items():
        own, heard_near = concepts[nth]
        times = buckets(subject.claim)
        for index, found in ((told, own), (heard, heard_near - own)):
            for concept in found:
                by_time = index.setdefault((subject.family, concept), {})
                for bucket in times:
                    by_time.setdefault(bucket, []).append(nth)
    for subject in subjects.values():
        if focus is not None and subject.index not in focus:
            continue
        met = _met(subject, concepts[subject.index], (told, heard))
        for other in sorted(met):
            if (subject.claim.id, subject.index) < (subjects[other].claim.id, other):
                yield subject.index, other
            elif focus is not None and other not in focus:
                yield other, subject.index


def _met(
    subject: Subject, concepts: tuple[Concepts, Concepts], indexes: tuple[Index, Index]
) -> set[int]:
    (own, heard_near), (told, heard) = concepts, indexes
    times = tuple(near(subject.claim))
    met: set[int] = set()
    for index, found in ((told, own | heard_near), (heard, own)):
        for concept in found:
            by_time = index.get((subject.family, concept))
            if by_time is not None:
                for bucket in times:
                    met.update(by_time.get(bucket, ()))
    return met


@kept
def shared_concepts(subject: Subject) -> tuple[Concepts, Concepts]:
    """The concepts of the topic, and those of the sentence near the figure."""
    return subject.told | _measure(subject), subject.heard


def block_keys(claim: Claim, vocabulary: Vocabulary) -> Iterator[tuple[str, bool]]:
    """The blocks that a claim is in (True) and those that it is looked up in, as text.

    Claims may meet where one is in a block that the other is in or looks in: what `pairs` goes by,
    for those who spread the blocks over machines.
    """
    subject = read_subject(0, claim, vocabulary)
    own, heard = shared_concepts(subject)
    for name, bucket in buckets(claim):
        for concept in own:
            yield f"{subject.family}|{concept}|{name}|{bucket}", True
    for name, bucket in near(claim):
        for concept in own | heard:
            yield f"{subject.family}|{concept}|{name}|{bucket}", False


def _measure(subject: Subject) -> Concepts:
    """A measure by another measure ("litres a square metre") tells by itself what is counted."""
    claim = subject.claim
    plain = claim.per is None or claim.per in DAYS or claim.unit in ("count", "percent")
    return frozenset() if plain else frozenset((f"{claim.unit} per {claim.per}",))
