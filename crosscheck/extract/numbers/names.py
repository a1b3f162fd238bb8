"""Finds what holds a number and is no figure; the rules are in the modules it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.extract.numbers.addresses import find_address
from crosscheck.extract.numbers.calendar import find_date
from crosscheck.extract.numbers.codes import find_code
from crosscheck.extract.numbers.contacts import find_contact
from crosscheck.extract.numbers.labels import find_label
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.oddities import find_odd_numerals
from crosscheck.extract.numbers.races import find_relay
from crosscheck.extract.numbers.scores import (
    find_innings,
    find_phone,
    find_score,
    find_spaced_phone,
    is_batting_average,
)
from crosscheck.extract.numbers.spelled import find_spelled, phrase_at
from crosscheck.extract.numbers.tokens import Token, glued_at, low_at

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]{1,99}@[^\s@]+|(?<!\w)[@#]\w+|\b[\w-]{1,99}\.(?:com|org|net|co\.uk|gov)\b\S*"
)
_ADDRESS_SIGNS = ("@", "#", "www.", "http", ".co", ".org", ".net", ".gov")


def find_names(
    text: str, tokens: Sequence[Token], starts: Sequence[int], lex: Lexicon
) -> dict[int, NoFigure]:
    """What is no figure in the sentence, by its first token; the pieces do not overlap.

    `starts` are the tokens that an amount may begin with.
    """
    found = {item.first: item for item in find_odd_numerals(text, tokens)}
    found |= {item.first: item for item in _addresses(text, tokens)}
    behind = 0
    for i in sorted({*starts, *found}) if found else starts:
        if i < behind:
            continue
        item = found.get(i) or _at(tokens, i, lex)
        if item:
            found[i] = item
            behind = item.last
    return found


def _addresses(text: str, tokens: Sequence[Token]) -> list[NoFigure]:
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return []
    out = []
    t = 0
    for match in _ADDRESS.finditer(text):
        while t < len(tokens) and tokens[t].end <= match.start():
            t += 1
        first = t
        while t < len(tokens) and tokens[t].start < match.end():
            t += 1
        if t > first and any(c.isdigit() for c in match[0]):
            out.append(NoFigure(first, t, "part of a web address or tag"))
    return out


def _at(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    token = tokens[i]
    if token.kind == "word":
        return find_spelled(tokens, i, lex)
    if token.kind == "digits":
        return (
            phrase_at(tokens, i, lex)
            or find_spaced_phone(tokens, i)
            or find_date(tokens, i, lex)
            or find_code(tokens, i, lex)
            or find_address(tokens, i, lex)
            or _list_number(tokens, i)
            or _paragraph_number(tokens, i, lex)
            or _footnote(tokens, i)
            or find_phone(tokens, i)
            or find_relay(tokens, i, lex)
            or find_score(tokens, i, lex)
            or find_innings(tokens, i, lex)
            or find_contact(tokens, i, lex)
            or find_label(tokens, i, lex)
        )
    if token.kind == "raised":
        return NoFigure(i, i + 1, "a footnote mark or an exponent")
    if token.text == "." and is_batting_average(tokens, i):
        return NoFigure(i, i + 2, "a sporting average")
    return None


def _list_number(tokens: Sequence[Token], i: int) -> NoFigure | None:
    if not tokens[i].text.isdecimal() or len(tokens[i].text) > 2 or i + 2 >= len(tokens):
        return None
    if low_at(tokens, i - 1) in (":", ";", ".") and tokens[i + 1].text == ")":
        return NoFigure(i, i + 1, "the number of an item in a list")
    if i > 1:
        return None
    if i == 1 and tokens[0].text not in "([":
        return None
    behind = tokens[i + 1]
    if behind.glued and behind.text in ".):]" and not tokens[i + 2].glued:
        return NoFigure(i, i + 1, "the number of an item in a list")
    return None


def _paragraph_number(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "3 A total of 40 left", "6 In May 40 left": a sentence begins behind the number."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if i or behind is None or len(tokens[i].text) > 2 or not tokens[i].text.isdecimal():
        return None
    opens = behind.low in lex.words["known"] | lex.words["preposition"]
    capital = behind.kind == "word" and behind.text[0].isupper() and not behind.glued
    return NoFigure(i, i + 1, "the number of a paragraph") if opens and capital else None


def _footnote(tokens: Sequence[Token], i: int) -> NoFigure | None:
    bracketed = low_at(tokens, i - 1) == "[" and low_at(tokens, i + 1) == "]"
    if bracketed and glued_at(tokens, i - 1) and len(tokens[i].text) < 4:
        return NoFigure(i, i + 1, "a footnote mark")
    return None
