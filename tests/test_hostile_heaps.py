"""Heaps of digits, separators and hedges: bounded time and memory, and each heap is listed."""

from __future__ import annotations

import time

import pytest

from crosscheck.extract import Extraction, density, extract
from crosscheck.extract.density import count_numbers
from crosscheck.readers.pieces import Metadata, assemble
from crosscheck.readers.plain import plain_pieces
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary

LENGTH = 100_000
SECONDS = 1.0
NEWS = "The fire killed 43 people in Ohio on Monday, police said."
RUNS = [
    *("7", "9,", "1.", "1 ", ",", ",.", ".", "1\u2009", "1,000,", "000 ", "1'", "1-", "1–", "1/"),
    *("1:", "1;", "1+", "1=", "1e", "x1", "1_", "-", "+", "%", "1%", "$", "$1 ", "£5m ", "½", "²"),
    *("٤", "４", "1\u0301", "5\u20e3", "1\u200d", "5\u00a0", "#5 ", "5@", "(1) ", "[1]", "5? "),
    *("more than ", "about ", "nearly ", "up to ", "no fewer than ", "5 or so ", "some 5 to 6 "),
    *("twenty ", "twenty-", "one million ", "hundred and ", "a half and ", "dozens of ", "1 in "),
    *("1 to ", "between 1 and ", "from 1 to ", "3 out of 5 ", "5 years ago ", "5 per day ", "per "),
    *("2019 ", "1 January 2019 ", "Q1 ", "No. 5 ", "3-2 ", "5 km/h ", "555-", "5%-", "20-odd "),
    *('"', "“", "(", "[", "said ", "police said 5 ", "minus ", "plus ", "times 5 ", "two-thirds "),
]


def read(text: str) -> Extraction:
    article = assemble("a.txt", plain_pieces(text), Metadata())
    return extract([article], Vocabulary())


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    read(NEWS)


@pytest.mark.parametrize("run", RUNS)
def test_a_hundred_thousand_characters_take_less_than_a_second(run: str) -> None:
    text = f"{NEWS}\n\n{(run * LENGTH)[:LENGTH]}\n\n{NEWS.replace('43', '44')}"
    times = []
    for _ in range(2):  # the machine may be busy with something else once
        started = time.process_time()
        found = read(text)
        times.append(time.process_time() - started)
        if times[-1] < SECONDS:
            break
    assert min(times) < SECONDS
    assert [c.number for c in found.claims if c.quote.startswith("The fire")] == ["43", "44"]
    if count_numbers(run * 10, Vocabulary()):
        assert found.skipped or len(found.claims) > 2
    assert sum(len(s.quote) + len(s.number) for s in found.skipped) < 20 * LENGTH


def test_a_heap_is_listed_once_with_how_many_numbers_it_holds() -> None:
    found = read(f"{NEWS}\n\n{'1 2 3 ' * 1_000}")
    assert [claim.number for claim in found.claims] == ["43"]
    (heap,) = found.skipped
    assert heap.reason == "a heap of 3,000 numbers, no prose"
    assert heap.number.startswith("1 2 3")
    assert heap.start == len(NEWS) + 2


def test_a_sentence_without_end_is_listed_with_how_many_numbers_it_holds() -> None:
    found = read(f"{'in the north there were 5 cows and ' * 80}\n\n{NEWS}")
    assert [claim.number for claim in found.claims] == ["43"]
    assert {item.reason for item in found.skipped} == {"80 numbers without a full stop"}


def test_the_numbers_of_an_article_beyond_all_reason_are_counted_and_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(density, "MOST_IN_AN_ARTICLE", 100)
    line = "In the town of Milton 12 cows and 13 pigs were lost in the flood of the year.\n\n"
    found = read(line * 60)
    assert len(found.claims) + len(found.skipped) - 1 == 100
    assert found.skipped[-1].reason == "the article's 20 numbers beyond the first 100"


def test_ordinary_prose_of_many_figures_is_no_heap() -> None:
    prose = "The region counted 12 fires in 2019, 45 in 2020 and 78 in 2021, it said. " * 40
    assert len(prose) > 2_000
    assert not [s for s in read(prose).skipped if "heap" in s.reason or "full stop" in s.reason]


@pytest.mark.parametrize(
    "run", ["9 9 9 ", "one one ", "9% ", "$9 ", "twenty-", "half ", "1'", "and 9 "]
)
def test_a_heap_cut_into_paragraphs_is_a_heap_all_the_same(run: str) -> None:
    for size in (1_900, 150):
        paragraph = (run * size)[:size]
        begun = time.process_time()
        found = read("\n\n".join([paragraph] * (LENGTH // size)))
        assert time.process_time() - begun < 2 * SECONDS
        assert not found.claims


def test_a_row_of_many_cells_is_read() -> None:
    row = " | ".join(["Calder", *(str(n) for n in range(101, 131))])
    article = Article("a.md", row, (Block(0, len(row), "row"),))
    assert len(extract([article], Vocabulary()).claims) == 30
