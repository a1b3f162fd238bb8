"""Places and periods over short passages of many fields: what share is right, and what is wrong."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from crosscheck.extract.document import Period
from crosscheck.extract.period import find_periods
from crosscheck.extract.place import find_places
from crosscheck.vocabulary import Row
from tests.gold import score as untyped
from tests.made_document import made_article, made_document

scorer: Any = untyped  # the scorer is shared with others and has no types
PASSAGES = Path(__file__).parent / "examples" / "placed_passages.toml"
# Lower bounds, which only rise: shares of the figures with a place and with a period.
FLOORS = {"place": 0.95, "period": 0.93}


@cache
def passages() -> tuple[Row, ...]:
    return tuple(tomllib.loads(PASSAGES.read_text(encoding="utf-8"))["passage"])


def read(passage: Row) -> dict[str, tuple[str | None, Period]]:
    """The place and period of each figure, by the figure's own words."""
    paragraphs = passage["text"].strip().split("\n\n")
    article = made_article(*paragraphs, published=passage["published"], title=passage["title"])
    document = made_document(article)
    found = zip(document.mentions, find_places(document), find_periods(document), strict=True)
    return {m.figure.text: (place, period) for m, place, period in reversed(list(found))}


def of(number: str, found: dict[str, tuple[str | None, Period]]) -> tuple[str | None, Period]:
    """What was found for a figure; the passage may give its unit along or not."""
    exact = [key for key in found if key == number]
    alike = [key for key in found if number in key or key in number]
    return found[(exact or alike)[0]]


def is_place(figure: Row, place: str | None) -> bool:
    """Is it one of the right places, and none of the wrong ones?"""
    right = not figure.get("place") or scorer.any_in(figure["place"], place)
    return right and not scorer.any_in(figure.get("not_place", ()), place)


def is_period(figure: Row, period: Period) -> bool:
    """Is it the right time, by the rules of the labelled news?"""
    wanted = [day or None for day in figure["period"]]
    days = (day.isoformat() if day else None for day in (period.start, period.end))
    return bool(scorer.period_ok(wanted, *days))


@pytest.mark.parametrize("field", ["place", "period"])
def test_most_figures_of_the_passages_are_placed_and_dated_right(field: str) -> None:
    right, wrong = 0, []
    for passage in passages():
        found = read(passage)
        for figure in passage["figures"]:
            place, period = of(figure["number"], found)
            if field == "place" and (figure.get("place") or figure.get("not_place")):
                good, got = is_place(figure, place), str(place)
            elif field == "period" and figure.get("period"):
                good, got = is_period(figure, period), f"{period.start} to {period.end}"
            else:
                continue
            right += good
            wrong += [] if good else [f"{passage['title']}: {figure['number']}: {got}"]
    assert right >= FLOORS[field] * (right + len(wrong)), wrong


def test_the_judge_tells_right_from_wrong() -> None:
    figure = {"place": ["Leeds"], "not_place": ["Cardiff"], "period": ["2024-05-01", "2024-05-31"]}
    assert is_place(figure, "Leeds, England")
    assert not is_place(figure, "Cardiff, Wales")
    assert not is_place(figure, None)
    assert not is_period(figure, Period())
