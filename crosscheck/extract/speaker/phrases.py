"""Reads the name of a source out of a noun phrase: its owner, its head, its sort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.extract.speaker.vocabulary import Words

LONGEST_NAME = 12  # words; a longer answer names a sentence, not a source
CAN_OWN = frozenset({"body", "people", "name", "person"})
VOUCHES = CAN_OWN | {"report", "data"}
_POSSESSIVE = re.compile(r"(?<=\w)(['’]s|(?<=s)['’])\s+(?=\S)")
_CUT = re.compile(r"[,;:]|\s[-–—]\s")
_FULL_STOP = re.compile(r"(?<![A-Z])\.+$")  # but not that of "U.N."
_AMOUNT = re.compile(r" (?:at|to|by) \W?\d[^ ]*( .*)?$")  # "put by the bank at 40 million"
_MARKS = re.compile(r"[\"“”]")
_GENITIVE, _BARE = re.compile(r"['’]s$"), re.compile(r"['’]s?$")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Source:
    """A candidate for who says it: its text in the article, and what it is.

    `sort` is one of body, person, people, report, data, telling, text, place, name (capitals, sort
    unknown) or thing; `owner` is the possessor or giver of data or of an office; `pronoun` is set
    where the text has a pronoun alone; `definite` where the reader is to know it already.
    """

    text: str
    head: str
    sort: str
    owner: Source | None = None
    pronoun: str = ""
    definite: bool = False


def read_source(phrase: str, words: Words, depth: int = 0) -> Source | None:
    """The source that a noun phrase names; None for the first person and for empty phrases."""
    text = " ".join(phrase.split())
    if not text.replace(" ", "").isalpha():
        text = _plain(phrase)
    lower = text.lower()
    if lower in {"", "one", "that"} or lower.startswith("how ") or depth > _DEEPEST:
        return None
    if lower in words.pronouns:
        return Source(text, lower, words.pronouns[lower], pronoun=lower)
    first, _, rest = text.partition(" ")
    if first.lower() in words.parts["first person"]:
        # "Our members report": they vouch; "our model", "our teams": the outlet itself.
        inner = read_source(rest, words, depth + 1) if rest else None
        other = inner is not None and inner.head not in words.parts["own hands"]
        return inner if other and inner and inner.sort in {"person", "people", "body"} else None
    owner: Source | None = None
    if _is_outlet_itself(text, words):
        return None  # "a count by this newspaper"
    if first.lower() in words.possessives and rest and _owned(rest, words) is None:
        owner = Source(
            first, first.lower(), words.possessives[first.lower()], pronoun=first.lower()
        )
        text = rest
    elif owned := _owned(text, words):
        owner = read_source(owned[0], words, depth + 1)
        if owner is None:
            return None
        text = owned[1]
    definite = lower.partition(" ")[0] in words.parts["pointing"] and " " in lower
    definite = definite or owner is not None
    tokens = text.split()
    while (
        len(tokens) > 1
        and tokens[0].lower() in words.parts["determiner"]
        and not _is_head(tokens, words)
    ):
        tokens = tokens[1:]
    return _with_head(_narrowed(tokens, words), owner, definite, words, depth)


def _plain(phrase: str) -> str:
    """The phrase up to what cuts it off, without quotation marks, amounts and a last full stop."""
    text = _CUT.split(_MARKS.sub("", phrase.strip()), maxsplit=1)[0]
    text = _GENITIVE.sub("", " ".join(text.split()).strip(" '’"))
    text = _AMOUNT.sub("", _FULL_STOP.sub("", text))
    return text[: text.index("(")].strip() if "(" in text and ")" not in text else text


def _is_outlet_itself(text: str, words: Words) -> bool:
    """ "This newspaper", "this correspondent": whoever writes speaks of itself."""
    first, _, rest = text.lower().partition(" ")
    return first == "this" and rest.split(" ", 1)[0] in words.parts["ourselves"]


def _owned(text: str, words: Words) -> tuple[str, str] | None:
    """An owner and what is owned: of "the sheriff's deputies' count" the deputies; not of a name
    such as "Dunmore's" before "on Tuesday"."""
    after_head = words.parts["after head"]
    found = None
    for match in _POSSESSIVE.finditer(text):
        owner, rest = text[: match.start(1)], text[match.end() :]
        before = owner.lower().split()
        inside = next((i for i, word in enumerate(before) if i and word in after_head), 0)
        plain = not inside
        if not plain and (found is not None or before[inside - 1] in words.data):
            break  # "a count from Acme's office" is a count of Acme's, no office of the count's
        if rest.split(maxsplit=1)[0].lower() not in after_head:
            found = owner, rest
    return found


def _is_head(tokens: list[str], words: Words) -> bool:
    """Is it the noun, not the adjective: "an official at the bank"?"""
    return tokens[0].lower() in words.nouns and tokens[1].lower() in words.parts["after head"]


def _narrowed(tokens: list[str], words: Words) -> list[str]:
    """The phrase without what the parse took in too: "his position Mr Ames", "analysts saying"."""
    for i in range(len(tokens) - 1, 0, -1):
        if tokens[i].lower().strip(".") in words.parts["honorific"] and tokens[i - 1].islower():
            tokens = tokens[i:]
            break
    told = (
        i
        for i in range(1, len(tokens))
        if tokens[i] in words.verbs
        and (tokens[i].endswith("ing") or tokens[i] in words.parts["told"])
    )
    return tokens[: next(told, len(tokens))]


def _with_head(
    tokens: list[str], owner: Source | None, definite: bool, words: Words, depth: int
) -> Source | None:
    named = _data_of_name(tokens, owner, definite, words, depth)
    if named is not None:
        return named
    after_head = words.parts["after head"]
    stop = next((i for i, token in enumerate(tokens) if i and token.lower() in after_head), None)
    stop = len(tokens) if stop is None else stop
    if any("%" in token for token in tokens[:stop]):
        return None  # "70% said": a share is no source
    stop = _end_of_head(tokens, stop, words)
    head = _bare(tokens[stop - 1])
    if head in words.data and _is_title(tokens[:stop]):
        return Source(" ".join(tokens[:stop]), head, "report", owner, definite=True)
    if head in words.data:
        if owner is not None and not owner.pronoun and not _keeps_data(owner, words):
            owner, definite = None, False  # "2003's figures", "China's figures" name nobody
        elif owner is None:
            owner = _owner_inside(tokens, stop, words, depth)
        definite = definite and (owner is not None or head not in words.instruments)
        text = " ".join(tokens[:stop])
        alone = owner is None and head in words.named
        if alone and any(
            _is_outlet_itself(" ".join(tokens[k:]), words) for k in range(stop, len(tokens))
        ):
            return None
        return Source(text, head, "report" if alone else words.data[head], owner, definite=definite)
    handled = words.parts["handling"] | words.parts["publishing"]
    ends = (i for i in range(1, len(tokens)) if tokens[i] in handled)
    text = " ".join(tokens[: min(next(ends, len(tokens)), LONGEST_NAME)])
    sort = _sort(tokens[:stop], head, words)
    if sort == "name" and stop < len(tokens) and _ends_name(tokens, stop, words):
        text = " ".join(tokens[:stop])
    if sort == "person":
        text = re.split(r" (?:in|on) ", text, maxsplit=1)[0]
    return Source(text, head, sort, owner, definite=definite)


def _keeps_data(owner: Source, words: Words) -> bool:
    """ "The port's own numbers"; "2003's figures" and "China's figures" are nobody's."""
    return owner.sort in CAN_OWN | {"report"} or owner.text in words.offices


