"""How well two claims answer one question, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crosscheck.gazetteer import relation as relate_places
from crosscheck.gazetteer.relations import Relation as PlaceRelation
from crosscheck.match.bases import BaseRelation, relate_bases
from crosscheck.match.lexicon import lexicon
from crosscheck.match.names import Owners, relate_owners
from crosscheck.match.periods import Days, PeriodRelation, published_apart, relate_periods
from crosscheck.match.speakers import SpeakerRelation, relate_speakers
from crosscheck.match.subjects import Subject, Topic
from crosscheck.match.topics import (
    Population,
    coverage,
    relate_populations,
    sentence_likeness,
    topic_likeness,
)
from crosscheck.match.words import REMEMBERED, words
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

WEIGHTS = {
    "topic": 0.45, "qualifiers": 0.15, "period": 0.15, "place": 0.12, "speaker": 0.05,
    "kind": 0.05, "rate": 0.03,
}  # fmt: skip
SCORES = {
    "same": 1.0, "unknown": 0.6, "narrower": 0.5, "wider": 0.5, "inside": 0.4, "contains": 0.4,
    "overlapping": 0.4, "differs": 0.2, "apart": 0.0,
}  # fmt: skip
FRESH = 21  # days between publications within which an undated figure may be about the other's time
WEEKEND = 3  # the same, within which "last week" may be one week though the calendar parts them
WEEK = 7
LAG = 100  # days after a period's end within which its figures are still the latest


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims (by index, the smaller id first) that may answer one question, and their parts.

    `stock`: what is counted is measured at moments. `owners`: whether the sentences share names.
    `likeness`: of the sentences (0-1). `story`: whether the articles tell one story. `setting`:
    whether a place is only assumed from the story. `former`: one is what the other's like was
    before. `rare_words`, `rare_names`: how telling in the two articles is what the sentences share.
    `parts` are the scores by name (0-1), `score` their weighted mean.
    """

    a: int
    b: int
    score: float
    topic: float
    population: Population
    place: PlaceRelation
    period: PeriodRelation
    speaker: SpeakerRelation
    base: BaseRelation
    stock: bool
    owners: Owners
    likeness: float
    story: bool
    setting: bool
    former: bool
    rare_words: float
    rare_names: float
    parts: tuple[tuple[str, float], ...]


def weigh(
    a: Subject,
    b: Subject,
    topic: float,
    vocabulary: Vocabulary,
    *,
    story: bool = True,
    rarity: tuple[float, float] = (0.0, 0.0),
) -> Candidate:
    """The candidate of two subjects whose topics' likeness is known.

    `story` says whether their articles tell one story, `rarity` how telling the concepts and the
    names are that the sentences share.
    """
    population = relate_populations(a, b, lexicon(vocabulary))
    place = _relate_places(a, b)
    period = assumed_period(a, b)
    speaker = relate_speakers(a.claim.attributed_to, b.claim.attributed_to, vocabulary)
    same_rate = a.claim.per == b.claim.per
    parts = {
        "topic": topic,
        "thing": _half(a, b, a.thing, b.thing),
        "event": _half(a, b, a.event, b.event),
        "qualifiers": SCORES[population],
        "unit": 1.0 if a.family == b.family else 0.0,
        "rate": 1.0 if same_rate else 0.5,
        "kind": 1.0 if a.claim.kind == b.claim.kind else 0.3,
        "place": SCORES[place],
        "period": SCORES[period],
        "speaker": SCORES[speaker],
    }
    score = sum([parts[name] * weight for name, weight in WEIGHTS.items()])
    return Candidate(
        a=a.index,
        b=b.index,
        score=_one(round(score, 4)),
        topic=topic,
        population=population,
        place=place,
        period=period,
        speaker=speaker,
        base=relate_bases(a.claim, b.claim, vocabulary),
        stock=a.stock or b.stock,
        owners=relate_owners(a.involved, b.involved),
        likeness=sentence_likeness(a, b),
        story=story,
        setting=not (a.placed and b.placed),
        former=a.former != b.former,
        rare_words=rarity[0],
        rare_names=rarity[1],
        parts=_named(tuple(parts), tuple(parts.values())),
    )


@lru_cache(maxsize=REMEMBERED)
def _one(score: float) -> float:
    """One object for all candidates that have this score: there may be millions."""
    return score


