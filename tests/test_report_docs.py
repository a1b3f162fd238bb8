"""The reference of formats names what is written, no less and no more."""

from __future__ import annotations

import json
import re
from pathlib import Path

from crosscheck.report import FORMATS, RenderOptions, render
from crosscheck.report.csv_format import COLUMNS
from crosscheck.report.index import MINUTES_A_FINDING, MINUTES_A_FURTHER_FIGURE
from crosscheck.report.json_format import CLAIM_FIELDS
from tests.made_results import everything

TEXT = (Path(__file__).parent.parent / "docs/reference/formats.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def test_each_format_has_its_section() -> None:
    titles = set(re.findall(r"^## `(\w+)`$", TEXT, re.MULTILINE))
    assert titles == set(FORMATS)


def test_the_table_of_claim_fields_is_whole() -> None:
    cells = re.findall(r"^\| (`.*?) \|", section("A claim"), re.MULTILINE)
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == list(CLAIM_FIELDS)


def test_the_json_keys_are_those_of_a_document() -> None:
    document = json.loads(render(everything(), "json", RenderOptions()))
    keys = dict(re.findall(r'^    \{?"(\w+)": (.*?),?\}?$', section("`json`"), re.MULTILINE))
    assert list(keys) == list(document)
    for name in ("articles", "pairs", "findings", "skipped", "problems", "broken_decisions"):
        assert re.findall(r'"(\w+)"', keys[name]) == list(document[name][0])


def test_the_csv_columns_are_listed_in_order() -> None:
    listed = section("`csv`").split("\n\n")[1]
    assert re.findall(r"`(\w+)`", listed) == list(COLUMNS)


def test_the_estimate_is_the_one_that_is_made() -> None:
    assert (MINUTES_A_FINDING, MINUTES_A_FURTHER_FIGURE) == (4, 1)
    assert "four for two figures, one more for each further one" in TEXT.replace("\n", " ")
