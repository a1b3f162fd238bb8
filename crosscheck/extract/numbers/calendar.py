"""Tells dates, times of day and years from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS

FIRST_YEAR, LAST_YEAR = 1500, 2100
Found = tuple[int, str]
DATE, TIME, YEAR = "a date", "a time of day", "a year"


def find_date(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """The date, time or year that begins at digits `i`."""
    found = (
        _time(tokens, i, lex)
        or _numeric_date(tokens, i)
        or _beside_month(tokens, i, lex)
        or _years(tokens, i)
        or _year(tokens, i, lex)
    )
    return NoFigure(i, *found) if found else None


def _time(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """ "17:30", "5pm", "10.30 a.m.", "9 o'clock", "1200 GMT"."""
    end = i + 1
    while low_at(tokens, end) == ":" and glued_at(tokens, end) and glued_at(tokens, end + 1):
        if not digits_at(tokens, end + 1):
            break
        end += 2
    colon = end > i + 1
    whole, _, minutes = tokens[i].text.partition(".")
    hours = whole.isdecimal() and len(whole) < 3 and int(whole) <= 24
    zone = lex.cues["after_clock"].at(tokens, end)
    if colon or (hours and (not minutes or len(minutes) == 2)):
        behind = _half_of_day(tokens, end) or (zone[0] if zone else None)
        if behind:
            return behind, TIME
        if low_at(tokens, end) in (*HYPHENS, "to", "and") and digits_at(tokens, end + 1):
            clock = lex.cues["after_clock"].at(tokens, end + 2)
            behind = _half_of_day(tokens, end + 2) or (clock[0] if clock else None)
            if behind or not colon:
                return (behind, TIME) if behind else None
    if colon:
        return end, "a time or a score"
    known = hours and len(minutes) == 2 and low_at(tokens, i - 1) in lex.words["known"]
    if known and low_at(tokens, end) in lex.words["timetable"] and int(minutes) < 60:
        return end, TIME
    half = lex.cues["half_of_day"].at(tokens, end)
    dotted = len(minutes) == 2 and minutes.isdecimal() and int(minutes) < 60  # "at 4.40 tonight"
    told = half and hours and (not minutes or dotted)
    if half and told and low_at(tokens, i - 1) in lex.words["before_clock"]:
        return half[0], TIME
    found = (zone or _on_clock(tokens, i, lex)) if len(tokens[i].text) == 4 else None
    return (found[0], TIME) if found else None


def _on_clock(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, str] | None:
    """The words behind "1640 hrs"; "1699 hrs" is no time, nor is "1640 hrs of film"."""
    text = tokens[i].text
    if not text.isdecimal() or int(text[:2]) >= 24 or int(text[2:]) >= 60:
        return None
    found = lex.cues["after_four_digits"].at(tokens, i + 1)
    return found if found and low_at(tokens, found[0]) != "of" else None


def _half_of_day(tokens: Sequence[Token], i: int) -> int | None:
    """The token after "am" or "p.m." at `i`."""
    if low_at(tokens, i) in ("am", "pm"):
        return i + 1
    dotted = (low_at(tokens, i + 1), low_at(tokens, i + 2)) == (".", "m")
    return i + 3 if low_at(tokens, i) in ("a", "p") and dotted else None


def _numeric_date(tokens: Sequence[Token], i: int) -> Found | None:
    """ "12/06/2024", "2024-06-12", "12.06.2024", "9/11", "2004/05"."""
    parts = tokens[i].text.split(".")
    if [len(p) for p in parts] in ([1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4]):
        return i + 1, DATE
    sign, first, second = low_at(tokens, i + 1), tokens[i].text, digits_at(tokens, i + 2)
    glued = glued_at(tokens, i + 1) and glued_at(tokens, i + 2)
    if sign not in ("/", "-") or not (glued and first.isdecimal() and second.isdecimal()):
        return None
    third = digits_at(tokens, i + 4)
    if third and low_at(tokens, i + 3) == sign and glued_at(tokens, i + 3) and len(second) < 3:
        sizes = (len(first), len(third))
        if sizes in ((4, 2), (4, 1)) or (sizes[0] < 3 and sizes[1] in (2, 4)):
            return i + 5, DATE
    if sign == "/" and len(first) == 4 and len(second) in (2, 4):
        return i + 3, YEAR
    if sign == "/" and _is_year(second) and len(first) < 4:
        return i + 3, "a date, or the number of an issue"  # "06/2027", "bulletin 31/2025"
    # A part of a whole has the smaller number first, and nobody reckons in elevenths.
    odds = int(first[:9]) >= int(second[:9]) or int(second[:9]) in (7, 9, 11)
    return (i + 3, "a date, odds or a name") if sign == "/" and odds else None


def _month_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """A month's name at `i`; "may" and "march" only with a capital."""
    return (
        0 <= i < len(tokens)
        and bool(lex.cues["month"].at(tokens, i))
        and tokens[i].text[0].isupper()
    )


