"""Recognises a facility by its initials, once the text has named it: "the QEH"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import Document
from crosscheck.extract.place.spot import Spot

_CAPITALS = re.compile(r"(?<![\w&])[A-Z]{3,6}(?![\w&])")


def with_short_forms(document: Document, spots: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence and those that are initials of a facility named before."""
    named: dict[str, Spot] = {}
    result = []
    for sentence, row in zip(document.sentences, spots, strict=True):
        here = list(row)
        for match in _CAPITALS.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            known = named.get(match[0])
            if known is not None and not any(s.start < end and start < s.end for s in row):
                here.append(replace(known, start=start, end=end, role="where"))
        for spot in row:
            initials = "".join(word[0] for word in spot.name.split() if word[0].isupper())
            if spot.kind == "facility" and len(initials) > 2:
                named.setdefault(initials, spot)
        result.append(sorted(here, key=lambda s: s.start))
    return result
