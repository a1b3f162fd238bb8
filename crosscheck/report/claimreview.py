"""Writes the confirmed conflicts as schema.org ClaimReview, for a newsroom's own pages."""

from __future__ import annotations

import json
from typing import Any

from crosscheck.records import Article, Claim, Finding, Result
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
        _review(finding, claims[name], articles)
        for finding in result.findings
        if _is_confirmed(finding)
        for name in finding.claims
    ]
    return json_escaped(json.dumps(reviews, ensure_ascii=False, indent=1)) + "\n"


def _is_confirmed(finding: Finding) -> bool:
    decision = finding.decision
    return bool(
        finding.status == "reviewed"
        and decision
        and decision.reviews
        and decision.reviews[-1].decision == "confirmed"
    )


def _review(finding: Finding, claim: Claim, articles: dict[str, Article]) -> dict[str, Any]:
    assert finding.decision is not None  # noqa: S101 - only confirmed findings come here
    last = finding.decision.reviews[-1]
    article = articles.get(claim.article)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": last.at[:10],
        "author": {"@type": "Person", "name": last.by.partition("<")[0].strip() or last.by},
        "claimReviewed": claim.quote,
        "reviewBody": f"{finding.reason} {last.note}".strip(),
        "reviewRating": {"@type": "Rating", "alternateName": "Contradicted by another figure"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": claim.attributed_to or claim.source},
            "appearance": _appearance(claim, article),
        },
        "identifier": finding.id,
    }


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
