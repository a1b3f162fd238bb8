"""Finds the time of a figure in a table: in its column's heading, its row or the caption."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.extract.document import Mention
from crosscheck.extract.period import calendar
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock
from crosscheck.extract.period.cues import TOKEN, time_headings
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.expressions import find_expressions
from crosscheck.extract.period.story import Story
from crosscheck.records import Cell

_AT_END = re.compile(
    r"\b(?:year|period|month|quarter|half)[- ]end\b"
    r"|\bend of (?:the )?(?:year|period|month|quarter)\b"
)
_YEAR = re.compile(r"\d{4}")
_PARTS = frozenset({"span", "half", "quarter", "month"})


def of_cell(mention: Mention, clock: Clock, story: Story) -> Days | None:
    """The time of a figure in a table: of its column, else of its row, else of the caption.

    A year in the row or the heading is the part of it that the caption names: "January to June".
    """
    block, at = mention.sentence.block, mention.figure.start
    cell = next((c for c in block.cells if c.start <= at < c.end), Cell(0, 0))
    label = mention.sentence.text.partition("|")[0].lower()
    span = _span_of_table(label, (block.caption, cell.heading), clock, story)
    if span is not None:
        return span
    caption = _told(block.caption, clock, story)
    running = _running(mention, cell, caption, clock, story)
    if running is not None:
        return running
    for text in (cell.heading, *_other_cells(mention, cell, story)):
        found = _told(text, clock, story)
        if found:
            return _in_year(found[0], caption)
    return _of_caption(caption, story)


def _told(text: str, clock: Clock, story: Story) -> list[Expression]:
    """The times of a text of which days are known."""
    return [e for e in find_expressions(text, clock, story.vocabulary) if e.days]


def _of_caption(caption: list[Expression], story: Story) -> Days | None:
    """The time that the caption ends with; from the story's event on, where it only ends."""
    days = caption[-1].days if caption else None
    months = [e.days for e in caption if e.days and e.days.grain == "month" and e.role == "when"]
    if days and days.grain == "year" and days.start and months and months[-1].start:
        # "January window 2026": the month is one of the year named behind it.
        return months[-1].shifted("year", days.start.year - months[-1].start.year)
    if days and not days.start and days.end and story.event:
        return Days(story.event if story.event <= days.end else None, days.end)
    return days


def _in_year(one: Expression, caption: list[Expression]) -> Days | None:
    """A year, or the part of it that the caption names: "2023" under "January to June"."""
    last = caption[-1] if caption else None
    part = last.days if last and last.role == "when" and not _YEAR.search(last.text) else None
    year = one.days
    if part is None or year is None or year.grain != "year" or one.means != "year":
        return year
    within = part.start and part.end and part.start.year == part.end.year
    if not within or part.grain not in _PARTS or not part.start or not year.start:
        return year
    return part.shifted("year", year.start.year - part.start.year)


def _running(
    mention: Mention, own: Cell, caption: list[Expression], clock: Clock, story: Story
) -> Days | None:
    """From "Since 3 November" of a heading or the caption until the day that the caption gives."""
    headings = [c.heading for c in mention.sentence.block.cells[:1]]
    texts = [e for text in (own.heading, *headings) for e in _told(text, clock, story)]
    begun = next((e.days for e in (*texts, *caption) if e.role == "since" and e.days), None)
    days = [e.days.end for e in caption if e.days and e.days.end and _is_day(e)]
    if begun is None or begun.start is None or not days:
        return None
    return Days(begun.start, max(begun.start, days[-1]))


def _is_day(one: Expression) -> bool:
    """Does it say up to when: "as of 9 September", "14 January"?"""
    return one.role == "as_of" or (one.days is not None and one.days.grain == "day")


def _span_of_table(label: str, titles: tuple[str, str], clock: Clock, story: Story) -> Days | None:
    """The span that a caption opens and a column's heading ends: "52 weeks ended", "1 May 2025".

    What the row's label calls the year's end is of its last day.
    """
    caption, heading = titles
    text = f"{caption.rstrip(' :')} {heading}"
    at = len(text) - len(heading)
    found = find_expressions(text, clock, story.vocabulary) if caption and heading else []
    days = next((e.days for e in found if e.start < at - 1 and e.end > at), None)
    return calendar.one_day(days.end) if days and days.end and _AT_END.search(label) else days


def _other_cells(mention: Mention, own: Cell, story: Story) -> Iterator[str]:
    """The cells of a figure's row that may tell its time: the first, its own, and those of columns
    headed "Year" or the like; when a school opened is not when its pupils were counted."""
    sentence, times = mention.sentence, time_headings(story.vocabulary)
    cells = sentence.block.cells
    if not cells:
        yield sentence.text
    for cell in cells:
        heads = set(TOKEN.findall(cell.heading.lower()))
        if cell in (cells[0], own) or not cell.heading or not heads.isdisjoint(times):
            yield sentence.text[cell.start - sentence.start : cell.end - sentence.start]
