"""Reads the quantities that quantulum, text2num and Duckling are tested with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from crosscheck.extract.document import Figure
from tests.quantities import (
    IDENTIFIERS,
    Case,
    Exclusions,
    cases,
    figures,
    near,
    needs_data,
    parts_of_one,
    same,
    share_right,
)

pytestmark = needs_data

QUANTULUM: Exclusions = {
    "dates, years and names are no figures": (
        r"MACS J|1960s|in 2013,|Core i7|South 32|English 101|in 2011"
    ),
    "an article is no number; a dozen and a gross are": (
        r"a gallon of|A kibibyte|a penny|[Dd]ozen|absolute zero"
    ),
    "a vague number is a figure": r"several hundred years",
    "physics beyond the news: inverse units, powers of units, particles": (
        r"s-1|fb−1|km/s2|J/m\^2|Js l|1cds|tpd|gigaannum|Ma ago|10−5"
    ),
    "the two ends of a change are two figures": r"rose from|reduced from",
    "a hundredth of a currency is counted in the currency; coins are things": r"cents, where|dimes",
    "news has no picometres and attometres, but times of day": r"2\.1\d* pm\.$|2\.123 am",
    "brackets are no minus": r"\(\$99",
    "a millilitre is no cubic centimetre by name": r"44 ml",
    "two numbers in a row": r"245 23",
    "a rate apart from its number is found with the parse": r"times per week",
}

SPOKEN: Exclusions = {
    "digits spoken one by one are telephone numbers, not figures": (
        r"\bzero (?:eight|zero|nine|six|three)|nine sixty zero|FIFTEEN ONE|\bzero ninety"
        r"|four twenty fif"
    ),
    "a rank in numbers is no figure there": r"twenty second",
    "cents and dollars are one sum": r"eighteen cents",
    "decimals are spoken digit by digit": r"point two hundred",
}

DUCKLING: Exclusions = {
    **{k: v for k, v in IDENTIFIERS.items() if "letters" in k or "addresses" in k},
    "an article alone is no number": (
        r"^(?:above )?an? (?!hundred|thousand|million|dozen|US)|\ba (?:dollar|minute)\b"
        r"|^few$|^single$"
    ),
    "digits spoken in groups": r"(?i:one twenty two)",
    "cents without their word are no cents; small c": (
        r"(?i:rupees?|dollars?|ringgit|\$20|US\$3 and|GBP and) ?(?:and )?(?:\d+c?|fourteen|one)$"
        r"|\d c$|kopiykas|pennies$|and 43c$"
    ),
    "the currency's name stands behind its number, in English": (
        r"^(?:malaysian? )?ringgits? \d|malaysia ringgit|geneh|genihat|egyptianpound|Saudiriyal|ꌐ"
    ),
    "letters that are other units first": (
        r"42 ?[lL]\.?[eE]\b|k\.g|\d gs\b|^3k$|\d\'\'|\d\"|7\'$|^9m$|5 in$|\d RM$"
    ),
    "a second part is smaller than the first's whole, a third a figure of its own": (
        r"10 kms|and 1 foot|and 1 mile|2 y(?:ar)?ds?,? "
    ),
    "and is no to": r"from 30 celsius and|from 1 point 1 and",
    "a part of a measure has its article, a scale its number": r"^(?:fourth|tenth) of|^thousand",
    "a dash is glued on both sides or on none": r"\d -\d",
    "below zero has its degrees": r"^2 below",
    "the scale of a range is both ends'": r"7-9 lakh",
}


BASES: Mapping[str, tuple[str, ...]] = {
    "Dollar": ("USD",),
    "Cent": ("USD",),
    "Pound": ("pound", "GBP"),
    "Celsius": ("degree Celsius",),
    "Fahrenheit": ("degree Fahrenheit",),
    "Dinar": ("KWD",),
    "Riyal": ("SAR",),
    "Rial": ("IRR",),
}


def test_quantities_of_quantulum() -> None:
    names = {
        "dimensionless": "count", "percentage": "percent", "pound sterling": "GBP", "dollar": "USD",
        "euro": "EUR", "pound-mass": "pound", "degree fahrenheit": "degree Fahrenheit",
        "dollar per hour": "USD per hour",
    }  # fmt: skip

    def ours(figure: Figure) -> tuple[float | None, str]:
        if figure.unit == "percent" and "%" not in figure.text:
            return parts_of_one(figure), "count"
        return figure.value, figure.unit + (f" per {figure.per}" if figure.per else "")

    def right(row: Case) -> bool:
        theirs = [(q["value"], names.get(q["unit"], q["unit"])) for q in row["quantities"]]
        mine = [ours(f) for f in figures(row["text"])]
        return same(mine, theirs, lambda a, b: near(a[0], b[0]) and a[1] == b[1])

    rows = cases("quantulum3.quantities.jsonl")
    score, wrong = share_right(rows, "text", right, QUANTULUM)
    assert score >= 0.93, wrong


def test_number_words_of_text2num() -> None:
    def right(row: Case) -> bool:
        ours = [f.value for f in figures(row["text"])]
        if row["func"] == "text2num":
            return (
                len(ours) != 1 if row["expected"] is None else same(ours, [row["expected"]], near)
            )
        wanted = re.findall(r"(?<!\w)[+-]?\d+(?:\.\d+)?(?!\w)", row["expected"])
        return same(ours, map(float, wanted), near)

    score, wrong = share_right(cases("text2num.en.jsonl"), "text", right, SPOKEN)
    assert score >= 0.93, wrong


def in_base(value: float | None, unit: str, base: str) -> float | None:
    """`value` in the base unit that the set converts to, where it is of the same dimension."""
    if value is None or unit == base or not {unit, base} <= MEASURES_OF_DUCKLING:
        return value
    return float(registry().Quantity(value, unit).to(base).magnitude)


@lru_cache(maxsize=1)
def registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry()


MASSES = {"gram", "kilogram", "milligram"}

LENGTHS = {"inch", "foot", "yard", "metre", "kilometre", "centimetre"}


MEASURES_OF_DUCKLING = MASSES | LENGTHS


def test_numbers_and_quantities_of_duckling() -> None:
    def right(row: Case) -> bool:
        gold, ours = row["gold"], figures(row["text"])
        if len(ours) != 1:
            return False
        (figure,) = ours
        unit = str(gold.get("unit") or "")
        wanted = BASES.get(unit, (unit if unit.isupper() else unit.lower(),))
        cents = 0.01 if unit == "Cent" else 1
        part = 0.01 if figure.unit == "percent" else 1
        alike = {figure.unit, wanted[0]}
        other = unit not in ("", "Unnamed", "M") and figure.unit not in wanted
        if other and not (alike <= MASSES or alike <= LENGTHS):
            return False
        bounds = (figure.value, figure.low, figure.high)
        mine = [v and in_base(v, figure.unit, wanted[0]) for v in bounds]
        mine = [v and v * part for v in mine]
        theirs = [gold[key] and gold[key] * cents for key in ("value", "lo", "hi")]
        if theirs[0] is not None:
            return near(mine[0], theirs[0])
        return near(mine[1], theirs[1]) and near(mine[2], theirs[2])

    rows = [r for r in cases("duckling.en.jsonl") if r["dim"] not in ("Ordinal", "Duration")]
    score, wrong = share_right(rows, "text", right, DUCKLING)
    assert score >= 0.93, wrong
