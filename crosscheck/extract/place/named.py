"""Names that are places by what stands around them: towns, features, facilities."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.extract.place.roles import is_direction, preposition_role, role_of
from crosscheck.extract.place.runs import Name, read_name
from crosscheck.extract.place.spot import Role, Spot
from crosscheck.extract.place.words import (
    NEXT,
    WORDS,
    capital_nouns,
    front_nouns,
    front_role,
    is_part_noun,
    locatives,
    lookalikes,
    not_places,
    nouns_of,
    people_nouns,
    with_role,
    word_before,
)
from crosscheck.gazetteer import Span, capital_of, demonyms, lookup
from crosscheck.vocabulary import Vocabulary

# Words of the name of a town where the weather is measured, at most.
_LONGEST_STATION = 2
_OPENING_QUOTES, _CLOSING_QUOTE = ("“", "‘", '"', "'", "«"), re.compile(r"[.,]?[”’\"'»]")
# "Normanton among them, where 180 people work", "Ostrelle, where".
_WHERE = re.compile(r"(?: among (?:them|these))?, where ")
_FROM_THE = re.compile(r"(?<!\w)(\w{1,40}) from (?:the )?$")
# "26,400 Brazilian and 24,100 Argentine fans".
_COUNTED = re.compile(r"\d(?: [a-z]{1,20}){0,2}? ([a-z]{4,20}s)\b")
_AND_ALSO = re.compile(r" (?:and|or) (?:[\d.,]{1,12} )?[A-Z]\w{1,30}(?= [a-z])")
_OF_LAND = re.compile(r"(?<!\w)([a-z]{1,40}) of the $")
_ALSO = re.compile(r" and (?:the )?[A-Z]")
_ZULU = re.compile(r"-[a-z](?=[A-Z])")  # "Hluhluwe-iMfolozi"
_POSSESSIVE = re.compile(r"['’]s ")
# How far before a place the verb of motion may stand, in characters, and what parts the two.
_FAR, _CLAUSE = 60, re.compile(r"[,;:.()\"“”—–]| (?:and|but|which|who|that) ")
_RESIDENTS = re.compile(r" ha[sd] (?:[a-z]+ ){0,3}\d[\d.,]* ([a-z]+)(?: ([a-z]+))?")
_IN_SENTENCE = re.compile(r"[a-z,] $")
# "University of Texas", "Metropolitano de Lisboa": a longer name that ends with the place.
_OF_NAME = re.compile(r"(?<![\w.])[A-Z]\w+ (?:of|for|de|do|da|di|du) (?:the |la )?$")


def read_known(text: str, span: Span, vocabulary: Vocabulary) -> Spot:
    """A gazetteer name as a spot: with the division's noun, a direction, and its role."""
    start, end, name = span.start, span.end, span.name
    if span.demonym:
        name = demonyms(vocabulary).get(name) or demonyms(vocabulary).get(name.title(), name)
        guests = _are_guests(text, span, vocabulary)
        role: Role = "organisation" if span.after or guests else "adjective"
        capital = _capital(text, span, name, vocabulary)
        if capital is not None:
            return capital
        land = NEXT.match(text, end)
        guards = land is not None and land[2] in ("guard", "guards")
        if land and land[1] in with_role(vocabulary, "land_of") and not guards:
            role = preposition_role(text, start, vocabulary) or "bare"
            return Spot(start, land.end(1), name, role)
        people = text[start:end].endswith("s") and text[start : end - 1] in demonyms(vocabulary)
        return Spot(start, end, name, role, demonym=True, people=people)
    after = span.after.split()
    follows, preceding = NEXT.match(text, end), word_before(text, start)
    noun = (after[0] if after else follows[1] if follows else "").lower()
    body = bool(after) and locatives(vocabulary).get(after[0]) == "organisation"
    if is_part_noun(noun, vocabulary) and noun not in ("area", "community") and not body:
        end += 1 + len(noun)
        name, after = text[start:end], []
    elif span.before and not after and _is_name(span.before, vocabulary):
        return Spot(start, end, name, "person")
    elif (
        (after and not _is_event(span, vocabulary))
        or (span.before and not is_direction(span.before, vocabulary))
        or (preceding and _is_of_name(text, preceding, start, vocabulary))
    ):
        return Spot(start, end, name, _body_role(name, after, vocabulary))
    if preceding and locatives(vocabulary).get(preceding[1].lower()) == "direction":
        start = preceding.start(1)
        name = text[start:end]
    role = role_of(text, start, end, vocabulary)
    if role == "adjective" and follows and _is_scholarly(follows[1], span.name, vocabulary):
        role = "organisation"
    return Spot(start, end, name, role)


