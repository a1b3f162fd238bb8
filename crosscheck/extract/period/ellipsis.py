"""Completes times that lean on another of their sentence: "in the second", "so far in this one"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from crosscheck.extract.period import calendar
from crosscheck.extract.period.expression import Expression


def completed(
    text: str, lower: str, found: list[Expression], published: date | None
) -> list[Expression]:
    """The times of a sentence with the years, quarters and units that they leave unsaid."""
    dated = _with_elided_quarters(text, lower, _inherit_years(lower, found))
    return _with_elided_units(dated, published)


_LINK = re.compile(r"(?:,? (?:and|or|to|through|until|till|in) |-|–|, | ?to ?|-to-)(?:the )?")


def _inherit_years(lower: str, found: list[Expression]) -> list[Expression]:
    """ "October and November 2023": a month without a year takes the one of its neighbour."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        here, there = result[i], result[i + 1]
        bare = here.means in ("month", "date", "quarter", "season") and not re.search(
            r"\d{4}", here.text
        )
        yearly = (
            re.search(r"\d{4}", there.text)
            or there.means in ("month_of",)
            or there is not found[i + 1]
        )
        if not (
            bare and yearly and here.days and there.days and here.days.start and there.days.start
        ):
            continue
        if not _LINK.fullmatch(lower[here.end : there.start]):
            continue
        years = there.days.start.year - here.days.start.year
        moved = here.days.shifted("year", years)
        later = moved.start and moved.start > there.days.start
        if later and there.means != "year":  # "December and full year 2024"
            moved = here.days.shifted("year", years - 1)
        result[i] = replace(here, days=moved)
    return result


_ELIDED = re.compile(
    r"\b(?:in|of) (?P<ordinal>(?:the )(?:first|second|third|fourth))(?=[,.;)]|$| and | but )"
)
_QUARTERS = ("first", "second", "third", "fourth")


def _with_elided_quarters(text: str, lower: str, found: list[Expression]) -> list[Expression]:
    """ "32 per cent in the third quarter, from 33 in the second": a quarter of the same year."""
    said = next((e for e in found if e.means == "quarter" and e.days and e.days.start), None)
    if said is None or said.days is None or said.days.start is None:
        return found
    own = (said.days.start.month - 1) // 3
    extra = []
    for match in _ELIDED.finditer(lower, said.end):
        steps = _QUARTERS.index(match["ordinal"].split()[-1]) - own
        start, end = match.span("ordinal")
        found = [e for e in found if e.means != "elided_quarter" or not e.start <= start < e.end]
        if steps and not any(e.start < end and start < e.end for e in found):
            days = said.days.shifted("quarter", steps)
            extra.append(replace(said, start=start, end=end, text=text[start:end], days=days))
    return sorted((*found, *extra), key=lambda e: e.start) if extra else found


_SO_FAR = "this_one_so_far"
_UNITS = frozenset({"week", "month", "quarter", "year"})


def _with_elided_units(found: list[Expression], published: date | None) -> list[Expression]:
    """ "From 74 last year to 32 so far in this one": the unit that the report lies in."""
    result: list[Expression] = []
    for one in found:
        if one.means not in ("this_one", _SO_FAR):
            result.append(one)
            continue
        grain = next((e.days.grain for e in reversed(result) if e.days), "")
        if published is None or grain not in _UNITS:
            continue
        days, so_far = calendar.around(published, grain), one.means == _SO_FAR
        days = days.until(published) if so_far else days
        result.append(replace(one, days=days, means="so_far" if so_far else "which_unit"))
    return result
