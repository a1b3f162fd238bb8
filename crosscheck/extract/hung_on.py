"""Finds what a figure counts by the noun that its clause hangs on, or that is brought to it."""

from __future__ import annotations

from crosscheck.extract.document import Counted
from crosscheck.extract.events import event_of, told
from crosscheck.extract.grammar import VERBAL, child, complement, direct_object
from crosscheck.extract.naming import is_light, look_through, named, shortened
from crosscheck.extract.parse import lemma
from crosscheck.extract.reading import PEOPLE, Reading
from crosscheck.extract.referent import points_back
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words

REACH = 16  # tokens from the noun to the figure that its clause tells, or back to its verb
_WHOLE = frozenset({"WDT", "WP"})


def by_which(reading: Reading) -> Counted | None:
    """ "The flights, of which it counted 241": of the noun that the clause hangs on."""
    frame, vocabulary = reading.frame, reading.vocabulary
    verb = frame.verb
    if verb is None or verb.dep_ != "relcl" or frame.noun is not None or frame.link == "subject":
        return None
    if frame.unit not in {"count", "percent"} or verb.head.tag_ != "NNS":
        return None
    of = next((c for c in verb.lefts if c.lower_ == "of" and c.i == verb.left_edge.i), None)
    which = child(of, "pobj") if of is not None else None
    if which is None or which.tag_ not in _WHOLE or points_back(verb.head, vocabulary):
        return None
    whole = named(look_through(verb.head, vocabulary), vocabulary)
    return Counted(whole.thing, shortened(whole.thing, reading.event), whole.qualifiers)


def by_bringing(reading: Reading) -> Counted | None:
    """ "That takes the number of confirmed dead to 27", "brings to 25 the number of those who
    died": of what the number, toll or total is one of."""
    frame, vocabulary = reading.frame, reading.vocabulary
    first = frame.first
    if frame.noun is not None or not first.i or first.nbor(-1).lower_ != "to":
        return None
    bringing = grammar_words(vocabulary, "bringing")
    before = first.doc[max(0, first.i - REACH) : first.i - 1]
    verbs = (t for t in reversed(before) if t.pos_ in VERBAL and lemma(t) in bringing)
    total = next(filter(None, map(direct_object, verbs)), None)
    if total is None or not is_light(total, vocabulary):
        return None
    return _totalled(total, reading)


def _totalled(total: Token, reading: Reading) -> Counted | None:
    """What a total is of: "of confirmed dead", "of those who died", "raised since May"."""
    vocabulary = reading.vocabulary
    inner = complement(total, "of")
    if inner is not None and inner.pos_ in {"PRON", "DET"}:
        event = _clause_event(inner, reading)
        return Counted(PEOPLE, event) if event else None
    if inner is not None:
        through = look_through(total, vocabulary)
        thing = named(through, vocabulary)
        event = shortened(thing.thing, _clause_event(through, reading))
        return Counted(thing.thing, event, thing.qualifiers) if through.i != total.i else None
    clause = child(total, "acl")
    if clause is None or clause.tag_ != "VBN":
        return None
    return Counted(lemma(total), event_of(clause, vocabulary))


def _clause_event(noun: Token, reading: Reading) -> str:
    clause = child(noun, "relcl", "acl")
    return told(clause, reading.frame, reading.vocabulary) if clause is not None else ""


def by_numbering(reading: Reading) -> Counted | None:
    """ "Applications now pending number 3.4 million": the verb, where it is taken for a noun."""
    frame, vocabulary = reading.frame, reading.vocabulary
    number = frame.first.nbor(-1) if frame.first.i else None
    if number is None or number.lower_ not in grammar_words(vocabulary, "numbering"):
        return None
    bare = not any(c.i < number.i for c in number.children)
    if number.pos_ != "NOUN" or not bare or number.dep_ not in {"dobj", "appos", "dep"}:
        return None
    over = number.head.head if number.head.dep_ == "acl" else number.head
    if over.tag_ != "NNS" or over.i > number.i or points_back(over, vocabulary):
        return None
    thing = named(over, vocabulary)
    event = lemma(number.head) if number.head.i != over.i else ""
    return Counted(thing.thing, shortened(thing.thing, event), thing.qualifiers)
