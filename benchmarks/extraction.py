"""Rows of the table about extraction: cold beside other tools, by two processes, and again."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.articles import generated, write
from benchmarks.measure import REPEATS, Row, command, cpu, middle
from crosscheck.records import Article

TOLD = 0.5  # share of paragraphs with figures: an article has six, as real news of its length
MADE_UP = 600  # things, so that as many figures come near as among real articles
LONG = 17  # paragraphs of a draft of 800 words
WARM = 20  # articles that each tool reads before it is timed
BATCH = 56  # generated articles that each repetition sees for the first time


def extraction(articles: list[Article], kind: str) -> list[Row]:
    """One core, cold: every repetition gives all three tools the same articles, new to them.

    `kind` says in the table which articles they are.
    All articles are read, and each repetition has some of every part of them: files of real news
    are often in the order of their sections, and those of one section are alike.
    """
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
    warm, rest = articles[:WARM], articles[WARM:]
    size = len(rest) / REPEATS
    extract(warm, vocabulary)
    list(whole.pipe(a.text for a in warm))
    for article in warm:
        parser.parse(article.text)
    tools: dict[str, Callable[[list[Article]], object]] = {
        "ours": lambda batch: extract(batch, vocabulary),
        "spaCy": lambda batch: list(whole.pipe(a.text for a in batch)),
        "quantulum3": lambda batch: [parser.parse(a.text) for a in batch],
    }
    times: dict[str, list[float]] = {name: [] for name in tools}
    for nth in range(REPEATS):
        batch = rest[nth::REPEATS]
        for name, tool in tools.items():
            times[name].append(cpu(partial(tool, batch)))
    own = middle(times["ours"])
    rows = []
    for name, label in (("quantulum3", "quantulum3 0.10"), ("spaCy", "spaCy's whole pipeline")):
        ratio = middle([p / o for p, o in zip(times[name], times["ours"], strict=True)])
        shown = f"{size / own:.0f} against {size / middle(times[name]):.0f} articles/s, {kind}"
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
