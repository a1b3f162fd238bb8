"""When a figure holds: expressions of time, whose they are, and what is carried over."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.period import find_periods
from crosscheck.extract.period.clock import Clock
from crosscheck.extract.period.expressions import find_expressions
from crosscheck.vocabulary import Row, Vocabulary
from tests.made_document import made_article, made_document, of_figure, periods_of

EN = Vocabulary()
Period = tuple[str | None, str | None]


def period(row: Row) -> Period:
    """A row's period; "" is open."""
    start, end = row["period"]
    return start or None, end or None


# Counted from another time of the text, these need the article; the article tests read them.
FROM_THE_TEXT = (
    "earlier",
    "previous",
    "same",
    "next_in_text",
    "same_now",
    "whole_year",
    "since_then",
    "the_year",
    "year_end",
    "since_year_end",
    "until_then",
    "elided_quarter",
    "of_report",
)
ALONE = [
    row
    for table in ("calendar", "periods")
    for row in EN.rows(table)
    if row.get("means") not in (*FROM_THE_TEXT, "unknown", "sport_season")
]


@pytest.mark.parametrize("row", ALONE, ids=lambda row: row["example"])
def test_each_expression_is_read_as_its_row_says(row: Row) -> None:
    clock = Clock(date.fromisoformat(row["published"]))
    found = [e.days for e in find_expressions(row["example"], clock, EN) if e.days]
    days = [(d.start and str(d.start), d.end and str(d.end)) for d in found]
    assert period(row) in [(start or None, end or None) for start, end in days]


@pytest.mark.parametrize(
    "row",
    [r for r in EN.rows("periods") if r.get("means") in FROM_THE_TEXT]
    + list(EN.rows("dated_events")),
    ids=lambda row: row["example"],
)
def test_each_time_counted_from_the_text_is_read_in_it(row: Row) -> None:
    found = periods_of(row["example"], published=row["published"])
    assert period(row) in found.values()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Arrests were 128,884 in April, down from 137,480 in March.",
         {"128,884": ("2024-04-01", "2024-04-30"), "137,480": ("2024-03-01", "2024-03-31")}),
        ("In April, 41,400 people came, and since January 591,000.",
         {"41,400": ("2024-04-01", "2024-04-30"), "591,000": ("2024-01-01", "2024-05-16")}),
        ("Sales rose 4% in April from a year earlier.", {"4%": ("2024-04-01", "2024-04-30")}),
        ("Prices rose by 3.8% in the year to April.", {"3.8%": ("2024-04-01", "2024-04-30")}),
        ("Sales rose by 3.8% in the year to April.", {"3.8%": ("2023-05-01", "2024-04-30")}),
        ("Some 600,000 people arrived in the year to April.",
         {"600,000": ("2023-05-01", "2024-04-30")}),
        ("Some 40 people have died so far this year, police said on Monday.",
         {"40": ("2024-01-01", "2024-05-13")}),
        ("As of Sunday, crews had pumped 900 tonnes.", {"900": (None, "2024-05-12")}),
        ("The council will build 300 homes by 2030.", {"300": (None, "2030-12-31")}),
        ("It was the lowest figure since 2011: 40 thefts last year.",
         {"40": ("2023-01-01", "2023-12-31")}),
        ("The worst fire since March 2023, when 31 people died, killed 12 on Tuesday.",
         {"31": ("2023-03-01", "2023-03-31"), "12": ("2024-05-14", "2024-05-14")}),
        ("The bank, which has lost money since 2019, sold 900 million euros of bonds on Tuesday.",
         {"900 million": ("2024-05-14", "2024-05-14")}),
        ("Turnout was 67 per cent, up from 65 per cent five years ago.",
         {"65": ("2019-01-01", "2019-12-31")}),
        ("Revenue rose to 9 billion dollars in the first quarter from 8 billion dollars.",
         {"9 billion": ("2024-01-01", "2024-03-31"), "8 billion": (None, None)}),
        ("Thefts fell by 1,400 between 2022 and 2023.", {"1,400": ("2023-01-01", "2023-12-31")}),
        ("Rents rose by 40% between 2019 and 2022.", {"40%": ("2019-01-01", "2022-12-31")}),
        ("There were 1,400 thefts between 2022 and 2023.",
         {"1,400": ("2022-01-01", "2023-12-31")}),
        ("Some 1,400 came in March, and April has begun with more.",
         {"1,400": ("2024-03-01", "2024-03-31")}),
        ("Researchers tracked 1,400 bees between 3 and 9 May.",
         {"1,400": ("2024-05-03", "2024-05-09")}),
        ("Rain of 90 millimetres is forecast for Saturday.", {"90": ("2024-05-18", "2024-05-18")}),
        ("Over the coming year 300 nurses will be hired.", {"300": ("2024-05-17", "2025-05-16")}),
        ("The jury heard that 53 patients died in 2019 and 2020.",
         {"53": ("2019-01-01", "2020-12-31")}),
    ],
)  # fmt: skip
def test_each_figure_gets_its_own_time(sentence: str, wanted: dict[str, Period]) -> None:
    found = periods_of(sentence)
    for number, expected in wanted.items():
        assert of_figure(found, number) == expected, (number, found)