def _is_title(tokens: list[str]) -> bool:
    """ "The Harbour Trade Index": data that are known by a name of their own."""
    return len(tokens) > 2 and all(token[:1].isupper() for token in tokens)


def _data_of_name(
    tokens: list[str], owner: Source | None, definite: bool, words: Words, depth: int
) -> Source | None:
    """ "Ministry of Justice figures": data behind a name that has a preposition in it."""
    head, inside = tokens[-1], "of" in tokens[:-2]
    if owner is not None or not inside or head not in words.data or not tokens[-2][:1].isupper():
        return None
    inner = read_source(" ".join(tokens[:-1]), words, depth + 1)
    if inner is None or inner.sort not in CAN_OWN or not tokens[0][:1].isupper():
        return None
    return Source(" ".join(tokens), head, words.data[head], inner, definite=definite)


def _ends_name(tokens: list[str], stop: int, words: Words) -> bool:
    """Does a name end before a preposition: "Ana Ruiz of the Red Cross", "Acme on Tuesday"?"""
    capitals = all(token[:1].isupper() for token in tokens[:stop])
    people = stop > 1 and tokens[stop].lower() in words.parts["giver"]
    return capitals and (people or tokens[stop].lower() == "on")


def _end_of_head(tokens: list[str], stop: int, words: Words) -> int:
    """Behind the head noun: the last word, or the last known noun before a participle."""
    known = [i + 1 for i in range(stop) if _bare(tokens[i]) in words.known]
    last = tokens[stop - 1]
    return stop if last[:1].isupper() or not known else known[-1]


def _bare(token: str) -> str:
    low = token.lower()
    return low if low.isalpha() else _BARE.sub("", low.strip(".()"))


def _owner_inside(tokens: list[str], stop: int, words: Words, depth: int) -> Source | None:
    """Whose data it is: a modifier ("ONS data"), or who gives it ("data from the ONS")."""
    about = words.data[_bare(tokens[stop - 1])] == "report"  # "a survey of firms" is not theirs
    for i in range(stop, len(tokens) - 1):
        giver = tokens[i].lower()
        handled = tokens[i - 1].lower() in words.parts["handling"]  # "a memo seen by us"
        if giver in words.parts["giver"] and not (handled or (about and giver == "of")):
            inner = read_source(" ".join(tokens[i + 1 :]), words, depth + 1)
            if inner is not None and inner.sort == "thing" and inner.owner is not None:
                inner = inner.owner  # "figures from the ministry's newsroom"
            counted = giver == "of" and inner is not None and inner.sort == "people"
            if inner is not None and inner.sort in CAN_OWN and not counted:
                return inner  # "the number of women" is nobody's number
    modifier = " ".join(tokens[: stop - 1])
    inner = read_source(modifier, words, depth + 1) if modifier else None
    if inner is None or inner.pronoun:
        return None
    fits = inner.sort in CAN_OWN - {"person"} or inner.text in words.offices
    return inner if fits else None


def _sort(tokens: list[str], head: str, words: Words) -> str:
    name = " ".join(tokens).lower()
    if name in words.places:
        return "place"
    if head in words.nouns:
        return words.nouns[head]
    capitals = any(token[:1].isupper() for token in tokens) and any(c.isalpha() for c in name)
    if not capitals or (len(tokens) == 1 and head in words.boundaries):
        return "thing"
    lowered = [token.lower().strip(".,()") for token in tokens]
    titled = any(words.nouns.get(word) == "person" for word in lowered[:-1])
    if titled or lowered[0] in words.parts["honorific"]:
        return "person"
    if any(words.nouns.get(word) in {"body", "people"} for word in lowered):
        return "body"
    return "name" if tokens[-1].lstrip("(")[:1].isupper() else "thing"
