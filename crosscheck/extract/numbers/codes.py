"""Tells codes, letters and digits in one ("A380", "Covid-19", "the 1990s"), from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.letter_signs import is_letter_code
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.measures import ends_phrase
from crosscheck.extract.numbers.nofigure import LABEL, NAME, NoFigure
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS


def find_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "A380", "H1N1", "21st", "U-20", "3D", "0800", "No.5", "the 1990s"."""
    last = i + 1
    while glued_at(tokens, last) and tokens[last].kind in ("word", "digits"):
        last += 1
    text = tokens[i].text
    letters = low_at(tokens, i + 1) if last > i + 1 and tokens[i + 1].kind == "word" else ""
    if letters in lex.words["ordinal_ending"] and text.isdecimal():
        return NoFigure(i, i + 2, "a rank or a date")
    decade = _decade(tokens, i, letters)
    if decade:
        return decade
    if tokens[i].glued and i:
        return _behind_letters(tokens, i, last, lex)
    if letters and (_is_code(tokens, i + 1, lex) or _model(tokens, i, letters, lex)):
        return NoFigure(i, last, NAME)
    return _leading_zero(tokens, i, last)


def _model(tokens: Sequence[Token], i: int, letters: str, lex: Lexicon) -> bool:
    """ "Boeing 777F": a letter behind the number that a label names."""
    scaled = letters in lex.short_scales and low_at(tokens, i - 1) == "number"  # "number 100m"
    return len(letters) == 1 and not scaled and lex.cues["label"].before(tokens, i) is not None


def _decade(tokens: Sequence[Token], i: int, letters: str) -> NoFigure | None:
    """ "the 1990s", "under-25s", "the 30's"."""
    if letters == "s" and not digits_at(tokens, i + 2):
        return NoFigure(i, i + 2, "an age group or a decade")
    possessive = low_at(tokens, i + 1) in ("'", "’") and low_at(tokens, i + 2) == "s"
    if possessive and glued_at(tokens, i + 2) and low_at(tokens, i - 1) in ("the", "mid", "-"):
        return NoFigure(i, i + 3, "an age group or a decade")
    return None


def _leading_zero(tokens: Sequence[Token], i: int, last: int) -> NoFigure | None:
    text = tokens[i].text
    alone = text == "0" and digits_at(tokens, last).isdecimal() and digits_at(tokens, last + 1)
    if text[:1] != "0" or not (alone or text[1:2].isdecimal()):
        return None  # "0 800 555 062" is a telephone number too
    while digits_at(tokens, last).isdecimal() or (
        low_at(tokens, last) in HYPHENS
        and glued_at(tokens, last)
        and glued_at(tokens, last + 1)
        and digits_at(tokens, last + 1).isdecimal()
    ):
        last += 1
    return NoFigure(i, last, "a number with a leading zero, as in codes and telephone numbers")


def _is_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Do letters glued behind digits make a code ("13F", "3D"), not a unit or a scale?"""
    token = tokens[i]
    if token.text in ("C", "F") and lex.abbreviations.at(tokens, i):
        return not ends_phrase(tokens, i + 1, lex)
    digits_behind = glued_at(tokens, i + 1) and len(digits_at(tokens, i + 1)) > 2
    if digits_behind and token.low not in ("x", "e", "to"):
        return True
    return not _suffix(tokens, i, lex)


def _behind_letters(tokens: Sequence[Token], i: int, last: int, lex: Lexicon) -> NoFigure | None:
    before = tokens[i - 1]
    if before.kind == "word":
        power = before.low == "e" and before.glued and digits_at(tokens, i - 2)
        times = before.low == "x" and digits_at(tokens, i - 2)
        sign = lex.signs.before(tokens, i) and not is_letter_code(tokens, i, lex)
        return None if sign or times or power else NoFigure(i, last, NAME)
    if before.text in HYPHENS and before.glued and i > 1 and tokens[i - 2].kind == "word":
        return _behind_hyphen(tokens, i, last, lex)
    if before.text in ("#", "№", "_"):
        return NoFigure(i, last, LABEL)
    if before.text == "." and before.glued and i > 1 and tokens[i - 2].kind == "word":
        return None if lex.signs.before(tokens, i) else NoFigure(i, last, LABEL)
    return None


def _behind_hyphen(tokens: Sequence[Token], i: int, last: int, lex: Lexicon) -> NoFigure | None:
    word = tokens[i - 2]
    suffix = word.glued and digits_at(tokens, i - 3) and _suffix(tokens, i - 2, lex)
    number = word.low in lex.small or "," in tokens[i].text or word.low in ("to", "or", "magnitude")
    hedge = lex.hedges_before.before(tokens, i - 1) and word.low not in ("under", "over")
    measure = lex.measures.before(tokens, i - 1) and digits_at(tokens, i - 3)
    return None if suffix or number or hedge or measure else NoFigure(i, last, NAME)


def _suffix(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Do the letters glued to digits mean a scale or a unit ("7.4m", "12kg", "€5bn", "80mph")?"""
    low, text = tokens[i].low, tokens[i].text
    if text in lex.short_scales or low in lex.scales or low in ("x", "e", "pm", "am", "to"):
        return True
    tables = (lex.abbreviations, lex.measures, lex.glued_measures)
    if any(table.at(tokens, i) for table in tables):
        amperes = text != "A" or low_at(tokens, i + 1) in lex.words["electric"]
        return text not in ("G", "D") and amperes
    return bool(
        lex.signs_after.at(tokens, i)
        or lex.currencies.at(tokens, i)
        or lex.hedges_after.at(tokens, i)
        or low in lex.small
        or lex.cues["age_after"].at(tokens, i)
    )
