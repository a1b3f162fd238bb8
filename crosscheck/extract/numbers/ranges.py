"""Joins two amounts into a range, or keeps them apart as the two ends of a change."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.amounts import read_amount
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.measures import settle_metre
from crosscheck.extract.numbers.tokens import Token, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS, tidy

# How far back a verb of change or of range is looked for.
REACH = 12
_CLAUSE_ENDS = frozenset(".;:()!?")


def extend_range(
    tokens: Sequence[Token], amount: Amount, lex: Lexicon, blocked: frozenset[int]
) -> Amount:
    """The range that `amount` begins ("three to five", "5-7m"), else `amount`."""
    second = _second(tokens, amount, lex, blocked)
    joined = _join(amount, second) if second else None
    if joined is None:
        return amount
    if not _makes_sense(tokens, amount, joined, lex):
        return _with_scale_behind(tokens, amount, joined)
    low, high = sorted((joined.low or 0.0, joined.high or 0.0))
    return joined._replace(low=low, high=high)


def _second(
    tokens: Sequence[Token], amount: Amount, lex: Lexicon, blocked: frozenset[int]
) -> Amount | None:
    """The amount behind what links it to the first one."""
    at = _link(tokens, amount, lex) if amount.value is not None else None
    if at is None:
        return None
    while low_at(tokens, at) in lex.words["before_second"]:
        at += 1
    if at >= len(tokens) or at in blocked:
        return None
    second = read_amount(tokens, at, lex)
    if second is None or second.value is None:
        return None
    # "$5 to 10" is all money; "5 million euros to 74 million people" is not.
    named = amount.dimension == "money" and lex.currencies.before(tokens, amount.last)
    if named and second.bare:
        return None
    return settle_metre(tokens, second, lex)


def _with_scale_behind(tokens: Sequence[Token], amount: Amount, joined: Amount) -> Amount:
    """ "rose from 5 to 7 million euros": the first end has the second's scale and unit."""
    begun = any(t.low == "from" for t in tokens[max(0, amount.first - 3) : amount.first])
    if not begun or not amount.bare or tokens[amount.end].low != "to" or amount.scale != 1:
        return amount
    value = joined.low
    return amount._replace(
        value=value,
        low=value,
        high=value,
        unit=joined.unit,
        dimension=joined.dimension,
        per=joined.per,
    )


def _link(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> int | None:
    """Where the second number would begin: past "to", a dash, "or", the "and" of "between"."""
    at = amount.end
    low = low_at(tokens, at)
    if low == "-" and low_at(tokens, at + 1) in ("to", "and"):
        return at + 2
    if low == "~" or (low and low in HYPHENS):
        return None if not tokens[at].glued and glued_at(tokens, at + 1) else at + 1
    link = lex.links["range"].at(tokens, at)
    if link:
        return link[0]
    between = low == "and" and _between(tokens, amount.first, lex)
    return at + 1 if between or low == "or" else None


def _between(tokens: Sequence[Token], first: int, lex: Lexicon) -> bool:
    at = first
    for _ in range(2):
        hedge = lex.hedges_before.before(tokens, at)
        at = hedge[0] if hedge else at
    return at > 0 and tokens[at - 1].low == "between"


def _join(first: Amount, second: Amount) -> Amount | None:
    """One amount with both ends, where unit and scale let them be one."""
    low, high = first.value, second.value
    if low is None or high is None:
        return None
    if first.unit != second.unit:
        if not first.bare and not (second.bare and first.dimension == "money"):
            return None
        if second.bare:
            second = second._replace(unit=first.unit, dimension=first.dimension, per=first.per)
    share = "share" in (first.form, second.form)
    if first.scale == 1 and second.scale >= 1000 and abs(low) < 1000 and not share:
        mantissa = high / second.scale
        if abs(low) <= mantissa or (abs(low) <= mantissa * 10 and mantissa >= 1):
            low = tidy(low * second.scale)
    return second._replace(
        first=first.first,
        value=tidy((low + high) / 2),
        low=low,
        high=high,
        form="range",
        scale=max(first.scale, second.scale),
    )


def _makes_sense(tokens: Sequence[Token], first: Amount, joined: Amount, lex: Lexicon) -> bool:
    """Is it a range, by its two ends, the link and the verb, and not two figures?"""
    low, high = joined.low or 0.0, joined.high or 0.0
    link = tokens[first.end].low
    if link == "or":
        return _close(low, high) and first.end - first.first <= 3
    if link in HYPHENS or link == "~":
        return low < high
    verbs = _verb_before(tokens, first.first, lex)
    lead = {t.low for t in tokens[max(0, first.first - 3) : first.first]}
    if link == "and" or verbs == "span":
        return low < high or (low != high and bool(lead & {"from", "between"}))
    if verbs == "change":
        own = not first.bare and first.unit != "percent" and first.scale != joined.scale
        return "from" not in lead and low < high <= 3 * low and not own
    return low < high


def _close(low: float, high: float) -> bool:
    """ "two or three", "10 or 15": two guesses at one number, not two numbers."""
    rounded = low % 5 == 0 and high % 5 == 0
    return low < high <= low + 2 or (rounded and low < high <= 2 * low)


def _verb_before(tokens: Sequence[Token], first: int, lex: Lexicon) -> str:
    """ "change" or "span", whichever verb is nearest before the number in its clause; else ""."""
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens[at].text in _CLAUSE_ENDS:
            return ""
        for role in ("span", "change"):
            if lex.links[role].at(tokens, at):
                return role
    return ""
