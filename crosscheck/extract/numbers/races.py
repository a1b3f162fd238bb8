"""Tells the lengths that contests are named by ("the 1500m final", "4x100m relay") from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NAME, NoFigure
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import skip_hyphen

RACE = "the length that names a race"
_UNITS = frozenset({"metre", "kilometre", "mile", "yard"})
_TIMES = ("x", "×")
# Tokens around a length in which words of a contest stand; and behind it, up to the event's name.
_BEFORE, _BEHIND = 12, 3
_LEGS = frozenset({50.0, 100.0, 200.0, 400.0, 800.0, 1500.0})  # lengths that relays are run over
_MOST_LEGS = 2  # digits
_LONGEST_K = 100  # kilometres that runners call "100k"


def is_race(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> bool:
    """Does the length name a contest: "800m record holder", "the men's 50km", "a 10k run"?"""
    short = _in_thousands(tokens, amount)
    whole = amount.value is not None and amount.value == int(amount.value)
    if not whole or not (short or amount.unit in _UNITS):
        return False
    at = _behind_row(tokens, skip_hyphen(tokens, amount.end), lex)
    if short:
        return _is_short(tokens, amount, at, lex)
    if lex.cues["race_sex"].before(tokens, amount.first):
        return True
    if names_event(tokens, at, amount.first, lex):
        return True
    known = low_at(tokens, amount.first - 1) in lex.words["known"]
    lettered = low_at(tokens, amount.last) == "m"  # "her 1500m"
    if lettered and known and ends_phrase(tokens, amount.end, lex):
        return True
    return heads_list(tokens, amount.first, amount.end) or names_race(
        tokens, amount.first, amount.end, lex
    )


def _is_short(tokens: Sequence[Token], amount: Amount, at: int, lex: Lexicon) -> bool:
    """ "a 10k run", "ran 10k"; not "some 10k runners"."""
    if low_at(tokens, at).endswith("s"):
        return False
    if lex.cues["race_noun"].at(tokens, at) or names_event(tokens, at, amount.first, lex):
        return True
    before = low_at(tokens, amount.first - 1)
    runs = before in lex.words["runs"] or before in ("a", "an")
    return runs and ends_phrase(tokens, amount.end, lex)


def heads_list(tokens: Sequence[Token], first: int, end: int) -> bool:
    """ "60m: Ana Ruiz (Leeds)": the length alone heads the list of who runs."""
    return not first and low_at(tokens, end - 1) == "m" and low_at(tokens, end) == ":"


def names_race(tokens: Sequence[Token], first: int, end: int, lex: Lexicon) -> bool:
    """ "won the 100m in 9.8 seconds", "compete over 5,000m": alone, behind words of a contest."""
    before = low_at(tokens, first - 1)
    over = before in ("over", "at") and low_at(tokens, first - 2) in lex.words["contest"]
    over = over or (before in lex.words["known"] and before != "all")
    row = before in ("and", "or", ",") and _in_row(tokens, first, lex)
    if not (over or row) or not ends_phrase(tokens, end, lex):
        return False
    around = (*range(max(0, first - _BEFORE), first), *range(end, end + _BEFORE))
    return any(_is_contest(tokens, n, lex) for n in around)


def find_relay(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "4x100m", "4 x 400 metres", "4x4": so many times a length or a size, of a race or a make."""
    legs, length = tokens[i].text, digits_at(tokens, i + 2)
    if low_at(tokens, i + 1) not in _TIMES or not legs.isdecimal() or len(legs) > _MOST_LEGS:
        return None
    end = i + 3
    measured = lex.measures.at(tokens, end) or (low_at(tokens, end) == "m" and (end + 1, None))
    if (
        measured
        and length.isdecimal()
        and (float(length) in _LEGS or names_event(tokens, measured[0], i, lex))
    ):
        return NoFigure(i, measured[0], RACE)
    glued = glued_at(tokens, i + 1) and glued_at(tokens, i + 2) and not glued_at(tokens, end)
    make = length.isdecimal() and len(length) <= _MOST_LEGS and glued and not measured
    return NoFigure(i, end, NAME) if make else None


def ends_phrase(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Does no noun follow at token `i`?"""
    low = low_at(tokens, i)
    if not low or tokens[i].kind in ("mark", "digits"):
        return True
    return low in lex.words["after_name"] or low in lex.small


def _is_contest(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    return low_at(tokens, i) in lex.words["contest"] or lex.cues["race"].at(tokens, i) is not None


def _in_thousands(tokens: Sequence[Token], amount: Amount) -> bool:
    """ "10k": kilometres, where runners speak."""
    last = tokens[amount.last - 1]
    return last.low == "k" and last.glued and (amount.value or 0) <= _LONGEST_K * 1000


def names_event(tokens: Sequence[Token], at: int, first: int, lex: Lexicon) -> bool:
    """ "hurdles", "world record holder", "men's final" behind a length."""
    for n in range(at, at + _BEHIND):
        if lex.cues["race_event"].at(tokens, n):
            return True
        word = lex.cues["race_noun"].at(tokens, n)
        if word and ends_phrase(tokens, word[0], lex):
            around = (*range(max(0, first - _BEFORE), first), *range(word[0], word[0] + _BEFORE))
            return n > at or any(_is_contest(tokens, m, lex) for m in around)
        if not (lex.cues["race"].at(tokens, n) or lex.cues["race_sex"].at(tokens, n)):
            return False
    return False


def _behind_row(tokens: Sequence[Token], at: int, lex: Lexicon) -> int:
    """Behind "100m and 200m", where "100m" ends at `at`."""
    while low_at(tokens, at) in ("and", "or", ",", "/") and digits_at(tokens, at + 1):
        measured = lex.measures.at(tokens, at + 2)
        if measured is None and low_at(tokens, at + 2) not in ("m", "km"):
            break
        at = measured[0] if measured else at + 3
    return at


def _in_row(tokens: Sequence[Token], first: int, lex: Lexicon) -> bool:
    """ "over 5,000m and 10,000m": the length before stands behind words of a contest."""
    at = first - 2
    measured = lex.measures.before(tokens, first - 1)
    at = measured[0] if measured else at if low_at(tokens, at) in ("m", "km") else 0
    before = low_at(tokens, at - 2)
    over = before in ("over", "at") and low_at(tokens, at - 3) in lex.words["contest"]
    return bool(at > 1 and digits_at(tokens, at - 1) and (before == "the" or over))
