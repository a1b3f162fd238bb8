"""Tells levels, changes, limits, forecasts and ratios apart, and what a change is measured against."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crosscheck.extract.document import Character, Document, Mention
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import (
    NOMINAL,
    VERBAL,
    ancestors,
    complement,
    direct_object,
    is_passive,
    subject,
    verb_lemma,
)
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import mapping, words
from crosscheck.records import Direction, Kind
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_OR = re.compile(r"(?:\bor|\() *$")
_AND = re.compile(r"\band (?:[^,;.]{0,24} )?$")
FUTURE = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "could", "may", "might"}
)
CAN = frozenset({"can", "may", "could"})
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down"}
# "than in April", "compared with a year earlier", "from the month before", "on a year ago".
_BASE = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|against|relative to|since|from|on|over)\s+(?:in |for |at |during )?"
    r"((?:the |a |an |its |their |last |this )?(?:[\w'’-]+ ){0,3}?"
    r"(?:earlier|before|ago|previous(?:ly)?|last (?:year|month|week|quarter|time)|(?:19|20)\d\d|"
    r"previous \w+(?: \w+)?|prior \w+|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|year|pre-pandemic levels?)(?: (?:19|20)\d\d)?)",
)
_BASE_BARE = re.compile(
    r"\b((?:a|one|the) (?:year|month|week|quarter|day) (?:earlier|before|ago)|year[- ]on[- ]year)"
)


def find_character(document: Document) -> list[Character]:
    """Kind, direction and base of each mention, in the order of `document.mentions`."""
    found: list[Character] = []
    last: Mention | None = None
    for mention in document.mentions:
        if last is not None and _goes_on(last, mention):
            found.append(found[-1])
        else:
            found.append(_character(mention, document.vocabulary))
        last = mention
    return found


def _goes_on(last: Mention, mention: Mention) -> bool:
    """Does this figure restate or go on with the one before: "127,000, or 0.4%", "5% and 7%"?"""
    if last.sentence.index != mention.sentence.index:
        return False
    offset = mention.sentence.start
    start = min(mention.figure.start, mention.figure.span[0] or mention.figure.start)
    between = mention.sentence.text[last.figure.end - offset : start - offset]
    if last.figure.unit == mention.figure.unit == "percent":
        return _AND.search(between) is not None and len(between) < 60
    return len(between) < 24 and _OR.search(between) is not None


def _character(mention: Mention, vocabulary: Vocabulary) -> Character:
    frame = find_frame(mention, vocabulary)
    if frame is None:
        return Character(_plain(mention))
    chain = _verbs(frame)
    cue = _cue(frame, vocabulary)
    if _is_limit(frame, vocabulary):
        return Character("limit")
    change = _change(mention, frame, vocabulary)
    forecast = _is_forecast(chain, frame, vocabulary)
    if change is not None:
        if forecast and not _hypothetical(chain):
            return Character("forecast", change or None, _base(mention))
        return Character("change", change or None, _base(mention))
    if forecast and (cue != "ratio" or mention.figure.unit != "percent"):
        return Character("forecast")
    if mention.figure.unit in {"percent", "percentage point"} or cue == "change":
        if cue is not None:
            return Character(cue)
        if mention.figure.unit == "percent":
            return Character("ratio")
    return Character(_plain(mention))


def _plain(mention: Mention) -> Kind:
    return "ratio" if mention.figure.unit == "percent" else "level"


def _verbs(frame: Frame) -> list[Token]:
    """The verb that governs the figure and those above it whose tense or meaning it shares."""
    if frame.verb is None:
        return []
    chain = [frame.verb]
    for head in ancestors(frame.verb):
        if (
            chain[-1].dep_ in {"xcomp", "ccomp", "auxpass", "aux", "acl", "conj", "advcl", "pcomp"}
            and head.pos_ in VERBAL
        ):
            chain.append(head)
            if chain[-2].dep_ in {"ccomp", "advcl", "conj"}:
                break
        else:
            break
    return chain


def _cue(frame: Frame, vocabulary: Vocabulary) -> Kind | None:
    """What the thing's own name says that a percentage of it is."""
    nouns: list[Token] = [t for t in (frame.noun, frame.holder) if t is not None]
    if frame.verb is not None and frame.link != "subject":
        nouns += [t for t in (direct_object(frame.verb), subject(frame.verb)) if t is not None]
    cues = mapping(vocabulary, "kind_cues", "noun", "kind")
    for noun in nouns:
        inner = complement(noun, "of")
        for token in (noun, inner):
            if token is None or token.pos_ not in NOMINAL:
                continue
            own = lemma(token)
            for before in token.lefts:
                if before.dep_ in {"compound", "amod"} and f"{lemma(before)} {own}" in cues:
                    return cues[f"{lemma(before)} {own}"]  # type: ignore[return-value]
            if own in cues:
                return cues[own]  # type: ignore[return-value]
    return None


