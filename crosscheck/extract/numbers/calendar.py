"""Tells dates, times of day and years from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import HYPHENS

FIRST_YEAR, LAST_YEAR = 1500, 2100
Found = tuple[int, str]
DATE, TIME, YEAR = "a date", "a time of day", "a year"


def find_date(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """The token after the date, time or year that begins at digits `i`, and which it is."""
    return (
        _time(tokens, i, lex)
        or _numeric_date(tokens, i)
        or _beside_month(tokens, i, lex)
        or _years(tokens, i)
        or _year(tokens, i, lex)
    )


def _text(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].low if 0 <= i < len(tokens) else ""


def _digits(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) and tokens[i].kind == "digits" else ""


def _time(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """ "17:30", "5pm", "10.30 a.m.", "9 o'clock", "1200 GMT"."""
    end = i + 1
    colon = _text(tokens, end) == ":" and tokens[end].glued and _digits(tokens, end + 1) and tokens[end + 1].glued
    while _text(tokens, end) == ":" and tokens[end].glued and _digits(tokens, end + 1) and tokens[end + 1].glued:
        end += 2
    whole, _, minutes = tokens[i].text.partition(".")
    clock = whole.isdecimal() and int(whole[:3]) <= 24 and (not minutes or len(minutes) == 2)
    if clock or colon:
        half = _text(tokens, end)
        if half in ("am", "pm"):
            return end + 1, TIME
        if half in ("a", "p") and _text(tokens, end + 1) == "." and _text(tokens, end + 2) == "m":
            return end + 3, TIME
        zone = lex.cues["after_clock"].at(tokens, end)
        if zone:
            return zone[0], TIME
        if _text(tokens, end) in HYPHENS and _digits(tokens, end + 1) and _text(tokens, end + 2) in ("am", "pm"):
            return end + 3, TIME
    if colon:
        return end, "a time or a score"
    zone = lex.cues["after_clock"].at(tokens, end)
    if zone and len(tokens[i].text) == 4:
        return zone[0], TIME
    return None


def _numeric_date(tokens: Sequence[Token], i: int) -> Found | None:
    """ "12/06/2024", "2024-06-12", "12.06.2024", "9/11", "2004/05"."""
    first = tokens[i].text
    if first.count(".") == 2 and all(p.isdecimal() for p in first.split(".")):
        day, month, year = first.split(".")
        if len(year) == 4 and len(day) < 3 and len(month) < 3:
            return i + 1, DATE
    for sign in ("/", "-"):
        second, third = _digits(tokens, i + 2), _digits(tokens, i + 4)
        if _text(tokens, i + 1) == sign and tokens[i + 1].glued and second and tokens[i + 2].glued:
            if third and _text(tokens, i + 3) == sign and tokens[i + 3].glued and len(second) < 3:
                sizes = (len(first), len(third))
                if sizes in ((4, 2), (4, 1)) or sizes[0] < 3 and sizes[1] in (2, 4):
                    return i + 5, DATE
            if sign == "/" and first.isdecimal() and second.isdecimal():
                if len(first) == 4 and len(second) in (2, 4):
                    return i + 3, YEAR
                if int(first) >= int(second) or int(second) in (7, 9, 11):
                    return i + 3, "a date, odds or a name"
    return None


def _month_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """A month's name at `i`; "may" and "march" only with a capital."""
    return 0 <= i < len(tokens) and bool(lex.cues["month"].at(tokens, i)) and tokens[i].text[0].isupper()


def _beside_month(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    text = tokens[i].text
    if not text.isdecimal() or len(text) > 4:
        return None
    day = len(text) < 3 and 1 <= int(text) <= 31
    before = i - 2 if _text(tokens, i - 1) in (".", ",") else i - 1
    after = i + 1 + (_text(tokens, i + 1) == "of")
    if _month_at(tokens, before, lex) and (day or len(text) == 4) and _text(tokens, i + 1) not in ("%", "per"):
        end = i + 1
        if day and (_text(tokens, end) in HYPHENS or _text(tokens, end) in ("to", "and")):
            if _digits(tokens, end + 1).isdecimal() and len(_digits(tokens, end + 1)) < 3:
                end += 2
        if day and _text(tokens, end) == "," and _is_year(_digits(tokens, end + 1)):
            end += 2
        if lex.measures.at(tokens, end) or _text(tokens, end) in lex.scales:
            return None
        return end, DATE
    if day and _month_at(tokens, after, lex):
        end = after + 1 + (_text(tokens, after + 1) == ".")
        if _text(tokens, end) == "," and _is_year(_digits(tokens, end + 1)):
            end += 1
        return end + bool(_is_year(_digits(tokens, end))), DATE
    if day and _text(tokens, i + 1) in (*HYPHENS, "to", "and", "or") and _digits(tokens, i + 2):
        other = i + 3
        if _month_at(tokens, other, lex) and len(_digits(tokens, i + 2)) < 3:
            return other + 1, DATE
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def _years(tokens: Sequence[Token], i: int) -> Found | None:
    """ "2019-20", "2019–2023", "the '90s"; a season or a span of years."""
    if not _is_year(tokens[i].text):
        apostrophe = i and tokens[i - 1].text in "'’‘" and tokens[i].glued and len(tokens[i].text) == 2
        free = apostrophe and (i < 2 or not tokens[i - 1].glued)
        return (i + 1, YEAR) if free else None
    if _text(tokens, i + 1) in HYPHENS and tokens[i + 1].glued and _digits(tokens, i + 2):
        second = _digits(tokens, i + 2)
        if _is_year(second) or len(second) == 2:
            return i + 3, YEAR
    return None


def _year(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """A bare number of four digits is a year, unless a unit, a hedge or a counted noun says otherwise."""
    if not _is_year(tokens[i].text):
        return None
    after = i + 1
    low = _text(tokens, after)
    glued = after < len(tokens) and tokens[after].glued and tokens[after].kind in ("word", "digits")
    if glued or low in lex.scales or low in ("%", "hundred", "dozen") or lex.signs.before(tokens, i):
        return None
    joined = after + 1 if low in HYPHENS and tokens[after].glued else after
    if lex.measures.at(tokens, joined) or lex.currencies.at(tokens, after) or lex.cues["people"].at(tokens, after):
        return None if not _names_a_year(tokens, i) else (i + 1, YEAR)
    before = _text(tokens, i - 1)
    hedge = lex.hedges_before.before(tokens, i)
    if hedge and hedge[1][1] == "hedge" and hedge[1][0] and before not in ("about", "around", "over", "circa", "c", ".", "beyond", "near", "top", "passed", "to"):
        return None
    if low.isalpha() and low.endswith("s") and low not in ("was", "is", "has", "s", "as", "does", "this", "its", "his"):
        year_before = lex.cues["before_year"].before(tokens, i) or not i
        if not year_before or before in ("about", "around", "over", "some", "to", "and", "with", "for", "by", "at"):
            return None if before not in ("in",) else (i + 1, YEAR)
    return i + 1, YEAR


def _names_a_year(tokens: Sequence[Token], i: int) -> bool:
    return _text(tokens, i - 1) in ("in", "the", "since", "s", "its") or _text(tokens, i - 1).endswith(("'s", "’s"))
