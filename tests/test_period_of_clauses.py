"""Times of a figure and of the one it is held against; times that a text says twice or in part."""

from __future__ import annotations

import pytest

from tests.made_document import of_figure, periods_of

Period = tuple[str | None, str | None]
YEAR_2023 = ("2023-01-01", "2023-12-31")
WEEKS = "Interim results for the 26 weeks to 2 March 2024"
HALF = ("2023-09-03", "2024-03-02")


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("On Tuesday punctuality stood at 61%, whereas in March it was 79%.",), "61%",
         ("2024-05-14", "2024-05-14")),
        (("On Tuesday punctuality stood at 61%, whereas in March it was 79%.",), "79%",
         ("2024-03-01", "2024-03-31")),
        # A time at the end of what is set beside it goes for both.
        (("Exports rose by 40 tonnes while imports fell by 30 tonnes in March.",), "40",
         ("2024-03-01", "2024-03-31")),
        (("In 2023 some 900 came, as against 640 a year earlier, when 710 left.",), "640",
         ("2022-01-01", "2022-12-31")),
        (("In 2023 some 900 came, as against 640 a year earlier, when 710 left.",), "710",
         ("2022-01-01", "2022-12-31")),
        (("The mill took in 900 tonnes in 2023.", "A year earlier it had been 1,200, which makes "
          "for a drop of about 25%."), "25%", YEAR_2023),
        (("The mill took in 900 tonnes in 2023.", "A year earlier there were 1,200, which is a "
          "heap of 75 lorries."), "75", ("2022-01-01", "2022-12-31")),
        (("Its share of sales fell from 8% a year ago to 7% in the 12 weeks to 5 May.",), "8%",
         ("2023-02-12", "2023-05-05")),
        (("The total for the year was lifted to 900, more than at the same point of 2023, when it "
          "stood at 640.",), "640", ("2023-01-01", "2023-05-16")),
        (("From January to March 900 came.", "In April 40 came.", "Rents rose by 4% to 640 euros "
          "in the same three months."), "4%", ("2024-01-01", "2024-03-31")),
        (("In the first 3 months of the year 900 came, a third fewer than in the same stretch of "
          "2023.",), "a third", ("2024-01-01", "2024-03-31")),
    ],
)  # fmt: skip
def test_a_figure_held_against_another_keeps_its_own_time(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        # A timetable of what is over is no plan.
        ("On Monday 82 of 400 scheduled trains were late.", "82", ("2024-05-13", "2024-05-13")),
        ("Some 82 trains are scheduled for Friday.", "82", ("2024-05-17", "2024-05-17")),
        # Digits that count something are no day of the month before them.
        ("At the end of March 3,412 cases were open.", "3,412", ("2024-03-31", "2024-03-31")),
        ("In March 2.5 million came.", "2.5 million", ("2024-03-01", "2024-03-31")),
        # When it was published does not make a time longer that was over by then.
        ("Thefts fell by 31% last year, new numbers out on Tuesday show.", "31%", YEAR_2023),
        ("Some 900 boats have sunk this year in Norway.", "900", ("2024-01-01", "2024-05-16")),
        ("Between 31 December and 2 January some 900 came.", "900", ("2023-12-31", "2024-01-02")),
        ("The pier gauge showed 13.68 metres on Sunday.", "13.68", ("2024-05-12", "2024-05-12")),
        ("The record, 900 boats, dates from 2023.", "900", YEAR_2023),
        ("For the year to 28 April 2025 the mill expects 900 tonnes.", "900",
         ("2024-04-29", "2025-04-28")),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_meant(sentence: str, number: str, wanted: Period) -> None:
    assert of_figure(periods_of(sentence), number) == wanted


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("Sales came to £7.8 million in the first half.",), "7.8", HALF),
        (("Profit was £212 million (H1 2022/23: £231 million), after £34 million of costs.",),
         "212", HALF),
        (("Profit was £212 million (H1 2022/23: £231 million), after £34 million of costs.",),
         "34", HALF),
        (("In the second quarter, the 13 weeks to 2 March, sales were £3.8 million.",), "3.8",
         ("2023-12-03", "2024-03-02")),
        (("Online it had a strong time, with orders growing 11%.",), "11%", HALF),
        (("In 1979 the firm had 4 shops. Profit rose by £9 million in the half.",), "£9 million",
         ("2023-09-03", "2024-03-02")),
    ],
)  # fmt: skip
def test_results_of_so_many_weeks_say_which_half_or_quarter_is_meant(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs, title=WEEKS), number) == wanted


def test_a_half_that_nobody_tells_the_days_of_is_no_year_and_may_be_one_of_a_match() -> None:
    firm = periods_of("In 1979 the firm had 4 shops. Profit rose by £9 million in the half.")
    assert of_figure(firm, "£9 million") == (None, None)
    match = periods_of("On Tuesday the hosts had 14 shots. The guests had 9 shots in the half.")
    assert of_figure(match, "9") == ("2024-05-14", "2024-05-14")
