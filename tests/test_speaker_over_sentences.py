"""Speakers that another sentence, a quotation's frame or a table's source line names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Cell
from crosscheck.vocabulary import Vocabulary
from tests.made import article

CHAINS = [
    (
        "it: the body named last",
        "The Coast Guard said 14 boats had sunk. It says 212 people were saved.",
        "Coast Guard",
    ),
    (
        "it: a subject that said nothing with a figure",
        "The Bank of Norland meets on Thursday. It thinks that prices will rise by 212 crowns.",
        "Bank of Norland",
    ),
    (
        "it: the body that the sentence before counted",
        "The county health department gave 40 doses, it said. By May it had recorded 212 cases.",
        "county health department",
    ),
    (
        "a first word that is no name is no body",
        "Dengue struck 40 towns. In May the ministry counted 212 cases.",
        "ministry",
    ),
    (
        "its: an office of the body named last",
        "The United Nations did not comment. Its food office says that 212 trucks are waiting.",
        "United Nations' food office",
    ),
    (
        "she: the person named last",
        "Schools are shut, said Ana Ruiz, the mayor. The Coast Guard was out. "
        "She said 212 roads were under water.",
        "Ana Ruiz",
    ),
    (
        "he: a subject before him in the sentence",
        "When Brian Marsh took office, he promised to build 212 homes.",
        "Brian Marsh",
    ),
    (
        "he or she: not the one of the other gender",
        "Mr Brian Marsh spoke first. Mrs Ana Ruiz spoke last. He said 212 roads were shut.",
        "Mr Brian Marsh",
    ),
    (
        "its: the subject of its own sentence, not who spoke before",
        "The Pickers Union said 40 walked out. Norland Fruit sold 212 crates, according to "
        "its annual report.",
        "Norland Fruit's annual report",
    ),
    (
        "its: a building that is the subject of its sentence",
        "The Pickers Union said 40 walked out. The cannery's mill lost 212 crates, according to "
        "its annual report.",
        "cannery's mill's annual report",
    ),
    (
        "its: whoever spoke before, where the sentence is about no body",
        "The Pickers Union met in May. Membership grew by 212, according to its annual report.",
        "Pickers Union's annual report",
    ),
    (
        "the company: a name in capitals that speaks is no dateline",
        "ORVEX said on Monday it would close. The company said 212 workers had left.",
        "ORVEX",
    ),
    (
        "they: several",
        "Farmers blocked the road. They say 212 cows have died.",
        "farmers",
    ),
    (
        "the agency: a general word",
        "NORDKRAFT, the energy agency, answered. Some 212 homes are dark, the agency said.",
        "NORDKRAFT",
    ),
    (
        "the coast guard: the fullest name that the article gives",
        "The Norland Coast Guard (NCG) was out. Some 212 people are safe, the coast guard said.",
        "Norland Coast Guard (NCG)",
    ),
    (
        "an acronym: the name it stands for",
        "The Office of School Building (OSB) has moved. The OSB says 212 schools are closed.",
        "Office of School Building (OSB)",
    ),
    (
        "a surname: name and title",
        "Commissioner Brian Marsh spoke. Some 212 guns were found, Marsh said.",
        "Commissioner Brian Marsh",
    ),
    (
        "the commissioner: the one name with that title",
        "Commissioner Brian Marsh spoke. Some 212 guns were found, the commissioner said.",
        "Commissioner Brian Marsh",
    ),
    (
        "the figures: data named before with their owner",
        "Figures from the Coast Guard showed fewer landings. The figures also show 212 rescues.",
        "Coast Guard",
    ),
    (
        "the report: its owner's",
        "The Coast Guard published its report. Its report says 212 people were saved.",
        "Coast Guard's report",
    ),
]


@pytest.mark.parametrize(("text", "name"), [pytest.param(t, n, id=i) for i, t, n in CHAINS])
def test_a_short_form_stands_for_whoever_was_named(text: str, name: str) -> None:
    assert speaker(text, "212") == name


@pytest.mark.parametrize(
    "text",
    [
        "The Coast Guard said 14 boats had sunk. That is 212 fewer than last year.",
        "The Coast Guard said 14 boats had sunk. Nationally, the figure was 212.",
        "She was out, Ana Ruiz said. The road, 212 metres above the sea, is shut.",
        'Ana Ruiz said: "It is cold." The lake is 212 metres deep.',
    ],
)
def test_the_next_sentence_has_no_speaker_of_its_own_accord(text: str) -> None:
    assert speaker(text, "212") is None


@pytest.mark.parametrize(
    "dateline",
    ["ARDEL, Vermont. — ", "ARDEL, Vt. — ", "ARDEL. ", "ARDEL, Vermont. ", "ARDEL (Wire). ",
     "ARDEL, Vermont: ", "ARDEL — "],
)  # fmt: skip
def test_the_town_of_a_dateline_is_no_source(dateline: str) -> None:
    text = f"{dateline}A blaze swept the tannery on Monday. The company said 212 hides were lost."
    assert speaker(text, "212") == "company"
    named = f"{dateline}Orvex Leather lost a tannery. The company said 212 hides were lost."
    assert speaker(named, "212") in {"Orvex Leather", "company"}


def test_a_pronoun_that_stands_for_nobody_credits_nobody() -> None:
    assert speaker("She said 212 roads were shut.", "212") is None


@pytest.mark.parametrize(
    "text",
    [
        '"We have 90 beds," Ana Ruiz said. "Another 212 will follow."',
        '"It was bad. We lost 212 boats. It hurts," said Ana Ruiz.',
        'Ana Ruiz said: "We have 90 beds. Another 212 will follow."',
        'Ana Ruiz was angry. "We lost 212 boats," she said.',
        "Ana Ruiz said: “It is cold. Some 212 boats are frozen in.”",
        'Ana Ruiz said: "It is cold.\n\n"Some 212 boats are frozen in."',
        'Ana Ruiz stood on the quay. "We are cold. They say 212 boats are frozen in," she said.',
    ],
)
def test_a_quotation_is_by_whoever_its_frame_names(text: str) -> None:
    assert speaker(text, "212") == "Ana Ruiz"


def test_a_quotation_never_closed_ends_where_the_next_one_opens() -> None:
    text = (
        'Ana Ruiz said: "It is cold. "Some are frozen in here," she added. Snow fell on 212 boats.'
    )
    assert speaker(text, "212") is None


def test_a_quoted_word_is_no_quotation() -> None:
    text = 'Ana Ruiz said she was cold. The "frozen" boats, 212 of them, lie at the quay.'
    assert speaker(text, "212") is None


def test_a_source_column_names_the_source_of_each_row() -> None:
    text = "Dead\t212\tCoast Guard\n\nMissing\t90\tHarbour Office"
    heads = ("What", "Figure", "Source")
    rows = tuple(_row(text, line, heads) for line in text.split("\n\n"))
    claims = extract([Article("t.html", text, rows)], Vocabulary()).claims
    assert {c.number: c.attributed_to for c in claims} == {
        "212": "Coast Guard",
        "90": "Harbour Office",
    }


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Source: Coast Guard. Figures include the islands.", "Coast Guard"),
        ("Sources: Coast Guard, Harbour Office", "Coast Guard, Harbour Office"),
        ("Rescues by year.", None),
    ],
)
def test_a_source_line_below_a_table_names_the_source_of_all_rows(
    line: str, name: str | None
) -> None:
    text = f"2021\t212\n\n2022\t90\n\n{line}"
    first, second, _ = text.split("\n\n")
    rows = tuple(_row(text, row, ("Year", "Rescues")) for row in (first, second))
    blocks = (*rows, Block(len(text) - len(line), len(text)))
    claims = extract([Article("t.html", text, blocks)], Vocabulary()).claims
    assert {c.number: c.attributed_to for c in claims if len(c.number) < 4} == {
        "212": name,
        "90": name,
    }


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Rescues in May, by boat (OPEC, monthly report)", "OPEC"),
        ("Rescues (NRLI, March 2026)", "NRLI"),
        ("Rescues (source: Coast Guard)", "Coast Guard"),
        ("Cost of rescues (EUR, per boat)", None),
        ("Rescues (UAE, March 2026)", None),
        ("Rescues (England, March 2026)", None),
        ("Rescues (OPEC, monthly) by boat", None),
    ],
)
def test_initials_in_brackets_behind_a_caption_are_the_source(
    caption: str, name: str | None
) -> None:
    text = "2021\t212"
    row = replace(_row(text, text, ("Year", "Rescues")), caption=caption)
    (claim,) = extract([Article("t.html", text, (row,))], Vocabulary()).claims
    assert claim.attributed_to == name


def speaker(text: str, number: str) -> str | None:
    """The speaker of one figure of a text."""
    claims = extract([article("a.md", text, "The Lantern", None)], Vocabulary()).claims
    return next(claim.attributed_to for claim in claims if claim.number.split()[0] == number)


def _row(text: str, line: str, headings: tuple[str, ...]) -> Block:
    start, cells = text.index(line), []
    at = start
    for part, heading in zip(line.split("\t"), headings, strict=True):
        cells.append(Cell(at, at + len(part), heading))
        at += len(part) + 1
    return Block(start, start + len(line), "row", cells=tuple(cells))
