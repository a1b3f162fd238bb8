"""Tells claims from figures that assert nothing, and marks the incidental ones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document, Figure, LeftOut, Mention
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import SUBJECTS, VERBAL
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

TIME_UNITS = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
    }
)
SMALL = 10
_MULTIPLE = re.compile(r"[\s-]*(?:times\b|-?fold\b|x\b)")
_AGE_BEFORE = re.compile(
    r"\b(?:aged|under|over|age|ages|below the age of|above the age of)[\s-]*(?:the age of )?$", re.I
)
_PERSON_BEFORE = re.compile(
    r"\b(?:aged|age|ages|the age of|under-|over-)\s*(?:between )?$|\b(?:child|children|boys|girls|those|people|adults|women|men|anyone|everyone|youngsters|pupils)(?: who (?:are|were))? (?:under|over|below|above)(?: the age of)? ?$",
    re.I,
)
_WITHIN = re.compile(r"\b(?:within|inside|in under)\s*(?:the |a )?$", re.I)


def judge_claimhood(document: Document) -> tuple[Document, list[LeftOut]]:
    """The document with its claims alone, and the figures that are none, with the reason.

    A figure stays a claim, stays one marked `incidental`, or is among the left-out ones.
    """
    left_out: list[LeftOut] = []
    sentences = []
    for sentence in document.sentences:
        kept: list[Figure] = []
        for figure in sentence.figures:
            mention = Mention(figure, sentence)
            reason = _no_claim(mention)
            if reason:
                left_out.append(LeftOut(figure.start, figure.end, figure.text, reason))
            else:
                small = figure.incidental or _is_incidental(mention, document.vocabulary)
                kept.append(replace(figure, incidental=small))
        sentences.append(replace(sentence, figures=tuple(kept)))
    return replace(document, sentences=tuple(sentences)), left_out


def _no_claim(mention: Mention) -> str:
    """Why a figure is no claim; "" where it is one."""
    sentence, figure = mention.sentence, mention.figure
    before = sentence.text[: figure.start - sentence.start]
    after = sentence.text[figure.end - sentence.start :]
    if sentence.block.kind == "heading":
        return "a heading: its figures repeat the text's"
    if sentence.text.rstrip("\"'”’)").endswith("?"):
        return "a question asserts nothing"
    if _MULTIPLE.match(after) and figure.unit == "count":
        return "a multiple, not a figure"
    if (
        _PERSON_BEFORE.search(before)
        and (figure.value or 0) < 130
        and figure.unit in {"count", "year"}
    ):
        return "an age"
    if figure.unit in TIME_UNITS and _WITHIN.search(before):
        return "a threshold"
    if _is_instruction(sentence.doc):
        return "an instruction asserts nothing"
    return ""


def _is_instruction(doc: object) -> bool:
    if doc is None:
        return False
    first = next((t for t in doc if t.pos_ not in {"PUNCT", "SPACE"}), None)  # type: ignore[attr-defined]
    if first is None or first.tag_ != "VB" or first.dep_ != "ROOT":
        return False
    return not any(c.dep_ in SUBJECTS for c in first.children)


def _is_incidental(mention: Mention, vocabulary: Vocabulary) -> bool:
    figure = mention.figure
    frame = find_frame(mention, vocabulary)
    if figure.unit in TIME_UNITS and figure.per is None:
        return not _is_told(frame, vocabulary)
    if figure.unit != "count" or figure.value is None or figure.value != int(figure.value):
        return False
    if figure.value >= SMALL or figure.per is not None:
        return False
    return not (frame is not None and _matters(frame, vocabulary))


def _is_told(frame: Frame | None, vocabulary: Vocabulary) -> bool:
    """Is the duration what the sentence tells: "the repair will take 10 days", "waits average 14 weeks"?"""
    if frame is None or frame.verb is None or frame.link not in {"object", "be", "at", "to", "by"}:
        return False
    word = lemma(frame.verb)
    return word in words(vocabulary, "measure_verbs", "verb") or word == "take"


def _matters(frame: Frame, vocabulary: Vocabulary) -> bool:
    """Would somebody check even a small count: the dead, arrests, votes, goals?"""
    verbs = words(vocabulary, "people_events", "verb")
    nouns = words(vocabulary, "small_claims", "noun")
    noun = frame.noun or frame.holder
    if noun is not None and (lemma(noun) in nouns or _has_event(noun, verbs)):
        return True
    verb = frame.verb
    return verb is not None and verb.pos_ in VERBAL and lemma(verb) in verbs


def _has_event(noun: Token, verbs: frozenset[str]) -> bool:
    return any(c.dep_ in {"acl", "relcl", "amod"} and lemma(c) in verbs for c in noun.children)
