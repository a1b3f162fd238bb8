"""Whether two figures come from the same named source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary

SpeakerRelation = Literal["same", "apart", "unknown"]
DESCRIBING = 2  # words that a description needs to name somebody: "health ministry"
_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")


def relate_speakers(a: str | None, b: str | None, vocabulary: Vocabulary) -> SpeakerRelation:
    """Same where one name is the other's short form or initials; unknown where either is no name.

    Words without a capital are no names, but the same words ("the fire service") are one source
    in one story, unless they are nobody in particular ("officials").
    """
    if a is None or b is None:
        return "unknown"
    if a.casefold() == b.casefold() and a == a.casefold():
        vague = _vague(vocabulary).issuperset(_WORD.findall(a.casefold()))
        return "unknown" if vague else "same"
    ours, theirs = _name(a, vocabulary), _name(b, vocabulary)
    if not ours or not theirs:
        return "same" if _is_described(a, b, vocabulary) else "unknown"
    bare = _without_titles(a, vocabulary), _without_titles(b, vocabulary)
    return "same" if _is_one(ours, theirs) or _is_one(*bare) else "apart"


def _is_one(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    short, long = sorted((ours, theirs), key=len)
    return set(short) <= set(long) or _initials(long, short) or _initials(short, long)


def of_one_source(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    """Whether one named source is given both figures; what a press release says of itself is its
    outlet's own."""
    said = [(claim.attributed_to, claim.source) for claim in (a, b)]
    (ours, outlet), (theirs, other) = said
    if ours and theirs:
        return relate_speakers(ours, theirs, vocabulary) == "same"
    named = (ours, other) if ours else (theirs, outlet)
    return bool(named[0]) and relate_speakers(*named, vocabulary) == "same"


def _is_described(a: str, b: str, vocabulary: Vocabulary) -> bool:
    """Whether a description has only words of the other's name: "health ministry", "the Norland
    Ministry of Health"."""
    few, many = sorted((_telling(a, vocabulary), _telling(b, vocabulary)), key=len)
    return len(few) >= DESCRIBING and few <= many


@lru_cache(maxsize=65_536)
def _telling(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The words of a source, case folded, without the small ones and those of nobody's."""
    folded = (word.casefold() for word in _WORD.findall(text))
    plain = {word.removesuffix("'s").removesuffix("’s") for word in folded}
    return frozenset(plain - _vague(vocabulary))


@lru_cache(maxsize=8)
def _vague(vocabulary: Vocabulary) -> frozenset[str]:
    rows = vocabulary.rows("vague_sources")
    return frozenset(word for row in rows for word in row["words"]) | _links(vocabulary)


@lru_cache(maxsize=8)
def _links(vocabulary: Vocabulary) -> frozenset[str]:
    """The small words inside names: "of", "de"."""
    rows = (row for row in vocabulary.rows("attribution_particles") if row["part"] == "name link")
    return frozenset(word for row in rows for word in row["words"])


@lru_cache(maxsize=65_536)
def _name(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The capitalised words of a name; what it is ("weather agency") is left out."""
    found = _WORD.findall(text.replace(".", "") if text.isupper() else text)
    if not any(word[0].isupper() for word in found):
        return ()
    names = (word for word in found if word[0].isupper())
    links = _links(vocabulary)
    plain = (w.casefold().removesuffix("'s").removesuffix("’s") for w in names)
    return tuple(word for word in plain if word not in links)


@lru_cache(maxsize=65_536)
def _without_titles(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """ "Gov. Stern", "Governor Stern": the name alone; "Governor of Norland", "Surgeon General"
    and "Doctors Union" are no title and name."""
    names, found = _name(text, vocabulary), _WORD.findall(text)
    titles, bodies = _titles(vocabulary)
    last = next((i for i in reversed(range(len(found) - 1)) if found[i].casefold() in titles), -1)
    named = found[last + 1 :]
    if last < 0 or not all(word[0].isupper() for word in named):
        return names
    rest = tuple(word.casefold().removesuffix("'s").removesuffix("’s") for word in named)
    return names if rest[-1] in titles | bodies else rest


@lru_cache(maxsize=8)
def _titles(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    """Words that stand before a person's name and do not tell a man from a woman, and nouns that
    end the name of a body or of an office."""
    parts: dict[str, set[str]] = {}
    for row in vocabulary.rows("attribution_particles"):
        parts.setdefault(row["part"], set()).update(row["words"])
    nouns: dict[str, set[str]] = {}
    for row in vocabulary.rows("source_nouns"):
        nouns.setdefault(row["sort"], set()).update(row["nouns"])
    titles = (parts["honorific"] - parts["he"] - parts["she"]) | nouns["person"]
    others = (nouns[sort] for sort in sorted(nouns) if sort != "person")
    return frozenset(titles), frozenset().union(*others)


def _initials(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in long)
    return len(long) > 1 and any(
        len(word) > 1 and word.replace(".", "") in (letters, f"us{letters}", f"uk{letters}")
        for word in short
    )
