"""The hour of the day at which a sentence says that its figure was counted: "by midday"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from crosscheck.extract.words import any_of
from crosscheck.match.periods import published_apart
from crosscheck.match.words import REMEMBERED
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

NOON = 12
# Hours from which two counts are of two times: "by midday" may be said of eleven and of one.
APART = 2.0


def hour_of(quote: str, vocabulary: Vocabulary) -> float | None:
    """The hour (0-24) that a sentence tells its figures of; None where it tells none, or several.

    Told it is by what stands before a time ("by", "as of"), or by the time that an entry of a
    running report opens with: "17:15 Police say". When something happened ("at 3 a.m. a dam broke")
    is another matter.
    """
    return _hour(quote, vocabulary)


def at_two_hours(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the figures are told of two hours that lie plainly apart."""
    ours, theirs = (hour_of(claim.quote, vocabulary) for claim in (a, b))
    return ours is not None and theirs is not None and abs(ours - theirs) >= APART


def before_its_end(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    """Whether one figure is told of an hour, and the larger one of no hour and not sooner: "163
    flights by 3 p.m.", 182 in all."""
    ours, theirs = (hour_of(claim.quote, vocabulary) for claim in (a, b))
    if (ours is None) == (theirs is None):
        return False
    told, other = (b, a) if ours is None else (a, b)
    sooner = published_apart(a, b) and (other.published or date.min) < (told.published or date.min)
    return not sooner and (told.value or 0.0) < (other.value or 0.0)


@lru_cache(maxsize=REMEMBERED)
def _hour(quote: str, vocabulary: Vocabulary) -> float | None:
    pattern, opening, hours = _patterns(vocabulary)
    told = {_read(match, hours) for match in pattern.finditer(quote)} - {None}
    first = opening.match(quote)
    if first is not None and not told:
        told = {_read(first, hours)}
    return told.pop() if len(told) == 1 else None


def _read(match: re.Match[str], hours: dict[str, float]) -> float | None:
    named = match.groupdict()
    if named.get("part"):
        return hours[named["part"].lower()]
    hour, _, minute = named["clock"].replace(".", ":").partition(":")
    half = named["half"]
    if half is None and ":" not in named["clock"]:
        return None  # "2.31 million"
    read = int(hour) + int(minute or 0) / 60
    if half is not None:
        read = read % NOON + hours[half.lower()]
    return read if read <= 2 * NOON else None


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, float]]:
    """What tells an hour inside a sentence, what opens an entry, and the hours of words."""
    rows = vocabulary.rows("times_of_day")

    def ways(role: str, name: str = "") -> str:
        listed = (word for row in rows if row["role"] == role for word in row["words"])
        return any_of(sorted(listed, key=lambda word: (-len(word), word)), name)

    hours = {word: float(row["hour"]) for row in rows if "hour" in row for word in row["words"]}
    clock = rf"(?P<clock>\d{{1,2}}(?:[:.][0-5]\d)?)(?!\d)(?:\s?{ways('half', 'half')})?"
    told = rf"{ways('lead')}(?: {ways('inner')}){{0,3}} (?:{ways('part', 'part')}|{clock})"
    return re.compile(told, re.I), re.compile(rf"\W{{0,4}}{clock}", re.I), hours
