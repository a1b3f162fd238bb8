"""Finds prices of a measure: "$3.12 for a gallon", "a kilo fetches €15,000"."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.extract.document import Figure
from crosscheck.extract.grammar import ancestors
from crosscheck.extract.numbers.tokens import low_at, tokenize
from crosscheck.extract.parse import lemma
from crosscheck.extract.rate_carry import is_elliptic
from crosscheck.extract.rate_each import is_under
from crosscheck.extract.rate_sentence import RateSentence
from crosscheck.records import is_currency

BOUGHT_BY = frozenset({"mass", "volume"})
# A price seldom moves further between two reports of it.
MOST_APART = 3
HEDGED = 3  # tokens between an amount and its like in brackets: "(about $"


def for_measure(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "Drivers pay $3.12 for a gallon of regular", "3,800 pesos for one kilo"."""
    for n, (_, end) in enumerate(state.places):
        if is_currency(state.figures[n].unit) and low_at(state.tokens, end) == "for":
            per = _measure_at(state, end + 2)
            if per and low_at(state.tokens, end + 1) in state.words.single:
                yield n, per


def measured_thing(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "A kilo sells in Madrid for €19,500": the price that the verb gives of a single measure."""
    doc = state.sentence.doc
    for i in range(1, len(state.tokens)):
        per = _measure_at(state, i)
        if not per or low_at(state.tokens, i - 1) not in state.words.single or doc is None:
            continue
        thing = state.parsed(i)
        if thing is None or thing.dep_ not in ("nsubj", "nsubjpass"):
            continue
        roots = ((n, state.root(n)) for n in range(len(state.figures)))
        behind = ((n, root) for n, root in roots if root is not None and root.i > thing.head.i)
        for n, root in behind:
            if is_currency(state.figures[n].unit) and is_under(root, thing.head):
                yield n, per
                break


def leading_measure(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "A kilo of mussels sold for 60 pesos": whatever the parse makes of the verb."""
    tokens = state.tokens
    for i in range(len(tokens) - 2):
        opens = (
            i == 0
            or tokens[i - 1].kind == "mark"
            or tokens[i - 1].low in state.lex.words["clause_start"]
        )
        per = _measure_at(state, i + 1) if opens and tokens[i].low in ("a", "an") else ""
        if not per or tokens[i + 2].low != "of":
            continue
        n = next((n for n, place in enumerate(state.places) if place[0] > i), None)
        if n is None or not is_currency(state.figures[n].unit):
            continue
        if not any(token.text in ",;:" for token in tokens[i : state.places[n][0]]):
            yield n, per


def carried_price(state: RateSentence, n: int, before: Figure | None) -> str | None:
    """The measure of the price before, which figure `n` goes on with: "$65 a barrel. It cost $61".

    It goes on where it is told by a verb of prices, in the same money, and is of the same size.
    """
    figure = state.figures[n]
    told_so_far = (
        f
        for i, f in reversed(list(enumerate(state.figures[:n])))
        if is_currency(f.unit) and not is_repeated(state, i)
    )
    source = next(told_so_far, before)
    if source is None or not source.per or not figure.value or not source.value:
        return None
    if figure.per or figure.unit != source.unit or not is_currency(figure.unit):
        return None
    if not is_near(source, figure) or not _buys(state, source):
        return None
    told = not any(token.low in state.words.otherwise_priced for token in state.tokens)
    again = low_at(state.tokens, state.places[n][1]) in ("a", "an")  # "$3.17 a year ago"
    return source.per if told and (again or is_elliptic(state, n)) and is_priced(state, n) else None


def is_near(a: Figure, b: Figure) -> bool:
    """May two figures be prices of one thing: is neither more than three times the other?"""
    if not a.value or not b.value:
        return False
    return 1 / MOST_APART <= b.value / a.value <= MOST_APART


def _buys(state: RateSentence, source: Figure) -> bool:
    """Is the figure a price of a mass or a volume, not of a day or a head?"""
    measure = state.lex.measures.at(tokenize(source.per or ""), 0)
    return measure is not None and measure[1].dimension in BOUGHT_BY


def is_priced(state: RateSentence, n: int) -> bool:
    """Does a verb of prices tell the figure: "settled at", "stood at", "you pay"?"""
    root = state.root(n)
    above = ancestors(root) if root is not None else iter(())
    token = next((t for t in above if t.pos_ not in ("ADP", "SYM", "NUM")), None)
    if token is None:
        return False
    lead = low_at(state.tokens, state.places[n][0] - 1)
    beside = lead in state.lex.words["before_compared"]  # "against $3.17 a year ago"
    told = lemma(token) in state.words.priced or (lead == "at" and lemma(token) == "be")
    return told or beside


def is_repeated(state: RateSentence, n: int) -> bool:
    """Does figure `n` say in brackets, in other money, what the one before it says?"""
    if not n or not (is_currency(state.figures[n].unit) and is_currency(state.figures[n - 1].unit)):
        return False
    between = [token.text for token in state.tokens[state.places[n - 1][1] : state.places[n][0]]]
    closes = low_at(state.tokens, state.places[n][1]) == ")"
    return closes and between[:1] == ["("] and len(between) <= HEDGED


def _measure_at(state: RateSentence, i: int) -> str:
    """What a rate is per that token `i` names, where it is a mass or a volume."""
    found = state.lex.denominators.at(state.tokens, i)
    measure = state.lex.measures.at(state.tokens, i) if found else None
    if found is None or measure is None or measure[1].dimension not in BOUGHT_BY:
        return ""
    return found[1].per
