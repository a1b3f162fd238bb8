"""Units that a bare figure takes over from its neighbours or from a table's labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.document import Document, split_sentences
from crosscheck.extract.figures import read_figures
from crosscheck.extract.numbers.lexicon import lexicon
from crosscheck.extract.parse import parse
from crosscheck.extract.row_units import LabelUnit, label_rows, read_label
from crosscheck.extract.unit_carry import carry_units
from crosscheck.records import Article, Block, Cell
from crosscheck.vocabulary import Vocabulary


def carried(text: str, block: Block | None = None) -> list[tuple[float | None, str, str | None]]:
    article = Article("a.md", text, (block or Block(0, len(text)),))
    sentences = tuple(
        replace(s, figures=read_figures(s.text, s.start, Vocabulary())[0])
        for s in split_sentences(article, Vocabulary())
    )
    (document,) = parse([Document(article, sentences, Vocabulary())])
    mentions = carry_units(label_rows(document)).mentions
    return [(m.figure.value, m.figure.unit, m.figure.per) for m in mentions]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Revenue rose to 11 trillion won, from 9 trillion.", ["KRW", "KRW"]),
        ("It voted 12 million francs, of which 4 million went to guards.", ["CHF", "CHF"]),
        ("It set aside 61 million euros, down from 74 million in May.", ["EUR", "EUR"]),
        ("It costs 1.2 million euros. The other plan would cost 3.3 million.", ["EUR", "EUR"]),
        ("The fire is 40 per cent contained. A week ago it was 15.", ["percent", "percent"]),
        ("It was 39 degrees Celsius. They expect 41 degrees.", ["degree Celsius"] * 2),
        ("The thermometer stood at 39.", ["degree"]),
        ("Stocks rose by 4 million barrels in a week, to 42 million, it said.", ["barrel"] * 2),
        ("Stocks stood at 42 million barrels, after a build of 1.8 million.", ["barrel"] * 2),
        ("They burn 4 million tonnes. It sees a deficit of close to 400,000.", ["tonne"] * 2),
        ("The crop is 57 million tonnes. The union puts it at 55 million.", ["tonne"] * 2),
        ("Some 90 tonnes of ore and 12 of coal were lost.", ["tonne", "tonne"]),
        ("Of 40 tonnes, 14 have leaked.", ["tonne", "tonne"]),
        ("It had winds of 80 kilometres an hour and gusts of up to 95.", ["kilometre"] * 2),
        ("He costs 68 million euros. Another 12 million may follow.", ["EUR", "EUR"]),
        ("Sales may peak at 30 million crowns. They came to 6 million.", ["CZK", "CZK"]),
        (
            "It cost 6 million euros, a fifth of its revenue, which came to 30 million.",
            ["EUR", "percent", "EUR"],
        ),
        ("They ask for 6.5 per cent. The mill has offered 4.2.", ["percent", "percent"]),
        ("It raised the fare by 50 pesos to 250.", ["MXN", "MXN"]),
        ("It rose to 985 euros ($1,090) from 920.", ["EUR", "USD", "EUR"]),
        ("It is 735 euros a litre, having been at 680 in May.", ["EUR", "EUR"]),
        ("In Spain the thermometer stood at 39.", ["degree Celsius"]),
        ("In Texas the temperature reached 99 degrees.", ["degree"]),
        ("Off Spain the ship was listing 14 degrees.", ["degree"]),
        ("Rents reached £1,748. That is 143 pounds more than in May.", ["GBP", "GBP"]),
    ],
)
def test_a_bare_figure_goes_on_with_the_unit_before(text: str, units: list[str]) -> None:
    assert [unit for _, unit, _ in carried(text)] == units


@pytest.mark.parametrize(
    "text",
    [
        "It paid 61 million euros to 74 million people.",
        "It paid 61 million euros. The union puts it at 70.",
        "Sales fell 12 per cent to 345.",
        "It paid 500 euros. They sent 600 boats.",
        "They shipped 3 million tonnes to a city of 1.2 million.",
        "They shipped 3 million tonnes to 1.2 million.",
        "The lake rose by 3 metres, and there was a fall of 12.",
        "It cost 5 million euros, and 300 came.",
        "Of 40 tonnes, 14 barges had lost some.",
        "It lost 90 tonnes of ore and 12 of the crew.",
        "It cost 68 million euros. Another 12 million people saw it.",
        "It cost 68 million euros. Its audience came to 30 million.",
        "They ask for 6.5 per cent. The mill has offered 42.",
        "It raised the fare by 50 pesos to 250 riders' dismay.",
        "It sold the farm for 985 euros to 920.",
        "It is 735 euros a litre, and the mill is at 2.",
    ],
)
def test_a_figure_with_a_noun_or_a_verb_of_its_own_stays_a_count(text: str) -> None:
    assert [unit for _, unit, _ in carried(text)][-1] == "count"


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Area burnt (hectares)", LabelUnit("hectare")),
        ("Monthly revenue in NT$ billion. Source: filings", LabelUnit("TWD", 1e9)),
        ("Income (£m)", LabelUnit("GBP", 1e6)),
        ("Share of vote (%)", LabelUnit("percent")),
        ("Output, million barrels a day (May)", LabelUnit("barrel", 1e6, "day")),
        ("Output (mb/d)", LabelUnit("barrel", 1e6, "day")),
        ("Price ($ a tonne)", LabelUnit("USD", 1, "tonne")),
        ("Voters (millions)", LabelUnit("", 1e6)),
        ("Pay rise demanded, per month", LabelUnit(per="month")),
        ("Arrests (in Spain)", LabelUnit()),
        ("Arrests in May", LabelUnit()),
    ],
)
def test_labels_of_tables_name_units(label: str, found: LabelUnit) -> None:
    assert read_label(label, lexicon(Vocabulary())) == found


def test_a_row_takes_the_unit_of_its_label() -> None:
    text = "Area burnt (hectares) | 47,500"
    cells = (Cell(0, 21, "What"), Cell(24, 30, "Figure"))
    assert carried(text, Block(0, len(text), "row", "", cells)) == [(47_500, "hectare", None)]


def test_a_row_takes_scale_and_currency_of_the_caption_and_keeps_its_own() -> None:
    cells = (Cell(0, 4, "Month"), Cell(7, 11, "Revenue"))
    row = Block(0, 11, "row", "Monthly revenue in NT$ billion", cells)
    assert carried("July | 29.9", row) == [(29.9e9, "TWD", None)]
    cells = (Cell(0, 4, "Month"), Cell(7, 10, "Revenue"))
    assert carried("July | 12%", Block(0, 10, "row", "In NT$ billion", cells)) == [
        (12, "percent", None)
    ]


def test_every_noun_of_a_flow_is_in_the_measure_before() -> None:
    for noun in sorted(lexicon(Vocabulary()).words["flow"]):
        found = carried(f"They burn 400,000 tonnes. It sees a {noun} of 90,000.")
        assert found[-1] == (90_000, "tonne", None), noun
