"""Finds the names of places in plain text: no model, one look at each capitalised word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from crosscheck.gazetteer.places import (
    ENGLISH,
    aliases,
    areas,
    demonyms,
    first_pairs,
    first_words,
    fold,
    is_name,
    lookup,
)
from crosscheck.vocabulary import Vocabulary

# A word, with what may be inside a name: "King's", "al-Balah", "St.", "U.S.", "U.S.-Mexico".
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}+(?:-[^\W\d_]++)?|[^\W\d_]++(?:['’-][^\W\d_]++)*+\.?")
# Splits a text into what is between its words and the words, in turn.
_PIECES = re.compile(f"({_WORD.pattern})")
LONGEST = 5
_INITIALS = 4  # capitals at most that are rather initials than a name
_REMEMBERED = 100_000
# "US$14", "60 US cents": whose money it is, not where.
_DOLLAR = re.compile(r"\$| (?:dollars?|cents?)\b")
_LONGEST_NAME = 12  # words on one side; what goes on capitalised beyond is no name
_PREPOSITIONS = ("where", "of", "goal", "origin")
# Thousands of people from which a town is known well enough to be named without a preposition.
LARGE_TOWN = 150
_ARTICLE_START = re.compile(r"(?:al|el|l|d)[-'’][A-Z]")
_ENDINGS = ".'’s"  # of a word that may have a full stop or a possessive
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_NO_NAME = re.compile(r"[^\w\s.'’-]")
# What of a name is known, and how sure that is.
Forms = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A place's name in a text: `text[start:end] == name`. `demonym`: it is a word such as
    "Spanish".

    `before` and `after` are the words of a longer capitalised name that it is part of ("Baltimore"
    in "Baltimore Police Department"), "" where it stands alone.
    """

    start: int
    end: int
    name: str
    demonym: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A word that a name may begin with: whether it is one `alone`, and `folded`, "" where that is
    not one word."""

    alone: bool
    folded: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """A vocabulary's words for places, in the form that each word of a text is looked up in.

    `bodies` are words that make a longer name a body, a building or a part of a place;
    `local` are words for a body of one town or county, "Police";
    `land` are nouns such as "river" before a name, `flows` what rivers do;
    `lookalikes` are names that are ordinary words or people's names first; True: never a place;
    `pairs` are the first two words, folded, of all names; `openings` and `forms` remember what was
    found out of words and names.
    """

    vocabulary: Vocabulary
    exact: frozenset[str]
    demonyms: frozenset[str]
    starts: frozenset[str]
    lookalikes: Mapping[str, bool]
    prepositions: frozenset[str]
    boundaries: frozenset[str]
    bodies: frozenset[str]
    local: frozenset[str]
    land: frozenset[str]
    flows: frozenset[str]
    small_ends: frozenset[str]
    pairs: frozenset[str]
    openings: dict[str, _Opening | None]
    forms: dict[str, Forms]


@lru_cache(maxsize=8)
def _lexicon(vocabulary: Vocabulary) -> _Lexicon:
    exact = frozenset((*areas(vocabulary), *aliases(vocabulary)))
    names = exact | frozenset(demonyms(vocabulary))
    bodies = [r for r in vocabulary.rows("locatives") if r["role"] in ("organisation", "direction")]
    bodies += [r for r in vocabulary.rows("place_nouns") if r["role"] != "pointer"]
    land = [r for r in vocabulary.rows("place_nouns") if r["role"] == "feature"]
    before = (r for r in vocabulary.rows("locatives") if r["role"] in _PREPOSITIONS)
    return _Lexicon(
        vocabulary,
        exact,
        frozenset(demonyms(vocabulary)),
        frozenset(first[0] for name in names if (first := _WORD.match(name))),
        {
            word: bool(row.get("never"))
            for row in vocabulary.rows("place_lookalikes")
            for word in row["words"]
            if not row.get("famous")
        },
        frozenset(word for row in before for word in row["words"]),
        frozenset(w for row in vocabulary.rows("name_boundaries") for w in row["words"]),
        frozenset(word for row in bodies for word in row["words"]),
        frozenset(
            w for r in vocabulary.rows("locatives") if r["role"] == "local_body" for w in r["words"]
        ),
        frozenset(word for row in land for word in row.get("front", ())),
        frozenset(word for row in land for word in row.get("flows", ())),
        frozenset(last for name in names if not (last := name.split()[-1])[0].isupper()),
        first_pairs() | {" ".join(fold(name).split(" ", 2)[:2]) for name in names},
        {},
        {},
    )


def _opening(word: str, lexicon: _Lexicon) -> _Opening | None:
    """What is known of a word that a name may begin with; most words are told apart here, once for
    all texts."""
    opening = None
    if _begins(word, lexicon):
        folded = fold(word)
        opening = _Opening(bool(_forms(word, lexicon)), "" if " " in folded else folded)
    if len(lexicon.openings) < _REMEMBERED:
        lexicon.openings[word] = opening
    return opening


def _begins(word: str, lexicon: _Lexicon) -> bool:
    bare = _POSSESSIVE.sub("", word.rstrip(".")) if word[-1] in _ENDINGS else word
    starts = lexicon.starts
    if word.islower():  # as most words are
        return word in starts or bare in starts
    if word in starts or bare in starts or _plain(bare) in starts:
        return True
    if not word[0].isupper() and not _ARTICLE_START.match(word):
        return False
    return not {fold(w).split(" ")[0] for w in (word, bare)}.isdisjoint(first_words())


def find(text: str, vocabulary: Vocabulary = ENGLISH) -> list[Span]:
    """The places named in a text, in order, the longest name at each spot.

    A name that is an ordinary word too ("Reading", "Nice") counts only after a word such as "in".
    """
    lexicon = _lexicon(vocabulary)
    known = lexicon.openings
    pieces = _PIECES.split(text)
    first = [
        (nth, most)
        for nth, word in enumerate(pieces[1::2])
        if (opening := known[word] if word in known else _opening(word, lexicon))
        and (most := _most(opening, pieces, 2 * nth + 1, lexicon))
    ]
    if not first:
        return []
    ends = list(accumulate(map(len, pieces)))
    words = list(zip(ends[::2], ends[1::2], pieces[1::2], strict=False))
    found = []
    behind = 0  # the last name found
    for i, most in first:
        if i < behind:
            continue
        size, demonym = _longest(text, words, (i, most), lexicon)
        if size:
            behind = i + size
            span = _span(text, words, (i, size), demonym, lexicon)
            other = _is_person(span, lexicon) or _is_firm(text, span, vocabulary)
            if (demonym or not other) and not _DOLLAR.match(text, span.end):
                found.append(span)
    return found


def _most(opening: _Opening, pieces: list[str], at: int, lexicon: _Lexicon) -> int:
    """Of how many words, at most, a name may be that opens so with this piece of the text; 0:
    none."""
    if len(pieces) > at + 2 and _goes_on(opening, pieces[at + 1], pieces[at + 2], lexicon):
        return LONGEST
    return 1 if opening.alone else 0


def _goes_on(opening: _Opening, gap: str, word: str, lexicon: _Lexicon) -> bool:
    """May a name that opens so go on with the next word: do the two begin any? True too where
    they need not be, folded, its first two words."""
    if gap != " ":
        return "\n" not in gap and _NO_NAME.search(gap) is None
    if not opening.folded:
        return True
    for second in _seconds(word):
        if not second or f"{opening.folded} {second}" in lexicon.pairs:
            return True
    return False


@lru_cache(maxsize=16384)
def _seconds(word: str) -> tuple[str, ...]:
    """The first words, folded, of the forms in which a word may be the second of a name."""
    forms = (word, _POSSESSIVE.sub("", word)) if word[-1] in _ENDINGS else (word,)
    return tuple(dict.fromkeys(fold(form).partition(" ")[0] for form in forms))


def _is_firm(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Does "&" join the name to another: "Midland & Lakes"? Countries are joined so as well."""
    joined = text.endswith("& ", 0, span.start) or text.startswith(" & ", span.end)
    return joined and all(p.kind != "country" for p in lookup(span.name, vocabulary)[:1])


