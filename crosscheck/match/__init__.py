"""Finds which claims answer the same question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from crosscheck.match.blocks import pairs
from crosscheck.match.candidates import Candidate, weigh
from crosscheck.match.focus import articles_near
from crosscheck.match.stories import Stories
from crosscheck.match.subjects import Subject, read_subject, read_subjects, read_topic, telling
from crosscheck.match.times import Bucket, buckets, near
from crosscheck.match.topics import topic_likeness
from crosscheck.match.units import unit_group
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

__all__ = ["Candidate", "articles_near", "match_against", "match_claims"]

LEAST = 0.45  # likeness of topics below which two claims are about different things


def match_claims(
    claims: Sequence[Claim],
    vocabulary: Vocabulary,
    beside: Sequence[Claim] = (),
    focus: Collection[int] | None = None,
) -> list[Candidate]:
    """The pairs of claims that may answer one question, in the order of the claims.

    `beside` are claims of the same articles that are not matched and only tell their stories. With
    `focus`, only the pairs that hold one of these claims (by index).
    """
    subjects = read_subjects(claims, vocabulary)
    stories = Stories([*claims, *beside], vocabulary)
    found = []
    for a, b in pairs(subjects, focus):
        topic = topic_likeness(subjects[a], subjects[b])
        if topic >= LEAST:
            story = stories.one(claims[a].article, claims[b].article)
            found.append(weigh(subjects[a], subjects[b], topic, vocabulary, story=story))
    return found


def match_against(
    few: Sequence[Claim], many: Sequence[Claim], vocabulary: Vocabulary
) -> Iterator[tuple[int, int, Candidate]]:
    """The candidates between a few claims and many: (index in few, index in many, candidate)."""
    wanted = {
        (unit_group(claim.unit), concept)
        for claim in few
        for concept in telling(read_topic(claim.topic, vocabulary))
    }
    times = {bucket for claim in few for bucket in near(claim)}
    others: dict[tuple[str, Bucket], list[Subject]] = defaultdict(list)
    for index, claim in enumerate(many):
        if times.isdisjoint(buckets(claim)) or not any(
            (unit_group(claim.unit), concept) in wanted
            for concept in telling(read_topic(claim.topic, vocabulary))
        ):
            continue
        other = read_subject(index, claim, vocabulary)
        for bucket in buckets(claim):
            others[other.family, bucket].append(other)
    stories = Stories([*many, *few], vocabulary)
    for subject in read_subjects(few, vocabulary):
        found = (o for b in near(subject.claim) for o in others.get((subject.family, b), ()))
        met = {other.index: other for other in found}
        for other in (met[index] for index in sorted(met)):
            topic = topic_likeness(subject, other)
            if topic >= LEAST:
                story = stories.one(subject.claim.article, other.claim.article)
                match = weigh(subject, other, topic, vocabulary, story=story)
                yield subject.index, other.index, match
