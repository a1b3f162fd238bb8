"""Mends how a figure or a subject stands where the parser took it into the phrase beside it."""

from __future__ import annotations

from crosscheck.extract.grammar import NOMINAL, SUBJECTS, VERBAL, child
from crosscheck.extract.tree import Token
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NEAR = 12  # tokens from a figure that ends a clause back to the clause's verb


def swallowed_subject(verb: Token, vocabulary: Vocabulary) -> Token | None:
    """ "On Saturday punctuality fell", "Under the rules compensation for it is $250".

    A finite verb without a subject, and right before it a phrase whose noun has another noun before
    it: of time, or of any kind where the sentence has no other subject.
    """
    if verb.tag_ not in FINITE or any(c.dep_ in SUBJECTS | {"expl"} for c in verb.children):
        return None
    before = next((c for c in reversed(list(verb.lefts)) if c.dep_ != "advmod"), None)
    noun = child(before, "pobj") if before is not None and before.dep_ == "prep" else None
    if noun is None or noun.pos_ != "NOUN" or noun.right_edge.i + 1 != verb.i:
        return None
    times = words(vocabulary, "time_nouns", "noun")
    parts = [c for c in noun.lefts if c.dep_ in {"compound", "nmod"}]
    timed = bool(parts) and parts[0].lower_ in times and noun.lower_ not in times
    return noun if timed or (parts and verb.dep_ == "ROOT") else None


def noun_before_clause(verb: Token) -> Token | None:
    """ "Profit before tax fell 8%", where "before" is taken to open a clause on the noun."""
    noun, mark = verb.head, child(verb, "mark")
    who = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if mark is None or who is None or verb.dep_ != "advcl" or noun.pos_ != "NOUN":
        return None
    adjacent = noun.i + 1 == mark.i and who.left_edge.i == mark.i + 1
    return noun if adjacent and who.i == who.left_edge.i and noun.dep_ == "ROOT" else None


def verb_after_date(noun: Token, first: Token, vocabulary: Vocabulary) -> Token | None:
    """The `were` of "at the end of August 3,400 cases were pending", where `of` has the cases."""
    date = first.nbor(-1) if first.i else None
    if date is None or date.head.i != noun.i or date.dep_ not in {"compound", "nmod"}:
        return None
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is None or noun.dep_ != "pobj" or after.tag_ not in FINITE:
        return None
    return after if date.lower_ in words(vocabulary, "time_nouns", "noun") else None


def verb_of_ended_clause(first: Token, last: Token, root: Token) -> Token | None:
    """The `were` of "sales were $3bn and growth slowed", where the growth has the figure."""
    head, doc = root.head, root.doc
    if last.i + 2 >= len(doc) or doc[last.i + 1].pos_ != "CCONJ" or head.i <= last.i + 1:
        return None
    clause = head.dep_ in SUBJECTS and head.head.pos_ in VERBAL and head.head.i > head.i
    if not clause or head.pos_ not in NOMINAL or doc[last.i + 2].pos_ == "NUM":
        return None
    before = doc[max(0, first.i - NEAR) : first.i]
    return next((t for t in reversed(before) if t.tag_ in FINITE and t.pos_ in VERBAL), None)
