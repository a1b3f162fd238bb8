"""What surrounds an article is no part of it; what only looks so is."""

from __future__ import annotations

from typing import Any

import pytest

from crosscheck.readers.boilerplate import matches, without_boilerplate
from crosscheck.readers.pieces import Piece
from crosscheck.readers.plain import plain_pieces
from crosscheck.vocabulary import Vocabulary

WORDS = Vocabulary()
ROWS = WORDS.rows("boilerplate")
ROLES = {"comments", "box", "section", "notice", "head", "tail"}
STORY = (
    "Some 400 people were hurt when the dam broke, police said.\n\n"
    "Water rose by 3.4 metres in the night, the office said.\n\n"
    "The mayor spoke of twelve dead in the two towns below it."
)


def left(text: str, source: str = "") -> str:
    pieces, _ = without_boilerplate(plain_pieces(text), source, WORDS)
    return "\n\n".join(piece.text for piece in pieces)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["example"][:40])
def test_each_row_of_the_vocabulary_finds_its_example_and_not_its_counter(
    row: dict[str, Any],
) -> None:
    assert row["role"] in ROLES
    assert matches(WORDS, row["role"], Piece("paragraph", row["example"]))
    assert not matches(WORDS, row["role"], Piece("paragraph", row["counter"]))


@pytest.mark.parametrize(
    "tail",
    [
        "Comments\n\nI counted 900 people there.",
        "3 comments\n\nI counted 900 people there.",
        "Leave a Comment\n\n900",
        "You may also like\n\nSeven dams at risk\n\nann77 March 3, 2031 - 9:08 am\n\n900 it was.",
        "ann77 March 3, 2031 - 9:08 am\n\n900 it was.\n\nbob 3 March 2031 10:15\n\nNo, 800.",
        "ann 2 hours ago\n\n900 it was.",
        "© 2031 Harbour Wire",
        "Related stories\n\n  • Seven dams at risk\n  • 900 cows drowned",
        "Newsdesk: 020 7946 0000, or write to news@harbour.example.",
        "Get the news in your inbox.",
    ],
)
def test_what_follows_the_article_goes(tail: str) -> None:
    assert left(f"{STORY}\n\n{tail}") == STORY


def test_the_outlets_own_name_on_a_line_ends_its_article() -> None:
    after = f"{STORY}\n\nHarbour Wire\n\nI counted 900 people there, and nobody helped us at all."
    assert left(after, "Harbour Wire") == STORY
    assert "900" in left(after, "Another Paper")
    assert left(f"Harbour Wire\n\n{STORY}", "Harbour Wire").endswith(STORY)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ministry published 40 comments on Tuesday, and a further 30 on Friday morning.",
        "By Friday evening the company had cancelled 623 flights, it said.",
        "Call it what you like, 300 people lost their homes.",
        "Related deaths rose to 30, the office said in its report.",
        "Share prices fell by 12 per cent on the day of the announcement.",
        "The helpline, 0800 123 4567, took 900 calls on Monday, the charity said.",
    ],
)
def test_prose_in_the_article_stays(paragraph: str) -> None:
    parts = STORY.split("\n\n")
    text = "\n\n".join([parts[0], paragraph, *parts[1:]])
    assert left(text) == text


def test_a_box_ends_where_the_prose_goes_on() -> None:
    parts = STORY.split("\n\n")
    text = f"{parts[0]}\n\nREAD MORE\n\n  • Seven Dams at Risk\n\n{parts[1]}\n\n{parts[2]}"
    assert left(text) == STORY


def test_a_lone_item_in_headline_style_is_a_link_and_a_list_is_none() -> None:
    parts = STORY.split("\n\n")
    link = "  • Mayor Warns of Seven More Dams at Risk in the North"
    assert left(f"{parts[0]}\n\n{link}\n\n{parts[1]}\n\n{parts[2]}") == STORY
    assert "Seven More Dams" in left(f"{parts[0]}\n\n{link}\n{link} Too\n\n{parts[1]}")


def test_bylines_go_from_the_head_and_are_kept_for_their_date() -> None:
    pieces, bylines = without_boilerplate(
        plain_pieces(f"Dam bursts\n\nBy Jo Marsh · March 3, 2031, 9:08 am\n\n{STORY}"), "", WORDS
    )
    assert [piece.text for piece in pieces[:2]] == [
        "Dam bursts",
        STORY.split("\n\n", maxsplit=1)[0],
    ]
    assert [byline.text for byline in bylines] == ["By Jo Marsh · March 3, 2031, 9:08 am"]


def test_closing_notes_in_italics_go_and_opening_ones_stay() -> None:
    note = Piece("paragraph", "It was 500, we wrote before: we are sorry.", aside=True)
    story = Piece("paragraph", "Some 400 people were hurt when the dam broke.")
    assert without_boilerplate([note, story, note], "", WORDS)[0] == (note, story)
    assert without_boilerplate([note], "", WORDS)[0] == (note,)


def test_a_users_own_row_counts() -> None:
    row = 'role = "notice"\npattern = "harbour wire plus"\nexample = "x"'
    own = Vocabulary(additions=(("boilerplate", row),))
    pieces = plain_pieces(f"{STORY}\n\nHarbour Wire Plus costs 9 euros.")
    assert len(without_boilerplate(pieces, "", own)[0]) == 3
    assert len(without_boilerplate(pieces, "", WORDS)[0]) == 4
