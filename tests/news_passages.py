"""Short passages of made-up news from many fields, and what their figures must be read as."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What one figure must give: of `kind`, `topic` and `who` one of the words parted by `|`."""

    number: str
    kind: str
    topic: str
    who: str
    per: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, the figures that are claims in it, and the digits or words that are none."""

    text: str
    asked: tuple[Asked, ...]
    none: tuple[str, ...]


def passages() -> tuple[Passage, ...]:
    """The passages of `news_passages.toml`."""
    file = Path(__file__).with_name("news_passages.toml")
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
    return tuple(
        Passage(
            row["text"],
            tuple(Asked(*figure) for figure in row["figures"]),
            tuple(row.get("none", ())),
        )
        for row in rows
    )


PASSAGES = passages()
