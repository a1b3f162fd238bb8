"""Which year, and how much of it: totals of the year, what is given for it, what it is set on."""

from __future__ import annotations

import pytest

from tests.made_document import of_figure, periods_of

Period = tuple[str | None, str | None]
SO_FAR, WHOLE = ("2024-01-01", "2024-05-16"), ("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("Nine people drowned in April. That brought the total for the year to 84.",),
         "84", SO_FAR),
        (("Three people drowned on Monday, taking the year's toll to 87.",), "87", SO_FAR),
        (("The count for the year so far stands at 90.",), "90", SO_FAR),
        (("As of 3 May the tally for the year was 71 fires.",), "71", ("2024-01-01", "2024-05-03")),
        # What is aimed at is of the whole year, as is what is given for it.
        (("The minister stuck to his four million visitors for the year.",), "four million", WHOLE),
        (("The orchestra's budget was cut by 4 per cent this year.",), "4 per cent", WHOLE),
        (("Fees at the college went up by 6 per cent this year.",), "6 per cent", WHOLE),
        (("Some 40 people drowned this year.",), "40", SO_FAR),
        # Of what was promised for the year, this much has come until now.
        (("Of the 900 buses promised for this year, 40 have come.",), "40", SO_FAR),
        (("Of the 900 buses promised for this year, 40 have come.",), "900", WHOLE),
        (("Some 600 ships were built for the year to March.",),
         "600", ("2023-04-01", "2024-03-31")),
    ],
)  # fmt: skip
def test_the_year_is_the_one_that_runs_and_totals_of_it_end_with_the_report(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


def test_soon_after_a_years_end_the_year_is_the_one_that_is_over() -> None:
    text = "In December the pier drew 900 people. That brought the total for the year to 9,400."
    assert of_figure(periods_of(text, published="2024-01-12"), "9,400") == (
        "2023-01-01", "2023-12-31",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("Thefts fell from 74 last year to 32 so far in this one.", "32", SO_FAR),
        ("The mill lost 9 million euros last year, and 6 million in the first three months of this "
         "one.", "6 million", ("2024-01-01", "2024-03-31")),
        ("Sales came to 6 million last year, and the maker sees 8 million in the current one.",
         "8 million", WHOLE),
        ("Debts stood at 90 million euros at the end of March, and a year before that they were "
         "80 million euros.", "80 million", ("2023-03-31", "2023-03-31")),
        ("Six weeks into the campaign the police report 900 arrests.",
         "900", ("2024-04-04", "2024-05-16")),
    ],
)  # fmt: skip
def test_a_unit_left_unsaid_is_the_one_named_before(
    sentence: str, number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(sentence), number) == wanted


def test_this_one_before_a_noun_is_no_time() -> None:
    found = periods_of("The maker had 90 shops last year; 8 million came of this one shop.")
    assert of_figure(found, "8 million") != WHOLE


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("Some 900 ships docked last year, an increase of 4.6 per cent over 2022.",
         "4.6 per cent", ("2023-01-01", "2023-12-31")),
        ("Ships brought 900 claims between January and March, up by a fifth on the same quarter of "
         "2023.", "a fifth", ("2024-01-01", "2024-03-31")),
        ("The rent was 900 euros last month, 3 per cent below where it stood in April 2023.",
         "3 per cent", ("2024-04-01", "2024-04-30")),
        ("Some 90 ships docked last year, more than the 80 that came in 2019. They had 40 cars.",
         "40", ("2023-01-01", "2023-12-31")),
        # "Over" a time is also while it lasts, and on a day things happen.
        ("Prices rose by 4 per cent over the same nine weeks of 2023.",
         "4 per cent", ("2023-01-01", "2023-12-31")),
        ("A drop of 40 metres on Monday stopped the lift.", "40", ("2024-05-13", "2024-05-13")),
    ],
)  # fmt: skip
def test_what_a_change_is_set_on_is_not_when_it_happened(
    sentence: str, number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(sentence), number) == wanted


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("The intake is to rise to 7,500 a year by 2033.",
         "7,500", ("2033-01-01", "2033-12-31")),
        ("The share of clean rivers is to be 77 per cent by 2027.",
         "77 per cent", ("2027-01-01", "2027-12-31")),
        # A sum adds up until then; what had been reached by a year that is over ran up to it.
        ("The council will build 300 homes by 2030.", "300", (None, "2030-12-31")),
        ("By 2020 some 40 per cent of rivers had dried up.", "40 per cent", (None, "2020-12-31")),
        ("The fare is to rise to 4 euros from July 2025.", "4 euros", ("2025-07-01", None)),
        ("The fare rose to 4 euros in May from 3 euros in April.",
         "4 euros", ("2024-05-01", "2024-05-31")),
    ],
)  # fmt: skip
def test_a_target_is_of_the_time_it_is_set_for(sentence: str, number: str, wanted: Period) -> None:
    assert of_figure(periods_of(sentence), number) == wanted


def test_what_runs_since_a_day_began_before_the_report() -> None:
    text = "Since 1 January some 900 ships have docked."
    found = periods_of(text, published="2024-10-07")
    assert of_figure(found, "900") == ("2024-01-01", "2024-10-07")
