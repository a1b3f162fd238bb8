"""Writing decisions: nothing torn, nothing lost, whoever else writes and whatever breaks."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import resource
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.errors import LedgerError
from crosscheck.identity import finding_id
from crosscheck.ledger import read_decision, read_decisions, record_review, remove_decisions
from crosscheck.records import Claim, Finding
from tests.made_decisions import finding_of, review_of, says
from tests.made_users import as_somebody_else, let_others_in

COURIER = says("c1", "Courier", "8,000")
COMET = says("c2", "Comet", "8,600")
FORK = multiprocessing.get_context("fork")


def made(n: int) -> tuple[Finding, list[Claim]]:
    """The n-th of many different findings."""
    claims = [says(f"a{n}", "Courier", str(100 + n)), says(f"b{n}", "Comet", str(5_000 + n))]
    return finding_of(*claims), claims


def record(folder: Path, n: int, note: str = "Two days of one week.") -> Path:
    finding, claims = made(n)
    return record_review(folder, finding, claims, review_of(note=note))


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


def test_a_new_file_is_written_the_same_way_always(tmp_path: Path) -> None:
    finding = finding_of(COURIER, COMET)
    review = review_of(expires="2027-02-21")
    path = record_review(tmp_path / "claims" / "decisions", finding, [COMET, COURIER], review)
    assert path.name == f"{finding_id([COURIER, COMET])}.toml"
    assert (
        path.read_text(encoding="utf-8")
        == f"""\
schema = 1
id = "{finding.id}"
question = "landings per day, Reed Harbour"

[[claim]]
source = "Comet"
published = "2024-03-11"
number = "8,600"
value = "8600"
hedge = "exact"
unit = "count/day"
topic = "landing count"
quote = "Comet counted 8,600 landings in one day."

[[claim]]
source = "Courier"
published = "2024-03-11"
number = "8,000"
value = "8000"
hedge = "exact"
unit = "count/day"
topic = "landing count"
quote = "Courier counted 8,000 landings in one day."

[[review]]
decision = "explained"
by = "Ana Ruiz <ana@example.org>"
at = "2024-03-12T10:00:00Z"
note = "Two days of one week."
expires = "2027-02-21"
"""
    )


def test_only_the_findings_own_figures_are_written(tmp_path: Path) -> None:
    claims = [COURIER, COMET, says("c3", "Radio", "9,100")]
    path = record_review(tmp_path, finding_of(COURIER, COMET), claims, review_of())
    assert [claim.source for claim in read_decision(path).claims] == ["Comet", "Courier"]


def test_a_second_review_adds_and_rewrites_nothing(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    by_hand = path.read_text() + "# Called the port on Tuesday."
    path.write_text(by_hand)
    record(tmp_path, 1, "Called again.")
    assert path.read_text().startswith(by_hand)
    assert [review.note for review in read_decision(path).reviews][1:] == ["Called again."]
    assert len(read_decision(path).claims) == 2


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    broken = path.read_text().replace("[[review]]", "<<<<<<< HEAD\n[[review]]")
    path.write_text(broken)
    with pytest.raises(LedgerError, match="merge marker"):
        record(tmp_path, 1)
    assert path.read_text() == broken


@pytest.mark.parametrize(
    "change",
    [
        {"note": ""},
        {"note": " \n"},
        {"by": ""},
        {"at": "today"},
        {"expires": "next year"},
        {"decision": "approved"},
    ],
)
def test_a_review_that_could_not_be_read_back_is_refused(
    tmp_path: Path, change: dict[str, str]
) -> None:
    finding, claims = made(1)
    with pytest.raises(LedgerError):
        record_review(tmp_path, finding, claims, replace(review_of(), **change))  # type: ignore[arg-type]
    assert read_decisions(tmp_path) == ((), ())


@pytest.mark.parametrize("name", ["../outside", "a/b", "", ".hidden", "x" * 200, "a\nb"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "decisions"
    with pytest.raises(LedgerError, match="cannot be the name of a file"):
        record_review(folder, finding_of(COURIER, COMET, id=name), [COURIER, COMET], review_of())
    assert not list(tmp_path.rglob("*.toml"))


@settings(max_examples=60, deadline=None)
@given(note=st.text(min_size=1), quote=st.text(), source=st.text(max_size=40))
def test_whatever_people_and_articles_write_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, note: str, quote: str, source: str
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    claim = replace(COURIER, quote=quote, source=source)
    finding = finding_of(claim, COMET)
    if not note.strip():
        note += "."
    path = record_review(folder, finding, [claim, COMET], review_of(note=note))
    decision = read_decision(path)
    assert decision.reviews[0].note == note
    assert source in {claim.source for claim in decision.claims}
    text = path.read_text(encoding="utf-8")
    assert not any(ord(c) < 0x20 and c != "\n" for c in text)
    assert not any(c in text for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x7f\x9b")


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


def test_git_sees_the_decision_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    path = record(tmp_path / "decisions", 1)
    (tmp_path / "decisions" / ".x.77.tmp").write_text("left over")
    status = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain", "-uall"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(line[3:] for line in status.stdout.splitlines()) == [
        "decisions/.gitignore",
        f"decisions/{path.name}",
    ]


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


def test_more_figures_than_a_file_may_hold_are_one_line(tmp_path: Path) -> None:
    claims = [replace(COURIER, id=f"c{n}", quote=f"{n} " + "words " * 200) for n in range(1_000)]
    with pytest.raises(LedgerError, match="would be larger than"):
        record_review(tmp_path, finding_of(*claims), claims, review_of())
    assert read_decisions(tmp_path) == ((), ())


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


def test_half_a_character_in_an_article_does_not_hinder_a_decision(tmp_path: Path) -> None:
    claims = [replace(COURIER, quote="A broken \ud800 one: 8,000.", source="\udcff"), COMET]
    path = record_review(tmp_path, finding_of(*claims), claims, review_of())
    assert len(read_decision(path).claims) == 2


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


def test_only_what_is_asked_for_is_removed(tmp_path: Path) -> None:
    record(tmp_path, 1)
    record(tmp_path, 2)
    first, second = read_decisions(tmp_path)[0]
    assert remove_decisions(tmp_path, [first]) == (tmp_path / f"{first.id}.toml",)
    assert read_decisions(tmp_path)[0] == (second,)
    assert remove_decisions(tmp_path, [first]) == ()


def test_a_decision_that_somebody_added_to_meanwhile_is_not_removed(tmp_path: Path) -> None:
    record(tmp_path, 1)
    (seen,), _ = read_decisions(tmp_path)
    record(tmp_path, 1, "New evidence.")
    assert remove_decisions(tmp_path, [seen]) == ()
    assert len(read_decisions(tmp_path)[0]) == 1


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    hooks = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", "-c", "gc.auto=0"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *hooks, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_hundred_branches_that_each_decide_merge_without_a_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "claims" / "decisions"
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README.md").write_text("News.\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    for n in range(100):
        git(tmp_path, "checkout", "-q", "-b", f"decision-{n}", "main")
        record(folder, n)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", f"decide {n}")
    git(tmp_path, "checkout", "-q", "main")
    for n in range(100):
        git(tmp_path, "merge", "-q", "--no-edit", f"decision-{n}")
    decisions, errors = read_decisions(folder)
    assert errors == ()
    assert {decision.id for decision in decisions} == {made(n)[0].id for n in range(100)}
