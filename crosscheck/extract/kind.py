"""Tells levels, changes, limits, forecasts and ratios apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from crosscheck.extract.change import find_base, find_direction
from crosscheck.extract.document import Character, Document, Mention
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import NOMINAL, complement, direct_object, subject
from crosscheck.extract.limit import is_limit, is_obliged
from crosscheck.extract.outlook import is_answer, is_decided, is_forecast, is_hypothetical
from crosscheck.extract.parse import lemma, lemma_of
from crosscheck.extract.tables import labels
from crosscheck.extract.tree import Token
from crosscheck.extract.words import alternatives, grammar_words, mapping, words
from crosscheck.records import Direction, Kind
from crosscheck.vocabulary import Vocabulary

# "127,000, or 0.4%", "1,314 shekels ($406)": the same figure said twice.
_OR = re.compile(r"(?:\bor|\() *$")
_OF_THEM = re.compile(r" of (?:them|those|these|which|whom)\b")
_OF_ITS = re.compile(r" of (?:the|its|our|their|his|her) ")
_SIGNS = frozenset("+-−–")
_AGAINST = re.compile(r"\b(?:from|than|against|since|in|on)\b.*\($")
_WORD = re.compile(r"[^\W\d_]+")
_ALONG = re.compile(r"\b(?:as well as|along with|together with|plus) $")
# "65% by 2026 and 92% by 2029", "12% and everyone else 8%": one verb for two percentages.
_AND = re.compile(r"\band (?:(?!in which|who|which|that)[^,;.]{0,24} )?$")


def find_character(document: Document, frames: Sequence[Frame | None]) -> list[Character]:
    """Kind, direction and base of each mention, in the order of `document.mentions` and frames."""
    found: list[Character] = []
    last: Mention | None = None
    for mention, frame in zip(document.mentions, frames, strict=True):
        if mention.sentence.block.kind == "row":
            found.append(_of_row(mention, document))
        elif len(found) > 1 and last is not None and _are_of_part(last, mention):
            found.append(found[-2])
        elif last is not None and _goes_on(last, mention):
            share = found[-1].kind == "level" and mention.figure.unit == "percent"
            found.append(Character("ratio") if share else found[-1])
        elif last is not None and _compares(last, mention, found[-1], document):
            found.append(Character("change", found[-1].direction))
        else:
            found.append(_character(mention, frame, document.vocabulary))
        last = mention
    return found


def _of_row(mention: Mention, document: Document) -> Character:
    """A figure of a table, by the words of its row's label and of its column's heading."""
    vocabulary = document.vocabulary
    label, heading, _ = labels(mention, document)
    said = [lemma_of(word) for word in _WORD.findall(f"{label} {heading}".lower())]
    changes = mapping(vocabulary, "change_nouns", "noun", "direction")
    limits = words(vocabulary, "limit_words", "word", "noun")
    if mention.figure.unit != "percent":
        limits |= words(vocabulary, "limit_words", "word", "room")
    foreseen = words(vocabulary, "forecast_words", "word", "modifier") | words(
        vocabulary, "forecast_words", "word", "noun"
    )
    heads = [word for i, word in enumerate(said) if not i or said[i - 1] != "of"]
    if mention.figure.unit.startswith("degree"):
        limits -= grammar_words(vocabulary, "bound")  # the day's maximum
    if any(word in limits for word in heads):
        return Character("limit")
    told = [lemma_of(word) for word in _WORD.findall(mention.sentence.block.caption.lower())]
    if any(w in foreseen | words(vocabulary, "forecast_words", "word", "verb") for w in told):
        return Character("forecast")  # "What the bank expects"
    direction = next((changes[word] for word in heads if word in changes), None)
    if direction is not None:
        return Character("change", cast("Direction | None", direction or None))
    if any(word in foreseen for word in heads):
        return Character("forecast")
    if mention.figure.unit == "percent" and _has_sign(mention, document):
        return Character("change")
    return Character("ratio" if mention.figure.unit == "percent" else "level")


def _has_sign(mention: Mention, document: Document) -> bool:
    """ "+37%", "-44%": in a table the sign says that it is a change."""
    start = mention.figure.start
    return document.article.text[max(0, start - 1) : start + 1].strip()[:1] in _SIGNS


def _compares(last: Mention, mention: Mention, told: Character, document: Document) -> bool:
    """Is a change set beside the one before: "up 3.1%, against 2.8% in May", "It expanded by 900.
    That was up from 400"?"""
    if told.kind != "change" or last.figure.unit != mention.figure.unit:
        return False
    before = mention.sentence.text[: mention.figure.start - mention.sentence.start].lower()
    if last.sentence.index == mention.sentence.index - 1:
        return _alone_set_beside(document.vocabulary).fullmatch(before) is not None
    if last.sentence.index != mention.sentence.index or mention.figure.unit != "percent":
        return False
    between = before[last.figure.end - mention.sentence.start :]
    return _set_beside(document.vocabulary).fullmatch(between) is not None