def _beside_month(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    text = tokens[i].text
    if not text.isdecimal() or len(text) > 4:
        return None
    day = len(text) < 3 and 1 <= int(text) <= 31
    before = i - 2 if low_at(tokens, i - 1) in (".", ",") else i - 1
    if _month_at(tokens, before, lex) and (day or len(text) == 4):
        return _behind_month(tokens, i, lex, day=day)
    after = i + 1 + (low_at(tokens, i + 1) == "of")
    if day and _month_at(tokens, after, lex):
        end = after + 1 + (low_at(tokens, after + 1) == "." and after + 2 < len(tokens))
        end += low_at(tokens, end) == "," and _is_year(digits_at(tokens, end + 1))
        return end + _is_year(digits_at(tokens, end)), DATE
    if day and low_at(tokens, i + 1) == "," and (row := _days(tokens, i, lex)):
        return row, DATE
    second = i + 2 + bool(lex.cues["weekday"].at(tokens, i + 2))  # "10 to Sunday 14 June"
    joined = low_at(tokens, i + 1) in (*HYPHENS, "to", "and", "or")
    if day and joined and 0 < len(digits_at(tokens, second)) < 3:
        return (second + 2, DATE) if _month_at(tokens, second + 1, lex) else None
    return None


def _days(tokens: Sequence[Token], i: int, lex: Lexicon) -> int | None:
    """The token behind "12, 13 and 14 December"; None where no month ends the row of days."""
    at = i
    while low_at(tokens, at + 1) in (",", "and", "or") and len(digits_at(tokens, at + 2)) in (1, 2):
        at += 2
        if _month_at(tokens, at + 1, lex):
            return at + 2
    return None


def _behind_month(tokens: Sequence[Token], i: int, lex: Lexicon, *, day: bool) -> Found | None:
    """ "March 12", "March 12-14", "March 12, 2024", "March 2024"; "In March 12 tonnes" is none."""
    end = i + 1
    if day and low_at(tokens, end) in (*HYPHENS, "to", "and"):
        other = digits_at(tokens, end + 1)
        end += 2 if other.isdecimal() and len(other) < 3 else 0
    if day and low_at(tokens, end) == "," and _is_year(digits_at(tokens, end + 1)):
        end += 2
    measured = lex.measures.at(tokens, end) or low_at(tokens, end) in lex.scales
    return None if measured or low_at(tokens, end) in ("%", "per") else (end, DATE)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR


def _years(tokens: Sequence[Token], i: int) -> Found | None:
    """ "2019-20", "2019–2023", "the '90s"; a season or a span of years."""
    text = tokens[i].text
    if not _is_year(text):
        apostrophe = low_at(tokens, i - 1) in ("'", "’", "‘") and tokens[i].glued and len(text) == 2
        free = apostrophe and i > 0 and (i < 2 or not tokens[i - 1].glued)
        return (i + 1, YEAR) if free else None
    second = digits_at(tokens, i + 2)
    span = low_at(tokens, i + 1) in HYPHENS and glued_at(tokens, i + 1)
    if span and (_is_year(second) or 0 < len(second) < 3):
        return i + 3, YEAR
    return None


def _year(tokens: Sequence[Token], i: int, lex: Lexicon) -> Found | None:
    """A bare number of four digits is a year, unless a unit, hedge or counted noun objects."""
    if not _is_year(tokens[i].text) or _has_unit(tokens, i, lex):
        return None
    low, before = low_at(tokens, i + 1), low_at(tokens, i - 1)
    if lex.cues["people"].at(tokens, i + 1):
        of_a_year = before in lex.words["of_a_year"] or before.endswith(("'s", "’s"))
        return (i + 1, YEAR) if of_a_year else None
    hedge = lex.hedges_before.before(tokens, i)
    compares = hedge and low_at(tokens, hedge[0] - 1) in ("%", "percent", "cent", "times")
    if hedge and hedge[1][0] and not compares and before not in lex.words["year_hedge"]:
        return None
    if low.isalpha() and low.endswith("s") and low not in lex.words["verb_in_s"]:
        opens = not i or (i == 1 and tokens[0].kind == "mark")  # "“2005 offers a chance”"
        beside_year = opens or lex.cues["before_year"].before(tokens, i)
        if not beside_year or before in lex.words["before_year_plural"]:
            return None
    return i + 1, YEAR


def _has_unit(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    after = i + 1
    low = low_at(tokens, after)
    if glued_at(tokens, after) and tokens[after].kind in ("word", "digits"):
        return True
    joined = after + (low in HYPHENS and glued_at(tokens, after))
    return bool(
        low in lex.scales
        or low in ("%", "hundred", "dozen")
        or lex.signs.before(tokens, i)
        or lex.measures.at(tokens, joined)
        or lex.currencies.at(tokens, after)
    )
