"""Figures of made-up news from many fields: what is asked of each, and what is no claim."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Claim
from crosscheck.vocabulary import Vocabulary
from tests.news_passages import PASSAGES, Asked, Passage

# The share of figures with every field asked right; it only rises.
RIGHT_AT_LEAST = 0.93
PUBLISHED = date(2025, 6, 4)


def claims_of(passage: Passage) -> list[Claim]:
    article = Article("a.md", passage.text, (Block(0, len(passage.text)),), published=PUBLISHED)
    return list(extract([article], Vocabulary()).claims)


def begins(words: str, text: str | None) -> bool:
    """Does a word of the text begin with one of the words; "" among them allows an empty text?"""
    options = words.lower().split("|")
    if not text:
        return "" in options
    return any(o and re.search(rf"\b{re.escape(o)}", text.lower()) for o in options)


def wrong(asked: Asked, claim: Claim) -> list[str]:
    """The fields of a claim that are not as asked."""
    fields = {
        "incidental": not claim.incidental,
        "kind": claim.kind in asked.kind.split("|"),
        "topic": begins(asked.topic, claim.topic),
        "attributed_to": begins(asked.who, claim.attributed_to),
        "per": (claim.per or "") == asked.per,
    }
    return [name for name, right in fields.items() if not right]


def errors(passage: Passage) -> list[str]:
    """What is wrong with each figure asked for, one line each."""
    left = claims_of(passage)
    found = []
    for asked in passage.asked:
        claim = next((c for c in left if c.number == asked.number), None)
        if claim is None:
            found.append(f"{asked.number}: missed")
            continue
        left.remove(claim)
        bad = wrong(asked, claim)
        if bad:
            found.append(f"{asked.number}: {bad}: {claim.quote}")
    return found


def test_figures_of_news_from_many_fields_are_read_right() -> None:
    found = [error for passage in PASSAGES for error in errors(passage)]
    asked = sum(len(passage.asked) for passage in PASSAGES)
    assert 1 - len(found) / asked >= RIGHT_AT_LEAST, "\n".join(found)


@pytest.mark.parametrize("passage", [p for p in PASSAGES if p.none], ids=lambda p: p.text[:40])
def test_dates_ages_and_names_of_the_passages_are_no_claims(passage: Passage) -> None:
    numbers = {c.number for c in claims_of(passage) if not c.incidental}
    assert not numbers & set(passage.none)
