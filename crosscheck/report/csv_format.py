"""Writes findings as CSV, one figure a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from crosscheck.records import Claim, Finding, Result
from crosscheck.report import index as idx
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import one_line

COLUMNS = (
    *("finding", "verdict", "class", "status", "severity", "question", "reason"),
    *("source", "published", "article", "line", "number", "value", "low", "high", "hedge", "unit"),
    *("per", "kind", "direction", "topic", "qualifiers", "base", "place"),
    *("period_start", "period_end", "attributed_to", "quote", "claim", "decision", "decided_by"),
)
# OWASP, "CSV Injection": what a spreadsheet takes for a formula, the full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(result: Result, options: RenderOptions) -> str:
    """A heading, then a row for each figure of each finding; lines end in LF."""
    del options
    index = idx.index_of(result)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for finding in idx.in_order(result.findings):
        for claim in index.figures(finding):
            table.writerow([cell(value) for value in _row(finding, claim)])
    return out.getvalue()


def cell(value: object) -> object:
    """The value for a cell: text on one line, and never a formula (OWASP's leading apostrophe)."""
    if value is None:
        return ""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, int):
        return value
    text = str(value)
    flat = one_line(text)
    return f"'{flat}" if flat.startswith(_FORMULA) or text.startswith(_FORMULA) else flat


def _row(finding: Finding, claim: Claim) -> list[object]:
    last = finding.decision.reviews[-1] if finding.decision and finding.decision.reviews else None
    reviewable = finding.verdict in idx.REVIEWABLE
    return [
        *(finding.id, finding.verdict, finding.conflict_class),
        *(finding.status if reviewable else "", finding.severity, finding.question, finding.reason),
        *(claim.source, claim.published, claim.article, claim.line or None, claim.number),
        *(claim.value, claim.low, claim.high, claim.hedge, claim.unit, claim.per, claim.kind),
        *(claim.direction, claim.topic, claim.qualifiers, claim.base, claim.place),
        *(claim.period_start, claim.period_end, claim.attributed_to, claim.quote, claim.id),
        *(last.decision if last else None, last.by if last else None),
    ]
