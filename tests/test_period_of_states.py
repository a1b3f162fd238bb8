"""When a figure holds that no time is given for: states, and what is told between them."""

from __future__ import annotations

import pytest

from tests.made_document import periods_of

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
    assert found[next(key for key in found if number in key)] == wanted


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
    assert found[next(key for key in found if number in key)] == wanted
