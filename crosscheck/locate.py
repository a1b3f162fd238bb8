"""Finds the line of a file on which a claim's figure stands, where the file is text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crosscheck.records import Article, Claim

AROUND: Final = 4  # words to each side that tell equal numbers apart
_WORD: Final = re.compile(r"\w+")


def with_file_lines(article: Article, claims: Sequence[Claim], source: str) -> tuple[Claim, ...]:
    """The article's claims (in text order) with `line` counted in `source`, the file's own text.

    Front matter, markup and hard line breaks make the lines of a file other than those of the
    article's text. A claim that is not found again keeps its line.
    """
    if not claims:
        return ()
    breaks = [match.start() for match in re.finditer("\n", source)]
    words = _Words(source)
    located = []
    begin = 0
    for claim in claims:
        before = _WORD.findall(article.text[max(0, claim.start - 60) : claim.start])[-AROUND:]
        after = _WORD.findall(article.text[claim.end : claim.end + 60])[:AROUND]
        best = words.find(before, _WORD.findall(claim.number), after, begin)
        if best is None:
            located.append(claim)
            continue
        begin = best
        located.append(replace(claim, line=bisect_right(breaks, words.offsets[best]) + 1))
    return tuple(located)


class _Words:
    """A text's words, and where each of them stands."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.words = [match[0] for match in found]
        self.offsets = [match.start() for match in found]
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self._places.setdefault(word, []).append(index)

    def find(self, before: list[str], words: list[str], after: list[str], begin: int) -> int | None:
        """The index of `words`, not before `begin`, with the likeliest neighbours; or None."""
        best, most = None, -1
        for index in self._places.get(words[0], ()) if words else ():
            end = index + len(words)
            if index < begin or self.words[index:end] != words:
                continue
            left = set(self.words[max(0, index - AROUND) : index]) & set(before)
            right = set(self.words[end : end + AROUND]) & set(after)
            if len(left) + len(right) > most:
                best, most = index, len(left) + len(right)
        return best
