"""Finds what happened to the thing counted: the telling verb or noun, with what completes it."""

from __future__ import annotations

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    NOMINAL,
    child,
    complement,
    direct_object,
    is_passive,
    subject,
    verb_lemma,
)
from crosscheck.extract.naming import is_light, is_time, look_through
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, limit_nouns, mapping, saying, words
from crosscheck.vocabulary import Vocabulary

OWN = frozenset({"subject", "object", "be", ""})
_COMPLETED = frozenset({"xcomp", "ccomp", "oprd", "dobj", "attr"})
COMPLETIONS = frozenset({"dobj", "attr", "acomp", "oprd"})


def find_event(frame: Frame, noun: Token | None, vocabulary: Vocabulary) -> str:
    """The event in lemmas; empty where the sentence only says that there are so many."""
    parts = _of_limit(frame, vocabulary) or _of_noun(frame, noun, vocabulary)
    if not parts and noun is not None:
        clause = _clause_on(noun)
        inside = frame.top is None or noun.i != frame.top.i
        if clause is not None and clause.i >= frame.first.i and inside:
            parts = _told(clause, frame, vocabulary, complete=True)
    if not parts:
        parts = _of_clause(frame, noun, vocabulary)
    if not parts:
        changes = mapping(vocabulary, "change_nouns", "noun", "direction")
        over = (frame.noun, frame.holder)
        parts = [lemma(n) for n in over if n is not None and lemma(n) in changes][:1]
    return " ".join(dict.fromkeys(parts))


def _clause_on(noun: Token) -> Token | None:
    """The participle or relative clause on a noun; "aged 16 to 24" tells no event."""
    clauses = (c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lower_ != "aged")
    return next(clauses, None)


def _of_limit(frame: Frame, vocabulary: Vocabulary) -> list[str]:
    """ "a target of seven days to empty the tanks": target empty tank."""
    limits = limit_nouns(vocabulary)
    for noun in (frame.noun, frame.holder):
        counted = noun is frame.noun and (frame.tally or frame.joint == "of")
        if noun is not None and not counted and lemma(noun) in limits:
            inner = child(noun, "acl")
            told = _told(inner, frame, vocabulary, complete=True) if inner is not None else []
            return [lemma(noun), *told]
    return []


def _of_noun(frame: Frame, noun: Token | None, vocabulary: Vocabulary) -> list[str]:
    """ "the arrest of 40 people", "a survey of 900 adults": what the noun above says of them."""
    if noun is None or frame.noun is None or noun.head.lower_ != "of":
        return []
    over = noun.head.head
    if frame.link == "subject" and frame.verb is not None and frame.verb.i == noun.i + 1:
        return []  # "at the end of August 3,400 cases were pending"
    if child(noun, "acl", "relcl") is not None or frame.first.i <= over.i <= frame.last.i:
        return []
    return [lemma(over)] if _tells(over, vocabulary) else []


def _of_clause(frame: Frame, noun: Token | None, vocabulary: Vocabulary) -> list[str]:
    """What the governing verb tells, and the clause on the noun that narrows it."""
    parts = _of_verb(frame, frame.verb, noun, vocabulary) if frame.verb is not None else []
    clause = _clause_on(noun) if noun is not None else None
    other = clause is not None and (frame.verb is None or clause.i != frame.verb.i)
    if clause is not None and other and _restricts(clause):
        parts += _told(clause, frame, vocabulary, complete=True)
    return parts


def _of_verb(frame: Frame, verb: Token, noun: Token | None, vocabulary: Vocabulary) -> list[str]:
    """The verb's telling words, and those about it that say what happened to the thing."""
    if frame.link in grammar_words(vocabulary, "aside"):
        return []
    if _is_earned_by_name(frame, verb, noun, vocabulary):
        return [lemma(verb)]
    parts = _told(verb, frame, vocabulary, complete=frame.link == "subject")
    if frame.link == "subject":
        return parts
    over = frame.root.head
    if frame.link == "be" and frame.root.dep_ == "npadvmod" and not frame.comparative:
        parts += [lemma(over)] if over.pos_ in {"ADJ", "VERB"} else []  # "15% contained"
    clause = child(verb, "csubj")
    if clause is not None:  # "people still missing are down to 32"
        parts = [lemma(clause), *parts]
    measured = frame.link in grammar_words(vocabulary, "measured")
    if (frame.link not in OWN and not measured) or (frame.noun is not None and measured):
        # "knocked out power to 900 homes", "power was out for 900 homes"
        parts += _beside(direct_object(verb), frame, noun, vocabulary)
        parts += [] if parts else _beside(subject(verb), frame, noun, vocabulary)
    return parts


