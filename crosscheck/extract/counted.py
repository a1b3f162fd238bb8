"""Finds what a figure counts, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import (
    NOMINAL,
    OBJECTS,
    child,
    complement,
    direct_object,
    is_passive,
    subject,
    verb_lemma,
)
from crosscheck.extract.naming import Name, is_light, look_through, name, proper_name
from crosscheck.extract.parse import lemma
from crosscheck.extract.tables import counted_in_row
from crosscheck.extract.words import mapping, words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"PRON", "DET"})
PEOPLE = "people"
LONGEST_TOPIC = 10


def find_counted(document: Document) -> list[Counted]:
    """What each mention counts, in the order of `document.mentions`."""
    found: list[Counted] = []
    before: list[Mention] = []
    for mention in document.mentions:
        last = _antecedent(mention, before, found)
        if mention.sentence.block.kind == "row":
            counted = counted_in_row(mention, last, document)
        else:
            frame = find_frame(mention, document.vocabulary)
            counted = (
                _read(frame, last, document.vocabulary)
                if frame is not None
                else last or Counted("")
            )
        found.append(counted)
        before.append(mention)
    return found


def _antecedent(mention: Mention, before: list[Mention], found: list[Counted]) -> Counted | None:
    """What the figure before this one counts, if it stands in this sentence or one of the two before."""
    if not before or mention.sentence.index - before[-1].sentence.index > 2:
        return None
    return found[-1] if found[-1].thing else None


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun that is counted, or None where the text leaves it out."""

    token: Token | None
    from_verb: bool = False


def _read(frame: Frame, last: Counted | None, vocabulary: Vocabulary) -> Counted:
    noun = _counted_noun(frame, vocabulary)
    event = _event(frame, noun, vocabulary)
    if noun is None or _is_bare(noun, vocabulary):
        people = event.split(" ")[0] in words(vocabulary, "people_events", "verb")
        if last is None or (noun is None and people and frame.link in {"subject", "object"}):
            return Counted(PEOPLE if people else (lemma(noun) if noun is not None else ""), event)
        same = not event
        return Counted(last.thing, last.event if same else event, last.qualifiers)
    named = name(noun, vocabulary)
    owner = _owner(frame, noun)
    qualifiers = ", ".join(dict.fromkeys(q for q in (*named.qualifiers, owner) if q)) or None
    return Counted(*_fit(named.thing, event), qualifiers)


def _fit(thing: str, event: str) -> tuple[str, str]:
    own = set(thing.split())
    rest = [w for w in event.split() if w not in own]
    return thing, " ".join(rest[: LONGEST_TOPIC - len(own)])


def _is_bare(noun: Token, vocabulary: Vocabulary) -> bool:
    """Does this noun only point back: "them", "the figure", "that rate"?"""
    if noun.pos_ in PRONOUNS or noun.lower_ in {"ones", "one"}:
        return True
    if not is_light(noun, vocabulary):
        return False
    return not any(c.dep_ in {"compound", "amod", "acl", "relcl"} for c in noun.children)


