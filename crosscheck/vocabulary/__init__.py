"""Reads the word lists: TOML rows by language, each with an example, plus the user's own rows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's word lists and the user's additions; hashable, so compiled forms are cached.

    `additions` holds (table, row) pairs, the row as TOML: ("synonyms", 'words = ["a", "b"]').
    """

    language: str = "en"
    additions: tuple[tuple[str, str], ...] = ()

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of `en/<table>.toml` (its `[[row]]` array), then the user's own rows for it."""
        own = tuple(tomllib.loads(text) for name, text in self.additions if name == table)
        return _shipped(self.language, table) + own


@lru_cache(maxsize=64)
def _shipped(language: str, table: str) -> tuple[Row, ...]:
    text = (files(__name__) / language / f"{table}.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["row"])
