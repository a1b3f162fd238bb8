"""`crosscheck compare`: two statements, one relation; public sets of statement pairs."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.cli import run
from crosscheck.compare import relate_statements
from crosscheck.config import Config, Tolerances
from crosscheck.pipeline import claims_of_texts
from crosscheck.records import Relation
from crosscheck.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
TOLERANCES = Tolerances()
DATA = Path(__file__).parents[2] / "shared/data/statements"
LABELS = {"equal": "entailment", "a_implies_b": "entailment", "conflict": "contradiction"}


def relations(pairs: list[tuple[str, str]]) -> list[Relation]:
    claims = claims_of_texts([text for pair in pairs for text in pair], Config())
    return [
        relate_statements(a, b, VOCABULARY, TOLERANCES).relation
        for a, b in zip(claims[::2], claims[1::2], strict=True)
    ]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Some 40 people crossed.", "Some 40 people crossed.", "equal"),
        ("The farm has 86 cows.", "The farm has more than 80 cows.", "a_implies_b"),
        ("The farm has more than 80 cows.", "The farm has 86 cows.", "b_implies_a"),
        ("The farm has more than 80 cows.", "The farm has more than 70 cows.", "a_implies_b"),
        ("The farm has more than 80 cows.", "The farm has fewer than 90 cows.", "overlap"),
        ("The farm has 86 cows.", "The farm has more than 86 cows.", "conflict"),
        ("The farm has 86 cows.", "The farm has 68 cows.", "conflict"),
        ("The walk is 5 miles long.", "The walk is 8.05 kilometres long.", "equal"),
        ("The farm has 86 cows.", "Rain fell on the hills.", "unrelated"),
        ("The quake killed 46 people in Lyon.", "In Lyon 64 people died in the quake.", "conflict"),
        ("Exports of wheat fell 4%.", "Imports of wheat fell 9%.", "unrelated"),
        ("Are there 86 cows on the farm?", "Are there 68 cows on the farm?", "conflict"),
    ],
)
def test_how_the_figures_of_two_statements_stand(a: str, b: str, relation: str) -> None:
    assert relations([(a, b)]) == [relation]


NUMBERS = st.integers(2, 9999)
HEDGES = st.sampled_from(["", "more than ", "fewer than ", "at least ", "up to ", "about "])
STATEMENTS = st.builds(lambda h, n: f"The farm has {h}{n} cows.", HEDGES, NUMBERS)


@given(st.lists(st.tuples(STATEMENTS, STATEMENTS), min_size=20, max_size=20))
@settings(max_examples=5, deadline=None)
def test_the_relation_turns_round_with_the_statements(pairs: list[tuple[str, str]]) -> None:
    swapped: dict[Relation, Relation] = {
        "a_implies_b": "b_implies_a",
        "b_implies_a": "a_implies_b",
    }
    there = relations(pairs)
    back = relations([(b, a) for a, b in pairs])
    assert back == [swapped.get(relation, relation) for relation in there]


def rows(name: str, most: int) -> list[dict[str, Any]]:
    path = DATA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("the EQUATE sets are not at ../shared/data")
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return random.Random(7).sample(found, most) if most < len(found) else found  # noqa: S311


def answers(name: str, most: int) -> list[tuple[str, str]]:
    """(label, answer) of each row."""
    chosen = rows(name, most)
    found = relations([(row["premise"], row["hypothesis"]) for row in chosen])
    labels = [row["label"] for row in chosen]
    return [
        (label, LABELS.get(relation, "neutral"))
        for label, relation in zip(labels, found, strict=True)
    ]


def test_hedged_statements_are_told_apart_nine_times_in_ten() -> None:
    found = answers("StressTest", 1000)
    right = sum(label == answer for label, answer in found)
    assert right / len(found) >= 0.90


def test_headlines_that_entail_each_other_hardly_ever_conflict() -> None:
    found = [answer for label, answer in answers("RedditNLI", 250) if label == "entailment"]
    assert found.count("contradiction") / len(found) <= 0.02


def test_two_statements_print_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "The farm has 86 cows.", "The farm has 68 cows."]) == 0
    assert capsys.readouterr().out.startswith("conflict: ")


def test_pairs_come_out_one_a_line_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [("The farm has 86 cows.", "The farm has 68 cows.")] * 2
    pairs.insert(1, ("The farm has 86 cows.", "The farm has more than 80 cows."))
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(json.dumps({"a": a, "b": b}) for a, b in pairs), "utf-8")
    assert run(["compare", "--pairs", str(file), "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["relation"] for line in lines] == ["conflict", "a_implies_b", "conflict"]
    assert set(lines[0]) == {"relation", "verdict", "reason", "claims_a", "claims_b"}


@pytest.mark.parametrize("line", ["{", "[1]", '{"a": 3, "b": "x"}', '{"a": "x"}'])
def test_a_broken_line_is_named(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f'{{"a": "x", "b": "y"}}\n{line}\n', "utf-8")
    assert run(["compare", "--pairs", str(file)]) == 3
    assert f"{file}:2:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["one"], ["one", "two", "--pairs", "x"], ["a", "b", "-f", "xml"]]
)
def test_bad_usage_ends_with_two(arguments: list[str]) -> None:
    assert run(["compare", *arguments]) == 2


def test_a_file_that_is_not_there_ends_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--pairs", "/nonexistent/pairs.jsonl"]) == 3
    assert "nonexistent" in capsys.readouterr().err


def test_many_pairs_are_answered_in_batches_and_empty_lines_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["crosscheck.cli.compare"], "BATCH", 2)
    same, other = "The farm has 86 cows.", "The farm has 68 cows."
    lines = [json.dumps({"a": same, "b": b}) for b in (same, other, same, other)]
    for amount in (3, 4):
        file = tmp_path / "pairs.jsonl"
        file.write_text("\n\n".join(lines[:amount]), "utf-8")
        assert run(["compare", "--pairs", str(file), "--format", "json"]) == 0
        found = [json.loads(line)["relation"] for line in capsys.readouterr().out.splitlines()]
        assert found == ["equal", "conflict", "equal", "conflict"][:amount]


def test_a_line_without_end_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["crosscheck.cli.compare"], "LONGEST_LINE", 100)
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps({"a": "x" * 200, "b": "y"}), "utf-8")
    assert run(["compare", "--pairs", str(file)]) == 3
    assert f"{file}:1: a line of over 100 characters" in capsys.readouterr().err
