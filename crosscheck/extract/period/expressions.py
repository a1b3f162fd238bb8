"""Finds the words of a sentence that say when, and works out the days they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from crosscheck.extract.period.answers import Shift
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups
from crosscheck.extract.period.cues import (
    ROLES,
    ByCue,
    Need,
    by_cue,
    cues_of,
    fitting,
    needs,
    signs_of,
    tokens_of,
)
from crosscheck.extract.period.ellipsis import completed
from crosscheck.extract.period.expression import Expression
from crosscheck.extract.period.frames import FRAMES
from crosscheck.extract.period.points import POINTS
from crosscheck.extract.period.words import any_word, words_of, words_pattern
from crosscheck.vocabulary import Row, Vocabulary

# Points found in a sentence are masked by one of these characters each while frames are looked for.
_FIRST_MASK, _MOST_POINTS = 0xE000, 200
_POINT = "[\ue000-\ue0ff]+"
_FRAMED = "\uf8ff"
_ROUNDS = 3
_RULES = ("point", "frame")
# "between 2000 and 2100 GMT": a time of day, no year.
_CLOCK_TIME = re.compile(r"(?: and \d{4})? (?:gmt|bst|cet|est|hours|hrs|local time)\b")
_CUE_WORDS = (
    "far",
    "date",
    "now",
    "half",
    "today",
    "same",
    "that",
    "ago",
    "time",
    "point",
    "fy",
    "q",
    "h",
)
_SLOT = re.compile(r"\{([a-zA-Z]+?)(\d?)\}")
_ORDINAL = re.compile(r"\{ordinal\d?\}")  # its words are no cues, yet one of them must be there
# "At the end of August 3,412 cases were pending", "in May 2.5 million": the digits count something.
_NO_AMOUNT = r"(?![\w%]|,\d{3}(?!\d)|\.\d)"


@dataclass(frozen=True, slots=True)
class _Rule:
    means: str
    pattern: re.Pattern[str]
    needs: tuple[Need, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    cues: Mapping[str, frozenset[str]]
    points: tuple[_Rule, ...]
    points_by_cue: ByCue
    frames: tuple[_Rule, ...]
    frames_by_cue: ByCue
    future: re.Pattern[str]
    future_signs: frozenset[str]
    half_of_year: re.Pattern[str]
    of_its_kind: Mapping[str, Row]
    tables: Mapping[str, Mapping[str, Row]]


def _abbreviated(words: Mapping[str, object]) -> str:
    """Words of which the short ones may end in a dot: "Sept. 3"."""
    full = [w for w in words if len(w) > 5 or w in ("march", "april", "june", "july", "may")]
    short = sorted(set(words) - set(full), key=lambda w: (-len(w), w))
    ways = (*map(re.escape, sorted(full)), *(rf"{re.escape(w)}\.?" for w in short))
    return f"(?:{'|'.join(ways)})"


@lru_cache(maxsize=4)
def _grammar(vocabulary: Vocabulary) -> _Grammar:
    calendar = ("month", "weekday", "season", "unit", "number", "ordinal", "holiday", "decadeword")
    tables = {role: words_of(vocabulary, "calendar", role) for role in calendar}
    tables |= {r: words_of(vocabulary, "period_words", r) for r in ("which", "daypart", "dayword")}
    slots = {
        **{role: any_word(words) for role, words in tables.items()},
        "month": _abbreviated(tables["month"]),
        "weekday": _abbreviated(tables["weekday"]),
        "n": r"(?:\d{1,4}|" + any_word(tables["number"]) + ")",
        "ordinal": r"(?:\d{1,2}(?:st|nd|rd|th)|" + any_word(tables["ordinal"]) + ")",
        "day": r"\d{1,2}(?:st|nd|rd|th)?",
        "year": r"(?:1[6-9]|20)\d\d",
        "yy": r"\d\d",
        "q": "[1-4]",
        "decade": r"[2-9]0['’]?s",
        "mm": r"\d\d",
        "dd": r"\d\d",
        "aa": r"\d{1,2}",
        "bb": r"\d{1,2}",
        "P": _POINT,
        "Q": _POINT,
    }
    rows = vocabulary.rows("periods")
    points, frames = (
        tuple(_rule(row, slots) for row in rows if row["role"] == role) for role in _RULES
    )
    cues: dict[str, set[str]] = {}
    for role in ROLES:
        for sign in signs_of(tables[role]):
            cues.setdefault(sign, set()).add(f"{{{role}}}")
    for word in _CUE_WORDS:
        cues.setdefault(word, set()).add("word")
    return _Grammar(
        {word: frozenset(roles) for word, roles in cues.items()},
        points,
        by_cue([rule.needs for rule in points]),
        frames,
        by_cue([rule.needs for rule in frames]),
        words_pattern(vocabulary, "future"),
        signs_of(words_of(vocabulary, "period_words", "future")),
        words_pattern(vocabulary, "half_of_year"),
        words_of(vocabulary, "period_words", "of_its_kind"),
        tables,
    )


def _rule(row: Row, slots: Mapping[str, str]) -> _Rule:
    found = []

    def slot(match: re.Match[str]) -> str:
        name = match[1] + match[2]
        found.append(name)
        return f"(?P<{name}>{slots[match[1]]})"

    text = _SLOT.sub(slot, row["pattern"])
    names = {name.rstrip("0123456789") for name in found}
    order = ("month", "weekday", "season", "holiday", "dayword", "unit")
    plain = "word" if {"ordinal", "which"} & names or not {"year", "q"} & names else "number"
    cue = next((f"{{{name}}}" for name in order if name in names), plain)
    if "decade" in row["pattern"]:
        cue = "word" if "decadeword" in names else "number"
    given = frozenset((cue,)) - {"word"}
    needed = needs(_ORDINAL.sub(lambda _: slots["ordinal"], row["pattern"]))
    alternatives = tuple(Need(need.words | given, need.choices) for need in needed)
    pattern = re.compile(rf"(?<![\w$£€.,/])(?:{text}){_NO_AMOUNT}")
    return _Rule(row["means"], pattern, alternatives, tuple(dict.fromkeys(found)))


def lowered(text: str) -> str:
    """Lower case of the same length, so that places in it are places in the text."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_expressions(text: str, clock: Clock, vocabulary: Vocabulary) -> list[Expression]:
    """The expressions of one sentence, in order, none inside another.

    `clock` says when the article was published and how its years run.
    """
    lower = lowered(text)
    return _find(text, (lower, tokens_of(lower)), clock, vocabulary)


