"""Where the work is done: in this process and its own workers, or on a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from crosscheck.errors import UsageError

if TYPE_CHECKING:
    from crosscheck.config import Config
    from crosscheck.gather import Work
    from crosscheck.records import Claim, Pair
    from crosscheck.vocabulary import Vocabulary


class Engine(Protocol):
    """Does the two heavy steps elsewhere, with the results that this process would have."""

    def extract(self, files: Sequence[Work], vocabulary: Vocabulary) -> Iterator[bytes]:
        """What each file holds, as `gather.encode_files` gives it, in order."""

    def pairs(
        self, claims: Sequence[Claim], beside: Sequence[Claim], config: Config
    ) -> tuple[Pair, ...]:
        """The pairs of all claims, as `pipeline.pairs_of` gives them."""


def engine_of(name: str) -> Engine | None:
    """`embedded` (None), `spark`, or `spark=MASTER` with a master's address such as `local[2]`.

    Raises UsageError for another name, or where PySpark or Java is missing.
    """
    kind, _, master = name.partition("=")
    if name == "embedded":
        return None
    if kind == "spark":
        from crosscheck.engines.spark import SparkEngine

        return SparkEngine(master or "local[*]")
    raise UsageError(f"--engine {name} is not possible", hint="embedded, spark or spark=MASTER")
