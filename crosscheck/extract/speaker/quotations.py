"""Finds the speaker of a quotation whose words of saying stand in another sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from crosscheck.extract.document import Mention
from crosscheck.extract.speaker.phrases import Source
from crosscheck.records import Article

# Who speaks, with the places in the text where that is said, in order.
Cues = Sequence[tuple[int, Source]]

_MARK = re.compile(r"[\"“”]")
_SENTENCE_ENDS = re.compile(r"[.!?]\s")
_SHORTEST = 4  # words; less is a quoted word, not a quotation
_NEAR = 100  # characters between a quotation's end and the verb that goes with it
_PARAGRAPHS = 3  # that one quotation may go on without its speaker being named again


class Quotations:
    """The quoted stretches of an article, and whose words they are."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._spans = [
            _quoted(article.text, b.start, b.end) if b.kind != "row" else [] for b in article.blocks
        ]

    def holds(self, block: int, place: int) -> bool:
        """Whether an offset of the article lies in a quotation of that block."""
        return self._around(block, place) is not None

    def speaker(self, mention: Mention, cues_of: Callable[[int], Cues]) -> Source | None:
        """Whose quotation the figure stands in; None outside one and where nobody is named.

        `cues_of` tells who is said to speak where in a block, outside the quotations themselves.
        """
        index = mention.sentence.block_index
        span = self._around(index, mention.figure.start)
        if span is None:
            return None
        cues = cues_of(index)
        after = next(((place, source) for place, source in cues if place >= span[1]), None)
        before = next((source for place, source in reversed(cues) if place < span[0]), None)
        if after is not None and (before is None or self._follows(span[1], after[0])):
            return after[1]
        return before or self._carried(index, cues_of)

    def _around(self, block: int, place: int) -> tuple[int, int] | None:
        spans = self._spans[block]
        at = bisect_right(spans, (place, place)) - 1
        return spans[at] if at >= 0 and spans[at][0] < place < spans[at][1] else None

    def _follows(self, end: int, place: int) -> bool:
        """Whether a cue stands right behind the quotation's end, in the same sentence."""
        text = self._article.text
        return place - end < _NEAR and not _SENTENCE_ENDS.search(text, end, place)

    def _carried(self, block: int, cues_of: Callable[[int], Cues]) -> Source | None:
        """The speaker of the paragraphs before, where this one only goes on quoting."""
        for index in range(block - 1, max(-1, block - 1 - _PARAGRAPHS), -1):
            later = self._article.blocks[index + 1]
            if self._article.text[later.start : later.start + 1] not in {'"', "“"}:
                return None
            if cues := cues_of(index):
                start, end = self._article.blocks[index].start, self._article.blocks[index].end
                quotes = bool(_MARK.search(self._article.text, start, end))
                ends_open = self._article.text[end - 1 : end] == ":"
                return cues[-1][1] if quotes or ends_open else None
        return None


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quoted stretches between two offsets; one left open runs to the end."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        place = match.start()
        if match[0] == "“" or (match[0] == '"' and _opens(text, place)):
            if opened is not None:  # the one before was never closed, or goes on in a new paragraph
                spans.append((opened, place))
            opened = place
        elif opened is not None:
            spans.append((opened, place))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return [(a, b) for a, b in spans if len(text[a:b].split(maxsplit=_SHORTEST)) >= _SHORTEST]


def _opens(text: str, place: int) -> bool:
    """Whether a straight mark opens: a blank or a bracket before it, and a word behind it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace() or before in "([—–-") and not after.isspace()