def _find(
    text: str, read: tuple[str, frozenset[str]], clock: Clock, vocabulary: Vocabulary
) -> list[Expression]:
    grammar, (lower, tokens) = _grammar(vocabulary), read
    cues = cues_of(lower, tokens, grammar.cues)
    found = _points(text, lower, (grammar, cues, clock)) if cues else []
    if not found:
        return found
    found = completed(text, lower, found, clock.published)
    frames = [grammar.frames[rank] for rank in fitting(grammar.frames_by_cue, cues)]
    for _ in range(_ROUNDS if frames else 0):
        framed = _framed((text, lower), found, (grammar, frames, clock))
        if framed == found:
            break
        found = framed
    return found


class Times:
    """The expressions of each of an article's sentences, found when they are first asked for."""

    def __init__(self, texts: Sequence[str], clock: Clock, vocabulary: Vocabulary) -> None:
        self.texts, self._clock, self._vocabulary = texts, clock, vocabulary
        self.lower = [lowered(text) for text in texts]
        self.tokens = [tokens_of(lower) for lower in self.lower]
        self._found: dict[int, list[Expression]] = {}

    def __getitem__(self, at: int) -> list[Expression]:
        if at not in self._found:
            read = self.lower[at], self.tokens[at]
            self._found[at] = _find(self.texts[at], read, self._clock, self._vocabulary)
        return self._found[at]


def _points(text: str, lower: str, reading: tuple[_Grammar, Set[str], Clock]) -> list[Expression]:
    grammar, cues, clock = reading
    matches = []
    for order in fitting(grammar.points_by_cue, cues):
        rule = grammar.points[order]
        for match in rule.pattern.finditer(lower):
            if _is_time(text, lower, match, rule) and not _is_no_time(lower, match, rule, grammar):
                matches.append((match.start(), -match.end(), order, match, rule))
    found: list[Expression] = []
    may_be_ahead = not grammar.future_signs.isdisjoint(cues)
    for start, minus_end, _, match, rule in sorted(matches, key=lambda m: m[:3]):
        if len(found) >= _MOST_POINTS or (found and start < found[-1].end):
            continue
        groups = _groups(match, grammar)
        ahead = may_be_ahead and _future(text, start, -minus_end, grammar)
        days = POINTS[rule.means](groups, clock.at(ahead))
        shift = days if isinstance(days, Shift) else None
        known = days if isinstance(days, Days) else None
        if days is None and rule.means in ("numeric_date", "date", "split_year"):
            continue
        role = "as_of" if rule.means == "to_date" else "when"
        found.append(
            Expression(start, -minus_end, text[start:-minus_end], known, rule.means, role, shift)
        )
    return found


def _groups(match: re.Match[str], grammar: _Grammar, means: Sequence[str] = ()) -> Groups:
    """The filled slots of a match; `means` are the rules that its points in time were found by."""
    slots = {k: v for k, v in match.groupdict().items() if v}
    slots |= {"means" + str(i or ""): name for i, name in enumerate(means)}
    return Groups(slots, match[0], grammar.tables)


