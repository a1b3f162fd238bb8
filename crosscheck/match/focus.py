"""Which articles of an archive could meet those of a draft, without reading every claim whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from crosscheck.match.blocks import shared_concepts
from crosscheck.match.lexicon import Concepts, lexicon
from crosscheck.match.subjects import TELLING, read_subject, read_topic, telling
from crosscheck.match.times import buckets, near
from crosscheck.match.words import words
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary


def articles_near(
    claims: Sequence[Claim], focus: Collection[str], vocabulary: Vocabulary
) -> frozenset[str]:
    """The articles (paths) with a claim that shares time and a concept with one of `focus`.

    Those of `focus` are among them. It may name too many, and never too few.
    """
    asked = [claim for claim in claims if claim.article in focus]
    times = {bucket for claim in asked for bucket in near(claim)}
    concepts: set[str] = set()
    for claim in asked:
        own, heard = shared_concepts(read_subject(0, claim, vocabulary))
        concepts |= own | heard
    found = {claim.article for claim in asked}
    for claim in claims:
        if claim.article in found or times.isdisjoint(buckets(claim)):
            continue
        if not concepts.isdisjoint(_concepts_of(claim, vocabulary)):
            found.add(claim.article)
    return frozenset(found)


def _concepts_of(claim: Claim, vocabulary: Vocabulary) -> Concepts:
    """At least the concepts that a claim may be looked up by."""
    topic = telling(read_topic(f"{claim.topic} {claim.thing} {claim.event}", vocabulary))
    rate = (f"{claim.unit} per {claim.per}",) if claim.per else ()
    return topic.union(_concepts_in(claim.quote, vocabulary), rate)


@lru_cache(maxsize=4096)
def _concepts_in(quote: str, vocabulary: Vocabulary) -> Concepts:
    known = lexicon(vocabulary)
    return frozenset(
        concept
        for term, _ in known.terms(words(quote))
        if known.weight(term) >= TELLING
        for concept in known.meaning(term)
    )
