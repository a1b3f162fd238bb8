"""Chooses, among the times that a sentence gives, the one that a figure is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from crosscheck.extract.document import Figure, Mention
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.words import any_of_role, says, words_of
from crosscheck.extract.tree import Span, Token
from crosscheck.vocabulary import Vocabulary

_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis", "conj"})
# A clause about the figure's own noun is less far away: "40 boats that were built in 2021".
_NOUN, _OWN_RELATIVE, _ASIDE = 1.0, 3.0, 8.0
_OTHER_CLAUSE, _RELATIVE, _FIGURE_BETWEEN, _CHARACTERS = 1.5, 15.0, 1.5, 60
# Of a comparison "on" and "over" only take times such as "a year earlier": "on Monday" is no base.
_EARLIER = frozenset({"earlier", "previous", "same", "ago", "ago_today"})
# "The biggest this year", "the highest to date" and "the first rise in seven months" say of what it
# is the biggest.
_FRAMES_OF_BEST = frozenset({"which_unit", "to_date", "so_far", "unknown", "sport_season"})
_DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_ON = re.compile(r"(?:on|over) ")
_MEASURED_ON = frozenset(
    {"same", "year", "which_unit", "month", "month_of", "which_month", "quarter", "half", "season"}
)
_BREAK, _OVER_BREAK = re.compile(r" - | – |—|[;:]"), 3.0
_LABEL = re.compile(
    r"\s*:\s*\S{0,4}\s?| \([^\w\s]{0,2}|,? (?:when|in which|during which) [^,;:]{0,60}"
)
# A clause that sets another figure beside one, and opens with its time.
_WHEREAS = re.compile(r",? (?:whereas|while|but) (?:[a-z]+ ){0,2}$")
_NAMED = re.compile(r":\s*\S")
# "from 4,000 to 6,000": both ends of one range or change.
_RANGE_END = re.compile(r" (?:to|-|–) ")
_PARTS = frozenset({"percent", "percentage point"})
_JOINED = re.compile(r"[^,;.]{0,30} and (?:about |some |nearly )?")
_RANGES = frozenset({"between", "years_range", "date_range"})
# Directly after a figure a time is its own; one that directly follows another figure is less
# likely.
_OWNED, _OTHERS, _LEADING = -3.0, 2.0, -2.0
_OWN_GAP, _FURTHEST, _ALONE = 45, 12.0, 26.0


@lru_cache(maxsize=4)
def _base(vocabulary: Vocabulary) -> re.Pattern[str]:
    marker, filler = any_of_role(vocabulary, "base"), any_of_role(vocabulary, "base_filler")
    return re.compile(rf"(?<![\w-])(?P<marker>{marker}) (?:{filler} ){{0,5}}$")


@lru_cache(maxsize=4)
def _superlative(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = any_of_role(vocabulary, "superlative")
    return re.compile(rf"(?<!\w)(?<!at ){words}(?:-\w{{1,20}})?(?: [\w’'-]+){{0,5}} $")


def is_base(text: str, expression: Expression, vocabulary: Vocabulary) -> bool:
    """Is the time what a change is measured against: "6 per cent lower than in March"?"""
    before = text[max(0, expression.start - 60) : expression.start].lower()
    if expression.role == "since" or expression.means in _FRAMES_OF_BEST:
        if _superlative(vocabulary).search(before) is not None:
            return True
        if expression.role == "since":
            return False
    if _is_measured_on(before, expression, vocabulary):
        return True
    match = _base(vocabulary).search(before)
    if match is None or (match["marker"] == "from" and expression.means in _RANGES):
        return False
    if match["marker"] not in ("on", "over", "against"):
        return True
    return expression.means in _EARLIER or expression.text.lower().startswith("last ")


def _is_measured_on(before: str, expression: Expression, vocabulary: Vocabulary) -> bool:
    """ "A rise of 4 per cent on 2023", "up by a fifth on the same quarter": not of a single day."""
    own = _ON.match(expression.text.lower())
    behind = before if own else before.removesuffix("the ")
    if own is None and not behind.endswith((" on ", " over ")):
        return False
    if expression.means not in _MEASURED_ON:
        return False
    stem = behind if own else behind.rpartition(" o")[0] + " "
    return _measured(vocabulary).search(stem) is not None


@lru_cache(maxsize=4)
def _measured(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A change and its amount, right before "on" or "over"."""
    small = rf"(?:{any_of_role(vocabulary, 'about')} ){{0,2}}"
    amount = r"(?:[^\s\d]{0,4}\d[\d.,]{0,12}%?(?: [mb]illion)?|an? [a-z]{4,7}|[a-z]{2,6})"
    share = r"(?: [a-z]{3,10}){0,2}"
    return re.compile(
        rf"\b{any_of_role(vocabulary, 'measured')}(?: of| by)? {small}{amount}{share} $"
    )


