"""Reads parts of a whole as per cent: "half", "a third", "two-thirds", "three in five", "one in 500"."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import (
    HYPHENS,
    Number,
    exactly,
    read_number,
    skip_hyphen,
    slashed,
)

# "the first half", "the third quarter": a part of a period or a game, not a share.
_RANKS = ("first", "second", "third", "fourth", "latter", "other", "final", "last", "next", "opening", "this", "per", "each", "previous")
# What may follow "a third" where it is a share; before a noun it is a rank ("a third man").
_AFTER_SHARE = frozenset(
    "of had have has were was are is said say says will would could can may more less fewer higher lower"
    " in at on since from to by between did do does think thought want believe over and or but as for"
    " compared than the this that its their last who which when on among did not also now still".split()
)


def read_share(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """The share that begins at token `i`, its value in per cent; a part of a scale is a plain number."""
    share = _slashed_part(tokens, i) or _half(tokens, i, lex) or _parts(tokens, i, lex) or _in_every(tokens, i, lex)
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
    if tokens[i].low not in ("half", "quarter") or (i and tokens[i - 1].low in _RANKS):
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
    low = tokens[i].low
    if low in ("a", "an"):
        count = 1.0
    elif lex.small.get(low, ("", 0))[0] in ("unit", "teen") or (tokens[i].text.isdecimal() and len(low) < 3):
        count = lex.small[low][1] if low in lex.small else float(low)
    else:
        return None
    at = skip_hyphen(tokens, i + 1)
    if at >= len(tokens) or tokens[at].low not in lex.parts:
        return None
    parts, plural = lex.parts[tokens[at].low]
    if plural != (count != 1) or count >= parts and parts != 2:
        return None
    if parts == 4 and not _quarter_is_part(tokens, i, at, count):
        return None
    if low in ("a", "an") and (at != i + 1 or not _reads_as_share(tokens, i, at + 1)):
        return None
    scale = lex.scales.get(tokens[at + 1].low) if at + 1 < len(tokens) else None
    if scale and parts in (2, 4):
        return exactly(i, at + 2, count / parts * scale, "words", scale)
    return exactly(i, at + 1, count / parts * 100, "share")


def _quarter_is_part(tokens: Sequence[Token], i: int, at: int, count: float) -> bool:
    """A quarter is a share, unless it is three months: "in a quarter", "three quarters in a row"."""
    before = tokens[i - 1].low if i else ""
    after = [t.low for t in tokens[at + 1 : at + 3]]
    if tokens[at].low.startswith("fourth"):
        return True
    if count not in (1, 3) or before in ("past", "last", "next", "previous", "first", "consecutive"):
        return False
    if after[:1] in (["ago"], ["earlier"], ["later"], ["past"], ["to"]) or after == ["in", "a"]:
        return False
    return not (count == 1 and before in ("in", "per", "for", "every", "each"))


def _reads_as_share(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Before a noun "a third" is a rank; a quarter never is one."""
    if tokens[after - 1].low == "quarter":
        return True
    if after >= len(tokens) or tokens[after].kind in ("digits", "mark") and tokens[after].text not in HYPHENS:
        return True
    return tokens[after].low in _AFTER_SHARE or (
        first > 0 and tokens[first - 1].low in ("by", "nearly", "almost", "about", "roughly", "around")
    )


def _in_every(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """ "three in five", "nine out of ten", "one in every 500": both plain whole numbers, the first smaller."""
    first = read_number(tokens, i, lex)
    if first is None or first.form not in ("digits", "words") or first.value is None:
        return None
    link = lex.links["share"].at(tokens, first.last) or _one_noun_in(tokens, first, lex)
    if link is None or link[0] >= len(tokens) or not 0 < first.value < 1000:
        return None
    second = read_number(tokens, link[0], lex)
    if second is None or not second.value or second.form not in ("digits", "words"):
        return None
    whole = second.value
    usual = whole <= 10 or whole in (12, 15, 20, 25, 30, 40, 50, 60, 75, 80) or whole % 100 == 0
    every = link[0] - first.last > 1 or first.value == 1
    if not (usual or first.value == 1) or first.value >= whole or whole != int(whole) or _is_time(tokens, second, lex):
        return None
    if whole > 10 and first.value > 1 and not (every and whole % 100 == 0) or first.value != int(first.value):
        return None
    return exactly(i, second.last, first.value / whole * 100, "share")


def _one_noun_in(tokens: Sequence[Token], first: Number, lex: Lexicon) -> tuple[int, str] | None:
    """ "one household in three will": the link behind a noun, where no noun follows the second number."""
    at = first.last + 1
    if first.value != 1 or at >= len(tokens) or tokens[at - 1].kind != "word" or not tokens[at - 1].text.islower():
        return None
    link = lex.links["share"].at(tokens, at)
    if link is None or link[0] >= len(tokens) or tokens[at - 1].low in ("of", "is", "was", "has", "day", "person's"):
        return None
    behind = link[0] + 1
    ends = behind >= len(tokens) or tokens[behind].kind == "mark" or tokens[behind].low in _AFTER_SHARE
    return link if ends and tokens[link[0]].low in lex.small else None


def _is_time(tokens: Sequence[Token], number: Number, lex: Lexicon) -> bool:
    """ "two in ten days": the second number measures something of its own."""
    at = skip_hyphen(tokens, number.last)
    if at < len(tokens) and tokens[at].low in ("last", "past", "consecutive", "straight"):
        at += 1
    if at < len(tokens) and tokens[at].low in ("months", "matches", "games", "starts", "attempts", "outings", "innings", "seasons", "meetings"):
        return True
    return lex.measures.at(tokens, at) is not None or (
        at < len(tokens) and (tokens[at].glued and tokens[at].kind == "word" or tokens[at].text in "%/")
    )
