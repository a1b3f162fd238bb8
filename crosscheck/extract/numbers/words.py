"""Reads one number at a token: digits or words with their scale, sign, decimals and vague sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from crosscheck.extract.numbers.digits import read_digits
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.powers import MINUS, complete_digits, vulgar
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at

Form = Literal["digits", "words", "vague", "share", "malformed"]
HYPHENS = frozenset("-‐‑–−")


class Number(NamedTuple):
    """A number at tokens `first` to `last` (not included).

    `scale` is what its scale word multiplied; `value` is None for a vague word, which has bounds.
    A share's value is in per cent.
    """

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    form: Form
    scale: float = 1


def exactly(first: int, last: int, value: float, form: Form, scale: float = 1) -> Number:
    """A number that is its own low and high."""
    value = tidy(value)
    return Number(first, last, value, value, value, form, scale)


def tidy(value: float) -> float:
    """The value without the noise of binary fractions: 0.07 * 100 is 7."""
    return float(f"{value:.12g}")


def kind_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> str:
    """How the number word at token `i` combines ("unit", "ten"), or "" where none stands."""
    return lex.small.get(low_at(tokens, i), ("", 0.0))[0]


def is_spelled(token: Token, lex: Lexicon) -> bool:
    """Is the token a number word?"""
    return token.low in lex.small or token.low in lex.scales


def skip_hyphen(tokens: Sequence[Token], i: int) -> int:
    """The token after a hyphen that joins words, or `i` itself."""
    joined = i + 1 < len(tokens) and tokens[i].text in HYPHENS and tokens[i].glued
    return i + 1 if joined and tokens[i + 1].glued else i


def read_number(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """The longest number that begins at token `i`, sign included; None where none does."""
    sign, at = _sign(tokens, i, lex)
    if at >= len(tokens):
        return None
    number = _vague(tokens, at, lex) if at == i else None
    number = number or _digits(tokens, at, lex) or _words(tokens, at, lex)
    if number is None or at == i:
        return number
    if number.value is None or number.form == "malformed":
        return None
    return exactly(i, number.last, sign * number.value, number.form, number.scale)


def _sign(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, int]:
    token = tokens[i]
    if token.low in lex.words["sign"] and i + 1 < len(tokens):
        return (1 if token.low == "plus" else -1), i + 1
    if i + 1 >= len(tokens) or (tokens[i + 1].kind != "digits" and tokens[i + 1].text != "."):
        return 1, i
    free = not token.glued or i == 0 or tokens[i - 1].text in "([$£€<>=~"
    if token.text in MINUS and free and (tokens[i + 1].glued or i == 0):
        return -1, i + 1
    if token.text == "+" and free and tokens[i + 1].glued:
        return 1, i + 1
    return 1, i


def _digits(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    first, token = i, tokens[i]
    if token.kind == "fraction":
        return _scaled(tokens, first, i + 1, vulgar(token.text), lex)
    text = token.text
    if text == "." and _begins_decimals(tokens, i):
        i += 1
        text = "0." + tokens[i].text
    if tokens[i].kind != "digits":
        return None
    value = read_digits(text)
    if value is None:
        value = _with_decimal_comma(tokens, i, lex)
    if value is None:
        return Number(first, i + 1, None, None, None, "malformed")
    i, value = complete_digits(tokens, i + 1, value)
    decimals = _decimals(tokens, i, lex) if value == int(value) else None
    if decimals:
        i, value = decimals[0], value + decimals[1]
    return _scaled(tokens, first, i, value, lex)


def _with_decimal_comma(tokens: Sequence[Token], i: int, lex: Lexicon) -> float | None:
    """ "12,9 million", "4,5%": one or two digits behind a comma, and a scale that needs decimals.

    Without the scale ("8,60") a group of thousands may have lost a digit: that is never guessed.
    """
    whole, _, decimals = tokens[i].text.partition(",")
    behind = low_at(tokens, i + 1)
    scaled = behind in ("%", "percent", "per") or lex.scales.get(behind, 0) > 1000
    short = 0 < len(decimals) < 3 and len(whole) < 4
    return read_digits(f"{whole}.{decimals}") if short and decimals.isdecimal() and scaled else None


def _begins_decimals(tokens: Sequence[Token], i: int) -> bool:
    """ ".75": a point right before digits and not right behind a word."""
    ends_sentence = tokens[i].glued and i > 0 and tokens[i - 1].kind == "word"
    behind = digits_at(tokens, i + 1)
    return bool(behind) and "," not in behind and glued_at(tokens, i + 1) and not ends_sentence


def _scaled(tokens: Sequence[Token], first: int, i: int, value: float, lex: Lexicon) -> Number:
    """Multiplies digits by the scale behind them: "1.2 million", "3 crore 12 lakh", "7.4m"."""
    total, scale = 0.0, 1.0
    while i < len(tokens):
        at = skip_hyphen(tokens, i)
        word = tokens[at].low
        small = lex.small.get(word)
        if word in lex.scales or word.removesuffix("s") in lex.scales:
            factor = lex.scales.get(word) or lex.scales[word.removesuffix("s")]
        elif small and small[0] in ("hundred", "dozen"):
            factor = small[1]
        elif word == "dozens" and at == i:
            factor = 12.0
        else:
            break
        value *= factor
        scale = max(scale, factor)
        i = at + 1
        further = _smaller_group(tokens, i, factor, lex)
        if further is not None:
            total, value, i = total + value, further, i + 1
    if scale == 1 and i < len(tokens):
        short = lex.short_scales.get(tokens[i].text)
        if (
            short
            and not short.money
            and (tokens[i].glued or short.spaced)
            and _ends_here(tokens, i + 1)
        ):
            return exactly(first, i + 1, value * short.value, "digits", short.value)
    i, value = _and_a_half(tokens, i, value, scale, lex)
    return exactly(first, i, total + value, "digits", scale)


def _ends_here(tokens: Sequence[Token], i: int) -> bool:
    """Does nothing glued follow a short scale ("5k", not "5k7")?"""
    return i >= len(tokens) or not (tokens[i].glued and tokens[i].kind == "digits")


def _smaller_group(tokens: Sequence[Token], i: int, factor: float, lex: Lexicon) -> float | None:
    """Digits that go on with a smaller scale: the "12" of "3 crore 12 lakh"."""
    if i + 1 >= len(tokens) or tokens[i].kind != "digits":
        return None
    below = lex.scales.get(tokens[i + 1].low, factor)
    return read_digits(tokens[i].text) if below < factor else None


def _and_a_half(
    tokens: Sequence[Token], i: int, value: float, unit: float, lex: Lexicon
) -> tuple[int, float]:
    """Adds "and a half" (of the scale right before it) and takes in the scale that follows."""
    found = _part_behind_and(tokens, i, lex)
    if found is None:
        return i, value
    end, part = found
    value += part * (unit if unit >= 1000 else 1)
    if end < len(tokens) and unit == 1 and tokens[end].low in lex.scales:
        return end + 1, value * lex.scales[tokens[end].low]
    return end, value


def _part_behind_and(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, float] | None:
    """The token after "and a half", "-and-a-half", "and two thirds" at `i`, and that part."""
    at = skip_hyphen(tokens, i)
    if at >= len(tokens) or tokens[at].low != "and":
        return None
    at = skip_hyphen(tokens, at + 1)
    count = 1.0
    if at < len(tokens) and (
        tokens[at].low == "a" or lex.small.get(tokens[at].low, ("",))[0] == "unit"
    ):
        count = lex.small.get(tokens[at].low, ("", 1.0))[1]
        at = skip_hyphen(tokens, at + 1)
    elif at < len(tokens) and tokens[at].low != "half":
        return None
    if at >= len(tokens) or tokens[at].low not in lex.parts:
        return None
    parts, plural = lex.parts[tokens[at].low]
    return (at + 1, count / parts) if plural == (count != 1) and count < parts else None


def _vague(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred"; with the scales that follow."""
    found = lex.vague.at(tokens, i)
    if found is None:
        return None
    end, size = found
    factor, scales = 1.0, 0
    while end < len(tokens):
        at = end + 1 if scales + (not size.scaled) and tokens[end].low == "of" else end
        word = tokens[at].low if at < len(tokens) else ""
        small = lex.small.get(word)
        step = lex.scales.get(word) or lex.scales.get(word.removesuffix("s"))
        if step is None and word in ("hundred", "hundreds"):
            step = 100.0
        if step is None and (word == "dozens" or (small and small[0] == "dozen")):
            step = 12.0
        if step is None:
            break
        factor, scales, end = factor * step, scales + 1, at + 1
    if size.scaled and not scales:
        return None
    return Number(i, end, None, size.low * factor, size.high * factor, "vague", factor)


