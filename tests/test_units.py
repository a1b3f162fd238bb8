"""Units: measures in British spelling, currencies by code, and what a word means where."""

from __future__ import annotations

from datetime import date

import pytest

from crosscheck.extract.currency import settle_currencies
from crosscheck.extract.document import Document, Sentence
from crosscheck.extract.figures import read_figures
from crosscheck.extract.numbers.letter_signs import trusted_letters
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary


def units(text: str) -> list[tuple[str, float | None, str]]:
    return [(f.text, f.value, f.unit) for f in read_figures(text, 0, Vocabulary())[0]]


@pytest.mark.parametrize(
    ("text", "number", "value", "unit"),
    [
        ("It carried 1.4 million liters.", "1.4 million", 1_400_000, "litre"),
        ("It burned 9,000 metric tons.", "9,000", 9000, "tonne"),
        ("It lies 3.6 nautical miles out.", "3.6", 3.6, "nautical mile"),
        ("It covers 40 square kilometers.", "40", 40, "square kilometre"),
        ("It covers 40 km².", "40", 40, "square kilometre"),
        ("It covers 40km2.", "40", 40, "square kilometre"),
        ("A 12-kilogram cylinder fell.", "12", 12, "kilogram"),
        ("It was 71 degrees.", "71", 71, "degree"),
        ("It has a 13A fuse.", "13", 13, "ampere"),
        ("It has 256mb of memory.", "256", 256, "megabyte"),
        ("The storm had a pressure of 960mb.", "960", 960, "millibar"),
        ("A 2.6ghz chip is in it.", "2.6", 2.6, "gigahertz"),
        ("It was 30 degrees Celsius.", "30", 30, "degree Celsius"),
        ("It was 98.6°F.", "98.6", 98.6, "degree Fahrenheit"),
        ("A quake of magnitude 6.1 struck.", "6.1", 6.1, "magnitude"),
        ("A 5.4-magnitude quake struck.", "5.4", 5.4, "magnitude"),
        ("He is 5ft 10in tall.", "5ft 10in", 5 + 10 / 12, "foot"),
        ("It took two hours and 15 minutes.", "two hours and 15 minutes", 2.25, "hour"),
        ("It took an hour and a half.", "an hour and a half", 1.5, "hour"),
        ("It took half an hour.", "half", 0.5, "hour"),
        ("A five-year deal was signed.", "five", 5, "year"),
        ("It fell for 38 quarters in a row.", "38", 38, "quarter"),
        ("They lost 55,000 working days.", "55,000", 55_000, "count"),
        ("It rose five percentage points.", "five percentage points", 5, "percentage point"),
        ("They cut rates by a quarter point.", "a quarter point", 0.25, "percentage point"),
        ("They cut rates by half a point.", "half a point", 0.5, "percentage point"),
        ("It rose 25 basis points.", "25 basis points", 25, "basis point"),
        ("They seized 11,400 pounds of fentanyl.", "11,400", 11_400, "pound"),
        ("The fine was 20 pounds.", "20 pounds", 20, "GBP"),
        ("It cost 20 million pounds.", "20 million pounds", 20e6, "GBP"),
        ("They drank in two bars.", "two", 2, "count"),
    ],
)
def test_measures(text: str, number: str, value: float, unit: str) -> None:
    ((found, worth, name),) = units(text)
    assert (found, name) == (number, unit)
    assert worth == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "number", "value", "code"),
    [
        ("It cost $406.", "$406", 406, "USD"),
        ("It cost US $180 million.", "US $180 million", 180e6, "USD"),
        ("It cost C$75m.", "C$75m", 75e6, "CAD"),
        ("It cost £1.2bn.", "£1.2bn", 1.2e9, "GBP"),
        ("It cost 1,314 shekels.", "1,314 shekels", 1314, "ILS"),
        ("It cost 3,765 million euros.", "3,765 million euros", 3765e6, "EUR"),
        ("It cost 60 Canadian dollars.", "60 Canadian dollars", 60, "CAD"),
        ("It cost 60 Fijian dollars.", "60 Fijian dollars", 60, "FJD"),
        ("It cost Rs 5,000 crore.", "Rs 5,000 crore", 5e10, "INR"),
        ("It cost P5,000.", "P5,000", 5000, "PHP"),
        ("It cost 500 EUR.", "500 EUR", 500, "EUR"),
        ("It cost EUR 500.", "EUR 500", 500, "EUR"),
        ("It cost 120p.", "120p", 1.2, "GBP"),
        ("It cost 50 cents.", "50 cents", 0.5, "USD"),
        ("It cost 3 dollars 50 cents.", "3 dollars 50 cents", 3.5, "USD"),
        ("It cost billions of dollars.", "billions of dollars", None, "USD"),
        ("It cost 12 Mexican pesos.", "12 Mexican pesos", 12, "MXN"),
    ],
)
def test_money(text: str, number: str, value: float | None, code: str) -> None:
    assert units(text) == [(number, value if value is None else pytest.approx(value), code)]


def test_a_unit_behind_the_second_of_two_numbers_is_both_s() -> None:
    assert [u for _, _, u in units("They took 45 and 50 mg of it.")] == ["milligram", "milligram"]
    assert [u for _, _, u in units("Of the 160 kilometres of road, 148 are open.")] == [
        "kilometre"
    ] * 2


def settled(text: str) -> list[str]:
    article = Article("a.md", text, (Block(0, len(text)),), published=date(2024, 5, 1))
    figures, _ = read_figures(text, 0, Vocabulary())
    sentence = Sentence(0, 0, len(text), text, 0, article.blocks[0], figures)
    document = settle_currencies(Document(article, (sentence,), Vocabulary()))
    return [m.figure.unit for m in document.mentions]


