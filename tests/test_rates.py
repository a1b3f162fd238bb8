"""The denominator of a rate: right behind the number, apart from it, and carried over."""

from __future__ import annotations

import pytest

from crosscheck.extract.document import Document
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary
from tests.rated import rated


def rates(document: Document) -> list[str | None]:
    return [mention.figure.per for mention in document.mentions]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The border saw 8,000 a day.", "day"),
        ("They let in 600 aid trucks a day.", "day"),
        ("Yields fell to 6.9 tonnes a hectare after the rain.", "hectare"),
        ("It fell 500 dollars a year before.", None),
        ("They sent 600 boats every month.", "month"),
        ("He earns £12.60 an hour.", "hour"),
        ("He puts in 35 hours of unpaid work each month.", "month"),
        ("It cut killings by 15% a year.", "year"),
        ("It slept as many as 450 people a night.", "night"),
        ("The rate is 36 per 100,000 residents.", "100,000 people"),
        ("They had 4,000 arrests in a 24-hour period.", "day"),
        ("They had 4,000 arrests in one day.", "day"),
        ("They spend $30,000 per patient.", "patient"),
        ("Only eight people per thousand are owners.", "1,000 people"),
        ("They come at a rate of one a week.", "week"),
        ("Survivors may claim up to ₱50,000 each.", "survivor"),
        ("It carries 480,000 passengers on an average working day.", "day"),
        ("Chiva had 491 litres of rain per square metre.", "square metre"),
        ("It costs 90 euros/MWh.", "megawatt hour"),
        ("Winds reached 120 km/h.", "hour"),
        ("There are 2.3 jobless for every vacancy.", "vacancy"),
        ("It would give P5,000 to each registered fisherman.", "person"),
        ("It pledged 200,000 rupees a family.", "family"),
        ("They gave $600 to each bereaved family.", "family"),
        ("They have granted each bereaved family 4,000 euros.", "family"),
        ("Each of the players gets a bonus of £73,000.", "player"),
        ("Every patient in a ward costs about $43,000.", "patient"),
        ("They could get up to 245 years each.", "person"),
        ("They scored 3.4 goals per match.", "match"),
        ("The league was paid 110 million shillings a season.", "season"),
        ("A kilo of mussels sold for 60 pesos.", "kilogram"),
        ("Daily border arrests have tumbled by about 4,300.", "day"),
        ("They run 600 daily flights.", "day"),
        ("The NHS gets £29 billion more a year.", "year"),
        ("On a good day they manage 90,000 litres.", "day"),
        ("She earns an annual salary of 50,000 dollars.", "year"),
        ("Annual savings are expected to reach $700 million.", "year"),
        ("Some 30 boys are caught in a typical month.", "month"),
        ("They put 1.3 million more barrels a day on the market.", "day"),
        ("Each of the clubs had been allotted 17,500 tickets.", "club"),
        ("Porters are to get 9,000 pesos apiece in May.", "porter"),
        ("Every strike day has cost the mill 5 million euros.", "day"),
        ("They hand in 300 forms every day.", "day"),
        ("Some 300,000 of us go over every day, the office reckons.", "day"),
        ("Some 1.6 employees per 1,000 employees fell ill.", "1,000 employees"),
    ],
)
def test_rates(text: str, per: str) -> None:
    assert rates(rated(text)) == [per]


def test_what_is_measured_in_24_hours_is_a_rate_per_day() -> None:
    assert rates(rated("The gauge caught 214 millimetres of rain in 24 hours."))[0] == "day"
    assert rates(rated("In the 24 hours after the quake 214 people fled."))[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        "They sent 600 boats in November.",
        "Drivers pay a toll of 4 dollars each way.",
        "The firm gave every driver a van and spent 4 million euros.",
        "Each side says 40 were hurt.",
        "Every second voter of the 90 stayed.",
        "They paid 500 dollars a year ago.",
        "The waiting list rose by 10,000 in a single month.",
        "Annual growth was 3%.",
        "The annual report counts 600 boats.",
        "They sent 600 boats in a year.",
        "They sent 600 boats, and a day later they stopped.",
        "She has 600 dollars and a second job.",
        "The Daily Mail counted 600 boats.",
        "All 12 acts confer penalties for each violation.",
        "Some 600 boats are checked once every month.",
        "The town has paid 500 dollars each to the families.",
    ],
)
def test_what_is_no_rate(text: str) -> None:
    assert rates(rated(text)) == [None]


def test_a_part_of_a_yearly_number_is_yearly() -> None:
    text = "Some 40,000 people caught it every year, and 500 of them died."
    assert rates(rated(text)) == ["year", "year"]


def test_a_total_beside_a_rate_stays_a_total() -> None:
    text = "They sent 600 boats a day, a total of 4,200 that week."
    assert rates(rated(text)) == ["day", None]


def test_an_elliptic_figure_goes_on_with_the_rate_before() -> None:
    text = "The city's rate is 36 per 100,000 residents. The national rate is 5.7."
    assert rates(rated(text)) == ["100,000 people", "100,000 people"]
    assert rates(rated("Arrests fell from 4,000 a day to less than 200.")) == ["day", "day"]


