"""Tells limits (caps, targets, pledges, capacities) and forecasts from what is or was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    SUBJECTS,
    VERBAL,
    ancestors,
    complement,
    direct_object,
    is_passive,
    subject,
)
from crosscheck.extract.parse import lemma, lemma_as_verb
from crosscheck.extract.words import grammar_words, limit_nouns, mapping, words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    if frame.verb is not None and _is_bound(frame.verb, verbs):
        return True
    if _is_let(frame, vocabulary) or _has_room(frame, vocabulary):
        return True
    return frame.verb is not None and _verb_limits(frame, frame.verb, vocabulary)


def _is_let(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Licensed to carry 400", "the 400 it is licensed to carry", "may spend no more than"."""
    leave = words(vocabulary, "limit_words", "word", "leave")
    noun = frame.noun or frame.root
    within = next((c for c in noun.rights if c.dep_ == "relcl"), None)
    if any(lemma(v) in leave for v in (*_verbs(frame)[1:], *([within] if within else []))):
        return True
    verb = frame.verb
    if verb is None or frame.link not in {"object", "to", "at", "for"}:
        return False
    may = any(
        c.dep_ == "aux"
        and c.lower_ in grammar_words(vocabulary, "permitting")
        and not _is_past(verb, c)
        for c in verb.children
    )
    entitles = lemma(verb) in words(vocabulary, "limit_words", "word", "entitle")
    return may and (frame.first.lower_ == "no" or (entitles and frame.first.lower_ == "up"))


def _is_bound(verb: Token, verbs: frozenset[str]) -> bool:
    """ "Remains committed to invest", "is committed to investing", by the order of words."""
    to = verb.i - 1
    return to > 0 and verb.doc[to].lower_ == "to" and lemma_as_verb(verb.doc[to - 1]) in verbs


