"""Gives a bare figure the unit of its neighbours: "from 9 trillion", "a week ago it was 15"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.numbers.lexicon import Lexicon, lexicon
from crosscheck.extract.numbers.tokens import low_at, tokenize
from crosscheck.extract.rate_carry import are_comparable, is_elliptic, subject_and_verb
from crosscheck.extract.rate_price import is_near, is_priced, is_repeated
from crosscheck.extract.rate_sentence import TIMES, RateSentence
from crosscheck.extract.rate_vocabulary import RateWords, rate_words
from crosscheck.extract.unit_parallel import LARGE, is_another_sum, is_parallel, told_as_money
from crosscheck.gazetteer import find, lookup
from crosscheck.records import is_currency

CELSIUS, FAHRENHEIT = "degree Celsius", "degree Fahrenheit"
_FAHRENHEIT_IN = "US"
COLDEST, HOTTEST = -90, 140
LARGE_FLOW = 1e4
POUND, STERLING = "pound", "GBP"
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,2}")
MEASURED = frozenset({"mass", "volume", "energy", "area", "length"})


def carry_units(document: Document) -> Document:
    """The document with units on bare figures that the figure before gives; rows have labels."""
    lex, words = lexicon(document.vocabulary), rate_words(document.vocabulary)
    scale = _thermometer(document, lex)
    sentences: list[Sentence] = []
    said: tuple[Figure, ...] = ()
    block = -1
    for sentence in document.sentences:
        if sentence.block_index != block:
            said, block = (), sentence.block_index
        if sentence.figures:
            if sentence.block.kind != "row":
                figures = _with_units(sentence, said, scale, (lex, words))
                sentence = replace(sentence, figures=figures)  # noqa: PLW2901
            said = sentence.figures
        sentences.append(sentence)
    return replace(document, sentences=tuple(sentences))


def _with_units(
    sentence: Sentence,
    said: tuple[Figure, ...],
    scale: str,
    tables: tuple[Lexicon, RateWords],
) -> tuple[Figure, ...]:
    last = said[-1] if said else None
    state = RateSentence.of(sentence, *tables)
    for n, figure in enumerate(state.figures):
        if figure.unit == "degree" and scale:
            state.figures[n] = replace(figure, unit=scale)
        elif figure.unit == POUND and _is_sterling(state, n, last):
            state.figures[n] = replace(figure, unit=STERLING)
        elif figure.unit != "count" or figure.value is None:
            continue
        elif n and is_measured(state.figures[n - 1]) and is_parallel(state, n):
            state.figures[n] = replace(figure, unit=state.figures[n - 1].unit)
        elif last is not None and is_money(last, figure) and is_another_sum(state, n, last):
            state.figures[n] = replace(figure, unit=last.unit)
        elif is_elliptic(state, n) or _is_part(state, n):
            before = _before(state, n) or last
            unit = _degrees(state, n, scale) or _carried(state, n, before)
            unit = unit or _share(figure, (*said, *state.figures[:n]))
            unit = unit or told_as_money(state, n, (*said, *state.figures[:n]))
            state.figures[n] = replace(figure, unit=unit or "count")
            if unit is None and before is not None and _flows(state, n, before):
                state.figures[n] = replace(figure, unit=before.unit, per=figure.per or before.per)
    return tuple(state.figures)


def is_measured(figure: Figure) -> bool:
    """Has a figure a unit that another may leave out: a measure, money, no share or time?"""
    return figure.unit not in ("count", "percent", "percentage point", *TIMES)


def is_money(before: Figure, figure: Figure) -> bool:
    """May a bare figure be as much money as the one before it was?"""
    return is_currency(before.unit) and (figure.value or 0) >= LARGE


def _share(figure: Figure, said: tuple[Figure, ...]) -> str | None:
    """ "They ask for 6.5 per cent. It has offered 4.2": no count has decimals; a share, as before.

    `said` are the figures of the sentence before and of this one.
    """
    if not _DECIMAL.fullmatch(figure.text):
        return None
    shares = (f for f in reversed(said) if f.unit == "percent")
    share = next(shares, None)
    return share.unit if share is not None and are_comparable(share, figure) else None


def _is_sterling(state: RateSentence, n: int, last: Figure | None) -> bool:
    """ "Rents reached £1,748. That is 143 pounds more": money, where nothing is weighed."""
    before = state.figures[n - 1] if n else last
    behind = low_at(state.tokens, state.places[n][1])
    return before is not None and before.unit == STERLING and behind != "of"


def _carried(state: RateSentence, n: int, before: Figure | None) -> str | None:
    """The unit of the figure before, where figure `n` goes on with it."""
    figure = state.figures[n]
    if before is None or before.unit == "count" or before.value is None:
        return None
    money = is_currency(before.unit)
    lead = low_at(state.tokens, state.places[n][0] - 1)
    words = state.lex.words
    if n and money and (figure.value or 0) >= LARGE and lead in words["before_same_unit"]:
        return before.unit
    ends = lead in words["before_compared"] or (lead == "to" and _is_raised(state, n))
    priced = money and lead == "at" and before.per and is_near(before, figure)
    if (n and ends and are_comparable(before, figure)) or (priced and is_priced(state, n)):
        return before.unit
    if n and money and _is_part(state, n) and (figure.value or 0) >= LARGE:
        return before.unit
    subject, verb = subject_and_verb(state, n)
    spent = state.lex.cues["money_cue"].at(state.tokens, state.places[n][0] - 1)
    if money and (figure.value or 0) >= LARGE and spent:
        return before.unit
    # "The crop is 57 million tonnes. The union puts it at 55 million."
    put = [low_at(state.tokens, state.places[n][0] - k) for k in (2, 1)] == ["it", "at"]
    goes_on = put or (subject in state.words.subjects and verb in words["state_verb"])
    return before.unit if goes_on and not n and are_comparable(before, figure) else None


def _before(state: RateSentence, n: int) -> Figure | None:
    """The figure before, but for a bracket that repeats it: "to 985 francs ($1.76) from 920"."""
    if n > 1 and is_repeated(state, n - 1):
        return state.figures[n - 2]
    return state.figures[n - 1] if n else None


def _is_raised(state: RateSentence, n: int) -> bool:
    """ "The fare was raised by 50 pesos to 250": by how much, and to what?"""
    first, end = state.places[n - 1]
    behind = [token.low for token in state.tokens[end : state.places[n][0]]]
    return behind == ["to"] and low_at(state.tokens, first - 1) == "by"


def _flows(state: RateSentence, n: int, before: Figure) -> bool:
    """ "rose by 3.7 million barrels, to 420 million", "after a build of 1.8 million".

    Does figure `n` say of what is measured where it came to, or by how much it changes?
    """
    measure = state.lex.measures.at(tokenize(before.unit), 0)
    if measure is None or measure[1].dimension not in MEASURED or is_currency(before.unit):
        return False
    start = state.figures[n].span[0] - state.sentence.start  # of its hedge: "close to 400,000"
    hedged = (i for i, token in enumerate(state.tokens) if token.start == start)
    first = next(hedged, state.places[n][0])
    lead, noun = low_at(state.tokens, first - 1), low_at(state.tokens, first - 2)
    if n and lead == "to":
        return low_at(state.tokens, state.places[n - 1][0] - 1) == "by"
    large = (state.figures[n].value or 0) >= LARGE_FLOW
    return large and lead == "of" and noun in state.lex.words["flow"]


def _is_part(state: RateSentence, n: int) -> bool:
    """ "A credit of 12 million francs, of which 4 million went"."""
    first = state.places[n][0]
    return [low_at(state.tokens, first - 2), low_at(state.tokens, first - 1)] == ["of", "which"]


def _degrees(state: RateSentence, n: int, scale: str) -> str | None:
    """ "the thermometer stood at 39": degrees, in the article's own scale."""
    first = state.places[n][0]
    value = state.figures[n].value or 0
    lead = low_at(state.tokens, first - 1) in state.lex.words["before_degrees"]
    if not lead or not COLDEST <= value <= HOTTEST:
        return None
    told = any(t.low in state.lex.words["thermometer"] for t in state.tokens[:first])
    return (scale or "degree") if told else None


def _thermometer(document: Document, lex: Lexicon) -> str:
    """The scale in which the article gives degrees: the one it names, else its countries'; ""
    where it names none and speaks of no temperature."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        counts.update(_scales(sentence.figures))
    if not counts:
        heat = lex.words["thermometer"]
        text = document.article.text.lower()
        return _scale_of_country(document) if any(word in text for word in heat) else ""
    return CELSIUS if counts[CELSIUS] >= counts[FAHRENHEIT] else FAHRENHEIT


def _scale_of_country(document: Document) -> str:
    """Degrees are Celsius where the article names places, and most are not in America."""
    known = (
        lookup(s.name, document.vocabulary)
        for s in find(document.article.text, document.vocabulary)
    )
    named = Counter(places[0].country for places in known if places)
    return CELSIUS if named and 2 * named[_FAHRENHEIT_IN] < named.total() else ""


def _scales(figures: Sequence[Figure]) -> list[str]:
    return [f.unit for f in figures if f.unit in (CELSIUS, FAHRENHEIT)]
