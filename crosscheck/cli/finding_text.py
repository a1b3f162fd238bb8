"""Words one finding for somebody who is to decide on it at the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from crosscheck.records import Claim, Finding, Review
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.passages import passage
from crosscheck.report.plain import one_line

WIDTH = 88
MOST_FIGURES = 12
_PLAIN = RenderOptions()


def finding_lines(finding: Finding, index: Index, options: RenderOptions = _PLAIN) -> Iterator[str]:
    """The question, each figure with its sentence, the reason, and what was decided before.

    Everything that articles and decisions say is made safe for a terminal.
    """
    yield f"{wording.verdict_and_class(finding)}, severity {wording.severity(finding)}"
    yield from _wrapped(finding.question or finding.topic, "")
    yield ""
    figures = index.figures(finding)
    for claim in figures[:MOST_FIGURES]:
        yield from _figure_lines(claim, index, options, is_new=claim.id in finding.changed)
    if len(figures) > MOST_FIGURES:
        more = wording.count(len(figures) - MOST_FIGURES, "more figure")
        yield f"  and {more}; the report shows all"
    yield ""
    yield from _wrapped(f"why: {finding.reason}", "  ")
    if finding.decision is not None:
        yield from _wrapped(_state(finding), "  ")
        for review in finding.decision.reviews:
            yield from _wrapped(review_line(review), "    ")


def review_line(review: Review) -> str:
    """One entry of a decision's history on one line."""
    until = f", until {review.expires}" if review.expires else ""
    return one_line(f"{review.at[:10]} {review.decision} by {review.by}{until}: {review.note}")


def _figure_lines(
    claim: Claim, index: Index, options: RenderOptions, *, is_new: bool
) -> Iterator[str]:
    day = claim.published.isoformat() if claim.published else "no date"
    file = options.file(claim.article)
    place = f"{file}:{claim.line}" if claim.line else file
    mark = "  (new or changed since the decision)" if is_new else ""
    yield f"  {one_line(wording.outlet(claim))}, {day}  [{one_line(place)}]{mark}"
    cut = passage(claim, index.articles.get(claim.article))
    yield from _wrapped(f"{cut.lead}«{cut.figure}»{cut.rest}", "    ")
    said = f", said by {claim.attributed_to}" if claim.attributed_to else ""
    yield from _wrapped(f"= {wording.value(claim)}{said}", "    ")


def _state(finding: Finding) -> str:
    if finding.status == "reopened":
        new = wording.count(len(finding.changed), "figure")
        return f"reopened: {new} new or changed since"
    return {"expired": "the decision has expired:", "unreviewed": "still open:"}.get(
        finding.status, "decided:"
    )


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
