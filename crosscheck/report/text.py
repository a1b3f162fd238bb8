"""Writes a result for the terminal: what fails the run in a few lines each, then the counts."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from crosscheck.records import Claim, Finding, Result
from crosscheck.report import index as idx
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.passages import passage
from crosscheck.report.plain import one_line, visible

_WIDTH = 96
_BEGIN, _END = (
    "\ue000",
    "\ue001",
)  # around a figure; `one_line` lets neither through from an article
_BOLD, _DIM, _RED, _YELLOW, _CYAN = "1", "2", "1;31", "33", "36"
_SHOWN_PLACES, _SHOWN_FIGURES = 5, 4


def render_text(result: Result, options: RenderOptions) -> str:
    """Lines for people: at most 96 columns plus paths, figures between « and » (bold in colour)."""
    index = idx.index_of(result)
    findings = idx.in_order(result.findings)
    lines: list[str] = []
    for finding in [] if options.quiet else findings:
        if options.verbose or (options.is_urgent(finding.verdict) and idx.is_open(finding)):
            lines += [*_finding(finding, index, options), ""]
    if options.verbose and not options.quiet:
        lines += _fitting(result)
    lines += _counts(result, findings, options)
    if not options.quiet:
        lines += _left_over(result, options)
    if options.report:
        lines.append(f"report: {one_line(options.report)}")
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding, index: Index, options: RenderOptions) -> Iterator[str]:
    paint = _Paint(options.colour)
    figures = index.figures(finding)
    pairs = index.pairs(finding)
    first = [c for c in figures if pairs and c.id in (pairs[0].a, pairs[0].b)] or list(figures[:2])
    first.sort(key=lambda claim: claim.article not in options.own)
    others = [claim for claim in figures if claim not in first]
    title = paint(wording.verdict_and_class(finding), _RED if idx.is_open(finding) else _BOLD)
    yield f"{title}: {one_line(finding.question or finding.topic)}"
    for claim in first:
        yield from _figure(claim, index, options)
    for claim in others[:_SHOWN_FIGURES]:
        number = paint(one_line(claim.number), _BOLD)
        yield f"  also {number}: {_who(claim)}, {_where(claim, options)}"
    if len(others) > _SHOWN_FIGURES:
        yield f"  and {wording.count(len(others) - _SHOWN_FIGURES, 'more figure')}"
    yield from _wrap(f"why: {one_line(finding.reason)}", "  ")
    if finding.verdict in idx.REVIEWABLE:
        yield f"  {_state(finding, paint)}, severity {wording.severity(finding)}"
    if idx.is_open(finding):
        yield f"  decide: {paint(wording.decide_command(finding, options.again), _CYAN)}"


def _fitting(result: Result) -> Iterator[str]:
    """The pairs that are no finding: what agrees, then what is of another scope, a reason each."""
    for verdict, title in (("agree", "agree"), ("scope", "other scope")):
        for pair in (pair for pair in result.pairs if pair.verdict == verdict):
            yield from _wrap(f"{title}: {one_line(pair.reason)}", "")
            yield ""


def _figure(claim: Claim, index: Index, options: RenderOptions) -> Iterator[str]:
    paint = _Paint(options.colour)
    yield f"  {_who(claim)}  {paint(_where(claim, options), _DIM)}"
    cut = passage(claim, index.articles.get(claim.article))
    marked = f"{visible(cut.lead)}{_BEGIN}{visible(cut.figure)}{_END}{visible(cut.rest)}"
    for line in _wrap(" ".join(marked.split()), "    "):
        yield paint.figure(line)


def _who(claim: Claim) -> str:
    said = f", citing {one_line(claim.attributed_to)}" if claim.attributed_to else ""
    day = claim.published.isoformat() if claim.published else "no date"
    return f"{one_line(wording.outlet(claim))}, {day}{said}"


def _where(claim: Claim, options: RenderOptions) -> str:
    file = one_line(options.file(claim.article))
    return f"{file}:{claim.line}" if claim.line else file


def _state(finding: Finding, paint: _Paint) -> str:
    words = f"{finding.status} {finding.id}"
    if finding.status == "reopened":
        words += f" ({wording.count(len(finding.changed), 'figure')} new or changed)"
    if finding.decision and finding.decision.reviews:
        last = finding.decision.reviews[-1]
        words += f", {last.decision} by {one_line(last.by)} on {one_line(last.at)[:10]}"
        words += f", until {one_line(last.expires)}" if last.expires else ""
    return paint(words, _YELLOW) if idx.is_open(finding) else words


def _counts(result: Result, findings: list[Finding], options: RenderOptions) -> list[str]:
    verdicts = Counter(finding.verdict for finding in findings)
    pairs = Counter(pair.verdict for pair in result.pairs)
    conflicts = [finding for finding in findings if finding.verdict == "conflict"]
    states = Counter(finding.status for finding in conflicts)
    by_state = ", ".join(f"{states[s]} {s}" for s in idx.STATUSES if states[s])
    still_open = [f for f in findings if options.is_urgent(f.verdict) and idx.is_open(f)]
    diverging = sum(finding.verdict == "diverge" for finding in still_open)
    waiting = f" ({diverging:,} open)" if diverging else ""
    articles = wording.count(len(result.articles), "article")
    claims = wording.count(len(result.claims), "claim")
    told = wording.count(len(conflicts), "conflict") + (f" ({by_state})" if by_state else "")
    lines = [
        f"{articles}, {claims}: {told}",
        f"also {verdicts['diverge']:,} diverging{waiting},"
        f" {wording.count(verdicts['update'], 'update')},"
        f" {wording.count(pairs['agree'], 'agreeing pair')}, {pairs['scope']:,} of other scope;"
        f" {wording.count(len(result.skipped), 'figure')} left out",
    ]
    if still_open:
        lines.append(
            f"the open ones may take about {wording.count(idx.minutes(still_open), 'minute')}"
        )
    return lines


def _left_over(result: Result, options: RenderOptions) -> Iterator[str]:
    undated = [one_line(options.file(a.path)) for a in result.articles if not a.published]
    if undated:
        some = ", ".join(undated[:_SHOWN_PLACES]) + (", …" if len(undated) > _SHOWN_PLACES else "")
        told = (
            f"no date of publication is known of {some}: what it says of last week or Monday stays"
            " open; write published: 2025-05-14 and source: Your Paper between two --- lines on top"
        )
        yield from _wrap(told, "")
    unmatched = result.unmatched_decisions
    for decision in unmatched if options.verbose else unmatched[:_SHOWN_PLACES]:
        question = one_line(decision.question)
        yield f"decision matches nothing any more: {decision.id} {question}".rstrip()
    if len(unmatched) > _SHOWN_PLACES and not options.verbose:
        more = wording.count(len(unmatched) - _SHOWN_PLACES, "more decision")
        yield f"and {more} that match nothing"
    if options.verbose:
        for skipped in result.skipped:
            yield (
                f"left out {one_line(skipped.number)!r} in {one_line(skipped.article)}:"
                f" {one_line(skipped.reason)}"
            )


def _wrap(words: str, indent: str) -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


class _Paint:
    """Wraps words in ANSI codes, or leaves them."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour else words

    def figure(self, line: str) -> str:
        begin, end = ("\x1b[1;4m", "\x1b[0m") if self._colour else ("«", "»")
        return line.replace(_BEGIN, begin).replace(_END, end)