def _is_earned_by_name(
    frame: Frame, verb: Token, noun: Token | None, vocabulary: Vocabulary
) -> bool:
    """ "Kapel made $148m": where a name alone is told of, the verb says what the money is."""
    alone = frame.money and frame.noun is None and frame.root.head.i == verb.i
    named = noun is not None and noun.pos_ == "PROPN" and frame.root.dep_ == "dobj"
    return alone and named and verb_lemma(verb, vocabulary) in grammar_words(vocabulary, "earning")


def _beside(
    what: Token | None, frame: Frame, noun: Token | None, vocabulary: Vocabulary
) -> list[str]:
    """A noun of the clause beside the thing counted, in one lemma."""
    if what is None or what.pos_ != "NOUN" or not _outside(what, frame):
        return []
    same = noun is not None and what.i == noun.i
    return [lemma(what)] if not same and _tells(what, vocabulary) else []


def _restricts(clause: Token) -> bool:
    """Is the clause part of the noun's meaning, not an aside after a comma?"""
    start = clause.left_edge.i
    return start == 0 or clause.doc[start - 1].lower_ not in {",", "-", "–", "—", "("}


def told(clause: Token, frame: Frame, vocabulary: Vocabulary) -> str:
    """What a clause tells of its noun, in lemmas."""
    return " ".join(_told(clause, frame, vocabulary, complete=True))


def event_of(verb: Token, vocabulary: Vocabulary) -> str:
    """The event of a clause by its verb alone; empty for a verb that tells nothing."""
    return (
        verb_lemma(verb, vocabulary)
        if verb.pos_ == "VERB" and not _is_light(verb, vocabulary)
        else ""
    )


def _is_light(verb: Token, vocabulary: Vocabulary) -> bool:
    """Verbs that tell nothing of the thing: be, have, and the verbs of saying."""
    word = lemma(verb)
    return word in words(vocabulary, "light_verbs", "verb") or verb.lower_ in saying(vocabulary)


def _tells(noun: Token, vocabulary: Vocabulary) -> bool:
    return (
        noun.pos_ in NOMINAL
        and noun.is_alpha
        and not is_light(noun, vocabulary)
        and not is_time(noun, vocabulary)
    )


def _told(verb: Token, frame: Frame, vocabulary: Vocabulary, complete: bool) -> list[str]:
    """A verb's telling words; of a light or reporting verb, those of the clause under it."""
    parts: list[str] = []
    word = verb_lemma(verb, vocabulary)
    inner = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp"}), None)
    plain = " " not in word and _is_light(verb, vocabulary)
    if inner is not None and inner.dep_ == "xcomp":  # "is expected to reach"
        foreseen = words(vocabulary, "forecast_words", "word")
        plain = plain or lemma(verb) in foreseen
    if (
        plain
        and complete
        and is_passive(verb)
        and not any(c.dep_ in _COMPLETED for c in verb.children)
    ):
        return [word, *_completion(verb, frame, vocabulary)]
    what = direct_object(verb)
    if what is not None and f"{word} {lemma(what)}" in grammar_words(vocabulary, "dying"):
        return ["die"]  # "lost their lives"
    if plain and inner is not None and complete and inner.pos_ in {"VERB", "AUX", "ADJ"}:
        return _told(inner, frame, vocabulary, True)
    if not plain:
        parts.append(word)
    if complete:
        parts += _completion(verb, frame, vocabulary)
    return parts


def _completion(verb: Token, frame: Frame, vocabulary: Vocabulary) -> list[str]:
    """What completes the verb: the object, the adjective, else the first prepositional object."""
    found = next((c for c in verb.rights if c.dep_ in COMPLETIONS and _outside(c, frame)), None)
    if found is None:
        phrases = (child(c, "pobj") for c in verb.rights if c.dep_ in {"prep", "agent"})
        nouns = (p for p in phrases if p is not None and p.pos_ == "NOUN" and _outside(p, frame))
        found = next((noun for noun in nouns if _tells(noun, vocabulary)), None)
    if found is None or found.pos_ not in {"NOUN", "ADJ", "VERB"}:
        return []
    if found.pos_ != "NOUN":
        after = complement(found, "of") or complement(found, "to")
        action = child(found, "xcomp")  # "certain to vote"
        return [lemma(found), *_noun_lemma(after, frame), *([lemma(action)] if action else [])]
    found = look_through(found, vocabulary)
    if not _tells(found, vocabulary):
        return []
    before = [lemma(c) for c in found.lefts if c.dep_ in {"compound", "amod"} and c.is_alpha]
    return [*before[-1:], lemma(found), *_noun_lemma(complement(found, "of"), frame)]


def _noun_lemma(noun: Token | None, frame: Frame) -> list[str]:
    plain = noun is not None and noun.pos_ == "NOUN" and _outside(noun, frame)
    return [lemma(noun)] if plain and noun is not None else []


def _outside(token: Token, frame: Frame) -> bool:
    return not frame.first.i <= token.i <= frame.last.i and token.text[0].isalpha()
