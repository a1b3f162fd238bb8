"""How likely two figures that differ are answers to one question, learned from labelled pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log10
from typing import Final

from crosscheck.compare.intervals import Interval
from crosscheck.compare.trees import grown
from crosscheck.match.candidates import Candidate
from crosscheck.match.digits import digits_alike, significant
from crosscheck.records import Claim, is_currency

FARTHEST: Final = 3.0  # orders of magnitude; figures farther apart are all alike
ROUNDED: Final = 0.01  # share within which two figures are one, rounded
MOST_CHOICES: Final = 12
LONGEST_LIST: Final = 4
LONGEST: Final = 60.0  # days between two publications, likewise
# What each relation is worth, in order: a step up never makes a match less likely (see `RISING`).
ORDER: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "population": (
        ("apart",),
        ("differs",),
        ("inside", "contains"),
        ("narrower", "wider"),
        ("unknown",),
        ("same",),
    ),
    "place": (("apart",), ("inside", "contains"), ("unknown",), ("same",)),
    "period": (("apart",), ("inside", "contains"), ("overlapping", "unknown"), ("same",)),
    "speaker": (("apart",), ("unknown",), ("same",)),
    "base": (("apart",), ("unknown",), ("same",)),
    "owners": (("apart",), ("unknown",), ("same",)),
    "kind": (("mixed",), ("ratio",), ("change",), ("forecast",), ("limit",), ("level",)),
    "unit": (("money",), ("percent",), ("count",), ("measure",)),
}
NUMBERS: Final = (
    "topic", "likeness", "thing", "event", "ratio", "days", "margin", "rank", "speakers", "score",
    "setting", "stock", "story", "former", "digits", "rate", "exact", "rare_words", "rare_names",
    "choices", "taken", "shares", "listed", "listed_most",
)  # fmt: skip
FEATURES: Final = (*ORDER, *NUMBERS)
# Features that may only raise the likelihood (1) or only lower it (-1), whatever the sample says.
RISING: Final = {
    **dict.fromkeys(("population", "place", "period", "base", "owners", "topic", "likeness"), 1),
    **dict.fromkeys(("thing", "event", "margin", "story", "digits"), 1),
    **dict.fromkeys(("rare_words", "rare_names", "shares"), 1),
    **dict.fromkeys(("rank", "choices", "taken"), -1),
}
_CODES: Final = {
    name: {word: float(code) for code, words in enumerate(order) for word in words}
    for name, order in ORDER.items()
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a candidate stands among all between its two articles that share a figure with it.

    `rank` is 1 for the best partner of both figures; `margin` is how far its score falls short of
    the best partners' (0 or less, both sides added up). `choices` are the candidates of both;
    `taken` is by how much a partner that says the same scores better (-1 where there is none);
    `listed` are the figures of one unit and rate in either sentence, the fewer first; `shared` are
    the other figures that both sentences give.
    """

    rank: int = 1
    margin: float = 0.0
    choices: int = 2
    taken: float = -1.0
    listed: tuple[int, int] = (1, 1)
    shared: int = 0


def standings(claims: Sequence[Claim], candidates: Sequence[Candidate]) -> list[Standing]:
    """The standing of each candidate, in order."""
    lists = Counter(map(_list_of, claims))
    said: dict[tuple[str, str], set[float | None]] = {}
    for claim in claims:
        said.setdefault((claim.article, claim.quote), set()).add(claim.value)
    listed = [lists[_list_of(claim)] for claim in claims]
    rivals: dict[tuple[int, str], list[float]] = {}  # scores, negative: the best come first
    agreeing: dict[tuple[int, str], float] = {}
    for match in candidates:
        a, b = claims[match.a], claims[match.b]
        same = _says_the_same(a, b)
        for side in ((match.a, b.article), (match.b, a.article)):
            rivals.setdefault(side, []).append(-match.score)
            if same:
                agreeing[side] = max(match.score, agreeing.get(side, 0.0))
    for scores in rivals.values():
        scores.sort()
    found = []
    for match in candidates:
        left, right = (match.a, claims[match.b].article), (match.b, claims[match.a].article)
        one, other = rivals[left], rivals[right]
        fewer, most = sorted((listed[match.a], listed[match.b]))
        none = match.score - 1
        taken = max(agreeing.get(left, none), agreeing.get(right, none)) - match.score
        found.append(
            Standing(
                1 + max(bisect_left(one, -match.score), bisect_left(other, -match.score)),
                round(2 * match.score + one[0] + other[0], 4),
                len(one) + len(other),
                round(taken, 4),
                (fewer, most),
                _shared(claims[match.a], claims[match.b], said),
            )
        )
    return found


