"""Tells limits (caps, targets, pledges, capacities) and forecasts from what is or was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    SUBJECTS,
    VERBAL,
    ancestors,
    direct_object,
    is_passive,
    subject,
)
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import limit_nouns, words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "could", "may", "might"}
)
HYPOTHETICAL = frozenset({"would", "'d", "’d"})
CAN = frozenset({"can", "may", "could"})
OUGHT = frozenset({"should", "must"})


def is_limit(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the figure a cap, quota, target, pledge or capacity?"""
    nouns = words(vocabulary, "limit_words", "word", "noun")
    if frame.unit != "percent":
        nouns |= words(vocabulary, "limit_words", "word", "room")
    for noun, link in ((frame.noun, ""), (frame.holder, frame.holder_link)):
        if noun is not None and noun.head.lower_ == "of" and lemma(noun.head.head) in nouns:
            return True  # "a goal of 3,000 arrests a day"
        if (
            noun is None
            or link not in {"", "of", "at", "to"}
            or (noun is frame.noun and (frame.tally or frame.joint == "of"))
        ):
            continue
        if lemma(noun) in nouns:
            return True
    verbs = words(vocabulary, "limit_words", "word", "verb")
    for verb in _verbs(frame)[
        1:
    ]:  # "promised to cut delays by 15%", "the goal is to cut them by 15%"
        if _is_aim(verb, nouns) or (lemma(verb) in verbs and not is_passive(verb)):
            return True
    return frame.verb is not None and _verb_limits(frame, frame.verb, vocabulary)


def _is_aim(verb: Token, nouns: frozenset[str]) -> bool:
    """ "The goal is to cut delays by 15%"."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return lemma(verb) == "be" and who is not None and lemma(who) in nouns


def _verb_limits(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """Does the verb, or its subject or object, make the figure a limit?"""
    verbs = words(vocabulary, "limit_words", "word", "verb")
    word, link = lemma(verb), frame.link
    if link in {"to", "at", "from", "be"}:
        about = (subject(verb), direct_object(verb))
        if any(noun is not None and lemma(noun) in limit_nouns(vocabulary) for noun in about):
            return True
    if link == "be":
        return any(c.lower_ in OUGHT for c in verb.children)
    if link == "subject":
        return word in verbs and is_passive(verb)
    named = word in verbs and link in {"object", "to", "at"}
    return named or f"{word} {link}" in verbs or _is_room(frame, verb, vocabulary)


def _is_room(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """ "The theatre seats 700", "the hall can hold 900 people", "the stadium holds 90,000"."""
    word = lemma(verb)
    if frame.link == "object" and word in words(vocabulary, "limit_words", "word", "seats"):
        return True
    if word not in words(vocabulary, "limit_words", "word", "capacity"):
        return False
    can = any(c.lower_ in CAN for c in verb.children if c.dep_ == "aux")
    bare = frame.link == "object" and frame.noun is None and frame.unit == "count"
    return can or (bare and word == "hold")


def is_forecast(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the figure expected, planned or projected, not yet there?"""
    if frame.first.i and frame.first.nbor(-1).lower_ == "from":
        return False
    nouns = words(vocabulary, "forecast_words", "word", "noun")
    modifiers = words(vocabulary, "forecast_words", "word", "modifier")
    chain = _verbs(frame)
    if any(_verb_foresees(verb, frame, vocabulary) for verb in chain):
        return True
    who = subject(frame.verb) if frame.verb is not None and frame.link != "subject" else None
    about = [noun for noun in (frame.noun, frame.holder, who) if noun is not None]
    if chain and chain[-1].dep_ == "acl":  # "a plan to build 400 flats"
        about.append(chain[-1].head)
    if any(lemma(noun) in nouns for noun in about):
        return True
    described = [noun for noun in (frame.noun, frame.holder, frame.top, who) if noun is not None]
    return any(
        c.dep_ in {"amod", "compound"} and c.lower_ in modifiers
        for noun in described
        for c in noun.lefts
    )


def is_obliged(frame: Frame) -> bool:
    """ "Officers must make at least 75 arrests": what has to be."""
    return frame.verb is not None and any(
        c.dep_ == "aux" and c.lower_ == "must" for c in frame.verb.children
    )


def is_hypothetical(frame: Frame) -> bool:
    """ "The offer would lift pay by 8%" tells of the offer, not of the future."""
    return frame.verb is not None and any(
        c.dep_ == "aux" and c.lower_ in HYPOTHETICAL for c in frame.verb.children
    )


def _verbs(frame: Frame) -> list[Token]:
    """The verb that governs the figure and those above it whose tense or meaning it shares."""
    if frame.verb is None:
        return []
    chain = [frame.verb]
    for head in ancestors(frame.verb):
        below = chain[-1]
        own = any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in below.children)
        shares = below.dep_ in {"xcomp", "ccomp", "auxpass", "aux"} or (
            below.dep_ in {"conj", "pcomp"} and not own
        )
        if not shares or head.pos_ not in VERBAL | {"ADJ"}:
            break
        chain.append(head)
    return chain


def _verb_foresees(verb: Token, frame: Frame, vocabulary: Vocabulary) -> bool:
    adjectives = words(vocabulary, "forecast_words", "word", "adjective")
    word = lemma(verb)
    governs = frame.verb is not None and verb.i == frame.verb.i
    own_subject = governs and frame.link == "subject" and not is_passive(verb)
    if word in words(vocabulary, "forecast_words", "word", "verb") and not own_subject:
        return True
    if word in adjectives and verb.pos_ == "ADJ":
        return True
    if word in words(vocabulary, "forecast_words", "word", "to"):
        return any(c.dep_ == "xcomp" for c in verb.rights)
    ways = words(vocabulary, "forecast_words", "word", "way")
    if verb.dep_ in {"acl", "xcomp"} and any(
        t.lower_ in ways for t in verb.doc[max(0, verb.i - 3) : verb.i]
    ):  # "on course to sell 5 million"
        return True
    return any(
        (c.dep_ == "aux" and c.lower_ in FUTURE and not _is_past(verb, c))
        or (c.dep_ == "acomp" and c.lower_ in adjectives and not frame.comparative)
        for c in verb.children
    )


def _is_past(verb: Token, modal: Token) -> bool:
    """ "could have been": what did not happen, or is guessed of the past."""
    return any(c.dep_ == "aux" and c.lower_ == "have" and c.i > modal.i for c in verb.children)
