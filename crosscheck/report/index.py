"""Looks things up in a result: claims by id, the pairs of a finding, what comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from crosscheck.records import Article, Claim, Finding, Pair, Result, Status, Verdict

VERDICTS: tuple[Verdict, ...] = ("conflict", "diverge", "update", "agree", "scope")
REVIEWABLE: tuple[Verdict, ...] = ("conflict", "diverge")
STATUSES: tuple[Status, ...] = ("unreviewed", "reopened", "expired", "reviewed")
# A reader settles two figures in about this time; each further figure adds as much again as stated.
MINUTES_A_FINDING, MINUTES_A_FURTHER_FIGURE = 4, 1


@dataclass(frozen=True, slots=True)
class Index:
    """A result by its keys."""

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    pairs_by_first: Mapping[str, tuple[Pair, ...]]

    def figures(self, finding: Finding) -> tuple[Claim, ...]:
        """The finding's claims, by publication date and source, the undated last."""
        known = [self.claims[key] for key in finding.claims if key in self.claims]
        return tuple(sorted(known, key=_by_date))

    def pairs(self, finding: Finding) -> tuple[Pair, ...]:
        """The pairs among the finding's claims, the one that gave its reason first, then by gap."""
        members = set(finding.claims)
        among = [
            pair
            for key in finding.claims
            for pair in self.pairs_by_first.get(key, ())
            if pair.b in members
        ]

        def rank(pair: Pair) -> tuple[bool, bool, float, float, str, str]:
            other, gave = pair.verdict != finding.verdict, pair.reason == finding.reason
            return other, not gave, -pair.gap, -pair.score, pair.a, pair.b

        return tuple(sorted(among, key=rank))


def index_of(result: Result) -> Index:
    """The result, ready for look-ups."""
    by_first: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in result.pairs:
        by_first[pair.a].append(pair)
    return Index(
        claims={claim.id: claim for claim in result.claims},
        articles={article.path: article for article in result.articles},
        pairs_by_first={key: tuple(pairs) for key, pairs in by_first.items()},
    )


def is_open(finding: Finding) -> bool:
    """Does the finding wait for a person? Only conflicts and divergences ever do."""
    return finding.verdict in REVIEWABLE and finding.status != "reviewed"


def in_order(findings: tuple[Finding, ...]) -> list[Finding]:
    """Conflicts first, the open ones before the reviewed, the most severe on top."""
    return sorted(
        findings,
        key=lambda f: (VERDICTS.index(f.verdict), f.status == "reviewed", -f.severity, f.id),
    )


def newest(figures: tuple[Claim, ...]) -> Claim | None:
    """The figure published last: where somebody who edits an article will look."""
    dated = [claim for claim in figures if claim.published]
    return dated[-1] if dated else figures[-1] if figures else None


def minutes(findings: list[Finding]) -> int:
    """How long reviewing these may take, in minutes: an estimate, not a measurement."""
    return sum(
        MINUTES_A_FINDING + MINUTES_A_FURTHER_FIGURE * max(0, len(f.claims) - 2) for f in findings
    )


def _by_date(claim: Claim) -> tuple[str, str, str, int, str]:
    published = claim.published.isoformat() if claim.published else "9999"
    return published, claim.source, claim.article, claim.start, claim.id
