"""Closes the open side of a time, and reads "the year to March" by what the figure says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from crosscheck.extract.document import Mention
from crosscheck.extract.period.attach import is_apart, is_in_passing
from crosscheck.extract.period.calendar import Days, around, lasting
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.story import (
    Story,
    is_past,
    is_perfect,
    is_possession,
    is_present_tense,
)
from crosscheck.extract.period.words import any_of_role, says
from crosscheck.vocabulary import Vocabulary

OPEN_START = ("until", "by", "as_of")
_UNITS = frozenset({"day", "week", "month", "quarter", "half", "year"})
_YEAR, _LONG_AGO = re.compile(r"\d{4}"), 120
_ALMOST_A_YEAR, _HALF_A_YEAR = 360, range(178, 186)  # days
_FIRST_HALF = re.compile(r"(?:the )?(?:first half(?: of the year)?|h1)", re.I)
_TO_DATE = re.compile(r"\b(?:to|till) date\b")
_GROWING = ("so_far", "so_far_in", "so_far_fiscal")


def complete(
    mention: Mention, chosen: Expression, own: Sequence[Expression], story: Story
) -> Days | None:
    """The days of the chosen time, its open side closed by another time of the sentence or
    before."""
    days = chosen.days
    if days is None:
        return None
    if changed := _changed(mention, chosen, days, story):
        return changed
    if chosen.role in OPEN_START and days.end is not None:
        reached = chosen.means == "by" and _is_reached(mention, days.end, story)
        ahead = _ahead(mention, chosen, days, story)
        return around(days.end, days.grain) if reached else _begun(mention, ahead, own, story)
    if chosen.means in _GROWING or chosen.role == "since":
        return _ended(days, own, story)
    if chosen.means in ("which_unit", "the_year") and not _is_of_whole(mention, chosen, story):
        return _ended(days.until(story.published), own, story)
    running = _running(mention, chosen, own, story) if days.grain == "day" else _cut(days, own)
    return running or _of_accounts(mention, chosen, days, story)


def _is_outcome(mention: Mention, story: Story) -> bool:
    """ "A year earlier there were 90, which makes for a drop of 25%": the drop is of the time that
    "earlier" counts from."""
    at = mention.figure.start - mention.sentence.start
    return _outcome(story.vocabulary).search(mention.sentence.text[:at].lower()) is not None


@lru_cache(maxsize=4)
def _outcome(vocabulary: Vocabulary) -> re.Pattern[str]:
    change = any_of_role(vocabulary, "measured")
    return re.compile(rf", which (?:[a-z]+ ){{1,5}}?{change} of (?:[a-z]+ ){{0,2}}$")


def _changed(mention: Mention, chosen: Expression, days: Days, story: Story) -> Days | None:
    """What changed, where the time is the span of comparison: "up 4% in the year to March" is of
    March where it is measured by the month, "fell by 60 between 2023 and 2024" is of 2024."""
    start, end, shift = days.start, days.end, chosen.shift
    if shift and shift.count < 0 and shift.unit in _UNITS and _is_outcome(mention, story):
        return days.shifted(shift.unit, -shift.count)
    if end is None or not _says(mention, "change", story):
        return None
    if chosen.role == "year_to" and _says(mention, "monthly", story):
        return lasting(1, "month", end)
    if chosen.means != "between" or start is None or start.year + 1 != end.year:
        return None
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return around(end, "year") if whole else None


def _cut(year: Days, own: Sequence[Expression]) -> Days | None:
    """ "By the end of October 2,610 in 2024": the year, as far as it had come by then."""
    if year.grain != "year":
        return None
    ends = [e.days.end for e in own if e.role in OPEN_START and e.days and e.days.end]
    within = [end for end in ends if year.start and year.end and year.start <= end <= year.end]
    return Days(year.start, within[0]) if within else None


def _running(
    mention: Mention, chosen: Expression, own: Sequence[Expression], story: Story
) -> Days | None:
    """ "The number since 1 January stood at 4 million on Sunday": since then, until that day."""
    if chosen.days is None or chosen.days.end is None or chosen.role != "when":
        return None
    if not is_perfect(mention) and not _says(mention, "growing", story):
        return None
    apart = (e for e in own if not is_apart(mention, e) and not is_in_passing(mention, e))
    starts = [e.days.start for e in apart if e.role == "since" and e.days and e.days.start]
    begun = starts[0] if starts and starts[0] < chosen.days.end else None
    return Days(begun, chosen.days.end) if begun else None


def _of_accounts(mention: Mention, chosen: Expression, days: Days, story: Story) -> Days:
    """ "(2024: 283 million)" beside results of a year to June: the one that ended in June 2024;
    "the first half" in results of "the 26 weeks to 30 August": those weeks."""
    lead, end = story.lead, days.end
    if lead is None or lead.start is None or lead.end is None or end is None:
        return days
    half = chosen.means == "half" and lead.grain == "span" and _FIRST_HALF.fullmatch(chosen.text)
    if half and (lead.end - lead.start).days in _HALF_A_YEAR:
        return lead
    yearly = (
        chosen.means == "year"
        and lead.start.year + 1 == lead.end.year
        and (lead.end - lead.start).days > _ALMOST_A_YEAR
    )
    label = mention.sentence.text[chosen.end : chosen.end + 1] == ":"
    return lead.shifted("year", end.year - lead.end.year) if yearly and label else days


def _is_reached(mention: Mention, end: date, story: Story) -> bool:
    """ "Is to rise to 7,500 a year by 2033": a rate or a share is what it will be then, a sum adds
    up until then."""
    ahead = story.published is not None and end > story.published
    return ahead and (mention.figure.per is not None or mention.figure.unit == "percent")


def _is_of_whole(mention: Mention, chosen: Expression, story: Story) -> bool:
    """Is the figure one of the whole running year: given, planned or to come, not added up yet?"""
    if _says(mention, "of_whole_year", story):
        return True
    if chosen.means == "the_year":
        return not _says(mention, "growing", story)
    perfect = is_perfect(mention)
    if not is_past(mention) and not perfect:
        return True
    # "Of 40,000 shells promised for this year 12,500 have arrived"
    other = perfect and mention.figure.start - mention.sentence.start > chosen.start
    return mention.sentence.text[: chosen.start].lower().rstrip().endswith("for") and not other


def _ahead(mention: Mention, chosen: Expression, days: Days, story: Story) -> Days:
    """ "By August", said in March of what is no past: the August to come."""
    end, published = days.end, story.published
    if chosen.means != "by" or end is None or published is None or _YEAR.search(chosen.text):
        return days
    told = is_past(mention) or is_perfect(mention)
    return days if told or (published - end).days < _LONG_AGO else days.shifted("year", 1)


def of_toll(mention: Mention, days: Days | None, story: Story) -> Days | None:
    """The days of a toll: from the event on, until the day it is told for; another figure's as they
    are."""
    text, at = mention.sentence.text, mention.figure.start - mention.sentence.start
    if story.event is None or mention.figure.unit != "count" or "toll" not in text:
        return days
    last = max(
        (
            f.end - mention.sentence.start
            for f in mention.sentence.figures
            if f.end <= mention.figure.start
        ),
        default=0,
    )
    if not says(text[last:at], "toll", story.vocabulary) or text[:at].endswith("by "):
        return days
    if is_present_tense(mention) and story.day and story.day >= story.event:
        return Days(story.event, story.day)
    later = days is not None and days.end is not None and days.end > story.event
    return Days(story.event, days.end) if days and later else days


def _says(mention: Mention, role: str, story: Story) -> bool:
    """Is there a word of this role in the figure's sentence?"""
    return says(mention.sentence.text, role, story.vocabulary)


