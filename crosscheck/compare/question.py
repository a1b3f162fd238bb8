"""Says what figures count in the articles' own words: "people treated in hospital, Corley"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.compare import wording
from crosscheck.match.words import base_form, words
from crosscheck.records import Claim
from crosscheck.vocabulary.unit_names import each

_AROUND = 160  # characters of a quote looked at on each side of the figure
_LONGEST = 10  # words of a quote taken over as they stand
_BREAK = re.compile(r"[,;:()\"“”«»—–\n]|\d|[.!?]\s")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’&-][^\W\d_]+)*|\d+")
_ELISION = "…"

Place = tuple[int, int]  # where a word stands in a text, from and to


def question(lead: Claim, figures: Sequence[Claim]) -> str:
    """What the figures of a finding answer, where and when.

    The words are those of a figure whose sentence can tell what is counted, `lead`'s before
    others'; place and days are `lead`'s.
    """
    teller = min(figures, key=lambda claim: (not _as_written(claim), claim.id != lead.id, claim.id))
    told = counted(teller)
    narrower = lead.qualifiers if lead.qualifiers and not _says(told, lead.qualifiers) else ""
    parts = [part for part in (told, narrower, lead.place) if part]
    return f"{', '.join(parts)} ({wording.times(lead)})"


def counted(claim: Claim) -> str:
    """What one figure counts, in its sentence's words, the figure itself left out as "…".

    Where the sentence lacks them, or they lie far apart, the words of the topic. A rate is named.
    """
    told = _as_written(claim) or claim.topic
    if claim.per and claim.per not in told and _adverb(claim.per) not in told:
        told = f"{told} {each(claim.per)}".lstrip()
    return told


def _as_written(claim: Claim) -> str:
    """The stretch of the quote that holds all words of the topic; empty where there is none."""
    text, at = _window(claim)
    found, missing = _places(claim, text, at)
    if not found or (missing and not missing <= set(words(claim.thing))):
        return ""
    figure = (at, at + len(claim.number)) if at >= 0 else (0, 0)
    spans = sorted({place for place in found if not _overlap(place, figure)})
    if not spans:
        return ""
    told = _without(text, spans[0][0], max(span[1] for span in spans), figure)
    if missing:  # "Eleven of them were carrying ...": what is counted stands in another sentence
        known = [word for word in claim.thing.split() if set(words(word)) <= missing]
        told = f"{' '.join(known)} {told}"
    return told if not _BREAK.search(told) and len(told.split()) <= _LONGEST else ""


def _without(text: str, begin: int, end: int, figure: Place) -> str:
    """A stretch of the text on one line, with an elision for the figure."""
    first, last = figure
    inside = begin < last and first < end
    told = f"{text[begin:first]}{_ELISION}{text[last:end]}" if inside else text[begin:end]
    return " ".join(told.split())


def _window(claim: Claim) -> tuple[str, int]:
    """The part of the quote around the figure, and where the figure stands in it (-1: nowhere)."""
    at = claim.quote.find(claim.number) if claim.number else -1
    if at < 0:
        return claim.quote[: 2 * _AROUND], -1
    first = max(0, at - _AROUND)
    return claim.quote[first : at + len(claim.number) + _AROUND], at - first


def _places(claim: Claim, text: str, at: int) -> tuple[list[Place], set[str]]:
    """For each word of the topic its place nearest to the figure, and the words without one."""
    missing = set(words(claim.topic))
    nearest: dict[str, tuple[int, Place]] = {}
    for word in _LETTERS.finditer(text):
        form = base_form(word[0].replace("’", "'"))
        if form in missing:
            place = word.span()
            nearest[form] = min(nearest.get(form, (len(text), place)), (abs(place[0] - at), place))
    return [place for _, place in nearest.values()], missing.difference(nearest)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _says(told: str, text: str) -> bool:
    return set(words(text)) <= set(words(told))


def _adverb(per: str) -> str:
    return "daily" if per == "day" else f"{per}ly"