def test_the_rate_behind_the_second_end_of_a_change_is_both_s() -> None:
    assert rates(rated("It rose from £10.42 to £11.44 an hour.")) == ["hour", "hour"]


def test_both_amounts_of_a_bracket_share_the_rate() -> None:
    assert rates(rated("They lose 18 million pesos ($332,000) a day.")) == ["day", "day"]


def test_the_number_in_a_denominator_is_listed() -> None:
    _, rest = read_figures("Some 35.6 homicides per 100,000 people.", 0, Vocabulary())
    assert [(item.text, item.reason) for item in rest] == [("100,000", "the denominator of a rate")]


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("Drivers pay $3.12 for a gallon of regular.", ["gallon"]),
        ("It is 3,800 pesos for a kilo of leaf.", ["kilogram"]),
        ("A kilo sells wholesale in Oslo for about €19,500.", ["kilogram"]),
        ("Police say a kilogram fetches around 15,000 euros on the quays.", ["kilogram"]),
        ("By noon a barrel of crude could be had for $63.29.", ["barrel"]),
        ("Crude traded at $65 a barrel, having settled on Friday at $64.", ["barrel", "barrel"]),
        ("They paid $3.12 for a gallon. Diesel was at $3.69.", ["gallon", "gallon"]),
        ("Crude stood at $65 a barrel. The firm paid a fine of $90.", ["barrel", None]),
        ("Crude stood at $65 a barrel. Its shares closed at $61.", ["barrel", None]),
        ("Crude stood at $65 a barrel. Gold closed at $4,000.", ["barrel", None]),
        ("Crude stood at $65 a barrel. The ministry needs $91.", ["barrel", None]),
        ("Nurses earn $65 a day. The guards were paid $61.", ["day", None]),
        ("A kilo of cocaine was found, and the owner was fined $500.", [None]),
        ("They asked $500 for a house.", [None]),
        ("A gallon of regular costs the American motorist $3.21.", ["gallon"]),
        (
            "They paid $3.12 for a gallon, against $3.17 a year ago. Diesel was at $3.69.",
            ["gallon"] * 3,
        ),
    ],
)
def test_a_price_is_per_the_measure_that_it_buys(text: str, pers: list[str | None]) -> None:
    assert rates(rated(text)) == pers


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("They had 40 deaths in the 24 hours to Sunday.", ["day", None]),
        ("Three sailors died and 782 were hurt in the past 24 hours.", ["day", "day", None]),
        ("In the same 24 hours 1,042 men were taken to hospital.", [None, "day"]),
        ("New cases in 24 hours: 90", [None, "day"]),
        # What came of one event is no daily number, nor is what a day follows.
        ("They had 40 deaths in the 24 hours after the crash.", [None, None]),
        ("Police say 40 men had 24 hours to leave.", [None, None]),
    ],
)
def test_what_is_told_of_24_hours_is_told_for_a_day(text: str, pers: list[str | None]) -> None:
    assert rates(rated(text)) == pers


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("A day without the bridge costs the town around 90 million pesos.", ["day"]),
        ("The day of the storm cost the town 90 million pesos.", [None]),
        ("Oysters went for $9.50 a dozen last week.", ["dozen"]),
        ("In May a dozen small oysters sold for an average of $9.50.", [None, "dozen"]),
        ("He ate a dozen oysters and paid the fine of $90.", [None, None]),
        ("The hotel charged 163 euros a night in December.", ["night"]),
        ("It charged 163 euros, against 149 the night before.", [None, None]),
        ("A student pays 900 dollars a year before buying a book.", ["year"]),
        ("Debts were 900 dollars, after 800 dollars a year previously.", [None, None]),
    ],
)
def test_a_price_is_per_the_time_or_number_that_it_buys(text: str, pers: list[str | None]) -> None:
    assert rates(rated(text)) == pers


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("He earns 8 million euros a season, against 2 million euros here.", ["season"] * 2),
        ("It takes in 7,500 a year instead of last year's 5,000.", ["year"] * 2),
        ("It sold 600 boats a day, against its plan to close 40 yards.", ["day", None]),
    ],
)
def test_the_figure_that_a_rate_is_set_against_is_a_rate(text: str, pers: list[str | None]) -> None:
    assert rates(rated(text)) == pers


def test_a_verb_is_no_sign_of_a_measure() -> None:
    assert rates(rated("A sum of 500 dollars each has been paid.")) != ["hectare"]
    assert rates(rated("It yields 500 kilos per ha.")) == ["hectare"]


def test_the_adjective_next_to_the_rate_tells_what_it_is_per() -> None:
    text = "The monthly adjusted annual rate of starts was 268,000 homes in May."
    assert rates(rated(text)) == ["year"]
    assert rates(rated("Starts ran at an annualised rate of 268,000.")) == ["year"]
    assert rates(rated("The works has 900 workers on monthly pay.")) == [None]


def test_a_sum_told_in_other_money_has_the_rate_of_the_sum_before() -> None:
    assert rates(rated("She earns €900 a month. That is about $980.")) == ["month", "month"]
    assert rates(rated("She earns €900 a month. That fund of $980 is small.")) == ["month", None]
    assert rates(rated("She earns €900 a month. Her rent is $980.")) == ["month", None]