def _words(tokens: Sequence[Token], i: int, lex: Lexicon) -> Number | None:
    first = i
    low = tokens[i].low
    if low in ("a", "an") and i + 1 < len(tokens):
        following = tokens[i + 1].low
        if following not in lex.scales and following not in ("hundred", "dozen"):
            return None
        i += 1
    elif low == "point":
        decimals = _decimals(tokens, i, lex)
        return (
            exactly(i, decimals[0], decimals[1], "words")
            if decimals and decimals[0] > i + 1
            else None
        )
    elif low not in lex.small and low not in lex.scales:
        return None
    end, value, scale = _spelled(tokens, i, lex)
    if end == i:
        return None
    decimals = _decimals(tokens, end, lex) if scale <= 100 else None
    if decimals:
        end, value = decimals[0], value + decimals[1]
        return _as_words(_scaled(tokens, first, end, value, lex))
    end, value = _and_a_half(tokens, end, value, scale, lex)
    return exactly(first, end, value, "words", scale)


def _as_words(number: Number) -> Number:
    return number._replace(form="words")


def _decimals(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, float] | None:
    """The token after "point five", "point ninety-nine", and its value below one."""
    if i + 1 >= len(tokens) or tokens[i].low != "point":
        return None
    digits, at = "", i + 1
    while at < len(tokens) and len(digits) < 12:
        word = skip_hyphen(tokens, at) if digits else at
        low = tokens[word].low if word < len(tokens) else ""
        kind, value = lex.small.get(low, ("oh" if low in ("o", "oh") else "", 0.0))
        if tokens[word].kind == "digits" and not digits and tokens[word].text.isdecimal():
            digits, at = tokens[word].text[:12], word + 1
            break
        if (
            kind == "unit"
            and len(digits) > 1
            and digits[-1] == "0"
            and digits[-2] != "0"
            and word > at
        ):
            digits = digits[:-1] + str(int(value))
        elif kind in ("unit", "zero", "oh", "teen", "ten"):
            digits += str(int(value))
        else:
            break
        at = word + 1
    return (at, float("0." + digits)) if digits.isdecimal() else None


