"""The names an article gives, so that a short form can be answered with the fullest one."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from crosscheck.extract.speaker.vocabulary import Words

# "U.S.", "Adm.", "Gov.": a full stop inside initials or after a short title does not end a name.
_LETTER = "[A-ZÀ-ÖØ-Þ]"
_REST = (
    r"(?:[\w&'’-]|\.(?=[A-Z]))*"
    r"(?:(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.)?"
)
_CAPITAL = _LETTER + _REST
_OF = "(?:of|for|on|de|del|la|van|von|bin|al|por|para|dos|das|di|des)"
# What must stand before a name is asked for behind its first letter: for that alone the search
# skips what cannot begin one.
_RUN = re.compile(
    rf"{_LETTER}(?<!\w.){_REST}"
    rf"(?:[ \n](?:{_OF}(?: the| la)? |and |& )?{_CAPITAL})*"
    r"(?: \((?P<short>[A-Z][A-Za-z&.-]{1,9})\))?"
)
_INNER = re.compile(rf"{_LETTER}(?<=[\w,;] .){_REST}")
_GENITIVES = ("'s", "’s", "'", "’")
_PERSON_AFTER = re.compile(r",\s(?:aged\s)?\d{1,3},|,\s(?:who|whose)\s")
_LONGEST = 8  # words; a longer run of capitals is a headline


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article.

    `long` maps an acronym, and the name it stands for, to both together ("Bank of Norland (BN)");
    `by_last` the last word of a name to the fullest one.
    `with_article` has the names that take "the" (no person's does), `people` those shown to be
    persons', `in_full` those given in full more than once and never by their last word alone.
    """

    long: Mapping[str, str]
    by_last: Mapping[str, str]
    with_article: frozenset[str]
    people: tuple[str, ...]
    in_full: frozenset[str]


class InnerCapitals(Container[str]):
    """The words that a text has in capitals within its sentences too, not as first words alone.

    They are looked for when first asked about: of many an article nobody asks.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_INNER.findall(self._text))


def read_names(text: str, vocabulary: Words) -> Names:
    """The capitalised names of a text."""
    long: dict[str, str] = {}
    by_last: dict[str, str] = {}
    seen: dict[str, int] = {}
    with_article: set[str] = set()
    people: dict[str, None] = {}
    for match in _RUN.finditer(text):
        run, short = match.group(0, "short")
        if run.isalpha() and _is_opening(run, vocabulary):
            continue  # most capitals: "The", "He"
        all_words = _last_name(run[: run.find(" (") if short else None].split(), vocabulary)
        words = _without_opening(all_words, vocabulary)
        if not words or len(words) > _LONGEST:
            continue
        name = " ".join(words)
        if short and _abbreviates(short, words):
            name = " ".join(words[_start_of(short, words, vocabulary) :])
            both = f"{name} ({short})"
            long.setdefault(short, both)
            long.setdefault(name, both)
        seen[name] = seen.get(name, 0) + 1
        before = text[max(0, match.start() - 24) : match.start()]
        if before[-4:].lower() == "the " or all_words[0] == "The":
            with_article.add(name)
        elif name not in people and _is_person(
            words, before, text[match.end() : match.end() + 16], vocabulary
        ):
            people[name] = None
        if len(words) > 1:
            known = by_last.get(words[-1])
            if known is None or (len(known) < len(name) and name.endswith(f" {known}")):
                by_last[words[-1]] = name
    for name in (name for name in seen if " " in name):
        initials = _initials(name.split(), vocabulary)
        if len(initials) > 1 and initials in seen and initials not in long:
            long[initials] = name
    in_full = {n for n, times in seen.items() if times > 1 and n.split()[-1] not in seen}
    return Names(long, by_last, frozenset(with_article), tuple(people), frozenset(in_full))


def fullest(text: str, names: Names, vocabulary: Words) -> str:
    """The fullest form of a name that the article gives; the text itself where there is none."""
    plain = text.removeprefix("the ").removeprefix("The ")
    if plain in names.long:
        return names.long[plain]
    words = plain.split()
    if len(words) > 1 and words[0].lower().strip(".") in vocabulary.parts["honorific"]:
        known = names.by_last.get(words[-1], "")
        full = f"{words[0]} " not in f"{known} " and known
        return full or plain
    last = words[-1] if words else ""
    known = names.by_last.get(last.title() if last.islower() else last, "")
    if not known.lower().endswith(f" {plain.lower()}") or (
        " and " in known and " and " not in plain
    ):
        return plain
    return names.long.get(known, known)


def _last_name(words: list[str], vocabulary: Words) -> list[str]:
    """The last of the names that a run of capitals joins: "Xbox's Peter Moore", "PC Pro. Apple"."""
    if len(words) == 1:
        return [_nominative(words[0])]
    start = 0
    for i, word in enumerate(words[:-1]):
        abbreviated = word[:-1].lower() in vocabulary.parts["honorific"] or "." in word[:-1]
        full_stop = word.endswith(".") and len(word) > 2 and not abbreviated
        if full_stop or word.endswith(_GENITIVES):
            start = i + 1
    return [_nominative(word) for word in words[start:]]


def _nominative(word: str) -> str:
    if not word.endswith(_GENITIVES):
        return word
    return word[:-2] if word.endswith("s") else word[:-1]


def _without_opening(words: list[str], vocabulary: Words) -> list[str]:
    """The words of a run of capitals without those that only open the sentence."""
    start = 0
    while start < len(words) and _is_opening(words[start], vocabulary):
        start += 1
    return words[start:]


def _is_opening(word: str, vocabulary: Words) -> bool:
    low = word.lower()
    return low in vocabulary.boundaries or low in vocabulary.parts["link"]


def _is_person(words: list[str], before: str, after: str, vocabulary: Words) -> bool:
    if words[0].lower().strip(".") in vocabulary.parts["honorific"]:
        return True
    if len(words) > 1 and any(
        vocabulary.nouns.get(word.lower().strip(".")) == "person" for word in words[:-1]
    ):
        return True
    preceding = before.split()[-1:] if before.endswith(" ") else []
    if after[:1] in {",", "."}:  # "its chief executive, Ana Ruiz,"
        preceding = [word.rstrip(",") for word in preceding]
    titled = bool(preceding) and vocabulary.nouns.get(preceding[0].lower()) == "person"
    return len(words) > 1 and (titled or bool(_PERSON_AFTER.match(after)))


def _initials(words: list[str], vocabulary: Words) -> str:
    return "".join(word[0] for word in words if word not in vocabulary.parts["link"])


def _abbreviates(short: str, words: list[str]) -> bool:
    return any(word[0].upper() == short[0].upper() for word in words)


def _start_of(short: str, words: list[str], vocabulary: Words) -> int:
    """Where the abbreviated name starts: the last fit of its initials, else the first word."""
    letters = short.upper().replace(".", "").replace("&", "")
    for i in range(len(words) - 1, -1, -1):
        if _initials(words[i:], vocabulary).upper() == letters:
            return i
    return 0
