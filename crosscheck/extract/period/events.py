"""Spans that begin with an event, "since the ceasefire", dated by what the article says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain

from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.cues import signs_of
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.expressions import Times, lowered
from crosscheck.extract.period.words import any_of_role, any_word
from crosscheck.extract.words import any_of
from crosscheck.vocabulary import Vocabulary

# The words of events in sentences, by the place of the sentence in the article.
_MONTHS = frozenset({"month", "which_month", "month_of"})
_DATES = frozenset({"date", "numeric_date", "date_of"})
Named = Mapping[int, Sequence[re.Match[str]]]

_NEAR = 90  # characters between an event's word and the date it happened on
_BREAK = re.compile(r"[;:]|\b(?:and|said|says|told|but|since|until|before|after)\b")
_RELATIVE = re.compile(r"that |which ")  # "the outbreak that began in March"
_FINE = frozenset(
    {"date", "weekday", "day_word", "weekday_of", "day_of", "holiday", "numeric_date"}
)


@lru_cache(maxsize=4)
def event_groups(vocabulary: Vocabulary) -> Mapping[str, int]:
    """The words of events, each with the number of its row: words of one row mean one event."""
    return {w: i for i, row in enumerate(vocabulary.rows("dated_events")) for w in row["words"]}


@lru_cache(maxsize=4)
def _words(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, int]]:
    groups = event_groups(vocabulary)
    word = any_word(groups)
    part, verb = any_of_role(vocabulary, "event_part"), any_of_role(vocabulary, "event_verb")
    since = (
        rf"\bsince (?:[a-z]{{2,5}} )?(?:{part} of )?(?:[a-z]{{2,5}} )?"
        rf"(?:[\w’'-]+ ){{0,2}}?(?P<event>{word})\b(?: {verb})?"
    )
    longest = sorted(groups, key=lambda w: (-len(w), w))
    return re.compile(any_of(longest, "event")), re.compile(since, re.I), groups


@lru_cache(maxsize=4)
def _signs(vocabulary: Vocabulary) -> frozenset[str]:
    return signs_of(event_groups(vocabulary))


def name_events(times: Times, vocabulary: Vocabulary) -> Named:
    """The words of events in each sentence that has some, by the sentence's place."""
    pattern, signs = _words(vocabulary)[0], _signs(vocabulary)
    having = (at for at, tokens in enumerate(times.tokens) if not signs.isdisjoint(tokens))
    found = ((at, list(pattern.finditer(times.lower[at]))) for at in having)
    return {at: matches for at, matches in found if matches}


def date_events(named: Named, times: Times, vocabulary: Vocabulary) -> dict[int, date]:
    """The day that each group of events happened on, by the row of the table; the first day given
    wins."""
    pattern, _, groups = _words(vocabulary)
    days: dict[int, date] = {}
    months: dict[int, Days] = {}
    for at, matches in named.items():
        found, text = times[at], times.texts[at]
        for since in (e for e in found if e.role == "since" and e.days and e.days.start):
            event = pattern.search(lowered(since.text))
            if event and since.days and since.days.start:
                days.setdefault(groups[event["event"]], since.days.start)
        began = _began(vocabulary)
        fine = [
            e
            for e in found
            if _is_fine(e)
            or (e.days and (_RELATIVE.match(e.text) or began.search(text[: e.start])))
        ]
        rough = [e for e in found if e.means in _MONTHS and e.role == "when" and e.days]
        for match in matches if fine or rough else ():
            group = groups[match["event"]]
            near = next((e for e in fine if _tells(text, match, e)), None)
            if near is not None and group not in days and near.days and near.days.start:
                days[group] = near.days.start
            month = next((e.days for e in rough if _tells(text, match, e)), None)
            if month is not None:
                months.setdefault(group, month)
    for group, month in months.items():
        day = None if group in days else _day_in(month, times)
        if day is not None:
            days[group] = day
    return days


def _day_in(month: Days, times: Times) -> date | None:
    """The day of an event of which the text says the month ("last November's crash") and, in
    another sentence, a date; None where it names several dates of that month."""
    named = {
        one.days.start
        for at in range(len(times.texts))
        for one in times[at]
        if one.means in _DATES and one.days and one.days.start and one.days.start == one.days.end
    }
    within = [day for day in named if month.start and month.end and month.start <= day <= month.end]
    return within[0] if len(within) == 1 else None


@lru_cache(maxsize=4)
def _began(vocabulary: Vocabulary) -> re.Pattern[str]:
    """What stands before the time that an event began at, however roughly that is told."""
    return re.compile(rf"\b{any_of_role(vocabulary, 'event_verb')} (?:in |on |at |back in )?$")


def _is_fine(one: Expression) -> bool:
    """Does it name a day, or a span that begins with one?"""
    return bool(one.days and one.days.start) and (
        (one.means in _FINE and one.role == "when")
        or (one.means == "between" and one.role == "when")
    )


def _tells(text: str, event: re.Match[str], time: Expression) -> bool:
    """Does the time say when the event was: "the storm of 29 October", "Tuesday's storm"?"""
    if time.end <= event.start():
        return re.fullmatch(r"(?:['’]s)? (?:\w+ )?", text[time.end : event.start()]) is not None
    between = text[event.end() : time.start]
    if re.search(r"\d", between):
        return False
    return time.start >= event.end() and len(between) <= _NEAR and not _BREAK.search(between)


def since_events(
    text: str, days: Mapping[int, date], published: date | None, vocabulary: Vocabulary
) -> list[Expression]:
    """The "since the ceasefire" of a sentence; open at the start where the article does not say
    when."""
    _, since, groups = _words(vocabulary)
    return [
        Expression(
            m.start(),
            m.end(),
            m[0],
            Days(days.get(groups[m["event"].lower()]), published),
            "event",
            "since",
        )
        for m in since.finditer(text)
    ]


def main_event(named: Named, days: Mapping[int, date], vocabulary: Vocabulary) -> date | None:
    """The day of the event that the article speaks of most; None where it dates none."""
    if not days:
        return None
    groups = event_groups(vocabulary)
    counts: dict[int, int] = dict.fromkeys(days, 0)
    for match in chain.from_iterable(named.values()):
        group = groups[match["event"]]
        if group in counts:
            counts[group] += 1
    return days[min(counts, key=lambda g: (-counts[g], g))]