def _shared(a: Claim, b: Claim, said: dict[tuple[str, str], set[float | None]]) -> int:
    ours, theirs = (said[claim.article, claim.quote] for claim in (a, b))
    return 0 if ours.isdisjoint(theirs) else len((ours & theirs) - {a.value, b.value, None})


def _list_of(claim: Claim) -> tuple[str, str, str, str | None]:
    return claim.article, claim.quote, claim.unit, claim.per


def _says_the_same(a: Claim, b: Claim) -> bool:
    if a.value is None or b.value is None or (a.unit, a.per) != (b.unit, b.per):
        return False
    return abs(a.value - b.value) <= ROUNDED * max(abs(a.value), abs(b.value))


def features(
    a: Claim,
    b: Claim,
    match: Candidate,
    standing: Standing,
    common: tuple[Interval, Interval] | None,
) -> list[float]:
    """The features of two claims by FEATURES; `common` are the figures in one unit and rate."""
    parts = dict(match.parts)
    days = abs((a.published - b.published).days) if a.published and b.published else LONGEST
    fewer, more = standing.listed
    values = {
        "population": _CODES["population"][match.population],
        "place": _CODES["place"][match.place],
        "period": _CODES["period"][match.period],
        "speaker": _CODES["speaker"][match.speaker],
        "base": _CODES["base"][match.base],
        "owners": _CODES["owners"][match.owners],
        "kind": _CODES["kind"][a.kind if a.kind == b.kind else "mixed"],
        "unit": _CODES["unit"][_sort_of_unit(a)],
        "topic": match.topic,
        "likeness": match.likeness,
        "thing": parts.get("thing", 0.0),
        "event": parts.get("event", 0.0),
        "ratio": _orders_apart(*common) if common else FARTHEST,
        "days": min(LONGEST, days),
        "margin": standing.margin,
        "rank": float(standing.rank),
        "score": match.score,
        "speakers": float(bool(a.attributed_to) + bool(b.attributed_to)),
        "setting": float(match.setting),
        "stock": float(match.stock),
        "story": float(match.story),
        "former": float(match.former),
        "digits": float(digits_alike(a.number, b.number)),
        "exact": float(min(len(significant(a.number)), len(significant(b.number)))),
        "rate": 0.0 if a.per != b.per else 2.0 if a.per else 1.0,
        "rare_words": match.rare_words,
        "rare_names": match.rare_names,
        "choices": float(min(standing.choices, MOST_CHOICES)),
        "taken": standing.taken,
        "listed": float(min(fewer, LONGEST_LIST)),
        "listed_most": float(min(more, LONGEST_LIST)),
        "shares": float(match.rare_words + match.rare_names),
    }
    return [values[name] for name in FEATURES]


def likelihoods(rows: Sequence[Sequence[float]]) -> list[float]:
    """0-1 for each row of features: how likely such a pair answers one question.

    The sum of boosted decision trees through the logistic function (Friedman 2001, "Greedy function
    approximation").
    """
    return grown("likelihood", FEATURES).probabilities(rows)


def _sort_of_unit(claim: Claim) -> str:
    if is_currency(claim.unit):
        return "money"
    return claim.unit if claim.unit in ("percent", "count") else "measure"


def _orders_apart(a: Interval, b: Interval) -> float:
    one, other = _middle(a), _middle(b)
    if not one or not other:
        return FARTHEST
    return min(FARTHEST, abs(log10(one / other)))


def _middle(figure: Interval) -> float:
    low, high = figure.expected_low, figure.expected_high
    low, high = (high if low == -inf else low), (low if high == inf else high)
    return abs(low + high) / 2
