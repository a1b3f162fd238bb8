"""The part that a place plays, by the words before and after its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from crosscheck.extract.place.spot import Role
from crosscheck.extract.place.words import (
    NEXT,
    WORDS,
    locatives,
    nouns_of,
    people_nouns,
    speakers,
    with_role,
    word_before,
)
from crosscheck.vocabulary import Vocabulary

_CLAUSE_END = re.compile(r"[,;:.()\"“”—–]")

_OWNED = re.compile(r"['’]s? ((?:[a-z]+ ){0,2}[a-z]+)")
# "Ostrelle drew 8,912 visitors", "drew the most visitors": things stand where the one played
# against would.
_THINGS = re.compile(r" (?:\d|more |fewer |the (?:most|fewest) )")
# Roles of words that are nouns or adjectives, so that a name before them is no subject.
_NO_VERB = frozenset(
    {"filler", "direction", "speaking", "titled", "before_titled", "wide", "watching"}
    | {"scholarly", "fired"}
)
_WHOSE_NAME = re.compile(r"['’]s? [A-Z]")


def role_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> Role:
    """The part that a place plays, from the words before and after it."""
    if text.startswith(("-based", "-born", "-bound"), end):
        return "organisation"
    role = preposition_role(text, start, vocabulary)
    before = word_before(text, start) if role is None else None
    if before and before[1] in with_role(vocabulary, "strikes"):
        role = "where"
    owns = text.startswith(("'s", "’s"), end) or text[end - 1 : end + 1] in ("s'", "s’")
    if owns and role not in ("where", "base"):
        return _owner(text, end, vocabulary)
    if role in ("where", "of") and compares(text, start, vocabulary):
        return "base"
    if role:
        return role
    follows = NEXT.match(text, end)
    contests = with_role(vocabulary, "contest")
    won = follows is not None and follows[1] in contests and not _THINGS.match(text, follows.end(1))
    if won or (before and before[1] in contests):
        return "agent"
    return (
        "adjective"
        if follows and text[start].isupper() and not _is_verbal(follows[1], vocabulary)
        else "bare"
    )


def _owner(text: str, end: int, vocabulary: Vocabulary) -> Role:
    """ "Spain's interior ministry reports": where the words after name whoever tells, no place."""
    if _WHOSE_NAME.match(text, end):
        return "organisation"
    named = _OWNED.match(text, end)
    tells = named is not None and not speakers(vocabulary).isdisjoint(named[1].split())
    return "owner" if tells else "possessive"


def _is_verbal(word: str, vocabulary: Vocabulary) -> bool:
    """Is the word after a name a verb or a small word, so that the name stands by itself?"""
    return word.endswith(("ed", "s")) or locatives(vocabulary).get(word, "filler") not in _NO_VERB


@lru_cache(maxsize=8)
def _superlatives(vocabulary: Vocabulary) -> re.Pattern[str]:
    rows = [row for row in vocabulary.rows("period_words") if row["role"] == "superlative"]
    listed = {word for row in rows for word in row["words"]} - {"first", "only"}
    words = "|".join(map(re.escape, sorted(listed)))
    return re.compile(
        rf"\b(?<!at )(?:{words})\b(?:(?!\b(?:is|are|was|were)\b)[^,.;:]){{0,40}}"
        r"\b(?:in|of|across|on) (?:the |[a-z]+ )?$"
    )


def compares(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Is the place what a superlative looks at: "the smallest margin in the state"?"""
    return _superlatives(vocabulary).search(text[max(0, start - 80) : start]) is not None


def preposition_role(text: str, start: int, vocabulary: Vocabulary) -> Role | None:
    """The role of the outermost preposition before a name: "in the suburbs south of X" is
    "where"."""
    roles, nouns = locatives(vocabulary), nouns_of(vocabulary)
    found: str | None = None
    before = text[max(0, start - 60) : start]
    before = before[max((m.end() for m in _CLAUSE_END.finditer(before)), default=0) :]
    words = WORDS.findall(before.lower())
    if len(words) > 1 and words[-2] in with_role(vocabulary, "article") and words[-1] not in roles:
        del words[-1]  # "at a sold-out X"
    for word in reversed(words):
        role = roles.get(word, "")
        if word == "from" and _is_away(words, vocabulary):
            role = "where"
        if word == "against" and not with_role(vocabulary, "fired").isdisjoint(words):
            role = "where"
        if role == "agent" and _lies_by(words, word, nouns):
            role = "where"
        if found == "where" and role == "speaking":
            return "agent"
        if role == "base" and _lies_over(words, word, nouns):
            role = "where"
        if role in ("base", "agent"):
            return role  # type: ignore[return-value]
        if role == "of" and found is None and _is_of_person(words, vocabulary):
            return "owner"
        if role in ("where", "origin", "goal", "of"):
            found = role
        elif role not in ("filler", "direction") and word not in nouns:
            break
    return found  # type: ignore[return-value]


def _is_of_person(words: list[str], vocabulary: Vocabulary) -> bool:
    """Is it "the mayor of", who may speak of any place?"""
    at = len(words) - words[::-1].index("of") - 1 if "of" in words else 0
    who = words[at - 1] if at else ""
    return who in people_nouns(vocabulary) and who not in with_role(vocabulary, "of_place")


def _is_away(words: list[str], vocabulary: Vocabulary) -> bool:
    """Is it "a mile from", where something is, and not where it comes from?"""
    at = len(words) - words[::-1].index("from") - 1
    return at > 0 and words[at - 1] in with_role(vocabulary, "away")


def _lies_over(words: list[str], word: str, nouns: Mapping[str, str]) -> bool:
    """Is it "in the hills above the town", where something is, and not a measure?"""
    before = words[: len(words) - words[::-1].index(word) - 1]
    return bool(before) and word in ("above", "below") and nouns.get(before[-1]) == "feature"


def _lies_by(words: list[str], word: str, nouns: Mapping[str, str]) -> bool:
    """Is it "by the river", where something is, and not who did something?"""
    after = words[len(words) - words[::-1].index(word) :]
    return len(after) > 1 and after[0] == "the" and nouns.get(after[1]) == "feature"


def is_direction(before: str, vocabulary: Vocabulary) -> bool:
    """Is the last word before a name a direction: "northern"?"""
    return locatives(vocabulary).get(before.rpartition(" ")[2].lower()) == "direction"
