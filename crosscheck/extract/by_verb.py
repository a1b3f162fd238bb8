"""Finds what a figure that stands alone is a figure of, by the verb that it hangs on."""

from __future__ import annotations

from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    NOMINAL,
    OBJECTS,
    SUBJECTS,
    complement,
    direct_object,
    is_passive,
    nearest_subject,
    subject,
)
from crosscheck.extract.misread import noun_before_clause, swallowed_subject
from crosscheck.extract.naming import is_light, is_thing
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import crediting, mapping, words
from crosscheck.vocabulary import Vocabulary

POINTING = frozenset({"PRON", "DET"})


def noun_by_verb(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """The noun, or a pronoun that points to it; None where the sentence leaves it out."""
    verb = frame.verb
    if verb is None or frame.link == "subject":
        return None
    measured = lemma(verb) in words(vocabulary, "measure_verbs", "verb")
    if frame.money:
        goal = _purpose(frame, verb, vocabulary) or (
            None if measured else _payee(frame, verb, vocabulary)
        )
        if goal is not None:
            return goal
    elif _is_left_out(frame, verb, vocabulary):
        return None
    who = _who(verb, vocabulary)
    if who is not None and _only_tells(frame, verb, who, vocabulary):
        return None
    if frame.link not in {"be", "object"} and not measured:
        who = _acted_on(frame, verb, who, vocabulary)
    if who is None or frame.first.i <= who.i <= frame.last.i or not who.text[0].isalpha():
        return None
    return who if who.pos_ in NOMINAL | POINTING or who.i == 0 else None


def _only_tells(frame: Frame, verb: Token, who: Token, vocabulary: Vocabulary) -> bool:
    """ "The union counts 94%", "the ministry speaks of 400": whoever tells is not counted."""
    if lemma(verb) in words(vocabulary, "forecast_words", "word", "verb") and frame.noun is None:
        return not is_passive(verb) and who.i < verb.i < frame.first.i and verb.dep_ != "relcl"
    tells = verb.lower_ in crediting(vocabulary) and not is_passive(verb)
    aside = frame.first.i > 0 and frame.first.nbor(-1).text == ","
    linked = frame.link in {"object", "of", "be"} or (tells and aside)
    return tells and who.i < verb.i < frame.first.i and linked and verb.dep_ != "relcl"


def _is_left_out(frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """Is a bare number the object itself: "they arrested 12"; not "the total reached 12"?"""
    if frame.root.pos_ != "NUM" or frame.root.dep_ == "npadvmod":
        return False
    if frame.link == "with" or (frame.link == "in" and lemma(verb) == "be"):
        return True  # "won 14 and was ahead in 13"
    word = lemma(verb)
    told_of_subject = (
        words(vocabulary, "measure_verbs", "verb")
        | words(vocabulary, "limit_words", "word", "capacity")
        | words(vocabulary, "limit_words", "word", "seats")
    )
    changes = word in mapping(vocabulary, "change_verbs", "verb", "direction")
    return frame.link == "object" and word not in told_of_subject and not changes


def _acted_on(frame: Frame, verb: Token, who: Token | None, vocabulary: Vocabulary) -> Token | None:
    """Of "put the average at 459" the object; of "a cost the trust puts at 3m" the noun before."""
    what = direct_object(verb)
    if what is not None:
        return what if is_thing(what, frame, vocabulary) or what.pos_ in POINTING else who
    rises = lemma(verb) in mapping(vocabulary, "change_verbs", "verb", "direction")
    if not rises and verb.dep_ == "relcl" and who is not None and who.i > verb.head.i:
        return verb.head
    return who


def _who(verb: Token, vocabulary: Vocabulary) -> Token | None:
    """The verb's subject as a noun; where that is a clause ("people missing is down"), its noun."""
    who = swallowed_subject(verb, vocabulary) or noun_before_clause(verb) or subject(verb)
    if who is not None and who.pos_ == "NOUN" and len(who.text) == 1 and verb.i:
        before = verb.nbor(-1)  # "the A to C rate was"
        who = before if before.pos_ == "NOUN" and before.i > who.i else who
    if who is not None and who.pos_ == "VERB":
        return next((c for c in who.children if c.dep_ in SUBJECTS), who if who.i == 0 else None)
    return who if who is not None else nearest_subject(verb)


def _payee(frame: Frame, verb: Token, vocabulary: Vocabulary) -> Token | None:
    """ "fined the broker $12m"."""
    if frame.link != "object":
        return None
    objects = (c for c in verb.rights if c.dep_ in OBJECTS)
    return next((c for c in objects if is_thing(c, frame, vocabulary) or _is_given(c)), None)


def _is_given(token: Token) -> bool:
    """ "fined the firm $4m": an object with an article is a noun, whatever its tag."""
    return token.dep_ == "dative" and any(c.dep_ == "det" for c in token.lefts)


def _purpose(frame: Frame, verb: Token, vocabulary: Vocabulary) -> Token | None:
    """What money goes to: "spent 3m on props", "29bn more for hospitals", "3m to cover claims"."""
    if frame.link != "object" and not (frame.link == "be" and frame.comparative):
        return None
    for clause in verb.rights:
        if clause.dep_ in {"xcomp", "advcl"} and clause.i > frame.last.i:
            what = direct_object(clause)
            if what is not None and what.pos_ == "NOUN" and not is_light(what, vocabulary):
                return what
    raises = mapping(vocabulary, "change_verbs", "verb", "direction").get(lemma(verb)) == "up"
    for head in (frame.root, verb):
        for preposition in ("for", "on", "to") if raises else ("for", "on"):
            inner = complement(head, preposition)
            fixed = words(vocabulary, "fixed_phrases", "noun", preposition)
            if inner is None or lemma(inner) in fixed:
                continue  # "took $3m in its first days on release"
            if inner.pos_ == "NOUN" and is_thing(inner, frame, vocabulary):
                return inner
    return None
