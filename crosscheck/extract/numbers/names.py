"""Finds what holds a number and is no figure: names, labels, addresses, scores, phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.extract.numbers.amounts import ends_phrase
from crosscheck.extract.numbers.calendar import find_date
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import HYPHENS

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)[@#]\w+|\b[\w-]+\.(?:com|org|net|co\.uk|gov)\b\S*")
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


class NoFigure(NamedTuple):
    """Tokens `first` to `last` (not included) that are no figure, and why."""

    first: int
    last: int
    reason: str


def find_names(text: str, tokens: Sequence[Token], lex: Lexicon) -> dict[int, NoFigure]:
    """What is no figure in the sentence, by its first token; the pieces do not overlap."""
    found: dict[int, NoFigure] = {}
    covered = 0
    for item in _addresses(text, tokens):
        found[item.first] = item
    i = 0
    while i < len(tokens):
        if i in found:
            i = found[i].last
            continue
        item = _at(tokens, i, lex) if i >= covered else None
        if item:
            found[item.first] = item
            i = covered = item.last
        else:
            i += 1
    return found


def _addresses(text: str, tokens: Sequence[Token]) -> list[NoFigure]:
    if not any(sign in text for sign in ("@", "#", "www.", "http", ".co", ".org", ".net", ".gov")):
        return []
    spans = [m.span() for m in _ADDRESS.finditer(text)]
    out = []
    t = 0
    for start, end in spans:
        while t < len(tokens) and tokens[t].end <= start:
            t += 1
        first = t
        while t < len(tokens) and tokens[t].start < end:
            t += 1
        if t > first and any(c.isdigit() for c in text[start:end]):
            out.append(NoFigure(first, t, "part of a web address or tag"))
    return out


def _at(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    token = tokens[i]
    if token.kind == "digits":
        return (
            _phrase(tokens, i, lex)
            or find_date_at(tokens, i, lex)
            or _glued_name(tokens, i, lex)
            or _list_number(tokens, i)
            or _footnote(tokens, i)
            or _phone(tokens, i)
            or _score(tokens, i, lex)
            or _label(tokens, i, lex)
        )
    if token.text == "." and _batting_average(tokens, i):
        return NoFigure(i, i + 2, "a sporting average")
    if token.kind == "raised":
        return _raised(tokens, i)
    if token.kind == "word":
        return _word(tokens, i, lex)
    return None


def find_date_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A date, time or year at token `i`."""
    found = find_date(tokens, i, lex)
    return NoFigure(i, found[0], found[1]) if found else None


