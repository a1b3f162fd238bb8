"""Recognises places by a shorter name, once the text has named them: "the QEH", "Calder"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import Document
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import RUN, with_role
from crosscheck.vocabulary import Vocabulary

_CAPITALS = re.compile(r"(?<![\w&])[A-Z]{3,6}(?![\w&])")


def with_short_forms(document: Document, spots: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence, with initials of a facility named before, and with the bare name
    of a "Calder County" that the article or its outlet names anywhere."""
    known = _initials(spots)
    bare = _bare_names(document, spots)
    if not known and not bare:
        return [sorted(row, key=lambda s: s.start) for row in spots]
    alone = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(bare)))})(?![\w-]| [A-Z])")
    result = []
    for sentence, row in zip(document.sentences, spots, strict=True):
        here = [s for s in row if s.kind != "name" or s.name not in bare]
        found = [(m, known.get(m[0])) for m in _CAPITALS.finditer(sentence.text)]
        found += [(m, bare[m[0]]) for m in (alone.finditer(sentence.text) if bare else ())]
        for match, spot in found:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            free = not any(s.start < end and start < s.end for s in here)
            if spot is not None and free and (spot.start < start or spot.kind == "division"):
                here.append(replace(spot, start=start, end=end, role="where"))
        result.append(sorted(here, key=lambda s: s.start))
    return result


def _initials(spots: Sequence[Sequence[Spot]]) -> dict[str, Spot]:
    named: dict[str, Spot] = {}
    for spot in (spot for row in spots for spot in row if spot.kind == "facility"):
        initials = "".join(word[0] for word in spot.name.split() if word[0].isupper())
        if len(initials) > 2:
            named.setdefault(initials, spot)
    return named


def _bare_names(document: Document, spots: Sequence[Sequence[Spot]]) -> dict[str, Spot]:
    """The divisions that no gazetteer knows, by their names without the noun."""
    vocabulary, source = document.vocabulary, document.article.source
    named: dict[str, Spot] = {}
    divisions = [s for row in spots for s in row if s.kind == "division" and s.role != "pointer"]
    for spot in (*divisions, *divisions_of_outlet(source, vocabulary)):
        name = spot.name.rpartition(" ")[0]
        if name and name[0].isupper():
            named.setdefault(name, spot)
    return named


def divisions_of_outlet(source: str, vocabulary: Vocabulary) -> list[Spot]:
    """The county or the like in a local outlet's name: "The Calder County Beacon"."""
    found = []
    for match in RUN.finditer(source):
        words = match[0].removeprefix("The ").split()
        for i, word in enumerate(words[1:], 1):
            if word in with_role(vocabulary, "local_outlet"):
                name = " ".join(words[: i + 1])
                found.append(Spot(0, 0, name, "where", "division"))
                break
    return found
