"""Conditions that limit what is counted: "waiting more than 52 weeks", "aged under 25"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

Conditions = frozenset[str]
_FIGURE = re.compile(r"(?<![\w.])\d[\d,.]*")
_YEAR = re.compile(r"(?:19|20)\d\d[.,]?")


def conditions(quote: str, number: str, vocabulary: Vocabulary) -> Conditions:
    """The lengths of time and ages that limit what a figure counts, as "52 week", "5 age".

    A condition belongs to the figure that it follows most closely; where none stands before it, to
    the first after it.
    """
    text = quote.casefold()
    time, age = _patterns(vocabulary)
    hits = [(hit, "") for hit in time.finditer(text)]
    hits += [(hit, "age") for hit in age.finditer(text)]
    if not hits:
        return frozenset()
    at = quote.find(number) if number else -1
    own = range(at, at + len(number)) if at >= 0 else range(0)
    figures = [m.start() for m in _FIGURE.finditer(text) if not _YEAR.fullmatch(m.group())]
    found = set()
    for hit, unit in hits:
        if hit.start("count") in own:
            continue
        before = [start for start in (*figures, at) if start < hit.start()]
        owner = max(before) if before else min((f for f in figures if f > hit.end()), default=at)
        if at < 0 or owner in own or owner == at:
            count = _number(hit.group("count"), vocabulary)
            found.add(f"{count} {unit or hit.group('unit').rstrip('s')}")
    return frozenset(found)


@lru_cache(maxsize=8)
def _patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = {row["name"]: row["words"] for row in vocabulary.rows("conditions")}
    count = rf"(?P<count>\d{{1,4}}|{_any(_numbers(vocabulary))})"
    unit = rf"(?P<unit>(?:{_any(rows['units'])})s?)\b"
    time = re.compile(rf"\b(?:{_any(rows['limits'])}) {count}[ -]{unit}")
    no_unit = rf"(?! ?(?:%|per|{_any(rows['units'])}))"
    age = re.compile(rf"\b(?:{_any(rows['ages'])})[ -]{count}(?: (?:to|and) \d+)?\b{no_unit}")
    return time, age


@lru_cache(maxsize=8)
def _numbers(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        word: str(row["value"])
        for row in vocabulary.rows("conditions")
        if row["name"] == "number"
        for word in row["words"]
    }


def _number(text: str, vocabulary: Vocabulary) -> str:
    return _numbers(vocabulary).get(text, text)


def _any(words: Iterable[object]) -> str:
    return "|".join(re.escape(str(word)) for word in words)
