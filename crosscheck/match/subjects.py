"""What a claim is about, as matching sees it: terms with weights, contrasts, days, unit family."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter

from crosscheck.match.conditions import Conditions, conditions
from crosscheck.match.dating import names_time
from crosscheck.match.lexicon import Concepts, Lexicon, Sides, lexicon, terms_of
from crosscheck.match.names import names_in
from crosscheck.match.once import Once
from crosscheck.match.periods import Days, days_of
from crosscheck.match.units import unit_group
from crosscheck.match.words import REMEMBERED, places_of_words, words
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

NEAR, FAR = 0.8, 0.5  # what a word of the sentence counts for, beside a word of the topic
WINDOW = 9  # words on each side of a figure that belong to it rather than to its neighbours
BESIDE = 6  # words on each side that say which part of a population it is about
# "Of 3,860 complaints in March, some ": the whole before its part.
_OF = re.compile(r"(?:Out o|O)f (?:[a-z]+ )?\d[^.;:]{2,80}, (?:[a-z]+ ){0,3}")
TELLING = 0.5  # terms of at least this weight tell what a claim is about


@dataclass(frozen=True, slots=True)
class Topic:
    """The terms of a topic with their weights and concepts, and their sides of contrasts.

    `weight` is that of all terms, `concepts` are those of all.
    """

    terms: tuple[tuple[str, float, Concepts], ...] = ()
    sides: Sides = frozenset()
    weight: float = field(init=False, compare=False)
    concepts: Concepts = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Adds up once what every pair of the topic asks for."""
        object.__setattr__(self, "weight", sum(weight for _, weight, _ in self.terms))
        found = frozenset(c for _, _, concepts in self.terms for c in concepts)
        object.__setattr__(self, "concepts", found)


