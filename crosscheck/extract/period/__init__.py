"""Finds the days that a figure is about, resolved against the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from crosscheck.extract.document import Document, Mention, Period, Sentence
from crosscheck.extract.period.attach import is_base, is_spoken, nearest
from crosscheck.extract.period.calendar import Days, lasting, year
from crosscheck.extract.period.carry import fiscal_clock, is_change, is_total
from crosscheck.extract.period.events import date_events, main_event, since_events
from crosscheck.extract.period.expressions import Expression, find_expressions
from crosscheck.extract.period.points import Shift

_OPEN_START = ("until", "by", "as_of")
_GROWING = ("so_far", "so_far_in", "so_far_fiscal", "since")


@dataclass(slots=True)
class _Story:
    """What the text has said of times so far: the article's, the paragraph's, the last one used."""

    published: date | None
    event: date | None
    block: int = -1
    paragraph: Days | None = None
    latest: Days | None = None
    heading: Days | None = None
    reported: date | None = None
    used: list[Days] = field(default_factory=list)


def find_periods(document: Document) -> list[Period]:
    """The period of each mention, in the order of `document.mentions`.

    Both ends included; None is open or not given. Without a publication date only dates that name
    their year are resolved.
    """
    clock = fiscal_clock(document)
    vocabulary = document.vocabulary
    texts = [s.text for s in document.sentences]
    expressions = [find_expressions(text, clock, vocabulary) for text in texts]
    days = date_events(texts, expressions, vocabulary)
    story = _Story(clock.published, main_event(texts, days, vocabulary))
    found: list[Period] = []
    for sentence, here in zip(document.sentences, expressions, strict=True):
        if sentence.block_index != story.block:
            story.block, story.paragraph = sentence.block_index, None
        events = since_events(sentence.text, days, clock.published, vocabulary)
        times = [e for e in here if not any(v.start <= e.start < v.end for v in events)] + events
        found += _of_sentence(document, sentence, sorted(times, key=lambda e: e.start), story)
    return found


def _of_sentence(
    document: Document, sentence: Sentence, times: Sequence[Expression], story: _Story
) -> list[Period]:
    """The periods of one sentence's figures; the story remembers what the next may be about."""
    vocabulary = document.vocabulary
    caption = _caption(document, sentence) if sentence.block.kind == "row" else None
    based = [e for e in times if is_base(sentence.text, e, vocabulary)]
    times = _shifted([e for e in times if e not in based], story)
    periods, used = [], []
    for figure in sentence.figures:
        mention = Mention(figure, sentence)
        spoken = [e for e in times if is_spoken(mention, e, vocabulary)]
        if spoken and spoken[0].days:
            story.reported = spoken[0].days.end
        own = [e for e in times if e not in spoken and e.days is not None]
        chosen = nearest(mention, own)
        if chosen is not None:
            days = _completed(mention, chosen, own, story, vocabulary)
        else:
            days = caption or _carried(mention, story, spoken, vocabulary)
        periods.append(Period(days.start, days.end) if days else Period())
        if days and chosen is not None:
            used.append(days)
    plain = [e.days for e in times if e.days is not None and e.role in ("when", "since")]
    remembered = used[:1] or ([] if sentence.figures else plain[:1])
    if remembered:
        story.paragraph = story.latest = remembered[0]
    return periods


def _shifted(times: Sequence[Expression], story: _Story) -> list[Expression]:
    """Resolves "a year earlier" against the time before it in the sentence, else the one last used."""
    result: list[Expression] = []
    for one in times:
        if one.shift is None:
            result.append(one)
            continue
        before = [e.days for e in result if e.days is not None]
        base = before[-1] if before else story.paragraph or story.latest
        result.append(replace(one, days=_apply(one.shift, base)))
    return result


def _apply(shift: Shift, base: Days | None) -> Days | None:
    if base is None or base.end is None:
        return None
    if shift.unit == "to_year":
        anchor = base.start or base.end
        return base.shifted("year", shift.count - anchor.year)
    if shift.span and base.start is not None:
        return lasting(shift.span, shift.unit, base.start - timedelta(days=1))
    return base.shifted(shift.unit, shift.count)


def _completed(
    mention: Mention,
    chosen: Expression,
    own: Sequence[Expression],
    story: _Story,
    vocabulary: object,
) -> Days | None:
    """The chosen time, its open side closed by another time of the sentence or of the text before."""
    days = chosen.days
    if days is None:
        return None
    if chosen.role == "year_to" and days.end is not None and is_change(mention):
        return lasting(1, "month", days.end)
    if chosen.role in _OPEN_START and days.end is not None:
        return _opened(mention, days, own, story)
    if chosen.means in _GROWING or chosen.role == "since":
        cut = [e.days.end for e in own if e.role in _OPEN_START and e.days and e.days.end]
        end = cut[0] if cut else story.reported
        if (
            end
            and days.start
            and days.start <= end
            and (story.published is None or end <= story.published)
        ):
            return replace(days, end=end)
    return days


def _opened(mention: Mention, days: Days, own: Sequence[Expression], story: _Story) -> Days:
    """A time with only an end: begun with the year that the sentence names, or with the running span."""
    end = days.end
    for other in own:
        span = other.days
        if (
            other.role == "when"
            and span
            and span.start
            and span.end
            and end
            and span.start <= end <= span.end
            and span.start != end
        ):
            return Days(span.start, end)
    last = story.paragraph or story.latest
    if (
        last
        and last.start
        and last.end
        and end
        and last.start < end
        and last.end >= end
        and is_total(mention)
    ):
        return Days(last.start, end)
    return days


def _carried(
    mention: Mention, story: _Story, spoken: Sequence[Expression], vocabulary: object
) -> Days | None:
    """The time of a figure whose own sentence gives none."""
    if story.paragraph is not None:
        return story.paragraph
    return None


def _caption(document: Document, sentence: Sentence) -> Days | None:
    """The time of a table row: in its first cells ("2021"), else in the caption ("as of 7 November")."""
    clock = fiscal_clock(document)
    found = find_expressions(sentence.block.caption, clock, document.vocabulary)
    last = found[-1].days if found else None
    return last


__all__ = ["find_periods", "year"]
