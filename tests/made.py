"""Builds made-up records for the tests of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from crosscheck.records import (
    Article,
    Block,
    Claim,
    DecidedClaim,
    Decision,
    Finding,
    Review,
)


def article(path: str, text: str, source: str, published: date | None, **more: Any) -> Article:
    """An article whose paragraphs are parted by empty lines."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(path, text, tuple(blocks), source=source, published=published, **more)


def claim(within: Article, number: str, key: str, after: str = "", **more: Any) -> Claim:
    """The claim of the first `number` behind `after`; the sentence is cut at full stops."""
    start = within.text.index(number, within.text.index(after))
    begin = max(within.text.rfind(stop, 0, start) + len(stop) for stop in (". ", "\n\n"))
    begin = 0 if begin == 1 and not within.text.startswith("\n\n") else begin
    stop = within.text.find(". ", start + len(number))
    end = within.text.find("\n\n", start)
    ends = [at for at in (stop + 1 if stop >= 0 else -1, end) if at >= 0]
    value = float(number.split(maxsplit=1)[0].replace(",", ""))
    fields: dict[str, Any] = {
        "id": key,
        "article": within.path,
        "source": within.source,
        "published": within.published,
        "quote": within.text[begin : min(ends, default=len(within.text))],
        "number": number,
        "start": start,
        "end": start + len(number),
        "value": value,
        "low": value,
        "high": value,
        "hedge": "exact",
        "unit": "count",
        "per": None,
        "kind": "level",
        "direction": None,
        "topic": "landing log",
        "qualifiers": None,
        "base": None,
        "place": "Reed Harbour",
        "period_start": date(2024, 3, 4),
        "period_end": date(2024, 3, 10),
        "attributed_to": "port authority",
        "line": within.text.count("\n", 0, start) + 1,
    }
    return Claim(**{**fields, **more})


def finding(key: str, claims: Sequence[str], verdict: str = "conflict", **more: Any) -> Finding:
    """A finding over claims (by id)."""
    fields: dict[str, Any] = {
        "id": key,
        "claims": tuple(sorted(claims)),
        "verdict": verdict,
        "conflict_class": "value" if verdict == "conflict" else None,
        "topic": "landing log",
        "question": "landings per day, Reed Harbour, week of 2024-03-04",
        "reason": "8,000 is at most 8,500 as rounded, and the other source says more than 8,600.",
        "severity": 0.7,
    }
    return Finding(**{**fields, **more})


def decision(key: str, word: Any = "explained", **more: Any) -> Decision:
    """A decision with two reviews, the last of them `word`."""
    fields: dict[str, Any] = {
        "id": key,
        "question": "landings per day, Reed Harbour",
        "claims": (DecidedClaim("The Reed Courier", "2024-03-11", "8,000", "They logged 8,000."),),
        "reviews": (
            Review(
                "needs-work", "Ana Ruiz <ana@example.org>", "2024-03-12T09:00:00Z", "Asked them."
            ),
            Review(
                word, "Ana Ruiz <ana@example.org>", "2024-03-13T10:04:00Z", "Two days of one week."
            ),
        ),
    }
    return Decision(**{**fields, **more})
