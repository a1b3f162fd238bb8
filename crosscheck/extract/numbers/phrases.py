"""Finds phrases among tokens: the longest that begins, or ends, at one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, Literal, TypeVar

from crosscheck.extract.numbers.tokens import Token, tokenize

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by their first and last piece, longest first, each with what it means.

    `exact` phrases are compared letter by letter, the others in lower case. One with a digit inside
    ("m2") stands without spaces alone.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        self._field: Literal[1, 2] = 1 if exact else 2
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._glued: set[tuple[str, ...]] = set()
        for phrase, meaning in phrases:
            pieces = tokenize(phrase)
            words = tuple(t.text if exact else t.low for t in pieces)
            if any(t.glued and t.kind in ("digits", "raised") for t in pieces):
                self._glued.add(words)
            if words:
                self._by_first.setdefault(words[0], []).append((words, meaning))
                self._by_last.setdefault(words[-1], []).append((words, meaning))
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def starts(self) -> frozenset[str]:
        """The pieces that a phrase begins with."""
        return frozenset(self._by_first)

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i`: the token after it, and its meaning."""
        if not 0 <= i < len(tokens):
            return None
        entries = self._by_first.get(tokens[i][self._field])
        if entries is None:
            return None
        for words, meaning in entries:
            if len(words) == 1 or self._stands(tokens, i, words):
                return i + len(words), meaning
        return None

    def before(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends right before token `i`: its first token, and its meaning."""
        if not 0 < i <= len(tokens):
            return None
        entries = self._by_last.get(tokens[i - 1][self._field])
        if entries is None:
            return None
        for words, meaning in entries:
            if len(words) == 1 or (i >= len(words) and self._stands(tokens, i - len(words), words)):
                return i - len(words), meaning
        return None

    def _stands(self, tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
        if i + len(words) > len(tokens):
            return False
        for n, word in enumerate(words, i):  # few get beyond the second word
            if tokens[n][self._field] != word:
                return False
        return words not in self._glued or all(t.glued for t in tokens[i + 1 : i + len(words)])
