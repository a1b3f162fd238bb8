"""Dates and spans of other projects' tests, read by ours; what follows other conventions is
listed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from crosscheck.extract.period.clock import Clock
from crosscheck.extract.period.expressions import find_expressions
from crosscheck.vocabulary import Vocabulary

DATA = Path(__file__).parents[2] / "shared" / "data" / "quantities"
RECOGNIZERS = DATA / "recognizers_text.DateTime.en.jsonl"
SEARCHES = DATA / "dateparser.test_search.en_es.jsonl"

# What the data holds and news does not, or where it follows another convention than ours: a
# pattern on the sentence or on the words marked in it, and the reason. The first that fits counts.
LEFT_OUT = (
    (
        r"(?i)\b(?:one|two) (?:thousand|hundred)|(?:teen|twenty|nine) hundred"
        r"|\bnineteen \w+ty|\byear \d{3}\b"
        r"|(?<!\d)\d0 s\b|\d{4} s\b|\b[a-z]+ (?:of )?\d\d$|^cy ?\d|2150",
        "years in words, of two or three digits, or beyond this century",
    ),
    (r"(?i)\b(?:business|working|week) ?(?:days?|weeks?)\b|workweek", "days of business"),
    (r"(?i)\b(?:rest|remaining|remainder) of", "the rest of a unit: plans, not reports"),
    (
        r"(?i)(?:from|after|before|since) (?:now|today|tomorrow|yesterday|then)|\bnow\b|"
        r"days? (?:later|after|hence)|in an? \w+['’]s time|within|more than|less than|greater than|"
        r"in the future|starting|to today",
        "steps from today: a calendar's, not a report's",
    ),
    (
        r"\b\d{1,4} ?[/.~-] ?\d{1,2}\b(?! ?[a-zA-Z])|\b\d{1,2} ?[/~-] ?\d{4}|[/~]|\d{8}|\d{4} \d\d|"
        r"\d{4}-[a-z]{3}-\d|\d-\d\d in|\.\d\dth",
        "numeric dates that lack a part, or have slashes or month names in the middle",
    ),
    (
        r"(?i)\b(?:from|between|to|through|till|and|the) (?:the )?(?:\d{1,2}(?:st|nd|rd"
        r"|th)?|\w+(?:th|st|nd|rd)) "
        r"(?:to|and|till|through)\b|(?:to|through|till|and) (?:the )?(?:\w+teenth"
        r"|\d{1,2}th)$|\b[a-z]{3}\d\b|"
        r"\bthe \d{1,2}(?:st|nd|rd|th)?(?! (?:of|week|quarter|day|month))\b|\bon \d{1,2}\b|"
        r"(?:\bday )?\d{1,2}(?:st|nd|rd|th)? (?:to|-) \d{1,2}\w* (?:next|this|last"
        r"|of (?:this|next|last))|"
        r"twenty[- ]\w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:the )?\d"
        r"|between \d+ and \d+$",
        "a day of the month without its month, or in words",
    ),
    (r"^20(?:15|16)$", "from 2015 and 2016: two years in theirs, one span in ours"),
    (
        r"(?i)\b(?:early|late|mid|middle|beginning|start|end|eoy|earlier|later)\b",
        "parts of a span: theirs are halves, ours thirds, an end is a day",
    ),
    (r"(?i)or later|or earlier|or before|or after|onwards?\b", "spans that are named and left"),
    (
        r"(?i)\bweeks? \d|\bw/?[ce]\b|week (?:number|of the)|fiscal|school year|\bcy\b"
        r"|\bfy\b|\bs[yh] ?\d|week of",
        "numbered weeks; fiscal years that theirs do not resolve",
    ),
    (r"(?i)\bcentury\b|\bmillenni", "centuries"),
    (
        r"(?i)(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)(?: and last)?(?: \d)? "
        r"(?:weeks?|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        r"|(?:third|9th) month",
        "weeks counted within a month or year by ISO number, months by number",
    ),
    (r"(?i)\b(?:spring|summer|autumn|fall|winter)\b", "seasons, which theirs leave without days"),
    (
        r"(?i)\bholidays?\b|(?:labor|father|mother|memorial|patrick|martin|thanksgiving"
        r"|ramadan|juneteenth|"
        r"columbus|arbor|inauguration|white lover|april fool|groundhog|lover|halloween)",
        "holidays of one country, and weekends named for them",
    ),
    (
        r"(?i)\b(?:past|last|previous|next|coming|upcoming|following|this) (?:couple"
        r"|few|several)|\bfew\b",
        "how many is not said",
    ),
    (r"(?i)\bdecades?\b", "decades: theirs are of the calendar, ours run to the day of the report"),
    (
        r"(?i)\bfor (?:a|\d+) (?:day|week|month|year)s?\b|(?:for|of) (?:\w+ )?(?:days"
        r"|weeks|months)$|"
        r"\band \d+ (?:days|weeks)|\dyear",
        "lengths of time, and lengths of two units",
    ),
    (
        r"(?i)\b(?:one|two|three|four|five|six|\d+) (?:\w+days|next \w+|previous \w+"
        r"|past \w+|last \w+|upcoming \w+)",
        "word order of speech: two Sundays, the 3 next weeks",
    ),
    (
        r"(?i)^(?:the|that|same|my|on) ?(?:week|month|year|weekend|quarter|fortnight)s?\b|"
        r"\b(?:of the|that|same|which) (?:week|month|year|weekend)|^weekend$|upcoming month",
        "the unit that a talk is about",
    ),
    (
        r"(?i)^following|\bnext (?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|\blast (?:jan|feb|mar|apr|may|june?|july?"
        r"|aug|sept?|oct|nov|dec)[a-z]*$|\bnext (?:fortnight|week between|forty)|coming week",
        "counted from the text's own time; next and last skip the nearest one in theirs",
    ),
)
# Names of months and days stand in lower case in the data, and begin with a capital in news.
_NAMES = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
Span = tuple[date | None, date | None]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a data file, or a skip where the data is not at hand."""
    if not path.exists():
        pytest.skip(
            f"{path.name} is not here: the data of other projects is kept outside the repository"
        )
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def periods() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The rows of which every result is a day or a span of days, and each result."""
    for row in rows(RECOGNIZERS):
        kinds = {str(r["type"]).removeprefix("datetimeV2.") for r in row["results"]}
        if row["results"] and kinds <= {"date", "daterange"} and "daterange" in kinds:
            for result in row["results"]:
                yield row, result


def day(text: str | None) -> date | None:
    """A day of the data; None where it gives none or one that no calendar has."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def published(row: dict[str, Any]) -> date | None:
    """The day that a sentence was said on."""
    return day(row["reference_datetime"] or None)


