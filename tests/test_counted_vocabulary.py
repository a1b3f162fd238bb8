"""Every row of the word lists about what is counted does what its example shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Cell, Claim
from crosscheck.vocabulary import Row, Vocabulary

VOCABULARY = Vocabulary()


def claims_of(texts: list[str]) -> list[tuple[Claim, ...]]:
    """The claims of each text, each read as an article of one paragraph."""
    articles = [Article(f"{i}.md", t, (Block(0, len(t)),)) for i, t in enumerate(texts)]
    found = extract(articles, VOCABULARY).claims
    return [tuple(c for c in found if c.article == a.path) for a in articles]


def kind_is(kind: str) -> Callable[[Row, Claim], bool]:
    return lambda _, claim: claim.kind == kind


def is_change(row: Row, claim: Claim) -> bool:
    return claim.kind == "change" and (claim.direction or "") == row["direction"]


CHECKS: dict[str, Callable[[Row, Claim], bool]] = {
    "change_verbs": is_change,
    "change_nouns": is_change,
    "comparatives": is_change,
    "limit_words": kind_is("limit"),
    "forecast_words": kind_is("forecast"),
    "kind_cues": lambda row, claim: claim.kind == row["kind"],
    "light_nouns": lambda row, claim: claim.thing == row["thing"],
    "light_verbs": lambda row, claim: row["verb"] not in claim.event.split(),
    "light_adjectives": lambda _, claim: (claim.thing, claim.qualifiers) == ("boat", None),
    "measure_verbs": lambda _, claim: claim.thing == "queue",
    "people_events": lambda row, claim: claim.topic == f"people {row['verb']}",
    "time_nouns": lambda _, claim: claim.thing == "boat",
    "small_claims": lambda _, claim: not claim.incidental,
    "durations": lambda _, claim: not claim.incidental,
    "fixed_phrases": lambda _, claim: claim.thing == "boat",
    "share_verbs": lambda _, claim: claim.topic == "car claim",
}


@pytest.mark.parametrize("table", sorted(CHECKS))
def test_every_row_reads_its_example(table: str) -> None:
    rows = VOCABULARY.rows(table)
    found = claims_of([row["example"] for row in rows])
    wrong = [
        f"{row['example']} {[(c.kind, c.direction, c.topic, c.qualifiers) for c in claims]}"
        for row, claims in zip(rows, found, strict=True)
        if not any(CHECKS[table](row, claim) for claim in claims)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("row", VOCABULARY.rows("grammar_words"), ids=lambda row: row["role"])
def test_every_grammar_word_does_what_its_example_shows(row: Row) -> None:
    if "left_out" in row:
        article = Article("a.md", row["example"], (Block(0, len(row["example"])),))
        assert [s.number for s in extract([article], VOCABULARY).skipped] == [row["left_out"]]
        return
    claim = claims_of([row["example"]])[0][-1]
    wanted = {k: v for k, v in row.items() if k in {"kind", "topic", "qualifiers", "incidental"}}
    assert wanted
    found = {key: getattr(claim, key) for key in wanted}
    if wanted.get("qualifiers") == "":
        found["qualifiers"] = found["qualifiers"] or ""
    assert found == wanted


def read_row(headings: tuple[str, ...], cells: tuple[str, ...]) -> Claim:
    """The last figure of a table's only row."""
    text, placed = "", []
    for heading, cell in zip(headings, cells, strict=True):
        placed.append(Cell(len(text), len(text) + len(cell), heading))
        text += f"{cell} | "
    block = Block(0, len(text) - 3, "row", "", tuple(placed))
    return extract([Article("t.html", text, (block,))], VOCABULARY).claims[-1]


@pytest.mark.parametrize("row", VOCABULARY.rows("plain_headings"), ids=lambda row: row["word"])
def test_a_plain_heading_leaves_the_label_to_say_what_is_counted(row: Row) -> None:
    claim = read_row(("What", row["example"]), ("empty homes", "4,100"))
    assert claim.topic == "empty home"


@pytest.mark.parametrize("row", VOCABULARY.rows("name_headings"), ids=lambda row: row["word"])
def test_a_heading_of_names_leaves_the_column_to_say_what_is_counted(row: Row) -> None:
    claim = read_row((row["example"], "Evictions"), ("Borsley", "4,100"))
    assert (claim.topic, claim.qualifiers) == ("eviction", "Borsley")


@pytest.mark.parametrize("row", VOCABULARY.rows("source_headings"), ids=lambda row: row["heading"])
def test_a_column_of_sources_says_whose_each_figure_is(row: Row) -> None:
    claim = read_row(("What", row["example"]), ("empty homes: 4,100", "Housing Office"))
    assert claim.attributed_to == "Housing Office"


def test_the_date_beside_a_source_is_no_part_of_its_name() -> None:
    claim = read_row(
        ("What", "Date and source"), ("empty homes: 4,100", "31 May 2024, Housing Office")
    )
    assert claim.attributed_to == "Housing Office"


def test_a_column_of_another_heading_names_no_source() -> None:
    claim = read_row(("What", "Landlord"), ("empty homes: 4,100", "Housing Office"))
    assert claim.attributed_to is None


@pytest.mark.parametrize(
    ("cell", "kind"), [("+37%", "change"), ("-4%", "change"), ("37%", "ratio")]
)
def test_a_sign_before_a_percentage_of_a_table_makes_it_a_change(cell: str, kind: str) -> None:
    assert read_row(("Pier", "On last week"), ("Borsley", cell)).kind == kind
