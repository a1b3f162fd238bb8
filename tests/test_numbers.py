"""Numbers in text: what they are worth, what is none, and that nothing is lost."""

from __future__ import annotations

import pytest

from crosscheck.extract.document import Figure, LeftOut
from crosscheck.extract.figures import read_figures
from crosscheck.vocabulary import Vocabulary


def read(text: str) -> tuple[tuple[Figure, ...], list[LeftOut]]:
    return read_figures(text, 0, Vocabulary())


def values(text: str) -> list[float | None]:
    return [f.value for f in read(text)[0]]


def left_out(text: str) -> list[str]:
    return [item.text for item in read(text)[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234.567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1\u2009234\u2009567", 1_234_567),
        ("1\u00a0234,5", 1234.5),
        ("1\u202f234", 1234),
        ("1'234'567", 1_234_567),
        ("12,34,567", 1_234_567),
        ("10,00,000.5", 1_000_000.5),
        ("0.5", 0.5),
        (".75", 0.75),
        ("1.234", 1.234),
        ("٣٤٥", 345),
        ("１２３", 123),
        ("१२", 12),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("1.5e3", 1500),
        ("3 × 10^5", 300_000),
        ("twenty-three", 23),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a hundred and fifty", 150),
        ("nine hundred and ninety-nine", 999),
        ("two thousand and twelve", 2012),
        ("forty-five hundred", 4500),
        ("three crore twelve lakh", 31_200_000),
        ("three thousand million", 3_000_000_000),
        ("half a million", 500_000),
        ("three quarters of a million", 750_000),
        ("two point five million", 2_500_000),
        ("20k", 20_000),
        ("7.4m", 7_400_000),
        ("3mn", 3_000_000),
        ("3.5bn", 3_500_000_000),
        ("33tn", 33_000_000_000_000),
        ("5 lakh", 500_000),
        ("12 crore", 120_000_000),
        ("1.4 million", 1_400_000),
    ],
)
def test_numbers_are_worth_what_they_say(written: str, value: float) -> None:
    text = f"They counted {written} boats in all."
    figures, _ = read(text)
    assert [f.value for f in figures] == [value]
    assert figures[0].text == written
    assert text[figures[0].start : figures[0].end] == written


@pytest.mark.parametrize(
    ("text", "number", "low", "high"),
    [
        ("It takes three to five boats.", "three to five", 3, 5),
        ("Between 5 and 7 million boats came.", "5 and 7 million", 5e6, 7e6),
        ("They sent 5-7m euros.", "5-7m euros", 5e6, 7e6),
        ("Some 10-12 percent left.", "10-12 percent", 10, 12),
        ("Prices range from $5 to $10.", "$5 to $10", 5, 10),
        ("It carries from 4,000 to 6,000 boats.", "4,000 to 6,000", 4000, 6000),
        ("It lasts two or three boats.", "two or three", 2, 3),
        ("The bill is £1.2bn-£1.5bn.", "£1.2bn-£1.5bn", 1.2e9, 1.5e9),
        ("It cost between £1.2bn and £1.5bn.", "£1.2bn and £1.5bn", 1.2e9, 1.5e9),
        ("Temperatures ranged from -18°C to -34°C.", "-18°C to -34", -34, -18),
        (
            "It grew 8- to 16-fold in 800,000 to 1.2 million boats.",
            "800,000 to 1.2 million",
            8e5,
            1.2e6,
        ),
    ],
)
def test_a_range_keeps_both_ends(text: str, number: str, low: float, high: float) -> None:
    figure = next(f for f in read(text)[0] if f.text == number)
    assert (figure.low, figure.high, figure.hedge) == (low, high, "range")
    assert figure.value == pytest.approx((low + high) / 2)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Arrests rose from 4,000 to 6,000.", [4000, 6000]),
        ("It will raise the cap from 49% to 74%.", [49, 74]),
        ("The staff will be cut from 155,000 to 110,000.", [155_000, 110_000]),
        ("Shares dropped 12p to 340p.", [0.12, 3.40]),
        ("The number doubled from 120 to 240.", [120, 240]),
        ("Payrolls fell by 8,000 to 30.3 million.", [8000, 30_300_000]),
        ("Support fell from 7 to 5 million.", [7e6, 5e6]),
        ("It rose from 10 to 12 per cent.", [10, 12]),
    ],
)
def test_the_ends_of_a_change_are_two_figures(text: str, both: list[float]) -> None:
    figures, _ = read(text)
    assert [f.hedge for f in figures] == ["exact", "exact"]
    assert [f.value for f in figures] == pytest.approx(both)


