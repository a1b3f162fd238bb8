"""Reads parts of a whole as per cent: "half", "two-thirds", "three in five", "one in 500"."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.powers import slashed
from crosscheck.extract.numbers.tokens import Token, glued_at, low_at
from crosscheck.extract.numbers.words import (
    HYPHENS,
    Number,
    exactly,
    kind_at,
    read_number,
    skip_hyphen,
)

_LONGEST_NOUN = 2  # words of what a share is of: "one asylum case in five"
_FAR = 20  # tokens from "two" to the "third" that it counts on to


def read_share(
    tokens: Sequence[Token], i: int, lex: Lexicon, number: Number | None = None
) -> Number | None:
    """The share that begins at token `i`, in per cent; a part of a scale is a plain number.

    `number` is the plain number at `i`, where it has been read already.
    """
    share = _slashed_part(tokens, i) or _half(tokens, i, lex) or _parts(tokens, i, lex)
    share = share or _in_every(tokens, number, lex)
    if share is None or share.value is None:
        return share
    at = share.last
    if at + 2 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low in ("a", "an"):
        scale = lex.scales.get(tokens[at + 2].low)
        if scale:
            return exactly(i, at + 3, share.value / 100 * scale, "words", scale)
    return share


def _slashed_part(tokens: Sequence[Token], i: int) -> Number | None:
    """ "3/4 of the voters"; without "of" the fraction is a number."""
    part = slashed(tokens, i)
    if part and i + 3 < len(tokens) and tokens[i + 3].low == "of" and not tokens[i + 3].glued:
        return exactly(i, i + 3, 100 * part, "share")
    return None


def _half(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    if tokens[i].low not in ("half", "quarter") or (
        i and tokens[i - 1].low in lex.words["part_rank"]
    ):
        return None
    part = 1 / lex.parts[tokens[i].low][0]
    at = i + 1
    if at < len(tokens) and tokens[at].text in HYPHENS and tokens[at].glued:
        at = skip_hyphen(tokens, at)
    elif at < len(tokens) and tokens[at].low in ("a", "an"):
        at += 1
    scale = _scale(tokens, at, lex)
    if scale:
        return exactly(i, at + 1, scale * part, "words", scale)
    if part == 0.5 or (tokens[at - 1].text in HYPHENS and lex.measures.at(tokens, at)):
        return exactly(i, i + 1, 100 * part, "share")
    return None


def _scale(tokens: Sequence[Token], i: int, lex: Lexicon) -> float | None:
    if i >= len(tokens):
        return None
    kind, value = lex.small.get(tokens[i].low, ("", 0.0))
    return value if kind == "dozen" else lex.scales.get(tokens[i].low)


def _parts(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """ "a third", "two-thirds", "three quarters", "nine tenths"."""
    count = _count(tokens, i, lex)
    at = skip_hyphen(tokens, i + 1)
    if count is None or low_at(tokens, at) not in lex.parts:
        return None
    parts, plural = lex.parts[tokens[at].low]
    if plural != (count != 1) or (count >= parts and parts != 2):
        return None
    if parts == 4 and not _quarter_is_part(tokens, i, at, count, lex):
        return None
    article = tokens[i].low in ("a", "an")
    if article and (at != i + 1 or not _reads_as_share(tokens, i, at + 1, lex)):
        return None
    scale = lex.scales.get(low_at(tokens, at + 1)) if parts in (2, 4) else None
    if scale:
        return exactly(i, at + 2, count / parts * scale, "words", scale)
    return exactly(i, at + 1, count / parts * 100, "share")


def _count(tokens: Sequence[Token], i: int, lex: Lexicon) -> float | None:
    """How many parts: the "two" of "two-thirds", the "a" of "a third"."""
    low = tokens[i].low
    if low in ("a", "an"):
        return 1.0
    if kind_at(tokens, i, lex) in ("unit", "teen"):
        return lex.small[low][1]
    return float(low) if tokens[i].text.isdecimal() and len(low) < 3 else None


def _quarter_is_part(tokens: Sequence[Token], i: int, at: int, count: float, lex: Lexicon) -> bool:
    """A quarter is a share, unless it is three months ("in a quarter")."""
    if tokens[at].low.startswith("fourth"):
        return True
    before, after = low_at(tokens, i - 1), low_at(tokens, at + 1)
    if count not in (1, 3) or after in lex.words["after_quarter_of_time"]:
        return False
    if after == "in" and low_at(tokens, at + 2) == "a":
        return False
    return before not in lex.words["quarter_of_time" if count == 1 else "quarters_of_time"]


def _reads_as_share(tokens: Sequence[Token], first: int, after: int, lex: Lexicon) -> bool:
    """Before a noun "a third" is a rank; a quarter never is one."""
    if tokens[after - 1].low == "quarter":
        return True
    if _ranks(tokens, first, after, lex):
        return False
    if after >= len(tokens) or (
        tokens[after].kind in ("digits", "mark") and tokens[after].text not in HYPHENS
    ):
        return True
    if tokens[after].low in lex.words["after_share"]:
        return True
    return first > 0 and tokens[first - 1].low in lex.words["before_share"]


def _ranks(tokens: Sequence[Token], first: int, after: int, lex: Lexicon) -> bool:
    """ "Two men were held and a third was hurt", "a second term, and may seek a third"."""
    behind = low_at(tokens, after)
    if behind and behind not in lex.words["after_rank"]:
        return False
    if low_at(tokens, first - 1) in lex.words["before_share"]:
        return False
    return any(t.low in lex.words["before_rank"] for t in tokens[max(0, first - _FAR) : first])


def _in_every(tokens: Sequence[Token], first: Number | None, lex: Lexicon) -> Number | None:
    """ "three in five", "one in every 500": both plain whole numbers, the first smaller."""
    if first is None or first.form not in ("digits", "words") or first.value is None:
        return None
    link = lex.links["share"].at(tokens, first.last)
    if link is None and first.value == 1:
        link = one_noun_in(tokens, first.last - 1, lex)
    if link is None or link[0] >= len(tokens) or not 0 < first.value < 1000:
        return None
    second = read_number(tokens, link[0], lex)
    if second is None or not second.value or second.form not in ("digits", "words"):
        return None
    whole = second.value
    usual = whole <= 10 or whole in (12, 15, 20, 25, 30, 40, 50, 60, 75, 80) or whole % 100 == 0
    every = link[0] - first.last > 1 or first.value == 1
    if (
        not (usual or first.value == 1)
        or first.value >= whole
        or whole != int(whole)
        or _is_time(tokens, second, lex)
    ):
        return None
    if (whole > 10 and first.value > 1 and not (every and whole % 100 == 0)) or first.value != int(
        first.value
    ):
        return None
    return exactly(first.first, second.last, first.value / whole * 100, "share")


def one_noun_in(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, str] | None:
    """ "one household in three will": the link behind a noun, and no noun behind the second.

    The word at `i` is the "one".
    """
    for at in range(i + 2, i + 2 + _LONGEST_NOUN):
        if at >= len(tokens) or tokens[at - 1].kind != "word" or not tokens[at - 1].text.islower():
            return None
        if tokens[at - 1].low in lex.words["no_noun_in"]:
            return None
        link = lex.links["share"].at(tokens, at)
        if link is not None and link[0] < len(tokens):
            behind = link[0] + 1
            ends = (
                behind >= len(tokens)
                or tokens[behind].kind == "mark"
                or tokens[behind].low in lex.words["after_share"]
            )
            return link if ends and tokens[link[0]].low in lex.small else None
    return None


def _is_time(tokens: Sequence[Token], number: Number, lex: Lexicon) -> bool:
    """ "two in ten days": the second number measures something of its own."""
    at = skip_hyphen(tokens, number.last)
    at += low_at(tokens, at) in lex.words["in_a_row"]
    if low_at(tokens, at) in lex.words["trials"] or lex.measures.at(tokens, at) is not None:
        return True
    suffix = glued_at(tokens, at) and tokens[at].kind == "word"
    return suffix or low_at(tokens, at) in ("%", "/")
