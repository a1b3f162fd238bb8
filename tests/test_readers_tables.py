"""Claim tables: a row is a claim, or is listed with the reason why not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.readers import Reading, read_paths
from crosscheck.readers.tables import read_table

OFFICIAL = Path(__file__).parents[1].parent / "shared" / "data" / "cbp_encounters.csv"


def read(tmp_path: Path, name: str, text: str) -> Reading:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_paths([str(tmp_path)])


def test_what_a_row_leaves_out_is_filled_in(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, "t.csv", "source,topic,value\nHarbour Wire,dead,1200\n").tables
    assert (claim.article, claim.line, claim.number, claim.thing) == ("t.csv", 1, "1,200", "dead")
    assert (claim.hedge, claim.unit, claim.kind, claim.low, claim.high) == (
        "exact",
        "count",
        "level",
        1200,
        1200,
    )
    assert claim.quote == "Harbour Wire: 1,200 dead"
    assert (claim.start, claim.end, claim.per, claim.place, claim.published) == (0, 0, *[None] * 3)


def test_what_a_row_says_is_kept(tmp_path: Path) -> None:
    row = {
        "source": "Harbour Wire",
        "topic": "person hurt",
        "value": 400,
        "low": 390,
        "hedge": "about",
        "unit": "percent",
        "per": "day",
        "kind": "change",
        "direction": "up",
        "qualifiers": "children",
        "base": "a year earlier",
        "place": "North",
        "period_start": "2031-03-01",
        "period_end": "2031-03-31",
        "published": "2031-04-01T09:00:00Z",
        "attributed_to": "police",
        "quote": "Some 400 were hurt.",
        "number": "400",
        "thing": "person",
        "event": "hurt",
    }
    (claim,) = read(tmp_path, "t.jsonl", json.dumps(row)).tables
    for name in set(row) - {"period_start", "period_end", "published"}:
        assert getattr(claim, name) == row[name], name
    assert (claim.period_start, claim.period_end, claim.published) == (
        date(2031, 3, 1),
        date(2031, 3, 31),
        date(2031, 4, 1),
    )
    assert claim.high is None


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        ("exact", 5, 5),
        ("about", None, None),
        ("nearly", None, None),
        ("more_than", 5, None),
        ("at_least", 5, None),
        ("at_most", None, 5),
        ("less_than", None, 5),
        ("vague", None, None),
    ],
)
def test_bounds_follow_from_the_hedge(
    tmp_path: Path, hedge: str, low: float | None, high: float | None
) -> None:
    (claim,) = read(tmp_path, "t.csv", f"source,topic,value,hedge\nW,dead,5,{hedge}\n").tables
    assert (claim.low, claim.high) == (low, high)


def test_two_bounds_without_a_value_are_a_range(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, "t.csv", "source,topic,value,low,high\nW,dead,,3,5\n").tables
    assert (claim.value, claim.low, claim.high, claim.hedge) == (4, 3, 5, "range")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("W,dead,,,", "no value"),
        (",dead,5,,", "no source"),
        ("W,,5,,", "no topic"),
        ("W,dead,5 or 6,,", "value '5 or 6' is no number"),
        ('W,dead,"1,23",,', "value '1,23' is no number"),
        ("W,dead,5,6,4", "low 6 is above high 4"),
    ],
)
def test_a_row_that_is_not_understood_is_listed_with_its_number(
    tmp_path: Path, row: str, reason: str
) -> None:
    text = f"source,topic,value,low,high\nW,dead,1,,\n{row}\nW,dead,3,,\n"
    reading = read(tmp_path, "t.csv", text)
    assert [claim.value for claim in reading.tables] == [1, 3]
    (skipped,) = reading.skipped
    assert (skipped.article, skipped.reason) == ("t.csv", f"row 2: {reason}")


def test_unknown_columns_are_warned_of_and_a_note_is_part_of_the_sentence(tmp_path: Path) -> None:
    reading = read(tmp_path, "t.csv", "source,topic,value,note,mood\nW,dead,5,all of them,sad\n")
    assert reading.warnings == ("t.csv: unknown columns, not used: mood",)
    assert reading.tables[0].quote == "W: 5 dead (all of them)"


def test_equal_rows_have_ids_of_their_own_and_the_same_in_every_run(tmp_path: Path) -> None:
    text = "source,topic,value\nW,dead,5\nW,dead,5\n"
    first = read(tmp_path, "t.csv", text).tables
    assert len({claim.id for claim in first}) == 2
    assert read(tmp_path, "t.csv", text).tables == first


def test_parquet_csv_and_json_lines_give_the_same_claims(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [
        {"source": "W", "topic": "dead", "value": 5.5, "period_start": date(2031, 3, 1)},
        {"source": "W", "topic": "hurt", "value": 400.0, "period_start": None},
    ]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet")
    lines = "\n".join(json.dumps(row, default=str) for row in rows)
    table = "source,topic,value,period_start\nW,dead,5.5,2031-03-01\nW,hurt,400,\n"
    first = read_table("t", ".parquet", (tmp_path / "t.parquet").read_bytes())
    assert first.claims == read_table("t", ".jsonl", lines.encode()).claims
    assert first.claims == read_table("t", ".csv", table.encode()).claims
    assert len(first.claims) == 2


def test_the_official_counts_read_wholly() -> None:
    if not OFFICIAL.exists():
        pytest.skip("the official counts are not here: ../shared/data/cbp_encounters.csv")
    table = read_table("t.csv", ".csv", OFFICIAL.read_bytes())
    assert len(table.claims) == OFFICIAL.read_text(encoding="utf-8").count("\n") - 1
    assert (table.skipped, table.warnings) == ((), ())
    assert all(claim.period_start and claim.value for claim in table.claims)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
def test_any_number_survives_the_way_through_json_lines(values: list[float]) -> None:
    lines = "\n".join(json.dumps({"source": "W", "topic": "dead", "value": v}) for v in values)
    table = read_table("t", ".jsonl", lines.encode())
    assert [claim.value for claim in table.claims] == values


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"value": 5, "period_start": "2031-03-02", "period_end": "2031-03-01"}, "is after"),
        ({"value": 10**400}, "value is too large"),
        ({"value": True}, "value is no number"),
        ({"value": 5, "place": ["North"]}, "place is no text"),
        ({"value": 5, "published": "March"}, "published 'March' is no ISO date"),
        ({"value": 5, "hedge": "roughly"}, "hedge 'roughly' is none of"),
    ],
)
def test_a_value_that_is_none_is_listed_with_its_column(
    row: dict[str, object], reason: str
) -> None:
    lines = json.dumps({"source": "W", "topic": "dead"} | row)
    table = read_table("t", ".jsonl", lines.encode())
    assert table.claims == ()
    assert reason in table.skipped[0].reason


def test_dates_times_and_empty_cells_of_a_parquet_table_are_its_own_kinds(tmp_path: Path) -> None:
    from datetime import datetime

    import pyarrow as pa
    from pyarrow import parquet

    morning = datetime(2031, 3, 4, 9, 30)
    row = {"source": "W", "topic": "dead", "value": 5.0, "low": float("nan"), "published": morning}
    empty = row | {"value": float("nan"), "low": None, "published": None}
    parquet.write_table(pa.Table.from_pylist([row, empty]), tmp_path / "t.parquet")
    table = read_table("t", ".parquet", (tmp_path / "t.parquet").read_bytes())
    assert [(c.value, c.low, c.published) for c in table.claims] == [(5, 5, date(2031, 3, 4))]
    assert [s.reason for s in table.skipped] == ["row 2: no value"]


def test_empty_lines_of_a_table_are_passed_over_and_counted() -> None:
    table = read_table("t", ".csv", b"source,topic,value\nW,dead,1\n,,\n\nW,dead,oops\n")
    assert [claim.line for claim in table.claims] == [1]
    assert [s.reason for s in table.skipped] == ["row 4: value 'oops' is no number"]


def test_a_vague_figure_needs_no_number() -> None:
    table = read_table("t", ".csv", b"source,topic,value,hedge\nW,dead,,vague\n")
    (claim,) = table.claims
    assert (claim.value, claim.number, claim.quote) == (None, "", "W: dead")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("t.jsonl", '{"a":\n', "row 1: is no JSON"),
        ("t.csv", "source,topic,value\nW,dead,many\nW,hurt,few\n", "row 1: value"),
        ("t.csv", "source,topic,value\nW,dead\n", "row 1: has 2 cells where the heading has 3"),
    ],
)
def test_a_table_without_a_usable_row_is_named_with_its_first_reason(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    reading = read(tmp_path, name, text)
    (problem,) = reading.problems
    assert problem.path == name
    assert problem.error.startswith(f"held no usable row: {reason}")
    assert len(reading.skipped) == text.strip().count("\n") + (name == "t.jsonl")


def test_a_table_with_one_usable_row_is_no_problem(tmp_path: Path) -> None:
    reading = read(tmp_path, "t.csv", "source,topic,value\nW,dead,many\nW,hurt,4\n")
    assert (len(reading.tables), len(reading.skipped), reading.problems) == (1, 1, ())
