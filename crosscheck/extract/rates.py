"""Finds the denominator of a rate where it stands apart from the number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.numbers.lexicon import Denominator, Lexicon, lexicon
from crosscheck.extract.numbers.rate_words import rate_at
from crosscheck.extract.numbers.tokens import low_at
from crosscheck.extract.parse import lemma
from crosscheck.extract.rate_carry import carried_rate
from crosscheck.extract.rate_each import apiece, each, each_subject
from crosscheck.extract.rate_price import (
    HEDGED,
    carried_price,
    for_measure,
    leading_measure,
    measured_thing,
)
from crosscheck.extract.rate_sentence import TIMES, RateSentence
from crosscheck.extract.rate_time import by_the_dozen, timed_subject, within_a_day
from crosscheck.extract.rate_vocabulary import RateWords, rate_words
from crosscheck.records import is_currency

# How far behind its figure a rate may stand, in tokens ("600 trucks from three countries a day").
REACH = 14
LONGEST_NOUN = 4  # words of what a rate is per
_CLAUSE_ENDS = frozenset(".;:?!—–),")
Rule = Callable[[RateSentence], Iterator[tuple[int, str]]]


def find_rates(document: Document) -> Document:
    """The document with `per` set on the figures whose rate the sentence gives elsewhere.

    In order: words behind what is counted ("600 aid trucks a day"), a time in front ("every day"),
    an adjective of what is counted ("daily arrests"), a measure as subject ("a kilo sold for"), the
    figure that a bracket repeats, and the rate of the figure before for an elliptic one.
    """
    lex, words = lexicon(document.vocabulary), rate_words(document.vocabulary)
    sentences: list[Sentence] = []
    last: tuple[Figure, ...] = ()
    block = -1
    for sentence in document.sentences:
        if sentence.block_index != block:
            last, block = (), sentence.block_index
        if sentence.figures:
            figures = _rated(sentence, lex, words, last)
            sentence = replace(sentence, figures=figures)  # noqa: PLW2901
            last = tuple(f for f in figures if f.unit not in TIMES) or last
        sentences.append(sentence)
    return replace(document, sentences=tuple(sentences))


def _rated(
    sentence: Sentence, lex: Lexicon, words: RateWords, last: tuple[Figure, ...]
) -> tuple[Figure, ...]:
    state = RateSentence.of(sentence, lex, words)
    _whole_nouns(state)
    for rule in _RULES:
        for n, per in rule(state):
            state.set_rate(n, per)
    for n, figure in enumerate(state.figures):
        alike = (f for f in reversed(last) if f.unit == figure.unit)
        before = next(alike, last[-1] if last else None)
        carried = carried_rate(state, n, before) or carried_price(state, n, before)
        if carried:
            state.set_rate(n, carried)
    return tuple(state.figures)


def _behind(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "600 aid trucks a day", "35 hours of unpaid work each month", "P5,000 to each fisherman"."""
    inside = {t for first, end in state.places for t in range(first, end)}
    listed = state.lex.words
    openers = state.words.always | listed["rate_start"] | listed["one_of_a_price"]
    for i in [i for i, token in enumerate(state.tokens) if token.low in openers]:
        n = _nearest_before(state, i) if i not in inside and _may_begin(state, i) else None
        if n is None:
            continue
        rate = rate_at(state.tokens, i, state.lex, money=_pays(state, n, i)) or each(state, i)
        timed = rate is not None and rate[1] in TIMES
        apart = state.tokens[i].low == "for" or (rate is not None and not timed)
        verb = apart and _verb_between(state, n, i)
        if rate and not verb and not _is_modifier(state, i, rate[0]):
            yield n, rate[1]


def _pays(state: RateSentence, n: int, i: int) -> bool:
    """Does a sum of money stand right before token `i`, if in brackets: "($2,200) a family"?"""
    unit = state.figures[n].unit
    between = state.tokens[state.places[n][1] : i]
    return is_currency(unit) and all(token.text == ")" for token in between)


