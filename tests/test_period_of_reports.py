"""The time that a report or a schedule gives to figures that name none."""

from __future__ import annotations

import pytest

from tests.made_document import of_figure, periods_of

Period = tuple[str | None, str | None]
YEAR_2023 = ("2023-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("The coast guard has today presented its annual report for 2023 to parliament.",
          "Fires on boats rose by 12 per cent."), "12 per cent", YEAR_2023),
        (("Fewer cars were stolen last year, according to the annual numbers that the police "
          "brought to the council on Tuesday.", "Officers made 640 arrests."), "640", YEAR_2023),
        # What came out with figures of its own is no such report.
        (("The mayor opened a police station on Tuesday.", "Officers made 640 arrests."), "640",
         ("2024-05-14", "2024-05-14")),
        (("Reporting period: 1-30 April 2024. Issued in Leeds on 2 May.",
          "Lorries brought 900 tonnes of flour."), "900", ("2024-04-01", "2024-04-30")),
        (("Reporting period: 1-30 April 2024.", "On 14 May a ship sank. In the reporting period 40 "
          "ships came."), "40", ("2024-04-01", "2024-04-30")),
        (("Data received by 18:00 on 13 May 2024.", "Injured: 129. Missing: 14."), "129",
         (None, "2024-05-13")),
        (("Data received by 18:00 on 13 May 2024.", "Ninety schools hit, with 30 roofs lost."),
         "Ninety", (None, "2024-05-13")),
        # When the figures were taken out of a register is not what they are of.
        (("The clinic has published its annual report for 2023. All figures were extracted on "
          "31 March 2024.", "Nurses saw 640 people."), "640", YEAR_2023),
    ],
)  # fmt: skip
def test_a_report_gives_its_time_to_the_figures_that_name_none(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("There were 900 fires in 2023, against 1,000 in 2022, which is a fall of 10 per cent.",),
         "10 per cent", YEAR_2023),
        (("Half rations have been given since 1 March; until then it had been 70 per cent.",),
         "70 per cent", (None, "2024-02-29")),
        (("Sales rose to 40 million in the third quarter of 2023. That was up from 30 million in "
          "the second.",), "30 million", ("2023-04-01", "2023-06-30")),
        # In a match or a race nothing speaks of quarters of the year.
        (("On Tuesday the home team had 40 shots.", "It had 12 in the second."), "12",
         ("2024-05-14", "2024-05-14")),
        (("Vacancies fell by 400 over the quarter to 9,000 at the end of March.",), "400",
         ("2024-01-01", "2024-03-31")),
    ],
)  # fmt: skip
def test_a_figure_leans_on_what_the_text_has_told(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        ("It expects the tally to reach 600 flights by the time the strike ends, at midnight on "
         "Sunday.", "600", ("2024-01-21", "2024-01-21")),
        ("Some 600 people came on Sunday.", "600", ("2024-01-14", "2024-01-14")),
        ("Some 20,300 people were waiting when the year ended.", "20,300",
         ("2023-12-31", "2023-12-31")),
        ("Some 20,300 people were waiting at the turn of the year.", "20,300",
         ("2023-12-31", "2023-12-31")),
        ("In the first half of the year 71 people were fined.", "71",
         ("2023-01-01", "2023-06-30")),
        ("In the first half of the year the bank may lose 71 people.", "71",
         ("2024-01-01", "2024-06-30")),
        ("In the first half of the year 71 people will be fined.", "71",
         ("2024-01-01", "2024-06-30")),
    ],
)  # fmt: skip
def test_a_time_is_read_by_the_tense_it_stands_in(text: str, number: str, wanted: Period) -> None:
    assert of_figure(periods_of(text, published="2024-01-18"), number) == wanted
