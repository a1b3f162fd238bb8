"""Finds rates that a span of time tells: "nine died in 24 hours", "a day costs the port $4m"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crosscheck.extract.grammar import SUBJECTS
from crosscheck.extract.numbers.tokens import low_at
from crosscheck.extract.parse import lemma
from crosscheck.extract.rate_each import is_under
from crosscheck.extract.rate_sentence import TIMES, RateSentence
from crosscheck.records import is_currency

# Words between "in" and "24 hours": "in the same", "over the past".
MOST_BETWEEN = 2
_DAY = ("24", "hours")
_PARTING = (",", ";", ":", "and")


def within_a_day(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "Nine died in the 24 hours to Sunday", "Deaths in 24 hours: 9".

    Not of the 24 hours of one event: "in the 24 hours after the crash".
    """
    for i in range(1, len(state.tokens) - 1):
        if (state.tokens[i].low, low_at(state.tokens, i + 1)) != _DAY or not _is_span(state, i):
            continue
        if low_at(state.tokens, i + 2) not in state.lex.words["day_of_event"]:
            for n in _told(state, i):
                yield n, "day"


def _is_span(state: RateSentence, i: int) -> bool:
    """Does "in" or "over" stand before the hours, with no other word than "the same" or "the past"
    between?"""
    for at in range(i - 1, max(-1, i - 2 - MOST_BETWEEN), -1):
        if state.tokens[at].low in state.lex.words["over_hours"]:
            return True
        if state.tokens[at].low not in state.lex.words["which_hours"]:
            return False
    return False


def _told(state: RateSentence, i: int) -> list[int]:
    """The figures told for the hours at token `i`: those joined before it, else the next ones."""
    before = [n for n, place in enumerate(state.places) if place[1] <= i]
    opens = not before or any(
        t.text in ".;:?!" for t in state.tokens[state.places[before[-1]][1] : i]
    )
    if opens:
        first = next((n for n, place in enumerate(state.places) if place[0] > i + 1), None)
        found = [] if first is None else _joined(state, first, 1)
    else:
        found = _joined(state, before[-1], -1)
    return [n for n in found if state.figures[n].unit not in (*TIMES, "percent")]


def _joined(state: RateSentence, n: int, step: int) -> list[int]:
    """Figure `n` and those that "and" joins to it: "three died and 782 fell ill"."""
    found = [n]
    while 0 <= n + step < len(state.places):
        first, second = sorted((n, n + step))
        between = state.tokens[state.places[first][1] : state.places[second][0]]
        if "and" not in (t.low for t in between) or any(t.kind == "mark" for t in between):
            break
        n += step
        found.append(n)
    return found


def timed_subject(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "A day without flights costs the city 1.9 billion pesos"."""
    for i in range(1, len(state.tokens)):
        found = state.lex.denominators.at(state.tokens, i)
        word = state.parsed(i) if found and found[1].per in TIMES else None
        if not found or word is None:
            continue
        first = i  # "every strike day": what says which days
        while first > 1 and (part := state.parsed(first - 1)) is not None and part.head == word:
            if part.dep_ not in ("compound", "amod"):
                break
            first -= 1
        if low_at(state.tokens, first - 1) not in state.words.single:
            continue
        verb = word.head
        if word.dep_ not in SUBJECTS or lemma(verb) not in state.words.priced:
            continue
        roots = ((n, state.root(n)) for n in range(len(state.figures)))
        behind = ((n, root) for n, root in roots if root is not None and root.i > verb.i)
        paid = (
            n for n, root in behind if is_currency(state.figures[n].unit) and is_under(root, verb)
        )
        yield from ((n, found[1].per) for n in islice(paid, 1))


def by_the_dozen(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "A dozen large eggs sold for $4.59": a number by which things are sold."""
    for i in range(1, len(state.tokens)):
        found = state.lex.denominators.at(state.tokens, i)
        bought = found and state.tokens[i].low in state.lex.small
        if not found or not bought or low_at(state.tokens, i - 1) not in state.words.single:
            continue
        n = next((n for n, place in enumerate(state.places) if place[0] > i), None)
        if n is None or not is_currency(state.figures[n].unit):
            continue
        between = range(i + 1, state.places[n][0])
        words = [word for k in between if (word := state.parsed(k)) is not None]
        sold = any(lemma(word) in state.words.priced for word in words)
        if sold and not any(state.tokens[k].low in _PARTING for k in between):
            yield n, found[1].per
