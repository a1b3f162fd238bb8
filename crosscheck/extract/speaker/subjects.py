"""Finds who does a verb of saying, in the parse of its sentence."""

from __future__ import annotations

from crosscheck.extract.document import Sentence
from crosscheck.extract.speaker.noun_phrases import noun_phrase, start_of
from crosscheck.extract.speaker.phrases import CAN_OWN, Source, read_source
from crosscheck.extract.speaker.vocabulary import Words
from crosscheck.extract.tree import Token

VERBAL = frozenset({"VERB", "AUX"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "dep"})
_OBJECTS = frozenset({"dobj", "obj", "attr"})
_CLAUSE = 8  # tokens from data to the verb by which they were released
_FARTHEST = 6  # verbs up the parse that may lend their subject


def named_subjects(sentence: Sentence, words: Words) -> list[tuple[int, Source]]:
    """The proper names and known bodies that are subjects in a sentence, with where they stand."""
    found = []
    for token in sentence.doc or ():
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"PROPN", "NOUN"}:
            if token.pos_ == "NOUN" and words.nouns.get(token.lower_) != "body":
                continue
            source = read_source(noun_phrase(token, sentence.text, words.names), words)
            common = source is not None and source.definite and source.owner is None
            if source is not None and (token.pos_ == "PROPN" or common):
                found.append((start_of(token), source))
    return found


def subject_of(token: Token) -> Token | None:
    """Who does the verb: its own subject, that of the verb it hangs on, or a relative's noun."""
    for _ in range(_FARTHEST):
        subject = _own_subject(token)
        if subject is not None:
            if subject.tag_ not in {"WDT", "WP"}:
                return subject
            return token.head if token.dep_ == "relcl" else None
        if token.dep_ == "acl" and token.tag_ == "VBG":
            return token.head
        if token.dep_ not in _SHARING or token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ not in VERBAL or any(c.dep_ == "nsubjpass" for c in token.children):
            return None
    return None


def publisher_of(noun: Token, text: str, words: Words) -> Source | None:
    """Who published data: "the bank released figures showing", "a survey published by the bank"."""
    published = words.parts["publishing"]
    made = published | words.parts["making"]
    clause = next((c for c in noun.rights if c.dep_ == "relcl" and c.lower_ in made), None)
    own = next((c for c in clause.lefts if c.dep_ == "nsubj"), None) if clause else None
    if own is not None and own.tag_ not in {"WDT", "WP"}:
        owner: Token | None = own  # "a survey that the ministry took"
    elif noun.dep_ in _OBJECTS and noun.head.lower_ in published:
        owner = subject_of(noun.head)
    elif (giver := _releasing(noun, words)) is not None:
        owner = giver
    elif any(c.dep_ == "prep" and c.lower_ == "by" for c in noun.children):
        by = next(c for c in noun.children if c.dep_ == "prep" and c.lower_ == "by")
        owner = next((c for c in by.children if c.dep_ == "pobj"), None)
    else:
        acl = (t for t in noun.subtree if t.dep_ == "acl" and t.lower_ in published)
        agents = (c for t in acl for c in t.children if c.dep_ == "agent")
        owner = next((c for agent in agents for c in agent.children if c.dep_ == "pobj"), None)
    source = (
        read_source(noun_phrase(owner, text, words.names), words) if owner is not None else None
    )
    return source if source is not None and source.sort in CAN_OWN else None


def _releasing(noun: Token, words: Words) -> Token | None:
    """ "Figures the bank released": the clause has no "that", which the small model needs."""
    doc = noun.doc
    first = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if first is None or (first.dep_ not in {"det", "poss"} and first.pos_ != "PROPN"):
        return None
    for token in doc[noun.i + 2 : noun.i + _CLAUSE]:
        if token.lower_ in words.parts["publishing"]:
            return doc[token.i - 1]
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"}:
            return None
    return None


def _ends_clause(noun: Token) -> bool:
    """Does a mark, or nothing, follow the noun and all that hangs on it?"""
    last = noun.right_edge
    return last.i + 1 >= len(noun.doc) or last.nbor(1).dep_ == "punct"


def _own_subject(token: Token) -> Token | None:
    subjects = [c for c in token.children if c.dep_ in {"nsubj", "csubj"}]
    if len(subjects) > 1 and subjects[-1].i == subjects[0].i + 1:
        return subjects[-1]  # "the centre CECOPI says": one name, which the small model parts
    if len(subjects) > 1 and subjects[-1].i > token.i > 0 and token.nbor(-1).text == ",":
        # "Rail, says the ministry, gets more", not "The note, which we saw, says the roof leaks"
        return subjects[-1 if _ends_clause(subjects[-1]) else 0]
    return subjects[0] if subjects else None
