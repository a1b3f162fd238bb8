"""Reads other projects' labelled quantities, where our conventions and theirs are the same.

Each set has its exclusions: a convention of ours, and a pattern of the cases that it rules out.
What no pattern rules out counts, right or wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from crosscheck.extract.document import Figure
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary

DATA = Path(__file__).parent.parent / ".." / "shared" / "data" / "quantities"
Case = dict[str, Any]
Exclusions = Mapping[str, str]

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the labelled quantities are not at {DATA}"
)

ARITHMETIC = {
    "a sum written out is no figure (one over three, 1.1^23)": (
        r"\^[-+]|1\.1\^|\b(?:1|one|2000) over (?:\d+$|one|three|twenty)"
    ),
    "parts smaller than a tenth, and parts of compound numbers, are not how news counts": (
        r"firsts|thirtieth|twenty-fifth|trillionth|twenty-first|-fifths|five hundreds|hundredths"
        r"|(?:ty|red|sand|ty[- ]\w+|dred \w+) fifths|hundred (?:and )?fifth"
        r"|two hundred three fifths|billion and .* million"
    ),
    "a dash with spaces separates": r"[a-z] - [a-z]|\d -\d|- 20 degrees",
}
IDENTIFIERS = {
    "addresses, codes, telephone numbers, dates and scores are no figures": (
        r"\d+\.\d+\.\d+\.\d+|\+1-222|SCP-|^0\d|\d 0000|\d/\d+/\d{4}|three-nought-four"
    ),
    "a comma that parts no three digits is malformed and listed, never guessed": (
        r"(?<!,)\b\d{1,2},\d{1,2}\b(?!,\d{3})"
    ),
    "letters that are no scale in news (G), or only behind digits (cr, dzs)": (
        r"\d ?G\b|\b(?:dzs|dozs)\b|hundred (?:Cr|koti|krores|Kr)\b|three cr\b|30 l$"
    ),
    "digits and words are not mixed under a scale (3 hundred and 21)": (
        r"hundred and (?:21|0) |3 hundred and (?:21|one is)|crore and two"
    ),
    "dozens of hundreds": r"and two dozens",
}
NUMBERS: Exclusions = {
    **ARITHMETIC,
    **IDENTIFIERS,
    "a number with a measure is a figure here, and no plain number there": r"\d(?:ml|km|m)\b",
}
PERCENTAGES: Exclusions = {
    "a per cent sign without a number is no figure": r"small percent|the %|a percentage",
    "the number stands before its per cent": r"^per ?cents? of|(?:hundred|\d|thirty) percentage$",
    "a part of a whole is in per cent, also in brackets of their two modes": r"^one third$",
}
RANGES: Exclusions = {
    "ranks and ages are no figures": r"\bthe (?:tenth|fifteenth)|years old",
    "a share is a figure of its own, in per cent": r"2 in 5|half people|one quarter and|1/2 of the",
    "signs that no one writes": r"<>|=>|=<",
    "a clause that breaks off": r"greater than$|more than$",
    "one bound of two that say the same": r"200 or greater than 190",
    "a range is one whatever stands behind it": r"^The number is from 200 to 300 in 2008",
}


def cases(name: str, **wanted: str) -> list[Case]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def figures(text: str) -> tuple[Figure, ...]:
    return read_figures(text, 0, Vocabulary())[0]


def near(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-6 * max(1, abs(theirs))


def same(ours: Iterable[Any], theirs: Iterable[Any], alike: Callable[[Any, Any], bool]) -> bool:
    """Does each of ours match one of theirs, and none is left?"""
    rest = list(theirs)
    for one in ours:
        found = next((n for n, other in enumerate(rest) if alike(one, other)), None)
        if found is None:
            return False
        del rest[found]
    return not rest


def share_right(
    rows: Iterable[Case], text: str, right: Callable[[Case], bool], exclusions: Exclusions
) -> tuple[float, str]:
    """The share of the cases that fit our conventions and are right, and the wrong ones."""
    pattern = re.compile("|".join(f"(?:{p})" for p in exclusions.values()))
    fitting = [row for row in rows if not pattern.search(row[text])]
    wrong = [row[text] for row in fitting if not right(row)]
    assert len(fitting) >= 0.5 * len(exclusions)
    return 1 - len(wrong) / len(fitting), "\n".join(wrong)


def parts_of_one(figure: Figure) -> float | None:
    """A share as a part of one, as the other sets have it, unless it is written in per cent."""
    if (
        figure.unit == "percent"
        and figure.value is not None
        and not re.search("%|cent", figure.text)
    ):
        return figure.value / 100
    return figure.value


def right_number(row: Case) -> bool:
    ours = [parts_of_one(f) for f in figures(row["input"]) if f.value is not None]
    return same(ours, (r["value"] for r in row["results"]), near)


@pytest.mark.parametrize("model", ["NumberModel", "NumberModelExperimentalMode"])
def test_numbers_of_recognizers(model: str) -> None:
    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right_number, NUMBERS)
    assert score >= 0.97, wrong


@pytest.mark.parametrize("model", ["PercentModel", "PercentModelPercentMode"])
def test_percentages_of_recognizers(model: str) -> None:
    def right(row: Case) -> bool:
        ours = [f.value for f in figures(row["input"]) if f.unit == "percent"]
        theirs = [r["value"] for r in row["results"]]
        return same(ours, theirs, near)

    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right, PERCENTAGES)
    assert score >= 0.97, wrong


def bounds(row: Case) -> list[tuple[float | None, float | None]]:
    """Our bounded figures; two one-sided ones inside one of theirs are taken together."""
    out: list[tuple[float | None, float | None]] = []
    spans = [(r["start"], r["end"], r["lo"], r["hi"]) for r in row["results"]]
    taken: set[int] = set()
    ours = [f for f in figures(row["input"]) if f.hedge != "exact"]
    for start, end, low, high in spans:
        inside = [n for n, f in enumerate(ours) if start <= f.start < end and n not in taken]
        if low is not None and high is not None and len(inside) == 2:
            lows = [ours[n].low for n in inside if ours[n].low is not None]
            highs = [ours[n].high for n in inside if ours[n].high is not None]
            taken.update(inside)
            out.append((lows[0] if lows else None, highs[0] if highs else None))
    return out + [(f.low, f.high) for n, f in enumerate(ours) if n not in taken]


@pytest.mark.parametrize("model", ["NumberRangeModel", "NumberRangeModelExperimentalMode"])
def test_ranges_of_recognizers(model: str) -> None:
    def right(row: Case) -> bool:
        theirs = [(r["lo"], r["hi"]) for r in row["results"] if r["lo"] != r["hi"]]
        return same(bounds(row), theirs, lambda a, b: near(a[0], b[0]) and near(a[1], b[1]))

    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right, RANGES)
    assert score >= 0.97, wrong


UNITS = {
    "Meter": "metre",
    "Kilometer": "kilometre",
    "Metric ton": "tonne",
    "Ton": "ton tonne",
    "Kilometer per hour": "kilometre/hour",
    "Mile per hour": "mile/hour",
    "C": "degree Celsius",
    "F": "degree Fahrenheit",
    "Pound": "GBP pound",
}
HUNDREDTHS = {"Cent": "USD", "Pence": "GBP", "Penny": "GBP", "Sen": "MYR"}
CODES = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Euro": "EUR",
    "Chinese yuan": "CNY",
    "British pound": "GBP",
    "Canadian dollar": "CAD",
    "Japanese yen": "JPY",
    "Franc": "CHF",
    "Australian dollar": "AUD",
    "Bitcoin": "BTC",
    "Turkish lira": "TRY",
    "Rupee": "INR",
    "Mexican peso": "MXN",
    "Finnish markka": "FIM",
    "Hong Kong dollar": "HKD",
    "Peseta": "ESP",
    "Netherlands guilder": "NLG",
    "Swiss franc": "CHF",
    "Costa Rican colón": "CRC",
    "Georgian lari": "GEL",
    "Lao kip": "LAK",
    "New Zealand dollar": "NZD",
}
CURRENCIES: Exclusions = {
    "a text cut into pieces (46 . 8, c $) is not repaired": (
        r"\$ \d+ \. \d|1 \. 8500|\bc \$|multibillion - dollar"
    ),
    "cents without their word are no cents": (
        r"dollars? (?:and )?(?:forty five|\d\d\b(?! cents))|17 USD 25|mao five|points? of your"
        r"|and fifty\.|15 USD 50"
    ),
    "the currency stands at the number, its scale between neither": (
        r"\d USD million|dollar 22|rmb \d+ usd|\bsen 100|MAUD 60|USD50 Cards"
    ),
    "a currency without a number is no figure": (
        r"dollar dollar|dollar rmb|dollars bill|dollars thousand|\$10 dollars"
    ),
    "signs of other scripts' words, and parts smaller than a hundredth": r"ரூ|satoshi",
    "a sign between two numbers is the second's": r"10 \$ 30 ",
}
MEASURES: Exclusions = {
    **{k: v for k, v in CURRENCIES.items() if "pieces" in k},
    "a range is one figure, not its last number": r"eight to 10|75 -300mm",
    "a unit without a number is no figure": (
        r"a metric ton is|information is mcg|microgrammes per gramme"
    ),
    "units in brackets, turns, old units and rates per millisecond": (
        r"20 [(\[{<]kg|\bturns?$|drachma|millisecond"
    ),
    "codes with letters are names": r"24703[A-Z ]",
    "news writes 1m for a million, mb for millibars, 2 pm for a time and inches in words": (
        r"^1m is|100 mb\b|He said: 2 pm|10 \" long|of 48m|outreach is 48m"
    ),
    "angles are degrees there only as temperatures": r"24 degrees$|100° Celsius",
    "two measures side by side": r"12 m 2 dm",
    "pronouns": r"that one mile",
    "money is money": r"1\.8M dollars",
}
TEMPERATURES: Exclusions = {
    "a unit without a number is no figure": (
        r"\b(?:to|into) (?:celsius|farenheit|fahrenheit|degrees)|how much celsius"
    ),
    "a dash with spaces separates": r"- 20 degrees",
    "angles are degrees here too": r"angle$|Rotate",
    "codes with letters are names; C/ is no sign of cents": r"PA 23456|14\.7C/",
}


def money_or_measure(figure: Figure) -> tuple[float | None, str]:
    per = f"/{figure.per}" if figure.per and figure.unit in ("kilometre", "mile") else ""
    return figure.value, figure.unit + per


def theirs_of(result: Case) -> tuple[float | None, str]:
    value, unit = result.get("value"), str(result["unit"])
    if unit in HUNDREDTHS:
        return (None if value is None else value / 100), HUNDREDTHS[unit]
    plain = unit.lower().replace("meter", "metre").replace("liter", "litre")
    return value, UNITS.get(unit, CODES.get(unit, plain))


def is_money(figure: Figure) -> bool:
    return len(figure.unit) == 3 and figure.unit.isupper()


def is_temperature(figure: Figure) -> bool:
    return figure.unit.startswith("degree")


TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "quarter")


def is_measure(figure: Figure) -> bool:
    return figure.unit not in ("count", "percent", *TIMES) and not is_money(figure)


@pytest.mark.parametrize(
    ("model", "kind", "exclusions"),
    [
        ("CurrencyModel", is_money, CURRENCIES),
        ("DimensionModel", is_measure, MEASURES),
        ("TemperatureModel", is_temperature, TEMPERATURES),
    ],
)
def test_units_of_recognizers(
    model: str, kind: Callable[[Figure], bool], exclusions: Exclusions
) -> None:
    def right(row: Case) -> bool:
        ours = [money_or_measure(f) for f in figures(row["input"]) if kind(f)]
        theirs = [theirs_of(r) for r in row["results"]]
        alike = lambda a, b: near(a[0], b[0]) and (a[1] == b[1] or a[1] in b[1].split())  # noqa: E731
        return same(ours, theirs, alike)

    rows = cases("recognizers_text.NumberWithUnit.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right, exclusions)
    assert score >= 0.93, wrong


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
