"""Laws of reading: whatever the bytes, records come out, and their offsets hold."""

from __future__ import annotations

import contextlib
import io
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.readers import Reading, formats, read_paths
from crosscheck.readers.characters import clean_text, squeeze, visible
from crosscheck.readers.dates import date_within, read_date
from crosscheck.readers.decoding import decode
from crosscheck.readers.formats import PACKED
from crosscheck.readers.front_matter import read_front_matter, split_front_matter
from crosscheck.readers.inputs import SUFFIXES
from crosscheck.readers.markdown import markdown_pieces
from crosscheck.readers.pieces import Metadata, assemble
from crosscheck.readers.plain import plain_pieces

IN_ANOTHER_PROCESS = [suffix for suffix in SUFFIXES if {SUFFIXES[suffix], suffix} & set(PACKED)]
STARTS = (
    b"---\ntitle: ",
    b"<html><body><p>",
    b"<rss version='2.0'><channel><item><description>",
    b"source,topic,value\nW,dead,",
    b'{"source": "W", "topic": "dead", "value": ',
    b"WARC/1.0\r\nWARC-Type: response\r\n",
    b"PAR1",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\x1f\x8b\x08",
    b"",
)
DATA = st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=300))
WORDS = st.text(
    st.sampled_from("ab 5.,\n*_#[]()<>|-`!&;:\\'\"\t\u00a0\u202e½²٤€£") | st.characters(),
    max_size=200,
)


def read(suffix: str, data: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a{suffix}").write_bytes(data)
        return read_paths([folder])


def check(reading: Reading) -> None:
    """Every article's blocks are in order, apart and not empty; every message is one line."""
    for article in reading.articles:
        end = 0
        for block in article.blocks:
            assert end <= block.start < block.end <= len(article.text)
            assert article.text[block.start : block.end].strip()
            end = block.end
            for cell in block.cells:
                assert block.start <= cell.start < cell.end <= block.end
        assert clean_text(article.text) == article.text
    for message in (*(p.error for p in reading.problems), *reading.warnings):
        assert message.isprintable()
        assert len(message) < 1000
    assert reading.articles or reading.problems or reading.tables or reading.skipped


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@given(data=DATA)
@settings(max_examples=40, deadline=None)
def test_any_bytes_give_a_reading(suffix: str, data: bytes) -> None:
    with patch.object(formats, "read_bounded", formats.read_file_here):
        check(read(suffix, data))


@pytest.mark.parametrize("suffix", IN_ANOTHER_PROCESS)
@given(data=DATA)
@settings(max_examples=3, deadline=None)
def test_any_bytes_give_a_reading_from_another_process(suffix: str, data: bytes) -> None:
    check(read(suffix, data))


@pytest.mark.parametrize("form", ["word", "pdf"])
@given(data=DATA)
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_no_more_than_unreadable(form: str, data: bytes) -> None:
    from crosscheck.errors import UnreadableError
    from crosscheck.readers.formats import read_here

    with contextlib.suppress(UnreadableError):
        assert read_here(form, data).pieces


@pytest.mark.parametrize("suffix", [".md", ".txt", ".html"])
@given(text=WORDS)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_reading(suffix: str, text: str) -> None:
    check(read(suffix, text.encode("utf-8", "surrogatepass")))


@given(data=DATA)
@settings(max_examples=40, deadline=None)
def test_standard_input_may_be_anything(data: bytes) -> None:
    check(read_paths(["-"], io.BytesIO(data)))


@given(text=WORDS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(text=WORDS)
def test_cleaning_keeps_every_digit(text: str) -> None:
    if "\x1b" not in text:
        digits = [c for c in text if c.isnumeric()]
        assert [c for c in clean_text(text) if c.isnumeric()] == digits


@given(name=st.text(max_size=60))
def test_a_visible_name_can_be_printed(name: str) -> None:
    assert visible(name).isprintable()
    visible(name).encode()


@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_what_is_utf_8_is_read_as_it_is(text: str) -> None:
    data = text.encode()
    if "\0" not in text and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        assert decode(data) == (text, None)


@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=100))
def test_a_mark_decides_the_encoding(text: str) -> None:
    for codec in ("utf-8-sig", "utf-16", "utf-32"):
        if "\0" not in text and "\ufffd" not in text:
            assert decode(text.encode(codec)) == (text, None)


@given(text=WORDS)
def test_plain_text_loses_no_letter_or_digit(text: str) -> None:
    text = clean_text(text)
    kept = "".join(piece.text for piece in plain_pieces(text))
    said = [c for c in text if c.isalpha()]
    assert [c for c in kept if c.isalpha()] == said or any(c in text for c in ").*-•·–●▪◦‣")


@given(paragraphs=st.lists(st.from_regex(r"[a-z]{2,8}( [a-z0-9]{1,8}){2,9}\.", fullmatch=True)))
def test_paragraphs_come_back_from_markdown_and_from_plain_text(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert [piece.text for piece in plain_pieces(text)] == paragraphs
    assert [piece.text for piece in markdown_pieces(text)] == paragraphs
    assert assemble("a", plain_pieces(text), Metadata()).text == text


DATED = (
    "3", "03", "12", "31", "2024", "May", "Fri", "-", "/", ".", ",", " ", "T", "10:04", "Z", "GMT",
)  # fmt: skip


@given(text=st.lists(st.sampled_from(DATED), max_size=9).map("".join) | st.text(max_size=60))
def test_dates_are_read_or_not(text: str) -> None:
    for day in (read_date(text), date_within(text)):
        assert day is None or type(day) is date


@given(day=st.dates(date(1450, 1, 1), date(2999, 12, 31)))
def test_iso_and_spelled_dates_are_read(day: date) -> None:
    assert read_date(day.isoformat()) == read_date(f"{day.isoformat()}T23:59:59-08:00") == day
    if day.year >= 1000:
        assert date_within(f"Posted {day:%B} {day.day}, {day.year} at noon") == day


@given(block=WORDS)
@settings(max_examples=100, deadline=None)
def test_any_front_matter_is_read_or_refused(block: str) -> None:
    from crosscheck.errors import UnreadableError

    with contextlib.suppress(UnreadableError):
        yaml, rest = split_front_matter(f"---\n{clean_text(block)}\n---\nText.")
        assert rest.endswith("Text.")
        if yaml is not None:
            read_front_matter(yaml)


@given(text=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=8, max_size=99))
def test_wide_text_without_a_mark_is_known_by_its_zeros(text: str) -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(codec)) == (text, None)
