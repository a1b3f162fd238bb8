"""Finds roads by their numbers, where something stands or drives on them: "on the M7"."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.words import WORDS, with_role
from crosscheck.extract.words import any_of
from crosscheck.vocabulary import Vocabulary

# What may stand between the article and the number: "the coastbound M7".
_BETWEEN = r"(?:[a-z-]{2,20} ){0,2}"
_NUMBER = r"[A-Z]{1,2}-?\d{1,4}"
_MAY_NAME = re.compile(r"\d(?:(?<=[A-Z]\d)|(?<=[A-Z]-\d)|(?<=[a-z] \d))")  # "M7", "Route 7"


@lru_cache(maxsize=4)
def _roads(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = with_role(vocabulary, "on_road")
    on = any_of(sorted({form for word in words for form in (word, word.title())}))
    named = any_of(sorted(with_role(vocabulary, "road")))
    return re.compile(
        rf"{on} (?:the {_BETWEEN}(?P<number>{_NUMBER})|(?:the )?(?P<name>{named} \d{{1,4}}))"
        r"(?![\w-]|[.,]\d| [A-Z])"
    )


def find_roads(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Numbered roads that something is on, in a sentence that speaks of traffic: aircraft, weapons
    and telephones have such numbers as well."""
    if not _MAY_NAME.search(text):
        return []
    if with_role(vocabulary, "traffic").isdisjoint(WORDS.findall(text.lower())):
        return []
    found = list(_roads(vocabulary).finditer(text))
    if not found:
        return []
    spans = [match.span(match.lastgroup or 0) for match in found]
    return [Spot(start, end, text[start:end], "where", "road") for start, end in spans]
