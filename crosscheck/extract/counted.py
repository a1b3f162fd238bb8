"""Finds what a figure counts, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosscheck.extract.antecedent import Seen, antecedent, in_sentence
from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.events import find_event
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import is_passive, subject
from crosscheck.extract.naming import name, proper_name
from crosscheck.extract.parse import lemma
from crosscheck.extract.referent import counted_noun, points_back
from crosscheck.extract.tables import counted_in_row
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = "people"
LONGEST_TOPIC = 10
# A figure after one of these has its thing from the figure before: "1,200, up from 900 in May".
COMPARED = frozenset({"from", "with", "to", "against", "than", "versus", "or", "and", "then"})


def find_counted(document: Document) -> list[Counted]:
    """What each mention counts, in the order of `document.mentions`."""
    seen: list[Seen] = []
    for mention in document.mentions:
        if mention.sentence.block.kind == "row":
            counted = counted_in_row(mention, seen, document)
        else:
            counted = _read(mention, seen, document.vocabulary)
        seen.append(Seen(mention, counted))
    return [s.counted for s in seen]


def _read(mention: Mention, seen: Sequence[Seen], vocabulary: Vocabulary) -> Counted:
    frame = find_frame(mention, vocabulary)
    if frame is None:
        return antecedent(mention, seen) or Counted("")
    unit = mention.figure.unit
    noun = counted_noun(frame, len(unit) == 3 and unit.isupper(), vocabulary)
    event = find_event(frame, noun, vocabulary)
    if noun is None or points_back(noun, vocabulary):
        return _pointing(mention, frame, noun, event, (seen, vocabulary))
    named = name(noun, vocabulary)
    owner = _owner(frame, noun)
    qualifiers = ", ".join(dict.fromkeys(q for q in (*named.qualifiers, owner) if q)) or None
    return Counted(named.thing, _rest(named.thing, event), qualifiers)


def _pointing(
    mention: Mention,
    frame: Frame,
    noun: Token | None,
    event: str,
    known: tuple[Sequence[Seen], Vocabulary],
) -> Counted:
    """What a figure counts whose noun is left out or points back."""
    seen, vocabulary = known
    here = in_sentence(mention, seen)
    before = frame.first.nbor(-1).lower_ if frame.first.i else ""
    if noun is None and here is not None and before in COMPARED and frame.link != "subject":
        return here
    people = event.split(" ")[0] in words(vocabulary, "people_events", "verb")
    if noun is None and people and here is None:
        return Counted(PEOPLE, event)
    word = lemma(noun) if noun is not None and noun.pos_ == "NOUN" else ""
    last = here if noun is None and here is not None else antecedent(mention, seen, word)
    if last is None:
        return Counted(PEOPLE if people else word, event)
    return Counted(last.thing, _rest(last.thing, event) or last.event, last.qualifiers)


def _rest(thing: str, event: str) -> str:
    """The event without the thing's own words, short enough for a topic."""
    own = set(thing.split())
    return " ".join([w for w in event.split() if w not in own][: LONGEST_TOPIC - len(own)])


def _owner(frame: Frame, noun: Token) -> str:
    """Whose figure it is: the named agent of the verb, where that is not the thing itself."""
    if frame.verb is None or frame.link == "subject" or is_passive(frame.verb):
        return ""
    who = subject(frame.verb)
    if who is None or who.pos_ != "PROPN" or who.i == noun.i:
        return ""
    return proper_name(who)
