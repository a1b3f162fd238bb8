"""Tells when something was said, published or foretold from what it is of."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.extract.document import Mention
from crosscheck.extract.period.attach import is_compared, span_of
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.words import any_of_role, words_of
from crosscheck.vocabulary import Vocabulary

_SPOKEN = frozenset(
    {"weekday", "date", "day_word", "weekday_of", "day_of", "numeric_date", "which_unit", "weekend"}
)
_TOLD_IN = frozenset({"month", "which_month", "month_of", "quarter", "season", "which_unit"})
_OF_RESULTS = frozenset({"quarter", "half", "fiscal_year", "split_year", "lasting_to"})
_FIRST_WORD = re.compile(r" ([a-z]+)")
_PUBLISHED = re.compile(
    r"\b(?:published|released|issued|unveiled"
    r"|(?:figures|data|statistics|numbers)"
    r" (?:out|(?:[a-z,]+ ){0,9}(?:extracted|compiled|retrieved|updated)))"
    r"(?: on| late| early)? $"
)


@lru_cache(maxsize=4)
def _speech(vocabulary: Vocabulary) -> tuple[re.Pattern[str], frozenset[str]]:
    words = frozenset(words_of(vocabulary, "period_words", "speech"))
    # Cases that "were confirmed" on a day are that day's.
    told = rf"\b(?<!been )(?<!were )(?<!was ){any_of_role(vocabulary, 'speech')}"
    return re.compile(rf"{told}(?: [\w’'-]+){{0,3}}?(?: on| late| early)? $"), words


def is_spoken(mention: Mention, expression: Expression, vocabulary: Vocabulary) -> bool:
    """Is it the time when somebody said or published the figure?"""
    if expression.means not in _SPOKEN or expression.role != "when":
        return False
    pattern, words = _speech(vocabulary)
    span = span_of(mention, expression)
    before = mention.sentence.text[max(0, expression.start - 40) : expression.start].lower()
    after = _FIRST_WORD.match(mention.sentence.text, expression.end)
    # "The rival on Tuesday reported growth of 2%".
    reports = after is not None and after[1] in words and after[1].endswith("ed")
    if reports or pattern.search(before) or is_published(mention.sentence.text, expression):
        return True
    token = span.root if span is not None else None
    for _ in range(2):
        if token is None or token.head.i == token.i:
            return False
        token = token.head
        if token.lower_ in words:
            return token.pos_ == "VERB" and not any(
                c.dep_ == "auxpass" or (c.dep_ == "nsubj" and c.lower_ in _instruments(vocabulary))
                for c in token.children
            )
        if token.pos_ not in ("ADP", "PROPN", "NUM"):
            return False
    return False


@lru_cache(maxsize=4)
def _instruments(vocabulary: Vocabulary) -> frozenset[str]:
    """What shows a figure on the day that it is of: "the gauge showed 4 metres on Monday"."""
    rows = (row for row in vocabulary.rows("data_sources") if row.get("instrument"))
    return frozenset(noun for row in rows for noun in row["nouns"])


def is_foretold(mention: Mention, expression: Expression, vocabulary: Vocabulary) -> bool:
    """ "The 4 per cent it projected in January", "In January they had forecast 4 per cent"."""
    if expression.means not in _TOLD_IN:
        return False
    text = mention.sentence.text.lower()
    before, after = text[max(0, expression.start - 60) : expression.start], text[expression.end :]
    by_somebody, of_itself, ahead = _foretold(vocabulary)
    if by_somebody.search(before) or ahead.match(after):
        return True
    return of_itself.search(before) is not None and is_compared(mention, vocabulary)


@lru_cache(maxsize=4)
def _foretold(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Verbs of forecasts: by somebody, of a figure itself, and behind the time."""
    verb = any_of_role(vocabulary, "foretold")
    who = r"(?:it|they|he|she|we|had)"
    return (
        re.compile(rf"\b{who} {verb}(?: back)? in $"),
        re.compile(rf"\b{verb}(?: back)? in $"),
        re.compile(rf",? {who} (?:had )?{verb}\b"),
    )


def is_planned(mention: Mention, vocabulary: Vocabulary) -> bool:
    """Does the sentence speak of guidance or of a forecast?"""
    return _guidance(vocabulary).search(mention.sentence.text.lower()) is not None


@lru_cache(maxsize=4)
def _guidance(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of_role(vocabulary, 'guidance')}|{any_of_role(vocabulary, 'foretold')})\b"
    )


def is_told(text: str, expression: Expression, vocabulary: Vocabulary) -> bool:
    """The same by the words before alone, in a sentence without a figure; "reported its third
    quarter" tells what of, not when."""
    if expression.means in _OF_RESULTS:
        return is_published(text, expression)
    before = text[max(0, expression.start - 40) : expression.start].lower()
    return is_published(text, expression) or _speech(vocabulary)[0].search(before) is not None


def is_published(text: str, expression: Expression) -> bool:
    """Is it when statistics came out: "figures published last week"?"""
    return _PUBLISHED.search(text[: expression.start].lower()) is not None
