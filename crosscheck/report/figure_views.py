"""Shows one figure of a finding in words, and how it differs from the one it is set against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.records import Claim, Finding
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.passages import Passage, passage
from crosscheck.report.plain import visible, web_link


@dataclass(frozen=True, slots=True)
class Row:
    """One property of a figure; `differs` where the two leading figures do not share it."""

    label: str
    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure of a finding, in words."""

    claim: Claim
    outlet: str
    link: str
    title: str
    passage: Passage
    value: str
    rows: tuple[Row, ...]
    changed: bool
    has_text: bool


def figure_views(figures: Sequence[Claim], finding: Finding, index: Index) -> list[FigureView]:
    """The figures in the order given; the first two are those compared."""
    properties = [_properties(claim) for claim in figures]
    differing = {
        label
        for label in properties[0]
        if len({row[label] for row in properties[:2] if row[label]}) > 1
    }
    return [
        _figure(
            claim,
            tuple(Row(label, words, label in differing) for label, words in row.items()),
            finding,
            index,
        )
        for claim, row in zip(figures, properties, strict=True)
    ]


def has_text(claim: Claim, index: Index) -> bool:
    """Is the figure marked in an article's text, so that a link can lead to it?"""
    article = index.articles.get(claim.article)
    return article is not None and article.text[claim.start : claim.end] == claim.number


def _figure(claim: Claim, rows: tuple[Row, ...], finding: Finding, index: Index) -> FigureView:
    article = index.articles.get(claim.article)
    return FigureView(
        claim=claim,
        outlet=visible(wording.outlet(claim)),
        link=web_link(article.url) if article else "",
        title=article.title if article else "",
        passage=passage(claim, article),
        value=wording.value(claim),
        rows=rows,
        changed=claim.id in finding.changed,
        has_text=has_text(claim, index),
    )


def _properties(claim: Claim) -> dict[str, str]:
    counted = " · ".join(word for word in (claim.topic, claim.qualifiers, claim.base) if word)
    return {
        "Counted": counted,
        "Period": wording.period(claim.period_start, claim.period_end),
        "Place": claim.place or "",
        "Said by": claim.attributed_to or "",
    }
