"""Decision files: what is read, and the one line that says what is wrong with a broken one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.errors import LedgerError
from crosscheck.ledger import read_decision, read_decisions
from crosscheck.ledger.files import LARGEST_FILE, parse_decision
from crosscheck.records import DecidedClaim, Review

ID = "cc1-c7f3a91e04d2b6aa"
GOOD = f"""\
schema = 1
id = "{ID}"
question = "landings per day, Reed Harbour"

[[claim]]
source = "Courier"
published = "2024-03-11"
number = "8,000"
quote = "They counted 8,000."

[[review]]
decision = "explained"
by = "Ana Ruiz <ana@example.org>"
at = "2026-11-21T10:04:00Z"
note = "Two days of the same week."
expires = "2027-02-21"
"""


def write(folder: Path, text: str, name: str = ID) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str, name: str = ID) -> LedgerError:
    """The error that reading `text` gives; exactly one, and one line long."""
    write(folder, text, name)
    decisions, errors = read_decisions(folder)
    assert decisions == ()
    assert len(errors) == 1
    assert len(str(errors[0]).splitlines()) == 1
    assert errors[0].path.endswith(f"{name}.toml")
    return errors[0]


def test_a_file_as_the_reference_shows_it_is_read(tmp_path: Path) -> None:
    decision = read_decision(write(tmp_path, GOOD))
    assert decision.id == ID
    assert decision.question == "landings per day, Reed Harbour"
    assert decision.claims == (
        DecidedClaim("Courier", "2024-03-11", "8,000", "They counted 8,000."),
    )
    assert decision.reviews == (
        Review(
            "explained",
            "Ana Ruiz <ana@example.org>",
            "2026-11-21T10:04:00Z",
            "Two days of the same week.",
            "2027-02-21",
        ),
    )


def test_the_reference_page_shows_a_file_that_is_read(tmp_path: Path) -> None:
    page = Path(__file__).parent.parent / "docs" / "reference" / "decisions.md"
    block = page.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    name = block.split('id = "')[1].split('"')[0]
    decision = read_decision(write(tmp_path, block, name))
    assert decision.reviews[-1].expires is not None
    assert all(claim.value and claim.topic and claim.unit for claim in decision.claims)


def test_tomls_own_dates_and_numbers_are_taken_too(tmp_path: Path) -> None:
    text = GOOD.replace('"2024-03-11"', '2024-03-11\nvalue = 8000.0\nunit = "count"')
    text = text.replace('"2026-11-21T10:04:00Z"', "2026-11-21T10:04:00Z")
    text = text.replace('"2027-02-21"', "2027-02-21")
    decision = read_decision(write(tmp_path, text))
    assert decision.claims[0].published == "2024-03-11"
    assert decision.claims[0].value == "8000"
    assert decision.reviews[0].at == "2026-11-21T10:04:00+00:00"
    assert decision.reviews[0].expires == "2027-02-21"


def test_a_missing_folder_holds_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "none") == ((), ())


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "decisions"
    path.write_text("not a folder")
    decisions, errors = read_decisions(path)
    assert decisions == ()
    assert "must be a folder" in str(errors[0])


def test_files_that_are_no_decisions_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    for name in ("README.md", ".gitignore", ".lock", f".{ID}.toml.77.tmp", f"{ID}.toml.orig"):
        (tmp_path / name).write_text("no decision")
    decisions, errors = read_decisions(tmp_path)
    assert [decision.id for decision in decisions] == [ID]
    assert errors == ()


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    for name in ("cc1-b", "cc1-a"):
        write(tmp_path, GOOD.replace(ID, name), name)
    write(tmp_path, "<<<<<<< HEAD\n", "cc1-0")
    decisions, errors = read_decisions(tmp_path)
    assert [decision.id for decision in decisions] == ["cc1-a", "cc1-b"]
    assert [Path(error.path).name for error in errors] == ["cc1-0.toml"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("question", "<<<<<<< HEAD\nquestion", 3, "merge marker"),
        ("[[review]]", ">>>>>>> branch\n[[review]]", 11, "merge marker"),
        ("question", "=======\nquestion", 3, "not valid TOML"),
        ("schema = 1", "schema = 2", 1, "upgrade"),
        ("schema = 1", "schema = true", 1, "schema must be 1"),
        ("schema = 1\n", "", 1, "schema must be 1"),
        (f'id = "{ID}"', 'id = "cc1-0000000000000000"', 2, "not the file's name"),
        (f'id = "{ID}"\n', "", 1, "'id' is missing"),
        ("question", "queston", 3, "did you mean 'question'?"),
        ('number = "8,000"', 'nunber = "8,000"', 8, "did you mean 'number'?"),
        ('number = "8,000"', 'number = ""', 8, "'number' is missing or empty"),
        ("note =", "notes =", 15, "did you mean 'note'?"),
        ('by = "Ana Ruiz <ana@example.org>"\n', "", 11, "'by' is missing or empty in [[review]]"),
        ('note = "Two days of the same week."', 'note = "  "', 15, "'note' is missing or empty"),
        ('decision = "explained"\n', "", 11, "'decision' is missing"),
        ("explained", "explaind", 12, "did you mean 'explained'?"),
        ("explained", "approved", 12, "unknown decision 'approved'"),
        ("2026-11-21T10:04:00Z", "yesterday", 14, "no date and time"),
        ("2026-11-21T10:04:00Z", "2026-13-21T10:04:00Z", 14, "no date and time"),
        ("2027-02-21", "2027-02-30", 16, "no date"),
        ("2024-03-11", "11 March", 7, "no date"),
        ('note = "Two days of the same week."', "note = 5", 15, "must be text"),
        ('note = "', 'note = "One"\nnote = "', 16, "not valid TOML"),
        ("[[claim]]", "[claim]", 5, "at least one [[claim]]"),
        ("[[claim]]", "[[claims]]", 5, "unknown key 'claims'"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    assert old in GOOD
    error = complaint(tmp_path, GOOD.replace(old, new, 1))
    assert says in str(error)
    assert error.line == line
    assert error.exit_code == 2


def test_the_line_is_that_of_the_review_that_is_wrong(tmp_path: Path) -> None:
    second = '\n[[review]]\ndecision = "explained"\nby = "Ana"\nat = "2026-11-22"\nnoet = "x"\n'
    assert complaint(tmp_path, GOOD + second).line == 22


def test_words_in_a_note_are_not_taken_for_keys(tmp_path: Path) -> None:
    note = '"""\n[[review]]\nby = nobody\n"""'
    text = GOOD.replace('"Two days of the same week."', note).replace("2027-02-21", "soon")
    assert complaint(tmp_path, text).line == 19


def test_bytes_that_are_not_utf8_are_refused_with_their_line(tmp_path: Path) -> None:
    (tmp_path / f"{ID}.toml").write_bytes(GOOD.encode().replace(b"Two days", b"Two d\xe4ys"))
    _, errors = read_decisions(tmp_path)
    assert "not UTF-8" in str(errors[0])
    assert errors[0].line == 15


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    (tmp_path / f"{ID}.toml").write_bytes(raw)
    assert read_decision(tmp_path / f"{ID}.toml").id == ID


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    assert "larger than" in str(complaint(tmp_path, GOOD + "#" * LARGEST_FILE))


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 400_000,
        "a = " + "{a=" * 200_000,
        "a" + ".a" * 400_000 + " = 1",
        "a = " + "9" * 900_000,
        'a = "' + '\\"' * 450_000,
        "[[claim]]\n" * 90_000,
    ],
    ids=["lists", "tables", "dots", "digits", "escapes", "headers"],
)
@pytest.mark.usefixtures("_soon")
def test_hostile_toml_is_refused_in_bounded_time(tmp_path: Path, text: str) -> None:
    assert complaint(tmp_path, text)


@pytest.fixture
def _soon() -> object:
    import time

    begin = time.process_time()
    yield
    assert time.process_time() - begin < 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_pipes_and_links_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cc1-a.toml")
    (tmp_path / "cc1-b.toml").symlink_to("/dev/zero")
    decisions, errors = read_decisions(tmp_path)
    assert decisions == ()
    assert ["not a regular file" in str(error) for error in errors] == [True, True]


def outcome(text: str) -> str:
    """The id of the decision that the text holds, or how many lines say why it holds none."""
    try:
        return parse_decision(text, Path(f"{ID}.toml")).id
    except LedgerError as error:
        return "one line" if len(str(error).splitlines()) == 1 else str(error)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(0, len(GOOD)))
def test_whatever_is_typed_into_a_file_ends_in_a_decision_or_one_line(text: str, at: int) -> None:
    assert outcome(GOOD[:at] + text + GOOD[at:]) in (ID, "one line")
