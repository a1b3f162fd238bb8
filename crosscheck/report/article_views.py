"""Shows each article's text with all its figures marked: in conflict, agreeing, alone, left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from crosscheck.records import Article, Claim, Finding, Result, Skipped
from crosscheck.report import index as idx
from crosscheck.report.plain import web_link

_SIGNS = {
    "conflict": "≠",
    "diverge": "≁",
    "update": "↑",
    "agree": "=",
    "scope": "∥",
    "alone": "○",
    "skipped": "–",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: plain where `state` is empty, else a marked figure."""

    words: str
    state: str = ""
    sign: str = ""
    told: str = ""
    claim: str = ""
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article; `kind` as in the records."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its figures marked; `key` is its anchor."""

    key: str
    article: Article
    name: str
    link: str
    paragraphs: tuple[Paragraph, ...]
    tally: tuple[tuple[str, int], ...]
    skipped: tuple[Skipped, ...]


def anchor_of(position: int) -> str:
    """The anchor of the article at this place (from 0) in the result."""
    return f"article-{position + 1}"


def article_views(result: Result) -> Iterator[ArticleView]:
    """The articles in the result's order, one by one."""
    finding_of = _findings_by_claim(result)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.article].append(claim)
    skipped: defaultdict[str, list[Skipped]] = defaultdict(list)
    for left_out in result.skipped:
        skipped[left_out.article].append(left_out)
    for n, article in enumerate(result.articles):
        yield _article(
            anchor_of(n), article, claims[article.path], skipped[article.path], finding_of
        )


def _findings_by_claim(result: Result) -> dict[str, Finding]:
    """Each claim's most telling finding: conflicts before agreements."""
    found: dict[str, Finding] = {}
    for finding in idx.in_order(result.findings):
        for key in finding.claims:
            found.setdefault(key, finding)
    return found


def _article(
    key: str,
    article: Article,
    claims: list[Claim],
    skipped: list[Skipped],
    finding_of: dict[str, Finding],
) -> ArticleView:
    marks = _marks(article, claims, skipped, finding_of)
    states = [finding_of[c.id].verdict if c.id in finding_of else "alone" for c in claims]
    tally = [(state, states.count(state)) for state in (*idx.VERDICTS, "alone")]
    return ArticleView(
        key=key,
        article=article,
        name=article.source or article.path,
        link=web_link(article.url),
        paragraphs=tuple(
            Paragraph(block.kind, _runs(article.text, block.start, block.end, marks))
            for block in article.blocks
        ),
        tally=tuple(
            (state, amount) for state, amount in (*tally, ("skipped", len(skipped))) if amount
        ),
        skipped=tuple(sorted(skipped, key=lambda s: (s.start, s.number, s.reason))),
    )


def _marks(
    article: Article, claims: list[Claim], skipped: list[Skipped], finding_of: dict[str, Finding]
) -> list[tuple[int, int, Run]]:
    """The figures by where they stand; of two that overlap the first one is marked."""
    marks: list[tuple[int, int, Run]] = []
    for claim in claims:
        finding = finding_of.get(claim.id)
        state = finding.verdict if finding else "alone"
        told = finding.reason if finding else "no other figure answers the same question"
        run = Run(claim.number, state, _SIGNS[state], told, claim.id, finding.id if finding else "")
        marks.append((claim.start, claim.end, run))
    for left_out in skipped:
        end = left_out.start + len(left_out.number)
        run = Run(left_out.number, "skipped", _SIGNS["skipped"], left_out.reason)
        marks.append((left_out.start, end, run))
    marks = [m for m in marks if m[0] < m[1] and article.text[m[0] : m[1]] == m[2].words]
    marks.sort(key=lambda m: (m[0], -m[1], m[2].claim))
    apart: list[tuple[int, int, Run]] = []
    for mark in marks:
        if not apart or mark[0] >= apart[-1][1]:
            apart.append(mark)
    return apart


def _runs(text: str, start: int, end: int, marks: list[tuple[int, int, Run]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = start
    for first, last, run in marks:
        if start <= first and last <= end:
            runs.append(Run(text[at:first]))
            runs.append(run)
            at = last
    runs.append(Run(text[at:end]))
    return tuple(run for run in runs if run.words)
