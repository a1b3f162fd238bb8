"""Reads the time of a whole story from its title, its headings and its first paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from crosscheck.extract.document import Mention, Sentence
from crosscheck.extract.period.attach import is_compared, owner_of
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.cues import signs_of
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.expressions import Times
from crosscheck.extract.period.story import Story
from crosscheck.extract.period.words import words_of, words_pattern
from crosscheck.vocabulary import Vocabulary

# The lead's day stands for the whole of a news story that is printed within these days.
_FRESH = 7
_OPENING = 6  # sentences
_OF_ACCOUNTS = frozenset({"lasting_to", "quarter", "half", "fiscal_year", "split_year"})
# What statistics are of: "the annual figures for 2023", "fewer cars were stolen last year".
_OF_STATISTICS = frozenset({"year", "quarter", "month", "month_of", "which_month", "which_unit"})
_ROLES = ("accounts", "statistics", "received", "report_period")


def title_lead(title: Sequence[Expression], published: date | None) -> Days | None:
    """The time of the whole story that its title gives; the year that is still running says
    nothing: "Ostrelle votes 2026"."""
    found = [
        one.days
        for one in title
        if one.role in ("when", "year_to")
        and one.days is not None
        and one.days.grain in ("year", "month", "quarter", "half", "span")
    ]
    if not found:
        return None
    lead = max(found, key=_length)  # "December and full year 2024"
    runs = published is not None and lead.start == date(published.year, 1, 1)
    return None if runs and lead.grain == "year" else lead


def _length(days: Days | None) -> int:
    """How many days a span has; 0 where it is open."""
    return (days.end - days.start).days if days and days.start and days.end else 0


def results_lead(
    sentences: Sequence[Sentence], times: Times, published: date | None, vocabulary: Vocabulary
) -> Days | None:
    """The time that a report is of, which a sentence without figures gives where it opens.

    "Published its accounts for the year ended 30 June", "reporting period: 1-31 May", "the annual
    figures for 2023", "data received by noon on 3 March".
    """
    accounts, statistics, received, period = (words_pattern(vocabulary, r) for r in _ROLES)
    signs = _signs(vocabulary)
    grains = words_of(vocabulary, "period_words", "statistics")
    for at, sentence in enumerate(sentences[:_OPENING]):
        if sentence.figures or signs.isdisjoint(times.tokens[at]):
            continue
        text, found = times.lower[at], times[at]
        told = [e.days for e in found if e.role == "year_to" or e.means in _OF_ACCOUNTS]
        if told and accounts.search(text):
            return told[0]
        label = period.search(text)
        spans = [e.days for e in found if label and e.start >= label.end() and _length(e.days)]
        if spans:
            return spans[0]
        issued = statistics.search(text)
        grain = str(grains[issued[0]]["unit"]) if issued else ""
        over = [e.days for e in found if e.role == "when" and _is_over(e, grain, published)]
        if over:
            return over[0]
        label = received.search(text)
        until = [e.days.end for e in found if label and e.end > label.end() and e.days]
        if until:
            return Days(None, until[0])
    return None


@lru_cache(maxsize=4)
def _signs(vocabulary: Vocabulary) -> frozenset[str]:
    """One of these stands in each sentence that says what a report is of."""
    return signs_of(w for role in _ROLES for w in words_of(vocabulary, "period_words", role))


def _is_over(one: Expression, grain: str, published: date | None) -> bool:
    """Is it a month, quarter or year, as asked for, that has ended?"""
    days = one.days
    if days is None or days.end is None or days.grain != grain:
        return False
    return one.means in _OF_STATISTICS and days.end < (published or date.max)


def fresh_day(sentences: Sequence[Sentence], times: Times, story: Story) -> Days | None:
    """The day of a news story: a fresh day that its headings or first paragraphs give."""
    opening = next((s.block_index for s in sentences if s.block.kind != "heading"), -1)
    for at, sentence in enumerate(sentences):
        if sentence.block_index > opening + 1:
            break
        for one in times[at]:
            if (
                one.role == "when"
                and _is_fresh(one.days, story.published)
                and not _told_on(sentence, one, story)
                and not _is_of_comparison(sentence, one, story)
            ):
                return one.days
    return None


def is_recent(days: Days, published: date | None) -> bool:
    """May news of this day have been told in the article: is it in the week before?"""
    return published is None or (
        days.end is not None and 0 <= (published - days.end).days <= _FRESH
    )


def _is_fresh(days: Days | None, published: date | None) -> bool:
    if days is None or days.start is None or published is None or days.start != days.end:
        return False
    return is_recent(days, published)


def _is_of_comparison(sentence: Sentence, one: Expression, story: Story) -> bool:
    """Is it the time of a figure that another is compared with: "up from 87 on Friday"?"""
    figures = [Mention(figure, sentence) for figure in sentence.figures]
    owners = (m for m in figures if owner_of(m, one) == m.figure)
    return any(is_compared(mention, story.vocabulary) for mention in owners)


def _told_on(sentence: Sentence, one: Expression, story: Story) -> bool:
    """Is it the day on which somebody spoke, or a dateline's?"""
    before = sentence.text[max(0, one.start - 40) : one.start].lower()
    speech = words_pattern(story.vocabulary, "speech")
    return speech.search(before) is not None or (
        one.end < 40 and sentence.text[: one.end].isupper()
    )
