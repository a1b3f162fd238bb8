"""Matches and compares synthetic claims, or has Splink predict their blocks; prints JSON."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from benchmarks.claims import synthetic
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
    """The same of Splink on DuckDB: blocks of the same day and unit whose topics share a word."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = pd.DataFrame(
        {
            "unique_id": claim.id, "day": str(claim.published), "unit": claim.unit,
            "thing": claim.thing, "topic": claim.topic, "place": claim.place,
        }
        for claim in synthetic(count)
    )  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("day", "unit", "thing")],
        comparisons=[cl.JaroWinklerAtThresholds("topic", [0.9]), cl.ExactMatch("place")],
    )
    start = time.process_time()
    linker = Linker(DuckDBAPI().register(frame), settings)
    predicted: Any = linker.inference.predict()
    pairs = len(predicted.as_pandas_dataframe())
    return {"seconds": time.process_time() - start, "pairs": pairs}


if __name__ == "__main__":
    name, size = sys.argv[1], int(sys.argv[2])
    found = {"ours": ours, "splink": splink}[name](size)
    print(json.dumps({**found, "megabytes": peak_megabytes()}))
