"""Where a process that reads files dies, its file is named and nothing else is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from crosscheck import gather as gather_module
from crosscheck.config import Config
from crosscheck.gather import Work, encode_files, gather
from crosscheck.vocabulary import Vocabulary
from crosscheck.workers import Workers


def double(items: Sequence[int], given: int) -> list[bytes]:
    """Dies of 13 and of 27."""
    if 13 in items or 27 in items:
        os.kill(os.getpid(), signal.SIGKILL)
    return [str(item * given).encode() for item in items]


def batches(amount: int, size: int) -> list[list[int]]:
    return [list(range(n, min(n + size, amount))) for n in range(0, amount, size)]


def test_only_the_items_that_kill_their_process_are_lost() -> None:
    with ExitStack() as stack:
        workers = Workers(stack, 2, double)
        found = list(workers.run(batches(40, 4), 2))
    assert found == [b"" if n in (13, 27) else str(n * 2).encode() for n in range(40)]


def test_after_a_death_the_next_work_is_done_as_ever() -> None:
    with ExitStack() as stack:
        workers = Workers(stack, 2, double)
        assert list(workers.run([[13]], 1)) == [b""]
        assert list(workers.run([[1, 2], [3]], 1)) == [b"1", b"2", b"3"]


def encode_or_die(files: Sequence[Work], vocabulary: Vocabulary) -> list[bytes]:
    if any(b"DEADLY" in file.data for file in files):
        os.kill(os.getpid(), signal.SIGKILL)
    return encode_files(files, vocabulary)


def test_a_file_that_kills_its_process_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather_module, "WORTH_A_PROCESS", 4)
    monkeypatch.setattr(gather_module, "BATCH", 2)
    monkeypatch.setattr(gather_module, "encode_files", encode_or_die)
    monkeypatch.setattr(gather_module, "default_file", lambda: tmp_path / "cache.sqlite")
    news = tmp_path / "news"
    news.mkdir()
    for n in range(6):
        (news / f"{n}.txt").write_text(f"The fire killed {20 + n} people in Ohio on Monday.\n")
    (news / "3.txt").write_text("DEADLY. The fire killed 23 people in Ohio on Monday.\n")
    for _ in range(2):  # the second run finds the others in the cache, and tries that file again
        found = gather([str(news)], Config(jobs=2))
        assert {claim.number for claim in found.claims} == {"20", "21", "22", "24", "25"}
        assert [(problem.path, problem.error) for problem in found.problems] == [
            ("3.txt", "stopped the process that read it (killed, or out of memory?)")
        ]
        monkeypatch.setattr(gather_module, "WORTH_A_PROCESS", 1)


def test_a_pool_that_breaks_while_work_is_handed_out_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = ProcessPoolExecutor.submit
    handed_out: list[int] = []

    def submit(pool: ProcessPoolExecutor, *work: Any) -> Any:
        handed_out.append(len(work[1]))
        if len(handed_out) == 3:
            raise BrokenProcessPool
        return real(pool, *work)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    with ExitStack() as stack:
        workers = Workers(stack, 2, double)
        assert list(workers.run(batches(10, 2), 2)) == [str(n * 2).encode() for n in range(10)]
        assert list(workers.run([[5]], 2)) == [b"10"]
