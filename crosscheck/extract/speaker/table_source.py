"""Reads the source of a table from its source line, its caption or a column of its own."""

from __future__ import annotations

import re

from crosscheck.extract.document import Document
from crosscheck.extract.words import words
from crosscheck.gazetteer import lookup
from crosscheck.records import Block
from crosscheck.vocabulary import Vocabulary

_LINE = re.compile(r"^(?:\W*)(?:data )?sources?:\s*([^.;|\n]{2,120})", re.I)
_CAPTION = re.compile(r"\bsources?:\s*([^.;|)\n]{2,120})", re.I)
# "(SARB, March 2026)" at the end of a caption.
_BRACKETS = re.compile(r"\(([A-Z]{3,10}), [^()]{2,60}\)\s*$")


def table_sources(document: Document) -> dict[int, str]:
    """The source of each table row by the index of its block; rows without one are left out."""
    blocks = document.article.blocks
    text = document.article.text
    found: dict[int, str] = {}
    i = 0
    while i < len(blocks):
        if blocks[i].kind != "row":
            i += 1
            continue
        end = i
        while end < len(blocks) and blocks[end].kind == "row":
            end += 1
        common = _common_source(document, i, end)
        for row in range(i, end):
            name = _named_in_row(text, blocks[row], document.vocabulary) or common
            if name:
                found[row] = name
        i = end
    return found


def _named_in_row(text: str, row: Block, vocabulary: Vocabulary) -> str:
    """What the row's source column names: "company" of "31 December, company"; "" without one."""
    headings = words(vocabulary, "source_headings", "heading")
    cell = next((c for c in row.cells if c.heading.strip().rstrip(":").lower() in headings), None)
    if cell is None:
        return ""
    parts = [part.strip() for part in text[cell.start : cell.end].split(",")]
    named = [part for part in parts if not any(c.isdigit() for c in part)]
    return ", ".join(named if len(named) < len(parts) else parts)


def _common_source(document: Document, start: int, end: int) -> str:
    """The source line below the table (or in its last row), above it, or in its caption."""
    blocks, text = document.article.blocks, document.article.text
    for i in (end, end - 1, start - 1):
        if 0 <= i < len(blocks):
            match = _LINE.match(text[blocks[i].start : blocks[i].end])
            if match:
                return match[1].strip()
    match = _CAPTION.search(blocks[start].caption)
    return match[1].strip() if match else _in_brackets(blocks[start].caption, document.vocabulary)


def _in_brackets(caption: str, vocabulary: Vocabulary) -> str:
    """The body of "Output in May (OPEC, monthly report)": initials that are no money or place."""
    match = _BRACKETS.search(caption)
    if match is None or lookup(match[1], vocabulary):
        return ""
    codes = words(vocabulary, "currencies", "code")
    return match[1] if match[1] not in codes else ""
