"""The order of things: read, extract, match, compare, decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from crosscheck.records import Article, Block, Claim, Problem, Result, Skipped

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.readers import Reading


def read_claims(
    paths: Sequence[str], config: Config, stdin: BinaryIO | None = None
) -> tuple[Reading, tuple[Claim, ...], tuple[Skipped, ...]]:
    """What the paths hold, their claims (the incidental ones too) and what was left out.

    Outlets go by the names that the configuration gives them.
    """
    from crosscheck.config import source_name
    from crosscheck.extract import extract
    from crosscheck.identity import with_unique_ids
    from crosscheck.readers import read_paths

    reading = read_paths(paths, stdin)
    articles = tuple(replace(a, source=source_name(config, a.source)) for a in reading.articles)
    tables = tuple(replace(c, source=source_name(config, c.source)) for c in reading.tables)
    reading = replace(reading, articles=articles, tables=tables)
    extraction = extract(articles, config.vocabulary)
    claims = with_unique_ids((*extraction.claims, *tables))
    return reading, claims, (*reading.skipped, *extraction.skipped)


def claims_of_text(text: str, config: Config) -> tuple[Claim, ...]:
    """The claims of one statement that stands for itself."""
    from crosscheck.extract import extract

    article = Article("-", text, (Block(0, len(text)),))
    return extract([article], config.vocabulary).claims


def check_paths(
    paths: Sequence[str],
    config: Config,
    against: Sequence[str] = (),
    today: date | None = None,
    stdin: BinaryIO | None = None,
) -> Result:
    """The main job. `against` names what the paths alone are set against; `today` is for expiry."""
    from pathlib import Path

    from crosscheck.compare import compare_candidates, group_findings
    from crosscheck.ledger import decide, read_decisions
    from crosscheck.match import match_claims

    reading, everything, skipped = read_claims([*paths, *against], config, stdin)
    claims = tuple(claim for claim in everything if not claim.incidental)
    skipped += tuple(
        Skipped(c.article, c.number, c.quote, "small or incidental", c.start)
        for c in everything
        if c.incidental
    )
    candidates = match_claims(claims, config.vocabulary)
    pairs = compare_candidates(claims, candidates, config.vocabulary, config.tolerances)
    findings = group_findings(claims, pairs)
    decisions, broken = read_decisions(Path(config.decisions))
    findings, unmatched, warnings = decide(findings, claims, decisions, today or date.today())
    return Result(
        articles=reading.articles,
        claims=claims,
        pairs=pairs,
        findings=findings,
        skipped=skipped,
        problems=reading.problems,
        warnings=(*reading.warnings, *warnings),
        unmatched_decisions=unmatched,
        broken_decisions=tuple(Problem(error.where, error.advice) for error in broken),
    )
