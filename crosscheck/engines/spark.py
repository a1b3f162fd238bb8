"""The heavy steps on Apache Spark: partitions of files extracted, partitions of blocks compared."""

from __future__ import annotations

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from crosscheck.errors import UsageError
from crosscheck.records import Claim, Pair

if TYPE_CHECKING:
    import pandas as pd

    from crosscheck.config import Config
    from crosscheck.gather import Work
    from crosscheck.vocabulary import Vocabulary

Frames = Iterator["pd.DataFrame"]
SLICES = 4  # partitions for each core: enough to even out, few enough to fill


class SparkEngine:
    """One Spark session, which lives as long as the process.

    `master` is its address: `local[N]`, `spark://host:port`, or what a cluster's manager asks for.
    The workers need this package and its model installed. UsageError without PySpark or Java.
    """

    def __init__(self, master: str) -> None:
        self._session = _session(master)
        self._parts = SLICES * max(1, int(self._session.sparkContext.defaultParallelism))

    def extract(self, files: Sequence[Work], vocabulary: Vocabulary) -> Iterator[bytes]:
        """What each file holds, encoded, in order."""
        import pickle

        rows = [(nth, pickle.dumps(file)) for nth, file in enumerate(files)]
        frame = self._frame(rows, "nth long, body binary", None)
        done = frame.mapInPandas(partial(_extract, vocabulary), "nth long, body binary")
        found = {row.nth: bytes(row.body) for row in done.collect()}
        return (found[nth] for nth in range(len(files)))

    def pairs(
        self, claims: Sequence[Claim], beside: Sequence[Claim], config: Config
    ) -> tuple[Pair, ...]:
        """The pairs of all claims, sorted by the claims' ids.

        Blocks say which articles meet; then each article is compared, in one call, with all those
        it meets: whole articles, because the verdict on a pair looks at its neighbours.
        """
        from msgspec import msgpack

        own = [claim for claim in claims if not claim.incidental]
        articles = self._articles([*own, *beside]).cache()
        settings = (config.vocabulary, config.tolerances)
        keys = articles.mapInPandas(partial(_keys, settings), "key string, told boolean, nth long")
        couples = (
            keys.repartition(self._parts, "key")
            .sortWithinPartitions("key")
            .mapInPandas(_couples, "a long, b long")
            .distinct()
        )
        renamed = articles.withColumnRenamed("nth", "b")
        work = couples.join(renamed, "b").repartition(self._parts, "a").sortWithinPartitions("a")
        rows = work.mapInPandas(partial(_compare, settings), "body binary").collect()
        articles.unpersist()
        found = (msgpack.decode(bytes(row.body), type=Pair) for row in rows)
        return tuple(sorted(found, key=lambda pair: (pair.a, pair.b)))

    def _articles(self, claims: Sequence[Claim]) -> Any:
        """One row an article: its place in the order of paths, and all its claims."""
        from msgspec import msgpack

        grouped: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            grouped[claim.article].append(claim)
        rows = [(nth, msgpack.encode(grouped[path])) for nth, path in enumerate(sorted(grouped))]
        return self._frame(rows, "nth long, body binary", "nth")

    def _frame(self, rows: list[tuple[int, bytes]], schema: str, by: str | None) -> Any:
        import pandas as pd

        names = [column.split()[0] for column in schema.split(", ")]
        frame = self._session.createDataFrame(pd.DataFrame(rows, columns=names), schema)
        parts = min(self._parts, max(1, len(rows)))
        return frame.repartition(parts, by) if by else frame.repartition(parts)


def _session(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError(
            "--engine spark needs PySpark", hint="pip install 'crosscheck-news[spark]'"
        ) from error
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError("--engine spark needs Java 17 or newer", hint="install a Java runtime")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return (
        SparkSession.builder.master(master)
        .appName("crosscheck")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .getOrCreate()
    )


def _extract(vocabulary: Vocabulary, frames: Frames) -> Frames:
    """A partition of files, read and extracted."""
    import pickle

    import pandas as pd

    from crosscheck.gather import encode_files

    for frame in frames:
        files = [pickle.loads(body) for body in frame["body"]]  # noqa: S301 - this run's own rows
        yield pd.DataFrame({"nth": frame["nth"], "body": encode_files(files, vocabulary)})


def _claims(body: bytes) -> list[Claim]:
    from msgspec import msgpack

    return msgpack.decode(body, type=list[Claim])


def _keys(settings: tuple[Any, Any], frames: Frames) -> Frames:
    """A partition of articles as rows of block and article: what is in it, and what looks in it."""
    import pandas as pd

    for frame in frames:
        rows = {
            (key, told, nth)
            for nth, body in zip(frame["nth"], frame["body"], strict=True)
            for key, told in _keys_of(_claims(body), settings)
        }
        yield pd.DataFrame(sorted(rows), columns=["key", "told", "nth"])


def _keys_of(claims: list[Claim], settings: tuple[Any, Any]) -> Iterator[tuple[str, bool]]:
    """The blocks of an article's claims, and of the figures that follow from two of them."""
    from crosscheck.compare.derived import derive
    from crosscheck.match import block_keys, story_keys

    vocabulary, tolerances = settings
    kept = [claim for claim in claims if not claim.incidental]
    derived = [item.claim for item in derive(kept, vocabulary, tolerances)]
    yield from story_keys(claims, vocabulary)
    for claim in (*kept, *derived):
        yield from block_keys(claim, vocabulary)


def _couples(frames: Frames) -> Frames:
    """A partition of whole blocks as couples of articles, the first in order first."""
    import pandas as pd

    def rows() -> Iterator[tuple[str, bool, int]]:
        for frame in frames:
            yield from zip(frame["key"], frame["told"], frame["nth"], strict=True)

    found: set[tuple[int, int]] = set()
    for _, block in groupby(rows(), key=lambda row: row[0]):
        members = list(block)
        told = sorted({nth for _, is_told, nth in members if is_told})
        everyone = sorted({nth for _, _, nth in members})
        found.update((nth, nth) for nth in everyone)
        found.update((min(a, b), max(a, b)) for a in told for b in everyone)
    yield pd.DataFrame(sorted(found), columns=["a", "b"], dtype="int64")


def _compare(settings: tuple[Any, Any], frames: Frames) -> Frames:
    """A partition of couples, by first article: the pairs that each couple's claims form."""
    import pandas as pd
    from msgspec import msgpack

    def rows() -> Iterator[tuple[int, int, bytes]]:
        for frame in frames:
            yield from zip(frame["a"], frame["b"], frame["body"], strict=True)

    for first, couples in groupby(rows(), key=lambda row: row[0]):
        bodies = {b: body for _, b, body in couples}
        found = _pairs_of(first, bodies, settings)
        yield pd.DataFrame({"body": [msgpack.encode(pair) for pair in found]})


def _pairs_of(first: int, bodies: dict[int, bytes], settings: tuple[Any, Any]) -> list[Pair]:
    from crosscheck.compare import compare_candidates
    from crosscheck.match import match_claims

    vocabulary, tolerances = settings
    claims = [claim for nth in sorted(bodies) for claim in _claims(bodies[nth])]
    kept = [claim for claim in claims if not claim.incidental]
    beside = [claim for claim in claims if claim.incidental]
    own = {claim.id for claim in _claims(bodies[first]) if not claim.incidental}
    focus = frozenset(nth for nth, claim in enumerate(kept) if claim.id in own)
    candidates = match_claims(kept, vocabulary, beside, focus, judged=True)
    pairs = compare_candidates(kept, candidates, vocabulary, tolerances, focus)
    return [pair for pair in pairs if pair.a in own or pair.b in own]
