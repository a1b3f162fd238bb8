"""Words that set a figure in relation to another one: "of them", "in all", "the remaining"."""

from __future__ import annotations

import re
from collections.abc import Collection

from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

HEDGED = 2  # words of a hedge that may stand between a phrase and its figure
_WORD = re.compile(r"[\w'’]+")


def says(text: str, where: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has one of the words of the vocabulary's `pointers` of that place."""
    spaced = f" {' '.join(words_of(text))} "
    rows = (row["words"] for row in vocabulary.rows("pointers") if row["where"] == where)
    return any(f" {word} " in spaced for listed in rows for word in listed)


def words_of(text: str) -> list[str]:
    """The words of a text, case folded, without punctuation."""
    return _WORD.findall(text.casefold())


def ends_with(text: str, phrases: Collection[str]) -> bool:
    """Whether a text ends with one of the phrases, but for a word or two ("more than", "about")."""
    last = words_of(text)
    return any(
        last[-len(phrase) - skipped : len(last) - skipped] == phrase
        for phrase in (words_of(listed) for listed in phrases)
        for skipped in range(HEDGED + 1)
    )


def before(claim: Claim) -> str:
    """What its sentence says before the figure."""
    return claim.quote[: max(claim.quote.find(claim.number), 0)].casefold()


def after(claim: Claim) -> str:
    """What its sentence says after the figure."""
    return claim.quote[max(claim.quote.find(claim.number), 0) + len(claim.number) :].casefold()
