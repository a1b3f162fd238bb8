"""What of an article decides whether a draft meets it: little to keep, quick to go through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from crosscheck.match.blocks import shared_concepts
from crosscheck.match.focus import quoted
from crosscheck.match.lexicon import Concepts
from crosscheck.match.periods import Days, days_of
from crosscheck.match.stories import Stories, Tellings
from crosscheck.match.subjects import read_subject, read_topic, telling
from crosscheck.match.times import Bucket, buckets
from crosscheck.match.units import unit_group
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary


class Glance(NamedTuple):
    """What of a claim decides which claims it meets, and whether the two are judged.

    `told`: the concepts that its topic may tell, `heard` those that its sentence may add: there may
    be too many, and never too few, whatever name its outlet goes by. `derived`: worked out from
    two figures of the article.
    """

    group: str
    told: tuple[str, ...]
    heard: tuple[str, ...]
    times: tuple[Bucket, ...]
    days: Days
    unit: str
    per: str | None
    place: str | None
    speaker: str | None
    derived: bool


class Outline(NamedTuple):
    """One article with claims: its path, the ordinal of its day (0: unknown), story and claims."""

    article: str
    published: int
    tellings: Tellings
    glances: tuple[Glance, ...]


def outlines_of(
    claims: Sequence[Claim], derived: Iterable[Claim], vocabulary: Vocabulary
) -> Iterator[Outline]:
    """The outlines of the articles that claims stand in, by path.

    `claims` are all of these articles, the incidental ones too, which tell its story alone;
    `derived` are the figures that follow from them.
    """
    stories = Stories(claims, vocabulary)
    glances: dict[str, list[Glance]] = {claim.article: [] for claim in claims}
    for claim in claims:
        if not claim.incidental:
            glances[claim.article].append(_glance(claim, vocabulary, derived=False))
    for claim in derived:
        glances[claim.article].append(_glance(claim, vocabulary, derived=True))
    for article in sorted(glances):
        own = tuple(glances[article])
        yield Outline(article, stories.published(article), stories.tellings(article), own)


def _glance(claim: Claim, vocabulary: Vocabulary, *, derived: bool) -> Glance:
    told, heard = _concepts(claim, vocabulary)
    return Glance(
        group=unit_group(claim.unit),
        told=tuple(sorted(told)),
        heard=tuple(sorted(heard - told)),
        times=tuple(buckets(claim)),
        days=days_of(claim),
        unit=claim.unit,
        per=claim.per,
        place=claim.place,
        speaker=claim.attributed_to,
        derived=derived,
    )


def _concepts(claim: Claim, vocabulary: Vocabulary) -> tuple[Concepts, Concepts]:
    """What the topic tells and the sentence adds, whatever the configuration calls the outlet.

    An outlet's name in its own sentence is no part of it, and a topic that tells nothing is read
    from what then stands nearest: all of the sentence stands in for that.
    """
    told = telling(read_topic(claim.topic, vocabulary))
    heard: Concepts = frozenset()
    for named in (claim, replace(claim, source="")):
        own, around = shared_concepts(read_subject(0, named, vocabulary))
        told, heard = told | own, heard | around
    if not telling(read_topic(f"{claim.topic} {claim.thing} {claim.event}", vocabulary)):
        told |= quoted(claim.quote, vocabulary)
    return told, heard
