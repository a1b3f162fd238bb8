"""Attributions read from the words alone, for sentences without a figure: they are not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import PRONOUNS, Source, read_source
from crosscheck.extract.speaker.vocabulary import Words

_WORD = re.compile(r"[^\W_](?:[\w&.'’-]*\w)?(?:['’](?=\s))?|[,;:()\"“”.!?—–]")
_LINKS = frozenset(["of", "for", "the", "and", "at", "de", "del", "la"])
_HELPERS = frozenset(
    [
        "also",
        "later",
        "then",
        "now",
        "has",
        "have",
        "had",
        "is",
        "was",
        "are",
        "were",
        "already",
        "again",
        "once",
    ]
)
_STARTS = frozenset(["but", "and", "meanwhile", "however", "still", "yet", "so", "then"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "this",
        "two",
        "three",
        "several",
        "some",
        "another",
        "one",
    ]
)
_LONGEST = 10

Piece = tuple[str, int, int]


def surface_frames(text: str, words: Words) -> Iterator[Frame]:
    """The attributions that commas, capitals and a verb of saying give away."""
    pieces = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    for i, (word, start, end) in enumerate(pieces):
        lower = word.lower()
        if lower == "according" and i + 1 < len(pieces) and pieces[i + 1][0] == "to":
            source = _read(text, _after(pieces, i + 2), words)
        elif lower in words.verbs and words.verbs[lower].sort in {"say", "find"}:
            source = _read(text, _before(pieces, i), words) or _inverted(text, pieces, i, words)
        else:
            continue
        if source is not None and source.sort not in {"text", "place", "thing", "data"}:
            yield Frame(source, start, ((0, start),), ((end, len(text)),))


def leading_source(text: str, words: Words) -> Source | None:
    """What a sentence starts with, where that could be a source."""
    pieces = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text[:160])]
    at = 0
    while at < len(pieces) and pieces[at][0].lower() in _STARTS | {","}:
        at += 1
    source = _read(text, _after(pieces, at), words)
    return source if source is not None and source.sort not in {"text", "thing"} else None


def _inverted(text: str, pieces: list[Piece], i: int, words: Words) -> Source | None:
    """ "said Liz Ames": after a comma or a closing quotation mark."""
    if i == 0 or pieces[i - 1][0] not in {",", '"', "”"}:
        return None
    return _read(text, _after(pieces, i + 1), words)


def _read(text: str, run: list[Piece], words: Words) -> Source | None:
    return read_source(text[run[0][1] : run[-1][2]], words) if run else None


def _before(pieces: list[Piece], i: int) -> list[Piece]:
    """The noun phrase that ends before a verb, an inserted "..., 58," left out."""
    j = i - 1
    while j >= 0 and pieces[j][0].lower() in _HELPERS:
        j -= 1
    if j >= 0 and pieces[j][0] == ",":
        opening = next((k for k in range(j - 1, max(-1, j - 20), -1) if pieces[k][0] == ","), None)
        if opening is None:
            return []
        j = opening - 1
    if j >= 0 and pieces[j][0].lower() in PRONOUNS:
        return [pieces[j]]
    k = j
    while k >= 0 and j - k < _LONGEST:
        word = pieces[k][0]
        if not word[0].isalnum():
            break
        k -= 1
        if word.lower() in _DETERMINERS and not (k >= 0 and pieces[k][0].lower() in _LINKS):
            break
    run = pieces[k + 1 : j + 1]
    if run and run[0][0].lower() in _DETERMINERS:
        return run
    while run and not run[0][0][0].isupper():
        run = run[1:]
    while run and run[0][0].lower() in _STARTS:
        run = run[1:]
    return run if all(w[0].isupper() or w.lower() in _LINKS for w, _, _ in run[-1:]) else []


def _after(pieces: list[Piece], i: int) -> list[Piece]:
    """The noun phrase that starts at a piece."""
    if i < len(pieces) and pieces[i][0].lower() in PRONOUNS:
        return [pieces[i]]
    run: list[Piece] = []
    for word, start, end in pieces[i : i + _LONGEST]:
        lower = word.lower()
        known = word[0].isupper() or lower in _LINKS or (not run and lower in _DETERMINERS)
        if not word[0].isalnum() or not (
            known or (run and run[0][0].lower() in _DETERMINERS and len(run) < 3)
        ):
            break
        run.append((word, start, end))
    while run and run[-1][0].lower() in _LINKS:
        run.pop()
    return run
