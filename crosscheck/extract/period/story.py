"""What the text has said of times so far, and what a figure takes over from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from crosscheck.extract.document import Mention, Sentence
from crosscheck.extract.grammar import subject
from crosscheck.extract.parse import lemma
from crosscheck.extract.period import calendar
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.words import says, words_of, words_pattern
from crosscheck.extract.tree import Token
from crosscheck.extract.words import limit_nouns
from crosscheck.vocabulary import Vocabulary

# A sentence in the present tense does not go on with times that ended so many days ago.
_PAST_AFFAIR = 400
_PAST = frozenset({"VBD"})
_HAS = ("has", "have", "'ve", "’ve")
_OF_LEAVE = frozenset({"leave", "made", "seats"})
_REMEMBERED = 12


@dataclass(slots=True)
class Story:
    """What the text has said of times: in this paragraph, last, of its event, when it was reported.

    `lead` is the span that the title or the first figure gives for the whole, `fresh` the day of a
    news story, `begun` when the running total that it opens with began. Items of a list take over
    the time of the sentence before the list, `before_items`.
    `section` is the time that a heading names and nothing else.
    `mentioned` is the time named last, whatever it was the time of, `named_day` the day.
    """

    published: date | None
    vocabulary: Vocabulary
    event: date | None = None
    begun: date | None = None
    lead: Days | None = None
    fresh: Days | None = None
    opening: int = 0
    block: int = -1
    kind: str = ""
    colon: bool = False
    before_items: Days | None = None
    spoken: bool = False
    section: Days | None = None
    paragraph: Days | None = None
    latest: Days | None = None
    reported: date | None = None
    mentioned: Days | None = None
    named_day: Days | None = None
    used: list[Days] = field(default_factory=list)

    def enter(self, sentence: Sentence) -> None:
        """A sentence begins; a new paragraph forgets the times of the one before."""
        if sentence.block_index != self.block:
            if sentence.block.kind == "heading":
                self.section = None
            if sentence.block.kind != "item":
                self.paragraph = self.section
            elif self.kind == "item":
                self.paragraph = self.before_items
            else:
                held = self.paragraph if self.colon else None
                self.before_items = self.paragraph = held or self.section
        self.block, self.kind = sentence.block_index, sentence.block.kind
        self.colon = sentence.text.endswith(":")
        self.spoken = False

    def head(self, heading: str, times: Sequence[Expression]) -> None:
        """A heading ends; where it is a time alone, what stands beneath is of that time."""
        days = times[0].days if len(times) == 1 else None
        if days is None or days.end == self.published or times[0].role != "when":
            return
        rest = heading[: times[0].start] + heading[times[0].end :]
        if not any(character.isalnum() for character in rest):
            self.section = days

    def name(self, times: Sequence[Expression]) -> None:
        """A sentence ends that named these times."""
        named = [e.days for e in times if e.days and e.days.start]
        self.mentioned = named[-1] if named else self.mentioned
        days = [e.days.end for e in times if e.days and e.days.grain == "day" and e.days.end]
        self.named_day = calendar.one_day(days[-1]) if days else self.named_day

    def remember(self, days: Days | None) -> None:
        """A figure or a sentence is about these days."""
        if days is None or (days.start is None and days.end is None):
            return
        if days.start and self.published and days.start > self.published:
            return
        self.paragraph = self.latest = days
        self.used = [*self.used[-_REMEMBERED:], days]

    def begin(self, days: Days) -> None:
        """The article opens with a running total of these days."""
        recent = days.start and self.published and (self.published - days.start).days < _PAST_AFFAIR
        if self.begun is None and recent:
            self.begun = days.start

    @property
    def day(self) -> date | None:
        """The day that figures are reported for."""
        return self.reported or self.published


def carried(mention: Mention, story: Story, based: Sequence[Expression]) -> Days | None:
    """The time of a figure whose own sentence gives none: from before, or by its tense."""
    same = _anniversary(based, story)
    if same is not None:
        return same
    leaning = story.latest if _leans(mention, story.vocabulary) else None
    before = story.paragraph or leaning
    day = story.fresh or (calendar.one_day(story.day) if story.day else None)
    if says(mention.sentence.text, "market", story.vocabulary):
        return day
    if before is not None and before.start != before.end and _is_present(mention, story.vocabulary):
        return day
    if before is not None and not (is_present_tense(mention) and _is_old(before, story)):
        return before
    return _by_tense(mention, story)


def _by_tense(mention: Mention, story: Story) -> Days | None:
    """A state holds on the day of the report, the perfect until then, the past with the story."""
    now = calendar.one_day(story.day) if story.day else None
    news = story.spoken and (story.event is not None or story.fresh is not None)
    if _is_present(mention, story.vocabulary) or (
        news and is_present_tense(mention) and not is_perfect(mention)
    ):
        return now
    if is_perfect(mention):
        return Days(story.begun or story.event, story.day) if story.day else None
    verb = _verb(mention)
    if verb is None or _is_elliptic(verb):
        return story.lead or story.fresh
    if _is_state(verb, story.vocabulary):
        return now
    event = calendar.one_day(story.event) if story.event else None
    return (story.lead or story.fresh or event) if is_past(mention) else None


def _anniversary(based: Sequence[Expression], story: Story) -> Days | None:
    """Compared with August 2024, a figure is of the August 2025 that the article spoke of."""
    for base in based:
        if (
            base.days is None
            or base.days.start is None
            or base.days.grain not in ("month", "quarter")
        ):
            continue
        for days in reversed(story.used):
            years = (days.start.year - base.days.start.year) if days.start else 0
            if years > 0 and base.days.shifted("year", years) == days:
                return days
    return None


def _leans(mention: Mention, vocabulary: Vocabulary) -> bool:
    """Does the sentence lean on the one before: "That is 23 per cent fewer", "Of those, ..."?"""
    return words_pattern(vocabulary, "anaphor").match(mention.sentence.text.lower()) is not None


def _is_old(days: Days, story: Story) -> bool:
    """Are these times that a sentence about the present does not go on with?"""
    over = story.published and days.end and (story.published - days.end).days > _PAST_AFFAIR
    return bool(over)


def is_present_tense(mention: Mention) -> bool:
    verb = _verb(mention)
    return verb is not None and (
        verb.tag_ in ("VBZ", "VBP", "MD") or _has(verb, ("is", "are", "will"))
    )


def _is_present(mention: Mention, vocabulary: Vocabulary) -> bool:
    """Is it a state on the day of the report: "still missing", "now"?"""
    verb = _verb(mention)
    if verb is not None and verb.tag_ == "VBG" and _has(verb, ("is", "are", "’re", "'re")):
        return True
    if verb is not None and _has(verb, ("being",)):
        return True
    if (
        verb is not None
        and verb.tag_ not in ("VBZ", "VBP")
        and not _has(verb, ("is", "are", "’s", "'s"))
    ):
        return False
    return says(mention.sentence.text, "present", vocabulary)


def _is_state(verb: Token, vocabulary: Vocabulary) -> bool:
    """Does the present tense tell how things stand: "the fund holds 40 million"?

    Not of what somebody says in it of other times, nor of what is allowed at any time.
    """
    present = verb.tag_ in ("VBZ", "VBP") or _has(verb, ("is", "are"))
    if not present or verb.lower_ in words_of(vocabulary, "period_words", "speech"):
        return False
    who = subject(verb)
    bound = who is not None and lemma(who) in limit_nouns(vocabulary)
    return not bound and lemma(verb) not in _lasting(vocabulary)


@lru_cache(maxsize=4)
def _lasting(vocabulary: Vocabulary) -> frozenset[str]:
    """Verbs of limits, which hold until they are changed: "is licensed to carry 400"."""
    rows = (row for row in vocabulary.rows("limit_words") if row["part"] in _OF_LEAVE)
    return frozenset(row["word"] for row in rows)


def is_perfect(mention: Mention) -> bool:
    """Has it added up until now: "have been rescued", "has received"? "Would have been" has not."""
    verb = _verb(mention)
    return verb is not None and _has(verb, _HAS) and not _is_supposed(verb)


def _is_supposed(verb: Token) -> bool:
    """Does "would", "could" or the like go with the verb?"""
    return any(tag == "MD" for _, tag in _helpers(verb))


def _has(verb: Token, forms: tuple[str, ...]) -> bool:
    """Does one of these auxiliaries go with the verb?"""
    return any(word in forms for word, _ in _helpers(verb))


def _helpers(verb: Token) -> tuple[tuple[str, str], ...]:
    """The words and tags of a verb's auxiliaries; kept with the parse, for they are often asked."""
    known: dict[int, tuple[tuple[str, str], ...]] = verb.doc.user_data.setdefault("helpers", {})
    if verb.i not in known:
        own = (c for c in verb.children if c.dep_ in ("aux", "auxpass"))
        known[verb.i] = tuple((c.lower_, c.tag_) for c in own)
    return known[verb.i]


