"""The order of things: read, extract, match, compare, decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO

from crosscheck.collector import no_collection
from crosscheck.identity import outlet_of
from crosscheck.records import (
    Article,
    Block,
    Claim,
    Decision,
    Pair,
    Problem,
    Result,
    Skipped,
)

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.gather import Gathered
    from crosscheck.match import Readings
    from crosscheck.match.stories import Tellings

Progress = Callable[[int, int], None]


def claims_of_texts(texts: Sequence[str], config: Config) -> list[tuple[Claim, ...]]:
    """The claims of statements that each stand for themselves, the incidental ones too.

    A statement is taken as asserted, be it a question: its question marks are read as full stops.
    Characters that nobody sees are left out, as in articles.
    """
    from crosscheck.extract import extract
    from crosscheck.readers.characters import clean_text

    plain = [clean_text(text).replace("?", ".") for text in texts]
    articles = [Article(str(i), text, (Block(0, len(text)),)) for i, text in enumerate(plain)]
    found: list[list[Claim]] = [[] for _ in texts]
    for claim in extract(articles, config.vocabulary).claims:
        found[int(claim.article)].append(claim)
    return [tuple(claims) for claims in found]


@no_collection()
def read_claims(
    paths: Sequence[str],
    config: Config,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Gathered:
    """What the paths hold: articles, claims (the incidental ones marked), and what was left out."""
    from crosscheck.engines import engine_of
    from crosscheck.gather import gather

    engine = engine_of(config.engine)
    return gather(paths, config, stdin, progress, engine.extract if engine else None)


@no_collection()
def check_paths(
    paths: Sequence[str],
    config: Config,
    against: Sequence[str] = (),
    today: date | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Result:
    """The main job.

    With `against`, only what touches `paths` is shown, set against that. `today` is the day
    that decisions expire by; `progress` is told how many files of how many are done.
    """
    gathered = read_claims(paths, config, stdin, progress)
    if not against:
        return _check(gathered, config, today)
    ids = frozenset(claim.id for claim in gathered.claims)
    archive, tellings = _read_archive(against, config, gathered, progress)
    draft = Draft(ids, tellings)
    return _touching(_check(_beside(gathered, archive), config, today, draft), ids)


@no_collection()
def _read_archive(
    paths: Sequence[str], config: Config, draft: Gathered, progress: Progress | None
) -> tuple[Gathered, Mapping[str, Tellings]]:
    """An archive, or what a draft could meet of it; and what its articles tell, where known.

    Without a cache every article is extracted, so that no outline of it is of use.
    """
    from crosscheck.archive import gather_near, names_in
    from crosscheck.engines import engine_of
    from crosscheck.gather import gather

    engine = engine_of(config.engine)
    extract_on = engine.extract if engine else None
    if config.cache:
        return gather_near(paths, config, draft, progress, extract_on)
    return gather(paths, config, None, progress, extract_on, names_in(draft)), {}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is set against an archive: the ids of its claims; and what articles tell, by path."""

    ids: frozenset[str]
    tellings: Mapping[str, Tellings]


def _check(
    gathered: Gathered,
    config: Config,
    today: date | None,
    draft: Draft | None = None,
) -> Result:
    """With `draft`, pairs and findings that its claims have no share in may be missing."""
    from crosscheck.compare import group_findings
    from crosscheck.engines import engine_of
    from crosscheck.ledger import decide, read_decisions

    claims = tuple(claim for claim in gathered.claims if not claim.incidental)
    if draft is not None:
        pairs = _pairs_around(claims, _others(gathered), draft, config)
    else:
        engine = engine_of(config.engine)
        find = engine.pairs if engine else pairs_of
        pairs = find(claims, _others(gathered), config)
    decisions, broken = read_decisions(config.decisions)
    findings, unmatched, warnings = decide(
        group_findings(claims, pairs), claims, decisions, today or date.today()
    )
    if draft is not None:
        unmatched = _about([claim for claim in claims if claim.id in draft.ids], unmatched)
    return Result(
        articles=gathered.articles,
        claims=claims,
        pairs=pairs,
        findings=findings,
        skipped=(*gathered.skipped, *_left_out(gathered, draft)),
        problems=gathered.problems,
        warnings=(*gathered.warnings, *warnings),
        unmatched_decisions=unmatched,
        broken_decisions=tuple(Problem(error.where, error.advice) for error in broken),
    )


