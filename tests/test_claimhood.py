"""What is a claim, what is one that nobody checks, and what is none: nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract import Extraction, extract
from crosscheck.records import Article, Block, BlockKind, Cell
from crosscheck.vocabulary import Vocabulary


def read(text: str, kind: BlockKind = "paragraph") -> Extraction:
    """The extraction from a text of one block."""
    return extract([Article("article.md", text, (Block(0, len(text), kind),))], Vocabulary())


LEADING_ZERO = "a number with a leading zero, as in codes and telephone numbers"
PERIOD_PART = "a part of a period or a game"
MALFORMED = "digits whose separators fit no way of writing numbers"
CLAIMS = [
    ("Three spectators were hurt.", "Three"),
    ("Police made four arrests.", "four"),
    ("That makes seven dead in a week.", "seven"),
    ("The slide left five hikers dead.", "five"),
    ("The fire took four lives.", "four"),
    ("The bomb killed seven people.", "seven"),
    ("Only 8 have been built.", "8"),
    ("She was jailed and sentenced to 12 years.", "12"),
    ("The repairs will take 10 days.", "10"),
    ("Repairs would cost $18m and take eight months.", "eight"),
    ("Sales have now fallen for 38 months in a row.", "38"),
    ("The team set a target of seven days to empty the tanks.", "seven"),
    ("Patients waited 14 weeks on average.", "14"),
    ("The death toll was 27.", "27"),
    ("The judge jailed him for seven years.", "seven"),
    ("She received a four-month jail sentence.", "four"),
    ("The country's web users number 100m.", "100m"),
    ("Fourteen patients were treated, nine of whom were children.", "nine"),
    ("Some 90 were unvaccinated. Four had received a dose.", "Four"),
    ("Sixty-one of the infections are in the east.", "Sixty-one"),
    ("Add in the north and it was 16.2 million.", "16.2 million"),
    ("The old jet had flown 31,870 hours.", "31,870"),
    ("The film was watched for 12 million minutes.", "12 million"),
    ("Shares closed at 65.", "65"),
    ("The lift was stuck, on hold for 47 minutes on average.", "47"),
    ("The town shut nine of its 46 pools.", "nine"),
    ("The town voted a credit of 12,9 million francs.", "12,9 million francs"),
    ("Storms forced a halt to sailings that lasted 11 hours.", "11"),
    ("The stoppage was short: it lasted for 11 hours.", "11"),
    ("The concerts sold out in 47 minutes.", "47"),
    ("Trains left late, by an average of 25 minutes.", "25"),
    ("Add the pool, which will have 25,000 seats.", "25,000"),
    ("Write to Box Hill, where 40 people died.", "40"),
    ('"Some 500 are dead. Who did it?" asks Ana Ruiz.', "500"),
    ("Her letter holds 2,500 words.", "2,500"),
    ("Five persons remain missing.", "Five"),
    ("Passports were refused in one case in five.", "one case in five"),
    ("Passports were refused in one asylum case in five.", "one asylum case in five"),
    ("A bare half were paid.", "half"),
    ("The half that went were paid.", "half"),
    ("Six of the dead were from Wexmoor.", "Six"),
    ("Ships came on average six hours late.", "six"),
    ("It employs 31 men a shop, against Kapel's 64.", "64"),
    ("They must issue 1,204 permits.", "1,204"),
    ("Some 1640 hrs of film were lost.", "1640"),
]
INCIDENTAL = [
    ("The makers sold seven new lines.", "seven"),
    ("The two sides met in Geneva.", "two"),
    ("Of the three routes, one is a track.", "three"),
    ("He lived there for 19 years.", "19"),
    ("Two months into the truce, trucks are rare.", "Two"),
    ("Some 190,068 people had waited more than 52 weeks.", "52"),
    ("She has six cats.", "six"),
    ("She has two of the three keys.", "two"),
    ("He lived there for 900 days.", "900"),
    ("It makes 28-nanometre chips.", "28"),
    ("She left the room in 11 minutes.", "11"),
]
NO_CLAIMS = [
    ("Most of the patients were 65 or older.", "65", "an age"),
    ("The 112 line took 900 calls.", "112", "a name or label, not a figure"),
    ("Did 40 people really die?", "40", "a question asserts nothing"),
    ('"Is it true that 500 are dead?" asks Ana Ruiz.', "500", "a question asserts nothing"),
    ("The Post welcomes letters of up to 250 words.", "250", "an instruction asserts nothing"),
    ("Bread costs 18 times what it did.", "18", "a multiple, not a figure"),
    ("Send us letters that have 400 words.", "400", "an instruction asserts nothing"),
    ("Children under 5 travel free.", "5", "an age"),
    ("Many of them were under 18.", "18", "an age"),
    ("Deangelo West was 27.", "27", "an age"),
    ("Patients must be seen within 18 weeks.", "18", "a threshold"),
    ("Send 400 words to the editor.", "400", "an instruction asserts nothing"),
    ("A woman of about sixty sells cakes.", "sixty", "an age"),
    ("At 45 you think of such things.", "45", "an age"),
    ("The former champion was 22 when she retired.", "22", "an age"),
    ("By then I will be 35, so hopefully fit.", "35", "an age"),
    ("Ana Agassi, now 34, has progressed.", "34", "an age"),
    ("They are legally adults at 18.", "18", "an age"),
    ("He retired at 65 and sang.", "65", "an age"),
    ("Aged 18 years and 185 days, he won.", "18 years and 185 days", "an age"),
    ("He lives at 14 Elm Street.", "14", "part of an address"),
    ("Write to the club, PO Box 12, Perth 6000.", "6000", "part of an address"),
    ("Write to the club, PO Box 12.", "12", "part of an address"),
    ("I took the 728 on Thursday.", "728", "a name with a number in it"),
    ("Nobody told me which 18.", "18", "a question asserts nothing"),
    ("The shop shuts at ten at night.", "ten at night", "a time of day"),
    ("It was ten past five and dark.", "ten past five", "a time of day"),
    ("It was past eleven on Monday.", "eleven", "a time of day"),
    ("Some 74 quakes of magnitude 4 or more struck.", "4", "a threshold"),
    ("I saw not one free seat.", "one", '"one" as a pronoun, not a figure'),
    ("They fed 900,000, half as many as in May.", "half", "a figure of speech"),
    ("The cost was 8,60 in all.", "8,60", MALFORMED),
    ("Orders rose in the half by 900.", "half", PERIOD_PART),
    ("Kites had a strong half, with 900 sold.", "half", PERIOD_PART),
    ("Ana R. (38) ran for it.", "38", "an age"),
    ("Nine of the dead were younger than 16.", "16", "an age"),
    ("The boat was due on Monday, 1640 hrs.", "1640 hrs", "a time of day"),
    ("Kites cost $40 ($1 = 0.75 pounds).", "$1", "the unit of an exchange rate"),
    ("He wrote it for issue 1,204 of the monthly.", "1,204", "a name or label, not a figure"),
    ("They saw Ocean's 12 and left.", "12", "a name with a number in it"),
    ("Ask the line: 0 700 111 022.", "0 700 111 022", LEADING_ZERO),
]


@pytest.mark.parametrize(("text", "number"), CLAIMS)
def test_small_figures_that_somebody_would_check_are_claims(text: str, number: str) -> None:
    assert number in {c.number for c in read(text).claims if not c.incidental}


def test_sales_go_past_a_number_as_hours_do_not() -> None:
    assert [c.value for c in read("Sales went past eleven million.").claims] == [11e6]
    assert [c.value for c in read("They walked past eleven dogs on Monday.").claims] == [11]


def test_a_magnitude_that_was_measured_is_a_claim() -> None:
    assert [c.value for c in read("A quake of magnitude 4.5 struck.").claims] == [4.5]


def test_a_small_part_of_a_tables_row_is_a_claim() -> None:
    row = Block(0, 17, "row", "", (Cell(0, 13, "What"), Cell(16, 17, "Number")))
    [claim] = extract([Article("t.html", "of whom women | 3", (row,))], Vocabulary()).claims
    assert not claim.incidental


def test_small_parts_of_an_item_about_the_dead_are_claims() -> None:
    text = "Deaths: 47, of which 38 in Wexmoor, 6 in Leyte and 3 in Samar."
    [*found] = extract([Article("a.md", text, (Block(0, len(text), "item"),))], Vocabulary()).claims
    assert [c.number for c in found if not c.incidental] == ["47", "38", "6", "3"]


@pytest.mark.parametrize(("text", "number"), INCIDENTAL)
def test_figures_that_nobody_checks_are_marked(text: str, number: str) -> None:
    assert number in {c.number for c in read(text).claims if c.incidental}


@pytest.mark.parametrize(("text", "number", "reason"), NO_CLAIMS)
def test_what_asserts_nothing_is_left_out_with_the_reason(
    text: str, number: str, reason: str
) -> None:
    result = read(text)
    assert number not in {c.number for c in result.claims}
    assert (number, reason) in {(s.number, s.reason) for s in result.skipped}


def test_headings_make_no_claims_and_their_figures_are_listed() -> None:
    result = read("Floods kill 400 in the north", "heading")
    assert not result.claims
    assert [s.number for s in result.skipped] == ["400"]


WORDS = st.sampled_from(
    [
        "the",
        "40",
        "900",
        "3.5",
        "boats",
        "people",
        "were",
        "killed",
        "aged",
        "under",
        "within",
        "times",
        "?",
        ".",
        ",",
        "rose",
        "fell",
        "by",
        "to",
        "12%",
        "$3m",
        "two",
        "weeks",
        "of",
        "them",
        "and",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_every_figure_is_a_claim_or_left_out_with_a_reason(words: list[str]) -> None:
    from crosscheck.extract.figures import read_figures

    text = " ".join(words)
    figures, _ = read_figures(text, 0, Vocabulary())
    result = read(text)
    seen = {c.start for c in result.claims} | {s.start for s in result.skipped if s.reason}
    assert {figure.start for figure in figures} <= seen
