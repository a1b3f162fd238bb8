"""The proper names in a sentence, by which stories and owners of figures are told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crosscheck.match.lexicon import lexicon
from crosscheck.match.words import base_form
from crosscheck.vocabulary import Vocabulary

Names = frozenset[str]
Owners = Literal["same", "apart", "unknown"]
_WORD = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:;—–|]\s*|[\"“‘(]\s*)$")
TELLING = 0.5


def names_in(text: str, vocabulary: Vocabulary) -> Names:
    """The words of a sentence that are (parts of) proper names, in base form.

    A word that opens the sentence counts only as an acronym. Countries, days, months and titles are
    left out: they are in articles about anything.
    """
    found = set()
    for hit in _WORD.finditer(text):
        word = hit.group()
        acronym = len(word) > 1 and word.isupper()
        if word[0].isupper() and (acronym or not _OPENING.search(text[: hit.start()][-4:])):
            base = base_form(word)
            if _tells(word, base, vocabulary):
                found.add(base)
    return frozenset(found)


def relate_owners(a: Names, b: Names) -> Owners:
    """Whether two sentences name the same; `a` and `b` are without places, speakers and outlets."""
    if not a or not b:
        return "unknown"
    return "same" if a & b else "apart"


@lru_cache(maxsize=65_536)
def _tells(word: str, base: str, vocabulary: Vocabulary) -> bool:
    from crosscheck.gazetteer import demonyms, lookup

    if len(word) < 2 or lexicon(vocabulary).weight(base) < TELLING:
        return False
    if word in demonyms(vocabulary):
        return False
    places = lookup(word, vocabulary)
    return not (places and places[0].kind in ("country", "region"))
