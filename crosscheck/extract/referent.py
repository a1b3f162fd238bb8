"""Finds the noun that a figure counts or measures, by how the figure stands in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    NOMINAL,
    OBJECTS,
    SUBJECTS,
    after_brackets,
    child,
    complement,
    direct_object,
    nearest_subject,
    subject,
)
from crosscheck.extract.naming import is_light, is_time, look_through
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import mapping, words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

POINTING = frozenset({"PRON", "DET"})
MONEY_OF = frozenset({"in", "of", "off"})
DIMENSIONS = frozenset({"long", "wide", "deep", "high", "tall", "thick", "across", "broad"})
PURPOSES = ("for", "on", "in", "to", "from")


def counted_noun(frame: Frame, money: bool, vocabulary: Vocabulary) -> Token | None:
    """The noun counted; a pronoun where the text points back; None where it leaves the noun out."""
    noun = frame.noun
    if noun is not None and not (frame.joint == "of" and is_time(noun, vocabulary)):
        limited = lemma(noun) in words(vocabulary, "limit_words", "word", "noun")
        whole = frame.joint == "of" and limited
        if is_difference(noun, vocabulary) and not frame.tally and not whole:
            return _of_difference(noun, frame, vocabulary)
        return look_through(noun, vocabulary)
    after = frame.last.nbor(1) if frame.last.i + 1 < len(frame.last.doc) else None
    links = MONEY_OF if money else frozenset({"off"})
    if after is not None and after.lower_ in links and noun is None:
        inner = child(after, "pobj")
        if _is_thing(inner, frame, vocabulary) and inner is not None and inner.pos_ == "NOUN":
            return look_through(inner, vocabulary)
    if after is not None and not money and noun is None:
        sized = _sized(frame, after)
        if sized is not None:
            return sized
    gap = _gap(frame)
    if gap is not None:
        return gap
    holder = frame.holder
    if holder is not None and not frame.holder_link and holder.pos_ == "PROPN":
        holder = None
    if holder is not None and frame.holder_link in {"of", "", "at", "between", "to", "by", "in", "with"}:
        if is_difference(holder, vocabulary):
            return _of_difference(holder, frame, vocabulary)
        if holder.pos_ == "PROPN" and holder.head.pos_ == "ADP" and holder.head.head.pos_ == "NOUN":
            holder = holder.head.head  # "shares in Acme, up 6%"
        through = look_through(holder, vocabulary)
        if not points_back(through, vocabulary) and through.text[0].isalpha():
            return through
    return _by_verb(frame, money, vocabulary)


def is_difference(noun: Token, vocabulary: Vocabulary) -> bool:
    """Is this a noun of change or limit, which tells of another thing: a rise in prices, a target?"""
    word = lemma(noun)
    return word in mapping(vocabulary, "change_nouns", "noun", "direction") or word in words(
        vocabulary, "limit_words", "word", "noun"
    )


def points_back(noun: Token, vocabulary: Vocabulary) -> bool:
    """Does this noun only point back: "them", "the figure", "that rate", "the December average"?"""
    if noun.pos_ in POINTING or noun.lower_ in {"ones", "one", "others"}:
        return True
    if is_time(noun, vocabulary):
        return True
    if not is_light(noun, vocabulary):
        return False
    return not any(
        c.dep_ in {"compound", "nmod", "amod", "acl", "relcl"}
        and not is_time(c, vocabulary)
        and lemma(c) not in words(vocabulary, "light_adjectives", "word")
        for c in noun.children
    )


def _sized(frame: Frame, after: Token) -> Token | None:
    """What is so long or wide: "a slick about 3.7 kilometres (2.3 miles) long"."""
    doc, at = frame.first.doc, frame.first.i
    after = after_brackets(after)
    before = doc[at - 1] if at else None
    if before is not None and before.lower_ in {"(", "-"} and at > 4:
        before = next((t for t in reversed(doc[max(0, at - 8) : at - 1]) if t.pos_ == "NOUN"), None)
    if after.lower_ in DIMENSIONS and before is not None and before.pos_ == "NOUN":
        return before
    return None


def _gap(frame: Frame) -> Token | None:
    """The noun of a clause whose verb is left out: "cars account for 60% and homes for 31%"."""
    at = frame.first.i
    doc = frame.first.doc
    if at < 3 or doc[at - 1].pos_ != "ADP" or doc[at - 2].pos_ not in NOMINAL:
        return None
    before = doc[at - 3]
    if before.pos_ in NOMINAL | {"ADJ"} and at >= 4:
        before = doc[at - 4]
    alone = before.lower_ in {"and", "but", "while", ";"} and doc[at - 2].dep_ not in {"pobj", "nsubj"}
    return doc[at - 2] if alone else None


def _of_difference(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What rose, fell or is limited: the complement, the noun before, else by the clause's verb."""
    part = _part(noun, frame, vocabulary)
    limits = lemma(noun) in words(vocabulary, "limit_words", "word", "noun")
    if part is None and limits and frame.top is not None and frame.top.i < noun.i:
        part = frame.top if frame.top.pos_ == "NOUN" else None
    if part is not None or limits:
        return part
    return _by_verb(frame, False, vocabulary)