def _counted_noun(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    if frame.noun is not None:
        noun = frame.noun
        if _is_difference(noun, vocabulary):
            return _changed(noun, frame, vocabulary)
        return look_through(noun, vocabulary)
    if frame.holder is not None and frame.holder_link in {
        "of",
        "",
        "at",
        "between",
        "to",
        "by",
        "in",
    }:
        holder = frame.holder
        if _is_difference(holder, vocabulary):
            return _changed(holder, frame, vocabulary)
        if not is_light(holder, vocabulary):
            return holder
        through = look_through(holder, vocabulary)
        if not is_light(through, vocabulary):
            return through
    if frame.verb is None:
        return None
    return _by_verb(frame, vocabulary)


def _is_difference(noun: Token, vocabulary: Vocabulary) -> bool:
    word = lemma(noun)
    return word in mapping(vocabulary, "change_nouns", "noun", "direction") or word in words(
        vocabulary, "limit_words", "word", "noun"
    )


def _changed(noun: Token, frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What rose, fell or is limited: the complement, the noun before, else the clause's subject."""
    through = look_through(noun, vocabulary)
    if through is not noun:
        return through
    for preposition in ("of", "for", "on", "in"):
        inner = complement(noun, preposition)
        if inner is not None and inner.pos_ in NOMINAL and not inner.text[0].isdigit():
            if inner.i < frame.first.i or inner.i > frame.last.i:
                return inner
    compound = next(
        (
            c
            for c in noun.lefts
            if c.dep_ in {"compound", "amod"}
            and c.pos_ == "NOUN"
            and (c.i < frame.first.i or c.i > frame.last.i)
        ),
        None,
    )
    if compound is not None:
        return compound
    if frame.verb is not None and frame.link != "subject":
        return subject(frame.verb) or None
    return None


def _by_verb(frame: Frame, vocabulary: Vocabulary) -> Token | None:
    """What a figure that stands alone is a figure of, by the verb that it hangs on."""
    verb = frame.verb
    assert verb is not None
    who, what = subject(verb), direct_object(verb)
    if what is not None and frame.first.i <= what.i <= frame.last.i:
        what = None
    if frame.link == "subject":
        return None
    if frame.link == "be":
        return _content(who, vocabulary)
    if frame.link == "object":
        if frame.first.doc[frame.root.i].pos_ == "NUM" and lemma(verb) in words(
            vocabulary, "people_events", "verb"
        ):
            return None
        return _content(who, vocabulary)
    return _content(what, vocabulary) or _content(who, vocabulary)


def _content(noun: Token | None, vocabulary: Vocabulary) -> Token | None:
    if noun is None or noun.pos_ not in NOMINAL | PRONOUNS:
        return None
    return look_through(noun, vocabulary) if noun.pos_ in NOMINAL else noun


def _event(frame: Frame, noun: Token | None, vocabulary: Vocabulary) -> str:
    """The telling verb: a participle or relative clause on the noun, else the verb that governs it."""
    light = words(vocabulary, "light_verbs", "verb")
    near = _clause_on(noun) if noun is not None else None
    verb = frame.verb
    parts: list[str] = []
    if near is not None and lemma(near) not in light:
        parts.append(verb_lemma(near))
    elif verb is not None:
        word = verb_lemma(verb)
        if lemma(verb) not in light or " " in word:
            parts.append(word)
        if frame.link == "subject":
            parts += _predicate(verb, vocabulary)
    if not parts and frame.top is not None and noun is not None and frame.top.i != noun.i:
        if frame.top.pos_ in NOMINAL and not is_light(frame.top, vocabulary):
            parts.append(lemma(frame.top))
    return " ".join(parts)


def _clause_on(noun: Token) -> Token | None:
    return child(noun, "acl", "relcl")


def _predicate(verb: Token, vocabulary: Vocabulary) -> list[str]:
    """What the subject is said to do or be: the object, or the adjective, in one lemma."""
    what = next((c for c in verb.rights if c.dep_ in {*OBJECTS, "attr", "acomp", "oprd"}), None)
    if what is None and lemma(verb) == "be":
        for c in verb.rights:
            if c.dep_ == "prep":
                what = child(c, "pobj")
                break
    if what is None or what.pos_ not in {"NOUN", "ADJ", "VERB"}:
        return []
    return [lemma(look_through(what, vocabulary) if what.pos_ == "NOUN" else what)]


def _owner(frame: Frame, noun: Token) -> str:
    """Whose figure it is: the named agent of the verb, where that is not the thing itself."""
    if frame.verb is None or frame.link == "subject" or is_passive(frame.verb):
        return ""
    who = subject(frame.verb)
    if who is None or who.pos_ != "PROPN" or who.i == noun.i:
        return ""
    return proper_name(who)


__all__ = ["Name", "find_counted"]
