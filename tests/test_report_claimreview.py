"""What is published of confirmed conflicts: their figures, the reason, and no winner."""

from __future__ import annotations

import json
from dataclasses import replace

from crosscheck.records import Result, Status
from crosscheck.report import RenderOptions, render
from tests.made import decision
from tests.made_results import hostile, small


def confirmed(result: Result, status: Status = "reviewed") -> Result:
    """The result with its first conflict confirmed."""
    first = next(f for f in result.findings if f.verdict == "conflict")
    decided = replace(first, status=status, decision=decision(first.id, "confirmed"))
    return replace(result, findings=(decided,))


def test_each_figure_of_a_confirmed_conflict_is_one_review() -> None:
    result = confirmed(small())
    reviews = json.loads(render(result, "claimreview", RenderOptions()))
    quotes = {claim.id: claim.quote for claim in result.claims}
    assert [r["claimReviewed"] for r in reviews] == [quotes[c] for c in result.findings[0].claims]
    for review in reviews:
        assert review["@type"] == "ClaimReview"
        assert review["author"]["name"] == "Ana Ruiz"
        assert review["datePublished"] == "2024-03-13"
        assert review["identifier"] == result.findings[0].id
        assert review["reviewRating"]["alternateName"] == "Contradicted by another figure"
        assert review["itemReviewed"]["appearance"]["publisher"]["name"]


def test_a_reopened_conflict_is_not_published() -> None:
    assert json.loads(render(confirmed(small(), "reopened"), "claimreview", RenderOptions())) == []


def test_what_nobody_confirmed_is_not_published() -> None:
    assert json.loads(render(small(), "claimreview", RenderOptions())) == []


def test_only_web_addresses_become_links() -> None:
    reviews = json.loads(render(confirmed(hostile()), "claimreview", RenderOptions()))
    assert reviews
    for review in reviews:
        url = review["itemReviewed"]["appearance"].get("url", "https://")
        assert url.startswith(("http://", "https://"))


def test_a_figure_of_no_known_day_is_published_without_one() -> None:
    base = small()
    undated = replace(base, claims=tuple(replace(c, published=None) for c in base.claims))
    reviews = json.loads(render(confirmed(undated), "claimreview", RenderOptions()))
    assert reviews
    assert not any("datePublished" in r["itemReviewed"]["appearance"] for r in reviews)
