"""The records that flow from stage to stage: frozen, plain, without input or output."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "row"]
Hedge = Literal[
    "exact", "about", "nearly", "more_than", "at_least", "at_most", "less_than", "range", "vague"
]
Kind = Literal["level", "change", "limit", "forecast", "ratio"]
Direction = Literal["up", "down"]
Verdict = Literal["agree", "diverge", "conflict", "update", "scope"]
ConflictClass = Literal[
    "value", "attribution", "cumulative", "arithmetic", "level_vs_change", "unit"
]
Relation = Literal["equal", "a_implies_b", "b_implies_a", "overlap", "conflict", "unrelated"]
Status = Literal["unreviewed", "reviewed", "reopened", "expired"]
DecisionWord = Literal["confirmed", "explained", "corrected", "false-match", "needs-work"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: where it stands in the article's text, and its column's heading."""

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row of an article: `text[start:end]`.

    `caption` and `cells` are set on table rows alone.
    """

    start: int
    end: int
    kind: BlockKind = "paragraph"
    caption: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its plain text, the blocks that the text consists of, and its metadata."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    source: str = ""
    published: date | None = None
    title: str = ""
    url: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that one source asserts, normalised. Field meanings: docs/reference/formats.md.

    `text[start:end] == number` in the article's text; `value` is scaled, in `unit`; a bound that is
    None is open. `line` is the 1-based line of the figure in its file (a claim table's row).
    `thing` and `event` are the halves of `topic`, in lemmas: what is counted, what happened to it.
    `incidental` marks a figure that `check` leaves out and `extract --all` shows.
    """

    id: str
    article: str
    source: str
    published: date | None
    quote: str
    number: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str
    per: str | None
    kind: Kind
    direction: Direction | None
    topic: str
    qualifiers: str | None
    base: str | None
    place: str | None
    period_start: date | None
    period_end: date | None
    attributed_to: str | None
    thing: str = ""
    event: str = ""
    line: int = 0
    incidental: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A figure that was seen and left out, and why."""

    article: str
    number: str
    quote: str
    reason: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read, and why, in one line that says what to do."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims (by id, `a` < `b`) that answer the same question, and the verdict on them.

    `score` is how sure the match is (0-1), `parts` its components by name (0-1 each);
    `gap` is the relative distance between the two intervals (0 where they touch).
    """

    a: str
    b: str
    verdict: Verdict
    conflict_class: ConflictClass | None
    reason: str
    score: float
    gap: float
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A figure as it stood on the table when somebody decided.

    `value`, `hedge`, `unit` and `topic` are as in `identity.Figure`; empty where the file has none.
    """

    source: str
    published: str
    number: str
    quote: str
    value: str = ""
    hedge: str = ""
    unit: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One entry of a decision's history; the last one counts. `at`, `expires`: ISO dates."""

    decision: DecisionWord
    by: str
    at: str
    note: str
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision file: the finding's id, its question, the figures then, and the history."""

    id: str
    question: str
    claims: tuple[DecidedClaim, ...]
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Pairs that a person reviews once: the same question, all its figures (ids sorted).

    `severity` is 0-1; `id` is a fingerprint of the figures, not of where they stand.
    `changed` lists the claims that no decision covers, where the status is `reopened`.
    """

    id: str
    claims: tuple[str, ...]
    verdict: Verdict
    conflict_class: ConflictClass | None
    topic: str
    question: str
    reason: str
    severity: float
    status: Status = "unreviewed"
    decision: Decision | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What one run found: everything that the report and the gate show.

    `problems` are inputs that could not be read, `broken_decisions` decision files that could not.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...] = ()
    unmatched_decisions: tuple[Decision, ...] = ()
    broken_decisions: tuple[Problem, ...] = ()


def is_currency(unit: str) -> bool:
    """Whether a unit is money: an ISO 4217 code, as "USD"."""
    return len(unit) == 3 and unit.isupper()
