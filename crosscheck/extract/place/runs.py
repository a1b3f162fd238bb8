"""What a run of capitalised words says by its own letters: read once, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.place.words import (
    RUN,
    WORDS,
    front_nouns,
    front_role,
    not_places,
    nouns_of,
    people_nouns,
    with_role,
)
from crosscheck.gazetteer import lookup
from crosscheck.vocabulary import Vocabulary

# A participle that opens a sentence, before a name.
_DOING = re.compile(r"([A-Z][a-z]{2,14}ing) (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Name:
    """The name in a run of capitalised words, `start` characters behind where the run begins.

    `is_none` where its words are none of a name; `noun` is the role of the noun in it that makes
    it a place ("feature"), "" for none; `is_body` where it is an office or a body; `is_numbered`
    where a number ends it: "Pier 4".
    """

    start: int
    text: str
    words: tuple[str, ...]
    is_none: bool
    noun: str
    is_body: bool
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class _Lists:
    """The words that tell what a name is."""

    never: frozenset[str]
    links: frozenset[str]
    nouns: Mapping[str, str]
    fronts: Mapping[str, str]
    outlets: frozenset[str]
    people: frozenset[str]
    centres: frozenset[str]
    tasks: frozenset[str]
    watching: frozenset[str]
    wide: frozenset[str]
    titled: frozenset[str]
    before_titled: frozenset[str]
    money: frozenset[str]


@lru_cache(maxsize=8)
def _lists(vocabulary: Vocabulary) -> _Lists:
    return _Lists(
        not_places(vocabulary)[0],
        with_role(vocabulary, "name_link"),
        nouns_of(vocabulary),
        front_nouns(vocabulary),
        with_role(vocabulary, "local_outlet"),
        people_nouns(vocabulary),
        with_role(vocabulary, "centre"),
        with_role(vocabulary, "centre_task"),
        with_role(vocabulary, "watching"),
        with_role(vocabulary, "wide"),
        with_role(vocabulary, "titled"),
        with_role(vocabulary, "before_titled"),
        frozenset(
            s for row in vocabulary.rows("currencies") for s in row.get("signs", ()) if s.isalpha()
        ),
    )


@lru_cache(maxsize=1024)
def runs_of(text: str, vocabulary: Vocabulary) -> tuple[tuple[int, Name], ...]:
    """Where in a sentence each run of capitalised words begins, and the name in it; an article's
    sentences are asked for more than once."""
    found = ((m.start(), m[0]) for m in RUN.finditer(text))
    return tuple((at, read_run(run, vocabulary, opens=not at)) for at, run in found)


@lru_cache(maxsize=16384)
def read_run(run: str, vocabulary: Vocabulary, opens: bool = False) -> Name:
    """The name without the words that merely begin the sentence, articles and the possessive;
    `opens` where a sentence begins with the run."""
    lists, start = _lists(vocabulary), 0
    while (first := WORDS.match(run, start)) and first[0] in lists.never and first.end() < len(run):
        start = first.end() + 1
    while (small := WORDS.match(run, start)) and small[0] in lists.links:
        start = small.end() + 1
    if opens and not start and (doing := _DOING.match(run)) and not lookup(doing[1]):
        start = doing.end()  # "Visiting Ostrelle hospital"
    text = run[start:].removesuffix("'s").removesuffix("’s").rstrip(".'’-")
    return _name(start, text, lists)


@lru_cache(maxsize=4096)
def read_name(text: str, vocabulary: Vocabulary) -> Name:
    """A name that is all of its run."""
    return _name(0, text, _lists(vocabulary))


def _name(start: int, text: str, lists: _Lists) -> Name:
    words = tuple(text.split())
    numbered = len(words) > 1 and words[-1].isdigit()
    if not words or text in lists.never or all(w.rstrip(".") in lists.never for w in words):
        return Name(start, text, words, True, "", False, numbered)
    if _is_titled(words, lists) or (words[0] in lists.money and len(words) == 1 + numbered):
        return Name(start, text, words, True, "", False, numbered)
    body = _is_office(words, lists) or _is_body(words, lists)
    return Name(start, text, words, False, _own_noun(words, numbered, lists), body, numbered)


def _own_noun(words: tuple[str, ...], numbered: bool, lists: _Lists) -> str:
    """The role of the noun that makes a name a place: of its last word, "Ostrelle Park", or of its
    first, "Lake Ostrelle"."""
    own = lists.nouns.get(words[-2 if numbered else -1].lower().rpartition("-")[2], "")
    local = words[-1] in lists.outlets
    if own in ("feature", "facility") or (own == "division" and (local or numbered)):
        return own
    return front_role(words, lists.fronts) if len(words) > 1 else ""


def _is_office(words: tuple[str, ...], lists: _Lists) -> bool:
    """ "Director of the Ostrelle Research Centre"."""
    return len(words) > 2 and words[1] == "of" and words[0].lower() in lists.people


def _is_titled(words: tuple[str, ...], lists: _Lists) -> bool:
    """ "Typhoon Ostrelle", "Operation Blue Gate": no place, whatever precedes; "Storm Bay" is."""
    if len(words) == 2 and lists.nouns.get(words[1].lower()) == "feature":
        return False
    at = 1 if words[0].lower() in lists.before_titled else 0
    return len(words) > at + 1 and words[at].lower() in lists.titled


def _is_body(words: tuple[str, ...], lists: _Lists) -> bool:
    """ "Ostrelle Policy Research Centre", "Regional Oil Observatory": who works there, not where
    something is."""
    if words[-1].lower() in lists.watching and words[0].lower() in lists.wide:
        return True
    return words[-1].lower() in lists.centres and not lists.tasks.isdisjoint(
        word.lower() for word in words
    )
