"""What a sentence must hold for a rule of times to match: most rules need not be tried on most."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

# A group without groups inside, and whether it may be missing.
_GROUP = re.compile(r"\((\?[:!=]|\?<[!=])?([^()]*)\)([?*]|\{\d*,?\d*\})?")
# Characters of a kind, and what may be missing, be repeated or be anything.
_MARKS = re.compile(r"\[[^\]\\\w^]{1,200}\](?![?*+{])")
_CLASS = re.compile(r"\[[^\]]{0,200}\]|\\.")
_LOOSE = re.compile(r"[^{}](?:[?*+]|\{\d+(?:,\d*)?\})|\.")
_SLOT = re.compile(r"\{([a-zA-Z]+?)\d?\}")
_WORD = re.compile(r"(?<![^ ])[a-z]+(?![^ ])")
_GAP = "\x00"
TOKEN = re.compile(r"[^\W\d_]+|\d+")
# Slots whose words are looked for in a sentence before any rule is tried.
ROLES = ("month", "weekday", "season", "unit", "holiday", "dayword", "decadeword")
_YEAR = 4  # digits
# Slots that are filled with digits alone.
_DIGITS = frozenset({"day", "year", "yy", "q", "mm", "dd", "aa", "bb", "decade"})


@lru_cache(maxsize=4)
def time_headings(vocabulary: Vocabulary) -> frozenset[str]:
    """Words of the headings of columns that tell when: "year", "date"."""
    return frozenset(row["noun"] for row in vocabulary.rows("time_nouns"))


def cues_of(lower: str, listed: Mapping[str, frozenset[str]]) -> set[str]:
    """What a sentence holds that rules go by, with all its words; nothing where no rule can match.

    `listed` are the cues that a word gives.
    """
    cues: set[str] = set()
    tokens = set(TOKEN.findall(lower))
    for token in tokens:
        if token[0].isdigit():
            cues.add("number")
            if len(token) == _YEAR:
                cues.add("{year}")
        elif token in listed:
            cues |= listed[token]
    return cues | tokens if cues else cues


def needs(pattern: str) -> tuple[frozenset[str], ...]:
    """For each alternative of a rule's pattern what must be there: words, slots, "number".

    A sentence whose cues lack some of every set cannot match; what may be missing in the pattern is
    never needed.
    """
    before, pattern = "", _CLASS.sub(_GAP, _MARKS.sub(" ", pattern))
    while before != pattern:
        before = pattern
        pattern = _GROUP.sub(_plain, pattern)
    return tuple(_needed(_LOOSE.sub(_GAP, part)) for part in pattern.split("|"))


def _plain(group: re.Match[str]) -> str:
    """A group's content where it must be there and is one way only; else a gap.

    Nothing stands for what may be missing and brings its own blank: the words around stay words.
    """
    kind, content, repeated = group.groups()
    ways = content.split("|")
    if kind != "?:":
        return _GAP
    if not repeated and len(ways) == 1:
        return str(content)
    before, after = (all(w[at:][:1] == " " for w in ways) for at in (0, -1))
    if repeated:
        return "" if before or after else _GAP
    return " " * before + _GAP + " " * after


def _needed(part: str) -> frozenset[str]:
    slots = {match[1] for match in _SLOT.finditer(part)}
    found = {f"{{{name}}}" for name in slots if name in (*ROLES, "year")}
    if slots & _DIGITS:
        found.add("number")
    # Letters beside a slot of digits are a word of their own: the "q" of "q3".
    words = _SLOT.sub(lambda slot: " " if slot[1] in _DIGITS else _GAP, part)
    return frozenset(found | set(_WORD.findall(words)))
