"""Reads and extracts all inputs: from the cache what it knows, the rest on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from crosscheck.cache import Cache, default_file, engine_fingerprint, key_of
from crosscheck.collector import no_collection
from crosscheck.config import Config, source_name
from crosscheck.identity import with_unique_ids
from crosscheck.locate import with_file_lines
from crosscheck.readers import Reading, Source, Sources, list_sources, load, read_source
from crosscheck.readers.decoding import decode
from crosscheck.readers.inputs import real_path
from crosscheck.records import Article, Claim, Problem, Skipped
from crosscheck.vocabulary import Vocabulary
from crosscheck.workers import Workers

Item = TypeVar("Item")

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


@dataclass(frozen=True, slots=True)
class Work:
    """One file to extract, with its bytes."""

    source: Source
    data: bytes


Extract = Callable[[Sequence[Work], Vocabulary], Iterator[bytes]]


def gather(
    paths: Sequence[str],
    config: Config,
    stdin: BinaryIO | None = None,
    progress: Callable[[int, int], None] | None = None,
    extract_on: Extract | None = None,
) -> Gathered:
    """Everything that the paths hold, sorted by article and place, whatever their order.

    `progress` is told how many files of how many are done. `extract_on` does what `encode_files`
    does, in order, elsewhere (empty bytes for a file that a process died
    of). Never raises for what is in a file.
    """
    sources = _without_own_files(list_sources(paths), config)
    parts = [Gathered(problems=sources.problems, warnings=sources.warnings)]
    with ExitStack() as stack:
        cache = stack.enter_context(Cache(default_file() if config.cache else None))
        run = extract_on or _in_processes(stack, config.jobs)
        done = 0
        for chunk in _batches(sources.files, CHUNK_ELSEWHERE if extract_on else CHUNK):
            parts += _gather_chunk(chunk, config.vocabulary, stdin, cache, run)
            done += len(chunk)
            if progress:
                progress(done, len(sources.files))
    return _with_outlet_names(_join(parts), config)


def _without_own_files(sources: Sources, config: Config) -> Sources:
    """The sources without the reports and decisions that lie in a folder which is read."""
    own = [os.path.join(folder.resolve(), "") for folder in (config.reports, config.decisions)]  # noqa: PTH118
    folders: dict[Path, str] = {}
    roots: dict[str, str] = {}

    def is_own(source: Source) -> bool:
        given = source.file.given
        if given not in roots:
            roots[given] = os.path.join(Path(given or source.file.file).resolve(), "")  # noqa: PTH118
        file = real_path(source.file.file, folders) + os.sep
        return any(file.startswith(o) and not roots[given].startswith(o) for o in own)

    return replace(sources, files=tuple(s for s in sources.files if not is_own(s)))


def extract_files(files: Sequence[Work], vocabulary: Vocabulary) -> list[Gathered]:
    """What each file holds, in order."""
    from crosscheck.extract import extract

    gathered = []
    for file in files:
        reading = read_source(file.source, file.data, vocabulary)
        extraction = extract(reading.articles, vocabulary)
        claims = _located(reading, extraction.claims, file)
        gathered.append(_gathered(reading, claims, extraction.skipped))
    return gathered


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
        batches = list(_batches(files, BATCH))
        shared = shared or (processes > 1 and len(files) >= WORTH_A_PROCESS)
        if shared:
            return workers.run(batches, vocabulary)
        return chain.from_iterable(encode_files(batch, vocabulary) for batch in batches)

    return run


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def encode_files(files: Sequence[Work], vocabulary: Vocabulary) -> list[bytes]:
    """What each file holds, as bytes that a cache keeps and another process hands back."""
    from msgspec import msgpack

    return [msgpack.encode(part) for part in extract_files(files, vocabulary)]


@no_collection()
def _gather_chunk(
    chunk: Sequence[Source],
    vocabulary: Vocabulary,
    stdin: BinaryIO | None,
    cache: Cache,
    run: Extract,
) -> list[Gathered]:
    from msgspec import msgpack

    decoder = msgpack.Decoder(Gathered)
    parts: list[Gathered] = []
    files: dict[bytes, Work] = {}
    for source in chunk:
        data = load(source, stdin)
        if isinstance(data, Problem):
            parts.append(Gathered(problems=(data,)))
        elif source.file.form == "table":
            parts.append(_gathered(read_source(source, data, vocabulary)))
        else:
            files[_key(source, data, vocabulary)] = Work(source, data)
    known = cache.get(list(files))
    missing = [key for key in files if key not in known]
    new = dict(zip(missing, run([files[k] for k in missing], vocabulary), strict=True))
    parts += [_died(files[key]) for key in missing if not new[key]]
    new = {key: value for key, value in new.items() if value}
    cache.put(new)
    return parts + [decoder.decode(value) for value in (*known.values(), *new.values())]


def _died(file: Work) -> Gathered:
    """A file that the process which read it did not survive; the next run tries it again."""
    error = "stopped the process that read it (killed, or out of memory?)"
    return Gathered(problems=(Problem(file.source.file.name, error),))


def _key(source: Source, data: bytes, vocabulary: Vocabulary) -> bytes:
    file = source.file
    row = source.folder.by_file.get(file.file.name)
    return key_of(
        (
            engine_fingerprint(vocabulary),
            file.name.encode(),
            file.form.encode(),
            repr(row).encode(),
            data,
        )
    )


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


def _join(parts: Sequence[Gathered]) -> Gathered:
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


def _with_outlet_names(gathered: Gathered, config: Config) -> Gathered:
    """Outlets under the names that the configuration gives them."""
    if not config.sources:
        return gathered
    return replace(
        gathered,
        articles=tuple(replace(a, source=source_name(config, a.source)) for a in gathered.articles),
        claims=tuple(replace(c, source=source_name(config, c.source)) for c in gathered.claims),
    )