Words = list[tuple[int, int, str]]


def _longest(
    text: str, words: Words, first: tuple[int, int], lexicon: _Lexicon
) -> tuple[int, bool]:
    """How many words from the first on are a name, and is it a demonym; (0, False) where none is.

    `first` has the word's place in the text and how many words a name may have there.
    """
    i, most = first
    for size in range(min(most, len(words) - i), 0, -1):
        _, end, last = words[i + size - 1]
        if size > 1 and last[0].islower() and _ends_small(last, lexicon):
            continue
        name = text[words[i][0] : end]
        if size > 1 and ("\n" in name or _NO_NAME.search(name)):
            continue
        for form, sort in _forms(name, lexicon):
            if sort != "listed" or not _misleading(form, words, i, lexicon):
                return size, sort == "demonym"
    return 0, False


def _forms(name: str, lexicon: _Lexicon) -> Forms:
    """The name as it stands, without a full stop and without a possessive: those that are known,
    each as "exact", "demonym" or "listed"; none after a sure one."""
    known = lexicon.forms.get(name)
    if known is None:
        known = tuple(_known_forms(name, lexicon))
        if len(lexicon.forms) < _REMEMBERED:
            lexicon.forms[name] = known
    return known


def _known_forms(name: str, lexicon: _Lexicon) -> Iterator[tuple[str, str]]:
    for form in dict.fromkeys((name, name.rstrip("."), _POSSESSIVE.sub("", name))):
        if form in lexicon.exact:
            yield form, "exact"
            return
        if _plain(form) in lexicon.demonyms:
            yield form, "demonym"
            return
        if not form.endswith(".") and _listed_name(form):
            yield form, "listed"