def nearest(mention: Mention, expressions: Sequence[Expression]) -> Expression | None:
    """The time nearest to the figure in the parse; None where the sentence gives none."""
    if not expressions:
        return None
    cost, _, chosen = min(
        (
            (_distance(mention, e) + _owned(mention, e), e.start, i)
            for i, e in enumerate(expressions)
        ),
    )
    return expressions[chosen] if cost <= (_FURTHEST if len(expressions) > 1 else _ALONE) else None


def _owned(mention: Mention, expression: Expression) -> float:
    """Whether the time directly follows this figure, or another one."""
    owner = owner_of(mention, expression)
    if owner is None:
        return _LEADING if _leads(mention, expression) else 0.0
    return _OWNED if owner == mention.figure else _OTHERS


def _leads(mention: Mention, expression: Expression) -> bool:
    """Does the time open the sentence, or stand right before the figure?"""
    offset, text = mention.sentence.start, mention.sentence.text
    at = mention.figure.start - offset
    if expression.end > at or any(
        expression.end <= f.start - offset < at for f in _counts(mention)
    ):
        return False
    opens = not text[: expression.start].strip() or text[: expression.start].count(" ") <= 1
    return opens or not text[expression.end : at].strip(" ,")


def owner_of(mention: Mention, expression: Expression) -> Figure | None:
    """The figure that a time directly follows, or stands before with a colon or "when"; else
    None."""
    offset, text = mention.sentence.start, mention.sentence.text
    counts = _counts(mention)
    after = next((f for f in counts if f.start - offset >= expression.end), None)
    before = [f for f in counts if f.end - offset <= expression.start]
    if after is not None and _LABEL.fullmatch(text, expression.end, after.start - offset):
        # "Against 40 a year earlier, when 90 fled": the year is of both.
        beside = bool(before) and text[before[-1].end - offset : expression.start] == " "
        shared = beside and text[expression.end] == "," and mention.figure == before[-1]
        return before[-1] if shared else after
    if not before:
        return None
    gap = text[before[-1].end - offset : expression.start]
    if len(gap) > _OWN_GAP or re.search(r"[,;:–—(]| and | but ", gap):
        return None
    return before[-1]


def is_others(mention: Mention, expression: Expression) -> bool:
    """Is it the time of another figure alone: behind a semicolon, or its label in brackets?

    "It was 71; in the year before it had been 70", "narrowed to 136 (2025: 158)", "stood at 61%,
    whereas in October it was 79%".
    """
    offset, text = mention.sentence.start, mention.sentence.text
    at = mention.figure.start - offset
    if expression.start < at:
        return is_label_in_brackets(mention, expression) and ")" in text[expression.end : at]
    if expression.means == "year_end" and not expression.text.lower().endswith("end"):
        return True  # "made 690 million and ended the quarter with 6 billion"
    after = [f.start - offset for f in _counts(mention) if f.start - offset >= expression.end]
    if after and expression.end < len(text) and _NAMED.match(text, expression.end, after[0] + 1):
        return True
    stop = text.find(";", at)
    if 0 <= stop < expression.start and any(f.start - offset > stop for f in _counts(mention)):
        return True
    return bool(after) and _WHEREAS.search(text, at, expression.start) is not None


def is_label_in_brackets(mention: Mention, one: Expression) -> bool:
    """ "Sales were 40 million (2023: 30 million), after 4 million of costs": of the 30 alone."""
    text = mention.sentence.text
    return text[: one.start].endswith("(") and text[one.end : one.end + 1] == ":"


def is_apart(mention: Mention, expression: Expression) -> bool:
    """Does the time hang on a verb beside the figure's own, joined to it by "and" or "but"?"""
    span, tokens = span_of(mention, expression), mention.tokens
    if span is None or tokens is None:
        return False
    return _clause_beside(tokens.root, span.root) == "conj"


def is_in_passing(mention: Mention, expression: Expression) -> bool:
    """Does the time hang on a clause that only adds something: "the bridge, built in 1994, ..."?"""
    span, tokens = span_of(mention, expression), mention.tokens
    if span is None or tokens is None:
        return False
    return _clause_beside(tokens.root, span.root) in ("acl", "advcl", "relcl")