def _about(draft: Sequence[Claim], decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions on figures of the draft's articles; of others a part of a run knows nothing."""
    asked = {outlet_of(claim)[:2] for claim in draft}
    return tuple(
        decision
        for decision in decisions
        if any((entry.source, entry.published) in asked for entry in decision.claims)
    )


@no_collection()
def pairs_of(
    claims: Sequence[Claim],
    beside: Sequence[Claim],
    config: Config,
    focus: frozenset[int] | None = None,
    readings: Readings | None = None,
) -> tuple[Pair, ...]:
    """The pairs that answer one question, sorted by ids; `beside` only tell the articles' stories.

    With `focus`, those alone that hold one of these claims (by index) are sure to be there.
    `readings` is what has been read before, and takes what is read here. Many claims are matched
    window by window, so that memory is bounded by what comes near in time.
    """
    from crosscheck.compare import compare_candidates
    from crosscheck.match import match_claims
    from crosscheck.match.windows import SIZE

    if focus is None and len(claims) > SIZE:
        return _pairs_in_windows(claims, beside, config)
    candidates = match_claims(
        claims, config.vocabulary, beside, focus, judged=True, readings=readings
    )
    return compare_candidates(claims, candidates, config.vocabulary, config.tolerances, focus)


def _pairs_in_windows(
    claims: Sequence[Claim], beside: Sequence[Claim], config: Config
) -> tuple[Pair, ...]:
    """The same for many claims: those of each window with each other and with those around it."""
    from crosscheck.match import Readings
    from crosscheck.match.windows import SIZE, windows

    readings = Readings(config.vocabulary)
    telling: dict[str, list[Claim]] = defaultdict(list)
    for claim in beside:
        telling[claim.article].append(claim)
    found: list[Pair] = []
    for window in windows(claims, SIZE):
        some = [claims[nth] for nth in (*window.own, *window.around)]
        others = [c for path in dict.fromkeys(c.article for c in some) for c in telling[path]]
        pairs = pairs_of(some, others, config, frozenset(range(len(window.own))), readings)
        readings.keep(some[len(window.own) :])
        own = {claims[nth].id for nth in window.own}
        found += [pair for pair in pairs if pair.a in own or pair.b in own]
    found.sort(key=attrgetter("b"))  # twice in place: a key of both would be an object a pair
    found.sort(key=attrgetter("a"))
    return tuple(found)


def _pairs_around(
    claims: Sequence[Claim], beside: Sequence[Claim], draft: Draft, config: Config
) -> tuple[Pair, ...]:
    """The pairs of the draft's articles alone: an archive is not set against itself."""
    from crosscheck.match import Readings, articles_near

    readings = Readings(config.vocabulary, draft.tellings)
    asked = frozenset(claim.article for claim in claims if claim.id in draft.ids)
    near = articles_near(claims, asked)
    kept = [claim for claim in claims if claim.article in near]
    focus = frozenset(nth for nth, claim in enumerate(kept) if claim.article in asked)
    others = [claim for claim in beside if claim.article in near]
    return pairs_of(kept, others, config, focus, readings)


def _others(gathered: Gathered) -> list[Claim]:
    return [claim for claim in gathered.claims if claim.incidental]


def _left_out(gathered: Gathered, draft: Draft | None) -> list[Skipped]:
    """The incidental figures of all articles, or of the draft's alone."""
    others = _others(gathered)
    return [_incidental(claim) for claim in others if draft is None or claim.id in draft.ids]


def _incidental(claim: Claim) -> Skipped:
    return Skipped(claim.article, claim.number, claim.quote, "small or incidental", claim.start)


def _beside(draft: Gathered, archive: Gathered) -> Gathered:
    """Both together; a draft that lies in the archive too counts once."""
    own = {(a.source, a.published, a.title, a.text) for a in draft.articles}
    copies = {a.path for a in archive.articles if (a.source, a.published, a.title, a.text) in own}
    return replace(
        draft,
        articles=(*draft.articles, *(a for a in archive.articles if a.path not in copies)),
        claims=(*draft.claims, *(c for c in archive.claims if c.article not in copies)),
        problems=(*draft.problems, *archive.problems),
        warnings=(*draft.warnings, *archive.warnings),
    )


def _touching(result: Result, draft: frozenset[str]) -> Result:
    """The part of a result that the draft's claims have a share in."""
    findings = tuple(f for f in result.findings if draft & set(f.claims))
    pairs = tuple(p for p in result.pairs if p.a in draft or p.b in draft)
    shown = draft | {c for f in findings for c in f.claims} | {c for p in pairs for c in (p.a, p.b)}
    claims = tuple(claim for claim in result.claims if claim.id in shown)
    paths = {claim.article for claim in claims}
    articles = tuple(a for a in result.articles if a.path in paths)
    return replace(result, articles=articles, claims=claims, pairs=pairs, findings=findings)
