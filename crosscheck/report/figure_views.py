"""Shows one figure of a finding in words, and how it differs from the one it is set against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crosscheck.records import Claim, Finding
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.passages import Passage, passage
from crosscheck.report.plain import visible, web_link

_LABELS = ("Counted", "Period", "Place", "Said by")


# Named tuples, not frozen data classes: a page of 10,000 findings makes 100,000 of them.
class Row(NamedTuple):
    """One property of a figure; `differs` where the two leading figures do not share it."""

    label: str
    words: str
    differs: bool


class FigureView(NamedTuple):
    """One figure of a finding, in words; `anchor` leads to it in its article's text, if there."""

    claim: Claim
    outlet: str
    published: str
    link: str
    title: str
    passage: Passage
    value: str
    rows: tuple[Row, ...]
    changed: bool
    where: str
    anchor: str


def figure_views(figures: Sequence[Claim], finding: Finding, index: Index) -> list[FigureView]:
    """The figures in the order given; the first two are those compared."""
    properties = [_properties(claim) for claim in figures]
    differing = _differing(*figures[:2]) if len(figures) > 1 else frozenset()
    return [
        _figure(
            claim,
            tuple(
                Row(label, told, nth < 2 and bool(told) and label in differing)
                for label, told in zip(_LABELS, row, strict=True)
            ),
            finding,
            index,
        )
        for nth, (claim, row) in enumerate(zip(figures, properties, strict=True))
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
        published=claim.published.isoformat() if claim.published else "",
        link=web_link(article.url) if article else "",
        title=article.title if article else "",
        passage=passage(claim, article),
        value=wording.value(claim),
        rows=rows,
        changed=claim.id in finding.changed,
        where=f"{claim.article}:{claim.line}" if claim.line else claim.article,
        anchor=f"claim-{claim.id}" if has_text(claim, index) else "",
    )


def _differing(a: Claim, b: Claim) -> frozenset[str]:
    """The properties that both state and that differ, the one not being a part of the other."""
    stated = zip(_LABELS, _stated(a), _stated(b), strict=True)
    return frozenset(
        label for label, one, other in stated if one != other and not _part_of(one, other)
    )


def _stated(claim: Claim) -> tuple[str, str, str, str]:
    start, end = claim.period_start, claim.period_end
    return (
        f"{claim.topic} {claim.qualifiers or ''}".strip(),
        f"{start or ''} {end or ''}".strip(),
        claim.place or "",
        claim.attributed_to or "",
    )


def _part_of(one: str, other: str) -> bool:
    """Does the one hold all words of the other? What is not stated is a part of all."""
    words = [set(text.casefold().replace(",", " ").split()) for text in (one, other)]
    few, many = sorted(words, key=len)
    return few <= many


def _properties(claim: Claim) -> tuple[str, str, str, str]:
    """What the row of each of _LABELS says."""
    return (
        " · ".join(word for word in (claim.topic, claim.qualifiers, claim.base) if word),
        wording.period(claim.period_start, claim.period_end),
        claim.place or "",
        claim.attributed_to or "",
    )