def _clause_beside(figure: Token, time: Token) -> str:
    """How the verb of a time hangs on what is above the figure; "" where it is above it too."""
    above = {t.i for t in (figure, *figure.ancestors)}
    own = next((t for t in (time, *time.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    return own.dep_ if own is not None and own.i not in above else ""


@lru_cache(maxsize=4)
def _against(vocabulary: Vocabulary) -> re.Pattern[str]:
    """What stands before the figure of a comparison: "from a loss of", "against about"."""
    small, level = any_of_role(vocabulary, "about"), any_of_role(vocabulary, "level")
    money = r"[^\w\s]{0,3}(?:[a-z]{2,3} ?\$?)?"
    return re.compile(
        rf"\b{any_of_role(vocabulary, 'against')} (?:{small} ){{0,3}}(?:{level} (?:of )?)?{money}$"
    )


def is_joined(mention: Mention, other: Figure) -> bool:
    """Does "and" join the figure to the next one: "7.4 million cases and 6.2 million patients"?"""
    offset = mention.sentence.start
    between = mention.sentence.text[mention.figure.end - offset : max(other.start - offset, 0)]
    return _JOINED.fullmatch(between) is not None


def is_compared(mention: Mention, vocabulary: Vocabulary) -> bool:
    """Is it the figure that another one is measured against: "up from 9.3 million"?"""
    start = mention.figure.start - mention.sentence.start
    before = mention.sentence.text[max(0, start - 40) : start].lower()
    found = _against(vocabulary).search(before)
    return (
        found is not None
        and _is_measured(mention, found[0], vocabulary)
        and _RANGE_END.match(mention.sentence.text[mention.figure.end - mention.sentence.start :])
        is None
    )


def is_set_beside(mention: Mention, vocabulary: Vocabulary) -> bool:
    """ "More than the 85 million who came in 2023": what the figure before is set beside."""
    start = mention.figure.start - mention.sentence.start
    before = mention.sentence.text[max(0, start - 20) : start].lower()
    return before.endswith(_beside(vocabulary))


@lru_cache(maxsize=4)
def _beside(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(f"{word} " for word in sorted(words_of(vocabulary, "period_words", "beside")))


def _is_measured(mention: Mention, marker: str, vocabulary: Vocabulary) -> bool:
    """Is there something that "against" or "from" can measure the figure against?

    Not in "a charge against 40 men", "samples were taken from 88 people" and "54 million tonnes
    from 10 million hectares".
    """
    start, sentence = mention.figure.start, mention.sentence
    before = [f for f in sentence.figures if f.end <= start]
    if not marker.startswith("from"):
        return bool(before) or not marker.startswith("against")
    if not before:
        return says(sentence.text[: start - sentence.start], "change", vocabulary)
    units = {before[-1].unit, mention.figure.unit}
    return len(units) == 1 or not units.isdisjoint(_PARTS)


def _counts(mention: Mention) -> list[Figure]:
    """The sentence's figures but for durations, which times do not belong to."""
    return [f for f in mention.sentence.figures if f.unit not in _DURATIONS or f == mention.figure]


def span_of(mention: Mention, expression: Expression) -> Span | None:
    doc = mention.sentence.doc
    if doc is None:
        return None
    return doc.char_span(expression.start, expression.end)


def _distance(mention: Mention, expression: Expression) -> float:
    figure = mention.figure.start - mention.sentence.start
    low, high = sorted((figure, expression.start))
    starts = [f.start - mention.sentence.start for f in _counts(mention)]
    between = sum(low < start < high for start in starts)
    gap = (
        expression.start - (mention.figure.end - mention.sentence.start)
        if expression.start > figure
        else figure - expression.end
    )
    cost = _FIGURE_BETWEEN * between + max(gap, 0) / _CHARACTERS
    text = mention.sentence.text
    start, end = (mention.figure.end - mention.sentence.start, expression.start)
    if _BREAK.search(text, min(start, expression.end), max(end, figure)):
        cost += _OVER_BREAK
    span, tokens = span_of(mention, expression), mention.tokens
    if span is None or tokens is None:
        return cost
    whose = _RELATIVE if expression.text.startswith(("that ", "which ")) else 0.0
    return cost + max(0.0, _steps(tokens.root, span.root) - whose)


def _steps(figure: Token, time: Token) -> float:
    """Edges between the two in the parse; a clause's boundary counts more."""
    above: Mapping[int, float] = _above(figure)
    down, token = 0.0, time
    while token.i not in above:
        down += 1 + (_OTHER_CLAUSE if token.dep_ in _CLAUSE else 0)
        if token.dep_ == "relcl":
            own = above.get(token.head.i, _RELATIVE) <= _NOUN
            down += _OWN_RELATIVE if own else _RELATIVE
            down += 0.0 if own else _aside(token)
        if token.head.i == token.i:
            return 12.0 + down
        token = token.head
    return above[token.i] + down


def _aside(relative: Token) -> float:
    """What a relative clause after a comma adds: it tells of something else in passing."""
    first = relative.left_edge
    return _ASIDE if first.i and first.nbor(-1).text == "," else 0.0


def _above(token: Token) -> dict[int, float]:
    steps, cost = {token.i: 0.0}, 0.0
    for parent in token.ancestors:
        cost += 1.0
        steps[parent.i] = cost
    return steps
