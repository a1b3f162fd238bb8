"""What was extracted is kept, found again, and never believed when it is torn or out of date."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from crosscheck import cache as cache_module
from crosscheck import gather as gather_module
from crosscheck.cache import DECIDING, Cache, engine_fingerprint, key_of
from crosscheck.config import Config
from crosscheck.gather import Gathered, Work, extract_files, gather
from crosscheck.vocabulary import Vocabulary
from tests.made_users import as_somebody_else, let_others_in
from tests.test_architecture import MODULES, imports_of, part_of

KEY = key_of([b"a"])


def test_a_value_is_found_again_by_another_run(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.get([KEY, key_of([b"b"])]) == {KEY: b"value"}


def test_a_changed_value_counts_as_unknown(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
    with sqlite3.connect(tmp_path / "c.sqlite") as connection:
        connection.execute("UPDATE entry SET value = ?", (b"x" * 21,))
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.get([KEY]) == {}


@pytest.mark.parametrize(
    "content", [b"", b"not a database, but longer than a header" * 9, b"\0" * 512]
)
def test_a_corrupt_file_is_thrown_away_and_rebuilt(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c.sqlite").write_bytes(content)
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.get([KEY]) == {}
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {KEY: b"value"}


def test_a_file_of_another_layout_is_thrown_away_and_rebuilt(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "c.sqlite") as connection:
        connection.execute("CREATE TABLE entry (key BLOB, body BLOB)")
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {KEY: b"value"}


def test_a_file_that_breaks_while_it_is_used_is_thrown_away_and_rebuilt(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    with Cache(file) as cache:
        cache.put({key_of([bytes([n])]): b"x" * 5_000 for n in range(200)})
    with Cache(file) as cache:
        file.write_bytes(b"broken" * 10_000)
        assert cache.get([key_of([bytes([n])]) for n in range(200)]) == {}
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {KEY: b"value"}


def test_a_cache_that_others_hold_too_long_is_kept_and_not_waited_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "c.sqlite"
    with Cache(file) as cache:
        cache.put({KEY: b"value"})
        monkeypatch.setattr(cache, "_shrink", _locked)
        cache.put({key_of([b"b"]): b"other"})
        assert cache.get([KEY]) == {}, "this run goes on without"
    with Cache(file) as cache:
        assert cache.get([KEY]) == {KEY: b"value"}


def _locked(_: sqlite3.Connection) -> None:
    raise sqlite3.OperationalError("database is locked")


def test_the_caches_of_other_versions_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path)
    old = tmp_path / "extracted-0.0.1.sqlite"
    for name in ("", "-wal", "-shm"):
        old.with_name(old.name + name).write_bytes(b"x")
    (tmp_path / "another.sqlite").write_bytes(b"x")
    file = cache_module.default_file()
    with Cache(file) as cache:
        cache.put({KEY: b"value"})
    assert cache_module.default_file() == file
    assert sorted(p.name for p in tmp_path.iterdir()) == ["another.sqlite", file.name]


def test_what_is_used_again_after_a_day_counts_as_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
    monkeypatch.setattr("crosscheck.cache.time.time", lambda: 4e9)
    with Cache(tmp_path / "c.sqlite") as cache:
        assert cache.get([KEY]) == {KEY: b"value"}
    with sqlite3.connect(tmp_path / "c.sqlite") as connection:
        assert connection.execute("SELECT used FROM entry").fetchone() == (4_000_000_000,)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Cache(tmp_path / "file" / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {}


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    keys = [[key_of([bytes([w, n])]) for n in range(50)] for w in range(4)]

    def write(mine: list[bytes]) -> None:
        with Cache(tmp_path / "c.sqlite") as cache:
            for key in mine:
                cache.put({key: key})

    threads = [threading.Thread(target=write, args=(mine,)) for mine in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Cache(tmp_path / "c.sqlite") as cache:
        assert len(cache.get([key for mine in keys for key in mine])) == 200


def test_a_file_that_others_are_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, busy = cache_module._connected, iter(range(3))

    def connected(file: Path) -> sqlite3.Connection:
        if next(busy, None) is not None:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return real(file)

    monkeypatch.setattr(cache_module, "_connected", connected)
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {KEY: b"value"}


def test_a_file_that_others_hold_for_good_is_gone_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_WAIT", 0.05)
    holder = sqlite3.connect(tmp_path / "c.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {}
    holder.close()


def test_a_folder_in_place_of_the_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "c.sqlite").mkdir()
    with Cache(tmp_path / "c.sqlite") as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {}


def test_what_was_used_longest_ago_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "LARGEST", 200_000)
    clock = iter(range(1_000_000, 100_000_000, 1000))
    monkeypatch.setattr("crosscheck.cache.time.time", lambda: next(clock))
    keys = [key_of([bytes([n])]) for n in range(100)]
    with Cache(tmp_path / "c.sqlite") as cache:
        for key in keys:
            cache.put({key: b"x" * 10_000})
        kept = cache.get(keys)
    assert keys[-1] in kept
    assert keys[0] not in kept
    assert (tmp_path / "c.sqlite").stat().st_size < 400_000


def test_other_word_lists_make_another_fingerprint() -> None:
    own = Vocabulary(additions=(("synonyms", 'words = ["a", "b"]\nexample = "a b"'),))
    assert engine_fingerprint(Vocabulary()) != engine_fingerprint(own)


def test_the_fingerprint_covers_all_that_extraction_imports_and_no_later_stage() -> None:
    covered = {part.removesuffix(".py") for part in DECIDING}
    files = [f for f in MODULES if part_of(f) in covered - {"gather"}]
    # Errors, checks of a configuration and reading TOML change no claim.
    assert {part for file in files for part in imports_of(file)} - covered <= {
        "collector", "errors", "nearest", "toml_source",
    }  # fmt: skip
    assert covered.isdisjoint({"match", "compare", "report", "cli"})


def test_a_second_run_extracts_nothing_and_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.gather.default_file", lambda: tmp_path / "c.sqlite")
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    first = gather([str(tmp_path / "a.txt")], Config())
    assert first.claims

    def fail(*_: object) -> None:
        raise AssertionError("extracted again")

    monkeypatch.setattr("crosscheck.gather.extract_files", fail)
    assert gather([str(tmp_path / "a.txt")], Config()) == first


def test_a_changed_article_alone_is_extracted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.gather.default_file", lambda: tmp_path / "c.sqlite")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The fire killed 43 people in town {name}.\n")
    gather([str(tmp_path)], Config())
    (tmp_path / "b.txt").write_text("The fire killed 44 people in town b.\n")
    extracted: list[str] = []

    def noting(files: Sequence[Work], words: Vocabulary) -> list[Gathered]:
        extracted.extend(work.source.file.name for work in files)
        return extract_files(files, words)

    monkeypatch.setattr("crosscheck.gather.extract_files", noting)
    again = gather([str(tmp_path)], Config())
    assert extracted == ["b.txt"]
    assert {claim.number for claim in again.claims} == {"43", "44"}


def test_what_another_engine_extracted_is_extracted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crosscheck.gather.default_file", lambda: tmp_path / "c.sqlite")
    (tmp_path / "a.txt").write_text("The fire killed 43 people in Ohio on Monday.\n")
    extracted: list[int] = []

    def noting(files: Sequence[Work], words: Vocabulary) -> list[Gathered]:
        extracted.append(len(files))
        return extract_files(files, words)

    monkeypatch.setattr("crosscheck.gather.extract_files", noting)
    for engine in (b"one", b"one", b"two"):
        monkeypatch.setattr("crosscheck.gather.engine_fingerprint", lambda _, made=engine: made)
        gather([str(tmp_path / "a.txt")], Config())
    assert [amount for amount in extracted if amount] == [1, 1]


def test_two_processes_give_the_same_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather_module, "WORTH_A_PROCESS", 20)
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(f"The fire killed {n + 20} people in Ohio on Monday.\n")
    one = gather([str(tmp_path)], Config(cache=False, jobs=1))
    assert len(one.claims) == 40
    assert gather([str(tmp_path)], Config(cache=False, jobs=2)) == one


def test_a_corrupt_file_that_may_not_be_removed_is_gone_without(tmp_path: Path) -> None:
    file = tmp_path / "c.sqlite"
    file.write_bytes(b"not a database, but longer than a header" * 9)
    tmp_path.chmod(0o555)
    let_others_in(tmp_path.parent)
    with as_somebody_else(), Cache(file) as cache:
        cache.put({KEY: b"value"})
        assert cache.get([KEY]) == {}
    tmp_path.chmod(0o755)
    assert file.read_bytes().startswith(b"not a database")