def _has_room(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Built for 40,000 men", "room for no more than 8,100", "a recommended maximum of 30"."""
    if frame.unit != "count" or frame.money:
        return False
    first = frame.first
    if lemma(first) in grammar_words(vocabulary, "bound") and any(
        c.dep_ == "amod" for c in first.children
    ):
        return True
    before = first.nbor(-1) if first.i else None
    if before is None or before.lower_ != "for" or before.i == 0:
        return False
    made = before.nbor(-1)
    rooms = words(vocabulary, "limit_words", "word", "space")
    if lemma(made) in rooms:
        return True
    return made.tag_ == "VBN" and lemma(made) in words(vocabulary, "limit_words", "word", "made")


def _is_aim(verb: Token, nouns: frozenset[str]) -> bool:
    """ "The goal is to cut delays by 15%"."""
    who = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return lemma(verb) == "be" and who is not None and lemma(who) in nouns


def _verb_limits(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """Does the verb, or its subject or object, make the figure a limit?"""
    verbs = words(vocabulary, "limit_words", "word", "verb")
    word, link = lemma(verb), frame.link
    if link in {"to", "at", "from", "be"} or (link == "for" and word == "be"):
        about = (subject(verb), direct_object(verb))
        if any(noun is not None and lemma(noun) in limit_nouns(vocabulary) for noun in about):
            return True
    if link == "be":
        return any(c.lower_ in grammar_words(vocabulary, "ought") for c in verb.children)
    if link == "subject":
        return word in verbs and is_passive(verb)
    named = word in verbs and link in {"object", "to", "at"}
    return named or f"{word} {link}" in verbs or _is_room(frame, verb, vocabulary)


def _is_room(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """ "The theatre seats 700", "the hall can hold 900 people", "the stadium holds 90,000"."""
    word = lemma(verb)
    if frame.link == "object" and word in words(vocabulary, "limit_words", "word", "seats"):
        return True
    can = any(
        c.lower_ in grammar_words(vocabulary, "able") for c in verb.children if c.dep_ == "aux"
    )
    able = word in words(vocabulary, "limit_words", "word", "able")
    if can and able and frame.link == "object" and frame.unit == "count":
        return True
    if word not in words(vocabulary, "limit_words", "word", "capacity"):
        return False
    bare = frame.link == "object" and frame.noun is None and frame.unit == "count"
    now = any(
        c.lower_ in grammar_words(vocabulary, "now") for c in verb.children
    )  # "it now holds 1,104": how many there are
    return can or (bare and word == "hold" and not now)


def is_forecast(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the figure expected, planned or projected, not yet there?"""
    nouns = words(vocabulary, "forecast_words", "word", "noun")
    what = direct_object(frame.verb) if frame.verb is not None and frame.noun is None else None
    what = what if frame.link in {"to", "at", "from"} else None  # "cut its forecast to 4% from 5%"
    was = what is not None and lemma(what) in nouns
    if frame.first.i and frame.first.nbor(-1).lower_ == "from" and not was:
        return False
    if _is_whole(frame, vocabulary):
        return False
    modifiers = words(vocabulary, "forecast_words", "word", "modifier")
    chain = _verbs(frame)
    if any(_verb_foresees(verb, frame, vocabulary) for verb in chain) or _will_be(
        frame, vocabulary
    ):
        return True
    who = subject(frame.verb) if frame.verb is not None and frame.link != "subject" else None
    about = [noun for noun in (frame.noun, frame.holder, who, what) if noun is not None]
    if chain and chain[-1].dep_ == "acl":  # "a plan to build 400 flats"
        about.append(chain[-1].head)
    if any(lemma(noun) in nouns or _is_to_be(noun) for noun in about):
        return True
    verbs = words(vocabulary, "forecast_words", "word", "verb")
    told = frame.root.rights if frame.noun is None else ()
    if any(c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN" and lemma(c) in verbs for c in told):
        return True  # "the 15 billion envisaged in July", "the 9 million that it had forecast"
    described = [noun for noun in (frame.noun, frame.holder, frame.top, who) if noun is not None]
    return any(
        c.dep_ in {"amod", "compound"} and c.lower_ in modifiers
        for noun in described
        for c in noun.lefts
    )


def _is_to_be(noun: Token) -> bool:
    """ "The number of posts to be cut", "40 homes to be built"."""
    inner = complement(noun, "of") or noun
    ends = [c for c in inner.rights if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN"]
    return any(
        [a.lower_ for a in c.lefts if a.dep_ in {"aux", "auxpass"}] == ["to", "be"] for c in ends
    )


def _will_be(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "There are 236 teachers who would lose their posts"."""
    noun = frame.noun
    if noun is None or frame.link != "be":
        return False
    future = grammar_words(vocabulary, "future")
    clauses = (c for c in noun.rights if c.dep_ == "relcl")
    return any(a.dep_ == "aux" and a.lower_ in future for c in clauses for a in c.lefts)


def _is_whole(frame: Frame, vocabulary: Vocabulary) -> bool:
    """The 270 of "will close 33 of its 270 stores" are there already."""
    before = frame.first.nbor(-1) if frame.first.i else None
    definite = before is not None and before.dep_ in {"det", "poss"} and before.i > 1
    if before is None or not definite or before.nbor(-1).lower_ != "of":
        return False
    return before.nbor(-2).pos_ == "NUM" or before.nbor(-2).lower_ in grammar_words(
        vocabulary, "part"
    )


def is_obliged(frame: Frame) -> bool:
    """ "Officers must make at least 75 arrests": what has to be."""
    return frame.verb is not None and any(
        c.dep_ == "aux" and c.lower_ == "must" for c in frame.verb.children
    )


def is_answer(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Seven in ten would scrap it": what people say that they would do."""
    return frame.link == "subject" and is_hypothetical(frame, vocabulary)


def is_hypothetical(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "The offer would lift pay by 8%" tells of the offer, not of the future."""
    return frame.verb is not None and any(
        c.dep_ == "aux" and c.lower_ in grammar_words(vocabulary, "hypothetical")
        for c in frame.verb.children
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
        shares = shares or (below.i > head.i and _goes_with(below))
        if not shares or head.pos_ not in VERBAL | {"ADJ"} or _tells_past(below):
            break
        chain.append(head)
    return chain


def _goes_with(verb: Token) -> bool:
    """ "Will pay 4 dollars, rising to 6", "plans to close homes to save 6"."""
    if verb.dep_ != "advcl" or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    helpers = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return helpers == (["to"] if verb.tag_ == "VB" else []) and verb.tag_ in {"VB", "VBG"}


def _tells_past(verb: Token) -> bool:
    """A clause in the past tense with a subject of its own: "forty were hurt, so it will pay"."""
    if verb.dep_ != "ccomp" or not any(c.dep_ in SUBJECTS | {"expl"} for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return (helpers[0] if helpers else verb).tag_ == "VBD"


def _is_to(verb: Token) -> bool:
    """ "Some 400 engineers are to be hired", "it is going to cost 400"."""
    going = verb.lower_ == "going" and any(c.dep_ == "aux" for c in verb.lefts)
    if not going and (lemma(verb) != "be" or verb.tag_ not in {"VBZ", "VBP"}):
        return False
    inner = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
    return inner is not None and any(c.tag_ == "TO" for c in inner.lefts)


def _should_move(verb: Token, vocabulary: Vocabulary) -> bool:
    """ "The heat should ease to 44 degrees": of what moves by itself it is what is expected."""
    ought = grammar_words(vocabulary, "ought") & grammar_words(vocabulary, "permitting")
    moves = mapping(vocabulary, "change_verbs", "verb", "takes").get(lemma(verb), "object") == ""
    says = any(c.dep_ == "aux" and c.lower_ in ought and c.lower_ != "must" for c in verb.lefts)
    return moves and says and not is_passive(verb)


def _verb_foresees(verb: Token, frame: Frame, vocabulary: Vocabulary) -> bool:
    adjectives = words(vocabulary, "forecast_words", "word", "adjective")
    word = lemma(verb)
    governs = frame.verb is not None and verb.i == frame.verb.i
    own_subject = governs and frame.link == "subject" and not is_passive(verb)
    if word in words(vocabulary, "forecast_words", "word", "verb") and not own_subject:
        return True
    moves = governs and _should_move(verb, vocabulary)
    if (word in adjectives and verb.pos_ == "ADJ") or _is_to(verb) or moves:
        return True
    if word in words(vocabulary, "forecast_words", "word", "present"):  # "sees sales of $8bn"
        sum_or_share = frame.money or frame.unit == "percent"
        linked = frame.link == "at" or (sum_or_share and frame.link == "object")
        return linked and governs and verb.tag_ in {"VBZ", "VBP"}  # "sees the crop at 57m tonnes"
    if word in words(vocabulary, "forecast_words", "word", "to"):
        return any(c.dep_ == "xcomp" for c in verb.rights)
    ways = words(vocabulary, "forecast_words", "word", "way")
    if verb.dep_ in {"acl", "xcomp"} and any(
        t.lower_ in ways for t in verb.doc[max(0, verb.i - 3) : verb.i]
    ):  # "on course to sell 5 million"
        return True
    return any(
        (
            c.dep_ == "aux"
            and c.lower_ in grammar_words(vocabulary, "future")
            and not _is_past(verb, c)
        )
        or (c.dep_ == "acomp" and c.lower_ in adjectives and not frame.comparative)
        for c in verb.children
    )


def _is_past(verb: Token, modal: Token) -> bool:
    """ "could have been": what did not happen, or is guessed of the past."""
    return any(c.dep_ == "aux" and c.lower_ == "have" and c.i > modal.i for c in verb.children)
