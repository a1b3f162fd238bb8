"""The rules of points in time, by the name that the vocabulary's rows give them."""

from __future__ import annotations

from crosscheck.extract.period.answers import Rule
from crosscheck.extract.period.dates import DATES
from crosscheck.extract.period.fiscal import FISCAL
from crosscheck.extract.period.months import MONTHS
from crosscheck.extract.period.shifts import SHIFTS
from crosscheck.extract.period.units import UNITS

POINTS: dict[str, Rule] = {**DATES, **MONTHS, **UNITS, **FISCAL, **SHIFTS}
