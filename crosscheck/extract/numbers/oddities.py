"""Finds numerals that nobody here can read safely: circled, Roman, Chinese, or marked over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.tokens import Token, glued_at

ODD = "a numeral of a kind that is not read"
# Marks over and around a character, and joiners: "4̄" is no plain 4.
_UPON = ("Mn", "Me", "Cf")


def is_odd_numeral(token: Token) -> bool:
    """Does the word hold a numeral that is no decimal digit: "Ⅳ", "④", "四"?"""
    return token.kind == "word" and not token.text.isascii() and any(map(str.isnumeric, token.text))


def find_odd_numerals(text: str, tokens: Sequence[Token]) -> Iterator[NoFigure]:
    """Such words, and digits with marks upon them, each with all that is glued to it."""
    if text.isascii():
        return
    end = 0
    for i, token in enumerate(tokens):
        marked = token.kind == "digits" and glued_at(tokens, i + 1) and _is_upon(tokens[i + 1])
        if i < end or not (marked or is_odd_numeral(token)):
            continue
        first, end = i, i + 1
        while first and glued_at(tokens, first) and tokens[first - 1].kind == "digits":
            first -= 1
        while glued_at(tokens, end) and (
            tokens[end].kind in ("digits", "word") or _is_upon(tokens[end])
        ):
            end += 1
        yield NoFigure(first, end, ODD)


def _is_upon(token: Token) -> bool:
    return token.kind == "mark" and category(token.text) in _UPON
