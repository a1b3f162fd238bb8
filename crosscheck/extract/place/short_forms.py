"""Recognises places by a shorter name, once the text has named them: "the QEH", "Calder"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crosscheck.extract.document import Document
from crosscheck.extract.place.repeats import MOST_NAMES, is_longer
from crosscheck.extract.place.roles import role_of
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import find_spots, spots_of_title
from crosscheck.extract.place.words import RUN, lookalikes, nouns_of, standing, with_role
from crosscheck.gazetteer import demonyms, lookup
from crosscheck.vocabulary import Vocabulary

_GOES_ON = re.compile(r"[\w-]| [A-Z]")
_OPENING = re.compile(r"([A-ZÀ-Þ][\w' ’-]{2,40})[,:] ")
_CAPITALS = re.compile(r"(?<![\w&])[A-Z]{3,6}(?![\w&])")


def with_short_forms(document: Document, spots: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence, with initials of a facility named before, and with the bare name
    of a "Calder County" that the article or its outlet names anywhere."""
    known = initials_of(spots)
    bare = {**_bare_features(document, spots), **_bare_names(document, spots)}
    if not known and not bare:
        return [sorted(row, key=lambda s: s.start) for row in spots]
    names, result = sorted(bare), []
    for sentence, row in zip(document.sentences, spots, strict=True):
        text = sentence.text
        here = [s for s in row if s.kind != "name" or s.name not in bare]
        found = [(*m.span(), known[m[0]]) for m in _CAPITALS.finditer(text) if m[0] in known]
        found += [
            (begins, ends, bare[text[begins:ends]])
            for begins, ends in standing(text, names, _GOES_ON)
        ]
        for begins, ends, spot in found:
            start, end = sentence.start + begins, sentence.start + ends
            free = not any(s.start < end and start < s.end for s in here)
            named = spot.kind in ("feature", "facility") and text[begins:ends] in bare
            if named:
                role = role_of(text, begins, ends, document.vocabulary)
                if free and not is_longer(text, begins, ends, document.vocabulary):
                    here.append(replace(spot, start=start, end=end, role=role))
                continue
            if free and (spot.start < start or spot.kind == "division"):
                here.append(replace(spot, start=start, end=end, role="where"))
        result.append(sorted(here, key=lambda s: s.start))
    return result


def spots_of_caption(
    caption: str, known: Mapping[str, Spot], placed: Mapping[str, Spot], vocabulary: Vocabulary
) -> list[Spot]:
    """The places that a table's caption names, by `known` initials as well ("NGH: the figures"),
    and by a name before a comma or colon that is `placed` in the text: "Ostrelle, ships built"."""
    opening = _OPENING.match(caption)
    if opening and opening[1] in placed:
        return [replace(placed[opening[1]], start=0, end=opening.end(1), role="where")]
    found = [(m, known[m[0]]) for m in _CAPITALS.finditer(caption) if m[0] in known]
    initials = [replace(s, start=m.start(), end=m.end(), role="where") for m, s in found]
    return [*find_spots(caption, 0, vocabulary), *initials]


def initials_of(spots: Sequence[Sequence[Spot]]) -> dict[str, Spot]:
    """The facilities that the article names in full, by their initials: "QEH"."""
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
        if name and name[0].isupper() and len(named) < MOST_NAMES:
            named.setdefault(name, spot)
    return named


def _bare_features(document: Document, spots: Sequence[Sequence[Spot]]) -> dict[str, Spot]:
    """Parks, rivers and the like by the one word of their names that is theirs alone: "Kruger"."""
    vocabulary = document.vocabulary
    never, generic = lookalikes(vocabulary), with_role(vocabulary, "generic_part")
    nouns = nouns_of(vocabulary)
    named: dict[str, Spot] = {}
    rows = [spots_of_title(document.article.title, vocabulary), *spots]
    for spot in (s for row in rows for s in row if s.kind in ("feature", "facility")):
        words = spot.name.split()
        own = [w for w in words if w.lower() not in generic and w.lower() not in nouns]
        fit = len(own) == 1 and len(words) > 1 and own[0][0].isupper()
        fit = fit and spot.role != "organisation" and not lookup(own[0], vocabulary)
        fit = fit and len(named) < MOST_NAMES and own[0] not in demonyms(vocabulary)
        if fit and own[0] not in never:
            named.setdefault(own[0], spot)
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
