"""Every row of the word lists of numbers does what its example says."""

from __future__ import annotations

from typing import Any

import pytest

from crosscheck.extract.document import Figure
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary
from tests.rated import rated

TABLES = (
    "number_words", "scales", "vague", "fractions", "hedges", "number_links", "units", "currencies",
    "number_dates", "identifiers", "number_contexts", "ordinals",
)  # fmt: skip
ROWS = [(table, n, row) for table in TABLES for n, row in enumerate(Vocabulary().rows(table))]


def first_figure(text: str) -> Figure:
    figures, _ = read_figures(text, 0, Vocabulary())
    assert figures, text
    return figures[0]


def expectations(table: str, row: Any) -> dict[str, Any]:
    """What the row's own fields promise about its example's first figure."""
    wanted = {k: row[k] for k in ("number", "hedge", "unit", "per") if k in row and row[k] != ""}
    if table == "number_words":
        wanted = {"value": row["value"]}
    elif table in ("scales", "fractions"):
        wanted = {"value": pytest.approx(row["reads"])}
    elif table == "vague":
        wanted = {"value": None, "hedge": "vague"}
    elif table == "hedges":
        wanted |= {k: row[k] for k in ("low", "high") if k in row}
    elif table == "currencies":
        wanted = {"unit": row["code"]}
    elif table == "number_links":
        wanted = {"number": row["reads"]}
    return wanted


@pytest.mark.parametrize(
    ("table", "row"), [(t, r) for t, _, r in ROWS], ids=[f"{t}-{n}" for t, n, _ in ROWS]
)
def test_each_row_does_what_its_example_says(table: str, row: Any) -> None:
    assert row["example"]
    if row.get("left_out"):
        rest = [item.text for item in read_figures(row["example"], 0, Vocabulary())[1]]
        assert row["left_out"] in rest
        return
    wanted = expectations(table, row)
    assert wanted or row.get("left_out") == "", "the row promises nothing"
    figure = first_figure(row["example"])
    found = {key: figure.text if key == "number" else getattr(figure, key) for key in wanted}
    assert found == wanted


HEDGED = [
    (word, row["hedge"], side)
    for row in Vocabulary().rows("hedges")
    if row["hedge"]
    for side in ("before", "after")
    for word in row.get(side, ())
]


@pytest.mark.parametrize(("word", "hedge", "side"), HEDGED, ids=[f"{s}-{w}" for w, _, s in HEDGED])
def test_every_hedge_word_is_read(word: str, hedge: str, side: str) -> None:
    joined = word if word[0] in "-+" or word == "ish" else f" {word}"
    text = f"It may {word} 500 boats." if side == "before" else f"They sent 500{joined} boats."
    assert first_figure(text).hedge == hedge


UNIT_WORDS = [
    (word, row["unit"], row.get("per"), row.get("factor", 1))
    for row in Vocabulary().rows("units")
    for word in (*row.get("words", ()), *row.get("irregular", ()))
]


@pytest.mark.parametrize(
    ("word", "unit", "per", "factor"), UNIT_WORDS, ids=[word[0] for word in UNIT_WORDS]
)
def test_every_measure_is_read_after_digits(
    word: str, unit: str, per: str | None, factor: float
) -> None:
    figure = first_figure(f"They counted 12 {word} more.")
    assert (figure.unit, figure.per, figure.value) == (unit, per, 12 * factor)


SIGNS = [
    (sign, row["code"]) for row in Vocabulary().rows("currencies") for sign in row.get("signs", ())
]


@pytest.mark.parametrize(("sign", "code"), SIGNS, ids=[f"{c}-{s}" for s, c in SIGNS])
def test_every_currency_sign_is_read_before_digits(sign: str, code: str) -> None:
    figure = first_figure(f"They paid {sign}5,000 for it.")
    assert (figure.unit, figure.value) == (code, 5000)


def test_every_measure_that_has_a_name_in_pint_is_known_to_pint() -> None:
    from pint import UnitRegistry

    registry: Any = UnitRegistry()
    named = [row["pint"] for row in Vocabulary().rows("units") if "pint" in row]
    assert named
    assert [name for name in named if name not in registry] == []


def test_every_currency_code_is_one_that_babel_knows() -> None:
    from babel import Locale

    known = set(Locale.parse("en").currencies)
    codes = {row["code"] for row in Vocabulary().rows("currencies")}
    assert codes - known <= {"BTC"}


RATES = Vocabulary().rows("rates")


@pytest.mark.parametrize("row", RATES, ids=[f"{r['per']}-{n}" for n, r in enumerate(RATES)])
def test_each_rate_does_what_its_example_says(row: Any) -> None:
    last = rated(row["example"]).mentions[-1].figure
    assert (last.per or "") == row.get("reads", row["per"])
