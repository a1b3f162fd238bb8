"""Puts a noun phrase into lemmas: the thing with its telling nouns, and what narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.document import Counted
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import (
    NOMINAL,
    child,
    complement,
    is_passive,
    original,
    subject,
)
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words, mapping, words
from crosscheck.vocabulary import Vocabulary

MOST_QUALIFIERS = 4
LONGEST_TOPIC = 10
LONGEST_AGE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase in lemmas: the thing, and the words that narrow it, in text order."""

    thing: str
    qualifiers: tuple[str, ...] = ()


def is_light(noun: Token, vocabulary: Vocabulary) -> bool:
    """Is this a noun to look through, such as number, total, share? Shares are stocks."""
    if noun.lower_ == "shares" and complement(noun, "of") is None:
        return False
    return lemma(noun) in words(vocabulary, "light_nouns", "noun")


def look_through(noun: Token, vocabulary: Vocabulary) -> Token:
    """What a light or change noun is of: `trucks` for "total" in "a total of 40 trucks"."""
    changes = mapping(vocabulary, "change_nouns", "noun", "direction")
    for _ in range(4):
        if is_light(noun, vocabulary):
            inner = complement(noun, "of") or _purpose(noun)
        elif lemma(noun) in changes:
            inner = next(
                filter(None, (complement(noun, p) for p in ("in", "of", "for", "to", "on"))), None
            )
        elif lemma(noun) in words(vocabulary, "forecast_words", "word", "noun"):
            inner = complement(noun, "for") or complement(noun, "of") or _next_to(noun, "for")
        else:
            return noun
        if inner is not None and inner.dep_ == "pcomp":  # "the number of confirmed dead"
            inner = next((c for c in inner.rights if c.tag_ == "JJ"), inner)
        people = inner is not None and inner.tag_ == "JJ" and inner.dep_ in {"pobj", "oprd"}
        nominal = inner is not None and (inner.pos_ in NOMINAL or people)  # "the number of dead"
        if inner is None or not nominal or is_time(inner, vocabulary):
            return noun
        if inner.lower_ == "%" and any(c.dep_ == "compound" for c in noun.lefts):
            return noun  # "an inflation rate of 4%"
        noun = inner
    return noun


