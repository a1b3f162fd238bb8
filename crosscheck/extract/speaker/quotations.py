"""Finds the speaker of a quotation whose words of saying stand in another sentence."""

from __future__ import annotations

import re

from crosscheck.extract.document import Document, Mention
from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import Source

_MARK = re.compile(r"[\"“”]")
_SHORTEST = 4  # words; less is a quoted word, not a quotation


class Quotations:
    """The quoted stretches of an article, and whose words they are."""

    def __init__(self, document: Document, frames: dict[int, list[Frame]]) -> None:
        self._document = document
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._cues: dict[int, list[tuple[int, Source]]] = {}
        for sentence in document.sentences:
            for frame in frames[sentence.index]:
                self._cues.setdefault(sentence.block_index, []).append(
                    (sentence.start + frame.cue, frame.source)
                )
        for index, block in enumerate(document.article.blocks):
            if block.kind != "row":
                self._spans[index] = _quoted(document.article.text, block.start, block.end)

    def speaker(self, mention: Mention) -> Source | None:
        """Whose quotation the figure stands in; None outside quotations and where nobody is named."""
        index, place = mention.sentence.block_index, mention.figure.start
        inside = [s for s in self._spans.get(index, []) if s[0] < place < s[1]]
        if not inside:
            return None
        start, end = inside[0]
        cues = [
            (position, source)
            for position, source in self._cues.get(index, [])
            if not any(a < position < b for a, b in self._spans[index])
        ]
        after = [source for position, source in cues if position >= end]
        before = [source for position, source in cues if position < start]
        if after and (not before or self._follows(end, cues)):
            return after[0]
        if before:
            return before[-1]
        return after[0] if after else None

    def _follows(self, end: int, cues: list[tuple[int, Source]]) -> bool:
        """Whether a cue stands right behind the quotation's end."""
        text = self._document.article.text
        position = min(p for p, _ in cues if p >= end)
        return position - end < 100 and not re.search(r"[.!?]\s", text[end:position])


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quoted stretches between two offsets; one left open runs to the end."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _MARK.finditer(text, start, end):
        if opened is None:
            if match[0] != "”":
                opened = match.start()
        elif match[0] != "“":
            spans.append((opened, match.start()))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return [(a, b) for a, b in spans if len(text[a:b].split()) >= _SHORTEST]
