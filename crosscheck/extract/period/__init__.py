"""Finds the days that a figure is about, resolved against the publication date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import Document, Mention, Period, Sentence
from crosscheck.extract.period.around_events import around_events
from crosscheck.extract.period.attach import (
    is_apart,
    is_base,
    is_compared,
    is_in_passing,
    is_joined,
    is_label_in_brackets,
    is_others,
    is_set_beside,
    nearest,
    owner_of,
)
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.cells import of_cell
from crosscheck.extract.period.clauses import in_tense, is_of_aside
from crosscheck.extract.period.clock import Clock, clock_of
from crosscheck.extract.period.complete import OPEN_START, complete, of_toll
from crosscheck.extract.period.counted_from import is_comparison, is_unit_told_of, shifted
from crosscheck.extract.period.events import date_events, main_event, name_events, since_events
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.expressions import Times, find_expressions
from crosscheck.extract.period.opening import fresh_day, is_recent, results_lead, title_lead
from crosscheck.extract.period.spoken import (
    is_foretold,
    is_planned,
    is_published,
    is_spoken,
    is_told,
)
from crosscheck.extract.period.story import (
    Story,
    carried,
    is_past,
    is_perfect,
    is_present_tense,
)
from crosscheck.vocabulary import Vocabulary

# Days after which the perfect tense no longer goes with a time that is over.
_RECENT = 100


def find_periods(document: Document) -> list[Period]:
    """The period of each mention, in the order of `document.mentions`.

    Both ends included; None is open or not given. Without a publication date only dates that name
    their year are resolved.
    """
    vocabulary, article = document.vocabulary, document.article
    clock = clock_of(article, vocabulary)
    expressions = Times([s.text for s in document.sentences], clock, vocabulary)
    named = name_events(expressions, vocabulary)
    days = date_events(named, expressions, vocabulary)
    story = Story(clock.published, vocabulary, main_event(named, days, vocabulary))
    title = find_expressions(article.title, clock, vocabulary)
    story.lead = title_lead(title, clock.published)
    story.lead = story.lead or results_lead(
        document.sentences, expressions, clock.published, vocabulary
    )
    story.fresh = fresh_day(document.sentences, expressions, story)
    told = (s for s in document.sentences if s.block.kind in ("paragraph", "item") and s.figures)
    story.opening = next((s.block_index for s in told), 0)
    found: list[Period] = []
    for at, sentence in enumerate(document.sentences[: _behind_figures(document)]):
        story.enter(sentence)
        around = around_events(sentence.text, days, clock.published, vocabulary)
        here, since = expressions[at], "since" in expressions.tokens[at]
        if not (here or around or since or sentence.figures):
            continue
        rest = [e for e in here if not any(v.start <= e.start < v.end for v in around)]
        events = since_events(sentence.text, days, clock.published, vocabulary) if since else []
        known = rest + around
        times = known + [v for v in events if not any(e.start <= v.start < e.end for e in known)]
        if times or sentence.figures:
            found += _of_sentence(sentence, sorted(times, key=lambda e: e.start), story, clock)
        if story.lead is None and _opens(sentence, story) and sentence.figures:
            story.lead = story.paragraph if story.paragraph in story.used else None
    return found


def _behind_figures(document: Document) -> int:
    """How many sentences there are up to the last that has a figure: no period hangs on more."""
    counts = (at + 1 for at, s in reversed(list(enumerate(document.sentences))) if s.figures)
    return next(counts, 0)


def _of_sentence(
    sentence: Sentence, times: Sequence[Expression], story: Story, clock: Clock
) -> list[Period]:
    """The periods of one sentence's figures; the story remembers what the next may be about."""
    vocabulary = story.vocabulary
    based = [e for e in times if is_base(sentence.text, e, vocabulary)]
    rest = [e for e in times if e not in based]
    if not sentence.figures:
        if sentence.block.kind == "heading":
            story.head(sentence.text, rest)
        _without_figures(sentence, rest, story)
        return []
    periods: list[Days | None] = []
    plain: list[Days | None] = []
    lasting: list[Days] = []
    main: list[Days] = []
    own: list[Expression] = []
    for figure in sentence.figures:
        mention = Mention(figure, sentence)
        before = [days for days in plain if days is not None]
        own = _own(mention, [*rest, *_told_of(mention, based, story, clock)], before, story)
        cell = of_cell(mention, clock, story) if sentence.block.kind == "row" else None
        chosen = None if cell else nearest(mention, own)
        if chosen is not None:
            days = complete(mention, chosen, own, story)
            set_beside = is_compared(mention, vocabulary) or is_set_beside(mention, vocabulary)
            passing = _is_aside(mention, chosen) or set_beside
            if chosen.role == "since" and days and _opens(sentence, story):
                story.begin(days)
            if days and chosen.role not in ("until", "by") and not passing:
                lasting.append(days)
        else:
            days = cell or _taken_over(mention, main or before, story, based)
        days = of_toll(mention, days, story)
        periods.append(days)
        plain.append(None if chosen is not None and _is_aside(mention, chosen) else days)
        if plain[-1] is not None and not is_compared(mention, vocabulary):
            main.append(plain[-1])
    story.remember(lasting[0] if lasting else None)
    story.name(rest)
    if any(is_comparison(e) for e in own) and story.paragraph is None:
        story.paragraph = story.latest
    if not lasting and not own and periods[0] is not None and not _is_now(periods[0], story):
        story.paragraph = periods[0]
    return [Period(days.start, days.end) if days else Period() for days in periods]