def _begun(mention: Mention, days: Days, own: Sequence[Expression], story: Story) -> Days:
    """A time with only an end: begun with the year that the sentence names, or with what was
    running."""
    end = days.end
    if end is None:
        return days
    for other in own:
        span = other.days if other.role in ("when", "since") else None
        if span and span.start and span.end and span.start < end <= span.end:
            return Days(span.start, end)
    if is_possession(mention):
        return days  # "had 1,562 officers" is no total that adds up
    if story.event is not None and story.event <= end and _TO_DATE.search(mention.sentence.text):
        return Days(story.event, end)
    for last in reversed(story.used if _says(mention, "total", story) else []):
        if last.end and story.published and last.end > story.published:
            continue  # a year that something is planned for
        if last.start and last.end and last.start < end <= last.end:
            return Days(last.start, end)
    return days


def _ended(days: Days, own: Sequence[Expression], story: Story) -> Days:
    """A time that runs until now: ended by "as of Monday", or by the day it was reported on."""
    cut = [e.days.end for e in own if e.role in OPEN_START and e.days and e.days.end]
    end = cut[0] if cut else story.reported
    latest = min(filter(None, (days.end, story.published)), default=end)
    if end and latest and (days.start or end) <= end <= latest:
        return replace(days, end=end)
    return days
