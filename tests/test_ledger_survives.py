"""Decisions are kept, whoever else writes and whatever breaks: kills, full disks, locks."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import resource
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crosscheck.errors import LedgerError
from crosscheck.ledger import read_decision, read_decisions
from tests.made_decisions import made, record
from tests.made_users import as_somebody_else, let_others_in

FORK = multiprocessing.get_context("fork")


def in_child(work: Callable[[], None]) -> str:
    """Runs `work` in a forked process; what its LedgerError said, or nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
        except LedgerError as error:
            os.write(writing, str(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def decide_on_many(folder: Path, worker: int, barrier: object) -> None:
    barrier.wait()  # type: ignore[attr-defined]
    for n in range(5):
        record(folder, 0, f"shared, {worker}, {n}")
        record(folder, 1 + worker * 5 + n, f"own, {worker}, {n}")


def test_eight_processes_lose_no_decision(tmp_path: Path) -> None:
    barrier = FORK.Barrier(8)
    workers = [
        FORK.Process(target=decide_on_many, args=(tmp_path, worker, barrier)) for worker in range(8)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join(60)
    assert [process.exitcode for process in workers] == [0] * 8
    decisions, errors = read_decisions(tmp_path)
    assert errors == ()
    assert len(decisions) == 41
    shared = next(d for d in decisions if d.id == made(0)[0].id)
    assert {r.note for r in shared.reviews} == {
        f"shared, {w}, {n}" for w in range(8) for n in range(5)
    }
    assert len(shared.reviews) == 40


def decide_until_killed(folder: Path, acknowledged: int, start: int) -> None:
    n = start
    while True:
        record(folder, n % 7, f"review {n}")
        os.write(acknowledged, f"{n}\n".encode())
        n += 1


@pytest.fixture
def acknowledged_after_kills(tmp_path: Path) -> list[int]:
    """Kills a deciding process 40 times, at moments spread over its writes."""
    chance, numbers = random.Random(20240311), list[int]()  # noqa: S311
    for attempt in range(40):
        reading, writing = os.pipe()
        process = FORK.Process(target=decide_until_killed, args=(tmp_path, writing, attempt * 1000))
        process.start()
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            first = pipe.readline()
            time.sleep(chance.uniform(0, 0.02))
            os.kill(process.pid or 0, signal.SIGKILL)
            process.join(30)
            numbers += [int(line) for line in (first + pipe.read()).split()]
    return numbers


def test_a_kill_during_a_write_loses_nothing_acknowledged_and_tears_no_file(
    tmp_path: Path, acknowledged_after_kills: list[int]
) -> None:
    decisions, errors = read_decisions(tmp_path)
    assert errors == ()
    notes = [review.note for decision in decisions for review in decision.reviews]
    assert len(acknowledged_after_kills) >= 40
    assert {f"review {n}" for n in acknowledged_after_kills} <= set(notes)
    assert len(set(notes)) == len(notes)
    record(tmp_path, 0)
    assert not list(tmp_path.glob(".*.tmp"))


def test_what_a_killed_writer_left_is_cleaned_away(tmp_path: Path) -> None:
    stale = tmp_path / ".cc1-0123456789abcdef.toml.4242.tmp"
    stale.write_text("half a deci")
    others = tmp_path / ".editor-swap.tmp~"
    others.write_text("not ours")
    record(tmp_path, 1)
    assert not stale.exists()
    assert others.exists()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    record(tmp_path, 1)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    tmp_path.chmod(0o555)
    let_others_in(tmp_path.parent)
    with as_somebody_else(), pytest.raises(LedgerError) as caught:
        record(tmp_path, 1, "second")
    tmp_path.chmod(0o755)
    assert "cannot be written: Permission denied" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_file_in_place_of_the_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "decisions").write_text("in the way")
    with pytest.raises(LedgerError, match="cannot be written"):
        record(tmp_path / "decisions", 1)


def test_a_write_that_is_cut_short_leaves_the_old_file(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    before = path.read_bytes()

    def with_little_space() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 40, len(before) + 40))
        record(tmp_path, 1, "A note that does not fit any more. " * 20)

    said = in_child(with_little_space)
    assert "cannot be written: File too large" in said
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = record(tmp_path, 1)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LedgerError, match="No space left on device") as caught:
        record(tmp_path, 1, "second")
    assert len(str(caught.value).splitlines()) == 1
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_decision_is_on_the_disk_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path, 1)
    steps: list[str] = []
    flush, rename = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        flush(descriptor)

    def renamed(old: Path, new: Path) -> Path:
        steps.append("rename")
        return rename(old, new)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", renamed)
    record(tmp_path, 1, "second")
    assert steps == ["file", "rename", "folder"]


def test_a_file_that_may_not_be_read_is_one_line(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    path.chmod(0)
    let_others_in(tmp_path)
    with as_somebody_else():
        (error,) = read_decisions(tmp_path)[1]
    assert str(error).endswith(f"{path.name}: cannot be read: Permission denied")


def test_systems_that_cannot_flush_a_folder_are_served_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    assert read_decision(record(tmp_path, 1)).reviews


def test_a_lock_that_is_held_too_long_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr("crosscheck.ledger.record.LOCK_SECONDS", 0)
    with (
        FileLock(tmp_path / ".lock"),
        pytest.raises(LedgerError, match="another process has been writing"),
    ):
        record(tmp_path, 1)
