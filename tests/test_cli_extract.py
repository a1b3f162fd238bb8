"""The extract command: its formats, what it leaves out and says so, its exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from crosscheck.cli import run

HEAD = "---\nsource: Coast Wire\npublished: 2024-03-05\n---\n\n"
TEXT = "The storm killed 43 people in Ohio on Monday, police said. They have 2 sons.\n"


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one article in the folder `news`."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.md").write_text(HEAD + TEXT)
    return folder


@pytest.fixture
def listed(capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Runs `extract` over the folder; gives its standard output as text."""

    def listing(*options: str) -> str:
        assert run(["extract", "news", "--no-cache", *options]) == 0
        return capsysbinary.readouterr().out.decode()

    return listing


def test_people_get_a_line_a_claim_with_all_that_was_understood(listed: Any) -> None:
    lines = listed().splitlines()
    assert lines[0] == "one.md: Coast Wire, 2024-03-05"
    assert lines[1].startswith("  6: 43 — 43; ")
    assert lines[1].endswith("2024-03-04; according to police")
    assert lines[-2:] == ["1 claim in 1 article, 1 figure left out", "  1: small or incidental"]


def test_json_is_one_document(listed: Any) -> None:
    document = json.loads(listed("--format", "json"))
    assert list(document) == ["schema", "articles", "claims", "skipped", "problems", "warnings"]
    assert document["schema"] == 1
    (article,), (claim,) = document["articles"], document["claims"]
    assert (article["path"], article["claims"]) == ("one.md", 1)
    assert (claim["number"], claim["value"], claim["attributed_to"]) == ("43", 43, "police")
    assert [(s["number"], s["reason"]) for s in document["skipped"]] == [
        ("2", "small or incidental")
    ]


def test_all_lists_the_incidental_figures_and_marks_them(listed: Any) -> None:
    document = json.loads(listed("--format", "json", "--all"))
    marked = {claim["number"]: claim["incidental"] for claim in document["claims"]}
    assert marked == {"43": False, "2": True}
    assert document["skipped"] == []
    assert "small or incidental" in listed("--all")


def test_json_lines_are_the_claims_of_the_json_document(listed: Any) -> None:
    claims = json.loads(listed("--format", "json"))["claims"]
    assert [json.loads(line) for line in listed("--format", "jsonl").splitlines()] == claims


def test_csv_has_a_row_a_claim(listed: Any) -> None:
    (row,) = csv.DictReader(io.StringIO(listed("--format", "csv")))
    claim = json.loads(listed("--format", "json"))["claims"][0]
    assert row["quote"] == claim["quote"]
    assert row["incidental"] == "false"
    assert {name for name, value in row.items() if value} == {
        name for name, value in claim.items() if value is not None
    }


def test_no_csv_cell_is_a_formula_to_a_spreadsheet(listed: Any, news: Path) -> None:
    (news / "one.md").write_text(HEAD + "=HYPERLINK(9) is how 430 people were hurt on Monday.\n")
    rows = list(csv.DictReader(io.StringIO(listed("--format", "csv", "--all"))))
    assert rows
    assert all(row["quote"].startswith("'=HYPERLINK") for row in rows)


def test_parquet_keeps_dates_and_numbers(listed: Any, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    assert listed("--output", "out/claims.parquet") == ""
    (row,) = pq.read_table(tmp_path / "out" / "claims.parquet").to_pylist()
    assert row["value"] == 43.0
    assert row["published"].isoformat() == "2024-03-05"
    assert row["period_start"].isoformat() == "2024-03-04"


@pytest.mark.parametrize("name", ["claims.csv", "claims.jsonl", "claims.parquet"])
def test_what_extract_writes_is_a_claim_table_that_extract_reads(listed: Any, name: str) -> None:
    listed("--output", f"tables/{name}")
    (before,) = json.loads(listed("--format", "json"))["claims"]
    assert run(["extract", "tables", "--no-cache", "--output", "again.json"]) == 0
    (after,) = json.loads(Path("again.json").read_text())["claims"]
    same = ("value", "low", "high", "unit", "topic", "place", "attributed_to", "quote", "number")
    assert {key: after[key] for key in same} == {key: before[key] for key in same}


def test_several_outputs_are_written_beside_the_text(listed: Any) -> None:
    assert listed("-o", "json=a.json", "-o", "csv=a.csv").startswith("one.md")
    assert json.loads(Path("a.json").read_text())["claims"]
    assert Path("a.csv").read_text().startswith("id,article,source")


def test_an_article_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert run(["extract", "-", "--no-cache", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["number"] == "43"


def test_what_cannot_be_read_ends_with_3_and_the_rest_is_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["extract", "news", "missing.md", "--no-cache"]) == 3
    output = capsys.readouterr()
    assert "43" in output.out
    assert "missing.md" in output.err
    assert len(output.err.splitlines()) == 1


@pytest.mark.parametrize("options", [["--format", "html"], ["--jobs", "-1"], ["--nope"]])
def test_bad_usage_ends_with_2_and_one_line(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", "news", *options]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1


def test_control_characters_of_an_article_do_not_reach_the_terminal(
    listed: Any, news: Path
) -> None:
    (news / "one.md").write_text(HEAD + "The storm killed 43 \x1b[31mpeople\u202e in Ohio.\n")
    text = listed()
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_same_input_gives_the_same_bytes(listed: Any) -> None:
    for name in ("json", "csv", "jsonl", "text"):
        assert listed("--format", name) == listed("--format", name)
    listed("-o", "a.parquet")
    listed("-o", "b.parquet")
    assert Path("a.parquet").read_bytes() == Path("b.parquet").read_bytes()


def test_parquet_is_not_written_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["extract", "news", "--format", "parquet"]) == 2
    output = capsys.readouterr()
    assert "a Parquet file is not for terminals (add --output FILE)" in output.err
    assert output.out == ""


def test_what_a_change_is_set_against_is_said(listed: Any, news: Path) -> None:
    (news / "one.md").write_text(HEAD + "Exports rose 14% from a year earlier, officials said.\n")
    assert "; against " in listed()
