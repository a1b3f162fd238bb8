"""Runs a check over thousands of articles of mixed quality and says whether anything was lost.

    python tools/long_run.py --files 10000

One article in twenty is broken, each in its own way. All sound ones must be reported, each broken
one must be named, and memory must stay flat: it is sampled while the check runs.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BROKEN_EVERY = 20
TOWNS = ("Milton", "Harwick", "Oldport", "Sandby", "Kelso Bay", "Brackley", "Westmere", "Dunfold")
THINGS = ("houses", "cars", "cows", "boats", "schools", "bridges", "shops", "farms", "people")
EVENTS = ("were damaged", "were counted", "were insured", "were reported missing", "were inspected")
Maker = Callable[[random.Random], tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the names of the articles read and of the files that could not be."""

    read: frozenset[str]
    named: frozenset[str]
    seconds: float
    samples: tuple[int, ...]
    traceback: bool

    @property
    def peak(self) -> int:
        """Bytes of memory, all processes together, at the worst moment sampled."""
        return max(self.samples, default=0)


def prose(chance: random.Random, sentences: int) -> str:
    """Made-up news with a figure in most sentences."""
    lines = []
    for _ in range(sentences):
        town, amount = chance.choice(TOWNS), chance.randint(2, 9_000)
        thing, event = chance.choice(THINGS), chance.choice(EVENTS)
        lines.append(f"In {town} {amount:,} {thing} {event} on Monday, officials said.")
    return " ".join(lines)


def sound(number: int, chance: random.Random) -> tuple[str, bytes]:
    """A readable article: Markdown, plain text or a page, of one to thirty sentences."""
    text = "\n\n".join(prose(chance, chance.randint(1, 6)) for _ in range(chance.randint(1, 5)))
    day = f"20{20 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    kind = number % 5
    if kind == 0:
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        head = (
            f"<title>News {number}</title><meta property='article:published_time' content='{day}'>"
        )
        body = f"<article><h1>News {number}</h1>{paragraphs}</article>"
        return "html", f"<html><head>{head}</head><body>{body}</body></html>".encode()
    if kind == 1:
        return "txt", text.encode("utf-16")
    front = f"---\nsource: Outlet {number % 37}\npublished: {day}\n---\n"
    return "md", (front + text + "\n").encode()


def _zip(chance: random.Random, name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
        package.writestr(f"{chance.random()}", b"")
    return packed.getvalue()


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data) // 2)]


BROKEN: tuple[Maker, ...] = (
    lambda c: ("md", f"---\ntitle: *x{c.random()}\n---\n{prose(c, 3)}".encode()),
    lambda c: ("md", f"---\ntitle: a{c.random()}\n{prose(c, 3)}".encode()),
    lambda c: ("md", f"---\na: !!python/object/apply:os.system [x{c.random()}]\n---\nx".encode()),
    lambda c: ("md", f"---\nsource: a{c.random()}\nsource: b\n---\n{prose(c, 3)}".encode()),
    lambda c: ("md", (" \n" * c.randrange(1, 5_000)).encode()),
    lambda c: ("txt", b"\0\1\2" + c.randbytes(c.randrange(10, 5_000)) + b"\0" * 9),
    lambda c: ("txt", f"{prose(c, 2)} ".encode() * c.randrange(22_000, 24_000)),
    lambda c: ("txt", ("9" * 1_000_001 + f" {c.random()}").encode()),
    lambda c: ("html", b"<div>" * c.randrange(300, 60_000) + prose(c, 3).encode()),
    lambda c: ("html", f"<html><body><script>{c.random()}</script></body></html>".encode()),
    lambda c: ("xml", f'<!DOCTYPE r [<!ENTITY a "{c.random()}">]><rss>&a;</rss>'.encode()),
    lambda c: ("xml", f"<page>{prose(c, 2)}</page>".encode()),
    lambda c: ("rss", f"<rss><channel><title>{c.random()}</title></channel></rss>".encode()),
    lambda c: ("docx", c.randbytes(c.randrange(20, 9_000))),
    lambda c: ("docx", _zip(c, "word/document.xml", b"<!DOCTYPE a><w/>" + c.randbytes(50))),
    lambda c: ("docx", _zip(c, "word/document.xml", b"<w>" + b" " * 11_000_000)),
    lambda c: ("docx", _cut(_zip(c, "word/document.xml", c.randbytes(2_000)), c)),
    lambda c: ("pdf", b"%PDF-1.4\n" + c.randbytes(c.randrange(20, 9_000))),
    lambda c: ("pdf", c.randbytes(200)),
    lambda c: ("csv", f"town,amount\n{c.choice(TOWNS)},{c.random()}\n".encode()),
    lambda c: ("csv", f'source,topic,value\n"W,dead,{c.random()}\n'.encode()),
    lambda c: ("jsonl", f'{{"town": "{c.choice(TOWNS)}", "n": {c.random()}}}\n'.encode()),
    lambda c: ("parquet", b"PAR1" + c.randbytes(c.randrange(20, 9_000)) + b"PAR1"),
    lambda c: ("warc.gz", b"\x1f\x8b\x08" + c.randbytes(c.randrange(20, 9_000))),
)  # fmt: skip