def _spelled(tokens: Sequence[Token], i: int, lex: Lexicon) -> tuple[int, float, float]:
    """The token after a number in words, its value, and the last scale in it (1 if none)."""
    total, group, begun = 0.0, 0.0, False
    ceiling, last_scale, kind_before = float("inf"), 1.0, ""
    end = at = i
    while at < len(tokens):
        low = tokens[at].low
        kind, value = lex.small.get(low, ("", 0.0))
        scale = lex.scales.get(low) or (lex.scales.get(low.removesuffix("s")) if begun else None)
        if scale is not None:
            if begun and scale >= ceiling and total:
                if group or not _multiplies(scale, last_scale, kind_before):
                    break
                total *= scale
            else:
                total, group = total + (group if begun and group else 1.0) * scale, 0.0
            ceiling, last_scale, kind_before = scale, scale, "scale"
        elif kind == "hundred" and (not begun or (group and group < 100)):
            group = (group if begun and group else 1.0) * 100
            last_scale, kind_before = 100.0, kind
        elif (kind == "dozen" or (begun and low == "dozens")) and kind_before != "dozen":
            value = value or 12.0
            group = (group if begun and group else 1.0) * value
            kind_before = kind
        elif _continues(kind, kind_before, begun) and value < ceiling:
            group += value
            last_scale = 1.0 if kind_before not in ("hundred", "scale") else last_scale
            kind_before = kind
        else:
            break
        begun, end = True, at + 1
        at = _next_word(tokens, end, kind_before, last_scale, lex)
    if kind_before in ("unit", "ten", "teen", "zero"):
        last_scale = 1.0
    return end, total + group, last_scale


def _multiplies(scale: float, last_scale: float, kind_before: str) -> bool:
    """ "three thousand millions": a larger scale right behind a smaller one multiplies it."""
    return kind_before == "scale" and scale > last_scale


def _continues(kind: str, before: str, begun: bool) -> bool:
    if not begun:
        return kind in ("zero", "unit", "teen", "ten")
    if kind == "unit":
        return before in ("ten", "hundred", "scale")
    return kind in ("teen", "ten") and before in ("hundred", "scale")


def _next_word(
    tokens: Sequence[Token], i: int, before: str, last_scale: float, lex: Lexicon
) -> int:
    """Where the number may go on: past a hyphen; past "and" or a comma behind a scale."""
    at = skip_hyphen(tokens, i)
    if at != i or at >= len(tokens) or before not in ("hundred", "scale"):
        return at
    if tokens[at].low in ("and", "&"):
        if _part_behind_and(tokens, at, lex):
            return at
        end = _below_hundred(tokens, at + 1, lex)
        behind = tokens[end].low if end < len(tokens) else ""
        hundreds = behind == "hundred" and before == "hundred"
        if end == at + 1 or hundreds or (before == "scale" and behind in lex.scales):
            return at
        return at + 1
    if tokens[at].text == "," and before == "scale":
        end = _below_hundred(tokens, at + 1, lex)
        behind = tokens[end].low if end < len(tokens) else ""
        smaller = behind == "hundred" or lex.scales.get(behind, last_scale) < last_scale
        return at + 1 if end > at + 1 and smaller else at
    return at


def _below_hundred(tokens: Sequence[Token], i: int, lex: Lexicon) -> int:
    """The token after a number under a hundred in words ("fifty-two"), or `i` without one."""
    kind = lex.small.get(tokens[i].low, ("", 0.0))[0] if i < len(tokens) else ""
    if kind not in ("unit", "teen", "ten"):
        return i
    at = skip_hyphen(tokens, i + 1)
    unit = at < len(tokens) and lex.small.get(tokens[at].low, ("", 0.0))[0] == "unit"
    return at + 1 if kind == "ten" and unit else i + 1
