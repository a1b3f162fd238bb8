"""Measures speed beside other tools and writes the table of docs/performance.md: `make bench`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from itertools import islice
from pathlib import Path

from benchmarks.articles import generated, real, write
from benchmarks.extraction import BATCH, MADE_UP, TOLD, WARM, an_archive, extraction, two_processes
from benchmarks.measure import REPEATS, Row
from benchmarks.results import MILLION, groups, matching, on_spark, report

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_HEADING = ["what", "against", "measured", "ratio or value", "reach", "met"]
MEASURES = ("extraction", "runs", "matching", "groups", "report", "spark")
FIRST_DIGIT = 0.1  # below it, a ratio is shown with two decimals
MOST_READ = 600  # articles of a file given, as other tools take a minute for them
FILES = 1_000  # articles of the runs that are repeated: with few, loading the model counts most


def table(rows: list[Row], head: str) -> str:
    """The rows in Markdown, under a line of what they were measured on."""
    lines = [head, "", f"| {' | '.join(_HEADING)} |"]
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


def note(*, whole: bool) -> str:
    """On what the rows were measured; how busy it was says nothing of rows kept from before."""
    cores = os.cpu_count() or 1
    busy = os.getloadavg()[0] / cores
    found = f"Python {platform.python_version()}, {cores} cores."
    warning = "processes wanted each core: above 1, times on the clock say little."
    return f"{found} At the end {busy:.1f} {warning}" if whole else found


def put_in(page: str, text: str) -> str:
    """The page with the text between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def main() -> int:
    """Runs what was asked for and puts the table into the page, unless told not to."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--articles", type=Path, help="real ones: a .jsonl file or a folder")
    options.add_argument("--archive", type=int, default=10_000, help="articles of the archive")
    options.add_argument("--claims", type=int, default=MILLION, help="claims to match")
    options.add_argument("--repeats", type=int, default=REPEATS, help="times that commands run")
    options.add_argument("--only", choices=MEASURES, help="this measure; the others stay as is")
    options.add_argument("--no-write", action="store_true", help="leave docs/performance.md alone")
    chosen = options.parse_args()
    wanted = [chosen.only] if chosen.only else MEASURES
    count = WARM + REPEATS * BATCH
    rows: list[Row] = []
    if "extraction" in wanted:
        source = real(chosen.articles) if chosen.articles else generated(count, told=TOLD)
        kind = chosen.articles.name if chosen.articles else "generated"
        rows += extraction(list(islice(source, MOST_READ)), kind)
    if "runs" in wanted:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            write(generated(FILES), folder / "news")
            write(generated(chosen.archive, made_up=MADE_UP), folder / "archive")
            rows.append(two_processes(folder / "news", folder, chosen.repeats))
            rows += an_archive(folder / "archive", folder, chosen.repeats)
    rows += matching(chosen.claims, chosen.repeats) if "matching" in wanted else []
    rows += [groups()] if "groups" in wanted else []
    rows += [report()] if "report" in wanted else []
    if "spark" in wanted:
        with tempfile.TemporaryDirectory() as scratch:
            rows.append(on_spark(Path(scratch)))
    page = PAGE.read_text(encoding="utf-8")
    text = table(kept(page, rows) if chosen.only else rows, note(whole=not chosen.only))
    print(text)
    if not chosen.no_write:
        PAGE.write_text(put_in(page, text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
