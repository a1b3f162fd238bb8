"""Tells claims from figures that assert nothing, and marks the incidental ones."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from crosscheck.extract.ages import NEAR, ends, is_age
from crosscheck.extract.document import Document, Figure, LeftOut, Mention
from crosscheck.extract.grammar import SUBJECTS, ancestors
from crosscheck.extract.incidental import SMALL, TIME_UNITS, is_incidental
from crosscheck.extract.numbers.nofigure import NAME
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import alternatives, grammar_words, mapping
from crosscheck.vocabulary import Vocabulary

# How many sentences behind a count its small parts may stand.
FARTHEST_WHOLE = 1
LONGEST_NAME = 4  # digits of a number that is part of a name
LONGEST_RULE = 12  # tokens from "must" to the number of words
_MULTIPLE = re.compile(r"[\s-]*(?:times\b|-?fold\b|x\b)")
_WHICH = re.compile(r"\bwhich $", re.I)  # "nobody told me which 18."
_ASKED = re.compile(r"[^.!?\"“”]{0,120}\?[\"”] [a-z]")  # "Are 500 dead?" asks one
_WITHIN = re.compile(r"\b(?:within|inside|in under)\s*(?:the |a )?$", re.I)


@lru_cache(maxsize=4)
def _or_more(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:or|and) (?:{alternatives(vocabulary, 'or_more')})\b")


def judge_claimhood(document: Document) -> tuple[Document, list[LeftOut]]:
    """The document with its claims alone, and the figures that are none, with the reason.

    A figure stays a claim, stays one marked `incidental`, or is among the left-out ones.
    """
    left_out: list[LeftOut] = []
    sentences = []
    told = -FARTHEST_WHOLE - 1  # the last sentence with a count that is a claim
    for sentence in document.sentences:
        kept: list[Figure] = []
        for figure in sentence.figures:
            mention = Mention(figure, sentence)
            reason = _no_claim(mention, document.vocabulary)
            if reason:
                left_out.append(LeftOut(figure.start, figure.end, figure.text, reason))
            else:
                part = sentence.index - told <= FARTHEST_WHOLE
                small = figure.incidental or is_incidental(mention, document, part)
                kept.append(replace(figure, incidental=True) if small else figure)
                if not small and figure.unit == "count":
                    told = sentence.index
        changed = tuple(kept) != sentence.figures
        sentences.append(replace(sentence, figures=tuple(kept)) if changed else sentence)
    return replace(document, sentences=tuple(sentences)), left_out


def _no_claim(mention: Mention, vocabulary: Vocabulary) -> str:
    """Why a figure is no claim; "" where it is one."""
    sentence, figure = mention.sentence, mention.figure
    text, start = sentence.text, figure.start - sentence.start
    end = figure.end - sentence.start
    near = max(0, start - NEAR)  # how far back a cue may stand, so that time is linear
    reasons = (
        (sentence.block.kind == "heading", "a heading: its figures repeat the text's"),
        (
            text.rstrip("\"'”’)").endswith("?") or _ASKED.match(text, end),
            "a question asserts nothing",
        ),
        (
            figure.unit == "count"
            and _MULTIPLE.match(text, end)
            and not _is_frequency(mention, vocabulary),
            "a multiple, not a figure",
        ),
        (is_age(figure, text, start, end, vocabulary), "an age"),
        (_WHICH.search(text, near, start) and ends(text, end), "a question asserts nothing"),
        (figure.unit == "magnitude" and _or_more(vocabulary).match(text, end), "a threshold"),
        (figure.unit in TIME_UNITS and _WITHIN.search(text, near, start), "a threshold"),
        (
            sentence.block.kind != "row" and _is_instruction(mention),
            "an instruction asserts nothing",
        ),
        (_is_name(mention, vocabulary), NAME),
        (_is_rule_of_length(mention, vocabulary), "an instruction asserts nothing"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _is_instruction(mention: Mention) -> bool:
    """ "Send 400 words"; "Add in the north and it was 16 million" tells of the second clause."""
    doc, own = mention.sentence.doc, mention.tokens
    if doc is None:
        return False
    first = next((t for t in doc if t.pos_ not in {"PUNCT", "SPACE"}), None)
    if first is None or first.tag_ != "VB" or first.dep_ != "ROOT":
        return False
    if any(c.dep_ in SUBJECTS for c in first.children):
        return False
    above = ancestors(own.root) if own is not None and len(own) else iter(())
    chain = list(above)
    if any(_is_aside(t) for t in chain):
        return False  # "Add the pool, which will have 25,000 seats"
    joined = (t for t in chain if t.dep_ == "conj" and t.head.i == first.i)
    clause = next((t for t in joined if t.tag_ == "VBD"), first)  # "Join and we will send you 4"
    return not any(c.dep_ in SUBJECTS for c in clause.children)


def _is_aside(verb: Token) -> bool:
    """Does the verb stand in a clause that only adds something, behind a comma: ", which has"?"""
    opens = verb.left_edge.i
    comma = opens > 0 and verb.doc[opens - 1].lower_ == ","
    return verb.dep_ == "relcl" and comma and any(c.dep_ in SUBJECTS for c in verb.children)


def _is_frequency(mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "cancelled 41 times last month": how often something was done, and no multiple."""
    own = mention.tokens
    if own is None or not len(own) or own.end >= len(own.doc) or (mention.figure.value or 0) < 2:
        return False
    times, doc = own.doc[own.end], own.doc
    after = doc[times.i + 1] if times.i + 1 < len(doc) else None
    verb = times.head
    ends = (
        after is None or after.pos_ == "PUNCT" or after.lower_ in grammar_words(vocabulary, "often")
    )
    if times.dep_ != "npadvmod" or verb.pos_ != "VERB" or times.i < verb.i or not ends:
        return False
    return lemma(verb) not in mapping(vocabulary, "change_verbs", "verb", "direction")


