"""Reads the dates that metadata, bylines and tables carry."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|$)")
_SPELLED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[A-Z][a-z]{2,8}\.?,?\s\d{4}"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{4}-\d{2}-\d{2})\b"
)


# News is printed, and "next week" and "900 years ago" must be days of the calendar too.
YEARS = range(1450, 3000)


def read_date(value: object) -> date | None:
    """The day that a metadata value names, as written there (no change of time zone), or None.

    Takes ISO 8601, RFC 2822 (feeds) and spelled-out English dates; "03/04/2024" is ambiguous: None.
    So is a day outside YEARS, which is nobody's day of publication.
    """
    day = _day_of(value)
    return day if day and day.year in YEARS else None


def _day_of(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()[:60] if value is not None else ""
    try:
        if _ISO.match(text):
            return date.fromisoformat(text[:10])
        if compact := _COMPACT.match(text):
            return date(*(int(part) for part in compact.groups()))
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_within(text)


def date_within(text: str) -> date | None:
    """The first full date (day, month and year, the month in letters) in a line of text."""
    from dateutil import parser

    for match in _SPELLED.finditer(text[:400]):
        try:
            day = parser.parse(match.group().replace(" of ", " ")).date()
        except (ValueError, OverflowError):
            continue
        if day.year in YEARS:
            return day
    return None
