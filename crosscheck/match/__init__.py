"""Finds which claims answer the same question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from crosscheck.collector import no_collection
from crosscheck.match.blocks import block_keys, pairs
from crosscheck.match.candidates import Candidate, may_be_judged, weigh
from crosscheck.match.focus import articles_near, claims_near
from crosscheck.match.readings import Readings
from crosscheck.match.stories import Stories
from crosscheck.match.subjects import Subject, read_subject, read_subjects, read_topic, telling
from crosscheck.match.times import Bucket, buckets, near
from crosscheck.match.together import articles_of_story, pairs_of_stories, story_keys
from crosscheck.match.topics import topic_likeness
from crosscheck.match.units import unit_group
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

__all__ = [
    "Candidate",
    "Readings",
    "articles_near",
    "block_keys",
    "match_against",
    "match_claims",
    "story_keys",
]

FEW = 0.25  # of the claims: where more are asked about, all are read, and not first those near them
LEAST = 0.3  # likeness of topics below which two claims are about different things


@no_collection()
def match_claims(
    claims: Sequence[Claim],
    vocabulary: Vocabulary,
    beside: Sequence[Claim] = (),
    focus: Collection[int] | None = None,
    *,
    judged: bool = False,
    readings: Readings | None = None,
) -> list[Candidate]:
    """The pairs of claims that may answer one question, in the order of the claims.

    `beside` are claims of the same articles that are not matched and only tell their stories. With
    `focus`, only the pairs that hold one of these claims (by index). With `judged`, articles that
    tell different stories are left out where no pair of theirs has enough else in common.
    `readings` is what has been read before, and takes what is read here.
    """
    readings = readings or Readings(vocabulary)
    stories = Stories([*claims, *beside], vocabulary, readings.tellings)
    asked: Sequence[int] = range(len(claims))
    if focus is not None and len(focus) < FEW * len(claims):
        told_of = articles_of_story(claims, focus, stories)
        asked = claims_near(claims, focus, vocabulary, told_of)
    subjects: dict[int, Subject] = {}
    for nth in asked:
        subjects[nth] = readings.subject(nth, claims[nth])
        stories.tellings(claims[nth].article)  # while what its sentences say is remembered
    likely = {
        (a, b): topic
        for a, b in pairs(subjects, focus)
        if (topic := topic_likeness(subjects[a], subjects[b])) >= LEAST
    }
    joined = {
        _articles(subjects[a], subjects[b])
        for a, b in likely
        if not judged or may_be_judged(subjects[a], subjects[b], vocabulary)
    }
    found: dict[tuple[int, int], Candidate] = {}
    for (a, b), topic in likely.items():
        articles = _articles(subjects[a], subjects[b])
        story = stories.one(*articles)
        if story or articles in joined:
            found[a, b] = _candidate(subjects[a], subjects[b], topic, stories, story)
    for a, b in pairs_of_stories(subjects, stories, vocabulary, focus, found):
        topic = topic_likeness(subjects[a], subjects[b])
        found[a, b] = _candidate(subjects[a], subjects[b], topic, stories, story=True)
    return [found[key] for key in sorted(found)]


def _articles(a: Subject, b: Subject) -> tuple[str, str]:
    one, other = a.claim.article, b.claim.article
    return (one, other) if one < other else (other, one)


def _candidate(a: Subject, b: Subject, topic: float, stories: Stories, story: bool) -> Candidate:
    return weigh(a, b, topic, a.vocabulary, story=story, rarity=stories.rarity(a, b))


def match_against(
    few: Sequence[Claim], many: Sequence[Claim], vocabulary: Vocabulary
) -> Iterator[tuple[int, int, Candidate]]:
    """The candidates between a few claims and many: (index in few, index in many, candidate)."""
    if not few:
        return
    wanted = {
        (*key, bucket)
        for claim in few
        for key in _asked(claim, vocabulary)
        for bucket in near(claim)
    }
    others: dict[tuple[str, str, Bucket], list[Subject]] = defaultdict(list)
    for index, claim in enumerate(many):
        keys = [(*k, b) for k in _asked(claim, vocabulary) for b in buckets(claim)]
        if not wanted.isdisjoint(keys):
            other = read_subject(index, claim, vocabulary)
            for key in keys:
                others[key].append(other)
    stories = Stories([*many, *few], vocabulary)
    for subject in read_subjects(few, vocabulary):
        asked = _asked(subject.claim, vocabulary)
        found = (o for k in asked for b in near(subject.claim) for o in others.get((*k, b), ()))
        met = {other.index: other for other in found}
        for other in (met[index] for index in sorted(met)):
            topic = topic_likeness(subject, other)
            if topic >= LEAST:
                story = stories.one(subject.claim.article, other.claim.article)
                match = weigh(subject, other, topic, vocabulary, story=story)
                yield subject.index, other.index, match


def _asked(claim: Claim, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The unit group and each concept of a claim's topic."""
    group = unit_group(claim.unit)
    return [(group, concept) for concept in sorted(telling(read_topic(claim.topic, vocabulary)))]
