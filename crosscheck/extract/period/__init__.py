"""Finds the days that a figure is about, resolved against the publication date."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.document import Document, Mention, Period, Sentence
from crosscheck.extract.period.attach import is_base, is_published, is_spoken, is_told, nearest
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, clock_of
from crosscheck.extract.period.complete import OPEN_START, complete
from crosscheck.extract.period.events import date_events, main_event, since_events
from crosscheck.extract.period.expressions import Expression, find_expressions
from crosscheck.extract.period.story import Story, carried, find_lead, shifted
from crosscheck.records import Cell


def find_periods(document: Document) -> list[Period]:
    """The period of each mention, in the order of `document.mentions`.

    Both ends included; None is open or not given. Without a publication date only dates that name
    their year are resolved.
    """
    vocabulary, article = document.vocabulary, document.article
    clock = clock_of(article)
    texts = [s.text for s in document.sentences]
    expressions = [find_expressions(text, clock, vocabulary) for text in texts]
    days = date_events(texts, expressions, vocabulary)
    story = Story(clock.published, vocabulary, main_event(texts, days, vocabulary))
    title = find_expressions(article.title, clock, vocabulary)
    story.lead = find_lead(document.sentences, expressions, title, story)
    found: list[Period] = []
    for sentence, here in zip(document.sentences, expressions, strict=True):
        story.enter(sentence)
        events = since_events(sentence.text, days, clock.published, vocabulary)
        times = here + [v for v in events if not any(e.start <= v.start < e.end for e in here)]
        found += _of_sentence(sentence, sorted(times, key=lambda e: e.start), story, clock)
    return found


def _of_sentence(
    sentence: Sentence, times: Sequence[Expression], story: Story, clock: Clock
) -> list[Period]:
    """The periods of one sentence's figures; the story remembers what the next may be about."""
    vocabulary = story.vocabulary
    based = [e for e in times if is_base(sentence.text, e, vocabulary)]
    rest = [e for e in times if e not in based]
    if not sentence.figures:
        told = [e for e in rest if is_told(sentence.text, e, vocabulary)]
        plain = [e.days for e in rest if e.days and e.role not in OPEN_START and e not in told]
        story.remember(plain[0] if plain else None)
        return []
    periods: list[Days | None] = []
    lasting: list[Days] = []
    own: list[Expression] = []
    for figure in sentence.figures:
        mention = Mention(figure, sentence)
        before = [days for days in periods if days is not None]
        own = _own(mention, rest, before, story)
        cell = _of_cell(mention, clock, story) if sentence.block.kind == "row" else None
        chosen = None if cell else nearest(mention, own)
        if chosen is not None:
            days = complete(mention, chosen, own, story)
            lasting += [days] if days and chosen.role not in ("until", "by") else []
        else:
            days = cell or (before[-1] if before else carried(mention, story, based))
        periods.append(days)
    story.remember(lasting[0] if lasting else None)
    if not lasting and not own and periods[0] is not None:
        story.paragraph = periods[0]
    return [Period(days.start, days.end) if days else Period() for days in periods]


def _own(
    mention: Mention, times: Sequence[Expression], before: Sequence[Days], story: Story
) -> list[Expression]:
    """The times that a figure may be about: no day of publication, no day on which somebody spoke."""
    spoken = [e for e in times if is_spoken(mention, e, story.vocabulary)]
    days = [e.days for e in spoken if e.days and e.days.grain == "day"]
    if days:
        story.reported = days[0].end
    plain = [e.days for e in times if e.shift is None and e.days and e not in spoken]
    first = before or plain[:1]
    own = [shifted(e, first, story) for e in times if e not in spoken]
    own = [e for e in own if e.days is not None]
    wide = [e for e in spoken if e.days and e.days.grain != "day"]
    return own or [e for e in wide if not is_published(mention.sentence.text, e)]


def _of_cell(mention: Mention, clock: Clock, story: Story) -> Days | None:
    """The time of a figure in a table: of its column, else of its row, else of the caption."""
    block, at = mention.sentence.block, mention.figure.start
    cell = next((c for c in block.cells if c.start <= at < c.end), Cell(0, 0))
    for text in (cell.heading, mention.sentence.text, block.caption):
        found = [e.days for e in find_expressions(text, clock, story.vocabulary) if e.days]
        if found and not found[-1].start and story.event and found[-1].end:
            return Days(story.event if story.event <= found[-1].end else None, found[-1].end)
        if found:
            return found[-1] if text == block.caption else found[0]
    return None