def _next_to(noun: Token, preposition: str) -> Token | None:
    """The noun behind a preposition right after, wherever the parse hangs that."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    return child(after, "pobj") if after is not None and after.lower_ == preposition else None


def _purpose(noun: Token) -> Token | None:
    """ "the figure for exports", but "the exports figure for May"."""
    bare = not any(c.dep_ in {"compound", "nmod", "amod"} for c in noun.lefts)
    return complement(noun, "for") if bare else None


def is_time(token: Token, vocabulary: Vocabulary) -> bool:
    """Is this a noun of time: year, quarter, Tuesday? "Room nights" are counted."""
    times = words(vocabulary, "time_nouns", "noun")
    if lemma(token) in times:
        return not (token.tag_ == "NNS" and any(_is_made_of(c, times) for c in token.lefts))
    return token.text.isdigit()


def says_where(noun: str, vocabulary: Vocabulary) -> bool:
    """Is it a noun of places: a province, a town?"""
    return noun in _divisions(vocabulary)


@lru_cache(maxsize=8)
def _divisions(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row for row in vocabulary.rows("place_nouns") if row["role"] == "division")
    return frozenset(word for row in rows for word in row["words"])


def _is_made_of(part: Token, times: frozenset[str]) -> bool:
    """The `room` of "room nights", which are no nights."""
    return part.dep_ == "compound" and part.pos_ == "NOUN" and lemma(part) not in times


def name(noun: Token, vocabulary: Vocabulary, spoken_for: range = range(0)) -> Name:
    """The phrase of this noun in lemmas, without the tokens `spoken_for` (the figure's own)."""
    if noun.lower_ in grammar_words(vocabulary, "aged_people"):
        return Name("people", (original(noun.doc, noun.left_edge.i, noun.i).lower(),))
    light = words(vocabulary, "light_adjectives", "word") | words(vocabulary, "time_nouns", "noun")
    before: list[str] = []
    qualifiers: list[str] = []
    for c in noun.lefts:
        if c.i in spoken_for:
            continue
        _before(c, before, qualifiers, light)
    for c in noun.rights:
        _after(c, qualifiers, vocabulary)
    if noun.pos_ == "PROPN":
        own = proper_name(noun)
        qualifiers = [q for q in qualifiers if q not in own]
        return Name(own.lower(), tuple(dict.fromkeys(q for q in qualifiers if q))[:MOST_QUALIFIERS])
    thing = " ".join([*before[-2:], lemma(noun)])
    return Name(thing, tuple(dict.fromkeys(q for q in qualifiers if q))[:MOST_QUALIFIERS])


def _before(c: Token, before: list[str], qualifiers: list[str], light: frozenset[str]) -> None:
    word = lemma(c)
    if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN" and c.text[0].isalpha():
        for inner in c.lefts:
            _before(inner, before, qualifiers, light)
        if word not in light and c.lower_ not in light:
            before.append(word)
    elif c.dep_ in {"compound", "nmod", "poss"} and c.pos_ == "PROPN" and word not in light:
        qualifiers.append(proper_name(c))
    elif c.dep_ == "poss" and c.pos_ == "NOUN":
        qualifiers.append(word)
    elif c.dep_ == "amod" and c.text[0].isalpha() and not {word, c.lower_} & light:
        if c.pos_ == "NOUN":
            before.append(word)
        else:
            qualifiers.append(_hyphenated(c))
            qualifiers.extend(lemma(x) for x in c.conjuncts if x.i < c.head.i and x.pos_ == "ADJ")


def _hyphenated(token: Token) -> str:
    parts = [
        t
        for t in token.lefts
        if t.i >= token.i - 2 and t.text[0].isalpha() and t.dep_ in {"advmod", "npadvmod"}
    ]
    return " ".join([*(t.lower_ for t in parts), token.lower_])


def _after(c: Token, qualifiers: list[str], vocabulary: Vocabulary) -> None:
    if c.dep_ == "prep" and c.lower_ in grammar_words(vocabulary, "narrowing"):
        inner = child(c, "pobj")
        if inner is None or inner.pos_ not in NOMINAL or not inner.text[0].isalpha():
            return
        if is_time(inner, vocabulary) or any(t.pos_ == "NUM" for t in inner.lefts):
            return
        if inner.pos_ == "PROPN" and c.lower_ in grammar_words(vocabulary, "where"):
            return
        words_ = _phrase(inner)
        qualifiers.append(words_ if c.lower_ in {"in", "of"} else f"{c.lower_} {words_}")
    elif c.dep_ == "acl" and c.lower_ == "aged":
        last = min(c.right_edge.i, c.i + LONGEST_AGE)
        qualifiers.append(original(c.doc, c.left_edge.i, last).lower())


def _phrase(noun: Token) -> str:
    """A short noun phrase as the text has it: "ports of entry", "private sector"."""
    if noun.pos_ == "PROPN":
        return proper_name(noun)
    parts = [
        t.lower_
        for t in noun.lefts
        if t.dep_ in {"amod", "compound", "nummod"} and t.text[0].isalnum()
    ]
    parts.append(noun.lower_)
    inner = complement(noun, "of")
    if inner is not None and inner.pos_ == "NOUN":
        parts += ["of", inner.lower_]
    return " ".join(parts)


def is_thing(token: Token | None, frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is this a noun that can be counted, outside the figure's own words?"""
    return (
        token is not None
        and token.pos_ in NOMINAL
        and token.text[0].isalpha()
        and not frame.first.i <= token.i <= frame.last.i
        and not is_time(token, vocabulary)
    )


def own_words(frame: Frame) -> range:
    """The tokens of the figure itself, which name nothing."""
    return range(frame.first.i, frame.last.i + 1)


def named(
    noun: Token,
    vocabulary: Vocabulary,
    verb: Token | None = None,
    spoken_for: range = range(0),
) -> Counted:
    """A noun as what is counted, with what narrows it and, by `verb`, whose figure it is."""
    found = name(noun, vocabulary, spoken_for)
    owner = _owner(noun, verb) if verb is not None else ""
    qualifiers = ", ".join(dict.fromkeys(q for q in (*found.qualifiers, owner) if q))
    return Counted(found.thing, "", qualifiers or None)


def _owner(noun: Token, verb: Token) -> str:
    """The named agent of the verb, where that is not the thing itself."""
    who = subject(verb) if not is_passive(verb) else None
    if who is None or who.pos_ != "PROPN" or who.i == noun.i or not who.text[0].isalpha():
        return ""
    return proper_name(who)


def shortened(thing: str, event: str) -> str:
    """The event without the thing's own words, short enough for a topic."""
    own = set(thing.split())
    rest = dict.fromkeys(w for w in event.split() if w not in own)
    return " ".join(list(rest)[: max(0, LONGEST_TOPIC - len(own))])


def proper_name(token: Token) -> str:
    """A name with its parts, as the text has it: "Border Patrol", "Air Canada"."""
    parts = [t for t in token.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "PROPN"]
    return " ".join(t.text for t in [*parts, token])
