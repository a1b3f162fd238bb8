"""Reads one amount: a number with its currency, per cent or measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.extract.numbers.lexicon import Lexicon, Measure, Money
from crosscheck.extract.numbers.shares import read_share
from crosscheck.extract.numbers.tokens import Token
from crosscheck.extract.numbers.words import (
    HYPHENS,
    MINUS,
    Number,
    exactly,
    read_number,
    skip_hyphen,
    tidy,
)

# Adjectives that may stand between a number and its measure ("three consecutive days").
BETWEEN = frozenset(
    "more extra additional further full consecutive straight long short whole other successive solid"
    " calendar square-shaped".split()
)
_COMPOUNDS = {
    ("yard", "foot"): 3,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("metre", "centimetre"): 100,
    ("kilogram", "gram"): 1000,
}

# Abbreviations that are words too; behind a number in words they are read as those.
_ALSO_WORDS = frozenset("ha mi AU au st kn pp ms Pa hp cal bar bars cup cups bit bits ins pc bp PP MW mW".split())

_RACES = frozenset({50.0, 60.0, 80.0, 100.0, 110.0, 200.0, 300.0, 400.0, 500.0, 600.0, 800.0})


class Amount(NamedTuple):
    """An amount: `first` to `last` are the number's own tokens, `end` is behind the measure's words.

    `scale` is the scale that the words gave; `bare` is true where neither sign nor word gave a unit.
    """

    first: int
    last: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: str
    scale: float
    unit: str = "count"
    dimension: str = ""
    per: str | None = None
    ambiguous: str = ""

    @property
    def bare(self) -> bool:
        """Does the amount lack a unit of its own?"""
        return self.unit == "count"


def read_amount(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """The amount that begins at token `i`, or None."""
    signed = _with_sign(tokens, i, lex)
    if signed:
        return signed
    number = read_share(tokens, i, lex) or read_number(tokens, i, lex)
    if number is None:
        return _one_and_a_half(tokens, i, lex)
    return _magnitude(tokens, _with_unit(tokens, number, lex), lex)


def _one_and_a_half(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """ "an hour and a half"."""
    if tokens[i].low not in ("a", "an"):
        return None
    found = lex.measures.at(tokens, i + 1)
    if found is None or not _half_more(tokens, found[0]):
        return None
    end, measure = found[0] + 3, found[1]
    return Amount(i, end, end, 1.5, 1.5, 1.5, "words", 1, measure.unit, measure.dimension, measure.per)


def _half_more(tokens: Sequence[Token], i: int) -> bool:
    """Does "and a half" stand at token `i`, of nothing that follows?"""
    if [t.low for t in tokens[i : i + 3]] != ["and", "a", "half"]:
        return False
    return i + 3 >= len(tokens) or tokens[i + 3].low not in ("of", "million", "the", "a", "dozen")


def _magnitude(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "a quake of magnitude 6.1": the measure stands before the number."""
    if not amount.bare or amount.value is None or not 0 < amount.value < 11:
        return amount
    if not lex.cues["degree_word"].before(tokens, amount.first):
        return amount
    return amount._replace(unit="magnitude", dimension="magnitude")


def _plain(number: Number, unit: str = "count") -> Amount:
    return Amount(
        number.first, number.last, number.last, number.value, number.low, number.high,
        number.form, number.scale, unit,
    )  # fmt: skip


