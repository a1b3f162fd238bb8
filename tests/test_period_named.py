"""Times that a text names in a roundabout way: "that Sunday", "the March quarter", a heading."""

from __future__ import annotations

import pytest

from crosscheck.extract.period import find_periods
from crosscheck.records import Article, Block
from tests.made_document import made_article, made_document, of_figure, periods_of

Period = tuple[str | None, str | None]
QUARTER = ("2024-01-01", "2024-03-31")


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("The drought of January, February and March killed 640 cows.", "640", QUARTER),
        ("In 2021, 2022 and 2023 the yard built 900 boats.", "900", ("2021-01-01", "2023-12-31")),
        # Months with a gap between them are no span.
        ("In January and March 640 cows died.", "640", ("2024-03-01", "2024-03-31")),
        ("Some 640 cases were reported in the week to 5 May.", "640", ("2024-04-29", "2024-05-05")),
        ("Orders came to 900 in the quarter to March.", "900", QUARTER),
        # A rate by the week, with the day on which somebody will have counted.
        ("The hotline takes 900 calls a week to 5 centres.", "900", ("2024-05-16", "2024-05-16")),
        ("In the March quarter the firm won 900 customers.", "900", QUARTER),
        ("In the December half the firm lost 640 customers.", "640", ("2023-07-01", "2023-12-31")),
        ("In the first three quarters, the yard built 900 boats.", "900",
         ("2023-01-01", "2023-09-30")),
        ("In the first half of April 40 people drowned.", "40", ("2024-04-01", "2024-04-15")),
        ("On the first Tuesday of the year 900 people waited.", "900",
         ("2024-01-02", "2024-01-02")),
        ("On the last Friday in April 900 people waited.", "900", ("2024-04-26", "2024-04-26")),
        ("In the second round, which ran from 3 to 9 March, 900 people voted.", "900",
         ("2024-03-03", "2024-03-09")),
    ],
)  # fmt: skip
def test_a_span_is_read_however_it_is_put(sentence: str, number: str, wanted: Period) -> None:
    assert of_figure(periods_of(sentence), number) == wanted


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # A weekday that stands for its kind is no date.
        (("On 4 May the ward took in 90 patients, 12% more than is usual for a Monday.",), "12%",
         ("2024-05-04", "2024-05-04")),
        (("On Monday the ward took in 90 patients.",), "90", ("2024-05-13", "2024-05-13")),
        # "That Sunday" is the one that was named by its date, else the latest.
        (("The river rose to 9 metres on 21 April.", "That Sunday 40 streets were under water."),
         "40", ("2024-04-21", "2024-04-21")),
        (("Some 40 streets were under water on that Sunday.",), "40",
         ("2024-05-12", "2024-05-12")),
        # What would have been is told of the time of the story, not added up until now.
        (("In March 2023 the frost killed 90 trees. With nets 40 would have been lost.",), "40",
         ("2023-03-01", "2023-03-31")),
        (("On Tuesday 640 shops could not take cards.", "Up to 90 cafes could not open."), "90",
         ("2024-05-14", "2024-05-14")),
        # What a figure is as much as is its measure, not its time.
        (("On Sunday 900 guards were on duty, twice as many as last year.",), "900",
         ("2024-05-12", "2024-05-12")),
        (("April was 2 degrees above the average of 1991-2020.",), "2",
         ("2024-04-01", "2024-04-30")),
        # "Reported its quarter" says of what, "reported on Wednesday" when.
        (("The yard reported its first quarter on Wednesday. It lost €31 million.",), "31",
         QUARTER),
        (("The yard reported a theft on Wednesday. It lost €31 million.",), "31", (None, None)),
        # An event that is told by its month happened on the one day of it that is named.
        (("An outage last November left 900 homes without light.", "On Nov. 11 some 40 calls "
          "failed.", "On the day of the outage shares cost 6 euros."), "6 euros",
         ("2023-11-11", "2023-11-11")),
        (("An outage last November left 900 homes without light.", "On Nov. 11 some 40 calls "
          "failed, on Nov. 14 some 50.", "Since the outage 70 have left."), "70",
         (None, "2024-05-16")),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_told_from_one(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    assert of_figure(periods_of(*paragraphs), number) == wanted


def periods_under(heading: str, paragraph: str) -> dict[str, Period]:
    """The periods of a paragraph beneath a heading, by the figures' words."""
    plain = made_article("The mayor spoke.", heading, paragraph)
    first, second, third = plain.blocks
    blocks = (first, Block(second.start, second.end, "heading"), third)
    article = Article("made.md", plain.text, blocks, "", plain.published, "")
    document = made_document(article)
    found = zip(document.mentions, find_periods(document), strict=True)
    return {
        m.figure.text: (str(p.start) if p.start else None, str(p.end) if p.end else None)
        for m, p in found
    }


@pytest.mark.parametrize(
    ("heading", "sentence", "wanted"),
    [
        ("Saturday", "The railway cancelled 298 trains.", ("2024-05-11", "2024-05-11")),
        ("April 2024", "The railway cancelled 298 trains.", ("2024-04-01", "2024-04-30")),
        ("The April 2024 trains", "The railway cancelled 298 trains.", (None, None)),
        # A dateline tells when it was written.
        ("16 May 2024", "The railway has cancelled 298 trains.", (None, "2024-05-16")),
    ],
)
def test_a_heading_that_is_a_time_alone_is_that_of_what_stands_beneath(
    heading: str, sentence: str, wanted: Period
) -> None:
    assert periods_under(heading, sentence)["298"] == wanted
