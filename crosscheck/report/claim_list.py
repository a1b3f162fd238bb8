"""Writes the claims alone, as `crosscheck extract` shows them: for people and for programs."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from crosscheck.records import Claim, Result
from crosscheck.report import wording
from crosscheck.report.csv_format import cell
from crosscheck.report.json_format import (
    CLAIM_FIELDS,
    article_records,
    claim_record,
    json_document,
    json_line,
    problem_record,
    skipped_record,
)
from crosscheck.report.plain import json_escaped, one_line

FIELDS = (*CLAIM_FIELDS, "incidental")


def claims_as_json(result: Result) -> str:
    """One document: articles, claims, skipped figures, problems, warnings."""
    return json_document(
        [
            ("articles", article_records(result)),
            ("claims", map(_record, result.claims)),
            ("skipped", map(skipped_record, result.skipped)),
            ("problems", map(problem_record, result.problems)),
            ("warnings", result.warnings),
        ]
    )


def claims_as_json_lines(result: Result) -> str:
    """One claim a line; a claim table that `check` reads."""
    return json_escaped("".join(f"{json_line(_record(claim))}\n" for claim in result.claims))


def claims_as_csv(result: Result) -> str:
    """A heading and one claim a row; no cell is a formula to a spreadsheet. Lines end in LF."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(FIELDS)
    for claim in result.claims:
        record = _record(claim)
        table.writerow([cell(_csv_value(record[name])) for name in FIELDS])
    return out.getvalue()


def claims_as_parquet(result: Result) -> bytes:
    """The claims as a Parquet file: dates as dates, numbers as doubles, a claim table like CSV."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = dict.fromkeys(("value", "low", "high"), pa.float64())
    dates = dict.fromkeys(("published", "period_start", "period_end"), pa.date32())
    places = dict.fromkeys(("start", "end", "line"), pa.int64())
    types = numbers | dates | places | {"incidental": pa.bool_()}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in FIELDS])
    columns = {name: [_text_or_value(getattr(c, name)) for c in result.claims] for name in FIELDS}
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pydict(columns, schema=schema), sink)
    return sink.getvalue()


def claims_as_text(result: Result) -> str:
    """Lines for people: each article with its claims, then what was left out and why, counted."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in result.claims:
        claims[claim.article].append(claim)
    titles = {article.path: _article_line(article) for article in result.articles}
    lines: list[str] = []
    for path, found in claims.items():
        lines += [titles.get(path, one_line(path)), *map(_claim_line, found), ""]
    reasons: defaultdict[str, int] = defaultdict(int)
    for skipped in result.skipped:
        reasons[skipped.reason] += 1
    lines.append(
        f"{wording.count(len(result.claims), 'claim')} "
        f"in {wording.count(len(result.articles), 'article')}, "
        f"{wording.count(len(result.skipped), 'figure')} left out"
    )
    lines += [f"  {amount:,}: {one_line(why)}" for why, amount in sorted(reasons.items())]
    return "".join(f"{line}\n" for line in lines)


def _record(claim: Claim) -> dict[str, Any]:
    return {**claim_record(claim), "incidental": claim.incidental}


def _csv_value(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _text_or_value(value: object) -> object:
    """Text that UTF-8 can hold: names of files may hold bytes that are none."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def _article_line(article: Any) -> str:
    when = article.published.isoformat() if article.published else "no date"
    return f"{one_line(article.path)}: {one_line(article.source) or 'no outlet'}, {when}"


def _claim_line(claim: Claim) -> str:
    return f"  {claim.line or '-'}: {one_line(claim.number)} — {'; '.join(_properties(claim))}"


def _properties(claim: Claim) -> Iterator[str]:
    """What was understood, in words: value, what is counted, where, when, on whose word."""
    yield one_line(wording.value(claim))
    for text in (claim.topic, claim.qualifiers, claim.place):
        if text:
            yield one_line(text)
    if days := wording.period(claim.period_start, claim.period_end):
        yield days
    if claim.base:
        yield f"against {one_line(claim.base)}"
    if claim.attributed_to:
        yield f"according to {one_line(claim.attributed_to)}"
    if claim.incidental:
        yield "small or incidental"