def _with_sign(tokens: Sequence[Token], i: int, lex: Lexicon) -> Amount | None:
    """ "$40m", "US $180 million", "-£5", "Rs 500": a currency sign, then the number."""
    first, at, negative = i, i, False
    if tokens[i].text in MINUS and i + 1 < len(tokens) and tokens[i + 1].glued:
        at, negative = i + 1, True
    found = lex.signs.at(tokens, at)
    if found is None:
        return None
    at, money = found
    if at >= len(tokens) or (tokens[at - 1].kind == "word" and _no_sign(tokens, at)):
        return None
    number = read_number(tokens, at, lex)
    if number is None or number.form == "malformed" or number.value is None and number.form != "vague":
        return None
    number = _money_scale(tokens, number, lex)
    last = number.last
    word = lex.currencies.at(tokens, last)
    ambiguous = _what(tokens, i + negative, at) if money.ambiguous else ""
    if word and (word[1].code == money.code or money.ambiguous) and word[1].factor == 1:
        last, money = word[0], word[1] if not word[1].ambiguous else money
        ambiguous = ambiguous if word[1].ambiguous else ""
    code = lex.signs.at(tokens, last)
    if code and len(tokens[last].text) == 3 and tokens[last].text.isupper() and money.ambiguous:
        last, money, ambiguous = code[0], code[1], ""
    sign = -1 if negative else 1
    value = None if number.value is None else sign * number.value
    low, high = (value, value) if value is not None else (number.low, number.high)
    return Amount(
        first, last, last, value, low, high, number.form, number.scale, money.code, "money",
        ambiguous=ambiguous,
    )  # fmt: skip