def _plain(word: str) -> str:
    """The word as it is written elsewhere, where all of it is in capitals, as in headings."""
    return word.title() if word.isupper() and len(word) > _INITIALS else word


def _ends_small(last: str, lexicon: _Lexicon) -> bool:
    """Is it, without a capital, no word that a name of several words ends with?"""
    if last in lexicon.small_ends:
        return False
    if last[-1] not in _ENDINGS:
        return True
    return not {last.rstrip("."), _POSSESSIVE.sub("", last)} & lexicon.small_ends


def _listed_name(name: str) -> bool:
    if not name or not name.rpartition(" ")[2][:1].isupper():
        return False
    if name.isupper() and len(name) <= _INITIALS:
        return False
    return len(name) > 2 and is_name(fold(name))


def _misleading(name: str, words: Words, i: int, lexicon: _Lexicon) -> bool:
    """Is it more likely a word or a person's name? Small towns of one word need a word such as
    "in"."""
    never = lexicon.lookalikes.get(name.title() if name.isupper() else name)
    if never:
        return True
    if i and words[i - 1][2] in ("the", "The") and is_small_town(name, lexicon.vocabulary):
        return True
    if i and _is_river(name, words, i, lexicon):
        return True
    if never is None and _weighty(name, lexicon.vocabulary):
        return False
    if _has_body(name, words, i, lexicon):
        return False
    return i == 0 or words[i - 1][2].lower() not in lexicon.prepositions


def _has_body(name: str, words: Words, i: int, lexicon: _Lexicon) -> bool:
    """ "Kent Police": a large place with a surname's or a word's name, by a body of its own."""
    after = i + name.count(" ") + 1
    return (
        after < len(words)
        and words[after][2] in lexicon.local
        and _weighty(name, lexicon.vocabulary)
        and not (i and words[i - 1][2][0].isupper())
    )


def _is_river(name: str, words: Words, i: int, lexicon: _Lexicon) -> bool:
    """Is it the river that a district has its name from: "the Tarn rose", "the river Tarn"?"""
    places = lookup(name, lexicon.vocabulary)
    if " " in name or not places or places[0].kind not in ("district", "town", "division"):
        return False
    if words[i - 1][2] in lexicon.land:
        return True
    after = words[i + 1][2] if i + 1 < len(words) else ""
    return words[i - 1][2] in ("the", "The") and after in lexicon.flows


@lru_cache(maxsize=16384)
def is_small_town(name: str, vocabulary: Vocabulary) -> bool:
    """Is it first of all a town, not large? Towns take no article: "the Terra Nova" is none."""
    places = lookup(name, vocabulary)
    return bool(places) and places[0].kind == "town" and places[0].people < LARGE_TOWN


@lru_cache(maxsize=16384)
def _weighty(name: str, vocabulary: Vocabulary) -> bool:
    return any(
        place.kind in ("country", "division", "region", "area")
        or (place.kind == "district" and " " in name)
        or place.people >= LARGE_TOWN
        for place in lookup(name, vocabulary)
    )


def _is_person(span: Span, lexicon: _Lexicon) -> bool:
    """Is a small town's name part of a longer one that no word makes a body or a building?"""
    around = f"{span.before} {span.after}".split()
    if not around or _weighty(span.name, lexicon.vocabulary):
        return False
    return not any(word in lexicon.bodies or word.lower() in lexicon.bodies for word in around)


def _span(
    text: str, words: Words, found: tuple[int, int], demonym: bool, lexicon: _Lexicon
) -> Span:
    i, size = found
    start, end = words[i][0], words[i + size - 1][1]
    name = _POSSESSIVE.sub("", text[start:end])
    if name.endswith(".") and name not in lexicon.exact:
        name = name[:-1]
    return Span(
        start,
        start + len(name),
        name,
        demonym,
        " ".join(reversed(list(_neighbours(text, words, i, -1, lexicon)))),
        " ".join(_neighbours(text, words, i + size - 1, 1, lexicon))
        if name == text[start:end]
        else "",
    )


def _neighbours(text: str, words: Words, i: int, step: int, lexicon: _Lexicon) -> Iterator[str]:
    """Capitalised words that touch word `i` on one side, nearest first."""
    for _ in range(_LONGEST_NAME):
        if not 0 <= i + step < len(words):
            return
        here, there = words[i], words[i + step]
        gap = text[here[1] : there[0]] if step > 0 else text[there[1] : here[0]]
        if gap not in (" ", "-") or there[2].islower():
            return
        if there[2] in lexicon.boundaries or (step < 0 and there[2].endswith(("'s", "’s"))):
            return
        yield there[2].rstrip(".") if step > 0 else there[2]
        i += step