def _may_begin(state: RateSentence, i: int) -> bool:
    low = state.tokens[i].low
    if low in ("a", "an"):
        before = state.tokens[i - 1] if i else None
        if before is None or before.text == ")":
            return before is not None
        return before.kind == "word" and before.low not in state.lex.words["preposition"]
    if low in state.words.always:
        word = state.parsed(i)
        return word is None or word.dep_ not in ("amod", "compound") or word.head.i < word.i
    if low in ("each", "every"):
        word = state.parsed(i - 1) if i else None
        particle = word is not None and word.dep_ == "prt"  # "go over every day"
        return particle or low_at(state.tokens, i - 1) not in state.lex.words["preposition"]
    return low in state.lex.words["rate_start"]


def _verb_between(state: RateSentence, n: int, i: int) -> bool:
    """ "All three acts confer penalties for each violation": the rate is the verb's object's."""
    words = (state.parsed(k) for k in range(state.places[n][1], i))
    return any(word is not None and word.pos_ == "VERB" for word in words)


def _is_modifier(state: RateSentence, start: int, end: int) -> bool:
    """ "a day centre", "a second job": does the rate's noun modify one behind it?"""
    if end >= len(state.tokens) or state.tokens[start].low not in ("a", "an"):
        return False
    word = state.parsed(end - 1)
    return word is not None and word.dep_ in ("compound", "nmod", "poss", "amod")


def _nearest_before(state: RateSentence, i: int) -> int | None:
    """The figure nearest before token `i` in its clause; a closing bracket may stand between."""
    n = next((n for n in reversed(range(len(state.places))) if state.places[n][1] <= i), None)
    if n is None or i - state.places[n][1] > REACH:
        return None
    between = state.tokens[state.places[n][1] : i]
    inner = between[1:] if between and between[0].text == ")" else between
    ends = any(t.text in _CLAUSE_ENDS or t.low in state.lex.words["next_clause"] for t in inner)
    return None if ends else n


