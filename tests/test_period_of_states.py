"""When a figure holds that no time is given for: states, and what is told between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.extract.period import find_periods
from crosscheck.records import Block, Cell
from tests.made_document import made_article, made_document, of_figure, periods_of

Period = tuple[str | None, str | None]
NOW = ("2024-05-16", "2024-05-16")


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # The present tense tells how things stand on the day of the report.
        (("The orchestra has 84 players.",), "84", NOW),
        (("There are 5,800 whales in the gulf.",), "5,800", NOW),
        (("The reservoir contains 40 million litres.",), "40 million", NOW),
        (("The glacier's area is put by the survey at 59 hectares.",), "59", NOW),
        (("The comet's tail is 900 kilometres long.",), "900", NOW),
        (("Two thirds of the jurors are women.",), "Two thirds", NOW),
        (("The petition stands at 5,900 signatures.",), "5,900", NOW),
        (("The court employs 40 clerks.",), "40", NOW),
        # What is allowed holds until it is changed, and what will be is none of today's.
        (("The ferry is licensed to carry 403 people.",), "403", (None, None)),
        (("The limit on the bridge is 50 km/h.",), "50", (None, None)),
        (("The hall is designed for 900 people.",), "900", (None, None)),
        (("The stadium will seat 40,000.",), "40,000", (None, None)),
        (("The choir sang for 900 people.",), "900", (None, None)),
        # When a thing was made, told in passing, is not when it is so.
        (("The bridge, built in 1994, carries 40 lorries a day.",), "40", NOW),
        (("Norvane owns 56% of the mill, having bought into it in 1969.",), "56%", NOW),
        (("The figure for 2022 is 40.",), "40", ("2022-01-01", "2022-12-31")),
        # Whoever says in the present that something was, says nothing of today.
        (("Police seized 198 crates, says the judge.",), "198", (None, None)),
        # The next sentence does not go on with the day of a state.
        (("The orchestra has 84 players. It sold 900 tickets.",), "900", (None, None)),
    ],
)  # fmt: skip
def test_a_state_holds_on_the_day_of_the_report(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    found = periods_of(*paragraphs)
    assert of_figure(found, number) == wanted


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # The time of a comparison is not what the text goes on with.
        (("Some 22 towns took part, against 13 three years ago. The fair drew 900 people.",),
         "900", (None, None)),
        (("Revenue was 128 million euros, double that of 2022.",), "128 million", (None, None)),
        (("Rents rose in March, to 900 euros, the first rise in seven months.",),
         "900 euros", ("2024-03-01", "2024-03-31")),
        (("Output in the second quarter of 2023 was 90 tonnes.",
          "Tin made up 28 tonnes in the quarter, up from 12 tonnes in the first quarter of 2022."),
         "28", ("2023-04-01", "2023-06-30")),
        # Spans by name of the day, from a day on, and whole fiscal years.
        (("The fair drew 900 people from Wednesday 8 to Sunday 12 May.",),
         "900", ("2024-05-08", "2024-05-12")),
        (("The opera will be 28 million euros short in the year from July.",),
         "28 million", ("2024-07-01", "2025-06-30")),
        (("The orchestra's grant for the whole fiscal year was 50 million dollars.",),
         "50 million", ("2023-10-01", "2024-09-30")),
    ],
)  # fmt: skip
def test_times_are_read_with_what_they_are_set_against(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    found = periods_of(*paragraphs)
    assert of_figure(found, number) == wanted


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # Another figure's time behind a semicolon, or as its label in brackets, is its own alone.
        (("The town voted on 7 May. Turnout was 71 per cent; in the vote of 2021 it was 70.",),
         "71 per cent", ("2024-05-07", "2024-05-07")),
        (("The gap narrowed to 136 metres (2022: 158 metres).",), "136", (None, None)),
        (("The gap narrowed to 136 metres (2022: 158 metres).",),
         "158", ("2022-01-01", "2022-12-31")),
        # A day on which somebody reports, before the verb too.
        (("Norvane on Tuesday reported growth of 2.3% for the first quarter of 2024.",),
         "2.3%", ("2024-01-01", "2024-03-31")),
        # A month named by a day, spans known by their length, ends of units.
        (("The mill will close on 25 June. Forty men go that month.",),
         "Forty", ("2024-06-01", "2024-06-30")),
        (("Sales rose 4% in the nine weeks to 3 May. Rents were 900 euros in 2021.",
          "Norvane's sales grew 2% over the same nine weeks."),
         "2%", ("2024-03-02", "2024-05-03")),
        (("Debt will be below 420 million euros at the end of the month.",),
         "420 million", ("2024-05-31", "2024-05-31")),
        (("Debt was 400 million euros at the end of the year.",),
         "400 million", ("2023-12-31", "2023-12-31")),
        # What is to be by a month without a year is so by the next one.
        (("The bank proposes to close 38 branches by the end of February.",),
         "38", (None, "2025-02-28")),
        (("Another 26 branches by the end of December.",), "26", (None, "2024-12-31")),
        (("By the end of December 38 branches had closed.",), "38", (None, "2023-12-31")),
        (("By the end of April 38 branches had closed.",), "38", (None, "2024-04-30")),
        # "Since" goes with the perfect, not with a past beside it.
        (("Ann Hale won by 59 votes, and since Monday her people have been hooting.",),
         "59", (None, None)),
        (("The lake had 900 geese in April, 58 per cent fewer than at that point last year.",),
         "58 per cent", ("2024-04-01", "2024-04-30")),
        (("Visits are 2.5 per cent above last year's.",), "2.5 per cent", NOW),
        (("The islands had received 14,213 birds by mid-May.",), "14,213", (None, "2024-05-16")),
    ],
)  # fmt: skip
def test_a_time_is_its_own_clauses(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    found = periods_of(*paragraphs)
    assert of_figure(found, number) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Results for the 52 weeks ended 3 February 2024", ("2023-02-05", "2024-02-03")),
        ("Thefts in April 2024", ("2024-04-01", "2024-04-30")),
        # The year that is still running tells nothing of when.
        ("Ostrelle votes 2024", (None, None)),
    ],
)
def test_a_title_tells_the_time_of_what_is_past(title: str, wanted: Period) -> None:
    assert periods_of("The firm sold 900 boats.", title=title)["900"] == wanted


def test_the_day_in_a_heading_is_the_day_of_the_news() -> None:
    article = made_article("Position for Tuesday, 14 May 2024", "Demand was 262 megawatts.")
    blocks = (replace(article.blocks[0], kind="heading"), replace(article.blocks[1], kind="item"))
    (period,) = find_periods(made_document(replace(article, blocks=blocks)))
    assert (str(period.start), str(period.end)) == ("2024-05-14", "2024-05-14")


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Revenue", ("2023-02-05", "2024-02-03")),
        ("Stores at the year end", ("2024-02-03", "2024-02-03")),
    ],
)
def test_a_caption_and_a_heading_tell_the_span_of_a_column(label: str, wanted: Period) -> None:
    text = f"{label} | 900"
    at = len(text) - 3
    cells = (Cell(0, len(label), ""), Cell(at, len(text), "3 February 2024"))
    block = Block(0, len(text), kind="row", caption="Summary, 52 weeks ended", cells=cells)
    article = replace(made_article(text), blocks=(block,))
    (period,) = find_periods(made_document(article))
    assert (str(period.start), str(period.end)) == wanted
