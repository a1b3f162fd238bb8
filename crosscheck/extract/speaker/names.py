"""The names an article gives, so that a short form can be answered with the fullest one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_CAPITAL = r"[A-ZÀ-ÖØ-Þ](?:[\w&'’-]|\.(?=[A-Z]|\s[A-Z]))*\.?"
_RUN = re.compile(
    rf"\b{_CAPITAL}(?: (?:(?:of|for|on|de|del|la|van|von|bin|al)(?: the)? |and |& )?{_CAPITAL})*"
    r"(?: \((?P<short>[A-Z][A-Za-z&.-]{1,9})\))?"
)
_INNER = re.compile(rf"(?<=[\w,;] )({_CAPITAL})")
_SMALL = frozenset(["of", "for", "the", "and", "on", "de", "del", "la", "&", "in"])
_TITLE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Names:
    """`short` maps an acronym to its full name, `by_last` the last word of a name to the fullest one.

    `inner` has the words that are capitals within a sentence too: no capitals of a mere first word.
    `with_article` has the names that take "the": no person's name does.
    """

    short: Mapping[str, str]
    by_last: Mapping[str, str]
    inner: frozenset[str]
    with_article: frozenset[str]


def read_names(text: str) -> Names:
    """The capitalised names of a text, in the order in which they come."""
    from spacy.lang.en.stop_words import STOP_WORDS

    short: dict[str, str] = {}
    by_last: dict[str, str] = {}
    seen: dict[str, None] = {}
    articled: set[str] = set()
    flat = " ".join(text.split())
    for match in _RUN.finditer(flat):
        run = match[0]
        name = run[: match.start("short") - match.start() - 2] if match["short"] else run
        words = [word.strip(".,'’") if len(word) > 2 else word for word in name.split()]
        words = [re.sub(r"['’]s$", "", word) for word in words]
        while words and words[0].lower() in STOP_WORDS | _SMALL:
            words = words[1:]
        if not words:
            continue
        name = " ".join(words)
        before = flat[max(0, match.start() - 4) : match.start()] + run
        if re.match(rf".?the {re.escape(name)}", before, re.I) or run.startswith(f"The {name}"):
            articled.add(name)
        if match["short"] and _abbreviates(match["short"], words):
            cut = _start_of(match["short"], words)
            name = " ".join(words[cut:])
            short.setdefault(match["short"], f"{name} ({match['short']})")
        seen.setdefault(name, None)
        if len(words) > 1:
            known = by_last.get(words[-1])
            if known is None or (len(known) < len(name) and name.endswith(known)):
                by_last[words[-1]] = name
    for name in seen:
        initials = _initials(name.split())
        if len(initials) > 1 and initials in seen and initials not in short:
            short[initials] = name
    inner = frozenset(_INNER.findall(text))
    return Names(short, by_last, inner, frozenset(articled))


def fullest(text: str, names: Names) -> str:
    """The fullest form of a name that the article gives; the text itself where there is none."""
    plain = text.removeprefix("the ").removeprefix("The ")
    if plain in names.short:
        return names.short[plain]
    for long in names.short.values():
        if long.startswith(f"{plain} (") or long == plain:
            return long
    last = plain.split()[-1] if plain else ""
    known = names.by_last.get(last)
    if known is None:
        known = names.by_last.get(last.title()) if last.islower() else None
        if known is None or not known.lower().endswith(plain.lower()):
            return plain
    if not known.lower().endswith(plain.lower()) or len(known.split()) > _TITLE_WORDS + 3:
        return plain
    if " and " in known and " and " not in plain:
        return plain
    return next((s for s in names.short.values() if s.startswith(f"{known} (")), known)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL)


def _abbreviates(short: str, words: list[str]) -> bool:
    letters = [c for c in short.upper() if c.isalpha()]
    initials = [w[0].upper() for w in words if w not in _SMALL]
    return bool(letters) and letters[0] in initials


def _start_of(short: str, words: list[str]) -> int:
    """Where in the words the abbreviated name starts: the last fit of its initials, else the first word."""
    letters = short.upper().replace(".", "").replace("&", "")
    for i in range(len(words) - 1, -1, -1):
        initials = "".join(w[0].upper() for w in words[i:] if w not in _SMALL)
        if initials == letters:
            return i
    return 0
