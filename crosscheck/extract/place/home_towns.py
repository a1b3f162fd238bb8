"""Recognises small towns of the article's own country wherever they stand: "Ostrelle had rain"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crosscheck.extract.document import Document
from crosscheck.extract.place.countries import find_countries
from crosscheck.extract.place.resolve import BY_DIVISION
from crosscheck.extract.place.roles import role_of
from crosscheck.extract.place.runs import Name, runs_of
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import NEXT, lookalikes, with_role
from crosscheck.gazetteer import lookup
from crosscheck.vocabulary import Vocabulary

_OWNS, _BEFORE = re.compile(r"['’]s "), " (“\"‘'"
# "Ostrelle, 41, did not": somebody of the town's name.
_AGED = re.compile(r", \d{1,3}(?:,|\.|$)")
_LONGEST = 3


def with_home_towns(document: Document, spots: Sequence[list[Spot]]) -> list[list[Spot]]:
    """The spots of each sentence, and the towns that only a preposition would show elsewhere.

    A name of people, of bodies or of common things stands in a longer name somewhere, or is a
    word of the language; only what is neither is looked up.
    """
    home = find_countries(document, spots).home
    if not home or home in BY_DIVISION:
        return list(spots)
    vocabulary = document.vocabulary
    runs = [runs_of(sentence.text, vocabulary) for sentence in document.sentences]
    parts = _parts_of_names(name for here in runs for _, name in here)
    known: dict[str, bool] = {}
    result = []
    for sentence, row, here in zip(document.sentences, spots, runs, strict=True):
        found = []
        for at, own in here:
            name, begins = own.text, at + own.start
            if name not in known:
                known[name] = _is_home_town(name, home, parts, vocabulary)
            ends = begins + len(name)
            start, end = sentence.start + begins, sentence.start + ends
            if not known[name] or any(s.start < end and start < s.end for s in row):
                continue
            if _stands_alone(sentence.text, begins, ends, vocabulary):
                role = role_of(sentence.text, begins, ends, vocabulary)
                found.append(Spot(start, end, name, role))
        result.append(sorted((*row, *found), key=lambda s: s.start) if found else row)
    return result


def _parts_of_names(names: Iterable[Name]) -> frozenset[str]:
    """Words that stand in longer names of the text, as surnames do."""
    longer = (name.words for name in names if len(name.words) > 1)
    return frozenset(word for words in longer for word in words)


def _is_home_town(name: str, home: str, parts: frozenset[str], vocabulary: Vocabulary) -> bool:
    if not name or name in parts or name in lookalikes(vocabulary):
        return False
    if len(name.split()) > _LONGEST or name.isupper():
        return False
    return any(p.country == home for p in lookup(name, vocabulary))


def _stands_alone(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Is it nobody's age and no firm, and, where the sentence begins with it, no common word?"""
    if _AGED.match(text, end) or " & " in (text[start - 3 : start], text[end : end + 3]):
        return False
    if start:
        return text[start - 1] in _BEFORE
    follows = NEXT.match(text, end)
    verbs = with_role(vocabulary, "verbal")
    verb = follows is not None and (follows[1] in verbs or follows[1].endswith("ed"))
    return verb or _OWNS.match(text, end) is not None
