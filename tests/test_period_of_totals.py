"""Totals that add up, states beside them, and when something was foretold or traded."""

from __future__ import annotations

import pytest

from tests.made_document import of_figure, periods_of

Period = tuple[str | None, str | None]
SINCE_MARCH = ("2024-03-01", "2024-05-16")


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("The number of visitors since 1 March stood at 4 million on Sunday.",),
         "4 million", ("2024-03-01", "2024-05-12")),
        (("As of noon today 71 men have fallen ill since the outbreak was declared on 3 March. "
          "Twelve men have died.",), "71", ("2024-03-03", "2024-05-16")),
        # What the article opens with goes on in the perfect tense, whatever else began when.
        (("Some 64 patients have fallen ill since March.", "Eleven of the patients have died."),
         "Eleven", SINCE_MARCH),
        (("Some 64 patients have fallen ill since March.",
          "Some 900 cases were counted abroad since an epidemic began in July 2022.",
          "The clinic has treated 40 patients."), "40", SINCE_MARCH),
        # The most since March, killed on one day, are that day's.
        (("A fire on Tuesday killed 31 people, the most since March.",),
         "31", ("2024-05-14", "2024-05-14")),
        (("On Tuesday the bank, which has lost money since 2019, sold 900 bonds.",),
         "900", ("2024-05-14", "2024-05-14")),
        # A year as far as it had come; the whole of another year stays whole.
        (("By the end of October police had seized 2,610 guns in 2023.",), "2,610",
         ("2023-01-01", "2023-10-31")),
        (("Police seized 2,610 guns in 2023, and 40 by the end of March.",), "2,610",
         ("2023-01-01", "2023-12-31")),
        # What is there on a day is no total.
        (("Some 40 thefts were counted between January and June 2023. As of 30 June 2023 the force "
          "had 1,562 officers.",), "1,562", (None, "2023-06-30")),
        (("The firm sold 40 boats in 2022. It has raised 3 million euros since it was founded.",),
         "3 million", (None, "2024-05-16")),
    ],
)  # fmt: skip
def test_a_running_total_runs_from_its_start_to_the_day_it_is_told_for(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("The bank sees growth of 3 per cent in 2025, against the 4 per cent it projected in "
         "January.", "4 per cent", ("2025-01-01", "2025-12-31")),
        ("Prices will rise by 41 per cent this year, the bank says. In January it had forecast a "
         "rise of 20 per cent.", "20 per cent", ("2024-01-01", "2024-12-31")),
        ("Output for 2025 is projected at 14 tonnes, compared with the 15 tonnes envisaged in "
         "March.", "15", ("2025-01-01", "2025-12-31")),
        ("Guidance for 2025 is reduced to 48 tonnes of tin, from 61 tonnes.",
         "61", ("2025-01-01", "2025-12-31")),
        # What is expected in a month is of that month; a level left behind is of another time.
        ("Sales of 40 boats are expected in June.", "40", ("2024-06-01", "2024-06-30")),
        ("Sales rose to 48 tonnes in March, from 61 tonnes.", "61", (None, None)),
        ("Starts ran at 268 in April, up 9 per cent from March (246).",
         "246", ("2024-03-01", "2024-03-31")),
    ],
)  # fmt: skip
def test_when_it_was_foretold_is_not_what_a_forecast_is_of(
    text: str, number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(text), number) == wanted


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("Tanks that took in 40 tonnes of oil in March will not be emptied by May.",
         "40", ("2024-03-01", "2024-03-31")),
        ("The ministers agreed on 6 May to raise output by 137 tonnes in September.",
         "137", ("2024-09-01", "2024-09-30")),
        ("The next round is in October, and we want 500 children in it.",
         "500", ("2024-10-01", "2024-10-31")),
        # A noun's month is no date to come, nor is a day that is near.
        ("The figure for November is 40.", "40", ("2023-11-01", "2023-11-30")),
        ("The choir sold 900 tickets for 28 May.", "900", ("2024-05-28", "2024-05-28")),
        # A clause that tells another figure keeps its day.
        ("Tin traded at 65 dollars, having settled on Monday at 64 dollars.",
         "64 dollars", ("2024-05-13", "2024-05-13")),
        ("Tin settled on Monday at 64 dollars, having traded at 65 dollars.",
         "64 dollars", ("2024-05-13", "2024-05-13")),
    ],
)  # fmt: skip
def test_a_time_is_read_by_the_clause_it_stands_in(text: str, number: str, wanted: Period) -> None:
    assert of_figure(periods_of(text), number) == wanted


def test_a_clause_aside_keeps_its_day_to_itself() -> None:
    found = periods_of("Tin was trading at 65 dollars, having settled on 3 April at 64 dollars.")
    assert of_figure(found, "64 dollars") == ("2024-04-03", "2024-04-03")
    assert of_figure(found, "65 dollars") != ("2024-04-03", "2024-04-03")