def _without_figures(sentence: Sentence, times: Sequence[Expression], story: Story) -> None:
    """What the story remembers of a sentence that only says when."""
    story.name(times)
    told = [e for e in times if is_told(sentence.text, e, story.vocabulary)]
    given = [
        e.days
        for e in times
        if e.days and e not in told and (e.role not in OPEN_START or story.colon)
    ]
    of_report = [e.days for e in times if e.days and e.days == story.lead]
    story.remember(next(iter((*of_report, *given)), None))


def _opens(sentence: Sentence, story: Story) -> bool:
    """Does the sentence stand in the paragraph that the article opens with?"""
    return sentence.block_index == story.opening


def _is_now(days: Days, story: Story) -> bool:
    """Is it the day of the report, as of a state, which what is told next need not be of?"""
    return days.start == days.end == story.day


def _taken_over(
    mention: Mention, before: Sequence[Days], story: Story, based: Sequence[Expression]
) -> Days | None:
    """The time of the figure before in the sentence, or of the text before; none of a figure
    compared with, but for what was planned or expected of the same time."""
    if is_compared(mention, story.vocabulary):
        revised = before and is_planned(mention, story.vocabulary)
        return before[-1] if revised else None
    if before and not is_perfect(mention):
        return before[-1]
    return carried(mention, story, based)


def _own(
    mention: Mention, times: Sequence[Expression], before: Sequence[Days], story: Story
) -> list[Expression]:
    """The times that a figure may be about: no day of publication, no day on which somebody
    spoke."""
    foretold = [e for e in times if is_foretold(mention, e, story.vocabulary)]
    times = [in_tense(mention, e, story) for e in times if e not in foretold]
    spoken = [e for e in times if is_spoken(mention, e, story.vocabulary)]
    days = [e.days for e in spoken if e.days and e.days.grain == "day"]
    if days and is_recent(days[0], story.published):
        story.reported, story.spoken = days[0].end, True
    plain = [e for e in times if e.shift is None and e.days and e not in spoken]
    free = [e for e in times if e not in spoken and _is_free(mention, e, story.vocabulary)]
    own = [shifted(e, before or _first_before(mention, e, plain), story) for e in free]
    own = [e for e in own if _has_days(e) and not _is_over(mention, e, story)]
    wide = [e for e in spoken if e.days and e.days.grain != "day"]
    return own or [e for e in wide if not is_published(mention.sentence.text, e)]


def _is_aside(mention: Mention, chosen: Expression) -> bool:
    """Is it the time of a figure that another is held against? The text does not go on with it."""
    return is_comparison(chosen) or is_label_in_brackets(mention, chosen)


def _first_before(mention: Mention, one: Expression, plain: Sequence[Expression]) -> list[Days]:
    """The first time that the sentence gives before this one, which counts from it; of "over the
    quarter to 9,000 at the end of March" the first behind it."""
    first = [e.days for e in plain if e.days and e.start < one.start][:1]
    after = [e.days for e in plain if e.days and e.start > one.start]
    ends = [days for days in after if days.grain == "day"]
    if not first and after and mention.sentence.text.startswith(" to ", one.end):
        return after[:1]  # "from 6 per cent a year ago to 7 in the 12 weeks to 5 October"
    return first or (ends[:1] if is_unit_told_of(one) else [])


def _told_of(
    mention: Mention, based: Sequence[Expression], story: Story, clock: Clock
) -> list[Expression]:
    """Times of comparison of which the figure tells: "since March 2023, when 31 people died"."""
    found = []
    for one in based:
        if owner_of(mention, one) == mention.figure and one.start < mention.figure.start - (
            mention.sentence.start
        ):
            text = mention.sentence.text[one.start : one.end].removeprefix("since ")
            inner = find_expressions(text, clock, story.vocabulary)
            found += [replace(one, days=e.days, role="when") for e in inner[:1]]
    return found


def _has_days(one: Expression) -> bool:
    """Has the time days, or is it one of which none can be told?"""
    return one.days is not None or one.means in ("unknown", "sport_season")


def _is_over(mention: Mention, one: Expression, story: Story) -> bool:
    """Is it a time in the past, which the perfect tense does not go with ("in 2021 ... has paid"),
    or one until now, in a clause of its own beside the past: "he won, and since May has ruled"?"""
    end = one.days.end if one.days else None
    if one.role == "since" and is_apart(mention, one) and is_past(mention):
        return not is_perfect(mention)
    if one.role != "when" or end is None or story.published is None:
        return False
    if (story.published - end).days <= _RECENT or owner_of(mention, one) == mention.figure:
        return False
    return is_perfect(mention) or (is_present_tense(mention) and is_in_passing(mention, one))


def _is_free(mention: Mention, one: Expression, vocabulary: Vocabulary) -> bool:
    """May the time be this figure's?

    One that is counted from another belongs to its own figure alone, and so does the time of the
    figure that a comparison is made with: "against 109 million in 2023".
    """
    owner = owner_of(mention, one)
    if owner == mention.figure:
        return True
    if is_others(mention, one) or is_of_aside(mention, one):
        return False
    if is_compared(mention, vocabulary):
        return owner is not None and is_joined(mention, owner)
    if owner is None:
        return True
    beside = Mention(owner, mention.sentence)
    # "Up 4% to 90 in the same weeks" is told of the clause, "90 that year" of the 90.
    of_clause = one.means == "same_now" and not one.text.lower().startswith("that")
    return (one.shift is None or of_clause) and not is_compared(beside, vocabulary)
