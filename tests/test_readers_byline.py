"""The byline of an article is kept: it says from where the article was written."""

from __future__ import annotations

from crosscheck.readers.pieces import Metadata, Piece
from crosscheck.readers.shown import shown_metadata


def test_a_byline_is_the_author_where_nothing_else_names_one() -> None:
    shown = shown_metadata((), (Piece("paragraph", "By Jo Marsh in Nairobi"),))
    assert shown.author == "By Jo Marsh in Nairobi"
    assert Metadata(author="Jo Marsh").or_else(shown).author == "Jo Marsh"


def test_a_byline_without_end_is_cut() -> None:
    assert len(shown_metadata((), (Piece("paragraph", "By Jo " * 1000),)).author) == 200
