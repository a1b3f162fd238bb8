"""Times told by an event: "the Friday after the crash", "when the quake struck"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from crosscheck.extract.period import calendar
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.events import event_groups
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.expressions import lowered
from crosscheck.extract.period.words import any_of_role, any_word, words_of
from crosscheck.vocabulary import Vocabulary

_DAYLONG = frozenset({"day", "night", "morning", "afternoon", "evening"})


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    event = any_word(event_groups(vocabulary))
    units = any_word(words_of(vocabulary, "calendar", "unit"))
    numbers = any_word(words_of(vocabulary, "calendar", "number"))
    weekdays = any_word(words_of(vocabulary, "calendar", "weekday"))
    of = rf"(?:the |its |that )?(?:[a-z’'-]+ ){{0,2}}?(?P<event>{event})"
    near = (
        rf"\bthe (?:(?P<n>\d{{1,3}}|{numbers}) )?"
        rf"(?:(?P<weekday>{weekdays})|(?P<unit>{units}|{'|'.join(sorted(_DAYLONG))}))"
        rf" (?P<side>before|after|following|of) {of}\b"
    )
    verbs = any_of_role(vocabulary, "event_verb")
    happened = any_of_role(vocabulary, "happened")
    clause = rf"(?:\bwhen {of} {verbs}|^the (?:[a-z’'-]+ ){{0,2}}?(?P<event2>{event}) {happened})\b"
    return re.compile(near), re.compile(clause)


def around_events(
    text: str, days: Mapping[int, date], published: date | None, vocabulary: Vocabulary
) -> list[Expression]:
    """The times of a sentence that are told by an event of which the article says the day."""
    if not days:
        return []
    groups, lower = event_groups(vocabulary), lowered(text)
    near, clause = _patterns(vocabulary)
    found = []
    for match in clause.finditer(lower):
        day = days.get(groups[match["event"] or match["event2"]])
        if day is not None:
            found.append(_expression(text, match, calendar.one_day(day)))
    for match in near.finditer(lower):
        day = days.get(groups[match["event"]])
        span = _span(match, day, vocabulary) if day is not None else None
        if span is not None:
            found.append(_expression(text, match, span.until(published)))
    return found


def _expression(text: str, match: re.Match[str], days: Days) -> Expression:
    return Expression(match.start(), match.end(), text[match.start() : match.end()], days, "event")


def _span(match: re.Match[str], day: date, vocabulary: Vocabulary) -> Days | None:
    """The days meant: "the Friday after", "the 12 months before", "the night of"."""
    back, of = match["side"] == "before", match["side"] == "of"
    if match["weekday"]:
        row = words_of(vocabulary, "calendar", "weekday")[match["weekday"]]
        ahead = (int(row["number"]) - day.isoweekday()) % 7
        step = ahead if of else (ahead - 7 if back else ahead or 7)
        return calendar.one_day(day + timedelta(days=step))
    named = words_of(vocabulary, "calendar", "unit").get(match["unit"])
    unit = str(named["unit"]) if named else "day"
    if not match["n"]:
        if match["unit"] not in _DAYLONG:
            return None
        return calendar.one_day(day + timedelta(days=0 if of else (-1 if back else 1)))
    count = _number(match["n"], vocabulary)
    if back:
        return calendar.before(day, count, unit)
    after = calendar.one_day(day).shifted(unit, count).end
    return Days(day + timedelta(days=1), after) if after and not of and after > day else None


def _number(word: str, vocabulary: Vocabulary) -> int:
    if word.isdigit():
        return int(word)
    row = words_of(vocabulary, "calendar", "number")[word]
    return list(row["words"]).index(word) + 1
