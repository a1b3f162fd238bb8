"""Attributions read from the words alone, for sentences without a figure: they are not parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import VOUCHES, Source, read_source
from crosscheck.extract.speaker.vocabulary import Words

_WORD = re.compile(r"[^\W_](?:[\w&.'’-]*\w)?(?:['’](?=\s))?|[,;:()\"“”.!?—–]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 10  # words of a name
_INSERTED = 20  # words between two commas
_TITLE = 6  # words of an office, or of a full name

Piece = tuple[str, int, int]


def surface_frames(text: str, words: Words) -> Iterator[Frame]:
    """The attributions that commas, capitals and a verb of saying give away."""
    if words.telling.isdisjoint(_LETTERS.findall(text.lower())):
        return
    pieces = list(_pieces(text))
    for i, (word, start, end) in enumerate(pieces):
        lower = word.lower()
        if lower == "according" and i + 1 < len(pieces) and pieces[i + 1][0] == "to":
            source = _read(text, _after(pieces, i + 2, words), words)
        elif lower in words.verbs and words.verbs[lower].sort in {"say", "find"}:
            source = _read(text, _before(pieces, i, words), words)
            if source is None and i and pieces[i - 1][0] in {",", '"', "”"}:
                source = _read(text, _after(pieces, i + 1, words), words)
        elif lower in words.verbs and words.verbs[lower].sort == "show":
            source = _read(text, _since_comma(pieces, i), words)
            source = source if source is not None and source.owner is not None else None
        else:
            continue
        if source is not None and source.sort in VOUCHES:
            yield Frame(source, start, ((0, start),), ((end, len(text)),))


def leading_source(text: str, words: Words) -> Source | None:
    """What a sentence starts with, where that could be a source."""
    opened = dropwhile(lambda piece: piece[0].lower() in words.openings, _pieces(text[:160]))
    run = _after(list(islice(opened, _LONGEST)), 0, words)
    first = run[0][0].lower() if run else ""
    plain = first in words.boundaries and first not in words.parts["determiner"]
    if plain and first not in words.pronouns:
        return None
    if first in words.known:
        text = text[: run[0][1]] + first + text[run[0][2] :]
    return _read(text, run, words)


def _has_capital(run: list[Piece]) -> bool:
    return any(word[0].isupper() for word, _, _ in run)


def _pieces(text: str) -> Iterator[Piece]:
    return ((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def _read(text: str, run: list[Piece], words: Words) -> Source | None:
    return read_source(text[run[0][1] : run[-1][2]], words) if run else None


def _since_comma(pieces: list[Piece], i: int) -> list[Piece]:
    """All the words between a comma, or the sentence's start, and a verb."""
    j = i
    while j and i - j < _INSERTED and pieces[j - 1][0][0].isalnum():
        j -= 1
    return pieces[j:i]


def _before(pieces: list[Piece], i: int, words: Words) -> list[Piece]:
    """The noun phrase that ends before a verb, an inserted "..., 58," left out."""
    j = i - 1
    while j >= 0 and pieces[j][0].lower() in words.parts["helper"]:
        j -= 1
    if j >= 0 and pieces[j][0] == ",":
        reach = range(j - 1, max(-1, j - _INSERTED), -1)
        opened = next((k for k in reach if pieces[k][0] == ","), 0)
        inserted, j = pieces[opened + 1 : j], opened - 1
        if _is_title(pieces[max(0, opened - _TITLE) : opened], words) and _is_full(inserted, words):
            return inserted
    if j >= 0 and pieces[j][0].lower() in words.pronouns:
        return [pieces[j]]
    k = j
    while k >= 0 and j - k < _LONGEST and pieces[k][0][0].isalnum():
        word = pieces[k][0].lower()
        if word == pieces[k][0] and word in words.stops:
            break
        k -= 1
        linked = k >= 0 and pieces[k][0].lower() in words.parts["link"]
        if word in words.parts["determiner"] and not linked:
            break
    run = pieces[k + 1 : j + 1]
    if run and run[0][0].lower() in words.parts["determiner"]:
        return run
    if run[-1:] and run[-1][0].islower() and run[-1][0] not in words.nouns:
        last = next((k for k in range(len(run) - 1, -1, -1) if run[k][0][0].isupper()), -1)
        run = run[: last + 1]
    while run and (not run[0][0][0].isupper() or run[0][0].lower() in words.parts["opener"]):
        run = run[1:]
    return run


def _is_title(run: list[Piece], words: Words) -> bool:
    """Does a phrase end in an office, before a name: "its chief executive", "the Dean"?"""
    if run and run[-1][0] in words.nouns:
        return True
    return any(word.lower() in words.parts["determiner"] for word, _, _ in run[-2:-1])


def _is_full(run: list[Piece], words: Words) -> bool:
    """Is it a name of several words, all with capitals: "Dominic Farrow", "Luis de la Cruz"?"""
    capitals = [word[0].isupper() for word, _, _ in run]
    linked = all(c or run[k][0] in words.parts["link"] for k, c in enumerate(capitals))
    return 2 <= len(run) <= _TITLE and capitals[0] and capitals[-1] and linked


def _after(pieces: list[Piece], i: int, words: Words) -> list[Piece]:
    """The noun phrase behind a verb; of "the mayor, Ana Ruiz" the name."""
    run = _following(pieces, i, words)
    end = pieces.index(run[-1], i) + 1 if run else len(pieces)
    if end >= len(pieces) or pieces[end][0] != ",":
        return run
    beside = pieces[end + 1 : end + 1 + _LONGEST]
    stop = next((k for k, piece in enumerate(beside) if not piece[0][0].isalnum()), len(beside))
    titled = _is_title(run, words) and _is_full(beside[:stop], words)
    return beside[:stop] if titled else run


def _following(pieces: list[Piece], i: int, words: Words) -> list[Piece]:
    """The noun phrase that starts at a piece: capitals, or three words after a determiner."""
    if i < len(pieces) and pieces[i][0].lower() in words.pronouns:
        return [pieces[i]]
    run: list[Piece] = []
    for piece in pieces[i : i + _LONGEST]:
        lower = piece[0].lower()
        if piece[0] == "." and run and run[-1][0].lower() in words.parts["honorific"]:
            continue
        determined = bool(run) and run[0][0].lower() in words.parts["determiner"] and len(run) < 4
        office = bool(run) and words.nouns.get(run[-1][0]) == words.nouns.get(lower) == "person"
        ends = run[-1:] and run[-1][0] in words.nouns and not office  # "its chief executive"
        determined = determined and not ends and not _has_capital(run[1:])
        capital = piece[0][0].isupper() or (not run and lower in words.nouns)
        opening = not run and lower in words.parts["determiner"]
        linking = bool(run) and lower in words.parts["link"]
        at_body = bool(run) and lower == "at" and run[-1][0].lower() in words.nouns
        linking = linking or at_body
        if (
            lower in words.verbs
            or not piece[0][0].isalnum()
            or not (capital or linking or opening or determined)
        ):
            break
        run.append(piece)
    while run and run[-1][0].lower() in words.parts["link"]:
        run.pop()
    return run