@lru_cache(maxsize=REMEMBERED)
def _named(names: tuple[str, ...], values: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
    return _parts(tuple(map(_part, names, values)))


@lru_cache(maxsize=REMEMBERED)
def _parts(parts: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """One tuple for all candidates that have these parts: most of a million differ in few."""
    return parts


@lru_cache(maxsize=REMEMBERED)
def _part(name: str, value: float) -> tuple[str, float]:
    """One tuple for all candidates that have this part: there may be millions."""
    return name, round(value, 4)


def may_be_judged(a: Subject, b: Subject, vocabulary: Vocabulary) -> bool:
    """Whether enough is alike for two claims of different stories: a place, or two other things.

    There may be too many such claims, and never too few: what is judged decides.
    """
    if relate_named_places(a.claim.place, b.claim.place) == "same":
        return True
    same_rate = a.claim.per == b.claim.per is not None
    same_period = relate_periods(a.days, b.days) == "same"
    if not (same_rate or same_period):
        return False
    speaker = relate_speakers(a.claim.attributed_to, b.claim.attributed_to, vocabulary)
    return same_rate + same_period + (speaker == "same") > 1


@lru_cache(maxsize=REMEMBERED)
def relate_named_places(a: str | None, b: str | None) -> PlaceRelation:
    """How two places relate; names that are not in the gazetteer are apart but for shared words.

    "the country", "nationwide" are no names: what they mean is unknown.
    """
    relation = relate_places(a, b)
    named = a != (a or "").casefold() and b != (b or "").casefold()
    if relation == "unknown" and a and b and named:
        ours, theirs = (set(words(name.split(",")[0])) for name in (a, b))
        if ours <= theirs or theirs <= ours:
            return "same"
        return "unknown" if ours & theirs else "apart"
    return relation


def _relate_places(a: Subject, b: Subject) -> PlaceRelation:
    """How the places relate; a place that a sentence does not name is only the story's setting.

    A setting parts nothing from what lies around or inside it, nor two figures of one setting each.
    """
    relation = relate_named_places(a.claim.place, b.claim.place)
    named = a.placed + b.placed
    within = relation in ("inside", "contains")
    if within and (named < 2 or _is_named_after(a.claim.place, b.claim.place)):
        return "unknown"
    if relation == "apart" and named == 0:
        return "unknown"
    parted = relation in ("apart", "inside", "contains")
    return "unknown" if parted and _name_both(a.claim, b.claim) else relation


def _name_both(a: Claim, b: Claim) -> bool:
    """Whether both sentences name both places: then each says as much of the other's place."""
    return all(
        place is not None and place.split(",")[0] in claim.quote
        for claim in (a, b)
        for place in (a.place, b.place)
    )


def _is_named_after(one: str | None, other: str | None) -> bool:
    """Whether one place is a part called after the whole: "Leipzig plant" and "Leipzig"."""
    heads = [set(words((name or "").split(",")[0])) for name in (one, other)]
    return heads[0] < heads[1] or heads[1] < heads[0]


def assumed_period(a: Subject, b: Subject) -> PeriodRelation:
    """How the periods relate; where a text gives none, whether its publication fits the other's.

    A figure without a date, or with no other than its article's day, is about the latest time there
    are figures of. Where the other's period was long past, or the two were published long after
    each other, they are apart. Weeks on end in papers of about one day are not: on Sunday and on
    Monday "last week" is often the same.
    """
    relation = relate_periods(a.days, b.days)
    between = published_apart(a.claim, b.claim)
    if relation == "apart" and between and between <= WEEKEND and _next_weeks(a.days, b.days):
        return "unknown"
    if relation not in ("unknown", "apart") or (relation == "apart" and not _is_setting(a, b)):
        return relation
    if between is None:
        return "unknown"
    return "unknown" if between <= FRESH and _latest(a) and _latest(b) else "apart"


def _next_weeks(a: Days, b: Days) -> bool:
    return a.length == b.length == WEEK and abs(a.start - b.start) == WEEK


def _is_setting(a: Subject, b: Subject) -> bool:
    """Whether a day that parts two figures is only the one on which an article tells of it."""
    return any(not s.timed and s.days.start == s.days.end for s in (a, b))


def _latest(subject: Subject) -> bool:
    """Whether a figure was the latest there was on the day it was published."""
    published = subject.claim.published
    return published is None or published.toordinal() - subject.days.end <= LAG


def _half(a: Subject, b: Subject, ours: Topic, theirs: Topic) -> float:
    """Likeness of the things counted, or of the events; the topics' where one is not told apart."""
    if not ours.terms or not theirs.terms:
        return topic_likeness(a, b)
    return (coverage(ours, b.topic, b.context) + coverage(theirs, a.topic, a.context)) / 2
