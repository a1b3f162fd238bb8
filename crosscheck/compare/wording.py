"""The words that reasons are made of: figures, sources and dates as an editor would say them."""

from __future__ import annotations

from crosscheck.match.periods import OPEN, days_of
from crosscheck.records import Claim, is_currency
from crosscheck.vocabulary.unit_names import each, measure

_HEDGES = {
    "about": "about ", "nearly": "nearly ", "more_than": "more than ", "at_least": "at least ",
    "at_most": "at most ", "less_than": "less than ",
}  # fmt: skip


def figure(claim: Claim) -> str:
    """The figure with its hedge, unit and rate: "more than 8,600 a day"."""
    number = " ".join(claim.number.split()) or f"{claim.value:,.12g}"
    hedge = _HEDGES.get(claim.hedge, "")
    lowered = number.casefold()
    text = number if hedge and lowered.startswith(hedge) else hedge + number
    if claim.unit not in ("count", "percent") and not is_currency(claim.unit):
        name = measure(claim.unit, claim.value)
        told = claim.unit.split()[0] in lowered or name.split()[0] in lowered
        text += "" if told else f" {name}"
    elif claim.unit == "percent" and not any(w in lowered for w in ("%", "cent", " in ")):
        text += " (a share)" if not any(c.isdigit() for c in number) else "%"
    rate = each(claim.per) if claim.per else ""
    return text if rate in lowered else f"{text} {rate}"


def side(claim: Claim) -> str:
    """The figure and who prints it: "8,600 (Gulf Dispatch, 2 May 2024)"."""
    who = claim.source or claim.article
    when = f", {claim.published.isoformat()}" if claim.published else ""
    return f"{figure(claim)} ({who}{when})"


def times(claim: Claim) -> str:
    """The days a figure is about: "2024-04-01 to 2024-04-30"; "no date given"."""
    days = days_of(claim)
    if not days.known:
        return "no date given"
    if days.start == OPEN:
        return f"up to {_day(days.end)}"
    if days.start == days.end:
        return _day(days.end)
    return f"{_day(days.start)} to {_day(days.end)}"


def _day(ordinal: int) -> str:
    from datetime import date

    return date.fromordinal(ordinal).isoformat() if ordinal > 0 else "an unknown day"


def between(low: float, high: float, unit: str) -> str:
    """The bounds of a figure that was worked out, in round digits: "between 69,000 and 70,200"."""
    name = "%" if unit == "percent" else "" if unit == "count" else f" {measure(unit, None)}"
    one, other = (f"{float(f'{bound:.3g}'):,.12g}" for bound in (low, high))
    return f"about {one}{name}" if one == other else f"between {one} and {other}{name}"
