"""Reads the word lists: TOML rows by language, each with an example, plus the user's own rows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any
from zlib import crc32

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's word lists and the user's additions; hashable, so compiled forms are cached.

    `additions` holds (table, row) pairs, the row as TOML: ("synonyms", 'words = ["a", "b"]').
    """

    language: str = "en"
    additions: tuple[tuple[str, str], ...] = ()
    _checksum: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Hashes once what caches ask for at every word; the same in every process."""
        text = repr((self.language, self.additions))
        object.__setattr__(self, "_checksum", crc32(text.encode("utf-8", "surrogatepass")))

    def __hash__(self) -> int:
        """Equal for equal lists."""
        return self._checksum

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of `en/<table>.toml` (its `[[row]]` array), then the user's own rows for it."""
        own = tuple(tomllib.loads(text) for name, text in self.additions if name == table)
        return _shipped(self.language, table) + own


@lru_cache(maxsize=64)
def _shipped(language: str, table: str) -> tuple[Row, ...]:
    text = (files(__name__) / language / f"{table}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["row"])
