"""Tells limits (caps, targets, pledges, capacities) from what is, was or will be."""

from __future__ import annotations

from itertools import pairwise

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import SUBJECTS, direct_object, is_passive, subject
from crosscheck.extract.outlook import is_hypothetical, is_past, verbs_above
from crosscheck.extract.parse import lemma, lemma_as_verb
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, limit_nouns, mapping, words
from crosscheck.vocabulary import Vocabulary


def is_limit(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the figure a cap, quota, target, pledge or capacity?"""
    nouns = words(vocabulary, "limit_words", "word", "noun")
    if frame.unit != "percent":
        nouns |= words(vocabulary, "limit_words", "word", "room")
    if not frame.money:
        nouns |= words(vocabulary, "limit_words", "word", "goods")
    sought = grammar_words(vocabulary, "sought")
    if _noun_limits(frame, nouns, sought) or _verbs_promise(frame, nouns, vocabulary):
        return True
    if _is_let(frame, vocabulary) or _is_granted(frame, vocabulary):
        return True
    if _has_room(frame, vocabulary) or _is_aimed_at(frame, vocabulary):
        return True
    if _is_wanted(frame, vocabulary) or _is_made_to_hold(frame, vocabulary):
        return True
    return frame.verb is not None and _verb_limits(frame, frame.verb, vocabulary)


def _noun_limits(frame: Frame, nouns: frozenset[str], sought: frozenset[str]) -> bool:
    """ "A goal of 3,000 arrests a day", "a cap of 40"."""
    for noun, link in ((frame.noun, ""), (frame.holder, frame.holder_link)):
        if noun is not None and noun.head.lower_ == "of" and lemma(noun.head.head) in nouns:
            return True
        counted = noun is frame.noun and (frame.tally or frame.joint == "of")
        if noun is None or counted or link not in {"", "of", "at", "to", "for"}:
            continue
        if lemma(noun) in (nouns if link != "for" else nouns & sought):
            return True
    return False


def _verbs_promise(frame: Frame, nouns: frozenset[str], vocabulary: Vocabulary) -> bool:
    """ "Promised to cut delays by 15%", "the goal is to cut them by 15%"."""
    verbs = words(vocabulary, "limit_words", "word", "verb")
    for verb in verbs_above(frame)[1:]:
        if _is_aim(verb, nouns) or (lemma(verb) in verbs and not is_passive(verb)):
            return True
    bound = verbs | words(vocabulary, "limit_words", "word", "bound")
    return frame.verb is not None and _is_bound(frame.verb, bound)


def _is_let(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Licensed to carry 400", "the 400 it is licensed to carry", "may spend no more than"."""
    leave = words(vocabulary, "limit_words", "word", "leave")
    noun = frame.noun or frame.root
    within = next((c for c in noun.rights if c.dep_ == "relcl"), None)
    if any(lemma(v) in leave for v in (*verbs_above(frame)[1:], *([within] if within else []))):
        return True
    if within is not None and _is_promised_by(within, vocabulary):
        return True
    verb = frame.verb
    if verb is None or frame.link not in {"object", "to", "at", "for"}:
        return False
    may = any(
        c.dep_ == "aux"
        and c.lower_ in grammar_words(vocabulary, "permitting")
        and not is_past(verb, c)
        for c in verb.children
    )
    who = subject(verb)
    if may and frame.first.lower_ == "more" and who is not None:  # "nobody may work more than 40"
        none = grammar_words(vocabulary, "nobody")
        if any(t.lower_ in none for t in (who, *who.lefts)):
            return True
    entitles = lemma(verb) in words(vocabulary, "limit_words", "word", "entitle")
    return may and (frame.first.lower_ == "no" or (entitles and frame.first.lower_ == "up"))


def _is_promised_by(clause: Token, vocabulary: Vocabulary) -> bool:
    """ "The £20 million they promised"; not "the 40 cases that required surgery"."""
    named = (c for c in clause.lefts if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"})
    promises = lemma(clause) in words(vocabulary, "limit_words", "word", "verb")
    return promises and next(named, None) is not None and direct_object(clause) is None


def _is_granted(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "A fine of up to $900", "pays up to $900": not losses, nor what may come of it."""
    if not frame.money or frame.first.lower_ != "up" or frame.verb is None:
        return False
    foreseen = words(vocabulary, "forecast_words", "word", "verb")
    if any(lemma(verb) in foreseen for verb in verbs_above(frame)) or is_hypothetical(
        frame, vocabulary
    ):
        return False
    holder = frame.holder
    if holder is not None and frame.holder_link == "of":
        return lemma(holder) not in grammar_words(vocabulary, "suffered")
    pays = lemma(frame.verb) in words(vocabulary, "limit_words", "word", "pay")
    return pays and frame.link == "object"


def _is_aimed_at(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "The round is to reach 400,000", "of a planned 2,500", "a target: 65,000 homes"."""
    before = frame.first.nbor(-1) if frame.first.i else None
    if before is not None and before.lower_ == "planned":
        return frame.noun is None or before.dep_ != "amod"
    if before is not None and before.text == ":" and before.i:
        nouns = words(vocabulary, "limit_words", "word", "noun")
        if lemma(before.nbor(-1)) in nouns and before.nbor(-1).tag_ == "NN":
            return True
    verb = frame.verb
    if verb is None or frame.link not in {"object", "to"} or frame.unit.startswith("degree"):
        return False
    falls = mapping(vocabulary, "change_verbs", "verb", "direction").get(lemma(verb)) == "down"
    by_itself = falls or lemma(verb) in grammar_words(vocabulary, "costing")
    over = verb.head
    beside = over.i + 2 == verb.i and verb.nbor(-1).tag_ == "TO"  # not "is on course to sell"
    aims = beside and over.lower_ in {"is", "are", "'s"} and verb.dep_ == "xcomp"
    return aims and not by_itself and not is_passive(verb)


def _is_wanted(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Wants 1,500 shops by May", "wants the town to build 900 homes"; not "wants to shut 40"."""
    wants = words(vocabulary, "limit_words", "word", "want")
    verb = frame.verb
    if verb is not None and lemma(verb) in wants and frame.link == "object":
        return frame.unit == "count" and verb.tag_ not in {"VBD", "VBN"}
    if frame.noun is not None and not frame.joint and frame.unit != "count":
        return False  # "want it to be a $50m film"
    if verb is None or verb.head.i == verb.i:
        return False
    return any(
        lemma(over) in wants and below.dep_ == "ccomp" and _is_unfinished(below)
        for below, over in pairwise(verbs_above(frame))
        if below.i > over.i
    )


def _is_unfinished(verb: Token) -> bool:
    """ "(the town) to build", "to be building", "(none) missed": no finite verb."""
    return verb.tag_ in {"VB", "VBN"} or any(c.tag_ == "TO" for c in verb.lefts)


def _is_made_to_hold(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "The camp is designed to hold up to 5,000 people"."""
    verb = frame.verb
    if verb is None or frame.link != "object" or frame.unit != "count" or verb.dep_ != "xcomp":
        return False
    parts = ("capacity", "able", "seats")
    if not any(lemma(verb) in words(vocabulary, "limit_words", "word", part) for part in parts):
        return False
    made = words(vocabulary, "limit_words", "word", "made")
    return any(lemma(over) in made and over.tag_ == "VBN" for over in verbs_above(frame)[1:])


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
        nouns = limit_nouns(vocabulary)
        if frame.money:
            nouns -= words(vocabulary, "limit_words", "word", "goods")
        if any(noun is not None and lemma(noun) in nouns for noun in about):
            return True
    if link == "be":
        return any(c.lower_ in grammar_words(vocabulary, "ought") for c in verb.children)
    if link == "subject":
        got = frame.unit == "percent" and any(lemma(c) == "have" for c in verb.lefts)
        promised = word in verbs and is_passive(verb) and not got  # "22% of it has been pledged"
        return promised and not _are_given(frame, verb)
    named = word in verbs and link in {"object", "to", "at"}
    return named or f"{word} {link}" in verbs or _is_room(frame, verb, vocabulary)


def _are_given(frame: Frame, verb: Token) -> bool:
    """ "The 680 trawlers have been promised money": those who are there already."""
    given = any(c.dep_ in {"dobj", "oprd", "attr", "xcomp"} for c in verb.rights)
    before = frame.first.nbor(-1) if frame.first.i else None
    return given and before is not None and before.dep_ in {"det", "poss"}


def _is_room(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """ "The theatre seats 700", "the hall can hold 900 people", "the stadium holds 90,000"."""
    word = lemma(verb)
    if _is_room_told(frame, vocabulary):
        return False
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
    return can or (bare and word == "hold" and not now and verb.tag_ != "VBD")


def _is_room_told(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Built for 620, they held 900": the capacity stands before, this is how many are there."""
    made = words(vocabulary, "limit_words", "word", "made")
    before = frame.first.doc[: frame.first.i]
    return any(
        t.lower_ == "for" and t.i and t.nbor(-1).tag_ == "VBN" and lemma(t.nbor(-1)) in made
        for t in before
    )


def is_obliged(frame: Frame, vocabulary: Vocabulary) -> bool:
    """ "Officers must make at least 75 arrests": what has to be."""
    verb = frame.verb
    if verb is None or (is_passive(verb) and lemma(verb) in grammar_words(vocabulary, "reckoned")):
        return False  # "to these must be added 850 men"
    return any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children)