def _phrase(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    found = lex.cues["phrase"].at(tokens, i)
    return NoFigure(i, found[0], found[1]) if found else None


def _glued_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "A380", "Covid-19", "H1N1", "21st", "U-20", "3D", "0800", "No.5", "1.2.3.4"."""
    token = tokens[i]
    last = i + 1
    while last < len(tokens) and tokens[last].glued and tokens[last].kind in ("word", "digits"):
        last += 1
    following = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].glued else None
    if following and following.low in _ORDINAL_ENDINGS and token.text.isdecimal():
        return NoFigure(i, i + 2, "a rank or a date")
    if following and following.low == "s" and not (i + 2 < len(tokens) and tokens[i + 2].kind == "digits"):
        return NoFigure(i, i + 2, "an age group or a decade")
    if token.glued and i:
        return _behind_letters(tokens, i, last, lex)
    coded = following and following.kind == "word" and i + 2 < len(tokens) and tokens[i + 2].glued
    coded = coded and tokens[i + 2].kind == "digits" and len(tokens[i + 2].text) > 2 and following is not None and following.low not in ("x", "e", "to")
    lettered = following and following.kind == "word" and following.text in ("C", "F")
    if lettered and lex.abbreviations.at(tokens, i + 1) and ends_phrase(tokens[i + 2] if i + 2 < len(tokens) else None):
        return None
    if following and following.kind == "word" and (coded or lettered or not _suffix(tokens, i + 1, lex)):
        return NoFigure(i, last, "a name with a number in it")
    if len(token.text) > 1 and token.text[0] == "0" and token.text[1].isdecimal():
        while last < len(tokens) and tokens[last].kind == "digits" and tokens[last].text.isdecimal():
            last += 1
        return NoFigure(i, last, "a number with a leading zero, as in codes and telephone numbers")
    return None


def _behind_letters(tokens: Sequence[Token], i: int, last: int, lex: Lexicon) -> NoFigure | None:
    before = tokens[i - 1]
    if before.kind == "word":
        if lex.signs.before(tokens, i) or before.low == "x" or _power_of_ten(tokens, i):
            return None
        return NoFigure(i, last, "a name with a number in it")
    if before.text in HYPHENS and before.glued and i > 1 and tokens[i - 2].kind == "word":
        if tokens[i - 2].glued and _has_digits(tokens, i - 3) and _suffix(tokens, i - 2, lex):
            return None
        if tokens[i - 2].low in lex.small or "," in tokens[i].text or tokens[i - 2].low in ("to", "or"):
            return None
        if tokens[i - 2].low == "magnitude":
            return None
        if lex.hedges_before.before(tokens, i - 1) and tokens[i - 2].low not in ("under", "over"):
            return None
        if lex.measures.before(tokens, i - 1) and _has_digits(tokens, i - 3):
            return None
        return NoFigure(i, last, "a name with a number in it")
    if before.text in ("#", "№", "_"):
        return NoFigure(i, last, "a name or label, not a figure")
    if before.text == "." and before.glued and i > 1 and tokens[i - 2].kind == "word":
        if lex.signs.before(tokens, i):
            return None
        return NoFigure(i, last, "a name or label, not a figure")
    return None


def _has_digits(tokens: Sequence[Token], i: int) -> bool:
    return i >= 0 and tokens[i].kind == "digits"


def _power_of_ten(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i - 1].low == "e" and i > 1 and tokens[i - 2].kind == "digits" and tokens[i - 1].glued


def _suffix(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Do the letters glued to digits mean a scale or a unit ("7.4m", "12kg", "€5bn", "80mph")?"""
    text = tokens[i].text
    if text in lex.short_scales or tokens[i].low in lex.scales or tokens[i].low in ("x", "e", "o", "pm", "am", "to"):
        return True
    if lex.abbreviations.at(tokens, i) or lex.measures.at(tokens, i) or lex.glued_measures.at(tokens, i):
        return text not in ("G", "D")
    return bool(
        lex.signs_after.at(tokens, i)
        or lex.currencies.at(tokens, i)
        or lex.hedges_after.at(tokens, i)
        or tokens[i].low in lex.small
        or lex.cues["age_after"].at(tokens, i)
    )


def _list_number(tokens: Sequence[Token], i: int) -> NoFigure | None:
    if i > 1 or not tokens[i].text.isdecimal() or len(tokens[i].text) > 2 or i + 2 >= len(tokens):
        return None
    if i == 1 and tokens[0].text not in "([":
        return None
    behind = tokens[i + 1]
    if behind.glued and behind.text in ".):]" and not tokens[i + 2].glued:
        return NoFigure(i, i + 1, "the number of an item in a list")
    return None


def _footnote(tokens: Sequence[Token], i: int) -> NoFigure | None:
    if 0 < i < len(tokens) - 1 and tokens[i - 1].text == "[" and tokens[i + 1].text == "]":
        if tokens[i - 1].glued and len(tokens[i].text) < 4:
            return NoFigure(i, i + 1, "a footnote mark")
    return None


def _batting_average(tokens: Sequence[Token], i: int) -> bool:
    """ ".500", ".312": three digits behind a point that nothing precedes and no unit follows."""
    if i + 1 >= len(tokens) or not tokens[i + 1].glued or tokens[i + 1].kind != "digits":
        return False
    free = i and not tokens[i].glued and tokens[i - 1].kind == "word"
    alone = i + 2 >= len(tokens) or tokens[i + 2].kind == "mark" and tokens[i + 2].text != "%"
    return bool(free and alone and len(tokens[i + 1].text) == 3)


def _raised(tokens: Sequence[Token], i: int) -> NoFigure | None:
    return NoFigure(i, i + 1, "a footnote mark or an exponent")


def _phone(tokens: Sequence[Token], i: int) -> NoFigure | None:
    """ "+44 20 7946 0991", "555-0142-33", "(212) 555-0142": groups of digits that begin like a telephone number."""
    plus = i > 0 and tokens[i - 1].text == "+" and tokens[i].glued
    bracket = i > 0 and tokens[i - 1].text == "(" and i + 1 < len(tokens) and tokens[i + 1].text == ")"
    groups, digits, at = 1, len(tokens[i].text), i + 1
    while at < len(tokens) and digits < 20:
        step = at + (tokens[at].text in ("-", ")", ".", "(", "/") and at + 1 < len(tokens))
        if tokens[step].kind != "digits" or not tokens[step].text.isdecimal():
            break
        groups, digits, at = groups + 1, digits + len(tokens[step].text), step + 1
    if digits < 7 or groups < 2:
        return None
    sizes = [len(t.text) for t in tokens[i:at] if t.kind == "digits"]
    hyphened = groups > 2 and all(t.glued for t in tokens[i + 1 : at]) and max(sizes) > 2
    local = groups == 2 and [len(t.text) for t in tokens[i:at]] == [3, 1, 4] and tokens[i + 1].glued
    local = local and (at >= len(tokens) or tokens[at].kind == "mark" and tokens[at].text != "%")
    national = bracket and len(tokens[i].text) == 3
    if plus and groups > 2 or hyphened and tokens[i + 1].text == "-" or local or national:
        return NoFigure(i, at, "a telephone number or code")
    return None


def _score(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "2-0", "6-4 6-3", "lost 2-3", "a 5-4 ruling": two small numbers, unless they read as a range."""
    if i + 2 >= len(tokens) or tokens[i + 1].text not in HYPHENS or not tokens[i + 1].glued:
        return None
    if i and tokens[i - 1].low in ("x", "×"):
        return None
    first, second = tokens[i], tokens[i + 2]
    if second.kind != "digits" or not second.glued or not (first.text.isdecimal() and second.text.isdecimal()):
        return None
    if len(first.text) > 3 or len(second.text) > 3 or lex.signs.before(tokens, i):
        return None
    end = i + 3
    if end < len(tokens) and (tokens[end].text in ("%", "½") or lex.measures.at(tokens, end) or (tokens[end].glued and tokens[end].kind == "word")):
        return None
    more = end < len(tokens) and tokens[end].glued and tokens[end].text in HYPHENS
    while more and end + 1 < len(tokens) and tokens[end + 1].kind == "digits":
        end += 2
        more = end < len(tokens) and tokens[end].glued and tokens[end].text in HYPHENS
    before = any(lex.cues["score_before"].at(tokens, n) for n in range(max(0, i - 3), i))
    after = lex.cues["score_after"].at(tokens, end)
    beside = _pair_at(tokens, end) or _pair_at(tokens, i - 3)
    if int(first.text) >= int(second.text) or end > i + 3 or before or after or beside:
        return NoFigure(i, end, "a score")
    return None


def _pair_at(tokens: Sequence[Token], i: int) -> bool:
    """Does another pair like "6-3" stand at token `i`?"""
    if i < 0 or i + 2 >= len(tokens) or tokens[i + 1].text not in HYPHENS or not tokens[i + 2].glued:
        return False
    return all(tokens[n].text.isdecimal() and len(tokens[n].text) < 3 for n in (i, i + 2))


def _label(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A bare whole number right behind a label ("Flight 370") or a name ("Apollo 11")."""
    token = tokens[i]
    named = lex.cues["name_after"].at(tokens, i + 1)
    if named and tokens[i + 1].text[0].isupper():
        return NoFigure(i, i + 1, named[1])
    if "," in token.text or not i or lex.signs.before(tokens, i) or _has_unit(tokens, i + 1, lex):
        return None
    end = i + 1
    while end + 1 < len(tokens) and tokens[end].text in HYPHENS and tokens[end].glued and tokens[end + 1].glued:
        if tokens[end + 1].kind != "digits":
            break
        end += 2
    for cue in ("index", "label"):
        found = lex.cues[cue].before(tokens, i)
        if not found:
            continue
        word = tokens[found[0]]
        if cue == "label" and word.low == "no" and not (word.text == "No" or tokens[i - 1].text == "."):
            continue
        if cue == "label" and word.text.islower() and _counts(tokens, i, lex):
            continue
        return NoFigure(i, end, found[1])
    before = tokens[i - 1]
    if before.kind != "word" or not before.text[0].isupper() or i < 2 or "." in token.text or tokens[i - 2].text in '.:"“‘(':
        return None
    following = tokens[end] if end < len(tokens) else None
    closes = following is None or following.text in ".,;:)?!'’\"”" or following.low in ("is", "was", "has", "and", "or", "in", "on", "at", "to", "by", "from", "for", "with", "will", "had", "are")
    if not closes or lex.cues["month"].at(tokens, i - 1) or len(token.text) > 3 or before.low in _DAYS:
        return None
    if following is not None and following.text == "," and before.text[0].isupper() and tokens[i - 1].text.isupper() is False and lex.hedges_before.before(tokens, i):
        return None
    return NoFigure(i, end, "a name with a number in it")


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _counts(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Behind a label in lower case ("by page 12", "in round 3 people left"): does a counted noun follow?"""
    at = i + 1
    return at < len(tokens) and lex.cues["people"].at(tokens, at) is not None


def _has_unit(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    if i >= len(tokens):
        return False
    low = tokens[i].low
    return bool(
        low in lex.scales
        or low in ("hundred", "dozen", "%")
        or lex.measures.at(tokens, i)
        or lex.currencies.at(tokens, i)
        or (tokens[i].glued and tokens[i].kind == "word")
    )


def _word(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    low = tokens[i].low
    if low in lex.small or low in lex.scales or low in ("the", "this", "that", "no", "any", "every", "each", "which", "at", "ones", "big", "group", "catch", "day", "square", "number", "six", "second", "half", "seven", "million", "first", "on"):
        phrase = lex.cues["phrase"].at(tokens, i)
        if phrase and any(t.low in lex.small or t.kind == "digits" or t.low in lex.scales or t.low in ("half", "second", "first") for t in tokens[i : phrase[0]]):
            if not (tokens[i].low == "one" and _share_follows(tokens, i, lex)):
                return NoFigure(i, phrase[0], phrase[1])
    if low in lex.ordinals:
        return _rank(tokens, i, lex)
    if low == "half":
        return _no_half(tokens, i, lex)
    if low == "one" and not _share_follows(tokens, i, lex):
        named = tokens[i].text == "One" and _spelled_name(tokens, i, lex)
        return named or _pronoun(tokens, i, lex)
    if low in lex.small and not (low in ("hundred", "dozen")):
        if i and tokens[i - 1].low in ("number", "top") and not _counts(tokens, i, lex):
            return NoFigure(i, i + 1, "a name or label, not a figure")
        return _long_rank(tokens, i, lex) or _spelled_clock(tokens, i, lex) or _spelled_year(tokens, i, lex) or _spelled_name(tokens, i, lex)
    return None


def _share_follows(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    link = lex.links["share"].at(tokens, i + 1)
    if link is None or link[0] >= len(tokens):
        return False
    return tokens[link[0]].kind == "digits" or tokens[link[0]].low in lex.small or tokens[link[0]].low in lex.scales or tokens[link[0]].low == "a"


def _rank(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """An ordinal: a rank, unless a number before it makes it a part ("two thirds", "a fifth of")."""
    from crosscheck.extract.numbers.shares import read_share

    for start in (i - 1, i - 2):
        if start < 0:
            continue
        share = read_share(tokens, start, lex)
        if share and share.last > i:
            return None
    if tokens[i].low == "second" and i and (tokens[i - 1].kind == "digits" or tokens[i - 1].low in lex.small or tokens[i - 1].text in HYPHENS):
        return None
    return NoFigure(i, i + 1, "a rank")


def _long_rank(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "the twenty-first", "forty ninth"; "a twenty-second delay" is a duration."""
    if lex.small[tokens[i].low][0] != "ten" or i + 1 >= len(tokens):
        return None
    at = i + 2 if tokens[i + 1].text in HYPHENS and tokens[i + 1].glued else i + 1
    if at >= len(tokens) or tokens[at].low not in lex.ordinals:
        return None
    if tokens[at].low == "second" and not (i and tokens[i - 1].low == "the"):
        return None
    return NoFigure(i, at + 1, "a rank")


def _no_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    before = tokens[i - 1].low if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before in ("first", "second", "latter", "other", "final", "last", "next", "opening", "third", "fourth", "better", "in", "1st", "2nd", "this", "other"):
        return NoFigure(i, i + 1, "a part of a period or a game")
    if after is not None and after.low in ("time", "past", "way", "back", "year", "term", "century", "centuries", "volley"):
        return NoFigure(i, i + 1, "a part of a period or a game")
    if after is not None and after.text in HYPHENS and after.glued and i + 2 < len(tokens):
        behind = tokens[i + 2].low
        counted = behind in lex.scales or behind in ("dozen", "percentage") or lex.measures.at(tokens, i + 2)
        if not counted or behind in ("year", "yearly", "time"):
            return NoFigure(i, i + 1, "a part of a name")
    if after is not None and after.kind == "word" and after.low in ("empty", "full", "expected", "finished", "asleep", "hoping", "joking", "decent", "back", "brother", "sister"):
        return NoFigure(i, i + 1, "a figure of speech")
    return None


def _pronoun(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    number_goes_on = i and (tokens[i - 1].text in HYPHENS or tokens[i - 1].low in ("minus", "negative") or lex.small.get(tokens[i - 1].low, ("",))[0] == "ten")
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if number_goes_on or (after and (after.low in lex.scales or after.low in ("hundred", "dozen", "point", "half", "and-a-half") or after.low in lex.parts)):
        return None
    if after and after.text in HYPHENS and i + 2 < len(tokens) and (tokens[i + 2].low in lex.parts or lex.measures.at(tokens, i + 2) or lex.currencies.at(tokens, i + 2) or tokens[i + 2].low == "in"):
        return None
    if after and after.low == "and" and i + 3 < len(tokens) and tokens[i + 3].low in lex.parts:
        return None
    if lex.links["range"].at(tokens, i + 1) and i + 2 < len(tokens) and (tokens[i + 2].low in lex.small or tokens[i + 2].kind == "digits"):
        return None
    if i and tokens[i - 1].low == "between":
        return None
    if after and after.low == "or" and i + 2 < len(tokens) and tokens[i + 2].low in lex.small:
        return None
    if after is None and not i:
        return None
    if after is None or after.kind == "mark" and after.text not in "%$£€":
        if i and (lex.hedges_before.before(tokens, i) or tokens[i - 1].low in ("to", "by", "from")) and tokens[i - 1].low not in lex_fillers:
            return None
        return NoFigure(i, i + 1, '"one" as a pronoun, not a figure')
    for cue, at in (("pronoun_after", i + 1), ("pronoun_before", 0)):
        found = lex.cues[cue].at(tokens, at) if at else lex.cues[cue].before(tokens, i)
        if found and not (at == 0 and lex.measures.at(tokens, i + 1)):
            return NoFigure(i, i + 1, found[1])
    return None


lex_fillers = frozenset("the a an its their our his her my all these those only just".split())


def _spelled_clock(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "seven-thirty", "ten-fifteen": an hour and its minutes, which no number is spelled like."""
    kind, hour = lex.small[tokens[i].low]
    if kind not in ("unit", "teen") or hour > 12 or i + 2 >= len(tokens) or tokens[i + 1].text not in HYPHENS:
        return None
    if lex.small.get(tokens[i + 2].low, ("",))[0] in ("ten", "teen") and tokens[i + 2].glued:
        return NoFigure(i, i + 3, "a time of day")
    return None


def _spelled_year(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "nineteen ninety-nine", "twenty fifteen"."""
    if tokens[i].low not in ("eighteen", "nineteen", "twenty") or i + 1 >= len(tokens):
        return None
    if lex.small.get(tokens[i + 1].low, ("",))[0] not in ("ten", "teen"):
        return None
    end = i + 2
    if end + 1 < len(tokens) and tokens[end].text in HYPHENS and lex.small.get(tokens[end + 1].low, ("",))[0] == "unit":
        end += 2
    return NoFigure(i, end, "a year")


def _spelled_name(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "Channel Four", "Ocean's Twelve", "the Birmingham Six": a capital inside a sentence without title case."""
    token = tokens[i]
    if not token.text[0].isupper() or not i or tokens[i - 1].text in '.:"“‘(-–—…' or tokens[i - 1].text == "'":
        return None
    label = lex.cues["label"].before(tokens, i)
    capital = tokens[i - 1].kind == "word" and tokens[i - 1].text[0].isupper()
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    counted = after is not None and (after.kind == "word" and after.text.islower() and lex.cues["people"].at(tokens, i + 1))
    headline = sum(t.text[0].isupper() for t in tokens if t.kind == "word") * 3 > 2 * sum(t.kind == "word" for t in tokens)
    if (label or capital or tokens[i - 1].low in ("the", "big")) and not counted and not headline:
        return NoFigure(i, i + 1, "a name with a number in it")
    return None
