"""Writes a result as one JSON document, one record a line (docs/reference/formats.md)."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from operator import attrgetter
from typing import Any

from msgspec import json as quick

from crosscheck.records import Claim, Decision, Finding, Pair, Problem, Result, Skipped
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import json_escaped

CLAIM_FIELDS = (
    *("id", "article", "source", "published", "quote", "number", "start", "end"),
    *("value", "low", "high", "hedge", "unit", "per", "kind", "direction", "topic", "qualifiers"),
    *("base", "place", "period_start", "period_end", "attributed_to", "line"),
)
_claim_values = attrgetter(*CLAIM_FIELDS)
AT_ONCE = 1_000  # records that are written together
_PLAIN = frozenset([str, int, bool, type(None)])


def render_json(result: Result, options: RenderOptions) -> str:
    """The whole result. Options change nothing: the same result is the same bytes."""
    del options
    return "".join(json_pieces(result))


def json_pieces(result: Result) -> Iterator[str]:
    """The whole result, some records at a time: as one text it takes its size several times."""
    return _document(
        [
            ("articles", article_records(result)),
            ("claims", map(claim_record, result.claims)),
            ("pairs", map(_pair, result.pairs)),
            ("findings", map(_finding, result.findings)),
            ("skipped", map(skipped_record, result.skipped)),
            ("problems", map(problem_record, result.problems)),
            ("warnings", result.warnings),
            ("unmatched_decisions", map(decision_record, result.unmatched_decisions)),
            ("broken_decisions", map(problem_record, result.broken_decisions)),
        ]
    )


def json_document(sections: Iterable[tuple[str, Iterable[object]]]) -> str:
    """One JSON document with a list a section, one record a line."""
    return "".join(_document(sections))


def _document(sections: Iterable[tuple[str, Iterable[object]]]) -> Iterator[str]:
    yield '{"schema": 1'
    for name, records in sections:
        yield f',\n"{name}": ['
        between = "\n"
        lines = map(json_line, records)
        while some := list(islice(lines, AT_ONCE)):
            yield between + json_escaped(",\n".join(some))
            between = ",\n"
        yield "]" if between == "\n" else "\n]"
    yield "}\n"


def article_records(result: Result) -> list[dict[str, Any]]:
    """The articles, with how many claims each has."""
    claims_in = Counter(claim.article for claim in result.claims)
    return [
        {
            "path": a.path,
            "source": a.source,
            "published": _plain(a.published),
            "title": a.title,
            "url": a.url,
            "claims": claims_in[a.path],
        }
        for a in result.articles
    ]


def skipped_record(skipped: Skipped) -> dict[str, Any]:
    """A figure that was left out, and why."""
    return {
        "article": skipped.article,
        "number": skipped.number,
        "quote": skipped.quote,
        "reason": skipped.reason,
        "start": skipped.start,
    }


def problem_record(problem: Problem) -> dict[str, Any]:
    """An input that could not be read, and why."""
    return {"path": problem.path, "error": problem.error}


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as plain JSON values, in the order of the reference; whole numbers are integers."""
    return {
        name: value if type(value) in _PLAIN else _plain(value)
        for name, value in zip(CLAIM_FIELDS, _claim_values(claim), strict=True)
    }


def decision_record(decision: Decision) -> dict[str, Any]:
    """A decision with the words of its last review on top and its whole history below."""
    reviews = [
        {"decision": r.decision, "by": r.by, "at": r.at, "note": r.note, "expires": r.expires}
        for r in decision.reviews
    ]
    return {
        "id": decision.id,
        "question": decision.question,
        **(reviews[-1] if reviews else {}),
        "claims": [
            {"source": c.source, "published": c.published, "number": c.number, "quote": c.quote}
            for c in decision.claims
        ],
        "reviews": reviews,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "verdict": pair.verdict,
        "class": pair.conflict_class,
        "reason": pair.reason,
        "score": _plain(pair.score),
        "gap": _plain(pair.gap),
        "parts": {name: _plain(part) for name, part in pair.parts},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "claims": list(finding.claims),
        "verdict": finding.verdict,
        "class": finding.conflict_class,
        "topic": finding.topic,
        "question": finding.question,
        "reason": finding.reason,
        "severity": _plain(finding.severity),
        "status": finding.status,
        "decision": decision_record(finding.decision) if finding.decision else None,
        "changed": list(finding.changed),
    }


def _plain(value: object) -> Any:
    if type(value) is float:
        if value.is_integer() and -(2**53) < value < 2**53:
            return int(value)
        return value if math.isfinite(value) else None  # JSON has no infinity: open is null
    return value.isoformat() if isinstance(value, date) else value


def json_line(record: object) -> str:
    """A record on one line, with a space after each comma and colon; text as it is."""
    try:
        return quick.format(quick.encode(record), indent=0).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, as the name of a file may hold
        return json.dumps(record, ensure_ascii=False, allow_nan=False)
