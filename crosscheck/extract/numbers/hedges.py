"""Reads how a figure is meant, and gives the interval that the words allow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token, low_at
from crosscheck.extract.numbers.words import tidy
from crosscheck.records import Hedge

BOUNDS = ("more_than", "at_least", "at_most", "less_than")
_NEGATED: dict[str, Hedge] = {
    "more_than": "at_most",
    "less_than": "at_least",
    "at_least": "less_than",
    "at_most": "more_than",
}
_CLAUSE_MARKS = frozenset(".,;:()!?")


class Hedged(NamedTuple):
    """The hedge, and the first and last token that the figure with its hedge takes."""

    hedge: Hedge
    first: int
    end: int


def read_hedge(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Hedged:
    """The hedge around an amount: before it (past "a record"), behind it or behind its unit."""
    found, first = _before(tokens, amount, lex)
    end = amount.end
    behind = _after(tokens, amount, lex)
    if behind and (found in ("", "about") or found not in BOUNDS):
        hedge, end = behind
        found = hedge if found in ("", "about") or hedge in BOUNDS else found
    if amount.form == "range":
        return Hedged("range", first, end)
    if amount.value is None:
        return Hedged("vague", first, end)
    return Hedged(found or "exact", first, end)  # type: ignore[arg-type]


def _before(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> tuple[str, int]:
    at = first = amount.first
    hedge = ""
    for _ in range(4):
        found = lex.hedges_before.before(tokens, at)
        if found is None:
            break
        start, (meaning, role) = found
        if role == "filler":
            at = start
            continue
        if role == "verb":
            other = _moves(tokens, start, amount, lex)
        else:
            other = role == "negation" or _compares(tokens, (start, at), first, amount, lex)
        if other:
            break
        if not hedge or (meaning in BOUNDS and hedge not in BOUNDS):
            hedge = meaning
        at = first = start
    if not hedge and amount.form == "share" and low_at(tokens, first - 1) == "not":
        return "less_than", first - 1
    if hedge in BOUNDS and _is_negated(tokens, first, lex):
        hedge = _NEGATED[hedge]
        first -= tokens[first - 1].low in lex.words["negating"]
    return hedge, first


def _compares(
    tokens: Sequence[Token], span: tuple[int, int], first: int, amount: Amount, lex: Lexicon
) -> bool:
    """ "over four years" lasts; "less than the 4.7%" compares with a known figure."""
    start, at = span
    if any(t.low in lex.words["known"] for t in tokens[at:first]):
        return True
    word, before = tokens[start].low, low_at(tokens, start - 1)
    if at - start == 1 and word == "over" and amount.unit in ("metre", "mile", "furlong"):
        return before in lex.words["contest"]
    if low_at(tokens, at - 1) == "to" and word == "up" and before in lex.words["before_up_to"]:
        return True
    if at - start == 1 and word == "over" and amount.dimension == "time":
        return before not in lex.words["before_over_time"]
    return at - start == 1 and word == "above" and before == "degrees"


def _moves(tokens: Sequence[Token], start: int, amount: Amount, lex: Lexicon) -> bool:
    """ "its top 2,000 firms" are the best; "passed two miles" moved."""
    word, before = tokens[start].low, low_at(tokens, start - 1)
    if word in ("top", "tops"):
        return word == "top" and before not in lex.words["before_verb"]
    return word in lex.words["moving"] and amount.dimension in ("time", "length")


def _is_negated(tokens: Sequence[Token], first: int, lex: Lexicon) -> bool:
    """Does a negation govern the bound ("did not exceed", "would not allow more than")?"""
    for at in range(first - 1, max(-1, first - 5), -1):
        token = tokens[at]
        if (
            token.low in lex.words["clause"]
            or token.text in _CLAUSE_MARKS
            or token.kind == "digits"
        ):
            return False
        if token.low in lex.words["negation"] or token.low.endswith(("n't", "n’t")):
            return not (token.low == "not" and low_at(tokens, at + 1) in ("only", "just"))
    return False


def _after(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> tuple[str, int] | None:
    for at in dict.fromkeys((amount.end, amount.last)):
        found = lex.hedges_after.at(tokens, at)
        if found and _stands_alone(tokens, at, found[0], lex):
            return found[1], max(found[0], amount.end)
    return None


def _stands_alone(tokens: Sequence[Token], at: int, end: int, lex: Lexicon) -> bool:
    """ "500 plus" and not "500 plus interest"; "500 or more" and not "500 or more than"."""
    word, behind = tokens[at].low, low_at(tokens, end)
    if behind in ("than", "equal"):
        return False
    if word == "+":
        return tokens[at].glued
    if word == "odd":
        return end < len(tokens) and tokens[end].kind == "word"
    if word == "plus" and (behind in lex.words["after_plus"] or (behind in "£$€" and behind)):
        return False
    sums = word in lex.words["adds_or_hedges"]
    return not (sums and end < len(tokens) and tokens[end].kind == "digits")


def interval(amount: Amount, hedge: Hedge) -> tuple[float | None, float | None]:
    """The lowest and highest value that the words allow; None is open.

    `about` is within a twentieth of the value, or within half of its last digit that is not zero
    where that is more, up to a tenth; `nearly` is as far below, up to the value. Bounds are open
    on their other side. Exact figures keep the value: rounding is for whoever compares.
    """
    value = amount.value
    if hedge in ("range", "exact") or value is None:
        return amount.low, amount.high
    if hedge in ("more_than", "at_least"):
        return value, None
    if hedge in ("less_than", "at_most"):
        return None, value
    slack = abs(value) * max(0.05, min(0.1, last_digit(value) / 2 / abs(value))) if value else 0.0
    if hedge == "nearly":
        return tidy(value - slack), value
    return tidy(value - slack), tidy(value + slack)


def last_digit(value: float) -> float:
    """What one unit of the last digit that is not zero is worth: 4,300 is 100, 1.4 is 0.1."""
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        digits = f"{abs(value):.12f}"
    whole, _, decimals = digits.partition(".")
    if decimals.strip("0"):
        return float(10.0 ** -len(decimals.rstrip("0")))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if whole.strip("0") else 1.0
