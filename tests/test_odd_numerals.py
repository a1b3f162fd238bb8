"""Numerals of every script and kind are read right or listed, and their raw text is kept."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crosscheck.extract import extract
from crosscheck.extract.figures import read_figures
from crosscheck.readers.characters import clean_text
from crosscheck.readers.pieces import Metadata, assemble
from crosscheck.readers.plain import plain_pieces
from crosscheck.vocabulary import Vocabulary

NEWS = "The fire killed {} people in Ohio on Monday, police said."


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("４３", 43),
        ("4３", 43),
        ("１,２３４", 1234),
        ("１．５ million", 1_500_000),
        ("٤٣", 43),
        ("٤٬٣٠٠", 4300),
        ("4٫5", 4.5),
        ("४३.५", 43.5),
        ("௧௦", 10),
        ("𝟒𝟑", 43),
        ("⅔", 2 / 3),
        ("1½", 1.5),
    ],
)
def test_digits_of_other_scripts_and_widths_are_read(written: str, value: float) -> None:
    article = assemble("a.txt", plain_pieces(NEWS.format(written)), Metadata())
    (claim,) = extract([article], Vocabulary()).claims
    assert claim.value == pytest.approx(value)
    assert claim.number == written
    assert article.text[claim.start : claim.end] == written


@pytest.mark.parametrize(
    "written",
    [
        *("⁴³", "₄₃", "④", "㊸", "🄌", "Ⅳ", "四十三", "〇", "፲", "𐄫"),
        *("4O", "1O0", "4З", "9Ο", "4б", "1,0O0"),
        *("4\u0304", "4\u03043", "4\u20e33\u20e3", "4\ufe0f\u20e3", "4\u200d3"),
    ],
)
def test_numerals_and_look_alikes_that_are_not_read_are_listed_as_they_stand(written: str) -> None:
    article = assemble("a.txt", plain_pieces(NEWS.format(written)), Metadata())
    found = extract([article], Vocabulary())
    assert found.claims == ()
    (skipped,) = found.skipped
    assert skipped.number == written
    assert article.text[skipped.start :].startswith(written)
    assert skipped.quote == NEWS.format(written)


NUMERALS = st.text(
    st.characters(categories=["Nd", "Nl", "No", "Mn", "Me"]) | st.sampled_from("四百千0O1lIЗ.,½²"),
    min_size=1,
    max_size=6,
)


@given(NUMERALS)
@example("1Ⅳ")
@example("0〇\u0300\U00010107")
def test_no_numeral_is_passed_over(written: str) -> None:
    text = clean_text(NEWS.format(written))
    figures, left_out = read_figures(text, 0, Vocabulary())
    taken = [figure.span for figure in figures] + [(item.start, item.end) for item in left_out]
    for at, character in enumerate(text):
        if character.isnumeric():
            assert any(start <= at < end for start, end in taken), (character, text)
