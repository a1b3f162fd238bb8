"""Shows each article's text with all its figures marked: in conflict, agreeing, alone, left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from crosscheck.records import Article, Claim, Result, Skipped
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
class Met:
    """What came of a claim: a verdict, the reason, and the anchor that shows it."""

    state: str
    told: str
    leads_to: str = ""


_ALONE = Met("alone", "no other figure answers the same question")


class Run(NamedTuple):
    """A piece of a paragraph: plain where `state` is empty, else a marked figure."""

    words: str
    state: str = ""
    sign: str = ""
    told: str = ""
    claim: str = ""
    leads_to: str = ""


class Paragraph(NamedTuple):
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
    met = _met(result)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.article].append(claim)
    skipped: defaultdict[str, list[Skipped]] = defaultdict(list)
    for left_out in result.skipped:
        skipped[left_out.article].append(left_out)
    for n, article in enumerate(result.articles):
        yield _article(anchor_of(n), article, claims[article.path], skipped[article.path], met)


def _met(result: Result) -> dict[str, Met]:
    """What came of each claim: its worst finding, else the most telling pair that it is in."""
    met: dict[str, Met] = {}
    for finding in idx.in_order(result.findings):
        for key in finding.claims:
            met.setdefault(key, Met(finding.verdict, finding.reason, finding.id))
    texts = {article.path: article.text for article in result.articles}
    shown = {
        claim.id
        for claim in result.claims
        if texts.get(claim.article, "")[claim.start : claim.end] == claim.number
    }
    telling = sorted(
        result.pairs, key=lambda p: (idx.VERDICTS.index(p.verdict), -p.score, p.a, p.b)
    )
    for pair in telling:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            anchor = f"claim-{other}" if other in shown else ""
            met.setdefault(one, Met(pair.verdict, pair.reason, anchor))
    return met


def _article(
    key: str,
    article: Article,
    claims: list[Claim],
    skipped: list[Skipped],
    met: dict[str, Met],
) -> ArticleView:
    marks = _marks(article, claims, skipped, met)
    states = [met.get(claim.id, _ALONE).state for claim in claims]
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
    article: Article, claims: list[Claim], skipped: list[Skipped], met: dict[str, Met]
) -> list[tuple[int, int, Run]]:
    """The figures by where they stand; of two that overlap the first one is marked."""
    marks: list[tuple[int, int, Run]] = []
    for claim in claims:
        what = met.get(claim.id, _ALONE)
        sign = _SIGNS[what.state]
        run = Run(claim.number, what.state, sign, what.told, claim.id, what.leads_to)
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
