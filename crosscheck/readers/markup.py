"""Parses HTML within bounds and makes its inline marks safe for figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from crosscheck.errors import UnreadableError
from crosscheck.readers.characters import SUBSCRIPTS, SUPERSCRIPTS, clean_text, squeeze
from crosscheck.readers.limits import HTML_DEPTH

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_ESCAPE_REFERENCE = re.compile(r"&#(?:0{0,8}27|[xX]0{0,8}1[bB])(?:;|(?![0-9a-fA-F]))")
# Named by a reference (&#1;) they come in through the parser, which takes none of them back.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCRIPTS = {"sup": SUPERSCRIPTS, "sub": SUBSCRIPTS}
_NOTE_MARK = re.compile(r"\s*(?:\[[^\]]{1,10}\]|[*†‡§#]{1,3})\s*")

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTAINERS = (
    *("html", "body", "div", "section", "article", "main", "header", "blockquote", "center"),
    *("ul", "ol", "dl", "figure", "details", "tbody", "form", "fieldset"),
)
BLOCKS = frozenset((*HEADINGS, *CONTAINERS, "p", "li", "dt", "dd", "table", "tr", "td", "pre"))
LEFT_OUT = frozenset(("head", "script", "style", "figcaption", "nav", "noscript", "template"))
LINE_BREAK = "\x1e"
"""Stands for a `br` until the text is cleaned; the character itself is cleaned out of all input."""
_PARAGRAPH_BREAK = re.compile(rf"{LINE_BREAK}\s*{LINE_BREAK}[\s{LINE_BREAK}]*")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of an HTML or XML file declares."""
    match = _DECLARED.search(data[:4096])
    name = match and (match.group(1) or match.group(2))
    return name.decode("ascii", "replace") if name else None


def parse_html(text: str) -> Any:
    """The root element of an HTML text (lxml), without comments and instructions.

    Raises UnreadableError where nothing can be parsed or tags are nested deeper than HTML_DEPTH.
    """
    import lxml.html
    from lxml import etree

    cleaned = clean_text(_ESCAPE_REFERENCE.sub("\x1b", text)).encode("utf-8", "replace")
    # huge_tree: the parser would else drop what lies deeper than its own bound, in silence.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("held no text") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > HTML_DEPTH:
            raise UnreadableError(f"nests its tags deeper than {HTML_DEPTH} levels")
    change_texts(root, lambda text: _UNFIT.sub("", text))
    return root


def change_texts(root: Any, change: Callable[[str], str]) -> None:
    """Changes all texts of a tree."""
    for element in root.iter():
        if element.text and (text := change(element.text)) != element.text:
            element.text = text
        if element.tail and (text := change(element.tail)) != element.tail:
            element.tail = text


def text_of_fragment(markup: str) -> str:
    """The words of a piece of HTML, on one line."""
    if not re.search(r"[^\s<>/!-]", markup):
        return ""
    try:
        root = parse_html(f"<div>{markup}</div>")
    except UnreadableError:
        return ""
    prepare_inline(root)
    return inline_text(root)


def prepare_inline(root: Any) -> None:
    """Drops struck-out words and note marks, and writes superscripts and subscripts as such.

    "said<sup>1</sup>" must not read as "said1", nor "10<sup>6</sup>" as "106".
    """
    for element in root.xpath("//del | //s | //strike | //script | //style | //template"):
        element.drop_tree()
    for element in root.xpath("//sup | //sub"):
        if element.getparent() is None:  # it stood inside another one, which took it apart
            continue
        text = "".join(element.itertext())
        is_note = bool(_NOTE_MARK.fullmatch(text)) or bool(
            element.xpath(".//a[starts-with(@href, '#')]") and len(text.strip()) <= 4
        )
        if is_note:
            element.drop_tree()
            continue
        for child in list(element):
            child.drop_tag()
        element.text = text.translate(_SCRIPTS[element.tag])
        element.drop_tag()


def inline_text(element: Any) -> str:
    """All words of an element on one line, with a space where blocks and line breaks part them."""
    return squeeze(clean_text("".join(inline_parts(element)).replace(LINE_BREAK, " ")))


def inline_parts(element: Any) -> Iterator[str]:
    """The text of an element, `br` as LINE_BREAK; its own tail is not part of it."""
    if element.tag == "br":
        yield LINE_BREAK
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in LEFT_OUT:
            blank = " " if child.tag in BLOCKS else ""
            yield blank
            yield from inline_parts(child)
            yield blank
        yield child.tail or ""


def paragraphs_of(text: str) -> list[str]:
    """The lines of a block: two breaks in a row part paragraphs, a single one is a space."""
    parts = _PARAGRAPH_BREAK.split(text)
    lines = (squeeze(clean_text(part.replace(LINE_BREAK, " "))) for part in parts)
    return [line for line in lines if line]
