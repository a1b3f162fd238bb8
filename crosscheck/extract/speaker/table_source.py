"""Reads the source of a table from its source line, its caption or a column of its own."""

from __future__ import annotations

import re

from crosscheck.extract.document import Document

_LINE = re.compile(r"^(?:\W*)(?:data )?sources?:\s*([^.;|\n]{2,120})", re.I)
_CAPTION = re.compile(r"\bsources?:\s*([^.;|)\n]{2,120})", re.I)
_HEADING = re.compile(r"^(?:data )?sources?$", re.I)


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
            cell = next((c for c in blocks[row].cells if _HEADING.match(c.heading.strip())), None)
            name = text[cell.start : cell.end].strip() if cell is not None else common
            if name:
                found[row] = name
        i = end
    return found


def _common_source(document: Document, start: int, end: int) -> str:
    """The source line below the table (or in its last row), above it, or in its caption."""
    blocks, text = document.article.blocks, document.article.text
    for i in (end, end - 1, start - 1):
        if 0 <= i < len(blocks):
            match = _LINE.match(text[blocks[i].start : blocks[i].end])
            if match:
                return match[1].strip()
    match = _CAPTION.search(blocks[start].caption)
    return match[1].strip() if match else ""
