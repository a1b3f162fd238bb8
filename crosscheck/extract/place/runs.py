"""What a run of capitalised words says by its own letters: read once, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.place.words import (
    WORDS,
    front_nouns,
    not_places,
    nouns_of,
    people_nouns,
    with_role,
)
from crosscheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its words: whether it `is_none`, only words that are no name; the role of the
    noun in it that makes it a place ("feature"), "" for none; and whether it `is_body`, an office
    or a body."""

    text: str
    words: tuple[str, ...]
    is_none: bool
    noun: str
    is_body: bool

    @property
    def is_numbered(self) -> bool:
        """Does a number end it: "Pier 4"?"""
        return len(self.words) > 1 and self.words[-1].isdigit()


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words as matched by RUN: the name in it, and where in the run it
    starts."""

    start: int
    name: Name


@lru_cache(maxsize=16384)
def read_run(run: str, vocabulary: Vocabulary) -> Run:
    """The name without the words that merely begin the sentence, articles and the possessive."""
    never, _ = not_places(vocabulary)
    start = 0
    while (first := WORDS.match(run, start)) and first[0] in never and first.end() < len(run):
        start = first.end() + 1
    links = with_role(vocabulary, "name_link")
    while (small := WORDS.match(run, start)) and small[0] in links:
        start = small.end() + 1
    name = run[start:].removesuffix("'s").removesuffix("’s").rstrip(".'’-")
    return Run(start, read_name(name, vocabulary))


@lru_cache(maxsize=16384)
def read_name(text: str, vocabulary: Vocabulary) -> Name:
    """A name, and what its words alone say of it."""
    never, _ = not_places(vocabulary)
    words = tuple(text.split())
    is_none = not words or text in never or all(word.rstrip(".") in never for word in words)
    return Name(
        text,
        words,
        is_none,
        "" if is_none else _own_noun(words, vocabulary),
        not is_none and (is_office(words, vocabulary) or is_body(words, vocabulary)),
    )


def _own_noun(words: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """The role of the noun that makes a name a place: of its last word, "Ostrelle Park", or of its
    first, "Lake Ostrelle"."""
    nouns = nouns_of(vocabulary)
    numbered = len(words) > 1 and words[-1].isdigit()
    own = nouns.get(words[-2 if numbered else -1].lower().rpartition("-")[2], "")
    local = words[-1] in with_role(vocabulary, "local_outlet")
    if own in ("feature", "facility") or (own == "division" and (local or numbered)):
        return own
    if len(words) > 1 and words[0].lower() in front_nouns(vocabulary):
        return nouns[words[0].lower()]
    return ""


def is_office(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "Director of the Ostrelle Research Centre"."""
    return len(words) > 2 and words[1] == "of" and words[0].lower() in people_nouns(vocabulary)


def is_body(words: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """ "Ostrelle Policy Research Centre": who works there, not where something is."""
    return words[-1].lower() in with_role(vocabulary, "centre") and not with_role(
        vocabulary, "centre_task"
    ).isdisjoint(word.lower() for word in words)
