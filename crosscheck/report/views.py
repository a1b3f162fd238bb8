"""Turns a result into the records that the HTML page shows: all choices are made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from crosscheck.records import Claim, Decision, Finding, Problem, Result, Skipped, Status
from crosscheck.report import index as idx
from crosscheck.report import picture, wording
from crosscheck.report.article_views import ArticleView, anchor_of, article_views
from crosscheck.report.figure_views import FigureView, figure_views
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.outlets import OutletPair, outlet_pairs
from crosscheck.report.pair_views import PairView, pair_view, pairs_of
from crosscheck.report.picture import Picture
from crosscheck.report.plain import visible
from crosscheck.vocabulary import Vocabulary

_FIRST = 3  # findings named under "what to look at first"
_IN_FULL = 4  # figures shown with their sentences; further ones are rows of a table


class FindingView(NamedTuple):
    """One finding as the page shows it; `outlets` are lines, `apart` is the leading pair's gap."""

    finding: Finding
    is_open: bool
    reviewable: bool
    severity: str
    class_words: str
    amount: int
    outlets: str
    newest: str
    apart: float
    figures: tuple[FigureView, ...]
    further: tuple[FigureView, ...]
    pairs: tuple[PairView, ...]
    further_pairs: int
    gap: str
    reason: str
    unit: str
    intervals: Picture | None
    timeline: Picture | None
    advice: str
    command: str


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A line of "what to look at first": the two figures that lead, and what they count."""

    finding: Finding
    severity: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The first screen: what was read, what is open, what comes first."""

    articles: int
    claims: int
    conflicts: int
    others: tuple[tuple[str, int], ...]
    agreeing: int
    other_scope: int
    states: tuple[tuple[Status, int], ...]
    severities: tuple[tuple[str, int], ...]
    still_open: int
    minutes: int
    first: tuple[FirstLook, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that was left out, with its article's anchor, where the article is shown."""

    skipped: Skipped
    anchor: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole page. There may be many findings and articles: they are made as they are read."""

    generated: str
    summary: Summary
    amount: int
    findings: Iterator[FindingView]
    articles: Iterator[ArticleView]
    left_out: tuple[LeftOut, ...]
    agreements: Iterator[PairView]
    other_scopes: Iterator[PairView]
    outlet_pairs: tuple[OutletPair, ...]
    problems: tuple[Problem, ...]
    broken_decisions: tuple[Problem, ...]
    warnings: tuple[str, ...]
    unmatched: tuple[Decision, ...]
    decisions: str
    outlets: tuple[str, ...]
    topics: tuple[str, ...]
    classes: tuple[tuple[str, str], ...]


def report_view(result: Result, options: RenderOptions) -> ReportView:
    """Everything the page shows, in its order."""
    index = idx.index_of(result)
    advice = {str(row["term"]): str(row["advice"]) for row in Vocabulary().rows("verdicts")}
    findings = idx.in_order(result.findings)
    classes = {(f.conflict_class or "", wording.class_words(f)) for f in findings}
    anchors = {article.path: anchor_of(n) for n, article in enumerate(result.articles)}
    return ReportView(
        generated=options.generated.strftime("%Y-%m-%d %H:%M %Z").strip()
        if options.generated
        else "",
        summary=_summary(result, findings, index),
        amount=len(findings),
        findings=(_finding(finding, index, advice, options) for finding in findings),
        articles=article_views(result),
        left_out=tuple(LeftOut(s, anchors.get(s.article, "")) for s in result.skipped),
        agreements=pairs_of("agree", result, index),
        other_scopes=pairs_of("scope", result, index),
        outlet_pairs=outlet_pairs(result, index),
        problems=result.problems,
        broken_decisions=result.broken_decisions,
        warnings=result.warnings,
        unmatched=result.unmatched_decisions,
        decisions=options.decisions,
        outlets=tuple(sorted({name for f in findings for name in _outlets(index.figures(f))})),
        topics=tuple(sorted({f.topic for f in findings if f.topic})),
        classes=tuple(sorted(classes - {("", "")})),
    )


def _finding(
    finding: Finding, index: Index, advice: Mapping[str, str], options: RenderOptions
) -> FindingView:
    claims = index.figures(finding)
    pairs = index.pairs(finding)
    lead = {pairs[0].a, pairs[0].b} if pairs else set()
    claims = tuple(sorted(claims, key=lambda c: (c.id not in lead, c.article not in options.own)))
    figures = tuple(figure_views(claims, finding, index)) if claims else ()
    shown = tuple(pair_view(pair, index) for pair in pairs[:_IN_FULL])
    running = finding.verdict == "update" or finding.conflict_class == "cumulative"
    return FindingView(
        finding=finding,
        is_open=idx.is_open(finding),
        reviewable=finding.verdict in idx.REVIEWABLE,
        severity=wording.severity(finding),
        class_words=wording.class_words(finding),
        amount=len(finding.claims),
        outlets="\n".join(_outlets(claims)),
        newest=max((c.published.isoformat() for c in claims if c.published), default=""),
        apart=pairs[0].gap if pairs else 0,
        figures=figures[:_IN_FULL],
        further=figures[_IN_FULL:],
        pairs=shown,
        further_pairs=max(0, len(pairs) - _IN_FULL),
        gap=shown[0].gap if shown else "",
        reason=wording.sentence(finding.reason),
        unit=wording.unit(claims[0]) if claims else "",
        intervals=picture.intervals(claims),
        timeline=picture.timeline(claims) if running else None,
        advice=advice.get(finding.conflict_class or finding.verdict, ""),
        command=wording.decide_command(finding, options.again),
    )


def _leading(finding: Finding, index: Index) -> tuple[Claim, ...]:
    """The two figures that the reason speaks of, where there are two."""
    pairs = index.pairs(finding)
    lead = {pairs[0].a, pairs[0].b} if pairs else set(finding.claims[:2])
    return tuple(claim for claim in index.figures(finding) if claim.id in lead)


def _outlets(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    return tuple(sorted({visible(wording.outlet(claim)) for claim in claims}))


def _summary(result: Result, findings: list[Finding], index: Index) -> Summary:
    conflicts = [f for f in findings if f.verdict == "conflict"]
    still_open = [f for f in conflicts if idx.is_open(f)]
    verdicts = Counter(f.verdict for f in findings)
    pairs = Counter(pair.verdict for pair in result.pairs)
    states = Counter(f.status for f in conflicts)
    severities = Counter(wording.severity(f) for f in still_open)
    first = []
    for finding in still_open[:_FIRST]:
        sides = tuple(
            (wording.value(c), visible(wording.outlet(c))) for c in _leading(finding, index)
        )
        first.append(FirstLook(finding, wording.severity(finding), sides))
    return Summary(
        articles=len(result.articles),
        claims=len(result.claims),
        conflicts=len(conflicts),
        others=tuple((v, verdicts[v]) for v in idx.VERDICTS if v != "conflict" and verdicts[v]),
        agreeing=pairs["agree"],
        other_scope=pairs["scope"],
        states=tuple((s, states[s]) for s in idx.STATUSES if states[s]),
        severities=tuple((s, severities[s]) for s in ("high", "medium", "low") if severities[s]),
        still_open=len(still_open),
        minutes=idx.minutes(still_open),
        first=tuple(first),
    )
