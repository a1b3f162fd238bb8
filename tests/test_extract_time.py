"""Laws of time: an article of eight times the length takes about eight times as long to read."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from crosscheck.extract import extract
from crosscheck.records import Article, Block, Cell
from crosscheck.vocabulary import Vocabulary

SHORT, TIMES = 1_200, 8
# Linear is 8, quadratic would be 64.
MOST = 20
HEADS = ("Al", "Bor", "Ca", "Dre", "El", "Fan", "Gor", "Hul", "Il", "Jor", "Kel", "Lun", "Mor")
ENDS = ("va", "den", "rin", "lo", "mer", "ska", "ton", "bar", "vik", "dal", "rup", "ga", "zin")
NAMES = [head + middle + end for head in HEADS for middle in ENDS for end in ENDS]
MONEY = ("dollars", "US dollars", "yen", "euros", "pesos", "pounds")
LAST = "It killed 43 people."


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained in {name}. ",
        "It rained in {name}, Ohio. ",
        "It rained in {name} County. ",
        "{name} said it rained. ",
        "{name} {other} of {name} spoke, {other} said. ",
        "It rained in Ostrelle. ",
        "It cost ${number}. ",
        "It cost {number} {money}. ",
        "They came on {day} May {year}. ",
        "Some {number} ({name}) came; {number} left. ",
        "The city lost {number} homes in the county of {name}. ",
    ],
)
def test_many_sentences_of_one_kind_take_as_long_each_as_few(sentence: str) -> None:
    def article(length: int) -> Article:
        count = length // len(sentence)
        text = "".join(sentence.format(**words(n)) for n in range(count)) + LAST
        return Article("a.md", text, (Block(0, len(text)),), "The Lantern", date(2024, 5, 3))

    assert_linear(article)


@pytest.mark.parametrize("label", ["{name} {other}", "{name} County", "{year}", "of whom {name}"])
def test_many_rows_of_a_table_take_as_long_each_as_few(label: str) -> None:
    assert_linear(lambda length: table(label, length))


@pytest.mark.parametrize("part", ["caption", "heading"])
def test_a_long_label_is_not_read_whole_for_each_row(part: str) -> None:
    def article(length: int) -> Article:
        plain, label = table("{name}", length), "Deaths in the county, by cause " * (length // 31)
        if part == "caption":
            return replace(plain, blocks=tuple(replace(b, caption=label) for b in plain.blocks))
        headed = (tuple(replace(c, heading=label) for c in b.cells) for b in plain.blocks)
        pairs = zip(plain.blocks, headed, strict=True)
        return replace(plain, blocks=tuple(replace(b, cells=cells) for b, cells in pairs))

    assert_linear(article)


def test_many_cells_of_one_row_take_as_long_each_as_few() -> None:
    def article(length: int) -> Article:
        cells = [NAMES[n % len(NAMES)] if n % 8 else str(n + 11) for n in range(length // 9)]
        text, block = row(cells, 0)
        return Article("a.md", text, (block,), "The Lantern", date(2024, 5, 3))

    assert_linear(article)


@pytest.mark.parametrize("part", ["title", "author"])
def test_a_long_title_or_byline_is_read_in_part(part: str) -> None:
    def article(length: int) -> Article:
        text = "".join("It rained in {name}. ".format(**words(n)) for n in range(length // 18))
        plain = Article("a.md", LAST, (Block(0, len(LAST)),), "The Lantern", date(2024, 5, 3))
        return replace(plain, title=text) if part == "title" else replace(plain, author=text)

    assert_linear(article)


def words(n: int) -> dict[str, object]:
    """What fills the blanks of the n-th sentence or row, each with something else."""
    return {
        "name": NAMES[n % len(NAMES)],
        "other": NAMES[(n * 7 + 3) % len(NAMES)],
        "number": n + 11,
        "money": MONEY[n % len(MONEY)],
        "day": n % 28 + 1,
        "year": 1900 + n % 120,
    }


def table(label: str, length: int) -> Article:
    """A table of rows with a label and two figures each, `length` characters long."""
    rows: list[str] = []
    blocks: list[Block] = []
    start = 0
    while start < length:
        n = len(rows)
        text, block = row([label.format(**words(n)), str(n + 11), str(n * 3 + 5)], start)
        rows.append(text)
        blocks.append(block)
        start += len(text) + 1
    return Article("a.md", "\n".join(rows), tuple(blocks), "The Lantern", date(2024, 5, 3))


def row(cells: list[str], start: int) -> tuple[str, Block]:
    at, placed = start, []
    for cell in cells:
        placed.append(Cell(at, at + len(cell)))
        at += len(cell) + len(" | ")
    text = " | ".join(cells)
    return text, Block(start, start + len(text), "row", "Deaths", tuple(placed))


def assert_linear(article: Callable[[int], Article]) -> None:
    seconds(article(100))  # loads the model
    short, long = article(SHORT), article(SHORT * TIMES)
    bound = MOST * max(min(seconds(short), seconds(short)), 0.01)
    assert seconds(long) < bound or seconds(long) < bound  # the machine may have been busy once


def seconds(article: Article) -> float:
    start = time.process_time()
    extract([article], Vocabulary())
    return time.process_time() - start
