"""Families of units, and the factors between members of one family."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from crosscheck.records import is_currency

# Calendar words: an average month and year (365.2425 days), as the Gregorian calendar has them.
DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "night": 1.0,
    "weekday": 1.4, "week": 7.0, "fortnight": 14.0, "month": 30.436875, "quarter": 91.310625,
    "year": 365.2425, "decade": 3652.425,
}  # fmt: skip
# Names in British spelling that the units library knows by another name.
_SPELLINGS = {
    "ton": "short_ton", "gallon": "gallon", "mile per hour": "mile / hour",
    "kilometre per hour": "kilometer / hour", "square mile": "mile ** 2",
    "square kilometre": "kilometer ** 2", "square metre": "meter ** 2", "square foot": "foot ** 2",
    "cubic metre": "meter ** 3", "cubic foot": "foot ** 3", "barrel": "oil_barrel",
    "degree celsius": "degC", "degree fahrenheit": "degF", "degree": "angular_degree_of_unknown",
    "tonne": "metric_ton", "litre": "liter", "millilitre": "milliliter", "metre": "meter",
    "centimetre": "centimeter", "millimetre": "millimeter", "kilometre": "kilometer",
    "kilogram": "kilogram", "gram": "gram", "microgram": "microgram", "calorie": "calorie",
}  # fmt: skip
# What the units library says of the units that news has most: loading it takes half a second.
_COMMON = {
    **dict.fromkeys(("gram", "kilogram", "ton", "tonne", "pound"), "[mass]"),
    **dict.fromkeys(("centimetre", "metre", "kilometre", "foot", "inch", "mile"), "[length]"),
    **dict.fromkeys(("litre", "gallon", "barrel", "cubic metre", "cubic foot"), "[length] ** 3"),
    **dict.fromkeys(("hectare", "acre", "square metre", "square kilometre"), "[length] ** 2"),
    **dict.fromkeys(("square foot", "square mile"), "[length] ** 2"),
    **dict.fromkeys(("kilometre per hour", "mile per hour"), "[length] / [time]"),
    **dict.fromkeys(("degree Celsius", "degree Fahrenheit"), "[temperature]"),
    **dict.fromkeys(("kilowatt", "megawatt", "gigawatt"), "[mass] * [length] ** 2 / [time] ** 3"),
}
# Pint knows these words as something else than what news means by them.
_NOT_PHYSICAL = frozenset(["count", "percent", "point", "magnitude", "degree", "people", "person"])


@lru_cache(maxsize=4096)
def family(unit: str) -> str:
    """What units must share to be compared: "count", "share", a currency, a physical dimension."""
    if unit in ("percent", "percentage point", "basis point"):
        return "share"
    if unit == "count" or is_currency(unit):
        return unit
    if unit in DAYS:
        return "[time]"
    if unit in _COMMON:
        return _COMMON[unit]
    known = _pint_unit(unit)
    return str(known.dimensionality) if known is not None else unit


def unit_group(unit: str) -> str:
    """The families that one slip may mix up: an amount of stuff by volume or by weight."""
    found = family(unit)
    return "[amount]" if found in ("[mass]", "[length] ** 3") else found


@lru_cache(maxsize=4096)
def convert(value: float, unit: str, to: str) -> float | None:
    """A value in another unit of its family; None where no conversion is known.

    Percent and percentage points do not convert: they answer different questions.
    """
    if unit == to:
        return value
    if {unit, to} == {"percentage point", "basis point"}:
        return value * 100 if to == "basis point" else value / 100
    if unit in DAYS and to in DAYS:
        return value * DAYS[unit] / DAYS[to]
    if family(unit) != family(to) or family(unit) == "share":
        return None
    source, target = _pint_unit(unit), _pint_unit(to)
    if source is None or target is None:
        return None
    return float(_registry().Quantity(value, source).to(target).magnitude)


@lru_cache(maxsize=1)
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(cache_folder=None, autoconvert_offset_to_baseunit=True)


@lru_cache(maxsize=4096)
def _pint_unit(unit: str) -> Any:
    name = unit.casefold()
    if name in _NOT_PHYSICAL or not name:
        return None
    registry = _registry()
    spelled = _SPELLINGS.get(name, name.replace(" ", "_"))
    try:
        return registry.Unit(spelled)
    except Exception:  # the library raises its own, the parser's and the tokenizer's errors
        return None
