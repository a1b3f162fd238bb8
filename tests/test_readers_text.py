"""Markdown and plain text: the blocks that a reader sees, and none of the marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosscheck.readers.markdown import markdown_pieces
from crosscheck.readers.pieces import Metadata, Piece, assemble
from crosscheck.readers.plain import plain_pieces


def shape(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Some **8,600** people", "Some 8,600 people"),
        ("Some *8*,600 [people](http://x.example/99 'title 5')", "Some 8,600 people"),
        ("Before ![a 5](b.png) after", "Before after"),
        ("wrapped\nlines of 5  \nwords", "wrapped lines of 5 words"),
        ("&euro;3.5bn and &pound;2m, it&#8217;s", "€3.5bn and £2m, it’s"),
        ("It was ~~400~~ 300 people", "It was 300 people"),
        ("A note[^1] here", "A note here"),
        ("x < 5 and 6 > 4, 3*4*5, a_b_c", "x < 5 and 6 > 4, 345, a_b_c"),
        ("five <b>hundred</b> <span class='x'>cows</span>", "five hundred cows"),
        ("Curly ‘quotes’ – and “dashes” — stay", "Curly ‘quotes’ – and “dashes” — stay"),
        ("1 234 and 1\u202f234 cows", "1 234 and 1\u202f234 cows"),
        ("\\*5\\* stars", "*5* stars"),
        ("    Indented 5 is no code", "Indented 5 is no code"),
        ("`5` cows", "5 cows"),
    ],
)
def test_markdown_marks_are_no_part_of_the_text(markdown: str, text: str) -> None:
    assert [piece.text for piece in markdown_pieces(markdown)] == [text]


def test_markdown_blocks_keep_their_kind() -> None:
    text = (
        "# Dam bursts\n\nSome 400 hurt.\n\n- twelve dead\n  - two children\n- 30 missing\n\n"
        "1. One\n2. Two\n\n> A quote of 5.\n\n**In figures**\n\nEnd.\n\n***\n\n*A note.*"
    )
    pieces = markdown_pieces(text)
    assert shape(pieces) == [
        ("heading", "Dam bursts"),
        ("paragraph", "Some 400 hurt."),
        ("item", "twelve dead"),
        ("item", "two children"),
        ("item", "30 missing"),
        ("item", "One"),
        ("item", "Two"),
        ("paragraph", "A quote of 5."),
        ("heading", "In figures"),
        ("paragraph", "End."),
        ("paragraph", "A note."),
    ]
    assert [piece.text for piece in pieces if piece.aside] == ["A note."]


@pytest.mark.parametrize(
    "markdown",
    [
        "1931. It was the year in which 400 died.",
        "**Some 400 people were hurt when the dam broke.**",
        "Some 400 people were hurt when the dam broke on Monday, police said.\n---",
    ],
)
def test_what_only_looks_like_a_list_or_heading_is_a_paragraph_with_all_its_words(
    markdown: str,
) -> None:
    (piece,) = [piece for piece in markdown_pieces(markdown) if piece.text]
    assert piece.kind != "heading"
    assert "400" in piece.text
    assert "1931" in piece.text or "1931" not in markdown


def test_markdown_tables_become_rows_under_their_headings() -> None:
    pieces = markdown_pieces(
        "## By town\n\n| Town | Dead |\n|---|--:|\n| **North** | 7 |\n| South | |\n"
    )
    assert shape(pieces) == [("heading", "By town"), ("row", "North | 7"), ("row", "South")]
    assert pieces[1].caption == "By town"
    assert pieces[1].cells == (("North", "Town"), ("7", "Dead"))


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("<div>Some <b>400</b> people</div>", "Some 400 people"),
        ("```\n5 cows\n6 hens\n```", "5 cows 6 hens"),
    ],
)
def test_html_and_fenced_blocks_in_markdown_are_text(block: str, text: str) -> None:
    assert shape(markdown_pieces(block)) == [("paragraph", text)]


@pytest.mark.parametrize("block", ["<div>", "<div>" * 300, "<!-- 400 people -->", "<!-- -->"])
def test_html_blocks_without_words_leave_nothing(block: str) -> None:
    assert markdown_pieces(block) == ()


def test_marks_beyond_reason_are_read_as_plain_text() -> None:
    (piece,) = markdown_pieces("[" * 5000 + " 400 dead.")
    assert piece.text.endswith("[ 400 dead.")


def test_hard_wrapped_lines_are_put_together() -> None:
    wrapped = (
        "DAM BURSTS\nBy Jo Marsh\n\nSome 400 people were hurt when the dam above the town of\n"
        "North broke on Monday. About 1.4\nmillion litres came down.\n\nThe end of it."
    )
    assert shape(plain_pieces(wrapped)) == [
        ("heading", "DAM BURSTS"),
        ("heading", "By Jo Marsh"),
        (
            "paragraph",
            "Some 400 people were hurt when the dam above the town of North broke on Monday."
            " About 1.4 million litres came down.",
        ),
        ("paragraph", "The end of it."),
    ]


def test_one_paragraph_to_a_line_is_seen() -> None:
    lines = [f"Paragraph {n} goes on for a good while, {'longer and ' * 12}ends." for n in range(4)]
    assert [piece.text for piece in plain_pieces("\n".join(lines))] == lines
    assert [piece.text for piece in markdown_pieces("\n".join(lines))] == lines


def test_plain_lists_and_questions() -> None:
    text = (
        "What was agreed?\n\nThree things, she said:\n\n  • Close 5 roads.\n  • Open 2.\n\n"
        "1. First\n2. Second"
    )
    assert shape(plain_pieces(text)) == [
        ("heading", "What was agreed?"),
        ("paragraph", "Three things, she said:"),
        ("item", "Close 5 roads."),
        ("item", "Open 2."),
        ("item", "First"),
        ("item", "Second"),
    ]


def test_a_text_of_nothing_but_short_lines_is_no_list_of_headings() -> None:
    assert shape(plain_pieces("400 people died")) == [("paragraph", "400 people died")]


def test_the_blocks_are_where_the_article_says(tmp_path: Path) -> None:
    from crosscheck.readers import read_paths

    (tmp_path / "a.md").write_text(
        "# T\n\nOne 5.\n\n- two 6\n\n| A | B |\n|---|---|\n| x | 7 |\n| y | 8 |\n", encoding="utf-8"
    )
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.text == "T\n\nOne 5.\n\ntwo 6\n\nx | 7\ny | 8"
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        "T",
        "One 5.",
        "two 6",
        "x | 7",
        "y | 8",
    ]
    cells = [(article.text[c.start : c.end], c.heading) for c in article.blocks[-1].cells]
    assert cells == [("y", "A"), ("8", "B")]


def test_two_dashes_above_a_text_that_never_end_are_a_line_and_no_metadata(tmp_path: Path) -> None:
    from crosscheck.readers import read_paths

    (tmp_path / "a.md").write_text("---\nSome 400 people were hurt, police said.\n", "utf-8")
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.text == "Some 400 people were hurt, police said."


def test_several_authors_are_one_byline(tmp_path: Path) -> None:
    from crosscheck.readers import read_paths

    (tmp_path / "a.md").write_text("---\nauthors: [Jo Marsh, Lee Ortega]\n---\nSome 400 died.\n")
    (article,) = read_paths([str(tmp_path)]).articles
    assert article.author == "Jo Marsh, Lee Ortega"


def test_pieces_without_words_leave_no_block() -> None:
    pieces = (Piece("paragraph", "One 5."), Piece("paragraph", " \n"), Piece("item", "two 6"))
    article = assemble("a.md", pieces, Metadata())
    assert article.text == "One 5.\n\ntwo 6"
    assert [block.kind for block in article.blocks] == ["paragraph", "item"]
