"""Writing decisions: what stands in the file, what is refused, what git sees."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.errors import LedgerError
from crosscheck.identity import finding_id
from crosscheck.ledger import read_decision, read_decisions, record_review, remove_decisions
from tests.made_decisions import COMET, COURIER, finding_of, made, record, review_of, says


def test_a_new_file_is_written_the_same_way_always(tmp_path: Path) -> None:
    finding = finding_of(COURIER, COMET)
    review = review_of(expires="2027-02-21")
    path = record_review(tmp_path / "claims" / "decisions", finding, [COMET, COURIER], review)
    assert path.name == f"{finding_id([COURIER, COMET])}.toml"
    assert (
        path.read_text(encoding="utf-8")
        == f"""\
schema = 1
id = "{finding.id}"
question = "landings per day, Reed Harbour"

[[claim]]
source = "Comet"
published = "2024-03-11"
number = "8,600"
value = "8600"
hedge = "exact"
unit = "count/day"
topic = "landing count"
quote = "Comet counted 8,600 landings in one day."

[[claim]]
source = "Courier"
published = "2024-03-11"
number = "8,000"
value = "8000"
hedge = "exact"
unit = "count/day"
topic = "landing count"
quote = "Courier counted 8,000 landings in one day."

[[review]]
decision = "explained"
by = "Ana Ruiz <ana@example.org>"
at = "2024-03-12T10:00:00Z"
note = "Two days of one week."
expires = "2027-02-21"
"""
    )


def test_only_the_findings_own_figures_are_written(tmp_path: Path) -> None:
    claims = [COURIER, COMET, says("c3", "Radio", "9,100")]
    path = record_review(tmp_path, finding_of(COURIER, COMET), claims, review_of())
    assert [claim.source for claim in read_decision(path).claims] == ["Comet", "Courier"]


def test_a_second_review_adds_and_rewrites_nothing(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    by_hand = path.read_text() + "# Called the port on Tuesday."
    path.write_text(by_hand)
    record(tmp_path, 1, "Called again.")
    assert path.read_text().startswith(by_hand)
    assert [review.note for review in read_decision(path).reviews][1:] == ["Called again."]
    assert len(read_decision(path).claims) == 2


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    path = record(tmp_path, 1)
    broken = path.read_text().replace("[[review]]", "<<<<<<< HEAD\n[[review]]")
    path.write_text(broken)
    with pytest.raises(LedgerError, match="merge marker"):
        record(tmp_path, 1)
    assert path.read_text() == broken


@pytest.mark.parametrize(
    "change",
    [
        {"note": ""},
        {"note": " \n"},
        {"by": ""},
        {"at": "today"},
        {"expires": "next year"},
        {"decision": "approved"},
    ],
)
def test_a_review_that_could_not_be_read_back_is_refused(
    tmp_path: Path, change: dict[str, str]
) -> None:
    finding, claims = made(1)
    with pytest.raises(LedgerError):
        record_review(tmp_path, finding, claims, replace(review_of(), **change))  # type: ignore[arg-type]
    assert read_decisions(tmp_path) == ((), ())


@pytest.mark.parametrize("name", ["../outside", "a/b", "", ".hidden", "x" * 200, "a\nb"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "decisions"
    with pytest.raises(LedgerError, match="cannot be the name of a file"):
        record_review(folder, finding_of(COURIER, COMET, id=name), [COURIER, COMET], review_of())
    assert not list(tmp_path.rglob("*.toml"))


@settings(max_examples=60, deadline=None)
@given(note=st.text(min_size=1), quote=st.text(), source=st.text(max_size=40))
def test_whatever_people_and_articles_write_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, note: str, quote: str, source: str
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    claim = replace(COURIER, quote=quote, source=source)
    finding = finding_of(claim, COMET)
    if not note.strip():
        note += "."
    path = record_review(folder, finding, [claim, COMET], review_of(note=note))
    decision = read_decision(path)
    assert decision.reviews[0].note == note
    assert source in {claim.source for claim in decision.claims}
    text = path.read_text(encoding="utf-8")
    assert not any(ord(c) < 0x20 and c != "\n" for c in text)
    assert not any(c in text for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x7f\x9b")


def test_git_sees_the_decision_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    path = record(tmp_path / "decisions", 1)
    (tmp_path / "decisions" / ".x.77.tmp").write_text("left over")
    status = subprocess.run(
        ["git", "-C", str(tmp_path), "status", "--porcelain", "-uall"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(line[3:] for line in status.stdout.splitlines()) == [
        "decisions/.gitignore",
        f"decisions/{path.name}",
    ]


def test_more_figures_than_a_file_may_hold_are_one_line(tmp_path: Path) -> None:
    claims = [replace(COURIER, id=f"c{n}", quote=f"{n} " + "words " * 200) for n in range(1_000)]
    with pytest.raises(LedgerError, match="would be larger than"):
        record_review(tmp_path, finding_of(*claims), claims, review_of())
    assert read_decisions(tmp_path) == ((), ())


def test_half_a_character_in_an_article_does_not_hinder_a_decision(tmp_path: Path) -> None:
    claims = [replace(COURIER, quote="A broken \ud800 one: 8,000.", source="\udcff"), COMET]
    path = record_review(tmp_path, finding_of(*claims), claims, review_of())
    assert len(read_decision(path).claims) == 2


def test_only_what_is_asked_for_is_removed(tmp_path: Path) -> None:
    record(tmp_path, 1)
    record(tmp_path, 2)
    first, second = read_decisions(tmp_path)[0]
    assert remove_decisions(tmp_path, [first]) == (tmp_path / f"{first.id}.toml",)
    assert read_decisions(tmp_path)[0] == (second,)
    assert remove_decisions(tmp_path, [first]) == ()


def test_a_decision_that_somebody_added_to_meanwhile_is_not_removed(tmp_path: Path) -> None:
    record(tmp_path, 1)
    (seen,), _ = read_decisions(tmp_path)
    record(tmp_path, 1, "New evidence.")
    assert remove_decisions(tmp_path, [seen]) == ()
    assert len(read_decisions(tmp_path)[0]) == 1


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    hooks = ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", "-c", "gc.auto=0"]
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *hooks, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_hundred_branches_that_each_decide_merge_without_a_conflict(tmp_path: Path) -> None:
    folder = tmp_path / "claims" / "decisions"
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README.md").write_text("News.\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    for n in range(100):
        git(tmp_path, "checkout", "-q", "-b", f"decision-{n}", "main")
        record(folder, n)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", f"decide {n}")
    git(tmp_path, "checkout", "-q", "main")
    for n in range(100):
        git(tmp_path, "merge", "-q", "--no-edit", f"decision-{n}")
    decisions, errors = read_decisions(folder)
    assert errors == ()
    assert {decision.id for decision in decisions} == {made(n)[0].id for n in range(100)}
