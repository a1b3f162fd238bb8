"""Matches and compares synthetic claims, or has Splink predict their blocks; prints JSON."""

from __future__ import annotations

import json
import sys
import time

from benchmarks.claims import synthetic
from benchmarks.linkage import frame_of, predicted
from benchmarks.measure import peak_megabytes


def ours(count: int) -> dict[str, float]:
    """Seconds of CPU and pairs of matching and comparing `count` claims."""
    from crosscheck.config import Config
    from crosscheck.pipeline import pairs_of

    claims, config = synthetic(count), Config()
    pairs_of(claims[:200], (), config)
    start = time.process_time()
    pairs = pairs_of(claims, (), config)
    return {"seconds": time.process_time() - start, "pairs": len(pairs)}


def splink(count: int) -> dict[str, float]:
    """The same of Splink on DuckDB, all its threads counted."""
    predicted(frame_of(synthetic(200)))
    frame = frame_of(synthetic(count))
    start = time.process_time()
    pairs = len(predicted(frame))
    return {"seconds": time.process_time() - start, "pairs": pairs}


if __name__ == "__main__":
    name, size = sys.argv[1], int(sys.argv[2])
    found = {"ours": ours, "splink": splink}[name](size)
    print(json.dumps({**found, "megabytes": peak_megabytes()}))