def _is_scholarly(noun: str, name: str, vocabulary: Vocabulary) -> bool:
    """ "An Oxford study": the university of a town, and not where what it found holds."""
    known = noun in with_role(vocabulary, "scholarly")
    return known and any(p.kind in ("town", "district") for p in lookup(name, vocabulary)[:1])


def _body_role(name: str, after: list[str], vocabulary: Vocabulary) -> Role:
    """A council's, coroner's or police force's figures are of its own town; others' need not be."""
    local = not with_role(vocabulary, "local_body").isdisjoint(after)
    nation = any(p.kind in ("country", "region") for p in lookup(name, vocabulary)[:1])
    return "body" if local and not nation else "organisation"


def _is_event(span: Span, vocabulary: Vocabulary) -> bool:
    """ "the Paris Games", "Cannes Film Festival": what takes place in the town of its name."""
    last = span.after.rpartition(" ")[2]
    return last in with_role(vocabulary, "event_of_town") and not span.demonym


def _are_guests(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """ "Chinese tourists", "a third of them British": who came, and not where they were counted."""
    joined = _AND_ALSO.match(text, span.end)
    follows = NEXT.match(text, joined.end() if joined else span.end)
    who = span.name.endswith("s") or follows is None
    guests = with_role(vocabulary, "guests")
    after = follows is not None and follows[1] in guests
    if follows is None or follows[1] in locatives(vocabulary):  # "The French made 40 visits"
        counted = _COUNTED.findall(text)
        after = after or not guests.isdisjoint(counted)
    return after or (who and text[: span.start].endswith(" of them "))


def is_language(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """ "translated from the French": the language and no place."""
    before = _FROM_THE.search(text, 0, span.start) if span.demonym else None
    return before is not None and before[1].lower() in with_role(vocabulary, "language")


def _capital(text: str, span: Span, country: str, vocabulary: Vocabulary) -> Spot | None:
    """The town that "the Kenyan capital" is; None where the words after say nothing of a
    capital."""
    follows = NEXT.match(text, span.end)
    if follows is None or follows[1] not in with_role(vocabulary, "capital"):
        return None
    town = capital_of(next((p.country for p in lookup(country, vocabulary)), ""))
    role = preposition_role(text, span.start, vocabulary) or "bare"
    return Spot(span.start, follows.end(1), town, role, within=country) if town else None


def _is_name(before: str, vocabulary: Vocabulary) -> bool:
    """Is the word before a place's name a person's: no body's, building's or direction's?"""
    last = before.rsplit(maxsplit=1)[-1]
    if last.lower() in people_nouns(vocabulary):
        return True  # "Minister Houston"
    return not is_direction(before, vocabulary) and not (
        last in locatives(vocabulary)
        or last.lower() in nouns_of(vocabulary)
        or last.isupper()
        or last.lower() in demonyms(vocabulary)
    )


def _is_of_name(text: str, before: re.Match[str], start: int, vocabulary: Vocabulary) -> bool:
    """Does a longer name end with the place: "University of Texas"?"""
    whose = _OF_NAME.search(text, 0, start) if before[1].islower() else None
    return whose is not None and not _opens(whose, vocabulary)


def _opens(whose: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Does the word merely begin the sentence, as "Parts" in "Parts of Spain"?"""
    first, preposition = whose[0].split()[:2]
    if first in with_role(vocabulary, "head_of_place"):
        return True
    plain = locatives(vocabulary).get(first) != "organisation"
    return whose.start() == 0 and preposition in ("of", "for") and plain


def find_named(text: str, begins: int, name: Name, vocabulary: Vocabulary) -> Spot | None:
    """A proper name that the gazetteer does not know: a feature, a facility, a name after "in".

    `begins` is where in the text the run of capitalised words starts in which the name is.
    """
    start = begins + name.start
    follows = NEXT.match(text, start + len(name.text))
    if name.is_numbered and _counts(name, follows, vocabulary):
        name = read_name(name.text.rpartition(" ")[0], vocabulary)
        follows = NEXT.match(text, start + len(name.text))
    if name.is_none:
        return None
    noun, end = _noun(name, follows, start + len(name.text), vocabulary)
    if noun:
        name = read_name(text[start:end], vocabulary)
        title = noun == "facility" and _is_title(text, begins, start, end)
        if title or name.is_body or _has_no_name(name.words, noun, vocabulary):
            return None
        if len(name.words) > 1:
            role = role_of(text, start, end, vocabulary)
            if noun == "facility" and _is_visited(text, start, vocabulary):
                role = "where"
            fit = _is_named_place(name.words, noun, role, vocabulary)
            return Spot(start, end, name.text, role, noun) if fit else None
    elif name.is_body:
        return None
    if len(name.words) <= _LONGEST_STATION and (
        _tells_where(text, start, end, vocabulary)
        or _is_station(text, end, follows, vocabulary)
        or _is_peopled(text, end, vocabulary)
    ):
        return Spot(start, end, name.text, "where", "name")
    return _named_after(text, start, end, vocabulary)


def _has_no_name(words: tuple[str, ...], noun: str, vocabulary: Vocabulary) -> bool:
    """Is what stands before the noun no name: "a French court"? Of a division that is no matter
    where all is capitalised: "Southern Province"."""
    if noun not in ("facility", "division") or not _says_only_where(words[:-1], noun, vocabulary):
        return False
    return noun != "division" or not all(word[0].isupper() for word in words)


def _is_named_place(words: tuple[str, ...], noun: str, role: Role, vocabulary: Vocabulary) -> bool:
    """Is it a place and no phrase with such a noun: by its length, where it stands, or a town's
    name?"""
    placed = role in ("where", "of", "origin", "goal")
    town = noun == "facility" and _is_town(" ".join(words[:-1]), vocabulary)
    county = noun == "division" and (words[-1][0].isupper() or words[-1].isdigit())
    return noun == "feature" or placed or len(words) > 2 or town or county


def _tells_where(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """ "Ostrelle, where 40 people work"."""
    return _WHERE.match(text, end) is not None and preposition_role(
        text, start, vocabulary
    ) not in ("agent", "base")


def _is_of_land(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """ "The mouth of the Ostrelle": a river, a lake or a mountain."""
    whose = _OF_LAND.search(text[:start])
    return whose is not None and whose[1] in with_role(vocabulary, "of_land")


def _counts(name: Name, follows: re.Match[str] | None, vocabulary: Vocabulary) -> bool:
    """Is the number after a name a count: "In Ostrelle 57 people", but not "Pier 4 was closed"?"""
    words, fronts = name.words, front_nouns(vocabulary)
    placed = nouns_of(vocabulary).get(words[-2].lower()) or front_role(words, fronts)
    return follows is not None and not placed and _is_counted(follows[1], vocabulary)


def _is_counted(word: str, vocabulary: Vocabulary) -> bool:
    return word.endswith("s") or word in with_role(vocabulary, "counted")


def _is_title(text: str, begins: int, start: int, end: int) -> bool:
    """Is the name that of a film or a book: in quotation marks, or with a capital article?"""
    quoted = text[begins - 1 : begins] in _OPENING_QUOTES and begins > 0
    if quoted and _CLOSING_QUOTE.match(text, end):
        return True
    article = text[begins:start] == "The "
    return article and _IN_SENTENCE.search(text[:begins]) is not None


@lru_cache(maxsize=8)
def _leading(vocabulary: Vocabulary) -> frozenset[str]:
    """The words of which one stands before every unknown name that is a place by what precedes."""
    roles = ("before_unknown", "reached", "beside")
    return frozenset({"the", "between"}.union(*(with_role(vocabulary, role) for role in roles)))


def _named_after(text: str, start: int, end: int, vocabulary: Vocabulary) -> Spot | None:
    """An unknown name with a preposition before it that makes it a place."""
    before = word_before(text, start)
    if before is None or before[1].lower() not in _leading(vocabulary):
        return None
    if _is_of_land(text, start, vocabulary):
        return Spot(start, end, text[start:end], role_of(text, start, end, vocabulary), "feature")
    preposition = _before_unknown(text, before, start, end, vocabulary)
    moved = _is_reached(text, start, preposition, vocabulary)
    if not moved and preposition not in with_role(vocabulary, "before_unknown"):
        return None
    owned = NEXT.match(text, end + 2) if _POSSESSIVE.match(text, end) else None
    if " " in text[start:end] and owned and owned[1] not in nouns_of(vocabulary):
        return None  # "in Anna Ostrell's government"
    spot = Spot(start, end, text[start:end], role_of(text, start, end, vocabulary), "name")
    return _after_in(spot, text, vocabulary, moved)


def _is_reached(text: str, start: int, preposition: str, vocabulary: Vocabulary) -> bool:
    """Is it where somebody was taken, or is held up: "flown 212 people to Ostrelle"?"""
    if preposition not in with_role(vocabulary, "reached"):
        return False
    before = text[max(0, start - _FAR) : start]
    before = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    return not with_role(vocabulary, "motion").isdisjoint(WORDS.findall(before))


def _is_station(text: str, end: int, follows: re.Match[str] | None, vocabulary: Vocabulary) -> bool:
    """Is it where the weather was measured: "Ostrelle recorded 40 degrees"?"""
    verb = follows is not None and follows[1] in with_role(vocabulary, "weather_verb")
    return verb and any(unit in text[end:] for unit in with_role(vocabulary, "weather_unit"))


def _is_visited(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """ "Visiting Ostrelle hospital"."""
    before = word_before(text, start)
    return before is not None and before[1].lower() in with_role(vocabulary, "visits")


def _is_peopled(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """ "Ostrelle has some 40,000 residents"."""
    people = _RESIDENTS.match(text, end)
    return people is not None and not with_role(vocabulary, "population").isdisjoint(
        people.groups()
    )


def _says_only_where(words: tuple[str, ...], noun: str, vocabulary: Vocabulary) -> bool:
    """Is what stands before the noun no name of its own: "a French court", "a Virginia court"?"""
    meant = lookup(" ".join(words), vocabulary)[:1] if noun == "facility" else ()
    return any(place.kind in ("country", "division", "region") for place in meant) or all(
        word in demonyms(vocabulary) or word.lower() in with_role(vocabulary, "direction")
        for word in words
    )


def _is_town(name: str, vocabulary: Vocabulary) -> bool:
    """Does the gazetteer know the name, and is it no word that means something else first?"""
    return name not in lookalikes(vocabulary) and bool(lookup(name, vocabulary))


def _before_unknown(
    text: str, before: re.Match[str], start: int, end: int, vocabulary: Vocabulary
) -> str:
    """The preposition before an unknown name, over "neighbouring" and the like; "" for none.

    "the" may stand between where the name is a plural, as those of hills and plains are: "in the
    Ostrellas".
    """
    word = before[1].lower()
    if word == "between" and _ALSO.match(text, end):
        line = word_before(text, before.start(1))
        lies = line is not None and nouns_of(vocabulary).get(line[1]) in ("feature", "facility")
        return "in" if lies else ""  # "a beach between Ostrelle and Arden"
    over: re.Match[str] | None = before
    if word in with_role(vocabulary, "beside"):
        over = word_before(text, before.start(1))
    elif word == "the" and text[start:end].endswith("s") and " " not in text[start:end]:
        over = word_before(text, before.start(1))
        follows = NEXT.match(text, end)
        if over and (
            over[1].lower() != "in" or (follows and follows[1] not in locatives(vocabulary))
        ):
            return ""
    return over[1].lower() if over else ""


def _noun(
    name: Name, follows: re.Match[str] | None, end: int, vocabulary: Vocabulary
) -> tuple[str, int]:
    """What makes the name a place, a feature's, facility's or division's noun, and where it
    ends."""
    if follows is None or follows[1] in capital_nouns(vocabulary):
        return name.noun, end
    after = nouns_of(vocabulary).get(follows[1], "")
    guards = follows[2] in ("guard", "guards")  # "the Kenyan coast guard"
    return (after, follows.end(1)) if after and not guards else (name.noun, end)


def _after_in(spot: Spot, text: str, vocabulary: Vocabulary, moved: bool) -> Spot | None:
    """An unknown name after "in": a place, unless it is an organisation or what precedes forbids
    it."""
    never, governors = not_places(vocabulary)
    words = spot.name.split()
    before = WORDS.findall(text[max(0, spot.start - 60) : spot.start])
    while before and before[-1].lower() in ("the", *with_role(vocabulary, "beside")):
        before.pop()
    who = before[-2] if len(before) > 1 else ""
    preposition, governor = before[-1].lower(), who.lower()
    if preposition == "at" and (who[:1].isupper() or governor in people_nouns(vocabulary)):
        return None  # "Ann Lee, an analyst at Ostrelle"
    built = nouns_of(vocabulary).get(governor) == "facility"  # "our clinic at Ostrelle"
    ends = text[spot.end : spot.end + 1] in (",", ".", ";")
    if not (moved or built or ends) and preposition == "at":
        return None
    whose = (
        governor in with_role(vocabulary, "of_place") | with_role(vocabulary, "direction")
        or nouns_of(vocabulary).get(governor) == "division"
    )
    if preposition == "of" and not whose:
        return None
    organisation = any(locatives(vocabulary).get(w) == "organisation" for w in words)
    if organisation or governor in governors or any(w in never for w in words):
        return None
    if (
        spot.name.isupper()
        or any(c.isdigit() for c in spot.name)
        or re.search(r"[a-z][A-Z]", _ZULU.sub("-", spot.name))
    ):
        return None
    return spot