def make_articles(folder: Path, files: int, seed: int = 7) -> tuple[set[str], set[str]]:
    """Writes the articles; returns the names of the sound and of the broken ones."""
    good: set[str] = set()
    bad: set[str] = set()
    for number in range(files):
        chance = random.Random(seed * 1_000_003 + number)  # noqa: S311 - made-up news
        broken = number % BROKEN_EVERY == BROKEN_EVERY - 1
        maker = BROKEN[number // BROKEN_EVERY % len(BROKEN)]
        suffix, data = maker(chance) if broken else sound(number, chance)
        name = f"{number // 500:03d}/{number:06d}.{suffix}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        (bad if broken else good).add(name)
    return good, bad


def check(folder: Path, work: Path) -> Outcome:
    """One cold `crosscheck extract` of the folder, watched from outside."""
    started = time.monotonic()
    command = [sys.executable, "-m", "crosscheck", "extract", str(folder), "--no-cache"]
    with (work / "stderr").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--output", f"json={work / 'out.json'}"],
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        samples = []
        while process.poll() is None:
            samples.append(_memory(process.pid))
            time.sleep(0.5)
    result = json.loads((work / "out.json").read_text(encoding="utf-8"))
    return Outcome(
        frozenset(article["path"] for article in result["articles"]),
        frozenset(problem["path"].partition("#")[0] for problem in result["problems"]),
        time.monotonic() - started,
        tuple(samples),
        "Traceback" in (work / "stderr").read_text(encoding="utf-8"),
    )


def _memory(pid: int) -> int:
    """Bytes that a process and all it started hold, shared pages counted once (Linux's PSS)."""
    total = 0
    for process in _family(pid):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in text.splitlines() if row.startswith("Pss:"))
    return total * 1024


def _family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(c) for t in tasks for c in (t / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(other for child in children for other in _family(child))]


def main() -> None:
    """Makes the articles, checks them, prints the figures; ends with 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--files", type=int, default=10_000)
    files = parser.parse_args().files
    work = Path(tempfile.mkdtemp(prefix="crosscheck-long-run-"))
    try:
        good, bad = make_articles(work / "articles", files)
        outcome = check(work / "articles", work)
    finally:
        shutil.rmtree(work)
    half = len(outcome.samples) // 2
    early, late = (
        max(part, default=0) for part in (outcome.samples[:half], outcome.samples[half:])
    )
    print(f"{files:,} files on {os.cpu_count()} cores in {outcome.seconds:,.0f} s")
    print(f"sound: {len(good):,}, read: {len(good & outcome.read):,}")
    print(f"broken: {len(bad):,}, named: {len(bad & outcome.named):,}")
    print(f"memory at most: first half {early / 1e6:,.0f} MB, second half {late / 1e6:,.0f} MB")
    for name in sorted((good - outcome.read) | (bad - outcome.named))[:20]:
        print(f"LOST {name}")
    sys.exit(not (good <= outcome.read and bad == outcome.named and not outcome.traceback))


if __name__ == "__main__":
    main()