@pytest.mark.parametrize(
    ("text", "number", "share"),
    [
        ("A third of the crew left.", "A third", 100 / 3),
        ("A third had left.", "A third", 100 / 3),
        ("Two-thirds agreed.", "Two-thirds", 200 / 3),
        ("Three quarters of them left.", "Three quarters", 75),
        ("Three in five agreed.", "Three in five", 60),
        ("Nine out of ten agreed.", "Nine out of ten", 90),
        ("It kills one in 500 patients.", "one in 500", 0.2),
        ("It kills one in every 36 children.", "one in every 36", 100 / 36),
        ("One household in three will move.", "One household in three", 100 / 3),
        ("Half of the crew left.", "Half", 50),
        ("Some 3/4 of the crew left.", "3/4", 75),
        ("It fell 0.4 per cent.", "0.4 per cent", 0.4),
        ("It fell 11%.", "11%", 11),
    ],
)
def test_shares_are_in_per_cent(text: str, number: str, share: float) -> None:
    (figure,) = read(text)[0]
    assert (figure.text, figure.unit) == (number, "percent")
    assert figure.value == pytest.approx(share)


@pytest.mark.parametrize(
    "text",
    [
        "The third man left.",
        "She came in a third time.",
        "Profits rose in the third quarter.",
        "They played badly in the first half.",
        "He sold half-hearted support.",
        "Two in ten days is not a share.",
    ],
)
def test_ranks_and_parts_of_a_game_are_no_shares(text: str) -> None:
    assert not [f for f in read(text)[0] if f.unit == "percent"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It is No. 5 on the list.", ["5"]),
        ("A Boeing 737 landed.", ["737"]),
        ("A Boeing 737-800 landed.", ["737-800"]),
        ("Title 42 was lifted.", ["42"]),
        ("They closed Route 9.", ["9"]),
        ("Covid-19 came back.", ["19"]),
        ("The G7 met.", ["7"]),
        ("After 9/11 it changed.", ["9/11"]),
        ("The A380 landed.", ["380"]),
        ("They won 2-0.", ["2-0"]),
        ("He won 6-4 3-6 6-3 on Friday.", ["6-4", "3-6", "6-3"]),
        ("The vote was 52-48.", ["52-48"]),
        ("The line is open 24/7.", ["24/7"]),
        ("See www.example.com/2024/5.", ["www.example.com/2024/5."]),
        ("Call 0800 123 4567.", ["0800 123 4567"]),
        ("Call +44 20 7946 0991.", ["44 20 7946 0991"]),
        ("Our helpline is 1800 209 4417.", ["1800 209 4417"]),
        ("Write to 300 555 0142 today.", ["300 555 0142"]),
        ("It ended at 9.40am.", ["9.40am"]),
        ("It ended at 17:30.", ["17:30"]),
        ("Visits run from 18:00 to 20:00.", ["18:00", "20:00"]),
        ("It ended at seven-thirty.", ["seven-thirty"]),
        ("On 12 June 2024 it ended.", ["12 June 2024"]),
        ("On June 12, 2024 it ended.", ["12, 2024"]),
        ("On 2024-06-12 it ended.", ["2024-06-12"]),
        ("In 2019 it ended.", ["2019"]),
        ("In 2019-20 it ended.", ["2019-20"]),
        ("In the 1990s it ended.", ["1990s"]),
        ("In nineteen ninety-nine it ended.", ["nineteen ninety-nine"]),
        ("She came second on the 21st.", ["second", "21st"]),
        ("The twenty-first came.", ["twenty-first"]),
        ("Between 8 and 10 o'clock it ended.", ["8 and 10 o'clock"]),
        ("All on flight BR 417 slept.", ["417"]),
        ("The M6 shut at junctions 14 and 15.", ["6", "14", "15"]),
        ("The second-half replacement left.", ["second", "half"]),
        ("He plays number seven or eight.", ["seven", "eight"]),
        ("The Million Dollar Baby won.", ["Million Dollar"]),
        ("The FTSE 100 closed.", ["100"]),
        ("It rose, unlike the S&P 500.", ["500"]),
        ("Sales rose¹ again.", ["¹"]),
        ("Sales rose.[12] Again.", ["12"]),
        ("A 26-year-old man left.", ["26"]),
        ("Ana Ruiz, 26, left.", ["26"]),
        ("Women aged 40 and 52 left.", ["40", "52"]),
        ("Children under 12 left.", ["12"]),
        ("It is 18 times as likely.", ["18"]),
        ("No one left.", ["No one"]),
        ("The new one is bigger.", ["one"]),
        ("This is one of them.", ["one of"]),
        ("It was a one-off.", ["one-off"]),
        ("He saw Air Force One land in Berlin.", ["One"]),
        ("1. The first item.", ["1", "first"]),
        ("He wrote 8,60 on it.", ["8,60"]),
        ("He wrote 1.2.3 on it.", ["1.2.3"]),
        ("He wrote 1,23,4 on it.", ["1,23,4"]),
    ],
)
def test_what_is_no_figure_is_listed_and_not_guessed(text: str, pieces: list[str]) -> None:
    figures, rest = read(text)
    assert figures == ()
    assert [item.text for item in rest] == pieces
    assert all(item.reason for item in rest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They hired 2000 people.", 2000),
        ("More than 2000 left.", 2000),
        ("It cost $2000.", 2000),
        ("It weighs 1900 tonnes.", 1900),
        ("One person was killed.", 1),
        ("One in five boats sank.", 20),
        ("In March 459 boats came.", 459),
        ("On Sunday 459 boats came.", 459),
        ("The title cost 42 dollars.", 42),
    ],
)
def test_what_looks_like_a_name_or_year_can_be_a_figure(text: str, value: float) -> None:
    assert values(text) == [value]