def spans(result: dict[str, Any]) -> list[Span]:
    """What a result may be resolved to: in the past, or in the future."""
    raw = result["raw"]
    found = []
    for value in raw.get("values") or [
        raw.get("PastResolution", {}),
        raw.get("FutureResolution", {}),
    ]:
        single = day(value.get("value") or value.get("date"))
        start, end = (
            day(value.get("start") or value.get("startDate")),
            day(value.get("end") or value.get("endDate")),
        )
        found.append((single, single) if single else (start, end))
    return [span for span in found if span != (None, None)]


def left_out(row: dict[str, Any], result: dict[str, Any]) -> str | None:
    """Why a result is none of ours, if it is none."""
    if not spans(result):
        return "resolved to no days"
    for pattern, reason in LEFT_OUT:
        if re.search(pattern, str(result["text"])):
            return reason
    return None


def read(row: dict[str, Any], result: dict[str, Any]) -> Span | None:
    """What we read at the words that the data marks."""
    text = _NAMES.sub(lambda m: m[0].capitalize(), row["input"])
    clock = Clock(published(row), month_first=True)
    start, end = int(result["start"]), int(result["end"])
    for one in find_expressions(text, clock, Vocabulary()):
        if one.start < end and start < one.end and one.days is not None:
            return one.days.start, one.days.end
    return None


def same(ours: Span | None, theirs: Span, reported: date | None) -> bool:
    """The same days, the conventions put aside that are put in other words here.

    Their ends are the day after. A span up to a month or a year ends as that begins in theirs, and
    with it in ours. A unit that is still running ends on the day of the report in ours. Spans up to
    the report leave that day out in theirs. A side that they leave open is not asked.
    """
    if ours is None:
        return False
    if theirs[0] and theirs[1] and ours == (theirs[0] + timedelta(days=1), theirs[1]):
        return True
    if theirs[0] is not None and ours[0] != theirs[0]:
        return False
    if theirs[1] is None or ours[1] is None:
        return theirs[1] is None
    ends = {theirs[1], theirs[1] - timedelta(days=1)}
    if theirs[1].day == 1:
        ends |= {
            theirs[1] + relativedelta(months=1, days=-1),
            theirs[1] + relativedelta(years=1, days=-1),
        }
    if theirs[0] and reported and theirs[0] <= reported < theirs[1]:
        ends.add(reported)
    return ours[1] in ends


def test_spans_of_days_that_news_uses_are_read() -> None:
    reasons: Counter[str] = Counter()
    right, wrong = 0, []
    for row, result in periods():
        reason = left_out(row, result)
        if reason:
            reasons[reason] += 1
        elif any(same(read(row, result), theirs, published(row)) for theirs in spans(result)):
            right += 1
        else:
            wrong.append(
                (
                    row["input"],
                    result["text"],
                    str(row["reference_datetime"])[:10],
                    read(row, result),
                    spans(result),
                )
            )
    assert right / (right + len(wrong)) >= 0.90, "\n".join(map(str, wrong))
    assert right >= 150, reasons
