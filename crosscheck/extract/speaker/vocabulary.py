"""The word lists of attribution, compiled once for each vocabulary."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.vocabulary import Row, Vocabulary

_TELLING = frozenset({"say", "find", "show"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying: its sort, and what it asks (the columns of speech_verbs.toml)."""

    sort: str
    object: bool
    things: bool
    addressee: bool
    by: str = "at"


@dataclass(frozen=True, slots=True)
class Words:
    """What each word means to attribution; all keys are in lower case.

    `parts` are the rows of attribution_particles.toml, `places` the names and peoples of countries,
    `facilities` nouns such as "mill", `offices` those of places that keep data, `limits` the nouns
    of targets and pledges; `named` those of data that can be named unowned, `asked` those that
    people were asked for, `instruments` those of what measures by itself.
    `before` and `owner` are phrases by their first word;
    `openings` what may lead a sentence, `stops` what no noun phrase goes on over; without one of
    the words `telling`, commas and capitals alone tell no source. `names` are one
    article's: the words that have a capital inside its sentences.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, str]
    generic: frozenset[str]
    trade: frozenset[str]
    offices: frozenset[str]
    data: Mapping[str, str]
    stated: frozenset[str]
    named: frozenset[str]
    asked: frozenset[str]
    instruments: frozenset[str]
    before: Mapping[str, tuple[tuple[str, ...], ...]]
    owner: Mapping[str, tuple[tuple[str, ...], ...]]
    parts: Mapping[str, frozenset[str]]
    places: frozenset[str]
    facilities: frozenset[str]
    limits: frozenset[str]
    boundaries: frozenset[str]
    known: frozenset[str]
    openings: frozenset[str]
    stops: frozenset[str]
    pronouns: Mapping[str, str]
    possessives: Mapping[str, str]
    telling: frozenset[str]
    names: Container[str] = frozenset()


@lru_cache(maxsize=8)
def attribution_words(vocabulary: Vocabulary) -> Words:
    """The tables of attribution as look-ups."""
    phrases = [
        (tuple(row["phrase"].split()), row["sort"]) for row in vocabulary.rows("source_phrases")
    ]
    rows = vocabulary.rows("source_nouns")
    nouns = _with_plurals({noun: row["sort"] for row in rows for noun in row["nouns"]})
    data = {noun: row["sort"] for row in vocabulary.rows("data_sources") for noun in row["nouns"]}
    verbs = {
        form: Verb(
            row["sort"],
            row.get("object", False),
            row.get("things", False),
            row.get("addressee", False),
            row.get("by", "at"),
        )
        for row in vocabulary.rows("speech_verbs")
        for form in row["forms"]
    }
    parts = {
        row["part"]: frozenset(row["words"]) for row in vocabulary.rows("attribution_particles")
    }
    boundaries = frozenset(
        word.lower() for row in vocabulary.rows("name_boundaries") for word in row["words"]
    )
    return Words(
        verbs=verbs,
        nouns=nouns,
        generic=_nouns_that(rows, "generic"),
        trade=_nouns_that(rows, "trade"),
        offices=_nouns_that(rows, "offices"),
        data=data,
        stated=_nouns_that(vocabulary.rows("data_sources"), "stated"),
        named=_nouns_that(vocabulary.rows("data_sources"), "named"),
        asked=_nouns_that(vocabulary.rows("data_sources"), "asked"),
        instruments=_nouns_that(vocabulary.rows("data_sources"), "instrument"),
        before=_by_first(words for words, sort in phrases if sort == "before"),
        owner=_by_first(words for words, sort in phrases if sort == "owner"),
        parts=parts,
        places=_places(vocabulary),
        facilities=_facilities(vocabulary),
        limits=frozenset(
            row["word"] for row in vocabulary.rows("limit_words") if row["part"] == "noun"
        ),
        boundaries=boundaries,
        known=frozenset(nouns) | frozenset(data),
        openings=parts["opener"] | {","},
        stops=(boundaries - parts["determiner"]) | verbs.keys(),
        pronouns={r["pronoun"]: r["sort"] for r in vocabulary.rows("source_pronouns")},
        possessives={r["possessive"]: r["sort"] for r in vocabulary.rows("source_pronouns")},
        telling=frozenset(
            form.partition("-")[0]
            for form in (*(f for f, v in verbs.items() if v.sort in _TELLING), "according")
        ),
    )


def _nouns_that(rows: Iterable[Row], flag: str) -> frozenset[str]:
    """The nouns of the rows that have a mark."""
    return frozenset(noun for row in rows if row.get(flag) for noun in row["nouns"])


def _by_first(phrases: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _with_plurals(nouns: Mapping[str, str]) -> Mapping[str, str]:
    """The nouns and their regular plurals: several bodies or persons are people."""
    plurals = {}
    for noun, sort in nouns.items():
        if sort in {"body", "person"}:
            y = noun[-1:] == "y" and noun[-2:-1] not in "aeiou"
            plurals[f"{noun[:-1]}ies" if y else f"{noun}s"] = "people"
    return {**plurals, **nouns}


def _facilities(vocabulary: Vocabulary) -> frozenset[str]:
    rows = (row for row in vocabulary.rows("place_nouns") if row["role"] == "facility")
    return frozenset(word for row in rows for word in row["words"])


def _places(vocabulary: Vocabulary) -> frozenset[str]:
    demonyms = vocabulary.rows("demonyms")
    names = [row["place"] for row in demonyms]
    names += [word for row in demonyms for word in row["words"]]
    names += [word for row in vocabulary.rows("place_aliases") for word in row["words"]]
    return frozenset(name.lower() for name in names)
