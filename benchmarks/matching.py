"""What is measured in a process of its own: matching, a check, a report, Splink; prints JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benchmarks.claims import synthetic
from benchmarks.linkage import frame_of, predicted
from benchmarks.measure import peak_megabytes

DAY = date(2020, 1, 1)


def ours(count: int) -> dict[str, float]:
    """Seconds of CPU and pairs of matching and comparing `count` claims."""
    from crosscheck.config import Config
    from crosscheck.pipeline import pairs_of

    claims, config = synthetic(count), Config()
    pairs_of(claims[:200], (), config)
    start = time.process_time()
    pairs = pairs_of(claims, (), config)
    return {"seconds": time.process_time() - start, "pairs": len(pairs)}


def checked(count: int) -> dict[str, float]:
    """The same of a whole check but reading: groups and decides on the pairs, and writes JSON."""
    from crosscheck.cli.output import write_result
    from crosscheck.compare import group_findings
    from crosscheck.config import Config
    from crosscheck.ledger import decide
    from crosscheck.pipeline import pairs_of
    from crosscheck.records import Result
    from crosscheck.report import RenderOptions, render_pieces

    claims = tuple(synthetic(count))
    start = time.process_time()
    pairs = pairs_of(claims, (), Config())
    matched = time.process_time() - start
    findings, _, _ = decide(group_findings(claims, pairs), claims, (), claims[-1].published or DAY)
    result = Result((), claims, pairs, findings, (), ())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "result.json"
        write_result(render_pieces(result, "json", RenderOptions()), file)
        size = file.stat().st_size
    seconds = time.process_time() - start
    return {
        "seconds": seconds, "matched": matched, "pairs": len(pairs), "findings": len(findings),
        "written": size,
    }  # fmt: skip


def report(findings: int) -> dict[str, float]:
    """Seconds of CPU of writing the HTML report of `findings` findings, two claims each."""
    from crosscheck.report import RenderOptions, render
    from tests.made_results import many

    result = many(findings)
    start = time.process_time()
    html = render(result, "html", RenderOptions())
    return {"seconds": time.process_time() - start, "written": len(html)}


def splink(count: int) -> dict[str, float]:
    """Seconds of CPU and pairs of Splink on DuckDB, all its threads counted."""
    predicted(frame_of(synthetic(200)))
    frame = frame_of(synthetic(count))
    start = time.process_time()
    pairs = len(predicted(frame))
    return {"seconds": time.process_time() - start, "pairs": pairs}


if __name__ == "__main__":
    name, size = sys.argv[1], int(sys.argv[2])
    found = {"ours": ours, "checked": checked, "report": report, "splink": splink}[name](size)
    print(json.dumps({**found, "megabytes": peak_megabytes()}))
