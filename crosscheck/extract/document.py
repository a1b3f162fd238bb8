"""An article as extraction sees it: sentences, figures, and a parse where there is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from crosscheck.extract.tree import Doc, Span
from crosscheck.extract.words import grammar_words
from crosscheck.records import Article, Block, Direction, Hedge, Kind
from crosscheck.vocabulary import Vocabulary

# A network's name that is one letter, and no initial: "said on X. It fell".
_ON_X = re.compile(r"\bon X\.\s+(?=[A-Z“\"])")
# A full stop behind a word without capitals: "the bank reports. For most it is 4".
_FULL_STOP = re.compile(r"\b([a-z]{3,})[.!?][\"”'’)]{0,2}\s+(?=[\"“‘'(]?[A-Z])")
# "ARDEN, Vt. — A storm": what stands before the dash is a dateline, and no sentence.
_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}(?:, [A-Z][\w.' ]{1,30}){0,2}\s?"
    r"(?:\([^()]{1,40}\))?\s?[—–-]{1,2}\s"
)
# Characters. Longer than any sentence and than what is parsed: text without full stops.
LONGEST_PIECE = 4_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the grammar of numbers reads it; offsets are into the article's text.

    `start:end` are the number's own words; `span` also takes in hedge, unit and rate words, so that
    whoever looks for what is counted knows which words are spoken for. `incidental` marks a figure
    that `check` leaves out ("two countries", an age, a duration).
    """

    start: int
    end: int
    text: str
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge = "exact"
    unit: str = "count"
    per: str | None = None
    span: tuple[int, int] = (0, 0)
    incidental: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something with digits or number words that is no figure (a date, a name) or is malformed."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `article.text[start:end]`. `doc` is its parse, where it holds a figure."""

    index: int
    start: int
    end: int
    text: str
    block_index: int
    block: Block
    figures: tuple[Figure, ...] = ()
    doc: Doc | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure in its sentence."""

    figure: Figure
    sentence: Sentence

    @property
    def tokens(self) -> Span | None:
        """The figure's tokens in the sentence's parse; None where there is no parse."""
        doc = self.sentence.doc
        if doc is None:
            return None
        # Kept with the parse: each rule asks again, and looking for the tokens takes 4 µs.
        found: dict[tuple[int, int], Span | None] = doc.user_data.setdefault("figures", {})
        place = self.figure.start - self.sentence.start, self.figure.end - self.sentence.start
        if place not in found:
            found[place] = doc.char_span(*place)
        return found[place]


@dataclass(frozen=True, slots=True)
class Document:
    """An article with all its sentences, and the figures found so far in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    vocabulary: Vocabulary

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every figure with its sentence, in text order."""
        return tuple(Mention(f, s) for s in self.sentences for f in s.figures)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: the thing, what happened to it, and what narrows it (lemmas)."""

    thing: str
    event: str = ""
    qualifiers: str | None = None


@dataclass(frozen=True, slots=True)
class Character:
    """What kind of figure it is; of a change, its direction and what it is measured against."""

    kind: Kind = "level"
    direction: Direction | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a figure is about, both included; None is open or not given."""

    start: date | None = None
    end: date | None = None


def split_sentences(article: Article, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """The article's sentences in order, block by block; a table row is one sentence."""
    shortened = grammar_words(vocabulary, "shortened")
    index = 0
    for number, block in enumerate(article.blocks):
        text = article.text[block.start : block.end]
        spans = ((0, len(text)),) if block.kind == "row" else _spans(text, shortened)
        for start, end in _bounded(text, spans):
            piece = text[start:end]
            lead, tail = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            if not piece.strip():
                continue
            begin = block.start + start
            yield Sentence(index, begin + lead, begin + tail, piece.strip(), number, block)
            index += 1


def _bounded(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, those that no sentence can be cut at blanks: all work on one stays bounded."""
    for start, end in spans:
        at = start
        while end - at > LONGEST_PIECE:
            blank = text.rfind(" ", at + 1, at + LONGEST_PIECE)
            cut = blank if blank > 0 else at + LONGEST_PIECE
            yield at, cut
            at = cut
        yield at, end


@lru_cache(maxsize=4096)
def _spans(text: str, shortened: frozenset[str]) -> tuple[tuple[int, int], ...]:
    from nupunkt import sent_spans

    found: list[tuple[int, int]] = []
    for start, end in sent_spans(text):
        ends = {m.end() for m in _ON_X.finditer(text, start, end)}
        ends |= {m.end() for m in _FULL_STOP.finditer(text, start, end) if m[1] not in shortened}
        found += pairwise([start, *sorted(ends - {end}), end])
    dateline = _DATELINE.match(text)
    if dateline is None or not found:
        return tuple(found)
    inside = [span for span in found if span[0] < dateline.end()]
    return ((inside[0][0], inside[-1][1]), *found[len(inside) :])
