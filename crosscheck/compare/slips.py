"""Slips of the pen: one figure with another unit, rate or scale, or a level given as a change."""

from __future__ import annotations

import re
from functools import lru_cache
from math import log10

from crosscheck.compare import wording
from crosscheck.compare.cases import Case, Ruling, agrees, certain
from crosscheck.compare.conversions import Common
from crosscheck.compare.cues import after, before
from crosscheck.compare.intervals import gap
from crosscheck.match.digits import LARGE, SAME, digits_alike, shown_digits, significant
from crosscheck.match.once import kept
from crosscheck.match.units import DAYS
from crosscheck.match.words import base_form, words
from crosscheck.records import Claim, ConflictClass, is_currency
from crosscheck.vocabulary import Vocabulary

# Within one story, the same digits tell by themselves that one figure is meant: likeness of topics
# (0-1) that is needed beside so many of them.
TELLING_DIGITS = ((3, 0.3), (2, 0.5))
TOPIC_REPEATED = 0.7  # likeness of topics that two like rates of one article need
RATE_DIGITS = 2  # digits that must be the same for a slip of the rate ("35 a month", "35 a week")
TOTAL_DIGITS = 3  # the same, where a rate meets a total and no period says how they convert
NEAR = 3  # words before a figure, its hedge among them, of which a verb of change may be one
BEHIND = 6  # words after it of which one may be a verb of change in the passive
BE = base_form("be")
_CLAUSE_END = re.compile(r"[,.;:()]")
ROUNDED = 0.01  # share by which the two may be rounded
SHARES = {"percent", "percentage point"}  # of one, the second is a change
THOUSANDS = (3, 6, 9)  # powers of ten


def unit_slip(case: Case, common: Common | None) -> Ruling | None:
    """The same digits with another unit, rate or scale: million for billion, a day for a week.

    `common` are the figures in one unit, where they convert. The caller has seen that they differ.
    """
    a, b = case.a, case.b
    digits = significant(a.number)
    if not digits or digits != significant(b.number):
        return None
    if not certain(case) and not _same_digits_tell(case, digits):
        return None
    if a.unit != b.unit:
        what = f"{a.unit} in one, {b.unit} in the other"
    elif a.per != b.per:
        if len(digits) < (TOTAL_DIGITS if common is None else RATE_DIGITS):
            return None
        rates = [f"per {claim.per}" if claim.per else "a total" for claim in (a, b)]
        what = f"{rates[0]} in one, {rates[1]} in the other"
    elif _scales_differ(case):
        what = "the scales differ"
    else:
        return None
    distance = gap(common.a, common.b) if common else 1.0
    return Ruling("conflict", "unit", f"{case.figures} have the same digits: {what}.", distance)


def level_slip(case: Case) -> Ruling | None:
    """One outlet's level is another's change: "728,000 vacancies", "vacancies fell by 728,000"."""
    a, b = case.a, case.b
    same = (
        {a.kind, b.kind} == {"level", "change"}
        and a.unit == b.unit
        and a.unit not in ("percent", *DAYS)
        and len(significant(a.number)) >= RATE_DIGITS
        and a.value == b.value
        and a.per == b.per
        and _of_one_time(case)
    )
    if not same or not (certain(case) or _same_digits_tell(case, significant(a.number))):
        return None
    change, level = (a, b) if a.kind == "change" else (b, a)
    if _is_what_changed(level, case.vocabulary):
        return None
    other = f"{wording.side(change)} gives the same figure as a change"
    reason = f"{wording.side(level)} is a level; {other}."
    return Ruling("conflict", "level_vs_change", reason)


@kept
def slip_of(case: Case) -> ConflictClass | None:
    """The class of the slip that would explain two figures of the same digits, if it is one.

    Rounding is no other figure: "262.1 GW" and "262 MW", "£1,838.6m" and "down by £1.84bn". Nor is
    what converts to the same: "2.1 tonnes" and "2,100 kilograms".
    """
    a, b = case.a, case.b
    if not a.value or not b.value:
        return None
    if agrees(case):
        return "level_vs_change" if _is_level_and_change(case) else None
    if not _of_one_number(a, b):
        return None
    told = bool(a.per and b.per) or len(significant(a.number)) >= TOTAL_DIGITS
    other = a.unit != b.unit or (a.per != b.per and told) or _scales_differ(case)
    return "unit" if other else None