def _is_name(mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "BBC News 24 political correspondent", "Halo 2 is out": behind a name, in the singular."""
    figure, own = mention.figure, mention.tokens
    if own is None or len(own) != 1 or figure.unit != "count" or not figure.text.isdecimal():
        return False
    behind = own.start - 1
    while behind >= 0 and own.doc[behind].pos_ in {"PROPN", "DET"}:
        behind -= 1
    where = grammar_words(vocabulary, "where")
    placed = behind >= 0 and own.doc[behind].lower_ in where  # "in the UK 300 staff"
    before = own.doc[own.start - 1] if own.start else None
    if before is None or before.pos_ != "PROPN" or placed or len(figure.text) > LONGEST_NAME:
        return False
    head, after = own[0].head, own.doc[own.end] if own.end < len(own.doc) else None
    single = own[0].dep_ == "nummod" and head.tag_ == "NN" and head.i > own.start
    if after is None:
        return single
    acts = figure.text != "1" and (after.tag_ == "VBZ" or after.lower_ == "was")
    inside = (figure.value or 0) < SMALL and head.i == before.i and after.tag_ == "VBD"
    return single or acts or inside


def _is_rule_of_length(mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "Letters should be not more than 250 words"; "a tweet may hold 280 characters" is a fact."""
    figure, doc, own = mention.figure, mention.sentence.doc, mention.tokens
    if (
        figure.unit != "count"
        or figure.hedge == "exact"
        or doc is None
        or own is None
        or not len(own)
    ):
        return False
    behind = doc[own.end].lower_ if own.end < len(doc) else ""
    if behind not in grammar_words(vocabulary, "piece_of_writing"):
        return False
    obliging = grammar_words(vocabulary, "obliging")
    ruled = obliging | grammar_words(vocabulary, "sent_in")  # "Letters: not more than 250 words"
    if any(token.lower_ in ruled for token in doc[max(0, own.start - LONGEST_RULE) : own.start]):
        return True
    return doc[0].lower_ in obliging
