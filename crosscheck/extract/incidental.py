"""Marks the figures that nobody checks: small counts of things, durations in passing."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.extract.document import Document, Figure, Mention, Sentence
from crosscheck.extract.frame import Frame, find_frame
from crosscheck.extract.grammar import VERBAL, direct_object, is_passive, verb_lemma
from crosscheck.extract.limit import is_limit
from crosscheck.extract.parse import lemma, lemma_of
from crosscheck.extract.tables import labels
from crosscheck.extract.tree import Token
from crosscheck.extract.words import alternatives, grammar_words, words
from crosscheck.vocabulary import Vocabulary

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
NEAR = 40  # characters before a duration in which "an average of" stands
LONGEST_LEAD_IN = 200  # characters
_WORD = re.compile(r"[^\W\d_]+")
_AVERAGED = re.compile(r"[\s-]*(?:\w+\s+)?on average\b")
_OF_WHOM = re.compile(r"\W*(?:of|among) (?:whom|which|these|those|them)\b", re.I)


def is_incidental(mention: Mention, document: Document, part: bool) -> bool:
    """Is the figure one that nobody checks: a small count of things, how long something took?

    `part`: a count that is a claim stands before it, of which it may be a part.
    """
    figure, sentence, vocabulary = mention.figure, mention.sentence, document.vocabulary
    if figure.unit in TIME_UNITS and figure.per is None:
        return not _lasts(mention, find_frame(mention, vocabulary), vocabulary)
    sizes = words(vocabulary, "units", "unit", "size")
    if figure.unit in sizes and sentence.text[figure.end - sentence.start :].startswith("-"):
        return True  # "28-nanometre chips" names a make
    whole = figure.value is not None and figure.value == int(figure.value)
    if figure.unit != "count" or not whole or (figure.value or 0) >= SMALL or figure.per:
        return False
    if sentence.block.kind in {"row", "item"} and _is_listed(mention, document):
        return False
    frame = find_frame(mention, vocabulary)
    if frame is None:
        return True
    part = part and sentence.block.kind == "paragraph"
    left_out = frame.noun is None and frame.holder is None and frame.link in {"subject", "object"}
    told = left_out and figure.text.isdigit()  # "Only eight have been built."
    told = told or _is_of_stated_whole(mention, frame)
    return not (told or (part and _is_part(figure, frame)) or _matters(frame, vocabulary))


def _lasts(mention: Mention, frame: Frame | None, vocabulary: Vocabulary) -> bool:
    """Is it told how long something lasts: "38 months in a row", "will take 10 days"?"""
    figure, sentence = mention.figure, mention.sentence
    after = sentence.text[figure.end - sentence.start :]
    if _passed(vocabulary).match(after):
        return False  # "six years ago"
    before = sentence.text[
        max(0, figure.start - sentence.start - NEAR) : figure.start - sentence.start
    ]
    streak = (
        _averages(vocabulary).search(before)
        or _streak(vocabulary).match(after)
        or _AVERAGED.match(after)
    )
    many = figure.unit in FINE and (figure.value or 0) > MANY
    return bool(streak or many) or (frame is not None and _is_told(mention, frame, vocabulary))


def _is_listed(mention: Mention, document: Document) -> bool:
    """ "Lancaster: 8" in a list or table of cases, by its lead-in, its caption or the heading."""
    sentence = mention.sentence
    if sentence.block.kind == "row":
        if _OF_WHOM.match(labels(mention, document)[0]):
            return True
        said = f"{labels(mention, document)[1]} {sentence.block.caption}"
    else:
        own, colon, _ = sentence.text.partition(":")  # "Deaths: 40, 6 of them in Kent"
        said = f"{own if colon else ''} {_lead_in(sentence, document)}"
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
    verb, doc = frame.verb, frame.last.doc
    own = {(r["verb"], r["part"] or "object") for r in vocabulary.rows("durations") if r.get("own")}
    if verb is not None and (verb_lemma(verb, vocabulary), frame.link) in own:
        return not _has_count_before(mention)
    if verb is None or verb.dep_ in {"relcl", "acl", "advcl"}:
        return False
    if any(t.tag_ == "HYPH" for t in doc[frame.first.i : frame.last.i + 2]):
        return False  # "an 18-year low"
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
    noun = frame.noun or frame.holder or _of_whom(frame)
    if noun is not None and (lemma(noun) in nouns or _has_event(noun, verbs)):
        return True
    states = words(vocabulary, "people_events", "verb", "state")
    if _is_in_state(frame, states):
        return True
    verb = frame.verb
    if verb is None or verb.pos_ not in VERBAL:
        return False
    left = frame.link == "subject" and any(
        c.dep_ in {"acomp", "oprd"} and c.lower_ in states for c in verb.rights
    )
    return left or lemma(verb) in verbs  # "Five remain missing"


def _is_in_state(frame: Frame, states: frozenset[str]) -> bool:
    """ "That makes seven dead", "left two people dead": the state of those who are counted."""
    behind = frame.last.doc[frame.last.i + 1 : frame.last.i + 3]
    told = [token.lower_ for token in behind]
    if told[:1] and told[0] in states:
        return True
    return (
        len(behind) > 1
        and told[1] in states
        and frame.noun is not None
        and (behind[0].i == frame.noun.i)
    )


def _of_whom(frame: Frame) -> Token | None:
    """The `dead` of "six of the dead", which the parser may call an adjective."""
    behind = frame.last.doc[frame.last.i + 1 : frame.last.i + WHOLE_REACH]
    if len(behind) < 3 or behind[0].lower_ != "of" or behind[1].dep_ != "det":
        return None
    return behind[2] if behind[2].dep_ == "pobj" else None


def _has_event(noun: Token, verbs: frozenset[str]) -> bool:
    return any(c.dep_ in {"acl", "relcl", "amod"} and lemma(c) in verbs for c in noun.children)


@lru_cache(maxsize=4)
def _averages(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(vocabulary, 'average_of')})\s*$")


@lru_cache(maxsize=4)
def _streak(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\w+\s*)?(?:{alternatives(vocabulary, 'streak')})\b")


@lru_cache(maxsize=4)
def _passed(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[\s-]*\w+ (?:{alternatives(vocabulary, 'passed')})\b")
