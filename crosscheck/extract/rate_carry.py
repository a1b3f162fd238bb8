"""Carries a rate over to an elliptic figure: "36 per 100,000. The national rate is 5.7."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from crosscheck.extract.document import Figure
from crosscheck.extract.numbers.tokens import low_at
from crosscheck.extract.rate_sentence import TIMES, RateSentence
from crosscheck.records import is_currency

# Two figures of one rate are seldom further apart than this.
MOST_APART = 20
_SHORT = 4  # tokens between the two ends of a change


def carried_rate(state: RateSentence, n: int, before: Figure | None) -> str | None:
    """The rate that figure `n` goes on with; `before` is the figure before the sentence's first."""
    figure = state.figures[n]
    told = (f for f in reversed(state.figures[:n]) if f.unit not in TIMES)  # not "ten years ago"
    source = next(told, before)
    if source is None or source.per is None or figure.per is not None:
        return None
    if figure.unit != source.unit and not _is_converted(state, n, source):
        return None
    end = state.places[n][1]
    if n and source.per in TIMES and [t.low for t in state.tokens[end : end + 2]] == ["of", "them"]:
        return source.per  # "four million caught it every year, and 500 of them died"
    named = subject_and_verb(state, n)[0] in state.words.names  # "the rate was 103", once 1.9
    if not (is_elliptic(state, n) and (named or are_comparable(source, figure))):
        return None
    return source.per if _refers_back(state, n) else None


def _is_converted(state: RateSentence, n: int, source: Figure) -> bool:
    """ "She earns €900 a month. That is about $980": the same rate in other money."""
    if n or not (is_currency(source.unit) and is_currency(state.figures[n].unit)):
        return False
    return state.tokens[0].low in state.words.subjects and is_elliptic(state, n)


def are_comparable(a: Figure, b: Figure) -> bool:
    """Are two figures near enough to be of one series: within a factor of twenty?"""
    if not a.value or not b.value:
        return False
    return 1 / MOST_APART <= abs(b.value / a.value) <= MOST_APART


def is_elliptic(state: RateSentence, n: int) -> bool:
    """Does no noun of its own follow the figure?"""
    end = state.places[n][1]
    if end >= len(state.tokens) or state.tokens[end].kind == "mark":
        return True
    return state.tokens[end].low in state.lex.words["after_elliptic"]


def _refers_back(state: RateSentence, n: int) -> bool:
    """Is the figure's subject "it" or "the rate", or is it the other end of the same change?"""
    floor = state.places[n - 1][1] if n else 0
    lows = [t.low for t in state.tokens[floor : state.places[n][0]]]
    if any(low in state.words.not_subjects for low in lows):
        return False
    if n and _is_other_end(state, n, lows):
        return True
    subject, verb = subject_and_verb(state, n)
    if (
        subject == "which"
        and low_at(state.tokens, state.places[n][1]) not in state.lex.words["comparison"]
    ):
        return False
    return subject in state.words.subjects and verb in state.lex.words["state_verb"]


def _is_other_end(state: RateSentence, n: int, lows: Sequence[str]) -> bool:
    """Do the words between say that the figure is what the one before changed from, or to, or is
    set against: "from 36 a day to 40", "8 million a season, against 2 million here"?"""
    if len(lows) <= _SHORT and ("to" in lows or "from" in lows):
        return True
    if lows[-1:] == ["from"] and lows[-2:-1] in (["up"], ["down"]):
        return True  # "3.2 million trips a day in May, up from 2.9m"
    if lows[-1:] == ["against"] or ("instead", "of") in pairwise(lows):
        return True
    if lows[-2:-1] == ["compared"] or (lows[-1:] == ["with"] and ("ahead", "of") in pairwise(lows)):
        return True  # "2.4 for every 1,000 people, compared with 1.5 in the north"
    changes = state.lex.links["change"].at(state.tokens, state.places[n][0] - 2)
    return len(lows) > 1 and lows[-1] == "to" and changes is not None


def subject_and_verb(state: RateSentence, n: int) -> tuple[str, str]:
    """The subject and the verb that the figure belongs to, as the sentence has them."""
    token = state.root(n)
    if token is None:
        return "", ""
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return (subject.lower_ if subject is not None else ""), token.lower_