@dataclass(frozen=True, eq=False)
class Subject:
    """A claim with what matching compares; what few pairs ask for is read when it is asked for.

    `family` is that of its unit, `days` are those that it is about.
    `context`: the concepts of the sentence, NEAR or FAR. `names`: the words of its place, speaker
    and outlet. `near`: the telling terms of the sentence, nearest to the figure first. `close`: all
    terms right beside it.
    """

    index: int
    claim: Claim
    vocabulary: Vocabulary
    family: str
    days: Days
    topic: Topic
    context: dict[str, float]
    names: frozenset[str]
    near: tuple[str, ...]
    close: tuple[str, ...]

    def at(self, index: int) -> Subject:
        """The same claim by another index, with all that has been read of it."""
        same = copy(self)
        vars(same)["index"] = index
        return same

    @Once
    def thing(self) -> Topic:
        """The terms of what is counted."""
        return read_topic(self.claim.thing, self.vocabulary)

    @Once
    def event(self) -> Topic:
        """The terms of what happened to it."""
        return read_topic(self.claim.event, self.vocabulary)

    @Once
    def told(self) -> Concepts:
        """The telling concepts of the topic."""
        return telling(self.topic)

    @Once
    def heard(self) -> Concepts:
        """The concepts of the sentence near the figure."""
        return frozenset(c for c, closeness in self.context.items() if closeness >= NEAR)

    @Once
    def spoken_of(self) -> Set[str]:
        """The telling concepts of topic and sentence."""
        return self.told | self.context.keys()

    @Once
    def by_group(self) -> dict[str, tuple[Concepts, bool]]:
        """By contrast, the sides that the claim is on, and whether topic or qualifiers say so."""
        grouped: dict[str, set[str]] = {}
        for group, side in self.topic.sides | self.qualifiers.sides:
            grouped.setdefault(group, set()).add(side)
        found = {group: (frozenset(sides), True) for group, sides in grouped.items()}
        for group, side in self.beside.items():
            found.setdefault(group, (frozenset((side,)), False))
        return found

    @Once
    def narrowed_by(self) -> tuple[Concepts, ...]:
        """What the qualifiers say beyond the place, the speaker and the conditions."""
        return tuple(
            concepts
            for term, weight, concepts in self.qualifiers.terms
            if weight >= TELLING and not self.names.issuperset(term.split())
        )

    @Once
    def beside(self) -> dict[str, str]:
        """By contrast, the side whose word stands nearest to the figure, right beside it."""
        known = lexicon(self.vocabulary)
        sides: dict[str, str] = {}
        for term in self.close:
            for group, side in sorted(known.sides_of(term)):
                sides.setdefault(group, side)
        return sides

    @Once
    def qualifiers(self) -> Topic:
        """What narrows the things that are counted."""
        return _qualifiers(self.claim, self.near, self.vocabulary)

    @Once
    def owners(self) -> frozenset[str]:
        """The names in the qualifiers, whose the figure is."""
        if not self.claim.qualifiers:
            return frozenset()
        return names_in(f"of {self.claim.qualifiers}", self.vocabulary) - self.names

    @Once
    def stock(self) -> bool:
        """Whether what is counted is measured at moments."""
        known = lexicon(self.vocabulary)
        terms = [term for term, _, _ in self.topic.terms]
        return any(map(known.is_stock, (*terms, *self.close)))

    @Once
    def conditions(self) -> Conditions:
        """The lengths of time and ages that limit what is counted."""
        return conditions(self.claim.quote, self.claim.number, self.vocabulary)

    @Once
    def unnarrowed(self) -> bool:
        """Whether it is on no side of a contrast, and nobody's, and nothing limits it."""
        return not (self.by_group or self.narrowed_by or self.owners or self.conditions)

    @Once
    def partitive(self) -> bool | None:
        """Whether the figure is some of a whole ("195 of the dead"); None: it is worked out."""
        return _is_partitive(self.claim, self.vocabulary)

    @Once
    def placed(self) -> bool:
        """Whether the sentence names the place."""
        return _names_place(self.claim, self.vocabulary)

    @Once
    def timed(self) -> bool:
        """Whether the sentence says when."""
        return names_time(self.claim.quote, self.vocabulary)

    @Once
    def former(self) -> bool:
        """Whether another figure is set against this one ("up from 201")."""
        return _is_former(self.claim, self.vocabulary)

    @Once
    def proper(self) -> frozenset[str]:
        """The proper names of the sentence."""
        return names_in(self.claim.quote, self.vocabulary)

    @Once
    def involved(self) -> frozenset[str]:
        """The proper names of the sentence but those of its place, speaker and outlet."""
        return self.proper - self.names


def read_subjects(claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Subject]:
    """The claims as subjects, in their order."""
    return [read_subject(index, claim, vocabulary) for index, claim in enumerate(claims)]


def read_subject(index: int, claim: Claim, vocabulary: Vocabulary) -> Subject:
    """One claim as a subject."""
    topic = read_topic(f"{claim.topic} {claim.thing} {claim.event}", vocabulary)
    known = lexicon(vocabulary)
    context: dict[str, float] = {}
    near: list[str] = []
    named = (claim.attributed_to or "", claim.place or "", claim.source)
    names = frozenset().union(*map(words, named))  # one by one: each is met again, all three seldom
    sentence = _sentence(claim, vocabulary)
    for term, distance in sentence:
        if known.weight(term) >= TELLING and term not in names:
            closeness = NEAR if distance <= WINDOW else FAR
            for concept in known.meaning(term):
                context[concept] = max(closeness, context.get(concept, 0.0))
            near.append(term)
    if not telling(topic) and near:
        topic = read_topic(" ".join((claim.topic, *near[:3])), vocabulary)
    topic = _with_phrases(topic, near, known)
    close = tuple(term for term, distance in sentence if distance <= BESIDE)
    return Subject(
        index=index,
        claim=claim,
        vocabulary=vocabulary,
        family=unit_group(claim.unit),
        days=days_of(claim),
        topic=topic,
        context=context,
        names=names,
        near=tuple(near),
        close=close,
    )


