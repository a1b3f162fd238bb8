"""Writes findings as JUnit XML: a test case each, failed while a conflict is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.records import Finding, Result
from crosscheck.report import index as idx
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import one_line

if TYPE_CHECKING:
    from junitparser import TestCase


def render_junit(result: Result, options: RenderOptions) -> str:
    """One suite: conflicts and divergences, then inputs and decisions that could not be read."""
    from junitparser import Error, JUnitXml, TestCase, TestSuite

    index = idx.index_of(result)
    suite = TestSuite("crosscheck")
    for finding in idx.in_order(result.findings):
        if finding.verdict in idx.REVIEWABLE:
            suite.add_testcase(_case(finding, index, options))
    for problem in (*result.problems, *result.broken_decisions):
        case = TestCase(one_line(problem.path), "crosscheck.unreadable", 0)
        case.result = [Error(one_line(problem.error), "unreadable")]
        suite.add_testcase(case)
    document = JUnitXml("crosscheck")
    document.add_testsuite(suite)
    document.update_statistics()  # type: ignore[no-untyped-call]
    written: bytes = document.tostring()  # type: ignore[no-untyped-call]
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written.decode("utf-8")}\n'


def _case(finding: Finding, index: Index, options: RenderOptions) -> TestCase:
    from junitparser import Failure, TestCase

    figures = index.figures(finding)
    question = one_line(finding.question or finding.topic)
    case = TestCase(f"{question} [{finding.id}]", f"crosscheck.{finding.verdict}", 0)
    told = "\n".join(
        [
            one_line(finding.reason),
            *(
                f"{one_line(wording.outlet(c))}, {c.published or 'no date'},"
                f" {one_line(options.file(c.article))}:{c.line}: {one_line(c.quote)}"
                for c in figures
            ),
        ]
    )
    if options.is_urgent(finding.verdict) and idx.is_open(finding):
        failure = Failure(one_line(finding.reason), wording.verdict_and_class(finding))
        failure.text = f"{told}\n{wording.decide_command(finding, options.again)}"
        case.result = [failure]
    else:
        case.system_out = told
    return case
