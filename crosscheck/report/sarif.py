"""Writes findings as SARIF 2.1.0, as code scanning reads it.

Plain dictionaries: the models on PyPI are unmaintained or add a dependency of their own; the tests
validate the output against the OASIS schema instead.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import crosscheck
from crosscheck.records import Claim, Finding, Result
from crosscheck.report import index as idx
from crosscheck.report import wording
from crosscheck.report.index import Index
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import json_escaped, one_line, path_and_line
from crosscheck.vocabulary import Vocabulary

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render_sarif(result: Result, options: RenderOptions) -> str:
    """One run with a result for each conflict and divergence; reviewed ones are suppressed."""
    index = idx.index_of(result)
    shown = [f for f in idx.in_order(result.findings) if f.verdict in idx.REVIEWABLE]
    rules = sorted({_rule_id(f) for f in shown})
    run = {
        "tool": {
            "driver": {
                "name": "crosscheck",
                "semanticVersion": crosscheck.__version__,
                "rules": [_rule(name) for name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "results": [_result(f, index, rules, options) for f in shown],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_escaped(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _rule_id(finding: Finding) -> str:
    return (
        f"{finding.verdict}/{finding.conflict_class}" if finding.conflict_class else finding.verdict
    )


def _rule(name: str) -> dict[str, Any]:
    term = name.rpartition("/")[2]
    row = next(row for row in Vocabulary().rows("verdicts") if row["term"] == term)
    return {
        "id": name,
        "shortDescription": {"text": row["meaning"]},
        "help": {"text": row["advice"]},
        "defaultConfiguration": {"level": _level(name)},
    }


def _level(rule: str) -> str:
    return "error" if rule.startswith("conflict") else "note"


def _result(
    finding: Finding, index: Index, rules: list[str], options: RenderOptions
) -> dict[str, Any]:
    figures = index.figures(finding)
    main = idx.newest(figures)
    others = [claim for claim in figures if claim is not main]
    rule = _rule_id(finding)
    return {
        "ruleId": rule,
        "ruleIndex": rules.index(rule),
        "level": "error" if options.is_urgent(finding.verdict) else _level(rule),
        "rank": round(min(1.0, max(0.0, finding.severity)) * 100, 1),
        "message": {"text": _message(finding, figures)},
        "locations": [_location(main, options)] if main else [],
        "relatedLocations": [
            {
                "id": n,
                **_location(claim, options),
                "message": {"text": _plain(f"{wording.outlet(claim)}: {claim.quote}")},
            }
            for n, claim in enumerate(others)
        ],
        "partialFingerprints": {"crosscheckFinding/v1": finding.id},
        "properties": {"status": finding.status, "question": one_line(finding.question)},
        "suppressions": _suppressions(finding),
    }


def _message(finding: Finding, figures: tuple[Claim, ...]) -> str:
    said = "; ".join(f"{one_line(wording.outlet(c))}: {one_line(c.number)}" for c in figures)
    return _plain(f"{finding.reason} ({said})")


def _plain(text: str) -> str:
    """On one line, and nothing in it an embedded link (SARIF 2.1.0, 3.11.6)."""
    return one_line(text).replace("](", "] (")


def _location(claim: Claim, options: RenderOptions) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(options.file(claim.article))}}
    if claim.line:
        place["region"] = {"startLine": claim.line, "snippet": {"text": one_line(claim.quote)}}
    return {"physicalLocation": place}


def uri(path: str) -> str:
    """A path as a relative URI reference (RFC 3986); standard input is `stdin`."""
    if path == "-":
        return "stdin"
    written = quote(path.lstrip("/").encode("utf-8", "surrogateescape"), safe="/~")
    return f"./{written}" if ":" in written.split("/")[0] else written


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    if finding.status != "reviewed" or not finding.decision or not finding.decision.reviews:
        return []
    last = finding.decision.reviews[-1]
    told = f"{last.decision} by {one_line(last.by)} on {one_line(last.at)}: {one_line(last.note)}"
    return [{"kind": "external", "status": "accepted", "justification": told}]


def _invocation(result: Result) -> dict[str, Any]:
    notes = [_unread(problem.error, problem.path, 0) for problem in result.problems]
    notes += [_unread(p.error, *path_and_line(p.path)) for p in result.broken_decisions]
    warnings = [
        {"level": "warning", "message": {"text": _plain(warning)}} for warning in result.warnings
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": [*notes, *warnings]}


def _unread(error: str, path: str, line: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if line:
        place["region"] = {"startLine": line}
    return {
        "level": "error",
        "message": {"text": _plain(error)},
        "locations": [{"physicalLocation": place}],
    }