def _is_limit(frame: Frame, vocabulary: Vocabulary) -> bool:
    nouns = words(vocabulary, "limit_words", "word", "noun")
    verbs = words(vocabulary, "limit_words", "word", "verb")
    for noun, link in ((frame.noun, ""), (frame.holder, frame.holder_link)):
        if noun is not None and lemma(noun) in nouns and link in {"", "of", "at", "to"}:
            return True
    verb = frame.verb
    if verb is None:
        return False
    who = subject(verb)
    if frame.link == "be" and who is not None and lemma(who) in nouns:
        return True
    if frame.link == "be" and any(c.lower_ in {"should", "must"} for c in verb.children):
        return True
    word = lemma(verb)
    phrase = f"{word} {frame.link}"
    if frame.link == "subject":
        return word in verbs and is_passive(verb)
    if word in verbs and frame.link in {"object", "to", "at"} or phrase in verbs:
        return True
    return word in words(vocabulary, "limit_words", "word", "capacity") and any(
        c.lower_ in CAN for c in verb.children if c.dep_ == "aux"
    )


def _change(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> str | None:
    """The direction of a change ("" where none is said); None where the figure is no change."""
    nouns = mapping(vocabulary, "change_nouns", "noun", "direction")
    comparatives = mapping(vocabulary, "comparatives", "word", "direction")
    verbs = mapping(vocabulary, "change_verbs", "verb", "direction")
    if frame.comparative and not (
        frame.noun is not None and frame.comparative in {"more", "extra"}
    ):
        return comparatives[frame.comparative]
    for noun, link in ((frame.noun, frame.joint), (frame.holder, frame.holder_link)):
        if noun is not None and link in {"", "of"} and lemma(noun) in nouns:
            return nouns[lemma(noun)]
    before = frame.first.nbor(-1) if frame.first.i else None
    if before is not None and before.lower_ in _DIRECTIONS and mention.figure.hedge != "at_most":
        if before.dep_ != "prt" or frame.noun is None:
            return before.lower_
    if (
        before is not None
        and before.lower_ == "by"
        and before.i
        and before.nbor(-1).lower_ in _DIRECTIONS
    ):
        return before.nbor(-1).lower_
    verb = frame.verb
    if verb is None:
        return None
    who = subject(verb) if frame.link not in {"subject", "object"} and frame.noun is None else None
    if who is not None and lemma(who) in nouns and verb_lemma(verb) not in verbs:
        return nouns[lemma(who)]
    direction = verbs.get(verb_lemma(verb), verbs.get(lemma(verb)))
    if direction is None:
        return None
    if before is not None and before.lower_ == "by":
        return direction
    alone = frame.noun is None or frame.joint == "of"
    by_itself = mapping(vocabulary, "change_verbs", "verb", "takes")
    loose = not by_itself.get(verb_lemma(verb), by_itself.get(lemma(verb), ""))
    share = mention.figure.unit in {"percent", "percentage point"}
    if frame.link == "object" and frame.noun is None and alone and (share or loose):
        return direction
    if frame.link == "by":
        return direction
    return None


def _is_forecast(chain: list[Token], frame: Frame, vocabulary: Vocabulary) -> bool:
    verbs = words(vocabulary, "forecast_words", "word", "verb")
    adjectives = words(vocabulary, "forecast_words", "word", "adjective")
    nouns = words(vocabulary, "forecast_words", "word", "noun")
    for verb in chain:
        word = lemma(verb)
        if word in verbs and (
            verb is not frame.verb or frame.link != "subject" or is_passive(verb)
        ):
            return True
        if word in adjectives:
            return True
        for c in verb.children:
            if c.dep_ == "aux" and c.lower_ in FUTURE and not _past(verb, c):
                return True
            if c.dep_ == "acomp" and c.lower_ in adjectives:
                return True
    for noun in (frame.noun, frame.holder):
        if noun is not None and lemma(noun) in nouns:
            return True
    who = subject(frame.verb) if frame.verb is not None and frame.link != "subject" else None
    if who is not None and lemma(who) in nouns:
        return True
    for noun in (frame.noun, frame.holder, frame.top):
        if noun is not None and any(
            c.dep_ == "amod"
            and (
                c.lower_
                in {"expected", "projected", "forecast", "predicted", "planned", "anticipated"}
            )
            for c in noun.lefts
        ):
            return True
    return False


def _past(verb: Token, modal: Token) -> bool:
    """ "could have", "would have been": what did not happen, or is guessed of the past."""
    return any(c.dep_ == "aux" and c.lower_ == "have" and c.i > modal.i for c in verb.children)


def _hypothetical(chain: list[Token]) -> bool:
    return any(
        c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"}
        for verb in chain[:1]
        for c in verb.children
    )


def _base(mention: Mention) -> str | None:
    """What a change is measured against, in the text's words."""
    sentence = mention.sentence
    after = sentence.text[mention.figure.end - sentence.start :]
    found = _BASE.search(after) or _BASE_BARE.search(after)
    if found is None:
        found = _BASE.search(sentence.text) or _BASE_BARE.search(sentence.text)
    return found[1].strip() if found is not None else None
