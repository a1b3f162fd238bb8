"""Names that are places by what stands around them: towns, features, facilities."""

from __future__ import annotations

import re

from crosscheck.extract.place.roles import is_direction, preposition_role, role_of
from crosscheck.extract.place.spot import Role, Spot
from crosscheck.extract.place.words import (
    BEFORE,
    NEXT,
    WORDS,
    capital_nouns,
    front_nouns,
    is_part_noun,
    locatives,
    lookalikes,
    not_places,
    nouns_of,
    people_nouns,
    with_role,
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
        people = text[start:end].endswith("s") and text[start : end - 1] in demonyms(vocabulary)
        return Spot(start, end, name, role, demonym=True, people=people)
    after = span.after.split()
    follows = NEXT.match(text, end)
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
        or ((whose := _OF_NAME.search(text[:start])) and not _opens(whose, vocabulary))
    ):
        return Spot(start, end, name, _body_role(name, after, vocabulary))
    direction = BEFORE.search(text, 0, start)
    if direction and locatives(vocabulary).get(direction[1].lower()) == "direction":
        start = direction.start(1)
        name = text[start:end]
    return Spot(start, end, name, role_of(text, start, end, vocabulary))


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


def _opens(whose: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Does the word merely begin the sentence, as "Parts" in "Parts of Spain"?"""
    first, preposition = whose[0].split()[:2]
    if first in with_role(vocabulary, "head_of_place"):
        return True
    plain = locatives(vocabulary).get(first) != "organisation"
    return whose.start() == 0 and preposition in ("of", "for") and plain


def find_named(text: str, match: re.Match[str], vocabulary: Vocabulary) -> Spot | None:
    """A proper name that the gazetteer does not know: a feature, a facility, a name after "in"."""
    never, governors = not_places(vocabulary)
    start, end = trimmed(text, match, never, vocabulary)
    words = text[start:end].split()
    if len(words) > 1 and words[-1].isdigit() and _counts(words, text, end, vocabulary):
        end -= 1 + len(words.pop())
    if not words or text[start:end] in never or all(w.rstrip(".") in never for w in words):
        return None
    noun, end = _noun(text, start, end, vocabulary)
    words = text[start:end].split()
    title = noun == "facility" and _is_title(text, match, start, end)
    title = title or _is_office(words, vocabulary) or _is_body(words, vocabulary)
    nameless = noun in ("facility", "division") and _says_only_where(words[:-1], noun, vocabulary)
    proper = noun == "division" and all(w[0].isupper() for w in words)  # "Southern Province"
    if title or (nameless and not proper):
        return None
    if noun and len(words) > 1:
        role = role_of(text, start, end, vocabulary)
        placed = role in ("where", "of", "origin", "goal")
        town = noun == "facility" and _is_town(" ".join(words[:-1]), vocabulary)
        county = noun == "division" and (words[-1][0].isupper() or words[-1].isdigit())
        if noun == "feature" or placed or len(words) > 2 or town or county:
            return Spot(start, end, text[start:end], role, noun)
        return None
    tells_where = _WHERE.match(text, end) is not None and preposition_role(
        text, start, vocabulary
    ) not in ("agent", "base")
    short = len(words) <= _LONGEST_STATION
    if short and (tells_where or _is_station(text, end, vocabulary)):
        return Spot(start, end, text[start:end], "where", "name")
    return _named_after(text, (start, end), (never, governors), vocabulary)


def _is_of_land(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """ "The mouth of the Ostrelle": a river, a lake or a mountain."""
    whose = _OF_LAND.search(text[:start])
    return whose is not None and whose[1] in with_role(vocabulary, "of_land")


def _counts(words: list[str], text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Is the number after a name a count: "In Ostrelle 57 people", but not "Pier 4 was closed"?"""
    follows = NEXT.match(text, end)
    placed = nouns_of(vocabulary).get(words[-2].lower()) or words[0].lower() in front_nouns(
        vocabulary
    )
    return follows is not None and not placed and _is_counted(follows[1], vocabulary)


def _is_counted(word: str, vocabulary: Vocabulary) -> bool:
    return word.endswith("s") or word in with_role(vocabulary, "counted")


def _is_title(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Is the name that of a film or a book: in quotation marks, or with a capital article?"""
    quoted = text[match.start() - 1 : match.start()] in _OPENING_QUOTES and match.start() > 0
    if quoted and _CLOSING_QUOTE.match(text, end):
        return True
    article = text[match.start() : start] == "The "
    return article and _IN_SENTENCE.search(text[: match.start()]) is not None


def _is_office(words: list[str], vocabulary: Vocabulary) -> bool:
    """ "Director of the Ostrelle Research Centre"."""
    return len(words) > 2 and words[1] == "of" and words[0].lower() in people_nouns(vocabulary)


def _is_body(words: list[str], vocabulary: Vocabulary) -> bool:
    """ "Ostrelle Policy Research Centre": who works there, not where something is."""
    return words[-1].lower() in with_role(vocabulary, "centre") and not with_role(
        vocabulary, "centre_task"
    ).isdisjoint(word.lower() for word in words)


def _named_after(
    text: str,
    at: tuple[int, int],
    lists: tuple[frozenset[str], frozenset[str]],
    vocabulary: Vocabulary,
) -> Spot | None:
    """An unknown name with a preposition before it that makes it a place."""
    start, end = at
    if _is_of_land(text, start, vocabulary):
        return Spot(start, end, text[start:end], role_of(text, start, end, vocabulary), "feature")
    preposition = _before_unknown(text, start, end, vocabulary)
    moved = _is_reached(text, start, preposition, vocabulary)
    if not moved and preposition not in with_role(vocabulary, "before_unknown"):
        return None
    owned = NEXT.match(text, end + 2) if _POSSESSIVE.match(text, end) else None
    if " " in text[start:end] and owned and owned[1] not in nouns_of(vocabulary):
        return None  # "in Anna Ostrell's government"
    spot = Spot(start, end, text[start:end], role_of(text, start, end, vocabulary), "name")
    return _after_in(spot, text, lists, vocabulary, moved)


def _is_reached(text: str, start: int, preposition: str, vocabulary: Vocabulary) -> bool:
    """Is it where somebody was taken, or is held up: "flown 212 people to Ostrelle"?"""
    if preposition not in with_role(vocabulary, "reached"):
        return False
    before = text[max(0, start - _FAR) : start]
    before = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    return not with_role(vocabulary, "motion").isdisjoint(WORDS.findall(before))


def _is_station(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Is it where the weather was measured: "Ostrelle recorded 40 degrees"?"""
    follows = NEXT.match(text, end)
    verb = follows is not None and follows[1] in with_role(vocabulary, "weather_verb")
    return verb and any(unit in text[end:] for unit in with_role(vocabulary, "weather_unit"))


def _says_only_where(words: list[str], noun: str, vocabulary: Vocabulary) -> bool:
    """Is what stands before the noun no name of its own: "a French court", "a Virginia court"?"""
    meant = lookup(" ".join(words), vocabulary)[:1] if noun == "facility" else ()
    return any(place.kind in ("country", "division", "region") for place in meant) or all(
        word in demonyms(vocabulary) or word.lower() in with_role(vocabulary, "direction")
        for word in words
    )


def _is_town(name: str, vocabulary: Vocabulary) -> bool:
    """Does the gazetteer know the name, and is it no word that means something else first?"""
    return name not in lookalikes(vocabulary) and bool(lookup(name, vocabulary))


def _before_unknown(text: str, start: int, end: int, vocabulary: Vocabulary) -> str:
    """The preposition before an unknown name, over "neighbouring" and the like; "" for none.

    "the" may stand between where the name is a plural, as those of hills and plains are: "in the
    Ostrellas".
    """
    before = BEFORE.search(text, 0, start)
    word = before[1].lower() if before else ""
    if before and word == "between" and _ALSO.match(text, end):
        line = BEFORE.search(text, 0, before.start(1))
        lies = line is not None and nouns_of(vocabulary).get(line[1]) in ("feature", "facility")
        return "in" if lies else ""  # "a beach between Ostrelle and Arden"
    if before and word in with_role(vocabulary, "beside"):
        before = BEFORE.search(text, 0, before.start(1))
    elif before and word == "the" and text[start:end].endswith("s") and " " not in text[start:end]:
        before = BEFORE.search(text, 0, before.start(1))
        follows = NEXT.match(text, end)
        if before and (
            before[1].lower() != "in" or (follows and follows[1] not in locatives(vocabulary))
        ):
            return ""
    return before[1].lower() if before else ""


def trimmed(
    text: str, match: re.Match[str], never: frozenset[str], vocabulary: Vocabulary
) -> tuple[int, int]:
    """The name without the words that merely begin the sentence, articles and the possessive."""
    start, end = match.start(), match.end()
    while (first := WORDS.match(text, start)) and first[0] in never and first.end() < end:
        start = first.end() + 1
    links = with_role(vocabulary, "name_link")
    while (small := WORDS.match(text, start)) and small[0] in links:
        start = small.end() + 1
    name = text[start:end].removesuffix("'s").removesuffix("’s").rstrip(".'’-")
    return start, start + len(name)


def _noun(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[str, int]:
    """What makes the name a place, a feature's, facility's or division's noun, and where it
    ends."""
    nouns, words, follows = nouns_of(vocabulary), text[start:end].split(), NEXT.match(text, end)
    after = nouns.get(follows[1], "") if follows else ""
    if follows and follows[1] in capital_nouns(vocabulary):
        after = ""
    guards = follows is not None and follows[2] in ("guard", "guards")  # "the Kenyan coast guard"
    if follows and after and not guards:
        return after, follows.end(1)
    numbered = len(words) > 1 and words[-1].isdigit()
    own = nouns.get(words[-2 if numbered else -1].lower().rpartition("-")[2], "")
    local = words[-1] in with_role(vocabulary, "local_outlet")
    if own in ("feature", "facility") or (own == "division" and (local or numbered)):
        return own, end
    if len(words) > 1 and words[0].lower() in front_nouns(vocabulary):
        return nouns[words[0].lower()], end
    return "", end


def _after_in(
    spot: Spot,
    text: str,
    lists: tuple[frozenset[str], frozenset[str]],
    vocabulary: Vocabulary,
    moved: bool = False,
) -> Spot | None:
    """An unknown name after "in": a place, unless it is an organisation or what precedes forbids
    it."""
    never, governors = lists
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
