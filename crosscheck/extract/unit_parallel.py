"""Tells that a bare figure is built like the one before it: "900 tonnes of ore and 120 of coal"."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.document import Figure
from crosscheck.extract.numbers.tokens import low_at
from crosscheck.extract.rate_carry import are_comparable, is_elliptic, subject_and_verb
from crosscheck.extract.rate_sentence import RateSentence
from crosscheck.records import is_currency

_JOINING = ("and", "or")
# From this size on, a figure without a noun beside an amount of money is money.
LARGE = 1e6
_FARTHEST = 12  # tokens between two figures of one pattern


def is_parallel(state: RateSentence, n: int) -> bool:
    """Does figure `n` leave out the unit that the one before it in the sentence has?

    The same preposition stands behind both ("900 tonnes of ore and 120 of coal"), the same one
    before both ("winds of 185 kilometres an hour and gusts of up to 230"), or a part stands behind
    its whole ("Of 410 tonnes, 140 have leaked").
    """
    if not n or state.places[n][0] - state.places[n - 1][1] > _FARTHEST:
        return False
    start, end = _hedged(state, n), state.places[n][1]
    between = [t.low for t in state.tokens[state.places[n - 1][1] : start]]
    if not between:
        return False
    before, figure = state.figures[n - 1], state.figures[n]
    prepositions = state.lex.words["preposition"]
    behind = low_at(state.tokens, end)
    if between[-1] in _JOINING and between[0] == behind and behind in prepositions:
        return not _points(state, end + 1)
    opening = _hedged(state, n - 1)
    lead = low_at(state.tokens, opening - 1)
    whole = opening == 1 and lead == "of" and between == [","]
    if whole and behind in state.lex.words["part_verb"]:
        return (figure.value or 0) <= (before.value or 0)
    if lead != between[-1] or lead not in prepositions or not are_comparable(before, figure):
        return False
    joined = any(word in _JOINING for word in between)
    return joined and _is_noun_before(state, start - 1) and _ends(state, n)


def is_another_sum(state: RateSentence, n: int, before: Figure) -> bool:
    """ "A fee of 68 million euros. Another 12 million may follow": as much of the same."""
    word = state.parsed(state.places[n][1]) if state.places[n][1] < len(state.tokens) else None
    acts = word is not None and word.pos_ in ("AUX", "VERB")
    added = low_at(state.tokens, state.places[n][0] - 1) in state.lex.words["added"]
    return not n and acts and added and are_comparable(before, state.figures[n])


def told_as_money(state: RateSentence, n: int, said: Sequence[Figure]) -> str | None:
    """ "Sales may peak at 30 million crowns. They came to 6,200,000": the currency of before.

    `said` are the figures of the sentence before and of this one. The subject is a pronoun that may
    stand for it, or a noun of money ("its revenue, which came to 52 billion").
    """
    before = next((f for f in reversed(said) if is_currency(f.unit)), None)
    figure = state.figures[n]
    if before is None or (figure.value or 0) < LARGE or not are_comparable(before, figure):
        return None
    subject, verb = subject_and_verb(state, n)
    if subject == "which":
        subject = _before_which(state, n)
    at = next((i for i, t in enumerate(state.tokens) if t.low == subject), None)
    money = at is not None and state.lex.cues["money_cue"].at(state.tokens, at) is not None
    pronoun = subject in state.words.subjects | state.words.those and not n
    if verb not in state.lex.words["state_verb"] | state.lex.words["amounts"]:
        return None
    return before.unit if money or pronoun else None


def _before_which(state: RateSentence, n: int) -> str:
    """The noun before the last ", which" that stands before figure `n`."""
    lows = [t.low for t in state.tokens[: state.places[n][0]]]
    at = len(lows) - 1 - lows[::-1].index("which") if "which" in lows else 0
    return next((low for low in reversed(lows[:at]) if low.isalpha()), "")


def _hedged(state: RateSentence, n: int) -> int:
    """The token that figure `n` starts with, its hedge ("up to") included."""
    figure = state.figures[n]
    start = min(figure.start, figure.span[0] or figure.start) - state.sentence.start
    own = (i for i, token in enumerate(state.tokens) if token.start >= start)
    return min(next(own, state.places[n][0]), state.places[n][0])


def _points(state: RateSentence, i: int) -> bool:
    """ "12 of the crew": some of those, no amount of a stuff."""
    word = state.parsed(i) if i < len(state.tokens) else None
    return low_at(state.tokens, i - 1) == "of" and word is not None and word.pos_ in ("DET", "PRON")


def _is_noun_before(state: RateSentence, i: int) -> bool:
    word = state.parsed(i - 1) if i else None
    return word is not None and word.pos_ == "NOUN"


def _ends(state: RateSentence, n: int) -> bool:
    """Does the clause end with the figure, so that no noun of its own can follow?"""
    return is_elliptic(state, n)
