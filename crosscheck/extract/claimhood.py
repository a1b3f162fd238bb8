"""Tells claims from figures that assert nothing, and marks the incidental ones."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from crosscheck.extract.ages import NEAR, ends, is_age
from crosscheck.extract.document import Document, Figure, LeftOut, Mention, Sentence
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import SUBJECTS, VERBAL, ancestors, direct_object, is_passive
from crosscheck.extract.numbers.nofigure import NAME
from crosscheck.extract.outlook import is_limit
from crosscheck.extract.parse import lemma, lemma_of
from crosscheck.extract.tables import labels
from crosscheck.extract.words import alternatives, grammar_words, mapping, words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

TIME_UNITS = frozenset(
    {
        "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year",
        "decade", "century",
    }
)  # fmt: skip
FINE = TIME_UNITS - {"quarter", "year", "decade", "century"}
# A run or a sum of time that somebody has counted up: "had flown 31,870 hours".
MANY = 1000
SMALL = 10
WHOLE_REACH = 4  # tokens from a part to its whole: "of its 46"
# How many sentences behind a count its small parts may stand.
FARTHEST_WHOLE = 1
LONGEST_NAME = 3  # digits of a number that is part of a name
LONGEST_RULE = 12  # tokens from "must" to the number of words
LONGEST_LEAD_IN = 200  # characters
_WORD = re.compile(r"[^\W\d_]+")
_MULTIPLE = re.compile(r"[\s-]*(?:times\b|-?fold\b|x\b)")
_WHICH = re.compile(r"\bwhich $", re.I)  # "nobody told me which 18."
_WITHIN = re.compile(r"\b(?:within|inside|in under)\s*(?:the |a )?$", re.I)
_AVERAGED = re.compile(r"[\s-]*(?:\w+\s+)?on average\b")
_OF_WHOM = re.compile(r"\W*(?:of|among) (?:whom|which|these|those|them)\b", re.I)


@lru_cache(maxsize=4)
def _streak(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\w+\s*)?(?:{alternatives(vocabulary, 'streak')})\b")


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
                small = figure.incidental or _is_incidental(mention, document, part)
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
        (text.rstrip("\"'”’)").endswith("?"), "a question asserts nothing"),
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
        (_is_name(mention), NAME),
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
    joined = (t for t in above if t.dep_ == "conj" and t.head.i == first.i)
    clause = next((t for t in joined if t.tag_ == "VBD"), first)  # "Join and we will send you 4"
    return not any(c.dep_ in SUBJECTS for c in clause.children)


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


def _is_name(mention: Mention) -> bool:
    """ "BBC News 24 political correspondent", "Halo 2 is out": behind a name, in the singular."""
    figure, own = mention.figure, mention.tokens
    if own is None or len(own) != 1 or figure.unit != "count" or not figure.text.isdecimal():
        return False
    behind = own.start - 1
    while behind >= 0 and own.doc[behind].pos_ in {"PROPN", "DET"}:
        behind -= 1
    placed = behind >= 0 and own.doc[behind].pos_ == "ADP"  # "in the UK 300 staff"
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
    if any(token.lower_ in obliging for token in doc[max(0, own.start - LONGEST_RULE) : own.start]):
        return True
    return doc[0].lower_ in obliging


def _is_incidental(mention: Mention, document: Document, part: bool) -> bool:
    """Is the figure one that nobody checks: a small count of things, how long something took?

    `part`: a count that is a claim stands before it, of which it may be a part.
    """
    figure, sentence, vocabulary = mention.figure, mention.sentence, document.vocabulary
    frame = find_frame(mention, vocabulary)
    if figure.unit in TIME_UNITS and figure.per is None:
        after = sentence.text[figure.end - sentence.start :]
        return not (
            _streak(vocabulary).match(after)
            or _AVERAGED.match(after)
            or (figure.unit in FINE and (figure.value or 0) > MANY)
            or (frame is not None and _is_told(mention, frame, vocabulary))
        )
    sizes = words(vocabulary, "units", "unit", "size")
    if figure.unit in sizes and sentence.text[figure.end - sentence.start :].startswith("-"):
        return True  # "28-nanometre chips" names a make
    whole = figure.value is not None and figure.value == int(figure.value)
    if figure.unit != "count" or not whole or (figure.value or 0) >= SMALL or figure.per:
        return False
    if sentence.block.kind in {"row", "item"} and _is_listed(mention, document):
        return False
    if frame is None:
        return True
    part = part and sentence.block.kind == "paragraph"
    left_out = frame.noun is None and frame.holder is None and frame.link in {"subject", "object"}
    told = left_out and figure.text.isdigit()  # "Only eight have been built."
    told = told or _is_of_stated_whole(mention, frame)
    return not (told or (part and _is_part(figure, frame)) or _matters(frame, vocabulary))


def _is_listed(mention: Mention, document: Document) -> bool:
    """ "Lancaster: 8" in a list or table of cases, by its lead-in, its caption or the heading."""
    sentence = mention.sentence
    if sentence.block.kind == "row":
        if _OF_WHOM.match(labels(mention, document)[0]):
            return True
        said = f"{labels(mention, document)[1]} {sentence.block.caption}"
    else:
        said = _lead_in(sentence, document)
    nouns = words(document.vocabulary, "small_claims", "noun")
    return any(lemma_of(word) in nouns for word in _WORD.findall(said))


def _lead_in(sentence: Sentence, document: Document) -> str:
    """The sentence before the first item of a list."""
    index = sentence.index
    while index > 0 and document.sentences[index].block.kind == "item":
        index -= 1
    return document.sentences[index].text[-LONGEST_LEAD_IN:]


def _is_of_stated_whole(mention: Mention, frame: Frame) -> bool:
    """ "Nine of its 46 schools": a part of a whole that is counted too; not "one of the 40"."""
    figure, behind = mention.figure, frame.last.doc[frame.last.i + 1 : frame.last.i + WHOLE_REACH]
    if (figure.value or 0) < 2 or len(behind) < 3 or behind[0].lower_ != "of":
        return False
    if behind[1].dep_ not in {"det", "poss"}:
        return False
    start = behind[2].idx + mention.sentence.start
    wholes = (f for f in mention.sentence.figures if f.start == start and f.unit == "count")
    return any((whole.value or 0) >= SMALL for whole in wholes)


def _is_part(figure: Figure, frame: Frame) -> bool:
    """ "Nine of whom were children", "Four had received one dose and two had received both"."""
    if figure.text.lower() == "one":
        return False
    if frame.joint == "of":
        return frame.noun is not None and frame.noun.pos_ in {"PRON", "DET"}
    alone = frame.noun is None and frame.holder is None and not frame.comparative
    opens = frame.first.i == 0 or frame.first.nbor(-1).lower_ == "and"
    return alone and opens and frame.verb is not None and frame.link == "subject"


def _is_told(mention: Mention, frame: Frame, vocabulary: Vocabulary) -> bool:
    """Is the duration what is told: "repairs will take 10 days", "a target of seven days"?"""
    nouns = words(vocabulary, "durations", "verb", "noun")
    of = (frame.noun, frame.holder if frame.holder_link == "of" else None)
    if is_limit(frame, vocabulary) or any(n is not None and lemma(n) in nouns for n in of):
        return True
    verb = frame.verb
    if verb is None or verb.dep_ in {"relcl", "acl", "advcl"}:
        return False
    for preposition in ("to", "for"):
        if lemma(verb) in words(vocabulary, "durations", "verb", preposition):
            done = preposition == "to" or is_passive(verb) or direct_object(verb) is not None
            if frame.link == preposition and done:
                return True
    return _takes(mention, frame, verb, vocabulary)


def _takes(mention: Mention, frame: Frame, verb: Token, vocabulary: Vocabulary) -> bool:
    """Does the verb say how long its subject is or takes, and not how long beside that?"""
    if frame.first.i and frame.first.nbor(-1).lower_ in grammar_words(vocabulary, "beside"):
        return False
    word = lemma(verb)
    if word in words(vocabulary, "durations", "verb", "") and frame.link == "object":
        takes = any(r["verb"] == word and not r["part"] for r in vocabulary.rows("durations"))
        return takes and not _has_count_before(mention)
    measured = word in words(vocabulary, "measure_verbs", "verb")
    linked = frame.link in {"be", "at", "to", "object"} and frame.root.dep_ != "npadvmod"
    return measured and linked


def _has_count_before(mention: Mention) -> bool:
    """ "190,068 people had waited more than 52 weeks": the weeks only say which people."""
    before = (f for f in mention.sentence.figures if f.start < mention.figure.start)
    return any(figure.unit not in TIME_UNITS and not figure.unit.isupper() for figure in before)


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
