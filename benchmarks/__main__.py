"""Measures speed beside other tools and writes the table of docs/performance.md: `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import warnings
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.articles import generated, real, write
from benchmarks.measure import REPEATS, Row, apart, command, cpu, middle
from crosscheck.records import Article

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_HEADING = ["what", "against", "measured", "ratio or value", "reach", "met"]
MEASURES = ("extraction", "runs", "matching", "groups")
FIRST_DIGIT = 0.1  # below it, a ratio is shown with two decimals
FILES = 400  # articles of the runs that are repeated
MADE_UP = 600  # things, so that as many figures come near as among real articles
LONG = 17  # paragraphs of a draft of 800 words
BATCH = 30  # articles that each repetition sees for the first time


def extraction(articles: list[Article]) -> list[Row]:
    """One core, cold: every repetition gives all three tools the same articles, new to them."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy

    from crosscheck.extract import extract
    from crosscheck.extract.model import MODELS
    from crosscheck.vocabulary import Vocabulary

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser
    classifier.USE_CLF = False  # its model asks for one release of scikit-learn; it is quicker so
    model = next(name for name in MODELS if spacy.util.is_package(name))
    whole, vocabulary = spacy.load(model), Vocabulary()
    warm, rest = articles[:20], articles[20:]
    extract(warm, vocabulary)
    list(whole.pipe(a.text for a in warm))
    parser.parse(warm[0].text)
    tools: dict[str, Callable[[list[Article]], object]] = {
        "ours": lambda batch: extract(batch, vocabulary),
        "spaCy": lambda batch: list(whole.pipe(a.text for a in batch)),
        "quantulum3": lambda batch: [parser.parse(a.text) for a in batch],
    }
    times: dict[str, list[float]] = {name: [] for name in tools}
    for nth in range(REPEATS):
        batch = rest[nth * BATCH : (nth + 1) * BATCH]
        for name, tool in tools.items():
            times[name].append(cpu(partial(tool, batch)))
    own = middle(times["ours"])
    rows = []
    for name, label in (("quantulum3", "quantulum3 0.10"), ("spaCy", "spaCy's whole pipeline")):
        ratio = middle([p / o for p, o in zip(times[name], times["ours"], strict=True)])
        shown = f"{BATCH / own:.0f} against {BATCH / middle(times[name]):.0f} articles/s"
        rows.append(Row("extraction, cold, one core", label, shown, ratio, "≥ 6×", ratio >= 6))
    return rows


def two_processes(folder: Path, home: Path, repeats: int) -> Row:
    """Extraction by one process and by two, as commands."""
    extract = ["extract", str(folder), "--format", "jsonl", "-o", str(home / "claims.jsonl")]
    ratios = []
    for _ in range(repeats):
        one, two = (command([*extract, "--no-cache", "--jobs", n], dict(os.environ)) for n in "12")
        ratios.append(one.clock / two.clock)
    both = middle(ratios)
    return Row("extraction, two processes", "one process, clock", "", both, "≥ 1.7×", both >= 1.7)


