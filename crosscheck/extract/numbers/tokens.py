"""Cuts a sentence into digits, words and marks, once, so that all rules see the same pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal["digits", "word", "raised", "fraction", "mark"]

# A space inside a number: no-break, thin, figure, narrow no-break, punctuation space.
_SPACES = "\u00a0\u2009\u2007\u202f\u2008"
# Letters: word characters without digits, superscripts and vulgar fractions.
_LETTER = r"[^\W\d_⁰¹²³⁴-⁹₀-₉¼-¾⅐-⅞]"
_PIECE = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:[{_SPACES} ]\d{{3}})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,٫٬，．]\d+|['’]\d{3}(?!\d))*)"
    rf"|(?P<word>{_LETTER}+(?:['’]{_LETTER}+)*)"
    r"|(?P<raised>[⁰¹²³⁴-⁹₀-₉]+)"
    r"|(?P<fraction>[¼-¾⅐-⅞])"
    r"|(?P<mark>\S)"
)
# The same for text without other letters and marks, which most is: that is quicker to look through.
_ASCII_PIECE = re.compile(
    r"(?P<digits>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+|'[0-9]{3}(?![0-9]))*)"
    r"|(?P<word>[A-Za-z]+(?:'[A-Za-z]+)*)|(?P<mark>\S)"
)
_MONTH_BEFORE = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s*$", re.IGNORECASE
)


_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """One piece of a sentence; `glued`: no space stands between it and the piece before."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    glued: bool


@lru_cache(maxsize=2048)
def tokens_of(sentence: str) -> tuple[Token, ...]:
    """The pieces of a sentence, kept for those who read it after the parse."""
    return tuple(tokenize(sentence))


def pieces(text: str) -> list[str]:
    """The same for text of any length, without where each stands; digits apart may be in one."""
    return [match[0] for match in (_ASCII_PIECE if text.isascii() else _PIECE).finditer(text)]


def tokenize(text: str) -> list[Token]:
    """The pieces of `text` in order; what is no space is in exactly one of them."""
    tokens: list[Token] = []
    end = -1
    for match in (_ASCII_PIECE if text.isascii() else _PIECE).finditer(text):
        piece, start = match[0], match.start()
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        if kind == "digits" and " " in piece and not _one_number(text, match):
            for part in re.finditer(r"\d+(?:[.,]\d+)*", piece):
                at = start + part.start()
                tokens.append(Token(kind, part[0], part[0], at, start + part.end(), at == end))
                end = start + part.end()
            continue
        tokens.append(Token(kind, piece, piece.lower(), start, match.end(), start == end))
        end = match.end()
    return tokens


def holds_any(text: str, numbers: frozenset[str]) -> bool:
    """May the text hold digits or one of these words? Much quicker than cutting it into pieces."""
    if _DIGIT.search(text) or (not text.isascii() and any(map(str.isnumeric, text))):
        return True
    return not numbers.isdisjoint(_PLAIN_WORD.findall(text.lower()))


def openings(tokens: Sequence[Token], openers: frozenset[str]) -> list[int]:
    """Where amounts may begin, where `openers` are all pieces but digits that they begin with."""
    plain = ("word", "mark")
    return [
        i
        for i, token in enumerate(tokens)
        if token.low in openers
        or token.text in openers
        or token.kind not in plain
        or (token.kind == "mark" and token.text.isdigit())
    ]


def _one_number(text: str, match: re.Match[str]) -> bool:
    """Are groups of three digits with plain spaces between them one number ("12 500"), not two?"""
    before, after = (
        text[max(0, match.start() - 12) : match.start()],
        text[match.end() : match.end() + 2],
    )
    if re.search(r"\d[\s-]?$", before) or re.match(r"[\s-]?\d", after) or match[0].startswith("0"):
        return False
    return _MONTH_BEFORE.search(before) is None


def low_at(tokens: Sequence[Token], i: int) -> str:
    """The lower-case text of token `i`, or "" outside the sentence."""
    return tokens[i].low if 0 <= i < len(tokens) else ""


def digits_at(tokens: Sequence[Token], i: int) -> str:
    """The digits of token `i`, or "" where it is none."""
    return tokens[i].text if 0 <= i < len(tokens) and tokens[i].kind == "digits" else ""


def glued_at(tokens: Sequence[Token], i: int) -> bool:
    """Does token `i` stand right behind the one before?"""
    return 0 <= i < len(tokens) and tokens[i].glued