def _on_average_days(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "480,000 passengers on an average working day"."""
    for i in range(len(state.tokens)):
        if (
            low_at(state.tokens, i) not in ("on", "in")
            or low_at(state.tokens, i + 2) not in state.words.averaging
        ):
            continue
        n = _nearest_before(state, i)
        found = state.lex.denominators.at(state.tokens, i + 3) or state.lex.denominators.at(
            state.tokens, i + 4
        )
        if n is not None and found and found[1].per in TIMES:
            yield n, found[1].per


def _in_front(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "Every day 40 boats leave", "On a good day they manage 90"."""
    for i in range(len(state.tokens)):
        found = _time_in_front(state, i)
        if found is None or found[1].per not in TIMES:
            continue
        n = next((n for n, place in enumerate(state.places) if place[0] >= found[0]), None)
        if n is None or state.figures[n].unit in (*TIMES, "percent"):
            continue
        if not any(t.text in ".;:?!" for t in state.tokens[i : state.places[n][0]]):
            yield n, found[1].per


def _time_in_front(state: RateSentence, i: int) -> tuple[int, Denominator] | None:
    tokens = state.tokens
    low = tokens[i].low
    if low in ("every", "each"):
        before = low_at(tokens, i - 1)
        opens = i == 0 or before in ',;:—“"' or before in state.lex.words["clause_start"]
        word = state.parsed(i + 1) if i + 1 < len(tokens) else None
        modifies = word is not None and word.dep_ in ("amod", "compound")  # "every second voter"
        return state.lex.denominators.at(tokens, i + 1) if opens and not modifies else None
    typical = low == "on" and low_at(tokens, i + 2) in state.words.typical
    if typical and low_at(tokens, i + 1) in state.lex.words["known"] | {"any"}:
        return state.lex.denominators.at(tokens, i + 3)
    return None


def _adjectives(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "600 daily flights", "daily arrests have tumbled by 4,300", "an annual salary of 50,000"."""
    text = state.sentence.text.lower()
    if state.sentence.doc is None or not any(word in text for word in state.words.adjectives):
        return
    for word in reversed(state.sentence.doc):  # a "monthly annual rate" is a yearly one
        low, noun = word.lower_, word.head
        if low not in state.words.adjectives or word.dep_ not in ("amod", "compound", "nmod"):
            continue
        always = low in state.words.always and noun.pos_ == "NOUN"
        if not (always or noun.lower_ in state.words.nouns):
            continue
        for n, figure in enumerate(state.figures):
            counted = figure.unit not in (*TIMES, "percent") or figure.unit == "hour"
            if counted and _belongs(state, n, noun.i):
                yield n, state.words.adjectives[low]


def _belongs(state: RateSentence, n: int, noun: int) -> bool:
    """Does figure `n` say how much the noun is: its own number, behind its "of", or its verb's?"""
    token = state.root(n)
    if token is None:
        return False
    first = token.i
    for _ in range(4):
        if noun in (token.i, token.head.i):
            return True
        beyond = token.dep_ == "prep" and token.lower_ not in ("of", "at", "by", "to")
        if beyond or token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    if token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ == "xcomp" and noun < token.i:
        token = token.head  # "Annual savings are expected to reach $700 million"
    kinds = ("nsubj", "nsubjpass") if noun < first else ("dobj", "attr")
    return any(child.i == noun and child.dep_ in kinds for child in token.children)


def _added(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "adds 12 cents to the price of a gallon", "put 4p on a bottle of wine"."""
    for n, (_, end) in enumerate(state.places):
        if low_at(state.tokens, end) not in ("to", "on") or not is_currency(state.figures[n].unit):
            continue
        at = end + 1
        if low_at(state.tokens, at + 1) in state.words.prices:
            at += 3
        found = state.lex.denominators.at(state.tokens, at + 1)
        article = low_at(state.tokens, at) in state.lex.words["one_of_a_price"]
        if article and found is not None and found[1].per not in TIMES:
            yield n, found[1].per


def _whole_nouns(state: RateSentence) -> None:
    """ "£143,000 per successful asylum seeker": the noun, where the number has its first word."""
    for n, figure in enumerate(state.figures):
        i = state.places[n][1] - 1
        if not figure.per or " " in figure.per or low_at(state.tokens, i - 1) != "per":
            continue
        word = state.parsed(i)
        if word is None or word.lower_ != figure.per or word.dep_ not in ("amod", "compound"):
            continue
        noun = word.head
        if noun.pos_ == "NOUN" and 0 < noun.i - word.i < LONGEST_NOUN:
            parts = [c for c in noun.lefts if c.dep_ == "compound" and c.i >= word.i]
            per = " ".join(part.lower_ for part in parts)
            state.figures[n] = replace(figure, per=f"{per} {lemma(noun)}".strip())


def _brackets(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "18.78 million pesos ($332,000) a day": both are the same amount, so the rate is both's."""
    for n in range(1, len(state.figures)):
        first, second = state.figures[n - 1], state.figures[n]
        between = state.tokens[state.places[n - 1][1] : state.places[n][0]]
        alike = first.unit.isupper() == second.unit.isupper() and "percent" not in (
            first.unit,
            second.unit,
        )
        repeats = alike and first.unit != second.unit and len(between) <= HEDGED
        if not repeats or [t.text for t in between][:1] != ["("]:
            continue
        if first.per and not second.per:
            yield n, first.per
        elif second.per and not first.per:
            yield n - 1, second.per


def _both_ends(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "from £10.42 to £11.44 an hour": the rate behind the second end of a change is both's."""
    for n in range(1, len(state.figures)):
        (first, end), start = state.places[n - 1], state.places[n][0]
        joined = [t.low for t in state.tokens[end:start]] == ["to"]
        per = state.figures[n].per
        alike = state.figures[n - 1].unit == state.figures[n].unit
        if joined and alike and per and low_at(state.tokens, first - 1) == "from":
            yield n - 1, per


_RULES: tuple[Rule, ...] = (
    _behind,
    _in_front,
    _adjectives,
    leading_measure,
    measured_thing,
    for_measure,
    apiece,
    each_subject,
    _on_average_days,
    within_a_day,
    timed_subject,
    by_the_dozen,
    _added,
    _brackets,
    _both_ends,
)
