"""Reads and extracts all inputs: from the cache what it knows, the rest on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from crosscheck.cache import Cache, default_file, engine_fingerprint
from crosscheck.collector import no_collection
from crosscheck.config import Config, source_name
from crosscheck.entries import Entries, Extract, Listed, Work
from crosscheck.identity import with_unique_ids
from crosscheck.locate import with_file_lines
from crosscheck.readers import Reading, Source, Sources, list_sources, read_source
from crosscheck.readers.decoding import decode
from crosscheck.readers.inputs import real_path, renamed
from crosscheck.records import Article, Claim, Problem, Skipped
from crosscheck.sharing import Shared
from crosscheck.vocabulary import Vocabulary
from crosscheck.workers import Workers

__all__ = ["Gathered", "Work", "encode_files", "extract_files", "gather"]

Item = TypeVar("Item")
Progress = Callable[[int, int], None]

CHUNK: Final = 512  # files held in memory at once
CHUNK_ELSEWHERE: Final = 16_384  # files handed to a cluster at once
BATCH: Final = 16  # files that a process gets at a time
# Starting a process and loading the model takes as long as extracting this many articles.
WORTH_A_PROCESS: Final = 96
TEXT_FORMS: Final = ("markdown", "plain", "web page", "standard input")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What files hold, and everything about them that a user should know.

    `claims` holds those of articles (the incidental ones marked) and those of claim tables.
    """

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()


def gather(
    paths: Sequence[str],
    config: Config,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    extract_on: Extract | None = None,
    taken: Container[str] = (),
) -> Gathered:
    """Everything that the paths hold, sorted by article and place, whatever their order.

    `progress` is told how many files of how many are done. `extract_on` does what `encode_files`
    does, in order, elsewhere (empty bytes for a file that a process died of). `taken` are names
    that other files have. Never raises for what is in a file.
    """
    with opened(paths, config, stdin, extract_on, taken) as (sources, entries):
        parts = [Gathered(problems=sources.problems, warnings=sources.warnings)]
        for listed in in_chunks(
            sources, entries, CHUNK_ELSEWHERE if extract_on else CHUNK, progress
        ):
            parts += read_listed(listed, config.vocabulary)
            found = decoded(entries, listed.files)
            parts += found if config.texts else map(_without_texts, found)
    return with_outlet_names(join(parts), config)


def _without_texts(gathered: Gathered) -> Gathered:
    """The articles by name alone: their texts take two thirds as much as their claims."""
    articles = tuple(replace(article, text="", blocks=()) for article in gathered.articles)
    return replace(gathered, articles=articles)


@contextmanager
def opened(
    paths: Sequence[str],
    config: Config,
    stdin: BinaryIO | None,
    extract_on: Extract | None,
    taken: Container[str],
) -> Iterator[tuple[Sources, Entries]]:
    """The files that the paths name, and where to look up what they hold."""
    sources = _without_own_files(list_sources(paths), config)
    if taken:
        files = (replace(source, file=renamed(source.file, taken)) for source in sources.files)
        sources = replace(sources, files=tuple(sorted(files, key=lambda s: s.file.name)))
    with ExitStack() as stack:
        cache = stack.enter_context(Cache(default_file() if config.cache else None))
        run = extract_on or _in_processes(stack, config.jobs)
        engine = engine_fingerprint(config.vocabulary)
        yield sources, Entries(cache, engine, lambda work: run(work, config.vocabulary), stdin)


def in_chunks(
    sources: Sources, entries: Entries, size: int, progress: Progress | None
) -> Iterator[Listed]:
    """The files, so many at a time; `progress` is told of those that have been dealt with."""
    done = 0
    for chunk in batches(sources.files, size):
        yield entries.listed(chunk)
        done += len(chunk)
        if progress:
            progress(done, len(sources.files))


def read_listed(listed: Listed, vocabulary: Vocabulary) -> list[Gathered]:
    """What is read anew in every run: the claim tables, and what cannot be read."""
    tables = [_gathered(read_source(w.source, w.data, vocabulary)) for w in listed.tables]
    shared = Shared()
    for table in tables:
        shared.share(table.claims)
    return [*tables, Gathered(problems=listed.problems)]


@no_collection()
def decoded(entries: Entries, files: Mapping[bytes, Source]) -> list[Gathered]:
    """What files hold, by their keys."""
    from msgspec import msgpack

    decoder = msgpack.Decoder(Gathered)
    values, problems = entries.values(files)
    parts = list(map(decoder.decode, values.values()))
    shared = Shared()
    for part in parts:
        shared.share(part.claims)
    return [*parts, Gathered(problems=problems)]


