"""Makes a claim of one table row: checks what it says, fills in what it leaves out."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar, get_args

from crosscheck.identity import claim_id
from crosscheck.readers.characters import clean_text, squeeze
from crosscheck.readers.dates import YEARS
from crosscheck.readers.limits import CELL_CHARACTERS
from crosscheck.records import Claim, Direction, Hedge, Kind

KNOWN_COLUMNS = frozenset({*(field.name for field in fields(Claim)), "note"})
_HEDGES: tuple[Hedge, ...] = get_args(Hedge)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
_PLAIN_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?")
_TRUE = ("true", "1", "yes")

Word = TypeVar("Word", bound=str)


class _Amount(NamedTuple):
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge


def claim_of_row(
    table: str, row: int, values: Mapping[str, Any], times: Counter[tuple[str, ...]]
) -> Claim:
    """The claim that a row states. `times` counts equal outlets, numbers and quotes for its id.

    Defaults: hedge exact (a range where there are only bounds), unit count, kind level; the bounds
    follow from value and hedge. Raises ValueError, with the reason, for a row not understood.
    """
    source, topic = _text(values, "source"), _text(values, "topic")
    if not source or not topic:
        raise ValueError(f"no {'topic' if source else 'source'}")
    amount = _amount(values)
    number = _text(values, "number") or _written(amount.value)
    period_start, period_end = _period(values)
    quote = _text(values, "quote") or _sentence(values, number, period_start, period_end)
    published = _published(values)
    outlet = (source, published.isoformat() if published else "", "")
    times[(*outlet, number, quote)] += 1
    start = _position(values, "start")
    return Claim(
        id=claim_id(outlet, number, quote, times[(*outlet, number, quote)]),
        article=table,
        source=source,
        published=published,
        quote=quote,
        number=number,
        start=start,
        end=_position(values, "end") or start,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        hedge=amount.hedge,
        unit=_text(values, "unit") or "count",
        per=_text(values, "per") or None,
        kind=_one_of(values, "kind", _KINDS) or "level",
        direction=_one_of(values, "direction", _DIRECTIONS),
        topic=topic,
        qualifiers=_text(values, "qualifiers") or None,
        base=_text(values, "base") or None,
        place=_text(values, "place") or None,
        period_start=period_start,
        period_end=period_end,
        attributed_to=_text(values, "attributed_to") or None,
        thing=_text(values, "thing") or topic,
        event=_text(values, "event"),
        line=row,
        incidental=_text(values, "incidental").lower() in _TRUE,
    )


def _amount(values: Mapping[str, Any]) -> _Amount:
    """The figure itself: bounds that the row leaves out follow from its value and hedge."""
    value, low, high = (_number(values, name) for name in ("value", "low", "high"))
    hedge = _one_of(values, "hedge", _HEDGES) or "exact"
    if value is None and hedge != "vague":
        if low is None or high is None:
            raise ValueError("no value")
        value, hedge = (low + high) / 2, "range"
    default_low, default_high = _bounds(value, hedge)
    low, high = (default_low if low is None else low), (default_high if high is None else high)
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low:g} is above high {high:g}")
    return _Amount(value, low, high, hedge)


def _period(values: Mapping[str, Any]) -> tuple[date | None, date | None]:
    start, end = _day(values, "period_start"), _day(values, "period_end")
    if start and end and start > end:
        raise ValueError(f"period_start {start} is after period_end {end}")
    return start, end


def _published(values: Mapping[str, Any]) -> date | None:
    published = _day(values, "published")
    if published and published.year not in YEARS:
        raise ValueError(f"published {published} is no day of publication")
    return published


def _bounds(value: float | None, hedge: Hedge) -> tuple[float | None, float | None]:
    """What the hedge's words allow, as for a figure in an article; None is open."""
    if hedge == "exact":
        return value, value
    if hedge in ("more_than", "at_least"):
        return value, None
    if hedge in ("at_most", "less_than"):
        return None, value
    return None, None


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dict | list | bytes):
        raise ValueError(f"{name} is no text")
    if isinstance(value, str) and len(value) > CELL_CHARACTERS:
        raise ValueError(f"{name} is longer than {CELL_CHARACTERS:,} characters")
    return squeeze(clean_text(str(value)))


def _number(values: Mapping[str, Any], name: str) -> float | None:
    value = values.get(name)
    if isinstance(value, bool):
        raise ValueError(f"{name} is no number")
    if not isinstance(value, int | float | Decimal):
        text = _text(values, name)
        if not text or text.lower() in ("null", "none", "nan"):
            return None
        if not _PLAIN_NUMBER.fullmatch(text) or not text.isascii():
            raise ValueError(f"{name} {text[:40]!r} is no number")
        value = text.replace(",", "")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if math.isnan(number):
        return None
    if math.isinf(number):
        raise ValueError(f"{name} is too large")
    return number


def _day(values: Mapping[str, Any], name: str) -> date | None:
    value = values.get(name)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(values, name)
    if not text or text.lower() in ("null", "none", "nat"):
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"{name} {text[:40]!r} is no ISO date (2031-05-17)") from None


def _one_of(values: Mapping[str, Any], name: str, allowed: tuple[Word, ...]) -> Word | None:
    text = _text(values, name)
    if text and text not in allowed:
        raise ValueError(f"{name} {text[:40]!r} is none of {' '.join(allowed)}")
    return next((word for word in allowed if word == text), None)


def _position(values: Mapping[str, Any], name: str) -> int:
    number = _number(values, name)
    return int(number) if number and number > 0 else 0


def _written(value: float | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if value.is_integer() and abs(value) < 1e15 else f"{value:,}"


def _sentence(values: Mapping[str, Any], number: str, start: date | None, end: date | None) -> str:
    """A line that an editor understands, for a row without a quotation."""
    period = f"{start or '…'} to {end or '…'}" if start or end else ""
    unit = "" if _text(values, "unit") == "count" else _text(values, "unit")
    per = f"per {_text(values, 'per')}" if _text(values, "per") else ""
    words = (number, unit, _text(values, "topic"), per, _text(values, "qualifiers"))
    parts = (" ".join(filter(None, words)), _text(values, "place"), period)
    note = _text(values, "note")
    line = f"{_text(values, 'source')}: {', '.join(filter(None, parts))}"
    return f"{line} ({note})" if note else line