@lru_cache(maxsize=4)
def _alone_set_beside(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ "That was up from": all that stands before the figure of the comparison."""
    points = f"(?:{alternatives(vocabulary, 'that_one')})"
    return re.compile(rf"{points} (?:is|was) (?:up|down) from (?:[a-z]{{2,6}} ){{0,2}}")


@lru_cache(maxsize=4)
def _set_beside(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ ", compared with": what stands between two percentages of change."""
    beside = alternatives(vocabulary, "set_beside")
    return re.compile(rf"[^.;\d]{{0,40}}\b(?:{beside}) (?:[a-z]{{2,6}} ){{0,2}}")


def _goes_on(last: Mention, mention: Mention) -> bool:
    """Does this figure restate or go on with the one before?"""
    if last.sentence.index != mention.sentence.index:
        return False
    offset = mention.sentence.start
    start = min(mention.figure.start, mention.figure.span[0] or mention.figure.start)
    between = mention.sentence.text[last.figure.end - offset : start - offset]
    if last.figure.unit == mention.figure.unit and _ALONG.search(between):
        return True
    behind = mention.sentence.text[mention.figure.end - offset :]
    if last.figure.unit == mention.figure.unit and _OF_THEM.match(behind) and ";" not in between:
        return True
    if last.figure.unit == mention.figure.unit == "percent":
        return _AND.search(between) is not None and len(between) < 60
    if _AGAINST.search(between):
        return False  # "up 9% from August (246,300)"
    return len(between) < 24 and _OR.search(between) is not None


def _are_of_part(last: Mention, mention: Mention) -> bool:
    """The 29 of "will close 38 of its 496 stores, 29 of them in Kent" are of the 38."""
    sentence = mention.sentence
    if last.sentence.index != sentence.index or last.figure.unit != mention.figure.unit:
        return False
    before = [f for f in sentence.figures if f.start < last.figure.start]
    if not before or not _OF_THEM.match(sentence.text[mention.figure.end - sentence.start :]):
        return False
    between = sentence.text[before[-1].end - sentence.start : last.figure.start - sentence.start]
    return before[-1].unit == last.figure.unit and _OF_ITS.fullmatch(between) is not None


def _character(mention: Mention, frame: Frame | None, vocabulary: Vocabulary) -> Character:
    percent = mention.figure.unit == "percent"
    plain: Kind = "ratio" if percent else "level"
    if frame is None or is_limit(frame, vocabulary):
        return Character(plain if frame is None else "limit")
    forecast = is_forecast(frame, vocabulary)
    if is_obliged(frame, vocabulary):
        return Character("limit")
    direction = find_direction(mention, frame, vocabulary)
    if direction is not None:
        settled = is_hypothetical(frame, vocabulary) or is_decided(frame, vocabulary)
        kind: Kind = "forecast" if forecast and not settled else "change"
        return Character(kind, direction or None, find_base(mention))
    if (
        forecast
        and not _is_attribute(mention, frame)
        and not (percent and is_answer(frame, vocabulary))
    ):
        return Character("forecast")
    cue = _cue(frame, vocabulary)
    if percent and cue is None and mention.figure.value is not None and mention.figure.value < 0:
        return Character("change", "down")  # "sales: minus 2%"
    told = cue is not None and (percent or (cue == "change" and not frame.joint))
    return Character(cue if told and cue is not None else plain)


def _is_attribute(mention: Mention, frame: Frame) -> bool:
    """Does a sum or measure only describe a thing: "a $50m film" that will be made?"""
    if frame.root.dep_ == "npadvmod" and frame.root.head.lower_ == "worth":
        return frame.link not in {"be", "object"}  # "in a contract worth $3m"
    return frame.noun is not None and frame.joint == "" and mention.figure.unit != "count"


def _cue(frame: Frame, vocabulary: Vocabulary) -> Kind | None:
    """What a percentage is by the thing's name: inflation is a change, turnout a share."""
    nouns: list[Token] = [t for t in (frame.noun, frame.holder) if t is not None]
    if frame.verb is not None and frame.link != "subject":
        nouns += [t for t in (direct_object(frame.verb), subject(frame.verb)) if t is not None]
    cues = mapping(vocabulary, "kind_cues", "noun", "kind")
    for noun in nouns:
        for token in (noun, complement(noun, "of")):
            if token is None or token.pos_ not in NOMINAL:
                continue
            own = lemma(token)
            before = [lemma(t) for t in token.lefts if t.dep_ in {"compound", "amod", "poss"}]
            kind = next((cues[f"{b} {own}"] for b in before if f"{b} {own}" in cues), cues.get(own))
            if kind is None and not before and not any(c.dep_ == "det" for c in token.lefts):
                kind = cues.get(token.lower_)  # "held rates at 4%"; "the rates" are any
            if kind is not None:
                return kind  # type: ignore[return-value]
    return None
