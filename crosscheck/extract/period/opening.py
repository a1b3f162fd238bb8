"""Reads the time of a whole story from its title, its headings and its first paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from crosscheck.extract.document import Mention, Sentence
from crosscheck.extract.period.attach import is_compared, owner_of
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.story import Story, words_pattern
from crosscheck.vocabulary import Vocabulary

# The lead's day stands for the whole of a news story that is printed within these days.
_FRESH = 7
_OPENING = 6  # sentences
_OF_ACCOUNTS = frozenset({"lasting_to", "quarter", "half", "fiscal_year", "split_year"})


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


def _length(days: Days) -> int:
    """How many days a span has; 0 where it is open."""
    return (days.end - days.start).days if days.start and days.end else 0


def results_lead(
    sentences: Sequence[Sentence],
    expressions: Sequence[Sequence[Expression]],
    vocabulary: Vocabulary,
) -> Days | None:
    """The year or quarter whose accounts or results a text opens with, in a sentence without
    figures: "published its accounts for the year ended 30 June"."""
    accounts = words_pattern(vocabulary, "accounts")
    for sentence, found in islice(zip(sentences, expressions, strict=True), _OPENING):
        told = [e.days for e in found if e.role == "year_to" or e.means in _OF_ACCOUNTS]
        if told and not sentence.figures and accounts.search(sentence.text.lower()):
            return told[0]
    return None


def fresh_day(
    sentences: Sequence[Sentence], expressions: Sequence[Sequence[Expression]], story: Story
) -> Days | None:
    """The day of a news story: a fresh day that its headings or first paragraphs give."""
    opening = next((s.block_index for s in sentences if s.block.kind != "heading"), -1)
    for sentence, found in zip(sentences, expressions, strict=True):
        if sentence.block_index > opening + 1:
            break
        for one in found:
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
