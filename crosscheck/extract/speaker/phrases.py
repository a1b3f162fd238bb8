"""Reads the name of a source out of a noun phrase: its owner, its head, its sort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crosscheck.extract.speaker.vocabulary import Words

LONGEST_NAME = 12  # words; a longer answer names a sentence, not a source
PRONOUNS = {"it": "body", "he": "person", "she": "person", "they": "people"}
POSSESSIVES = {"its": "body", "his": "person", "her": "person", "their": "people"}
FIRST_PERSON = frozenset(["i", "we", "us", "me", "our", "my", "ours", "mine", "you", "your"])
_LEADING = re.compile(r"^(?:the|an?|this|that|these|those|some|both|another|one)\s+", re.I)
_POSSESSIVE = re.compile(r"^(.*?\w)(?:['’]s|(?<=s)['’])\s+(.+)$")
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_AFTER_HEAD = frozenset(
    [
        "of",
        "for",
        "from",
        "by",
        "at",
        "on",
        "in",
        "about",
        "with",
        "to",
        "into",
        "that",
        "who",
        "which",
        "whose",
        "published",
        "released",
        "shared",
        "compiled",
        "collected",
        "gathered",
        "issued",
        "provided",
        "produced",
        "obtained",
        "conducted",
        "carried",
        "commissioned",
        "made",
        "based",
        "close",
        "seen",
        "familiar",
        "involved",
        "speaking",
        "cited",
        "quoted",
    ]
)
_GIVERS = frozenset(["from", "by", "of", "at"])
_CUT = re.compile(r"[,;:]|\s[-–—]\s")
_MARKS = re.compile(r"[\"“”]")
_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class Source:
    """A candidate for who says it: its text in the article, and what it is.

    `sort` is one of body, person, people, report, data, text, place, name (capitalised, unknown) or
    thing; `owner` is the possessor or giver of data or of an office; `pronoun` is set where
    the text has a pronoun alone.
    """

    text: str
    head: str
    sort: str
    owner: Source | None = None
    pronoun: str = ""
    definite: bool = False


def read_source(phrase: str, words: Words) -> Source | None:
    """The source that a noun phrase names; None for the first person and for empty phrases."""
    text = _CUT.split(_AGE.sub("", _MARKS.sub("", phrase.strip())), maxsplit=1)[0]
    text = " ".join(text.split()).strip(" .'’")
    if not text:
        return None
    lower = text.lower()
    if lower in PRONOUNS:
        return Source(text, lower, PRONOUNS[lower], pronoun=lower)
    first, _, rest = text.partition(" ")
    if first.lower() in FIRST_PERSON:
        # "Our members report": they vouch; "our model", "our estimate": the outlet itself.
        inner = read_source(rest, words) if rest else None
        return inner if inner is not None and inner.sort in {"person", "people", "body"} else None
    owner: Source | None = None
    if first.lower() in POSSESSIVES and rest:
        owner = Source(first, first.lower(), POSSESSIVES[first.lower()], pronoun=first.lower())
        text = rest
    elif match := _POSSESSIVE.match(text):
        owner = read_source(match[1], words)
        if owner is None:
            return None
        text = match[2]
    definite = lower.startswith("the ") or owner is not None
    text = _LEADING.sub("", text)
    if text.lower().startswith("own "):
        text = text[4:]
    return _with_head(text, owner, definite, words) if text else None


def _with_head(text: str, owner: Source | None, definite: bool, words: Words) -> Source | None:
    tokens = text.split()
    stop = next(
        (i for i, token in enumerate(tokens) if i and token.lower() in _AFTER_HEAD), len(tokens)
    )
    head = tokens[stop - 1].lower().strip(".()'’")
    if head in words.data:
        return _data(tokens, stop, owner, definite, words)
    sort = words.nouns.get(head, "")
    capitals = sum(token[:1].isupper() for token in tokens[:stop])
    if not sort and capitals:
        sort = _sort_of_name(tokens[:stop], words)
    short = " ".join(tokens[:LONGEST_NAME] if len(tokens) > LONGEST_NAME else tokens)
    return Source(short, head, sort or "thing", owner, definite=definite)


def _data(
    tokens: list[str], stop: int, owner: Source | None, definite: bool, words: Words
) -> Source:
    """Data or a report: its owner is the possessor, its modifier ("ONS data") or its giver."""
    head = tokens[stop - 1].lower()
    if owner is None:
        modifier = " ".join(tokens[: stop - 1])
        inner = read_source(modifier, words) if modifier else None
        if inner is not None and inner.sort in {"body", "people", "name", "person"}:
            owner = inner
    if owner is None:
        for i in range(stop, len(tokens) - 1):
            if tokens[i].lower() in _GIVERS:
                inner = read_source(" ".join(tokens[i + 1 :]), words)
                if inner is not None and inner.sort in {"body", "people", "name", "person"}:
                    owner = inner
                break
    return Source(" ".join(tokens[:stop]), head, words.data[head], owner, definite=definite)


def _sort_of_name(tokens: list[str], words: Words) -> str:
    sorts = [words.nouns.get(token.lower().strip(".,()"), "") for token in tokens]
    for sort in ("body", "person"):
        if sort in sorts:
            return sort
    return "name"
