"""Which claims of an archive could meet those of a draft, without reading every claim whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache

from crosscheck.match.blocks import shared_concepts
from crosscheck.match.lexicon import Concepts, lexicon, terms_of
from crosscheck.match.subjects import TELLING, read_subject, read_topic, telling
from crosscheck.match.times import buckets, near
from crosscheck.match.units import unit_group
from crosscheck.match.words import REMEMBERED
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary


def articles_near(claims: Sequence[Claim], focus: Collection[str]) -> frozenset[str]:
    """The articles (paths) with a claim of about the time of one in the articles of `focus`."""
    times = {bucket for claim in claims if claim.article in focus for bucket in near(claim)}
    found = set(focus)
    for claim in claims:
        if claim.article not in found and not times.isdisjoint(buckets(claim)):
            found.add(claim.article)
    return frozenset(found)


def claims_near(
    claims: Sequence[Claim],
    focus: Collection[int],
    vocabulary: Vocabulary,
    story: Collection[str] = (),
) -> list[int]:
    """The claims (by index, in order) that could meet one of `focus`, which are among them.

    They share unit family, time and concept, or stand in an article of `story`, which tells the
    same. There may be too many, and never too few.
    """
    times = {bucket for nth in focus for bucket in near(claims[nth])}
    told: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[str]] = defaultdict(set)
    for nth in focus:
        subject = read_subject(nth, claims[nth], vocabulary)
        own, around = shared_concepts(subject)
        told[subject.family] |= own
        heard[subject.family] |= own | around
    found = []
    for nth, claim in enumerate(claims):
        group = unit_group(claim.unit)
        if (
            nth in focus
            or (group in told and claim.article in story)
            or (
                group in told
                and not times.isdisjoint(buckets(claim))
                and (
                    not heard[group].isdisjoint(_topic(claim, vocabulary))
                    or not told[group].isdisjoint(quoted(claim.quote, vocabulary))
                )
            )
        ):
            found.append(nth)
    return found


def _topic(claim: Claim, vocabulary: Vocabulary) -> Concepts:
    """The concepts of a claim's topic; where it has none, those of its sentence stand for it."""
    topic = telling(read_topic(f"{claim.topic} {claim.thing} {claim.event}", vocabulary))
    own = topic or quoted(claim.quote, vocabulary)
    return own | {f"{claim.unit} per {claim.per}"} if claim.per else own


@lru_cache(maxsize=REMEMBERED)
def quoted(quote: str, vocabulary: Vocabulary) -> Concepts:
    known = lexicon(vocabulary)
    return frozenset(
        concept
        for term, _ in terms_of(quote, vocabulary)
        if known.weight(term) >= TELLING
        for concept in known.meaning(term)
    )