@lru_cache(maxsize=REMEMBERED)
def read_topic(text: str, vocabulary: Vocabulary) -> Topic:
    """The distinct terms of a topic in their order; words of grammar are left out."""
    known = lexicon(vocabulary)
    terms = dict.fromkeys(term for term, _ in terms_of(text, vocabulary))
    read = tuple((t, known.weight(t), known.meaning(t)) for t in terms if known.weight(t) > 0)
    sides = frozenset(side for term in terms for side in known.sides_of(term))
    return Topic(read, sides)


def _names_place(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the sentence names the claim's place, and not only as where somebody goes."""
    if not claim.quote:
        return True
    head = (claim.place or "").split(",")[0]
    name = set(words(head))
    if not name or not name <= set(words(claim.quote)):
        return False
    towards, at = _goal(vocabulary), claim.quote.find(head)
    return at < 0 or not towards.search(claim.quote[max(0, at - 20) : at])


@lru_cache(maxsize=8)
def _goal(vocabulary: Vocabulary) -> re.Pattern[str]:
    rows = (row for row in vocabulary.rows("locatives") if row["role"] == "goal")
    listed = "|".join(sorted(re.escape(word) for row in rows for word in row["words"]))
    return re.compile(rf"\b(?:{listed}) (?:the )?$")


def _is_partitive(claim: Claim, vocabulary: Vocabulary) -> bool | None:
    """None where no figure is printed: the claim was worked out from others."""
    if not claim.number:
        return None
    at = claim.quote.find(claim.number)
    if at < 0 or claim.unit == "percent":
        return False
    after = claim.quote[at + len(claim.number) :].casefold().lstrip()
    return after.startswith(_pointers(vocabulary, "part")) or bool(_OF.fullmatch(claim.quote[:at]))


def _is_former(claim: Claim, vocabulary: Vocabulary) -> bool:
    at = claim.quote.find(claim.number) if claim.number else -1
    before = " ".join(claim.quote[: max(at, 0)].casefold().split())
    return before.endswith(_pointers(vocabulary, "former"))


@lru_cache(maxsize=8)
def _pointers(vocabulary: Vocabulary, where: str) -> tuple[str, ...]:
    """The words of that place, each with the blank that parts it from the rest of the sentence."""
    rows = (row["words"] for row in vocabulary.rows("pointers") if row["where"] == where)
    words_there = (word for listed in rows for word in listed)
    return tuple(f" {word}" if where == "former" else f"{word} " for word in words_there)


def _with_phrases(topic: Topic, near: Sequence[str], known: Lexicon) -> Topic:
    """Reads a topic's single word as the phrase that it is part of in the sentence.

    "pull", where the sentence has "pulled to safety", means that.
    """
    phrases = [term for term in near if " " in term]
    terms = tuple(
        (term, weight, found.union(*(known.meaning(p) for p in phrases if term in p.split())))
        for term, weight, found in topic.terms
    )
    return replace(topic, terms=terms) if phrases else topic


def _qualifiers(claim: Claim, near: Sequence[str], vocabulary: Vocabulary) -> Topic:
    known = lexicon(vocabulary)
    read = _with_phrases(read_topic(claim.qualifiers or "", vocabulary), near, known)
    told = known.sides_told(claim.quote)
    return replace(read, sides=read.sides | told) if told else read


def telling(topic: Topic) -> Concepts:
    """The concepts that tell what a claim is about: one must be shared to be set against it."""
    return frozenset(c for _, weight, found in topic.terms if weight >= TELLING for c in found)


def _sentence(claim: Claim, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    """The sentence's terms but the figure's own, each with its distance in words, nearest first."""
    terms = terms_of(claim.quote, vocabulary)
    start = claim.quote.find(claim.number) if claim.number else -1
    places = places_of_words(claim.quote) if start >= 0 else ()
    first, stop = bisect_left(places, start), bisect_left(places, start + len(claim.number))
    if first == stop:
        return list(terms)
    found = [
        (term, first - at if at < first else at - stop + 1)
        for term, at in terms
        if not first <= at < stop
    ]
    return sorted(found, key=itemgetter(1))
