"""What files hold, encoded: from the cache what it knows, the rest extracted and kept there."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from crosscheck.cache import Cache, key_of
from crosscheck.readers import Source, load
from crosscheck.records import Problem
from crosscheck.vocabulary import Vocabulary

# A file that changed so few seconds ago may change again without another time of change.
SETTLED: Final = 2.0


@dataclass(frozen=True, slots=True)
class Work:
    """One file to extract, with its bytes."""

    source: Source
    data: bytes


Extract = Callable[[Sequence[Work], Vocabulary], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Listed:
    """Files by key, in their order; the claim tables, which are read anew; and what is unreadable.

    A key stands for a file's content, its name and what is said about it, and for all else that
    decides what is extracted from it.
    """

    files: Mapping[bytes, Source]
    tables: tuple[Work, ...]
    problems: tuple[Problem, ...]


class Entries:
    """Looks files up in the cache, and has those that it does not know extracted."""

    def __init__(
        self,
        cache: Cache,
        engine: bytes,
        extract: Callable[[Sequence[Work]], Iterator[bytes]],
        stdin: BinaryIO | None,
    ) -> None:
        """`engine` stands for what decides an extraction besides the file; `extract` does one.

        It gives what each file holds in bytes, empty ones for a file that it did not survive.
        """
        self.cache, self._engine, self._extract, self._stdin = cache, engine, extract, stdin
        self._loaded: dict[bytes, Work] = {}

    def listed(self, sources: Sequence[Source]) -> Listed:
        """The files by key. One whose size and times are as they were is not read again."""
        stated = {source.file.name: self._stated(source) for source in sources}
        seen = self.cache.get([key for key in stated.values() if key is not None])
        files: dict[bytes, Source] = {}
        tables: list[Work] = []
        problems: list[Problem] = []
        new: dict[bytes, bytes] = {}
        self._loaded = {}
        for source in sources:
            unchanged = stated[source.file.name]
            if unchanged is not None and unchanged in seen:
                files[seen[unchanged]] = source
                continue
            data = load(source, self._stdin)
            if isinstance(data, Problem):
                problems.append(data)
            elif source.file.form == "table":
                tables.append(Work(source, data))
            else:
                key = self._key(source, data)
                files[key] = source
                self._loaded[key] = Work(source, data)
                if unchanged is not None:
                    new[unchanged] = key
        self.cache.put(new)
        return Listed(files, tuple(tables), tuple(problems))

    def values(
        self, listed: Mapping[bytes, Source]
    ) -> tuple[dict[bytes, bytes], tuple[Problem, ...]]:
        """What the files hold, by key, in their order; and those that nothing is known of."""
        known = self.cache.get(list(listed))
        files: dict[bytes, tuple[bytes, Work]] = {}
        problems: list[Problem] = []
        for asked in listed:
            if asked not in known:
                work = self._loaded.get(asked) or load(listed[asked], self._stdin)
                if isinstance(work, Problem):
                    problems.append(work)
                    continue
                if isinstance(work, bytes):  # since it was listed it may have changed
                    work = Work(listed[asked], work)
                files[asked] = (self._key(work.source, work.data), work)
        results = self._extract([work for _, work in files.values()])
        new = dict(zip(files, results, strict=True))
        problems += [_died(files[asked][1]) for asked, value in new.items() if not value]
        self.cache.put({files[asked][0]: value for asked, value in new.items() if value})
        found = {key: known.get(key) or new.get(key) for key in listed}
        return {key: value for key, value in found.items() if value}, tuple(problems)

    def _stated(self, source: Source) -> bytes | None:
        """A key that stands for the file as long as its size and its times are as they are."""
        file = source.file
        if file.form in ("table", "standard input"):
            return None
        try:
            found = file.file.stat()
        except OSError:
            return None
        changed = max(found.st_mtime, found.st_ctime)
        if not stat.S_ISREG(found.st_mode) or abs(time.time() - changed) < SETTLED:
            return None
        state = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        path = os.fsencode(file.file.absolute())
        return key_of((b"stat", self._engine, path, repr(state).encode(), *_named(source)))

    def _key(self, source: Source, data: bytes) -> bytes:
        return key_of((self._engine, *_named(source), data))


def _named(source: Source) -> tuple[bytes, bytes, bytes]:
    """What decides about an entry besides the file's bytes: its name, form and metadata."""
    file = source.file
    row = source.folder.by_file.get(file.file.name)
    return file.name.encode(), file.form.encode(), repr(row).encode()


def _died(file: Work) -> Problem:
    """A file that the process which read it did not survive; the next run tries it again."""
    error = "stopped the process that read it (killed, or out of memory?)"
    return Problem(file.source.file.name, error)