def test_a_time_is_carried_within_the_paragraph_and_to_what_leans_on_it() -> None:
    found = periods_of(
        "Border police counted 900 crossings in April. Some 40 people drowned.",
        "That is 12 per cent fewer than in March.",
        "The town has a mayor, and 700 voters chose her.",
    )
    assert found["40"] == ("2024-04-01", "2024-04-30")
    assert found["12 per cent"] == ("2024-04-01", "2024-04-30")


def test_a_times_of_long_ago_do_not_reach_the_present() -> None:
    found = periods_of("The ship was built in 1994. It is insured for 900 million pesos.")
    assert found["900 million pesos"] == ("2024-05-16", "2024-05-16")


def test_what_has_added_up_runs_from_the_event_to_the_report() -> None:
    found = periods_of(
        "A storm struck the coast on Tuesday. Since the storm 900 people have been rescued.",
        "At least 40 people have been killed, the coast guard said on Thursday.",
    )
    assert found["900"] == ("2024-05-14", "2024-05-16")
    assert found["40"] == ("2024-05-14", "2024-05-16")


def test_items_take_the_time_of_the_line_that_leads_into_them() -> None:
    from dataclasses import replace

    from crosscheck.extract.period import find_periods
    from tests.made_document import made_article, made_document

    article = made_article("As of Tuesday, the service counted:", "Injured: 216", "Missing: 31")
    blocks = (article.blocks[0], *(replace(b, kind="item") for b in article.blocks[1:]))
    found = find_periods(made_document(replace(article, blocks=blocks)))
    assert [str(p.end) for p in found] == ["2024-05-14", "2024-05-14"]


def test_a_table_takes_the_time_of_its_row_or_caption() -> None:
    article = made_article("Dead 219", "Fires in 2021 728")
    blocks = tuple(
        replace(b, kind="row", caption="The flood in figures (as of May 7)") for b in article.blocks
    )
    found = find_periods(made_document(replace(article, blocks=blocks)))
    assert str(found[0].end) == "2024-05-07"
    assert (str(found[1].start), str(found[1].end)) == ("2021-01-01", "2021-12-31")


@pytest.mark.parametrize("row", EN.rows("fiscal_years"), ids=lambda row: row["place"])
def test_each_country_begins_its_fiscal_year_as_its_row_says(row: Row) -> None:
    found = periods_of(row["example"], published=row["published"])
    assert period(row) in found.values()


def test_fiscal_years_follow_the_country() -> None:
    american = periods_of("The U.S. agency seized 900 kilos so far in fiscal year 2024.")
    british = periods_of("British schools got £900 million in the 2022-23 financial year.")
    assert next(iter(american.values())) == ("2023-10-01", "2024-05-16")
    assert next(iter(british.values())) == ("2022-04-01", "2023-03-31")


def test_a_time_of_which_no_days_are_known_keeps_others_away() -> None:
    (row,) = (row for row in EN.rows("periods") if row["means"] == "unknown")
    found = periods_of(f"Some 400 people came in April. {row['example']}")
    assert found["400"] == ("2024-04-01", "2024-04-30")
    assert found["9 million"] == (None, None)


def test_without_a_publication_date_only_full_dates_are_resolved() -> None:
    found = periods_of(
        "Some 40 people died last week.", "Some 700 died in March 2021.", published=None
    )
    assert found == {"40": (None, None), "700": ("2021-03-01", "2021-03-31")}


def test_words_that_look_like_times_are_none() -> None:
    clock = Clock(date(2024, 5, 16))
    for text in ("It may rise.", "They march on.", "A fall of 4 per cent.", "He paid $2024.",
                 "Some 2000 people came.", "Mrs May paid 40 pounds."):  # fmt: skip
        assert find_expressions(text, clock, EN) == [], text


