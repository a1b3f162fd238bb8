"""Reads a time by the clause that it stands in: its tense, and which figures are told there."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.extract.document import Mention
from crosscheck.extract.parse import lemma
from crosscheck.extract.period.attach import span_of
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.story import Story
from crosscheck.extract.period.words import words_of
from crosscheck.extract.tree import Token

_NO_YEAR = frozenset({"month", "date"})
_PRESENT = ("VBZ", "VBP")
_YEAR = 4  # digits
_HALF_A_YEAR = 180  # days
_LITTLE = 45  # days of half a year: too few to be told of as past


def in_tense(mention: Mention, one: Expression, story: Story) -> Expression:
    """A month or a day without a year, moved by a year where the verb of its clause says so.

    "Tanks that took in 40 tonnes in August will not be emptied" tells of the August before, "the
    next round is in December" and "agreed to raise output in November" of the one to come.
    """
    days, span, published = one.days, span_of(mention, one), story.published
    if one.means in _BY_VERB and one.role == "when" and span is not None:
        return _BY_VERB[one.means](one, span.root, story)
    plain = (
        one.means in _NO_YEAR and one.role == "when" and not any(map(_is_year, one.text.split()))
    )
    if not plain or days is None or days.start is None or days.end is None or span is None:
        return one
    verb = _verb_of(span.root)
    if verb is None or published is None:
        return one
    if verb.tag_ == "VBD" and (days.start - published).days > _HALF_A_YEAR:
        return replace(one, days=days.shifted("year", -1))
    if (published - days.end).days > _HALF_A_YEAR and _is_to_come(span.root, verb):
        return replace(one, days=days.shifted("year", 1))
    return one


def _on_schedule(one: Expression, time: Token, story: Story) -> Expression:
    """ "The strike ends on Sunday": what is to begin or end is told in the present tense."""
    verb, days = _verb_of(time), one.days
    if verb is None or days is None or days.end is None or story.published is None:
        return one
    planned = words_of(story.vocabulary, "period_words", "scheduled")
    ahead = (verb.tag_ in _PRESENT and lemma(verb) in planned) or _is_expected(verb)
    which = words_of(story.vocabulary, "period_words", "which")
    plain = one.text.lower().split()[0] not in which
    if not ahead or not plain or days.end >= story.published:
        return one
    return replace(one, days=days.shifted("week", 1))


def _is_year(word: str) -> bool:
    return len(word.strip(",.")) == _YEAR and word.strip(",.").isdigit()


def _verb_of(time: Token) -> Token | None:
    return next((t for t in (time, *time.ancestors) if t.pos_ in ("VERB", "AUX")), None)


def _of_past_half(one: Expression, time: Token, story: Story) -> Expression:
    """ "In the first half of the year 71 were fined", told in January: of the year before."""
    verb, days = _verb_of(time), one.days
    if verb is None or days is None or days.start is None or story.published is None:
        return one
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    past = one.text.lower().endswith("the year") and any(t.tag_ == "VBD" for t in (verb, *helpers))
    begun = (story.published - days.start).days
    return replace(one, days=days.shifted("year", -1)) if past and begun < _LITTLE else one


_BY_VERB = {"weekday": _on_schedule, "half": _of_past_half}


def _is_expected(verb: Token) -> bool:
    """ "Expects the tally to reach 600 on Sunday", "plans to vote, on Sunday"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    bare = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp")  # not "seems to have killed"
    return to and bare and verb.head.tag_ in _PRESENT


def _is_to_come(time: Token, verb: Token) -> bool:
    """ "To raise output in November", "is in December": what the figure is in June is none."""
    if verb.tag_ == "VB" and verb.dep_ == "xcomp":
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    beside = time.head.pos_ == "ADP" and time.head.head.i == verb.i
    return beside and verb.tag_ in _PRESENT and lemma(verb) == "be" and verb.pos_ == "AUX"


def is_of_aside(mention: Mention, one: Expression) -> bool:
    """ "Traded at $65, having settled on Friday at $64": Friday is told of the other figure."""
    span, tokens = span_of(mention, one), mention.tokens
    verb = _verb_of(span.root) if span is not None else None
    if verb is None or tokens is None or verb.dep_ != "advcl" or verb.tag_ not in ("VBG", "VBN"):
        return False
    if verb.i in {t.i for t in (tokens.root, *tokens.root.ancestors)}:
        return False
    others = (Mention(figure, mention.sentence).tokens for figure in mention.sentence.figures)
    return any(o is not None and verb.i in {t.i for t in o.root.ancestors} for o in others)