def test_metres_and_millions_are_told_apart_by_what_stands_around() -> None:
    assert [(f.value, f.unit) for f in read("A wall 1.2m high fell.")[0]] == [(1.2, "metre")]
    assert [(f.value, f.unit) for f in read("It has 1.2m users.")[0]] == [(1.2e6, "count")]
    assert [(f.value, f.unit) for f in read("It cost $1.2m.")[0]] == [(1.2e6, "USD")]
    assert [(f.value, f.unit) for f in read("She threw 61.4m.")[0]] == [(61.4, "metre")]
    assert [(f.value, f.unit) for f in read("The ship is 78 m long.")[0]] == [(78, "metre")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It was -3°C.", -3, "degree Celsius"),
        ("It was minus five degrees.", -5, "degree"),
        ("It was 12 degrees below zero.", -12, "degree"),
        ("Sales rose +5%.", 5, "percent"),
        ("Net debt was -£5m.", -5e6, "GBP"),
    ],
)
def test_signs_count(text: str, value: float, unit: str) -> None:
    (figure,) = read(text)[0]
    assert (figure.value, figure.unit) == (value, unit)


def test_a_number_repeated_in_brackets_is_one_figure() -> None:
    assert values("They sent forty-five (45) boats.") == [45]


def test_offsets_are_the_articles_not_the_sentences() -> None:
    (figure,), _ = read_figures("They sent about 500 boats.", 100, Vocabulary())
    assert (figure.start, figure.end, figure.span) == (116, 119, (110, 119))


def test_text_without_numbers_gives_nothing() -> None:
    assert read("Nobody came, and that was all.") == ((), [])


def test_a_user_can_add_words() -> None:
    own = Vocabulary(
        additions=(("hedges", 'hedge = "more_than"\nbefore = ["well past"]\nexample = ""'),)
    )
    assert read_figures("It is well past 500 boats.", 0, own)[0][0].hedge == "more_than"
    assert read_figures("It is well past 500 boats.", 0, Vocabulary())[0][0].hedge == "exact"
