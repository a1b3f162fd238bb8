"""Writes annotations for GitHub's log, at the newest figure: errors for what fails the run."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.records import Finding, Result
from crosscheck.report import index as idx
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import one_line, path_and_line, visible

_UNREAD = "could not be read"


def render_github(result: Result, options: RenderOptions) -> str:
    """Workflow commands, one a line; GitHub shows ten of each level, so the worst come first."""
    return "".join(f"{line}\n" for line in _commands(result, options))


def command(level: str, message: str, **properties: str | int) -> str:
    """One workflow command, escaped as actions/toolkit does; empty properties are left out."""
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{level}{' ' + given if given else ''}::{_data(message)}"


def _commands(result: Result, options: RenderOptions) -> Iterator[str]:
    index = idx.index_of(result)
    for problem in result.problems:
        yield command("error", one_line(problem.error), file=visible(problem.path), title=_UNREAD)
    for problem in result.broken_decisions:
        path, line = path_and_line(problem.path)
        yield command(
            "error", one_line(problem.error), file=visible(path), line=line, title=_UNREAD
        )
    for finding in idx.in_order(result.findings):
        if idx.is_open(finding):
            yield _annotation(finding, index, options)
    for warning in result.warnings:
        yield command("warning", one_line(warning))
    for decision in result.unmatched_decisions:
        yield command("notice", f"decision {decision.id} matches nothing any more")


def _annotation(finding: Finding, index: Index, options: RenderOptions) -> str:
    figures = index.figures(finding)
    where = idx.newest(figures)
    question = one_line(finding.question or finding.topic)
    told = [
        f"{one_line(wording.outlet(c))} ({c.published or 'no date'}): {one_line(c.quote)}"
        for c in figures[:4]
    ]
    message = "\n".join(
        [one_line(finding.reason), *told, wording.decide_command(finding, options.again)]
    )
    return command(
        "error" if options.is_urgent(finding.verdict) else "notice",
        message,
        file=visible(options.file(where.article)) if where else "",
        line=where.line if where else 0,
        title=f"{wording.verdict_and_class(finding)}: {question}",
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str | int) -> str:
    return _data(str(value)).replace(":", "%3A").replace(",", "%2C")
