"""Finds what a figure counts, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crosscheck.extract.antecedent import Seen, antecedent, in_sentence, restated
from crosscheck.extract.document import Counted, Document, Mention, Sentence
from crosscheck.extract.events import event_of, find_event, told
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import NOMINAL, SUBJECTS, child, is_passive, subject
from crosscheck.extract.naming import look_through, name, proper_name
from crosscheck.extract.parse import lemma
from crosscheck.extract.referent import POINTING, counted_noun, points_back
from crosscheck.extract.tables import counted_in_row
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = "people"
LONGEST_TOPIC = 10
# A figure after one of these has its thing from the figure before: "killed 12 and injured 30".
COMPARED = frozenset({"from", "with", "to", "against", "than", "versus", "and", "then", "at"})


def find_counted(document: Document) -> list[Counted]:
    """What each mention counts, in the order of `document.mentions`."""
    seen: list[Seen] = []
    for mention in document.mentions:
        if mention.sentence.block.kind == "row":
            counted = counted_in_row(mention, seen, document)
        else:
            counted = _read(mention, seen, document)
        seen.append(Seen(mention, counted))
    return [s.counted for s in seen]


def _read(mention: Mention, seen: Sequence[Seen], document: Document) -> Counted:
    vocabulary = document.vocabulary
    frame = find_frame(mention, vocabulary)
    if frame is None:
        return antecedent(mention, seen) or Counted("")
    again = restated(mention, seen)
    if again is not None and (frame.noun is None or frame.joint == "of"):
        return again
    if _is_share_of_that(frame):
        whole = antecedent(mention, seen)
        if whole is not None:
            return whole
    unit = mention.figure.unit
    noun = counted_noun(frame, len(unit) == 3 and unit.isupper(), vocabulary)
    event = find_event(frame, noun, vocabulary)
    light_number = noun is not None and noun.lower_ == "number"
    part = _part_told(frame, noun, vocabulary)
    if part is not None:
        return part
    if noun is not None and not light_number and not points_back(noun, vocabulary):
        own = range(frame.first.i, frame.last.i + 1)
        named = _named(noun, _owner(frame, noun), vocabulary, own)
        return Counted(named.thing, _rest(named.thing, event), named.qualifiers)
    word = lemma(noun) if noun is not None and noun.pos_ == "NOUN" else ""
    people = event.split(" ")[0] in words(vocabulary, "people_events", "verb")
    last = _number_that(noun, frame, vocabulary)
    if last is not None:
        event = f"{last.event} {event}"
    last = last or _pointed_to(mention, (frame, noun), seen, document)
    if noun is None and people:
        here = in_sentence(mention, seen)
        last = here if here is not None and (_is_listed(frame) or event in here.event) else None
    if last is None:
        return Counted(PEOPLE if people else word, event)
    return Counted(last.thing, _rest(last.thing, event) or last.event, last.qualifiers)


def _is_share_of_that(frame: Frame) -> bool:
    """ "That is 77% of the population": the figure is about what "that" is."""
    who = subject(frame.verb) if frame.verb is not None and frame.link == "be" else None
    return frame.joint == "of" and who is not None and who.pos_ in POINTING


def _part_told(frame: Frame, whole: Token | None, vocabulary: Vocabulary) -> Counted | None:
    """ "The wage bill was 68% of turnover": the figure is about the part, of that whole."""
    verb = frame.verb
    if frame.joint != "of" or whole is None or verb is None or frame.link == "subject":
        return None
    if lemma(verb) not in words(vocabulary, "measure_verbs", "verb") | {"account", "make", "represent"}:
        return None
    who = subject(verb)
    if who is None or who.pos_ not in NOMINAL or points_back(who, vocabulary) or who.i > frame.first.i:
        return None
    named = _named(look_through(who, vocabulary), "", vocabulary)
    back = points_back(whole, vocabulary)
    return None if back else Counted(named.thing, _rest(named.thing, lemma(whole)), named.qualifiers)


def _number_that(noun: Token | None, frame: Frame, vocabulary: Vocabulary) -> Counted | None:
    """ "the number waiting over a year", "the number whose flights were cancelled": by what they do."""
    if noun is None or noun.lower_ != "number":
        return None
    clause = child(noun, "acl", "relcl")
    if clause is None and _is_participle(noun.head, frame):
        clause = noun.head
    if clause is None:
        return None
    who = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if who is not None and who.pos_ == "NOUN" and who.i != noun.i:
        return Counted(_named(who, "", vocabulary).thing, event_of(clause, vocabulary))
    return Counted(PEOPLE, told(clause, frame, vocabulary))


def _is_participle(verb: Token, frame: Frame) -> bool:
    """Did the parser make a clause of "waiting" in "the number waiting over a year has risen"?"""
    other = frame.verb is None or verb.i != frame.verb.i
    return other and verb.tag_ in {"VBG", "VBN"} and not any(c.dep_.startswith("aux") for c in verb.children)


def _is_listed(frame: Frame) -> bool:
    """Does the figure go on a list: "of the 40 passengers, 12 were hurt", "40 flew and 12 were hurt"?"""
    return frame.first.i > 0 and frame.first.nbor(-1).lower_ in COMPARED


def _pointed_to(
    mention: Mention,
    at: tuple[Frame, Token | None],
    seen: Sequence[Seen],
    document: Document,
) -> Counted | None:
    """What a figure counts whose noun is left out or points back, by what was said before."""
    frame, noun = at
    vocabulary = document.vocabulary
    if noun is None:
        here = in_sentence(mention, seen)
        if here is not None:
            return here
    elif noun.pos_ in POINTING and frame.joint == "of":
        plural = _plural_before(frame, vocabulary)
        if plural is not None:
            return plural
    word = lemma(noun) if noun is not None and noun.pos_ == "NOUN" else ""
    last = antecedent(mention, seen, word)
    if last is not None and word and word in last.thing.split():
        return last
    index = mention.sentence.index
    topic = _topic(document.sentences[index - 1], vocabulary) if index else None
    return topic or last


def _plural_before(frame: Frame, vocabulary: Vocabulary) -> Counted | None:
    """What "of them" points to inside the sentence: the nearest plural before that is no subject."""
    own = subject(frame.verb) if frame.verb is not None else None
    for token in reversed(frame.first.doc[: frame.first.i]):
        plural = token.tag_ == "NNS" and token.ent_type_ == "" and token.pos_ == "NOUN"
        if plural and (own is None or token.i != own.i) and not points_back(token, vocabulary):
            return _named(token, "", vocabulary)
    return None


def _topic(sentence: Sentence, vocabulary: Vocabulary) -> Counted | None:
    """What a sentence without figures is about: its main clause's subject, and what that did."""
    if sentence.doc is None or sentence.figures:
        return None
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    about = root if root.pos_ in NOMINAL else subject(root)
    if about is None or about.pos_ != "NOUN":
        return None
    about = look_through(about, vocabulary)
    if points_back(about, vocabulary):
        return None
    named = _named(about, "", vocabulary)
    event = event_of(root, vocabulary) if root.i != about.i else ""
    return Counted(named.thing, _rest(named.thing, event), named.qualifiers)


def _named(
    noun: Token, owner: str, vocabulary: Vocabulary, spoken_for: range = range(0)
) -> Counted:
    named = name(noun, vocabulary, spoken_for)
    qualifiers = ", ".join(dict.fromkeys(q for q in (*named.qualifiers, owner) if q))
    return Counted(named.thing, "", qualifiers or None)


def _rest(thing: str, event: str) -> str:
    """The event without the thing's own words, short enough for a topic."""
    own = set(thing.split())
    return " ".join([w for w in event.split() if w not in own][: LONGEST_TOPIC - len(own)])


def _owner(frame: Frame, noun: Token) -> str:
    """Whose figure it is: the named agent of the verb, where that is not the thing itself."""
    if frame.verb is None or frame.link == "subject" or is_passive(frame.verb):
        return ""
    who = subject(frame.verb)
    if who is None or who.pos_ != "PROPN" or who.i == noun.i or not who.text[0].isalpha():
        return ""
    return proper_name(who)
