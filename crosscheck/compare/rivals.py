"""Two sources who answer one question differently, side by side in one article."""

from __future__ import annotations

from typing import Final

from crosscheck.match.candidates import Candidate
from crosscheck.records import Claim, is_currency

NEARBY: Final = 500  # characters within which an article sets one source's figure against another's
ALIKE: Final = 0.9  # likeness of topics (0-1): what a second source counts is named once, or again
FARTHEST: Final = 10.0  # times each other: beyond, the two count other things
KINDS: Final = ("level", "ratio")


def are_rivals(a: Claim, b: Claim, match: Candidate) -> bool:
    """Whether an article gives two sources' figures for one thing: "61%, says the company. The
    union counted 92%."

    Sums of money are left out: two companies that report, each of its own, speak in the same words.
    """
    return (
        bool(a.attributed_to and b.attributed_to)
        and match.speaker != "same"
        and a.attributed_to != b.attributed_to
        and not is_currency(a.unit)
        and a.kind == b.kind
        and a.kind in KINDS
        and (a.unit, a.per) == (b.unit, b.per)
        and abs(a.start - b.start) <= NEARBY
        and match.population in ("same", "unknown")
        and match.place in ("same", "unknown")
        and match.period in ("same", "unknown")
        and not match.former
        and match.topic >= ALIKE
        and _near(a, b)
    )


def _near(a: Claim, b: Claim) -> bool:
    if not a.value or not b.value:
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    return large <= FARTHEST * small
