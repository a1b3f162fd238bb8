"""The proper names in a sentence, by which stories and owners of figures are told apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crosscheck.match.lexicon import lexicon
from crosscheck.match.words import SENTENCES, base_form
from crosscheck.vocabulary import Vocabulary

Names = frozenset[str]
Owners = Literal["same", "apart", "unknown"]
# A whole word that begins with no small letter of ASCII.
_WORD = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]['’&-])(?![a-z])[^\W\d_]+(?:['’&-][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:;—–|]\s*|[\"“‘(]\s*)$")
TELLING = 0.5


@lru_cache(maxsize=SENTENCES)
def names_in(text: str, vocabulary: Vocabulary) -> Names:
    """The words of a sentence that are (parts of) proper names, in base form.

    A word that opens the sentence counts only as an acronym. Days, months, titles and countries
    by themselves are left out: they are in articles about anything.
    """
    found = set()
    before = ("", -1)  # the capitalised word right before, and where it ends
    for hit in _WORD.finditer(text):
        word = hit.group()
        if not word[0].isupper():
            continue
        acronym = len(word) > 1 and word.isupper()
        opens = _OPENING.search(text[max(0, hit.start() - 4) : hit.start()]) is not None
        base = base_form(word)
        if _is_country(word, vocabulary):
            if before[1] == hit.start() - 1:
                found.add(f"{before[0]} {base}")  # "Air Canada"
        elif (acronym or not opens) and _tells(base, vocabulary):
            found.add(base)
        before = (base, hit.end())
    return frozenset(found)


def relate_owners(a: Names, b: Names) -> Owners:
    """Whether two sentences name the same; `a` and `b` are without places, speakers and outlets."""
    if not a or not b:
        return "unknown"
    return "same" if a & b else "apart"


@lru_cache(maxsize=16_384)
def _tells(base: str, vocabulary: Vocabulary) -> bool:
    return len(base) > 1 and lexicon(vocabulary).weight(base) >= TELLING


@lru_cache(maxsize=16_384)
def _is_country(word: str, vocabulary: Vocabulary) -> bool:
    from crosscheck.gazetteer import demonyms, lookup

    if word in demonyms(vocabulary):
        return True
    places = lookup(word, vocabulary)
    return bool(places) and places[0].kind in ("country", "region")