def _what(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join(t.text for t in tokens[start:end]).rstrip(".")


def _no_sign(tokens: Sequence[Token], at: int) -> bool:
    """A letter is a currency's sign only right before digits ("P5,000"), a code also with a space."""
    word, number = tokens[at - 1], tokens[at]
    if at > 1 and word.glued and tokens[at - 2].kind in ("word", "digits"):
        return True
    if number.kind != "digits":
        return True
    if word.text in ("P", "R", "Sh", "Ft", "LE", "sol", "A", "S", "C", "SR", "QR", "BD", "KD", "JD", "TL"):
        grouped = "," in number.text or len(number.text) > 2
        return not (number.glued and grouped)
    return False


def _money_scale(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Number:
    """Letters that are scales beside a currency alone: "$5m", "€10B", "$2.174T", "£3 m"."""
    if number.scale != 1 or number.last >= len(tokens) or number.value is None:
        return number
    token = tokens[number.last]
    short = lex.short_scales.get(token.text)
    if short is None or tokens[number.last - 1].kind != "digits":
        return number
    if not token.glued and token.text not in ("m", "M", "bn", "b", "B") and not short.spaced:
        return number
    return exactly(number.first, number.last + 1, number.value * short.value, number.form, short.value)  # type: ignore[arg-type]


def _with_unit(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount:
    if number.form == "malformed":
        return _plain(number)
    if number.form == "share":
        return _share_of_measure(tokens, number, lex) or _plain(number, "percent")
    # A currency behind the number, first with the letters that are scales beside money alone.
    for candidate in (_money_scale(tokens, number, lex), number):
        money = _money_after(tokens, candidate, lex)
        if money:
            return _and_cents(tokens, money, lex)
    measured = _measured(tokens, number, lex)
    if measured:
        return _below_zero(tokens, _compound(tokens, measured, lex))
    return _below_zero(tokens, _letter_million(tokens, number, lex))


def _money_after(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    at = number.last
    if at < len(tokens) and tokens[at].low == "of" and number.form == "vague":
        at += 1
    at = skip_hyphen(tokens, at)
    if at >= len(tokens):
        return None
    found = lex.currencies.at(tokens, at)
    money: Money | None = found[1] if found else None
    end = found[0] if found else at
    if found is None:
        short = lex.signs_after.at(tokens, at)
        if short and _stands_behind(tokens, at, short[0]):
            end, money = short
    if money is None or number.value is None and number.form != "vague":
        return None
    pound = tokens[end - 1].low in ("pound", "pounds") and end - at == 1
    if pound and not _is_money(tokens, number, end, lex):
        return None
    value = None if number.value is None else tidy(number.value * money.factor)
    low = value if value is not None else (number.low or 0) * money.factor
    high = value if value is not None else (number.high or 0) * money.factor
    ambiguous = tokens[end - 1].low.removesuffix("s") if money.ambiguous else ""
    return Amount(
        number.first, end, end, value, low, high, number.form, number.scale, money.code, "money",
        ambiguous=ambiguous,
    )  # fmt: skip


def _below_zero(tokens: Sequence[Token], amount: Amount) -> Amount:
    """ "12 degrees below zero": a negative temperature."""
    at = amount.end
    if amount.dimension not in ("temperature", "angle", "") or amount.value is None or amount.value < 0:
        return amount
    if [t.low for t in tokens[at : at + 2]] != ["below", "zero"]:
        return amount
    value = -amount.value
    return amount._replace(last=at + 2, end=at + 2, value=value, low=value, high=value)


def _and_cents(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "3 dollars 50 cents", "two pounds and 20 pence": one sum."""
    at = amount.end
    at += at < len(tokens) and (tokens[at].low == "and" or tokens[at].text == ",")
    small = at < len(tokens) and (tokens[at].kind == "digits" or tokens[at].low in lex.small)
    number = read_number(tokens, at, lex) if small else None
    if number is None or number.value is None or amount.value is None or not 0 < number.value < 100:
        return amount
    cents = lex.currencies.at(tokens, number.last)
    if cents is None or cents[1].factor == 1 or cents[1].code not in (amount.unit, "USD"):
        return amount
    value = tidy(amount.value + number.value / 100)
    return amount._replace(last=cents[0], end=cents[0], value=value, low=value, high=value)


def _stands_behind(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Is a sign behind the number the number's ("500 EUR", "15€", "120p"), not the next one's?"""
    follows_digits = end < len(tokens) and tokens[end].kind == "digits"
    if follows_digits and (tokens[end].glued or tokens[at].text.isalpha()) or tokens[at - 1].kind not in ("digits", "word"):
        return False
    text = "".join(t.text for t in tokens[at:end])
    if text.isalpha() and len(text) == 2:
        return tokens[at].glued or not text.isupper()
    if text.isalpha() and len(text) < 3:
        return tokens[at].glued and text in ("p", "c") and not (end < len(tokens) and tokens[end].text == "." and end + 1 < len(tokens) and tokens[end + 1].low == "m")
    return len(text) in (3, 4) and text[1:].isupper() or tokens[at].glued or not text.isalpha()


def _is_money(tokens: Sequence[Token], number: Number, end: int, lex: Lexicon) -> bool:
    """Are pounds money here, not weight? Scales and words about money say so; else they weigh."""
    around = tokens[max(0, number.first - 6) : number.first]
    after = tokens[end : end + 3]
    mass, money = lex.cues["mass_cue"], lex.cues["money_cue"]
    if number.form == "vague" or number.scale >= 1e6:
        return not any(mass.at([t], 0) for t in around)
    if any(t.low in ("weigh", "weighs", "weighed", "weighing", "weight") for t in around):
        return False
    if tokens[end - 1].low == "pound" and tokens[end - 2].text in HYPHENS:
        return any(money.at([t], 0) for t in after)
    if after and after[0].low == "of":
        return len(after) > 1 and money.at(after, 1) is not None
    return any(money.at([t], 0) for t in (*around, *after))


def _measured(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    at = number.last
    if number.form == "vague" and at < len(tokens) and tokens[at].low == "of":
        at += 1
    found = _measure_at(tokens, at, lex)
    if found is None and at < len(tokens) and tokens[at].low in BETWEEN:
        skipped = _measure_at(tokens, at + 1, lex)
        found = skipped if skipped and skipped[1].dimension in ("time", "length") else None
    if found is None:
        return None
    end, measure = found
    if measure.unit in ("percent", "percentage point", "basis point"):
        return Amount(
            number.first, end, end, number.value, number.low, number.high, number.form,
            number.scale, measure.unit, measure.dimension,
        )  # fmt: skip
    return Amount(
        number.first, number.last, end, number.value, number.low, number.high, number.form,
        number.scale, measure.unit, measure.dimension, measure.per,
    )  # fmt: skip


def _measure_at(tokens: Sequence[Token], at: int, lex: Lexicon) -> tuple[int, Measure] | None:
    at = skip_hyphen(tokens, at)
    if at >= len(tokens):
        return None
    found = lex.measures.at(tokens, at)
    if found and not (found[1].unit == "foot" and found[0] - at == 1 and tokens[at].low == "'"):
        longer = lex.abbreviations.at(tokens, at)
        best = longer if longer and longer[0] > found[0] else found
        if best[1].unit == "magnitude" and best[0] < len(tokens) and tokens[best[0]].kind == "digits":
            return None
        if best[1].dimension == "time" and best[0] < len(tokens) and _no_duration(tokens, at, best[0]):
            return None
        return best
    spelled = tokens[at - 1].kind not in ("digits", "fraction", "raised")
    if spelled and (tokens[at].text in _ALSO_WORDS or len(tokens[at].text) == 1) and tokens[at].text not in "°º":
        return None
    short = lex.abbreviations.at(tokens, at)
    if short and _abbreviates(tokens, at, short[0], short[1]):
        return short
    glued = lex.glued_measures.at(tokens, at)
    if glued and (tokens[at].glued or _thick(tokens, glued[0])):
        return glued
    return None


def _no_duration(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "the 20 second-hand cars", "three second-half goals": the word belongs to the next one."""
    return tokens[at].low == "second" and tokens[end].text in HYPHENS and tokens[end].glued


def _thick(tokens: Sequence[Token], end: int) -> bool:
    """ "2 in thick", "it is 2 in.": inches, as an adjective of size or nothing follows."""
    if end >= len(tokens) or (tokens[end].text == "." and end + 1 == len(tokens)):
        return True
    return end < len(tokens) and tokens[end].low in ("thick", "long", "wide", "tall", "high", "deep")


def _abbreviates(tokens: Sequence[Token], at: int, end: int, measure: Measure) -> bool:
    text = tokens[at].text
    if text in ("'", "’", "′", '"', "″"):
        return tokens[at].glued and tokens[at - 1].kind == "digits" and len(tokens[at - 1].text) < 4 and text not in ("'", "’", '"') or (
            text in ("'", "’") and end < len(tokens) and tokens[end].kind == "digits" and tokens[end].glued
        )
    if end - at > 1 or len(text) > 1:
        return True
    if text == "m":
        return True
    if not text.isalpha():
        return True
    if text in ("C", "F", "s", "h", "g", "l", "L", "t", "V", "W", "A", "J", "N"):
        behind = tokens[end] if end < len(tokens) else None
        if behind and behind.glued and behind.text in ("'", "’", ".") and text in ("s", "t"):
            return behind.text == "." and end + 1 == len(tokens)
        if text in ("C", "F") and not ends_phrase(behind):
            return False
        return tokens[at].glued or text in ("g", "l", "L", "t", "C", "F", "W", "V")
    return measure.dimension == "data" or tokens[at].glued


def ends_phrase(behind: Token | None) -> bool:
    """Is a degree's letter followed by nothing that it could be the name of ("13F filing", "F-Series")?"""
    if behind is None or behind.kind == "mark":
        return behind is None or behind.text not in HYPHENS or not behind.glued
    return behind.low in (
        "in", "on", "and", "by", "to", "at", "over", "for", "with", "or", "above", "below", "during", "this", "last",
        "today", "overnight", "tomorrow", "as", "but", "while", "across", "is", "was", "degrees", "yesterday",
    )  # fmt: skip


def _letter_million(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount:
    """Letters that nothing explained: a lone capital M or B behind digits is a scale all the same."""
    at = number.last
    if at < len(tokens) and number.value is not None and tokens[at - 1].kind == "digits":
        short = lex.short_scales.get(tokens[at].text)
        glued = tokens[at].glued or tokens[at].text == "M"
        if short and glued and tokens[at].text in ("M", "B") and number.scale == 1:
            return _plain(exactly(number.first, at + 1, number.value * short.value, "digits", short.value))
    return _plain(number)


def settle_metre(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """Decides "1.2m" between metres and million by the words around it; other amounts stay as they are.

    Metres where a word of size or of a race follows or the letter stands apart; million before a
    plural noun; at a clause's end, million with decimals or above a hundred, as news abbreviates counts.
    """
    at = amount.last
    if amount.unit != "metre" or amount.end != at + 1 or tokens[at].text != "m" or amount.value is None:
        return amount
    after = amount.end
    following = any(lex.cues["metre_cue"].at(tokens, n) for n in (after, skip_hyphen(tokens, after), after + 1))
    if not tokens[at].glued or following or amount.value >= 1000:
        return amount
    race = amount.value in _RACES and not _counts_many(tokens, after)
    if race and any(lex.cues["race"].at(tokens, n) for n in range(max(0, amount.first - 6), after + 4)):
        return amount
    if lex.cues["metre_before"].before(tokens, amount.first) and amount.value == int(amount.value):
        return amount
    if after + 1 < len(tokens) and tokens[after].low == "of" and lex.cues["metre_of"].at(tokens, after + 1):
        return amount
    million = amount.value * 1e6
    return amount._replace(
        last=after, value=million, low=million, high=million, scale=1e6, unit="count", dimension=""
    )


def _counts_many(tokens: Sequence[Token], i: int) -> bool:
    """Does a plural noun follow, so that the letter before it is a million ("100m people")?"""
    low = tokens[i].low if i < len(tokens) else ""
    return low == "people" or low.endswith("s") and low not in ("finals", "titles", "races", "sprints", "was", "is")


def _share_of_measure(tokens: Sequence[Token], number: Number, lex: Lexicon) -> Amount | None:
    """ "half an hour", "a quarter of a mile", "half-litre": a part of one measure."""
    at = skip_hyphen(tokens, number.last)
    if at == number.last and at < len(tokens) and tokens[at].low == "of":
        at += 1
    article = at < len(tokens) and tokens[at].low in ("a", "an")
    at += article
    found = lex.measures.at(tokens, at) if at < len(tokens) else None
    if found is None or not (article or at == number.last or tokens[at - 1].text in HYPHENS):
        return None
    if not article and found[1].dimension == "time" and found[1].unit not in ("hour", "day", "minute"):
        return None
    value = tidy((number.value or 0) / 100)
    percent = found[1].dimension == "share"
    last = found[0] if percent else number.last
    return Amount(
        number.first, last, found[0], value, value, value, "words", 1, found[1].unit, found[1].dimension,
        found[1].per,
    )  # fmt: skip


def _compound(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> Amount:
    """ "3ft 4in", "two hours and 15 minutes", "two years and a half": two parts of one measure."""
    at = amount.end
    if amount.value is not None and amount.dimension in ("time", "length") and _half_more(tokens, at):
        value = amount.value + 0.5
        return amount._replace(last=at + 3, end=at + 3, value=value, low=value, high=value)
    joins = at < len(tokens) and (tokens[at].low == "and" or tokens[at].text == ",")
    at += joins and (amount.dimension == "time" or amount.unit == "foot")
    if at >= len(tokens) or amount.value is None or amount.value != int(amount.value):
        return amount
    number = read_number(tokens, at, lex) if tokens[at].kind == "digits" or tokens[at].low in lex.small else None
    if number is None or number.value is None or number.scale != 1:
        return amount
    found = _measure_at(tokens, number.last, lex)
    if amount.unit == "foot" and found is None:
        found = lex.glued_measures.at(tokens, number.last)
    unit = found[1].unit if found else "inch" if tokens[at - 1].text in "'’′" else ""
    parts = _COMPOUNDS.get((amount.unit, unit))
    if parts is None or number.value >= parts:
        return amount
    value = tidy(amount.value + number.value / parts)
    end = found[0] if found else number.last
    return amount._replace(last=end, end=end, value=value, low=value, high=value)
