"""Reads off an article's own text what nothing else says of it: outlet, date, title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.readers.dates import date_within
from crosscheck.readers.pieces import Metadata, Piece

# "VALENCIA, Spain, Oct 31, 2031 (Wire) - ": place, perhaps a date, the agency, a dash.
_DATELINE = re.compile(r"([^\n()]{0,80}?)\s?\(([^()\d]{2,40})\)\s?(?:--|[—–-])\s")
_BARE_DATELINE = re.compile(r"([A-Z][^\n.()—–]{2,80}\d{4})\s?(?:--|[—–])\s")
_LONGEST_BYLINE = 200


def shown_metadata(pieces: Sequence[Piece], bylines: Sequence[Piece]) -> Metadata:
    """What the byline, the dateline and the first heading show; the byline also says from where."""
    first = next((piece for piece in pieces if piece.kind == "paragraph"), None)
    opening = first.text[:200] if first else ""
    dateline = _DATELINE.match(opening) or _BARE_DATELINE.match(opening)
    lines = [byline.text for byline in bylines] + ([dateline.group(1)] if dateline else [])
    published = next(filter(None, (date_within(line) for line in lines)), None)
    source = dateline.group(2).strip() if dateline and dateline.re is _DATELINE else ""
    title = pieces[0].text if pieces and pieces[0].kind == "heading" else ""
    author = " ".join(byline.text for byline in bylines)[:_LONGEST_BYLINE]
    return Metadata(source, published, title, author=author)
