"""Says values, periods, states and counts in an editor's words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from crosscheck.records import Claim, Finding, Pair, Verdict
from crosscheck.vocabulary.unit_names import measure

_BOUND = {
    "more_than": "more than",
    "at_least": "at least",
    "at_most": "at most",
    "less_than": "less than",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_CLASS = {
    "value": "different values",
    "attribution": "one named source, two figures",
    "cumulative": "running totals that cannot follow",
    "arithmetic": "sums that do not add up",
    "level_vs_change": "a level against a change",
    "unit": "different unit or scale",
}
VERDICTS: Mapping[Verdict, str] = {
    "conflict": "in conflict",
    "diverge": "diverging",
    "update": "an update",
    "agree": "in agreement",
    "scope": "of other scope",
}
_PARTS = {
    "topic": "subject",
    "thing": "what is counted",
    "event": "what happened",
    "qualifiers": "which of them",
    "kind": "level or change",
    "period": "days",
    "speaker": "who said it",
}


def part(name: str) -> str:
    """A part of a match's score as an editor would name it."""
    return _PARTS.get(name, name)


def number(value: float) -> str:
    """A number as people write it: `8,600`, `1.4 million`, no more than six significant digits.

    Millions and more are written in words where three decimals say all of the figure.
    """
    if not math.isfinite(value):
        return str(value)
    if abs(value) < 1e6:
        return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"
    for scale, word in _SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{round(value / scale, 3):,.10g} {word}"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.2f}"


def short_number(value: float) -> str:
    """A number for an axis: `8,000`, `1.4m`, `12.5bn`."""
    for scale, letters in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= scale:
            return f"{value / scale:,.4g}{letters}"
    return number(value)


def interval(claim: Claim) -> str:
    """What the words allow, in words: `more than 8,600`, `3 to 5`, `about 5,000,000`."""
    low, high = claim.low, claim.high
    if claim.value is None:
        if low is None or high is None:
            return claim.number
        return f"{number(low)} to {number(high)}"
    if claim.hedge == "range" and low is not None and high is not None:
        return f"{number(low)} to {number(high)}"
    if claim.hedge in _BOUND:
        return f"{_BOUND[claim.hedge]} {number(claim.value)}"
    if claim.hedge in ("about", "nearly"):
        return f"{claim.hedge} {number(claim.value)}"
    return number(claim.value)


def unit(claim: Claim) -> str:
    """The unit and rate in words: `percent`, `USD per year`, `miles`; a plain count has none."""
    words = "" if claim.unit == "count" else measure(claim.unit, claim.value)
    return f"{words} per {claim.per}".strip() if claim.per else words


def value(claim: Claim) -> str:
    """The whole normalised value: kind and direction where they matter, interval, unit, rate."""
    kind = {"change": {"up": "up", "down": "down"}.get(claim.direction or "", "change of")}.get(
        claim.kind, {"limit": "limit of", "forecast": "forecast of"}.get(claim.kind, "")
    )
    return " ".join(word for word in (kind, interval(claim), unit(claim)) if word)


def period(start: date | None, end: date | None) -> str:
    """A period in ISO dates; an open side is said in words."""
    if start and end:
        return start.isoformat() if start == end else f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""


def outlet(claim: Claim) -> str:
    """Who published it; where no outlet is known, the file."""
    return claim.source or claim.article


def class_words(finding: Finding) -> str:
    """The class of a conflict in words; nothing on other verdicts."""
    return _CLASS.get(finding.conflict_class or "", "")


def verdict_and_class(finding: Finding) -> str:
    """`conflict (value)`, or the verdict alone."""
    return (
        f"{finding.verdict} ({finding.conflict_class})"
        if finding.conflict_class
        else finding.verdict
    )


def severity(finding: Finding) -> str:
    """The severity in three steps: high from 0.66, medium from 0.33."""
    return "high" if finding.severity >= 0.66 else "medium" if finding.severity >= 0.33 else "low"


def gap_between(a: Claim, b: Claim, pair: Pair) -> str:
    """How far apart two figures are: as printed, where unit and rate are the same, and relatively.

    The relative part is `pair.gap`: what is left between them at the nearest that the words allow.
    """
    relative = f"at least {pair.gap:.1%}" if pair.gap < 0.1 else f"at least {pair.gap:.0%}"
    same = (a.unit, a.per) == (b.unit, b.per)
    if not same or a.value is None or b.value is None or a.value == b.value:
        return relative if pair.gap else ""
    plain = " ".join(word for word in (number(abs(a.value - b.value)), unit(a)) if word)
    return f"{plain} as printed, {relative} however the words are taken" if pair.gap else plain


def sentence(words: str) -> str:
    """A reason as a sentence of its own: it may begin with a hedge in small letters."""
    return words[:1].upper() + words[1:]


def count(amount: int, singular: str, plural: str = "") -> str:
    """`1 conflict`, `2 conflicts`."""
    return f"{amount:,} {singular if amount == 1 else plural or singular + 's'}"


def decide_command(finding: Finding, again: str) -> str:
    """The command that shows a finding and asks for a decision; `again` names what was read."""
    return f"crosscheck review {finding.id} {again}".rstrip()
