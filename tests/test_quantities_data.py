"""Reads the numbers, shares and ranges that Recognizers-Text is tested with."""

from __future__ import annotations

import pytest

from tests.quantities import (
    IDENTIFIERS,
    Case,
    Exclusions,
    cases,
    figures,
    near,
    needs_data,
    parts_of_one,
    same,
    share_right,
)

pytestmark = needs_data

ARITHMETIC = {
    "a sum written out is no figure (one over three, 1.1^23)": (
        r"\^[-+]|1\.1\^|\b(?:1|one|2000) over (?:\d+$|one|three|twenty)"
    ),
    "parts smaller than a tenth, and parts of compound numbers, are not how news counts": (
        r"firsts|thirtieth|twenty-fifth|trillionth|twenty-first|-fifths|five hundreds|hundredths"
        r"|(?:ty|red|sand|ty[- ]\w+|dred \w+) fifths|hundred (?:and )?fifth"
        r"|two hundred three fifths|billion and .* million"
    ),
    "a dash with spaces separates": r"[a-z] - [a-z]|\d -\d|- 20 degrees",
}

NUMBERS: Exclusions = {
    **ARITHMETIC,
    **IDENTIFIERS,
    "a number with a measure is a figure here, and no plain number there": r"\d(?:ml|km|m)\b",
}

PERCENTAGES: Exclusions = {
    "a per cent sign without a number is no figure": r"small percent|the %|a percentage",
    "the number stands before its per cent": r"^per ?cents? of|(?:hundred|\d|thirty) percentage$",
    "a part of a whole is in per cent, also in brackets of their two modes": r"^one third$",
}

RANGES: Exclusions = {
    "ranks and ages are no figures": r"\bthe (?:tenth|fifteenth)|years old",
    "a share is a figure of its own, in per cent": r"2 in 5|half people|one quarter and|1/2 of the",
    "signs that no one writes": r"<>|=>|=<",
    "a clause that breaks off": r"greater than$|more than$",
    "one bound of two that say the same": r"200 or greater than 190",
    "a range is one whatever stands behind it": r"^The number is from 200 to 300 in 2008",
}


def right_number(row: Case) -> bool:
    ours = [parts_of_one(f) for f in figures(row["input"]) if f.value is not None]
    return same(ours, (r["value"] for r in row["results"]), near)


@pytest.mark.parametrize("model", ["NumberModel", "NumberModelExperimentalMode"])
def test_numbers_of_recognizers(model: str) -> None:
    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right_number, NUMBERS)
    assert score >= 0.97, wrong


@pytest.mark.parametrize("model", ["PercentModel", "PercentModelPercentMode"])
def test_percentages_of_recognizers(model: str) -> None:
    def right(row: Case) -> bool:
        ours = [f.value for f in figures(row["input"]) if f.unit == "percent"]
        theirs = [r["value"] for r in row["results"]]
        return same(ours, theirs, near)

    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right, PERCENTAGES)
    assert score >= 0.97, wrong


def bounds(row: Case) -> list[tuple[float | None, float | None]]:
    """Our bounded figures; two one-sided ones inside one of theirs are taken together."""
    out: list[tuple[float | None, float | None]] = []
    spans = [(r["start"], r["end"], r["lo"], r["hi"]) for r in row["results"]]
    taken: set[int] = set()
    ours = [f for f in figures(row["input"]) if f.hedge != "exact"]
    for start, end, low, high in spans:
        inside = [n for n, f in enumerate(ours) if start <= f.start < end and n not in taken]
        if low is not None and high is not None and len(inside) == 2:
            lows = [ours[n].low for n in inside if ours[n].low is not None]
            highs = [ours[n].high for n in inside if ours[n].high is not None]
            taken.update(inside)
            out.append((lows[0] if lows else None, highs[0] if highs else None))
    return out + [(f.low, f.high) for n, f in enumerate(ours) if n not in taken]


@pytest.mark.parametrize("model", ["NumberRangeModel", "NumberRangeModelExperimentalMode"])
def test_ranges_of_recognizers(model: str) -> None:
    def right(row: Case) -> bool:
        theirs = [(r["lo"], r["hi"]) for r in row["results"] if r["lo"] != r["hi"]]
        return same(bounds(row), theirs, lambda a, b: near(a[0], b[0]) and near(a[1], b[1]))

    rows = cases("recognizers_text.Number.en.jsonl", model=model)
    score, wrong = share_right(rows, "input", right, RANGES)
    assert score >= 0.97, wrong
