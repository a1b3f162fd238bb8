"""What a sentence must hold for a rule of times to match: most rules need not be tried on most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

# A group without groups inside, and whether it may be missing.
_GROUP = re.compile(r"\((\?[:!=]|\?<[!=])?([^()]*)\)([?*]|\{\d*,?\d*\})?")
# Characters of a kind, and what may be missing, be repeated or be anything.
_MARKS = re.compile(r"\[[^\]\\\w^]{1,200}\](?![?*+{])")
_MAYBE_MARK = re.compile(r"\[[^\]\\\w^]{1,200}\]\?")
_CLASS = re.compile(r"\[[^\]]{0,200}\]|\\[^d]")
_DIGITS_MUST = re.compile(r"\\d(?:\+|\{[1-9]\d*(?:,\d*)?\})?(?![?*+{])")
_NAME = re.compile(r"\(\?P<\w+>")
_LOOSE = re.compile(r"[^{}](?:[?*+]|\{\d+(?:,\d*)?\})|\.")
_SLOT = re.compile(r"\{([a-zA-Z]+?)\d?\}")
# Nothing is known of what is there; one of a numbered set is; digits are.
_GAP, _CHOICE, _DIGIT = "\x00", "@", "#"
# Letters are a word of their own beside digits, with or without a blank or a mark between.
_BESIDE_DIGITS = re.compile(rf"(?<={_DIGIT})(?: \?)+|(?: \?)+(?={_DIGIT})|{_DIGIT}")
_WORD = re.compile(rf"(?<![^ -])(?:[a-z]+|{_CHOICE}\d+)(?![^ -])")
_BLANK_FIRST = re.compile(r"(?:,\??)? (?![?*])| \? ")
TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMBER = re.compile(r"\d")
# Slots whose words are looked for in a sentence before any rule is tried.
ROLES = ("month", "weekday", "season", "unit", "holiday", "dayword", "decadeword")
_YEAR = 4  # digits
_SHORT = 3  # letters of the words that most sentences hold ("the", "of", "in")
# Slots that are filled with digits alone.
_DIGITS = frozenset({"day", "year", "yy", "q", "mm", "dd", "aa", "bb", "decade"})


@lru_cache(maxsize=4)
def time_headings(vocabulary: Vocabulary) -> frozenset[str]:
    """Words of the headings of columns that tell when: "year", "date"."""
    return frozenset(row["noun"] for row in vocabulary.rows("time_nouns"))


def tokens_of(lower: str) -> frozenset[str]:
    """The words and the whole numbers of a sentence in lower case."""
    return frozenset(TOKEN.findall(lower))


def signs_of(words: Iterable[str]) -> frozenset[str]:
    """A token of each of the words (in lower case): what has none of these has none of the words.

    The longest is the rarest: "the day before yesterday" is not looked for at each "the".
    """
    return frozenset(max(TOKEN.findall(word), key=len, default="") for word in words)


def cues_of(lower: str, tokens: frozenset[str], listed: Mapping[str, frozenset[str]]) -> Set[str]:
    """What a sentence holds that rules go by, with all its words; nothing where no rule can match.

    `tokens` are the sentence's, `listed` are the cues that a word gives.
    """
    cues = set().union(*(listed[token] for token in tokens if token in listed))
    if _NUMBER.search(lower):
        cues.add("number")
        if any(len(token) == _YEAR and token[0].isdigit() for token in tokens):
            cues.add("{year}")
    return cues | tokens if cues else cues


@dataclass(frozen=True, slots=True)
class Need:
    """What a sentence's cues must hold: all of one set, and of each other set at least one."""

    words: frozenset[str]
    choices: frozenset[frozenset[str]] = frozenset()

    @property
    def keys(self) -> Set[str]:
        """Cues of which a sentence has one where it has what is needed; "" where none is."""
        options = [frozenset((word,)) for word in self.words] + list(self.choices)
        rare = (
            (any(map(_is_common, one)), len(one), -len(max(one, key=len)), sorted(one))
            for one in options
        )
        return set(min(rare, default=(False, 0, 0, [""]))[3])

    def met_by(self, cues: Set[str]) -> bool:
        """Whether a sentence with these cues has what is needed."""
        return self.words <= cues and not any(map(cues.isdisjoint, self.choices))