def test_words_of_periods_are_of_a_role_that_is_read() -> None:
    roles = {row["role"] for row in EN.rows("period_words")}
    assert roles == {
        "which", "daypart", "dayword", "future", "base", "base_filler", "speech", "superlative",
        "present", "anaphor", "against", "about", "level", "event_part", "event_verb", "change",
        "total", "market", "half_of_year", "of_its_kind", "happened", "toll",
        "of_whole_year", "measured",
        "beside", "growing", "accounts", "monthly",
        "foretold", "guidance", "statistics", "received", "report_period", "scheduled",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        (("The emergency was declared in March 2022. Since then 900 people have been held.",),
         "900", ("2022-03-01", "2024-05-16")),
        (("The office brought a charge this Monday against 486 men.",),
         "486", ("2024-05-13", "2024-05-13")),
        (("The state is reporting a total of 96 cases in the outbreak that began on March 14. "
          "That is up from 87 on Friday.",), "96", ("2024-03-14", "2024-05-16")),
        (("Some 935 cases had been confirmed this year as of Tuesday.",),
         "935", ("2024-01-01", "2024-05-14")),
        (("The jobless rate was 32.1% in the third quarter of 2023, from 33.5% in the second.",),
         "33.5%", ("2023-04-01", "2023-06-30")),
        (("A bus crashed near Leeds on Tuesday.", "The bus, carrying 37 people, was full."),
         "37", ("2024-05-14", "2024-05-14")),
        (("A show on Tuesday drew 41,000 people, the biggest crowd this year.",),
         "41,000", ("2024-05-14", "2024-05-14")),
        (("The award is the largest since 2018, when a jury granted $50 million.",),
         "$50 million", ("2018-01-01", "2018-12-31")),
        (("Revenue in the first quarter of 2024 rose to 900 million euros. "
          "Shares in Norvane fell 4.8%.",), "4.8%", ("2024-05-16", "2024-05-16")),
        (("Since October 900 people have fallen ill. Some 40 are being treated.",),
         "40", ("2024-05-16", "2024-05-16")),
        (("Pogo scored 40 points in the second half.",), "40", (None, None)),
        (("Profit in the second half of 2023 was 40 million euros.",),
         "40 million euros", ("2023-07-01", "2023-12-31")),
    ],
)  # fmt: skip
def test_the_time_of_a_figure_is_read_by_what_its_words_do(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    found = periods_of(*paragraphs)
    assert of_figure(found, number) == wanted


def test_a_day_long_before_publication_is_no_day_of_report() -> None:
    found = periods_of(
        "The first case was confirmed on March 14.", "Some 14 people have been sent to hospital."
    )
    assert found["14"] == ("2024-03-14", "2024-05-16")


def test_many_figures_in_one_sentence_are_dated_in_no_more_than_a_second() -> None:
    document = made_document(made_article("9 " * 2_000 + "are still missing."))
    assert len(document.mentions) > 1_000
    start = time.process_time()
    find_periods(document)
    assert time.process_time() - start < 1.0


# Words of times in any order, which make far more of them than any letters do.
WORDS = sorted({word for row in EN.rows("periods") for word in row["example"].split()})
OF_TIMES = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(OF_TIMES | st.text(max_size=300), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(deadline=None, max_examples=160)
def test_finding_times_never_throws_and_stays_in_the_text(text: str, published: date) -> None:
    for one in find_expressions(text, Clock(published), EN):
        assert text[one.start : one.end].lower() == one.text.lower()


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


@given(DAYS, DAYS)
@settings(deadline=None)
def test_a_full_date_is_the_same_whenever_it_is_read(day: date, published: date) -> None:
    for text in (
        f"It opened on {day:%d %B %Y}.",
        f"It opened on {day:%B %d, %Y}.",
        f"It opened on {day}.",
    ):
        (one,) = find_expressions(text, Clock(published), EN)
        assert one.days is not None
        assert (one.days.start, one.days.end) == (day, day)


@given(DAYS)
@settings(deadline=None)
def test_times_of_the_past_do_not_lie_in_the_future(published: date) -> None:
    for phrase in ("in March", "on Friday", "last week", "last year", "yesterday",
                   "in the past ten days",
                   "last month", "in the third quarter", "over the summer"):  # fmt: skip
        (one,) = find_expressions(f"Sales fell {phrase}.", Clock(published), EN)
        assert one.days is not None
        assert one.days.start is not None
        assert one.days.start <= published


@pytest.mark.parametrize(
    ("paragraphs", "number", "wanted"),
    [
        # From the day of publication on, the second day is the one to come; else both are over.
        (("Between today and Sunday we are closing 38 pools.",),
         "38", ("2024-05-16", "2024-05-19")),
        (("Between Sunday and Tuesday 38 pools closed.",), "38", ("2024-05-12", "2024-05-14")),
        (("The town wants to shut 9 pools this autumn.",), "9", ("2024-09-01", "2024-11-30")),
        (("The town shut 9 pools last autumn.",), "9", ("2023-09-01", "2023-11-30")),
        (("On the 8th we marched. The organisers counted 25,000.",),
         "25,000", ("2024-05-08", "2024-05-08")),
        (("Some 40 people lived on the 8th floor.",), "40", (None, None)),
        (("The board expects to lose $41 million in the fiscal year that begins on July 1.",),
         "$41 million", ("2024-07-01", "2025-06-30")),
        (("Exports for the full season to June will come to 31 million tonnes.",),
         "31 million", ("2023-07-01", "2024-06-30")),
        (("Exports are down by 9 million tonnes so far this season.",),
         "9 million", (None, "2024-05-16")),
        (("For the year to date, ticket sales are 6.5 percent ahead of 2023.",),
         "6.5 percent", ("2024-01-01", "2024-05-16")),
        (("By Monday farmers had gathered 54 million tonnes.",
          "Some 38 ships were waiting that day."),
         "38", ("2024-05-13", "2024-05-13")),
        (("Police made 304 arrests from 6 to 11 May.",
          "Nationwide there were 1,130 arrests over the same six days."),
         "1,130", ("2024-05-06", "2024-05-11")),
        (("In the first quarter of 2024 the group sold 5 million cars. "
          "A year ago it was 4 million.",),
         "4 million", ("2023-01-01", "2023-03-31")),
        (("A year ago the bridge was closed to 40 lorries.",), "40", ("2023-05-16", "2023-05-16")),
        # "From" and no change, or another unit: no figure that something is measured against.
        (("On Friday swabs were taken from 88 relatives.",), "88", ("2024-05-10", "2024-05-10")),
        (("By Tuesday they had brought in 52 million tonnes from 10 million hectares.",),
         "10 million", (None, "2024-05-14")),
        (("Profit in March rose to 90 million euros from 70 million euros.",),
         "70 million", (None, None)),
        # A clause about the figure's own noun tells its time, one in passing does not.
        (("The pupils, of whom there were 27,200 in 2015, fell to 19,600 "
          "who were counted in March.",),
         "19,600", ("2024-03-01", "2024-03-31")),
        (("A consultant who walked through the schools last year found a backlog of 312 leaks.",),
         "312", ("2023-01-01", "2023-12-31")),
        (("Leeds, where the first case was confirmed in 2021, has 14 cases.",),
         "14", ("2024-05-16", "2024-05-16")),
    ],
)  # fmt: skip
def test_times_mean_what_a_reader_takes_them_for(
    paragraphs: tuple[str, ...], number: str, wanted: Period
) -> None:
    found = periods_of(*paragraphs)
    assert of_figure(found, number) == wanted


@pytest.mark.parametrize(
    ("sentence", "number", "wanted"),
    [
        ("In the twelve months before the quake 137 dams were checked.",
         "137", ("2023-05-07", "2024-05-06")),
        ("Some 40 shops closed in the three days after the quake.",
         "40", ("2024-05-08", "2024-05-10")),
        ("Shares fell by 214 rupees on the Friday after the quake.",
         "214", ("2024-05-10", "2024-05-10")),
        ("On the Friday before the quake 40 goats fled.", "40", ("2024-05-03", "2024-05-03")),
        ("On the night of the quake 40 people were found.", "40", ("2024-05-07", "2024-05-07")),
        ("The quake happened at a depth of 12 miles.", "12", ("2024-05-07", "2024-05-07")),
        ("When the quake struck, 312 pupils were at school.", "312", ("2024-05-07", "2024-05-07")),
        ("The toll stands at 40.", "40", ("2024-05-07", "2024-05-16")),
        ("The death toll rose to 38 on Wednesday.", "38", ("2024-05-07", "2024-05-15")),
        ("The toll rose by 3 on Wednesday.", "3", ("2024-05-15", "2024-05-15")),
        ("The bridge's toll is $40.", "$40", None),
        ("In the days after the fire drill 40 pupils were ill.", "40", None),
    ],
)  # fmt: skip
def test_times_are_told_by_an_event_that_the_article_dates(
    sentence: str, number: str, wanted: Period | None
) -> None:
    found = periods_of("The quake struck the valley on 7 May.", sentence)
    if wanted is None:
        assert found[number] != ("2024-05-07", "2024-05-16")
    else:
        assert of_figure(found, number) == wanted
    undated = periods_of(
        "The quake struck the valley.", "In the year before the quake 40 dams broke."
    )
    assert undated["40"] == (None, None)


def test_what_is_told_of_a_year_ago_ends_with_its_sentence() -> None:
    found = periods_of(
        "In April the mine sold 900 tonnes of tin.",
        "A year ago the volume was 700 tonnes. Copper made up 50 tonnes of it.",
    )
    assert found["700 tonnes" if "700 tonnes" in found else "700"] == ("2023-04-01", "2023-04-30")
    assert found["50 tonnes" if "50 tonnes" in found else "50"] == ("2024-04-01", "2024-04-30")
