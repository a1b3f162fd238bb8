"""Seasons of a sport, and figures of accounts: of the year that they are told for, or its end."""

from __future__ import annotations

import pytest

from crosscheck.vocabulary import Vocabulary
from tests.made_document import of_figure, periods_of

Period = tuple[str | None, str | None]
FOOTBALL = "The striker joined the football club on a free transfer."
ACCOUNTS = "Rimmel Rovers has today published its accounts for the year ended 30 June 2023."


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("The ground drew 900 people a match last season.", "900", ("2022-07-01", "2023-06-30")),
        ("The past season the club lost 9 million euros.",
         "9 million", ("2022-07-01", "2023-06-30")),
        ("The club expects sales of 9 million euros this season.",
         "9 million", ("2023-07-01", "2024-06-30")),
        ("Some 900 people came so far this season.", "900", ("2023-07-01", "2024-05-16")),
        ("Some 900 people came in the first half of the current season.",
         "900", ("2023-07-01", "2023-12-30")),
    ],
)  # fmt: skip
def test_a_season_is_the_one_of_the_sport_that_the_article_is_about(
    sentence: str, number: str, wanted: Period
) -> None:
    def found(*paragraphs: str) -> Period:
        return of_figure(periods_of(*paragraphs), number)

    assert found(FOOTBALL, sentence) == wanted
    # Where nothing says when seasons start, no days are made up.
    assert found("The fort opened to visitors.", sentence)[0] is None


def test_each_sport_begins_its_season_as_its_row_says() -> None:
    for row in Vocabulary().rows("sport_seasons"):
        found = periods_of(row["example"], published=row["published"])
        assert tuple(row["period"]) in found.values()


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("Turnover rose to 312 million euros.", "312 million", ("2022-07-01", "2023-06-30")),
        # A year that labels the figure beside is the club's own.
        ("The loss narrowed to 41 million euros (2022: 52 million euros).",
         "52 million", ("2021-07-01", "2022-06-30")),
        ("It was founded in 1901 and lost 41 million euros in 2019.",
         "41 million", ("2019-01-01", "2019-12-31")),
        ("Net debt stood at 265 million euros at the year end.",
         "265 million", ("2023-06-30", "2023-06-30")),
        ("Net debt was 265 million euros at the year end, compared with 241 million euros twelve "
         "months before.", "241 million", ("2022-06-30", "2022-06-30")),
        ("Since the year end the club has spent 96 million euros.",
         "96 million", ("2023-07-01", "2024-05-16")),
        ("It made 9 million euros and ended the year with 70 million euros in the bank.",
         "70 million", ("2023-06-30", "2023-06-30")),
        ("It made 9 million euros and ended the year with 70 million euros in the bank.",
         "9 million", ("2022-07-01", "2023-06-30")),
    ],
)  # fmt: skip
def test_figures_of_accounts_are_of_their_year_or_of_its_end(
    sentence: str, number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(ACCOUNTS, sentence), number) == wanted


@pytest.mark.parametrize(
    ("opening", "since"),
    [
        ("Sales in 2024 fell. Since the year end", "2024-01-01"),
        ("Sales in the second quarter of 2024 fell. Since the quarter end", "2024-04-01"),
        ("Sales in the first quarter of 2024 fell. Since the quarter end", "2024-04-01"),
    ],
)
def test_a_year_that_still_runs_has_no_days_since_its_end(opening: str, since: str) -> None:
    found = periods_of(f"{opening} it has paid 90 million euros.")
    assert of_figure(found, "90 million") == (since, "2024-05-16")


def test_a_year_named_without_accounts_is_not_the_storys() -> None:
    found = periods_of(
        "The mayor spoke of the year ended 30 June 2023.", "The fair drew 900 people."
    )
    assert found["900"] != ("2022-07-01", "2023-06-30")


def test_a_quarter_pointed_to_is_the_one_that_the_month_before_lies_in() -> None:
    found = periods_of("The jobless rate in March was 4 per cent.", "In the quarter, 900 left.")
    assert of_figure(found, "900") == ("2024-01-01", "2024-03-31")


def test_a_row_of_days_is_one_time() -> None:
    found = periods_of("The port lost 900 boats on 12, 13 and 14 May.")
    assert of_figure(found, "900") == ("2024-05-12", "2024-05-14")
