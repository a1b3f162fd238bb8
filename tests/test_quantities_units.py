"""Reads the money and measures that Recognizers-Text is tested with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosscheck.extract.document import Figure
from tests.quantities import (
    Case,
    Exclusions,
    cases,
    figures,
    near,
    needs_data,
    same,
    share_right,
)

pytestmark = needs_data

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
