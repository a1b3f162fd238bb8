"""Writes the confirmed conflicts as schema.org ClaimReview, for a newsroom's own pages."""

from __future__ import annotations

import json
from typing import Any

from crosscheck.records import Article, Claim, Finding, Result, Review
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import json_escaped


def render_claimreview(result: Result, options: RenderOptions) -> str:
    """A JSON-LD list with one ClaimReview a figure of each confirmed conflict.

    No winner is picked: the rating says only that other figures contradict this one, and the
    review's text says why. Properties as in https://schema.org/ClaimReview.
    """
    del options
    claims = {claim.id: claim for claim in result.claims}
    articles = {article.path: article for article in result.articles}
    reviews = [
        _review(finding, confirmation, claims[name], articles)
        for finding in result.findings
        if (confirmation := _confirmation(finding)) is not None
        for name in finding.claims
    ]
    return json_escaped(json.dumps(reviews, ensure_ascii=False, indent=1)) + "\n"


def _confirmation(finding: Finding) -> Review | None:
    """The review that counts, where it confirms the conflict."""
    if finding.status != "reviewed" or not finding.decision or not finding.decision.reviews:
        return None
    last = finding.decision.reviews[-1]
    return last if last.decision == "confirmed" else None


def _review(
    finding: Finding, confirmation: Review, claim: Claim, articles: dict[str, Article]
) -> dict[str, Any]:
    article = articles.get(claim.article)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": confirmation.at[:10],
        "author": {"@type": "Person", "name": _name(confirmation.by)},
        "claimReviewed": claim.quote,
        "reviewBody": f"{finding.reason} {confirmation.note}".strip(),
        "reviewRating": {"@type": "Rating", "alternateName": "Contradicted by another figure"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": claim.attributed_to or claim.source},
            "appearance": _appearance(claim, article),
        },
        "identifier": finding.id,
    }


def _name(author: str) -> str:
    """The name in `Name <address>`."""
    return author.partition("<")[0].strip() or author


def _appearance(claim: Claim, article: Article | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "publisher": {"@type": "Organization", "name": claim.source},
    }
    if claim.published:
        found["datePublished"] = claim.published.isoformat()
    if article and article.title:
        found["headline"] = article.title
    if article and article.url.startswith(("http://", "https://")):
        found["url"] = article.url
    return found