def an_archive(archive: Path, home: Path, repeats: int) -> list[Row]:
    """An archive for the first time and again; then drafts against it, each a new one."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(home)}
    extract = ["extract", str(archive), "--format", "jsonl", "-o", str(home / "a.jsonl")]
    first = command([*extract, "--jobs", "1"], environment).cpu
    second = middle([command(extract, environment).cpu for _ in range(repeats)])
    again = first / second
    drafts = []
    for nth in range(repeats + 1):  # the first makes the outlines
        draft = home / f"draft-{nth}"
        write(generated(1, seed=77 + nth, made_up=MADE_UP, paragraphs=LONG), draft)
        check = ["check", str(draft), "--against", str(archive), "--format", "json"]
        drafts.append(command([*check, "-o", str(home / "out.json")], environment))
    used, clock = (middle([getattr(run, name) for run in drafts[1:]]) for name in ("cpu", "clock"))
    files = sum(1 for _ in archive.rglob("*.md"))
    what, shown = f"a draft against {files:,} cached articles", f"{clock:.1f} s on the clock"
    runs = f"{first:.0f} s, then {second:.2f}"
    return [
        Row("second run, nothing changed", "first run, CPU", runs, again, "≥ 50×", again >= 50),
        Row(what, "CPU", shown, used, "≤ 4 s", used <= 4),
    ]


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
    # By half and whole: with fewer claims, windows and what is remembered are not full yet.
    whole = [apart("benchmarks.matching", ["checked", str(n)]) for n in (claims // 2, claims)]
    each = (whole[1]["megabytes"] - whole[0]["megabytes"]) / (claims - claims // 2)
    million = (whole[1]["megabytes"] + each * (1e6 - claims)) / 1000
    what = f"matching and comparing {claims:,} claims"
    shown = f"{large['seconds']:.1f} s against {peer['seconds']:.1f} s of CPU"
    shares = f"{million:.1f} GB by {whole[0]['megabytes']:,.0f} and {whole[1]['megabytes']:,.0f} MB"
    memory = f"{large['megabytes']:,.0f} MB against {peer['megabytes']:,.0f}"
    return [
        Row(what, "Splink 5, time", shown, faster, "≥ 4×", faster >= 4),
        Row(what, "Splink 5, memory", memory, leaner, "≥ 4×", leaner >= 4),
        Row(what, f"{claims // 10:,} claims", "", growth, "≤ 12×", growth <= 12),
        Row("check of a million claims, memory", "", shares, million, "≤ 1.5", million <= 1.5),
    ]


def groups() -> Row:
    """736,000 pairs into their connected groups."""
    import networkx
    import numpy as np

    from crosscheck.compare.groups import connected_arrays

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
        ours = cpu(lambda: connected_arrays(one, other, nodes))
        ratios.append(cpu(theirs) / ours)
    ratio = middle(ratios)
    return Row("groups of 736,000 pairs", "networkx", "", ratio, "≥ 10×", ratio >= 10)


def table(rows: list[Row], note: str) -> str:
    """The rows in Markdown."""
    lines = [note, "", f"| {' | '.join(_HEADING)} |"]
    lines.append("|---|---|---|---|---|---|")
    for row in rows:
        value = f"{row.ratio:.1f}" if row.ratio >= FIRST_DIGIT else f"{row.ratio:.2f}"
        cells = (row.what, row.against, row.measured, value, row.reach)
        lines.append(f"| {' | '.join(cells)} | {'yes' if row.met else 'no'} |")
    return "\n".join(lines)


def kept(page: str, rows: list[Row]) -> list[Row]:
    """The rows of a page's table, each replaced by the new one of its name, and the other new ones.

    A measure that was not made this time keeps what was measured before.
    """
    new = {(row.what, row.against): row for row in rows}
    lines = (line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| "))
    old = [cells for cells in lines if len(cells) == len(_HEADING) and cells != _HEADING]
    found = []
    for what, against, measured, ratio, reach, met in old:
        row = Row(what, against, measured, float(ratio), reach, met == "yes")
        found.append(new.pop((what, against), row))
    return [*found, *new.values()]


def put_in(page: str, text: str) -> str:
    """The page with the text between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def main() -> int:
    """Runs what was asked for; `--write` puts the table into the page."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--articles", type=Path, help="real ones: a .jsonl file or a folder")
    options.add_argument("--archive", type=int, default=10_000, help="articles of the archive")
    options.add_argument("--claims", type=int, default=100_000, help="claims to match")
    options.add_argument("--repeats", type=int, default=REPEATS, help="times that commands run")
    options.add_argument("--only", choices=MEASURES, help="this measure; the others stay as is")
    options.add_argument("--no-write", action="store_true", help="leave docs/performance.md alone")
    chosen = options.parse_args()
    wanted = [chosen.only] if chosen.only else MEASURES
    count = 20 + REPEATS * BATCH
    rows: list[Row] = []
    if "extraction" in wanted:
        source = real(chosen.articles) if chosen.articles else generated(count)
        rows += extraction(list(islice(source, count)))
    if "runs" in wanted:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            write(generated(FILES), folder / "news")
            write(generated(chosen.archive, made_up=MADE_UP), folder / "archive")
            rows.append(two_processes(folder / "news", folder, chosen.repeats))
            rows += an_archive(folder / "archive", folder, chosen.repeats)
    rows += matching(chosen.claims, chosen.repeats) if "matching" in wanted else []
    rows += [groups()] if "groups" in wanted else []
    kind = chosen.articles.name if chosen.articles else "generated articles"
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    note = f"Python {platform.python_version()}, {os.cpu_count()} cores, {kind}. "
    note += (
        f"At the end {busy:.1f} processes wanted each core: above 1, times on the clock say little."
    )
    page = PAGE.read_text(encoding="utf-8")
    text = table(kept(page, rows) if chosen.only else rows, note)
    print(text)
    if not chosen.no_write:
        PAGE.write_text(put_in(page, text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
