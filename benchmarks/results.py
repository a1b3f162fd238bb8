"""Rows of the table about claims and results: matching beside Splink, groups, report, Spark."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from benchmarks.articles import generated, write
from benchmarks.measure import REPEATS, Row, apart, command, cpu, middle

MILLION = 1_000_000
FINDINGS = 10_000
ON_SPARK = 60  # articles


def matching(claims: int, repeats: int) -> list[Row]:
    """Matching and comparing synthetic claims, each size in a process of its own."""
    runs = [("ours", claims // 10), ("ours", claims), ("splink", claims)]
    times: list[list[dict[str, float]]] = [[] for _ in runs]
    for _ in range(repeats):
        for (who, size), found in zip(runs, times, strict=True):
            found.append(apart("benchmarks.matching", [who, str(size)]))
    small, large, peer = (
        {name: middle([run[name] for run in found]) for name in ("seconds", "megabytes")}
        for found in times
    )
    faster = peer["seconds"] / large["seconds"]
    leaner = peer["megabytes"] / large["megabytes"]
    growth = large["seconds"] / small["seconds"]
    what = f"matching and comparing {claims:,} claims"
    shown = f"{large['seconds']:.1f} s against {peer['seconds']:.1f} s of CPU"
    memory = f"{large['megabytes']:,.0f} MiB against {peer['megabytes']:,.0f}"
    tenth = f"{large['seconds']:.1f} s against {small['seconds']:.1f} s"
    return [
        Row(what, "Splink 5, time", shown, faster, "≥ 4×", faster >= 4),
        Row(what, "Splink 5, memory", memory, leaner, "≥ 4×", leaner >= 4),
        Row(what, f"{claims // 10:,} claims", tenth, growth, "≤ 12×", growth <= 12),
        whole_check(claims),
    ]


def whole_check(claims: int) -> Row:
    """The most memory, in GiB, of a check from claims read to JSON written, for a million."""
    whole = apart("benchmarks.matching", ["checked", str(claims)])["megabytes"]
    shown, million = f"{whole:,.0f} MiB", whole
    if claims != MILLION:  # by half and whole: what is held whatever the number, counts once
        half = apart("benchmarks.matching", ["checked", str(claims // 2)])["megabytes"]
        million = whole + (whole - half) / (claims - claims // 2) * (MILLION - claims)
        shown = f"by {half:,.0f} MiB for {claims // 2:,} and {whole:,.0f} for {claims:,}"
    gib = million / 1024
    return Row("check of a million claims, memory", "GiB", shown, gib, "≤ 1.5", gib <= 1.5)


def groups() -> Row:
    """736,000 pairs into their connected groups."""
    import networkx
    import numpy as np

    from crosscheck.compare.groups import connected

    random, nodes = np.random.default_rng(1), 1_000_000
    one = random.integers(0, nodes, 736_000)
    other = np.minimum(nodes - 1, one + random.integers(1, 50, one.size))
    edges = list(zip(one.tolist(), other.tolist(), strict=True))

    def theirs() -> int:
        graph = networkx.Graph()
        graph.add_edges_from(edges)
        return sum(1 for _ in networkx.connected_components(graph))

    ratios = []
    for _ in range(REPEATS):
        ours = cpu(lambda: connected(one, other, nodes))
        ratios.append(cpu(theirs) / ours)
    ratio = middle(ratios)
    return Row("groups of 736,000 pairs", "networkx", "", ratio, "≥ 10×", ratio >= 10)


def report() -> Row:
    """The report of 10,000 findings, in seconds of CPU."""
    runs = [apart("benchmarks.matching", ["report", str(FINDINGS)]) for _ in range(REPEATS)]
    seconds = middle([run["seconds"] for run in runs])
    size = f"{runs[0]['written'] / 1e6:.0f} MB of HTML"
    what = f"report of {FINDINGS:,} findings, written"
    return Row(what, "s of CPU", size, seconds, "≤ 3 s", seconds <= 3)


def on_spark(home: Path) -> Row:
    """Whether Spark's result is that of the embedded engine, to the byte: 1 where it is."""
    what, against, reach = "result on Spark", "embedded engine", "identical"
    if find_spec("pyspark") is None or not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        missing = "not measured: needs pip install 'crosscheck-news[spark]' and Java 17"
        return Row(what, against, missing, 0.0, reach, met=False)
    write(generated(ON_SPARK, days=20), home / "spark")
    written = []
    for engine in ("embedded", "spark=local[2]"):
        target = home / "result.json"
        check = ["check", str(home / "spark"), "--no-cache", "--engine", engine]
        command([*check, "--format", "json", "-o", str(target)], dict(os.environ))
        written.append(target.read_bytes())
    same = written[0] == written[1]
    shown = f"{len(written[0]) / 1e3:,.0f} KB of JSON of {ON_SPARK} articles"
    return Row(what, against, shown, float(same), reach, same)
