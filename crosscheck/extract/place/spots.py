"""Finds the words of a sentence that name or point to a place, and the part that they play."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from crosscheck.gazetteer import Span, demonyms, find, lookup, relation
from crosscheck.vocabulary import Vocabulary

Role = Literal[
    "where",
    "goal",
    "base",
    "agent",
    "of",
    "origin",
    "adjective",
    "possessive",
    "bare",
    "organisation",
    "pointer",
]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name or point to a place; offsets are into the article's text.

    `name` is the place in the text's words (of a demonym, the place it points to), `within` what the
    text says holds it. `kind` is "known" (in the gazetteer), "feature", "facility", "name" (a proper
    name after "in") or, of a pointer ("the city"), the kind of place that is meant. `place` is the
    answer, once resolved.
    """

    start: int
    end: int
    name: str
    role: Role
    kind: str = "known"
    within: str = ""
    place: str | None = None
    demonym: bool = False


@lru_cache(maxsize=8)
def _nouns(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Feature, facility and division nouns, singular as in the table, and their role."""
    rows = [row for row in vocabulary.rows("place_nouns") if row["role"] != "pointer"]
    return {word: row["role"] for row in rows for word in row["words"]}


@lru_cache(maxsize=8)
def _fronts(vocabulary: Vocabulary) -> frozenset[str]:
    """Nouns that stand before the name: "Lake Geneva", "Pier 4"."""
    return frozenset(w for row in vocabulary.rows("place_nouns") for w in row.get("front", ()))


@lru_cache(maxsize=8)
def _pointers(vocabulary: Vocabulary) -> tuple[Mapping[str, str], frozenset[str], int]:
    """Pointers such as "the city" and their kinds, their first words, and the most words of one."""
    rows = [row for row in vocabulary.rows("place_nouns") if row["role"] == "pointer"]
    nouns = _nouns(vocabulary)
    kinds = {f"the {noun}": "facility" for noun in nouns if nouns[noun] == "facility"}
    kinds |= {word: row["kind"] for row in rows for word in row["words"]}
    starts = frozenset(phrase.split()[0] for phrase in kinds)
    return kinds, starts, max(phrase.count(" ") + 1 for phrase in kinds)


# "there are" says that something is, not where; "the town of X" names the place itself.
_NO_POINTER = re.compile(
    r"[\w-]| of\b| [A-Z]|(?<=there) (?:is|are|was|were|has|have|had|will|would|may|might|can|could|must)\b",
)


def _pointing(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Words that point to a place named elsewhere: "the city", "there", "nationally"."""
    kinds, starts, longest = _pointers(vocabulary)
    words = [(m.start(), m.end()) for m in _WORDS.finditer(text)]
    found: list[Spot] = []
    for i, (start, end) in enumerate(words):
        if text[start:end].lower() not in starts or (found and start < found[-1].end):
            continue
        for last in range(min(i + longest, len(words)) - 1, i - 1, -1):
            phrase = text[start : words[last][1]]
            kind = kinds.get(phrase.lower())
            if kind is not None and not _NO_POINTER.match(text, words[last][1]):
                found.append(Spot(start, words[last][1], phrase, "pointer", kind))
                break
    return found


@lru_cache(maxsize=8)
def _locatives(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Prepositions and the words around a place's name, each with its role."""
    return {word: row["role"] for row in vocabulary.rows("locatives") for word in row["words"]}


@lru_cache(maxsize=8)
def _not_places(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    rows = vocabulary.rows("not_places")
    boundaries = {w for row in vocabulary.rows("name_boundaries") for w in row["words"]}
    names = {w for row in rows for w in row["words"]} | boundaries
    return frozenset(names), frozenset(w for row in rows for w in row.get("governors", ()))


_RUN = re.compile(
    r"[A-ZÀ-Þ][\w'’-]*\.?(?:[ -](?:(?:of|de|la|le|del|du|the|upon|sur|y) ){0,2}[A-ZÀ-Þ][\w'’-]*)*"
    r"(?: \d{1,3}(?![\d,.%]))?"
)
_WORDS = re.compile(r"[\w'’-]+")
_BEFORE = re.compile(r"([\w'’-]+) $")
_CLAUSE_END = re.compile(r"[,;:.()\"“”—–]")
_NEXT = re.compile(r" ([a-zà-ÿ-]+)(?: ([a-z]+))?")


def find_spots(text: str, offset: int, vocabulary: Vocabulary) -> list[Spot]:
    """The spots of one sentence, in order, with neighbours that belong together joined."""
    bodies = _bodies(text, vocabulary)
    spans = [
        span
        for span in find(text, vocabulary)
        if not any(b.start <= span.start and span.end <= b.end for b in bodies)
    ]
    spots = bodies + [_known(text, span, vocabulary) for span in spans]
    taken = [(s.start, s.end) for s in spots]
    for match in _RUN.finditer(text):
        spot = _named(text, match, vocabulary)
        if spot is None:
            continue
        inside = [s for s in spots if s.start < spot.end and spot.start < s.end]
        if spot.kind == "name" and any(s.role != "organisation" for s in inside):
            continue
        if any(s.start <= spot.start and spot.end <= s.end for s in inside):
            continue
        spots = [s for s in spots if s not in inside]
        spots.append(spot)
        taken.append((spot.start, spot.end))
    for spot in _pointing(text, vocabulary):
        free = not any(start < spot.end and spot.start < end for start, end in taken)
        stands = _preposition(text, spot.start, vocabulary) != "base"
        if free and stands and not _compares(text, spot.start, vocabulary):
            spots.append(spot)
    joined = _join(text, sorted(spots, key=lambda s: s.start), vocabulary)
    return [replace(s, start=s.start + offset, end=s.end + offset) for s in joined]


@lru_cache(maxsize=8)
def _body_words(vocabulary: Vocabulary) -> tuple[re.Pattern[str], Mapping[str, str]]:
    bodies = {w: row["place"] for row in vocabulary.rows("national_bodies") for w in row["words"]}
    longest = sorted(bodies, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), bodies


def _bodies(text: str, vocabulary: Vocabulary) -> list[Spot]:
    """Bodies of one country, as organisations that lie there."""
    pattern, bodies = _body_words(vocabulary)
    found = pattern.finditer(text)
    return [Spot(m.start(), m.end(), bodies[m[0]], "organisation") for m in found]


def _known(text: str, span: Span, vocabulary: Vocabulary) -> Spot:
    """A gazetteer name as a spot: with the division's noun, a direction, and its role."""
    start, end, name = span.start, span.end, span.name
    if span.demonym:
        name = demonyms(vocabulary).get(name, name)
        role: Role = "organisation" if span.after else "adjective"
        return Spot(start, end, name, role, demonym=True)
    after = span.after.split()[:1]
    follows = _NEXT.match(text, end)
    noun = (after[0] if after else follows[1] if follows else "").lower()
    if _nouns(vocabulary).get(noun) == "division" and noun not in ("area", "community"):
        end += 1 + len(noun)
        name, after = text[start:end], []
    elif after or span.before.split()[-1:] and not _is_direction(span.before, vocabulary):
        return Spot(start, end, name, "organisation")
    elif (whose := _OF_NAME.search(text[:start])) and not _opens(whose, vocabulary):
        return Spot(start, end, name, "organisation")
    direction = _BEFORE.search(text, 0, start)
    if direction and _locatives(vocabulary).get(direction[1].lower()) == "direction":
        start = direction.start(1)
        name = text[start:end]
    return Spot(start, end, name, _role(text, start, end, vocabulary))


_WHOSE_NAME = re.compile(r"['’]s? [A-Z]")
# "India's Jharkhand", "the Indian state of Jharkhand": the first holds the second.
_OWNER = re.compile(r"['’]s | (?:[a-z-]+ ){0,3}of ")
_OF_NAME = re.compile(
    r"(?<![\w.])(?!City|State|Province|Port|Gulf|Isle|Republic|Bay|Strait|Town|County)[A-Z]\w+ (?:of|for|de|do|da|di|du) (?:the |la )?$"
)


def _opens(whose: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Does the word merely begin the sentence, as "Parts" in "Parts of Spain"?"""
    first, preposition = whose[0].split()[:2]
    plain = _locatives(vocabulary).get(first) != "organisation"
    return whose.start() == 0 and preposition in ("of", "for") and plain


def _is_direction(before: str, vocabulary: Vocabulary) -> bool:
    return _locatives(vocabulary).get(before.split()[-1].lower()) == "direction"


def _role(text: str, start: int, end: int, vocabulary: Vocabulary) -> Role:
    """The part that a place plays, from the words before and after it."""
    if text.startswith(("-based", "-born", "-bound"), end):
        return "organisation"
    if text.startswith(("'s", "’s"), end) or text[end - 1 : end + 1] in ("s'", "s’"):
        if _preposition(text, start, vocabulary) != "where":
            return "organisation" if _WHOSE_NAME.match(text, end) else "possessive"
    role = _preposition(text, start, vocabulary)
    if role in ("where", "of") and _compares(text, start, vocabulary):
        return "base"
    if role:
        return role
    follows = _NEXT.match(text, end)
    return "adjective" if follows and text[start].isupper() and not _verbal(follows[1]) else "bare"


_VERBAL = re.compile(
    r".*(?:ed|s)$|was|were|is|are|has|had|have|will|would|and|or|but|to|in|on|at|for|by|from|with|of|"
    r"that|which|who|when|while|as|than|because|after|before|since|over|under|about|so|if|fell|rose|"
    r"saw|lost|won|made|took|sent|gave|led|met|set|put|went|came|can|could|should|may|might"
)


def _verbal(word: str) -> bool:
    return _VERBAL.fullmatch(word) is not None


@lru_cache(maxsize=8)
def _superlatives(vocabulary: Vocabulary) -> re.Pattern[str]:
    rows = [row for row in vocabulary.rows("period_words") if row["role"] == "superlative"]
    words = "|".join(sorted(w for row in rows for w in row["words"] if w not in ("first", "only")))
    return re.compile(
        rf"\b(?<!at )(?:{words})\b[^,.;:]{{0,40}}\b(?:in|of|across|on) (?:the |[a-z]+ )?$"
    )


def _compares(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Is the place what a superlative looks at: "the smallest margin in the state"?"""
    return _superlatives(vocabulary).search(text[max(0, start - 80) : start]) is not None


def _preposition(text: str, start: int, vocabulary: Vocabulary) -> Role | None:
    """The role of the outermost preposition before a name: "in the suburbs south of X" is "where"."""
    roles, nouns = _locatives(vocabulary), _nouns(vocabulary)
    found: str | None = None
    before = _CLAUSE_END.split(text[max(0, start - 60) : start])[-1]
    for word in reversed(_WORDS.findall(before.lower())):
        role = roles.get(word, "")
        if found == "where" and role == "speaking":
            return "agent"
        if role in ("base", "agent"):
            return role  # type: ignore[return-value]
        if role in ("where", "origin", "goal", "of"):
            found = role
        elif role not in ("filler", "direction") and word not in nouns:
            break
    return found  # type: ignore[return-value]


def _named(text: str, match: re.Match[str], vocabulary: Vocabulary) -> Spot | None:
    """A proper name that the gazetteer does not know: a feature, a facility, a name after "in"."""
    never, governors = _not_places(vocabulary)
    start, end = match.start(), match.end()
    while (first := _WORDS.match(text, start)) and first[0] in never and first.end() < end:
        start = first.end() + 1
    name = text[start:end].removesuffix("'s").removesuffix("’s").rstrip(".'’-")
    end = start + len(name)
    words = name.split()
    if not name or name in never or words[-1].rstrip(".") in never:
        return None
    nouns = _nouns(vocabulary)
    follows = _NEXT.match(text, end)
    noun = nouns.get(words[-1].lower()) or (
        len(words) > 1 and words[-1].isdigit() and nouns.get(words[-2].lower())
    )
    if (
        noun not in ("feature", "facility")
        and len(words) > 1
        and words[0].lower() in _fronts(vocabulary)
    ):
        noun = nouns[words[0].lower()]
    if noun not in ("feature", "facility"):
        noun = nouns.get(follows[1]) if follows else None
        if noun in ("feature", "facility", "division") and follows:
            end = follows.end(1)
            name = text[start:end]
            words = name.split()
    role = _role(text, start, end, vocabulary)
    if noun in ("facility", "division") and all(
        w in demonyms(vocabulary) or w in ("West", "East", "North", "South") for w in words[:-1]
    ):
        return None
    if noun in ("feature", "facility", "division") and len(words) > 1:
        if noun == "feature" or role in ("where", "of", "origin"):
            return Spot(start, end, name, role, str(noun))
        return None
    preposition = _BEFORE.search(text, 0, start)
    if preposition is None or preposition[1].lower() not in (
        "in",
        "near",
        "off",
        "outside",
        "of",
        "at",
    ):
        return None
    return _after_in(Spot(start, end, name, role, "name"), text, (never, governors), vocabulary)


def _after_in(
    spot: Spot, text: str, lists: tuple[frozenset[str], frozenset[str]], vocabulary: Vocabulary
) -> Spot | None:
    """An unknown name after "in": a place, unless it is an organisation or what precedes forbids it."""
    never, governors = lists
    words = spot.name.split()
    before = _WORDS.findall(text[max(0, spot.start - 60) : spot.start])
    preposition, governor = (before[-1].lower(), before[-2].lower() if len(before) > 1 else "")
    if preposition == "at" and text[spot.end : spot.end + 1] not in (",", ".", ";"):
        return None
    if preposition == "of" and not re.search(
        r"\b(?:town|city|village|hamlet|suburb|island|port|people|residents|villagers|inhabitants|seat|constituency|district|parish|community) of $",
        text[: spot.start],
    ):
        return None
    organisation = any(_locatives(vocabulary).get(w) == "organisation" for w in words)
    if organisation or governor in governors or any(w in never for w in words):
        return None
    if (
        spot.name.isupper()
        or any(c.isdigit() for c in spot.name)
        or re.search(r"[a-z][A-Z]", spot.name)
    ):
        return None
    return spot


def _join(text: str, spots: list[Spot], vocabulary: Vocabulary) -> list[Spot]:
    """Joins a place with what holds it ("Limay in Bataan province") and several places in a row."""
    joined: list[Spot] = []
    for spot in spots:
        last = joined[-1] if joined else None
        gap = text[last.end : spot.start] if last else ""
        if (
            last is None
            or "organisation" in (last.role, spot.role)
            or "pointer" in (last.role, spot.role)
        ):
            joined.append(spot)
        elif gap in (", ", " in ", ", in ", " in the ", " (", " on the ", " on ") and _holds(
            spot, last, vocabulary
        ):
            joined[-1] = replace(last, end=spot.end, within=_name(spot))
        elif _OWNER.fullmatch(gap) and _holds(last, spot, vocabulary):
            joined[-1] = replace(spot, start=last.start, within=last.name)
        elif (
            gap in (", ", " and ", ", and ")
            and last.role in ("where", "of")
            and _alike(last, spot, vocabulary)
        ):
            names = last.name.replace(" and ", ", ") if last.kind == "several" else last.name
            separator = " and " if "and" in gap else ", "
            joined[-1] = replace(
                last,
                end=spot.end,
                name=f"{names}{separator}{spot.name}",
                kind="several" if "and" in gap or last.kind == "several" else last.kind,
            )
        else:
            joined.append(spot)
    return joined


def _name(spot: Spot) -> str:
    return f"{spot.name}, {spot.within}" if spot.within else spot.name


def _holds(outer: Spot, inner: Spot, vocabulary: Vocabulary) -> bool:
    if inner.kind != "known":
        return outer.kind == "known"
    return outer.kind == "known" and any(
        relation(f"{inner.name}, {outer.name}", outer.name, vocabulary) == "inside"
        for _ in lookup(inner.name, vocabulary)[:1]
    )


def _alike(a: Spot, b: Spot, vocabulary: Vocabulary) -> bool:
    """May two names in a row be items of one list?"""
    return b.role == "bare" and (a.kind == b.kind or a.kind == "several")
