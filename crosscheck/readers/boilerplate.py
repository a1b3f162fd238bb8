"""Parts an article from what surrounds it on its page: comments, bylines, offers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crosscheck.readers.pieces import Piece
from crosscheck.vocabulary import Vocabulary

_LOOKED_AT = 200
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_HEAD_PIECES = 5
_SHORTEST_PROSE = 8
_FEWEST_BEFORE_SIGNATURE = 3


def without_boilerplate(
    pieces: Sequence[Piece], source: str, vocabulary: Vocabulary
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The article's own pieces, and the bylines above it (they may show the date).

    `source` is the outlet, where known: many end their text with a line of their own name.
    """
    page = _before_comments(pieces, source, vocabulary)
    own: list[Piece] = []
    bylines: list[Piece] = []
    in_box = False
    for position in _outside_sections(page, vocabulary):
        piece = page[position]
        if matches(vocabulary, "box", piece):
            in_box = not _prose(piece)
        elif position < _HEAD_PIECES and matches(vocabulary, "head", piece):
            bylines.append(piece)
        elif not (in_box and _link_in_box(page, position)) and not (
            matches(vocabulary, "notice", piece) or _lone_link(page, position)
        ):
            in_box = False
            own.append(piece)
    return _without_tail(own, vocabulary), tuple(bylines)


def _outside_sections(page: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[int]:
    """The positions outside sections of other matter, which last to the next heading."""
    in_section = False
    for position, piece in enumerate(page):
        if piece.kind == "heading":
            in_section = matches(vocabulary, "section", piece)
        if not in_section:
            yield position


def _before_comments(
    pieces: Sequence[Piece], source: str, vocabulary: Vocabulary
) -> Sequence[Piece]:
    """The pieces up to the readers' comments, or to the outlet's signature under enough prose."""
    prose = 0
    for position, piece in enumerate(pieces):
        signs = source and piece.text.strip("-–—* .").casefold() == source.casefold()
        if signs and prose >= _FEWEST_BEFORE_SIGNATURE:
            return pieces[:position]
        if prose and matches(vocabulary, "comments", piece):
            return pieces[:position]
        prose += _prose(piece)
    return pieces


def _without_tail(pieces: Sequence[Piece], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces without closing notes; where nothing else would be left, all of them."""
    end = len(pieces)
    while end and _closes(pieces, end, vocabulary):
        end -= 1
    return tuple(pieces[:end] if any(map(_prose, pieces[:end])) else pieces)


def _closes(pieces: Sequence[Piece], end: int, vocabulary: Vocabulary) -> bool:
    """Whether the piece before `end` is a closing note, or heads those that were taken off."""
    last = pieces[end - 1]
    heads_notes = last.kind == "heading" and end < len(pieces)
    return last.aside or heads_notes or matches(vocabulary, "tail", last)


def _link_in_box(pieces: Sequence[Piece], position: int) -> bool:
    """A title in a box of links; a heading with prose right under it is the article's again."""
    piece = pieces[position]
    if piece.kind == "row":
        return False
    if piece.kind != "heading" or _headline(piece):
        return not _prose(piece)
    return position + 1 == len(pieces) or not _prose(pieces[position + 1])


def _prose(piece: Piece) -> bool:
    return (
        piece.kind in ("paragraph", "item")
        and len(piece.text.split()) >= _SHORTEST_PROSE
        and bool(_ENDS_SENTENCE.search(piece.text))
    )


def _headline(piece: Piece) -> bool:
    """Most words capitalised, as headlines of other articles are."""
    words = [word for word in piece.text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _lone_link(pieces: Sequence[Piece], position: int) -> bool:
    """A list of one item in headline style, without a full stop, is a link to another article."""
    piece = pieces[position]
    if piece.kind != "item" or _ENDS_SENTENCE.search(piece.text) or not _headline(piece):
        return False
    around = (*pieces[max(0, position - 1) : position], *pieces[position + 1 : position + 2])
    return not any(other.kind == "item" for other in around)


def matches(vocabulary: Vocabulary, role: str, piece: Piece) -> bool:
    """Whether a block plays that role (see the vocabulary's `boilerplate` table)."""
    if piece.kind == "row":
        return False
    exact, lowered = _patterns(vocabulary, role)
    text = piece.text[:_LOOKED_AT]
    if len(piece.text) > _LOOKED_AT and role != "tail":
        text += "…"  # so that `$` means the block's end
    return bool((exact and exact.match(text)) or (lowered and lowered.match(text.lower())))


@lru_cache(maxsize=32)
def _patterns(
    vocabulary: Vocabulary, role: str
) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """The role's patterns as one, for the text as it is and for the lowered text."""
    rows = [row for row in vocabulary.rows("boilerplate") if row["role"] == role]
    exact = [f"(?:{row['pattern']})" for row in rows if row.get("case")]
    lowered = [f"(?:{row['pattern']})" for row in rows if not row.get("case")]
    return (
        re.compile("|".join(exact)) if exact else None,
        re.compile("|".join(lowered)) if lowered else None,
    )
