"""Finds what happened to the thing counted: the telling verb or noun, with what completes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import NOMINAL, child, complement, is_passive, verb_lemma
from crosscheck.extract.naming import is_light, is_time, look_through
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLETED = frozenset({"xcomp", "ccomp", "oprd", "dobj", "attr"})
COMPLETIONS = frozenset({"dobj", "attr", "acomp", "oprd"})


def find_event(frame: Frame, noun: Token | None, vocabulary: Vocabulary) -> str:
    """The event in lemmas; empty where the sentence only says that there are so many."""
    limits = words(vocabulary, "limit_words", "word", "noun")
    limit = next((n for n in (frame.noun, frame.holder) if n is not None and lemma(n) in limits), None)
    if limit is not None:
        inner = child(limit, "acl")
        return " ".join([lemma(limit), *(_told(inner, frame, vocabulary, True) if inner is not None else [])])
    clause = child(noun, "acl", "relcl") if noun is not None else None
    if clause is not None and clause.i > frame.first.i - 1 and noun is not frame.top:
        parts = _told(clause, frame, vocabulary, True)
        if parts:
            return " ".join(parts)
    parts = _told(frame.verb, frame, vocabulary, frame.link == "subject") if frame.verb is not None else []
    if clause is not None and clause is not frame.verb:
        parts += _told(clause, frame, vocabulary, True)
    top = frame.top
    if not parts and top is not None and noun is not None and top.i != noun.i and _tells(top, vocabulary):
        parts.append(lemma(top))
    return " ".join(dict.fromkeys(parts))


def event_of(verb: Token, vocabulary: Vocabulary) -> str:
    """The event of a clause by its verb alone; empty for a verb that tells nothing."""
    told = lemma(verb) not in words(vocabulary, "light_verbs", "verb") and verb.pos_ == "VERB"
    return verb_lemma(verb) if told else ""


def _tells(noun: Token, vocabulary: Vocabulary) -> bool:
    return (
        noun.pos_ in NOMINAL
        and noun.is_alpha
        and not is_light(noun, vocabulary)
        and not is_time(noun, vocabulary)
    )


def _told(verb: Token, frame: Frame, vocabulary: Vocabulary, complete: bool) -> list[str]:
    """A verb's telling words; of a light or reporting verb, those of the clause under it."""
    light = words(vocabulary, "light_verbs", "verb")
    parts: list[str] = []
    word = verb_lemma(verb)
    plain = lemma(verb) in light and " " not in word
    if plain and complete and is_passive(verb) and not any(c.dep_ in _COMPLETED for c in verb.children):
        return [word, *_completion(verb, frame, vocabulary)]
    inner = child(verb, "xcomp", "ccomp")
    if plain and inner is not None and complete and inner.pos_ in {"VERB", "ADJ"}:
        return _told(inner, frame, vocabulary, True)
    if not plain:
        parts.append(word)
    if complete:
        parts += _completion(verb, frame, vocabulary)
    return parts


def _completion(verb: Token, frame: Frame, vocabulary: Vocabulary) -> list[str]:
    """What the verb is completed by: the object, the adjective, else the first prepositional object."""
    found = next((c for c in verb.rights if c.dep_ in COMPLETIONS and _outside(c, frame)), None)
    if found is None:
        for c in verb.rights:
            inner = child(c, "pobj") if c.dep_ in {"prep", "agent"} else None
            if inner is not None and _outside(inner, frame) and _tells(inner, vocabulary) and inner.pos_ == "NOUN":
                found = inner
                break
    if found is None or found.pos_ not in {"NOUN", "ADJ", "VERB"}:
        return []
    if found.pos_ == "NOUN":
        found = look_through(found, vocabulary)
        if not _tells(found, vocabulary):
            return []
        before = [lemma(c) for c in found.lefts if c.dep_ in {"compound", "amod"} and c.is_alpha]
        after = complement(found, "of")
        tail = [lemma(after)] if after is not None and after.pos_ == "NOUN" and _outside(after, frame) else []
        return [*before[-1:], lemma(found), *tail]
    inner = next((i for i in (complement(found, "of"), complement(found, "to")) if i is not None), None)
    return [lemma(found), *([lemma(inner)] if inner is not None and inner.pos_ == "NOUN" and _outside(inner, frame) else [])]


def _outside(token: Token, frame: Frame) -> bool:
    return not frame.first.i <= token.i <= frame.last.i and token.text[0].isalpha()