def _part(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    for preposition in ("in", "of", "for", "on", "to"):
        inner = complement(noun, preposition)
        if inner is not None and any(t.pos_ == "NUM" for t in inner.lefts):
            continue
        if _is_thing(inner, frame, vocabulary):
            return look_through(inner, vocabulary) if inner is not None else None
    for c in noun.lefts:
        if c.dep_ in {"compound", "amod", "poss"} and c.pos_ == "NOUN" and _is_thing(c, frame, vocabulary):
            return c
    return None


def _is_thing(token: Token | None, frame: Frame, vocabulary: Vocabulary) -> bool:
    return (
        token is not None
        and token.pos_ in NOMINAL
        and token.text[0].isalpha()
        and not frame.first.i <= token.i <= frame.last.i
        and not is_time(token, vocabulary)
    )


def _by_verb(frame: Frame, money: bool, vocabulary: Vocabulary) -> Token | None:
    """What a figure that stands alone is a figure of, by the verb that it hangs on."""
    verb = frame.verb
    if verb is None or frame.link == "subject":
        return None
    if money and (frame.link == "object" or (frame.link == "be" and frame.comparative)):
        purpose = _purpose(frame, vocabulary)
        if purpose is not None:
            return purpose
    who, what = _who(verb), direct_object(verb)
    measured = lemma(verb) in words(vocabulary, "measure_verbs", "verb")
    if money and frame.link == "object" and not measured:
        payee = next((c for c in verb.rights if c.dep_ in OBJECTS and _is_thing(c, frame, vocabulary)), None)
        if payee is not None:  # "fined the broker $12m"
            return look_through(payee, vocabulary)
    if frame.link not in {"be", "object"} and not measured:
        if _is_thing(what, frame, vocabulary):
            who = what
        elif what is None and verb.dep_ == "relcl" and who is not None and who.i > verb.head.i:
            who = verb.head
    number_alone = not money and frame.root.pos_ == "NUM" and frame.root.dep_ != "npadvmod"
    if frame.link == "object" and number_alone and not measured and not _changes(verb, vocabulary):
        return None
    if frame.link == "with" and number_alone:
        return None
    if who is None or frame.first.i <= who.i <= frame.last.i:
        return None
    if who.pos_ not in NOMINAL | POINTING and who.i:
        return None
    if not who.text[0].isalpha():
        return None
    if who.pos_ in NOMINAL and is_difference(who, vocabulary) and frame.link != "object":
        return _part(who, frame, vocabulary)
    return look_through(who, vocabulary) if who.pos_ in NOMINAL else who


def _who(verb: Token) -> Token | None:
    """The verb's subject as a noun; of a clause as subject ("people missing is down to 32"), its noun."""
    who = subject(verb)
    if who is not None and who.pos_ == "VERB":
        return next((c for c in who.children if c.dep_ in SUBJECTS), who if who.i == 0 else None)
    return who if who is not None else nearest_subject(verb)


def _changes(verb: Token, vocabulary: Vocabulary) -> bool:
    return lemma(verb) in mapping(vocabulary, "change_verbs", "verb", "direction")


def _purpose(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What money goes to: "spent 3m on props", "29bn more a year for hospitals"."""
    for head in (frame.root, frame.verb):
        if head is None:
            continue
        for preposition in PURPOSES[:2]:
            inner = complement(head, preposition)
            if _is_thing(inner, frame, vocabulary) and inner is not None and inner.pos_ == "NOUN":
                return look_through(inner, vocabulary)
    return None
