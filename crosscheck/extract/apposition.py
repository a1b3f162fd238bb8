"""Finds what a figure counts that stands beside a noun: "decisions, an increase of 44 per cent"."""

from __future__ import annotations

from crosscheck.extract.document import Counted
from crosscheck.extract.grammar import NOMINAL
from crosscheck.extract.naming import look_through, named
from crosscheck.extract.parse import lemma
from crosscheck.extract.reading import PEOPLE, Reading
from crosscheck.extract.referent import is_difference, points_back
from crosscheck.extract.words import grammar_words, words


def by_added_change(reading: Reading) -> Counted | None:
    """ "It took 20,280 decisions, an increase of 44 per cent": of what the figure before counts."""
    holder, vocabulary = reading.frame.holder, reading.vocabulary
    if holder is None or reading.frame.holder_link != "of" or holder.dep_ != "appos":
        return None
    start = holder.left_edge.i
    beside = start > 0 and holder.doc[start - 1].text == ","
    sentence = reading.mention.sentence.index
    aside = holder.head.dep_ == "pobj"  # "41 million went to the 16 clubs, an increase of"
    if not beside or aside or not is_difference(holder, vocabulary):
        return None
    last = reading.seen[-1] if reading.seen else None
    if last is None or last.mention.sentence.index != sentence or not last.counted.thing:
        return None
    counted = named(look_through(holder.head, vocabulary), vocabulary)
    return last.counted if counted.thing == last.counted.thing else None


def by_one_of(reading: Reading) -> Counted | None:
    """ "A steward, one of 600 on the north side, was hurt": as many of what stands before."""
    doc, at = reading.frame.first.doc, reading.frame.first.i
    if at < 2 or reading.frame.noun is not None or doc[at - 1].lower_ != "of":
        return None
    one = doc[at - 2]
    if one.lower_ != "one" or one.dep_ != "appos" or one.head.pos_ not in NOMINAL:
        return None
    if points_back(one.head, reading.vocabulary):
        return None
    return named(look_through(one.head, reading.vocabulary), reading.vocabulary)


def by_adjective(reading: Reading) -> Counted | None:
    """ "Two in five of the hungry got nothing": people, by what they are."""
    frame, vocabulary = reading.frame, reading.vocabulary
    behind = frame.last.doc[frame.last.i + 1 : frame.last.i + 4]
    if frame.noun is not None or len(behind) < 3 or behind[0].lower_ != "of":
        return None
    what = behind[2]
    people = behind[1].dep_ == "det" and what.tag_ == "JJ" and what.dep_ == "pobj"
    if not people or lemma(what) in words(vocabulary, "light_adjectives", "word"):
        return None
    return Counted(PEOPLE, lemma(what))


def by_dimension(reading: Reading) -> Counted | None:
    """ "Booms with a length of 2,600 m": of what is so long."""
    holder, vocabulary = reading.frame.holder, reading.vocabulary
    if holder is None or lemma(holder) not in grammar_words(vocabulary, "dimension_noun"):
        return None
    owner = holder.head.head if holder.head.lower_ == "with" else None
    if owner is None or owner.pos_ != "NOUN" or points_back(owner, vocabulary):
        return None
    thing = named(look_through(owner, vocabulary), vocabulary)
    return Counted(thing.thing, lemma(holder), thing.qualifiers)
