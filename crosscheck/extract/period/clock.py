"""What relative dates are read against: the day of publication, the tense, the fiscal year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from crosscheck.extract.words import any_of
from crosscheck.records import Article
from crosscheck.vocabulary import Row, Vocabulary

# Enough of an article to see which country it is about.
_SEEN = 4000


@dataclass(frozen=True, slots=True)
class Clock:
    """`published` may be unknown: relative dates then stay unresolved.

    `fiscal` is the month that fiscal years start in, `financial` the same for "financial year".
    `month_first`: are numeric dates written month first (3/4 is 4 March)? `season` is the month
    that the seasons of the article's sport start in, 0 where it is about none.
    """

    published: date | None
    future: bool = False
    fiscal: int = 10
    financial: int = 4
    month_first: bool = False
    season: int = 0

    def at(self, future: bool) -> Clock:
        """The same clock for a clause that speaks of the future, or not."""
        return self if future == self.future else replace(self, future=future)


@dataclass(frozen=True, slots=True)
class Groups:
    """The slots of a matched rule."""

    slots: Mapping[str, str]
    text: str
    tables: Mapping[str, Mapping[str, Row]]

    def get(self, *names: str) -> str:
        """The first filled slot of these, "" where none is."""
        return next((self.slots[name] for name in names if name in self.slots), "")

    def number(self, *names: str, default: int = 1) -> int:
        """A slot's number, in digits, in words or as an ordinal."""
        word = self.get(*names)
        if not word:
            return default
        digits = "".join(c for c in word if c.isdigit())
        if digits:
            return int(digits)
        for role in ("number", "ordinal", "decadeword"):
            if word in self.tables[role]:
                return list(self.tables[role][word]["words"]).index(word) + 1
        return default

    def of(self, role: str, key: str = "number") -> int | None:
        """What the table says of the slot's word: a month's number, a holiday's month."""
        given = self.get(role)
        table = self.tables[role.rstrip("0123456789")]
        row = table.get(given) or table.get(given.removesuffix("."))
        return None if row is None or key not in row else int(row[key])

    def unit(self, *names: str) -> str:
        """The unit that a slot names ("" where none)."""
        row = self.tables["unit"].get(
            self.get(*(names or ("unit", "unit2", "unit3", "unit4", "unit5")))
        )
        return str(row["unit"]) if row else ""

    def year(self, *names: str) -> int | None:
        """A slot's year of four digits."""
        word = self.get(*(names or ("year", "year2", "year3")))
        return int(word) if word else None


@lru_cache(maxsize=8)
def _signs(vocabulary: Vocabulary, table: str) -> tuple[tuple[re.Pattern[str], Row], ...]:
    """The rows of a table, each with a pattern for its words."""
    return tuple((re.compile(any_of(row["words"])), row) for row in vocabulary.rows(table))


def _count(pattern: re.Pattern[str], row: Row, text: str) -> int:
    """How often a text has a row's words; most have none of them, and plain search tells that."""
    held = any(word in text for word in row["words"])
    return len(pattern.findall(text)) if held else 0


def clock_of(article: Article, vocabulary: Vocabulary) -> Clock:
    """The clock of an article, with the fiscal years of the country that it speaks of most."""
    text = f"{article.title} {article.text[:_SEEN]}"
    counts = [(_count(words, row, text), row) for words, row in _signs(vocabulary, "fiscal_years")]
    most, row = max(counts, key=lambda pair: pair[0])
    season = _season(text, vocabulary)
    if not most:
        return Clock(article.published, season=season)
    return Clock(
        article.published,
        season=season,
        fiscal=row["fiscal"],
        financial=row["financial"],
        month_first=row.get("month_first", False),
    )


def _season(text: str, vocabulary: Vocabulary) -> int:
    """The month that seasons start in, by what the text speaks of more than once; else 0."""
    signs = _signs(vocabulary, "sport_seasons")
    counts = [(_count(words, row, text), int(row["month"])) for words, row in signs]
    most, month = max(counts, default=(0, 0))
    return month if most > 1 else 0