def test_pesos_are_those_of_the_country_that_is_named() -> None:
    assert settled("In Manila, the Philippines, fishermen lost 60 pesos a kilo.") == ["PHP"]
    assert settled("They lost 60 pesos a kilo.") == ["MXN"]
    assert settled("BOGOTÁ. They lost 60 pesos a kilo.") == ["COP"]
    assert settled("In Manila, they lost 60 Mexican pesos.") == ["MXN"]


def test_francs_are_those_of_the_country_that_is_named_at_both_ends_of_a_change() -> None:
    assert settled("In Senegal a litre went from 920 to 985 francs.") == ["XOF", "XOF"]
    assert settled("In Gabon a litre costs 985 francs.") == ["XAF"]
    assert settled("In Kigali, Rwanda, a litre costs 985 francs.") == ["RWF"]
    assert settled("In Basel, Switzerland, a litre costs 985 francs.") == ["CHF"]
    assert settled("A litre costs 985 francs.") == ["CHF"]
    assert settled("In Senegal 920 boats cost 985 francs.") == ["count", "XOF"]


def test_of_countries_named_as_often_the_first_settles_whose_pesos_they_are() -> None:
    assert settled("In Uruguay, where Argentina played, guards lost 60 pesos.") == ["UYU"]
    assert settled("In Argentina, where Uruguay played, guards lost 60 pesos.") == ["ARS"]


def test_where_no_country_is_named_the_towns_tell_whose_dollars_they_are() -> None:
    assert settled("In Winnipeg, far from Toronto, the police paid $5m.") == ["CAD"]
    assert settled("In Winnipeg, far from Chicago, the police paid $5m.") == ["USD"]
    assert settled("In the United States, far from Toronto and Winnipeg, it paid $5m.") == ["USD"]


def test_a_sign_of_one_country_settles_the_word_that_many_share() -> None:
    assert settled("They lost ₱200,000, and the fine is 50 pesos.") == ["PHP", "PHP"]


def test_a_bare_dollar_is_american_unless_the_article_is_plainly_about_another_country() -> None:
    assert settled("A Canadian firm paid $5m.") == ["USD"]
    assert settled("In Canada, Canadians in Toronto and Ottawa, Ontario, paid $5m.") == ["CAD"]
    assert settled("In Canada, Canadians in Toronto and Ottawa, Ontario, paid US$5m.") == ["USD"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It cost R29 140 in May.", [("R29 140", 29140, "ZAR")]),
        ("Debt reached R95bn.", [("R95bn", 95e9, "ZAR")]),
        ("The train leaves from R62.", []),
        (
            "Debt passed R5 million; rent is R168 a month.",
            [("R5 million", 5e6, "ZAR"), ("R168", 168, "ZAR")],
        ),
        ("South African petrol costs R21.40.", [("R21.40", 21.4, "ZAR")]),
        ("The rand fell, and bread is R18 a loaf.", [("R18", 18, "ZAR")]),
        ("South Africa closed the R62 and the N1.", []),
        ("South Africa asks for form R7131.", []),
        ("Norway put R0 at R3.20.", []),
    ],
)
def test_a_letter_is_a_sign_where_the_article_counts_in_its_money(
    text: str, amounts: list[tuple[str, float, str]]
) -> None:
    letters = trusted_letters(text, Vocabulary())
    figures, _ = read_figures(text, 0, Vocabulary(), letters)
    assert [(f.text, f.value, f.unit) for f in figures] == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The summit COP29 opened.", []),
        ("At COP 29 they met.", []),
        ("Goals such as SDG 13 and SDG 4 lag behind.", []),
        ("AMD 7 chips sold well.", []),
        ("AMD 7% higher, BOB 4.5% lower.", [("7%", 7, "percent"), ("4.5%", 4.5, "percent")]),
        ("The euro gained: USD 5% down.", [("5%", 5, "percent")]),
        ("A sack costs COP 29,000 or AMD 400.", [("COP 29,000", 29000, "COP"),
                                                 ("AMD 400", 400, "AMD")]),
        ("It paid COP4m.", [("COP4m", 4e6, "COP")]),
        ("It paid SDG 5 million.", [("SDG 5 million", 5e6, "SDG")]),
    ],
)  # fmt: skip
def test_a_code_that_names_other_things_is_money_before_more_than_two_digits(
    text: str, amounts: list[tuple[str, float, str]]
) -> None:
    figures, _ = read_figures(text, 0, Vocabulary())
    assert [(f.text, f.value, f.unit) for f in figures] == amounts


def test_who_writes_one_dollar_with_its_country_means_another_by_the_bare_sign() -> None:
    canada = "In Canada, Canadians in Toronto and Ottawa, Ontario, paid"
    assert settled(f"{canada} C$9m ($6.6m).") == ["CAD", "USD"]
    assert settled("In Toronto, Canada, it paid $9m, or US$6.6m.") == ["CAD", "USD"]
    assert settled("It paid US$9m for a firm with $2m in debts.") == ["USD", "USD"]
    assert settled("They lost N$85 million.") == ["NAD"]


def test_cents_are_those_of_the_articles_money() -> None:
    assert settled("In South Africa, South African drivers pay 90 cents, not 5 rand.") == [
        "ZAR",
        "ZAR",
    ]
    assert settled("A South African drink costs 90 cents in Boston.") == ["USD"]
