"""Takes out of a page's tree what is known by its tags, and readers' comments by their headings."""

from __future__ import annotations

from typing import Any

from crosscheck.readers.boilerplate import matches
from crosscheck.readers.markup import HEADINGS, inline_text
from crosscheck.readers.pieces import Piece
from crosscheck.vocabulary import Vocabulary

_LONGEST_LINE = 120
_LONGEST_COMMENT = 4000
_FEWEST_WORDS = 8
_ROLES = ("dialog", "alertdialog", "navigation", "banner", "search")
_FRAMES = ("footer", "aside", "form", "button", "select", "iframe", "noscript")
_MOSTLY_LINKS = 0.6
"""Share of a box's letters that are links; above, it is a list of other articles."""


def prune_frames(root: Any) -> None:
    """Drops navigation, consent dialogs and the like, which no article holds."""
    roles = " | ".join(f"//body//*[@role='{role}']" for role in _ROLES)
    for frame in root.xpath(f"//nav | //footer[not(ancestor::article)] | {roles}"):
        if frame.find(".//h1") is None:
            frame.drop_tree()


def article_region(root: Any) -> Any:
    """The one article element, else the main one, else the body; what frames it is dropped."""
    articles = root.xpath("//article[not(ancestor::article)]")
    region = articles[0] if len(articles) == 1 else next(root.iter("main"), root.find("body"))
    if region is None:
        return None
    frames = _FRAMES if region.tag == "article" else (*_FRAMES, "header")
    for frame in region.xpath(" | ".join(f".//{tag}" for tag in frames)):
        frame.drop_tree()
    for box in region.xpath(".//ul | .//ol | .//div"):
        letters = len("".join(box.itertext()))
        linked = sum(len("".join(link.itertext())) for link in box.iter("a"))
        if linked > _MOSTLY_LINKS * letters:
            box.drop_tree()
    return region


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
    while heading.getparent().tag != "body" and inline_text(heading.getparent()) == inline_text(
        heading
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