def _is_level_and_change(case: Case) -> bool:
    """Whether one figure is given as a level and as a change, neither being what changed."""
    a, b = case.a, case.b
    mixed = a.kind != b.kind and (a.direction is None) != (b.direction is None)
    # A forecast may be one of the change: "will cut 2,400 posts", "a cut of 2,400 posts".
    told = {"ratio", "forecast"}.isdisjoint((a.kind, b.kind))
    if not (mixed and told and a.unit == b.unit and a.per == b.per):
        return False
    if any(c.direction is None and _is_what_changed(c, case.vocabulary) for c in (a, b)):
        return False
    return min(len(significant(claim.number)) for claim in (a, b)) >= RATE_DIGITS


def class_of_slip(case: Case) -> ConflictClass | None:
    """The class of the slip that a conflict surely is one of, however few digits tell of it."""
    a, b = case.a, case.b
    changes = [claim.kind == "change" for claim in (a, b)]
    if {a.unit, b.unit} == SHARES and any(changes) and not all(changes):
        return "level_vs_change"
    found = slip_of(case)
    moved = a.unit != b.unit or a.per != b.per
    return "unit" if found is None and moved and a.value == b.value else found


def _of_one_number(a: Claim, b: Claim) -> bool:
    """Whether two figures are one number as it is printed, whatever they are figures of."""
    if is_currency(a.unit) and a.unit != b.unit and _sign(a) == _sign(b):
        return False  # "$687,600" twice: whose dollars was read from the place, not from the figure
    if digits_alike(a.number, b.number) == SAME:
        return True
    return a.value is not None and a.value == b.value and abs(a.value) >= LARGE


def _sign(claim: Claim) -> str:
    """What stands beside a figure's digits, in small letters: "$", "us$", "euros"."""
    return "".join(c for c in claim.number.casefold() if c.isalpha() or not c.isascii() or c == "$")


def _is_what_changed(level: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a verb of change is about a figure: "cut some 467,000 jobs", "2,400 were cut"."""
    hedged = NEAR if level.hedge != "exact" else 1
    near = words(before(level))[-hedged:]
    if "to" not in near and not _verbs_of_change(vocabulary).isdisjoint(near):
        return True
    clause = _CLAUSE_END.split(after(level), maxsplit=1)[0]
    done = words(clause)[:BEHIND]
    return BE in done and not _verbs_of_change(vocabulary).isdisjoint(done)


@lru_cache(maxsize=8)
def _verbs_of_change(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(base_form(row["verb"]) for row in vocabulary.rows("change_verbs"))


def _of_one_time(case: Case) -> bool:
    """Whether no dates part the two; in one article, sentences that name one event share its time.

    "The arrival rate fell to 3,500 after the end of Title 42" is about no day that it names.
    """
    return case.match.period != "apart" or (case.within and case.match.owners == "same")


def _same_digits_tell(case: Case, digits: str) -> bool:
    match = case.match
    if case.standing is None or not match.story or match.population == "apart":
        return False
    if case.within:
        return case.a.per is not None and case.a.per == case.b.per and match.topic >= TOPIC_REPEATED
    return any(len(digits) >= n and match.topic >= topic for n, topic in TELLING_DIGITS)


def _scales_differ(case: Case) -> bool:
    """Whether the two are a thousand times each other, or a power of ten and of other scales.

    "1.64 billion" and "164 million" are a slip; "1,240" and "12,400" are two figures.
    """
    a, b = case.a, case.b
    if not a.value or not b.value:
        return False
    size = max(abs(a.value / b.value), abs(b.value / a.value))
    power = round(log10(size))
    whole = power and abs(size - 10**power) <= ROUNDED * 10**power
    return bool(whole) and (power in THOUSANDS or _scale(a) != _scale(b))


def _scale(claim: Claim) -> int | None:
    """The power of ten that stands for words beside the digits: 9 of "1.64 billion"."""
    shown = shown_digits(claim.number)
    if not claim.value or shown is None or not float(shown):
        return None
    return round(log10(abs(claim.value) / float(shown)))
