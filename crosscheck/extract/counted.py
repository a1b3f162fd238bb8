"""Finds what a figure counts, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.antecedent import Seen, antecedent, restated
from crosscheck.extract.apposition import (
    by_added_change,
    by_adjective,
    by_dimension,
    by_one_of,
)
from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.events import find_event
from crosscheck.extract.frame import Frame
from crosscheck.extract.gapping import by_gap
from crosscheck.extract.grammar import NOMINAL
from crosscheck.extract.hung_on import by_bringing, by_numbering, by_which
from crosscheck.extract.naming import named, own_words, shortened
from crosscheck.extract.pointing import (
    by_aside,
    by_comment,
    by_frequency,
    by_getting,
    by_list,
    by_number,
    by_participle,
    by_share,
    by_what_was_said,
    by_who,
    by_whole,
)
from crosscheck.extract.reading import Reading
from crosscheck.extract.referent import counted_noun, is_sum, is_tallied, points_back
from crosscheck.extract.tables import counted_in_row
from crosscheck.extract.tree import Token

DEGREES = frozenset({"degree Celsius", "degree Fahrenheit"})
TEMPERATURE = "temperature"
MAGNITUDE = "magnitude"
# Tried in this order before the noun that the sentence itself gives.
_LOOKS = (
    by_frequency,
    by_numbering,
    by_comment,
    by_which,
    by_bringing,
    by_aside,
    by_added_change,
    by_who,
    by_share,
    by_getting,
    by_whole,
    by_list,
    by_number,
    by_participle,
    by_one_of,
    by_adjective,
    by_dimension,
)


def find_counted(document: Document, frames: Sequence[Frame | None]) -> list[Counted]:
    """What each mention counts, in the order of `document.mentions` and their frames."""
    seen: list[Seen] = []
    for mention, frame in zip(document.mentions, frames, strict=True):
        if mention.sentence.block.kind == "row":
            counted = counted_in_row(mention, seen, document)
        else:
            counted = _read(mention, frame, seen, document)
        seen.append(Seen(mention, counted))
    return [s.counted for s in seen]


def _shaken(noun: Token | None) -> Token | None:
    """What has a magnitude: `quake` in "a quake of magnitude 4"; None for "the largest of"."""
    if noun is None or noun.lower_ != MAGNITUDE:
        return noun
    over = noun.head.head if noun.head.pos_ == "ADP" else noun
    return over if over.pos_ in NOMINAL else None


def _read(mention: Mention, frame: Frame | None, seen: list[Seen], document: Document) -> Counted:
    vocabulary = document.vocabulary
    if frame is None:
        return antecedent(mention, seen) or Counted("")
    again = restated(mention, seen) if frame.noun is None or frame.joint == "of" else None
    again = again or by_gap(mention, frame, seen, vocabulary)
    if again is not None:
        return again
    noun = _shaken(counted_noun(frame, vocabulary))
    reading = Reading(mention, frame, noun, find_event(frame, noun, vocabulary), seen, document)
    for look in _LOOKS:
        found = look(reading)
        if found is not None:
            return found
    back = noun is None or points_back(noun, vocabulary)
    back = back and not (noun is not None and is_tallied(noun, frame, vocabulary))
    if noun is None or (back and not is_sum(noun, frame, vocabulary)):
        if mention.figure.unit in DEGREES:
            return Counted(TEMPERATURE, reading.event)  # "it hit 40 C"
        return by_what_was_said(reading)
    counted = named(
        noun, vocabulary, frame.verb if frame.link != "subject" else None, own_words(frame)
    )
    return Counted(counted.thing, shortened(counted.thing, reading.event), counted.qualifiers)