def _is_time(text: str, lower: str, match: re.Match[str], rule: _Rule) -> bool:
    """Are months and weekdays capitalised, is a bare year no count, is "May" no verb?"""
    groups = match.groupdict()
    small = (
        groups.get(name) and text[match.start(name) : match.end(name)].islower()
        for name in ("month", "weekday", "holiday")
    )
    if any(small) or _CLOCK_TIME.match(lower, match.end()):
        return False
    if rule.means == "season" and match[0] in ("fall", "spring"):
        return _BEFORE_SEASON.search(lower[: match.start()]) is not None
    if rule.means == "month" and match[0] in ("may", "mar", "sun", "jan"):
        return _is_month(lower, match)
    if rule.means == "year" and _COUNTED.match(lower, match.end()):
        return _BEFORE_YEAR.search(lower[: match.start()]) is not None
    return True


def _is_no_time(lower: str, match: re.Match[str], rule: _Rule, grammar: _Grammar) -> bool:
    """Is a half one of a game, by a sentence that says nothing of years, sales or the like? Is a
    weekday told as one of its kind: "more than is usual for a Monday"?"""
    if rule.means == "weekday":
        before = lower[: match.start()].split()[-1:]
        return bool(before) and before[0] in grammar.of_its_kind
    if rule.means != "half" or any(c.isdigit() or c == "y" for c in match[0]):
        return False
    return grammar.half_of_year.search(lower) is None


_BEFORE_SEASON = re.compile(r"\b(?:in|this|last|next|since|until|by) $")
# "2000 people" is a count, "in 2000 people" none.
_COUNTED = re.compile(
    r" (?:[a-z]+s|people|staff|police|per|percent|[mb]illion|men|women|children)\b"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|until|of|from|during|for|after|before|late|early|mid|the) $"
)


def _is_month(lower: str, match: re.Match[str]) -> bool:
    """Is "May" the month, not the verb that opens a sentence or somebody's name?"""
    before = lower[max(0, match.start() - 14) : match.start()]
    last = before.rstrip()[-1:]
    verb = re.match(r" (?:not |be |have )", lower[match.end() : match.end() + 8])
    return (
        verb is None and not before.endswith("mrs ") and (last.isalnum() or last in tuple(",–-("))
    )


def _future(text: str, start: int, end: int, grammar: _Grammar) -> bool:
    """Does the clause around speak of what is to come?"""
    left = max(text.rfind(mark, 0, start) for mark in (";", ":", "—", ", and ", " but ", ", "))
    right = min(
        (i for i in (text.find(mark, end) for mark in (";", ", ", "—", " but ")) if i >= 0),
        default=len(text),
    )
    return grammar.future.search(text, max(left, 0), right) is not None


def _framed(
    texts: tuple[str, str], found: list[Expression], reading: tuple[_Grammar, list[_Rule], Clock]
) -> list[Expression]:
    """One round of frames over the points: "since P", "between P and Q"; the longest first."""
    grammar, frames, clock = reading
    original, lower = texts
    masked = list(lower)
    for i, one in enumerate(found):
        if one.role in ("when", "since"):
            # A "since" that a round before has framed is no word of another one.
            mask = chr(_FIRST_MASK + i % 256) if one.role == "when" else _FRAMED
            masked[one.start : one.end] = mask * (one.end - one.start)
    text = "".join(masked)
    taken: list[tuple[int, int]] = []
    framed = []
    for order, rule in enumerate(frames):
        for match in rule.pattern.finditer(text):
            framed.append((match.start() - match.end(), order, match, rule))
    if not framed:
        return found
    for _, _, match, rule in sorted(framed, key=lambda f: (f[2].start(), f[0], f[1])):
        if any(s < match.end() and match.start() < e for s, e in taken):
            continue
        inner = [e for e in found if match.start() <= e.start and e.end <= match.end()]
        if any(
            not match.start() <= e.start < match.end()
            and e.end > match.start()
            and e.start < match.end()
            for e in found
        ):
            continue
        points = [e.days for e in inner if e.role == "when"]
        groups = _groups(match, grammar, [one.means for one in inner])
        answer = FRAMES[rule.means](
            groups, points, clock.at(_future(original, match.start(), match.end(), grammar))
        )
        if answer is None:
            continue
        days, role = answer
        taken.append((match.start(), match.end()))
        found = [e for e in found if e not in inner]
        means = rule.means if role != "when" or rule.means != "part" else inner[0].means
        found.append(
            Expression(
                match.start(), match.end(), lower[match.start() : match.end()], days, means, role
            )
        )
    return sorted(found, key=lambda e: e.start)
