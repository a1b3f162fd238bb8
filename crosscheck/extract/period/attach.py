"""Chooses, among the times that a sentence gives, the one that a figure is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from crosscheck.extract.document import Mention
from crosscheck.extract.period.expressions import Expression, words_of
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis", "conj"})
_OTHER_CLAUSE, _FIGURE_BETWEEN, _CHARACTERS = 1.5, 1.5, 60
# Of a comparison "on" and "over" only take times such as "a year earlier": "on Monday" is no base.
_EARLIER = frozenset({"earlier", "previous", "same", "which_unit", "ago", "ago_today"})
_SPOKEN = frozenset({"weekday", "date", "day_word", "weekday_of", "day_of", "numeric_date"})


@lru_cache(maxsize=4)
def _base(vocabulary: Vocabulary) -> re.Pattern[str]:
    markers = "|".join(map(re.escape, sorted(words_of(vocabulary, "period_words", "base"))))
    fillers = "|".join(map(re.escape, sorted(words_of(vocabulary, "period_words", "base_filler"))))
    return re.compile(rf"(?<![\w-])(?P<marker>{markers}) (?:(?:{fillers}) ){{0,5}}$")


@lru_cache(maxsize=4)
def _speech(vocabulary: Vocabulary) -> tuple[re.Pattern[str], frozenset[str]]:
    words = frozenset(words_of(vocabulary, "period_words", "speech"))
    pattern = r"\b(?:" + "|".join(sorted(words)) + r")(?: [\w’'-]+){0,3}?(?: on| late| early)? $"
    return re.compile(pattern), words


def is_base(text: str, expression: Expression, vocabulary: Vocabulary) -> bool:
    """Is the time what a change is measured against: "6 per cent lower than in March"?"""
    match = _base(vocabulary).search(text[max(0, expression.start - 60) : expression.start].lower())
    if match is None:
        return False
    return match["marker"] not in ("on", "over") or expression.means in _EARLIER


def is_spoken(mention: Mention, expression: Expression, vocabulary: Vocabulary) -> bool:
    """Is it the day on which somebody said or published the figure?"""
    if expression.means not in _SPOKEN or expression.role != "when":
        return False
    pattern, words = _speech(vocabulary)
    span = _span(mention, expression)
    if span is not None:
        token = span.root
        for _ in range(2):
            if token.head.i == token.i:
                break
            token = token.head
            if token.lower_ in words:
                return True
            if token.pos_ not in ("ADP", "PROPN", "NUM"):
                return False
    before = mention.sentence.text[max(0, expression.start - 40) : expression.start].lower()
    return pattern.search(before) is not None


def nearest(mention: Mention, expressions: Sequence[Expression]) -> Expression | None:
    """The time nearest to the figure in the parse; None where the sentence gives none."""
    if not expressions:
        return None
    return min(expressions, key=lambda e: (_distance(mention, e), e.start))


def _span(mention: Mention, expression: Expression) -> Span | None:
    doc = mention.sentence.doc
    if doc is None:
        return None
    return doc.char_span(expression.start, expression.end, alignment_mode="expand")


def _distance(mention: Mention, expression: Expression) -> float:
    figure = mention.figure.start - mention.sentence.start
    low, high = sorted((figure, expression.start))
    starts = [f.start - mention.sentence.start for f in mention.sentence.figures]
    between = sum(low < start < high for start in starts)
    gap = (
        expression.start - (mention.figure.end - mention.sentence.start)
        if expression.start > figure
        else figure - expression.end
    )
    cost = _FIGURE_BETWEEN * between + max(gap, 0) / _CHARACTERS
    span, tokens = _span(mention, expression), mention.tokens
    if span is None or tokens is None:
        return cost
    return cost + _steps(tokens.root, span.root)


def _steps(figure: Token, time: Token) -> float:
    """Edges between the two in the parse; a clause's boundary counts more."""
    above: Mapping[int, float] = _above(figure)
    down, token = 0.0, time
    while token.i not in above:
        down += 1 + (_OTHER_CLAUSE if token.dep_ in _CLAUSE else 0)
        if token.head.i == token.i:
            return 12.0 + down
        token = token.head
    return above[token.i] + down


def _above(token: Token) -> dict[int, float]:
    steps, cost = {token.i: 0.0}, 0.0
    for parent in token.ancestors:
        cost += 1.0
        steps[parent.i] = cost
    return steps