def _without_own_files(sources: Sources, config: Config) -> Sources:
    """The sources without the reports and decisions that lie in a folder which is read."""
    own = [os.path.join(folder.resolve(), "") for folder in (config.reports, config.decisions)]  # noqa: PTH118
    folders: dict[Path, str] = {}
    roots: dict[str, str] = {}

    def is_own(source: Source) -> bool:
        given = source.file.given
        if given not in roots:
            roots[given] = os.path.join(Path(given or source.file.file).resolve(), "")  # noqa: PTH118
        file = real_path(source.file, folders) + os.sep
        return any(file.startswith(o) and not roots[given].startswith(o) for o in own)

    return replace(sources, files=tuple(s for s in sources.files if not is_own(s)))


def extract_files(files: Sequence[Work], vocabulary: Vocabulary) -> list[Gathered]:
    """What each file holds, in order."""
    return [_extract_file(file, vocabulary) for file in files]


def _extract_file(file: Work, vocabulary: Vocabulary) -> Gathered:
    from crosscheck.extract import extract

    try:
        reading = read_source(file.source, file.data, vocabulary)
        extraction = extract(reading.articles, vocabulary)
    except Exception as error:  # an error of our own must not take the other files with it
        what = f"could not be understood ({type(error).__name__}): please report it, with the file"
        return Gathered(problems=(Problem(file.source.file.name, what),))
    return _gathered(reading, _located(reading, extraction.claims, file), extraction.skipped)


def _located(reading: Reading, claims: tuple[Claim, ...], file: Work) -> tuple[Claim, ...]:
    """The claims with the file's own line numbers, where the file is one article in text."""
    if len(reading.articles) != 1 or file.source.file.form not in TEXT_FORMS:
        return claims
    return with_file_lines(reading.articles[0], claims, decode(file.data)[0])


def _in_processes(stack: ExitStack, jobs: int) -> Extract:
    """`encode_files` on all cores; in this process as long as there is too little to share."""
    processes = jobs or os.cpu_count() or 1
    workers = Workers(stack, processes, encode_files)
    shared = False

    def run(files: Sequence[Work], vocabulary: Vocabulary) -> Iterator[bytes]:
        nonlocal shared
        shares = list(batches(files, BATCH))
        shared = shared or (processes > 1 and len(files) >= WORTH_A_PROCESS)
        if shared:
            return workers.run(shares, vocabulary)
        return chain.from_iterable(encode_files(batch, vocabulary) for batch in shares)

    return run


def batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in their order, so many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def encode_files(files: Sequence[Work], vocabulary: Vocabulary) -> list[bytes]:
    """What each file holds, as bytes that a cache keeps and another process hands back."""
    from msgspec import msgpack

    return [msgpack.encode(part) for part in extract_files(files, vocabulary)]


def _gathered(
    reading: Reading, claims: tuple[Claim, ...] = (), skipped: tuple[Skipped, ...] = ()
) -> Gathered:
    return Gathered(
        reading.articles,
        (*claims, *reading.tables),
        (*skipped, *reading.skipped),
        reading.problems,
        reading.warnings,
    )


def join(parts: Sequence[Gathered]) -> Gathered:
    """All parts as one, sorted by article and place."""
    claims = sorted(
        (claim for part in parts for claim in part.claims),
        key=lambda c: (c.article, c.start, c.line),
    )
    skipped = (item for part in parts for item in part.skipped)
    problems = {problem for part in parts for problem in part.problems}
    return Gathered(
        tuple(sorted((a for part in parts for a in part.articles), key=lambda a: a.path)),
        with_unique_ids(claims),
        tuple(sorted(skipped, key=lambda s: (s.article, s.start))),
        tuple(sorted(problems, key=lambda p: (p.path, p.error))),
        tuple(sorted({warning for part in parts for warning in part.warnings})),
    )


def with_outlet_names(gathered: Gathered, config: Config) -> Gathered:
    """Outlets under the names that the configuration gives them."""
    if not config.sources:
        return gathered
    return replace(
        gathered,
        articles=tuple(replace(a, source=source_name(config, a.source)) for a in gathered.articles),
        claims=tuple(replace(c, source=source_name(config, c.source)) for c in gathered.claims),
    )
