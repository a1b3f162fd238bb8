"""Writes a summary in Markdown, for a job's page or a pull request's comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.records import Claim, Finding, Result
from crosscheck.report import index as idx
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.passages import passage
from crosscheck.report.plain import one_line, visible

_SHOWN = 50  # GitHub cuts a job's summary at 1 MiB
_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>#|~&$!]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|@(?=\w)",
    re.IGNORECASE,
)


def render_markdown(result: Result, options: RenderOptions) -> str:
    """The counts, the open findings with their quotes, and what could not be read."""
    return "".join(f"{line}\n" for line in _lines(result, options))


def escaped(text: str) -> str:
    """Text on one line that shows as it is: no markup, no HTML, no link, no mention of a person."""
    return _SPECIAL.sub(_escape, one_line(text))


def _escape(match: re.Match[str]) -> str:
    if match[0] == "@":
        return "@\u2060"  # a word joiner: no account of that name is notified
    return f"\\{match[0]}"


def _lines(result: Result, options: RenderOptions) -> Iterator[str]:
    index = idx.index_of(result)
    findings = idx.in_order(result.findings)
    still_open = [f for f in findings if idx.is_open(f)]
    conflicts = [f for f in findings if f.verdict == "conflict"]
    waiting = [f for f in conflicts if idx.is_open(f)]
    yield "## Figures in conflict"
    yield ""
    yield (
        f"{wording.count(len(waiting), 'open conflict')} of {len(conflicts):,}, in"
        f" {wording.count(len(result.articles), 'article')} with"
        f" {wording.count(len(result.claims), 'claim')}."
    )
    for finding in still_open[:_SHOWN]:
        yield from _finding(finding, index, options)
    if len(still_open) > _SHOWN:
        yield ""
        yield f"And {wording.count(len(still_open) - _SHOWN, 'more open finding')}."
    yield from _loose_ends(result)
    if options.report:
        yield ""
        yield f"The whole report: {escaped(options.report)}"


def _finding(finding: Finding, index: Index, options: RenderOptions) -> Iterator[str]:
    title = escaped(finding.question or finding.topic)
    yield ""
    yield f"### {escaped(wording.verdict_and_class(finding))}: {title}"
    yield ""
    yield f"{escaped(finding.reason)} ({finding.status}, severity {wording.severity(finding)})"
    for claim in index.figures(finding)[:6]:
        yield ""
        yield _quote(claim, index, options)
    yield ""
    yield f"    {wording.decide_command(finding, options.again)}"


def _quote(claim: Claim, index: Index, options: RenderOptions) -> str:
    cut = passage(claim, index.articles.get(claim.article))
    lead, rest = escaped(cut.lead), escaped(cut.rest)
    figure = f"**{escaped(cut.figure)}**" if cut.figure.strip() else ""
    quote = f"{_gap(cut.lead, lead)}{figure}{rest if not cut.rest[:1].isspace() else ' ' + rest}"
    file = visible(options.file(claim.article))
    where = f"{file}:{claim.line}" if claim.line else file
    day = claim.published.isoformat() if claim.published else "no date"
    return f"> {quote}\n> — {escaped(wording.outlet(claim))}, {day}, {escaped(where)}"


def _gap(raw: str, shown: str) -> str:
    return f"{shown} " if shown and raw[-1:].isspace() else shown


def _loose_ends(result: Result) -> Iterator[str]:
    unread = (*result.problems, *result.broken_decisions)
    if unread:
        yield ""
        yield "### Could not be read"
        yield ""
        for problem in unread:
            yield f"- {escaped(problem.path)}: {escaped(problem.error)}"
    if result.unmatched_decisions:
        yield ""
        count = wording.count(len(result.unmatched_decisions), "decision")
        yield f"{count} on record match nothing any more (`crosscheck ledger prune`)."
