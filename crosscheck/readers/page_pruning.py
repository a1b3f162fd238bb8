"""Takes readers' comments out of a page's tree, where their headings and name lines still stand."""

from __future__ import annotations

from typing import Any

from crosscheck.readers.boilerplate import matches
from crosscheck.readers.markup import HEADINGS, inline_text
from crosscheck.readers.pieces import Piece
from crosscheck.vocabulary import Vocabulary

_LONGEST_LINE = 120
_LONGEST_COMMENT = 4000
_FEWEST_WORDS = 8


def prune_comments(root: Any, vocabulary: Vocabulary) -> None:
    """Drops each comments heading with all that follows it in its section, and single comments.

    A comment is known by its line of name and time; nothing is dropped before the first paragraph.
    """
    seen_prose = False
    for element in root.xpath("//body//*[not(*[self::p or self::div or self::li])]"):
        if not seen_prose:
            is_prose = element.tag == "p" and len(inline_text(element).split()) >= _FEWEST_WORDS
            seen_prose = is_prose
            continue
        text = inline_text(element)
        if not text or len(text) > _LONGEST_LINE:
            continue
        if not matches(vocabulary, "comments", Piece("heading", text)):
            continue
        if root not in element.iterancestors():
            continue  # it went with a comment before
        if element.tag in (*HEADINGS, "legend", "summary"):
            _drop_with_following(element)
        elif element.tag in ("p", "div", "li", "header", "footer", "cite", "address", "small"):
            _drop_comment(element)


def _drop_with_following(heading: Any) -> None:
    """The heading, the boxes that hold it alone, and their following siblings."""
    while (
        heading.getparent() is not None
        and heading.getparent().tag not in ("body", "html")
        and inline_text(heading.getparent()) == inline_text(heading)
    ):
        heading = heading.getparent()
    for following in list(heading.itersiblings()):
        following.drop_tree()
    heading.drop_tree()


def _drop_comment(line: Any) -> None:
    """The smallest list item or box around the line, unless that is more than a comment."""
    box = line if line.tag == "li" else line.getparent()
    too_much = (
        box is None
        or box.tag in ("body", "html", "main")
        or box.find(".//h1") is not None
        or box.find(".//article") is not None
        or len(inline_text(box)) > _LONGEST_COMMENT
    )
    (line if too_much else box).drop_tree()
