"""Whether a sentence itself says when, or its figure's time is that of the story around it."""

from __future__ import annotations

import re
from functools import lru_cache

from crosscheck.vocabulary import Vocabulary

_YEAR = r"(?:1[89]|20)\d\d"


def names_time(quote: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence holds a date, a day, a month, a year, "today" or "last week".

    A claim without a sentence, as of a table, has its time from the table.
    """
    return not quote or _pattern(vocabulary).search(quote) is not None


@lru_cache(maxsize=8)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Names of the calendar have a capital: "may" and "second" say nothing."""
    calendar = [
        word.title()
        for row in vocabulary.rows("calendar")
        if row["role"] not in ("unit", "ordinal")
        for word in row.get("words", ())
    ]
    rows = vocabulary.rows("period_words")
    days = [word for row in rows if row["role"] == "dayword" for word in row["words"]]
    which = [word for row in rows if row["role"] == "which" for word in row["words"]]
    nouns = [row["noun"] for row in vocabulary.rows("time_nouns")]
    return re.compile(
        rf"\b(?:{_YEAR}|{_any(calendar)}|(?i:{_any(days)}"
        rf"|(?:{_any([*which, 'same', 'past'])}) (?:\w+ )?(?:{_any(nouns)})))\b"
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words)))