def _is_elliptic(verb: Token) -> bool:
    """ "Some 40 boats lost": is it a participle that leaves "were" unsaid?"""
    return verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not _helpers(verb)


def is_past(mention: Mention) -> bool:
    """Is the figure told of the past: "fell", "were rescued", "would have been", "could not"?"""
    verb = _verb(mention)
    if verb is None:
        return False
    if _has(verb, _HAS) and _is_supposed(verb):
        return True
    if _has(verb, ("could",)) and any(child.dep_ == "neg" for child in verb.children):
        return True
    return verb.tag_ in _PAST or any(tag in _PAST for _, tag in _helpers(verb))


def _verb(mention: Mention) -> Token | None:
    """The verb that governs the figure; its place is kept with the parse, for it is often asked."""
    doc, place = mention.sentence.doc, (mention.figure.start, mention.figure.end)
    if doc is None:
        return None
    verbs: dict[tuple[int, int], int | None] = doc.user_data.setdefault("verbs", {})
    if place not in verbs:
        verbs[place] = _governing(mention)
    at = verbs[place]
    return doc[at] if at is not None else None


def _governing(mention: Mention) -> int | None:
    """Where in the parse the verb stands that governs the figure."""
    if mention.tokens is None:
        return None
    root, first = mention.tokens.root, None
    for token in (root, *root.ancestors):
        if token.pos_ in ("VERB", "AUX"):
            if not _is_participle(token):
                return int(token.i)
            first = token.i if first is None else first
    return first


def _is_participle(verb: Token) -> bool:
    """Is it one that has its tense from the verb above: "a bus carrying 37 people crashed", "it did
    well, with sales growing 11%"?"""
    hangs = verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("acl", "advcl", "pcomp")
    aside = verb.dep_ != "pcomp" or any(c.dep_ == "nsubj" for c in verb.lefts)
    return hangs and aside and not _helpers(verb)


def is_possession(mention: Mention) -> bool:
    """Does "had" tell what there was, not what had been done: "had 1,562 officers"?"""
    verb = _verb(mention)
    return verb is not None and lemma(verb) == "have" and verb.dep_ not in ("aux", "auxpass")
