"""How alike two topics are, and whether a contrast or a qualifier parts what they count."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from crosscheck.match.lexicon import Concepts, Lexicon
from crosscheck.match.subjects import Subject, Topic

Population = Literal[
    "same", "apart", "differs", "inside", "contains", "narrower", "wider", "unknown"
]
ALIKE = 88.0  # rapidfuzz ratio (0-100) from which two words count as one, spelling apart
SPELLING = 0.9  # what such a pair counts for
SENTENCES = 0.4  # how far alike sentences close the gap between unlike topics
ENOUGH = 0.5
SHORTEST = 5  # letters that a word needs before its spelling is compared


def coverage(terms: Topic, other: Topic, context: dict[str, float]) -> float:
    """The share of a topic's weight that another's topic, or partly its sentence, takes up."""
    if not terms.weight:
        return 0.0
    known = other.concepts
    met = 0.0
    for term, weight, concepts in terms.terms:
        if not known.isdisjoint(concepts):
            met += weight
            continue
        heard = max([context.get(c, 0.0) for c in concepts], default=0.0)
        if heard < SPELLING and any(_spelled_alike(term, t) for t, _, _ in other.terms):
            heard = SPELLING
        met += weight * heard
    return met / terms.weight


def topic_likeness(a: Subject, b: Subject) -> float:
    """0-1: how much of both topics the other claim speaks of, and how alike the sentences are.

    Symmetric. Sentences raise a likeness and never lower it: claims of a table have none.
    """
    topics = (coverage(a.topic, b.topic, b.context) + coverage(b.topic, a.topic, a.context)) / 2
    return topics + (1 - topics) * SENTENCES * sentence_likeness(a, b)


def sentence_likeness(a: Subject, b: Subject) -> float:
    """0-1: the share of the shorter sentence's telling concepts that the other has too.

    ENOUGH of them in common count as all: two outlets seldom use the same words.
    """
    short, long = sorted((a.context, b.context), key=len)
    if len(short) < 3:
        return 0.0
    shared = sum(min(closeness, long.get(c, 0.0)) for c, closeness in short.items())
    return min(1.0, shared / sum(short.values()) / ENOUGH)


def relate_populations(a: Subject, b: Subject, lexicon: Lexicon) -> Population:
    """Whether two claims count the same things: contrasts first, then conditions, then qualifiers.

    "differs" is another definition of what may be the same thing; "inside" is A a part of B;
    "narrower" is A with a qualifier that B lacks, which may be a part or a mere way of speaking.
    """
    if a.unnarrowed and b.unnarrowed:
        return _relate_parts(a, b)
    return _strongest(
        {
            _relate_sides(a, b, lexicon),
            _relate_conditions(a, b),
            _relate_qualifiers(a, b),
            _relate_parts(a, b),
        }
    )


def _relate_sides(a: Subject, b: Subject, lexicon: Lexicon) -> Population:
    ours, theirs = a.by_group, b.by_group
    if not ours and not theirs:
        return "unknown"
    answers: set[Population] = set()
    for group in sorted(ours.keys() | theirs.keys()):
        (mine, strong_a), (yours, strong_b) = ours.get(group, _NONE), theirs.get(group, _NONE)
        if mine & yours:
            answers.add("same")
        elif mine and yours:
            certain = strong_a and strong_b and group not in lexicon.soft
            answers.add("apart" if certain else "differs")
        elif group in lexicon.narrowing:
            near = group in lexicon.near
            if mine and (strong_a or near) and not _said(a, b, group, lexicon):
                answers.add("inside" if strong_a else "narrower")
            if yours and (strong_b or near) and not _said(b, a, group, lexicon):
                answers.add("contains" if strong_b else "wider")
    return _strongest(answers)


def _said(narrow: Subject, wide: Subject, group: str, lexicon: Lexicon) -> bool:
    """Whether the word that puts a claim on a side has a synonym in the other's topic."""
    known = wide.topic.concepts
    return any(
        not known.isdisjoint(found)
        for term, _, found in (*narrow.topic.terms, *narrow.qualifiers.terms)
        if any(name == group for name, _ in lexicon.sides_of(term))
    )


_NONE: tuple[Concepts, bool] = (frozenset(), False)


def _relate_qualifiers(a: Subject, b: Subject) -> Population:
    mine, yours = a.narrowed_by, b.narrowed_by
    if a.owners and b.owners and not a.owners & b.owners:
        return "apart"
    if not mine and not yours:
        return "unknown"
    missing_there = any(not _speaks_of(b, concepts) for concepts in mine)
    missing_here = any(not _speaks_of(a, concepts) for concepts in yours)
    if missing_there and missing_here:
        return "differs"
    # "below the age of five" is a condition in other words, and conditions are compared apart.
    known = bool(a.conditions) and a.conditions == b.conditions
    if known or not (missing_there or missing_here):
        return "same"
    narrow, terms = (a, mine) if missing_there else (b, yours)
    surely = bool(narrow.owners) or len(terms) > 1
    if missing_there:
        return "inside" if surely else "narrower"
    return "contains" if surely else "wider"


def _relate_parts(a: Subject, b: Subject) -> Population:
    if a.partitive is None or b.partitive is None or a.partitive == b.partitive:
        return "unknown"
    return "inside" if a.partitive else "contains"


def _relate_conditions(a: Subject, b: Subject) -> Population:
    if a.conditions == b.conditions:
        return "same" if a.conditions else "unknown"
    if a.conditions and b.conditions:
        return "unknown" if a.conditions & b.conditions else "differs"
    return "inside" if a.conditions else "contains"


def _speaks_of(subject: Subject, concepts: Concepts) -> bool:
    own = (*subject.topic.terms, *subject.qualifiers.terms)
    if any(concepts & found for _, _, found in own):
        return True
    if any(concept in subject.context or concept in subject.names for concept in concepts):
        return True
    return any(_spelled_alike(c, known) for c in concepts for known in subject.context)


def _strongest(answers: set[Population]) -> Population:
    if {"inside", "contains"} <= answers or {"narrower", "wider"} <= answers:
        answers = answers | {"differs"}
    return next((answer for answer in _ORDER if answer in answers), "unknown")


_ORDER: tuple[Population, ...] = (
    "apart", "differs", "inside", "contains", "narrower", "wider", "same",
)  # fmt: skip


@lru_cache(maxsize=65_536)
def _spelled_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    if min(len(one), len(other)) < SHORTEST:
        return False
    return ratio(one, other, score_cutoff=ALIKE) > 0
