"""Finds the noun that "it" or "them" stands for, before the figure that is told of it."""

from __future__ import annotations

from crosscheck.extract.document import Counted, Sentence
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import SUBJECTS, subject
from crosscheck.extract.naming import look_through, named
from crosscheck.extract.reading import Reading
from crosscheck.extract.referent import points_back
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words
from crosscheck.vocabulary import Vocabulary


def plural_of(sentence: Sentence, reading: Reading) -> Counted | None:
    """ "Look at the tickets. It sold 40 of them": the plural that the sentence before ends with."""
    noun, doc = reading.noun, sentence.doc
    of_them = reading.frame.joint == "of" and noun is not None and noun.tag_ == "PRP"
    if doc is None or sentence.figures or not of_them:
        return None
    if any(t.tag_ == "NNS" and t.dep_ in SUBJECTS for t in doc):
        return None  # "Children live in tents. There are 40 of them"
    plurals = (t for t in reversed(doc) if t.tag_ == "NNS" and t.dep_ in {"pobj", "dobj"})
    told = next((t for t in plurals if not points_back(t, reading.vocabulary)), None)
    return named(told, reading.vocabulary) if told is not None else None


def it_before(frame: Frame, it: Token, vocabulary: Vocabulary) -> Counted | None:
    """ "If there was to be a cap, it should be $9": what a clause before tells of."""
    if it.lower_ != "it" or frame.verb is None or subject(frame.verb) != it:
        return None
    for token in reversed(it.doc[: it.i]):
        told = token.tag_ == "NN" and token.dep_ in {"nsubjpass", "attr"}
        if told and token.head.i < it.i and not points_back(token, vocabulary):
            return named(token, vocabulary)
    return None


def plural_before(frame: Frame, vocabulary: Vocabulary) -> Counted | None:
    """What "of them" points to in the sentence: the nearest plural before that is no subject."""
    own = subject(frame.verb) if frame.verb is not None else None
    before = [
        token
        for token in reversed(frame.first.doc[: frame.first.i])
        if token.tag_ == "NNS" and (own is None or token.i != own.i)
    ]
    told = [token for token in before if not points_back(token, vocabulary)]
    # "enrolled 3,012 patients in 14 countries; 61% of those": not where they are.
    foremost = (t for t in told if t.dep_ != "pobj" or t.head.lower_ != "in")
    plural = next(foremost, next(iter(told), None)) or _kind_before(frame, vocabulary)
    return named(plural, vocabulary) if plural is not None else None


def _kind_before(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """ "It opens a shop a week and wants 1,500 of them": one of a kind, where no plural stands."""
    for token in reversed(frame.first.doc[: frame.first.i]):
        one = token.tag_ == "NN" and token.dep_ in {"dobj", "attr"} and _has_article(token)
        if one and not points_back(token, vocabulary):
            return token
    return None


def _has_article(noun: Token) -> bool:
    return any(c.lower_ in {"a", "an"} and c.dep_ == "det" for c in noun.lefts)


def subject_before(reading: Reading) -> Counted | None:
    """ "Shares fell by 7%, against a rise of 2% in the index. They have lost a quarter": what the
    sentence before tells of first, where "they" or "it" is who this one tells of."""
    mention, verb, vocabulary = reading.mention, reading.frame.verb, reading.vocabulary
    who = subject(verb) if verb is not None else None
    if who is None or who.tag_ != "PRP" or not mention.sentence.index:
        return None
    doc = reading.document.sentences[mention.sentence.index - 1].doc
    root = next((t for t in doc if t.dep_ == "ROOT"), None) if doc is not None else None
    about = subject(root) if root is not None else None
    if about is None or about.pos_ != "NOUN" or points_back(about, vocabulary):
        return None
    plural = who.lower_ in grammar_words(vocabulary, "they")
    if plural != (about.tag_ == "NNS"):
        return None
    thing = named(look_through(about, vocabulary), vocabulary).thing
    index = mention.sentence.index - 1
    told = (s for s in reading.seen if s.mention.sentence.index == index)
    return next((s.counted for s in told if s.counted.thing == thing), None)