def _is_common(cue: str) -> bool:
    """Whether most sentences hold a cue: digits, or a word as short as an article."""
    return cue == "number" or len(cue) <= _SHORT


# Rules (by rank) and one of their needs each, by a cue that it asks for.
ByCue = Mapping[str, Sequence[tuple[int, Need]]]


def by_cue(rules: Sequence[Sequence[Need]]) -> ByCue:
    """An index of rules, given what each needs, for `fitting`."""
    found: dict[str, list[tuple[int, Need]]] = {}
    for rank, alternatives in enumerate(rules):
        for need in alternatives:
            for cue in sorted(need.keys):
                found.setdefault(cue, []).append((rank, need))
    return found


def fitting(rules: ByCue, cues: Set[str]) -> list[int]:
    """The ranks of the rules that can match, by what a sentence holds, in order."""
    found: set[int] = set()
    for cue in ("", *(rules.keys() & cues)):
        for rank, need in rules.get(cue, ()):
            if rank not in found and need.met_by(cues):
                found.add(rank)
    return sorted(found)


def needs(pattern: str) -> tuple[Need, ...]:
    """For each alternative of a rule's pattern what must be there: words, slots, "number".

    A sentence whose cues meet none of them cannot match; what may be missing in the pattern is
    never needed.
    """
    choices: list[frozenset[str]] = []
    pattern = _MAYBE_MARK.sub(" ?", _MARKS.sub(" ", _NAME.sub("(?:", pattern)))
    before, pattern = "", _DIGITS_MUST.sub("{day}", _CLASS.sub(_GAP, pattern)).replace(r"\d", _GAP)
    while before != pattern:
        before = pattern
        pattern = _GROUP.sub(lambda group: _plain(group, choices), pattern)
    found = []
    for part in pattern.split("|"):
        needed = _needed(part)
        words = frozenset(word for word in needed if not word.startswith(_CHOICE))
        found.append(Need(words, frozenset(choices[int(c[1:])] for c in needed - words)))
    return tuple(found)


def _plain(group: re.Match[str], choices: list[frozenset[str]]) -> str:
    """A group's content where it must be there and is one way only; its choice, if it has several;
    else a gap.

    Nothing stands for what may be missing and brings its own blank, and for what is only looked
    at: the words around stay words.
    """
    kind, content, repeated = group.groups()
    ways = content.split("|")
    if kind and kind != "?:":
        return ""
    if kind != "?:":
        return _GAP
    if not repeated and len(ways) == 1:
        return str(content)
    before, after = all(map(_BLANK_FIRST.match, ways)), all(way[-1:] == " " for way in ways)
    if repeated:
        return "" if before or after else _GAP
    return " " * before + _choice(ways, choices) + " " * after


def _choice(ways: Sequence[str], choices: list[frozenset[str]]) -> str:
    """What stands for a group of several ways: of each a thing that it needs; else a gap."""
    chosen: set[str] = set()
    for way in ways:
        needed = _needed(way)
        if not needed:
            return _GAP
        best = min(needed, key=lambda item: (item.startswith(_CHOICE), -len(item), item))
        chosen |= choices[int(best[1:])] if best.startswith(_CHOICE) else {best}
    choices.append(frozenset(chosen))
    return f"{_CHOICE}{len(choices) - 1}"


def _needed(part: str) -> frozenset[str]:
    slots = {match[1] for match in _SLOT.finditer(part)}
    found = {f"{{{name}}}" for name in slots if name in (*ROLES, "year")}
    if slots & _DIGITS:
        found.add("number")
    words = _SLOT.sub(lambda slot: _DIGIT if slot[1] in _DIGITS else _GAP, part)
    words = _LOOSE.sub(_GAP, _BESIDE_DIGITS.sub(" ", words))  # the "q" of "q3" and of "q 3"
    return frozenset(found | set(_WORD.findall(words)))
