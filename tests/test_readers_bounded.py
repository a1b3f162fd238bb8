"""Files that are read in a process of their own: what it answers, and where it ends."""

from __future__ import annotations

import importlib
import io
import json
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec import msgpack
from typer.testing import CliRunner

from crosscheck.cli import app
from crosscheck.readers import Reading, bounded, formats, read_paths
from crosscheck.readers.contents import Contents, Refusal
from crosscheck.readers.limits import MEGABYTE as MB
from tests.made_files import paragraph, word_file

OPENING = "Some 400 people were hurt when the dam broke, police said."


def read(tmp_path: Path, name: str, data: bytes | str) -> Reading:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_paths([str(tmp_path)])


def answer_of(monkeypatch: pytest.MonkeyPatch, form: str, data: bytes) -> Contents:
    """What the other process's own code answers, run in this one."""
    answer = io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["bounded", form, "a", "1", "1"])
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=answer))
    bounded.main()
    return msgpack.decode(answer.getvalue(), type=Contents)


def noted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the files that get a process of their own from here on."""
    sizes: list[int] = []
    real = bounded.read_bounded

    def noting(form: str, data: bytes, name: str) -> Contents:
        sizes.append(len(data))
        return real(form, data, name)

    monkeypatch.setattr(formats, "read_bounded", noting)
    return sizes


def texts(contents: Contents) -> list[str]:
    return [
        piece.text for part in contents.parts if part.document for piece in part.document.pieces
    ]


def test_what_the_other_process_does_is_what_this_one_would(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "_bound", lambda *_: None)  # this process is not bounded
    data = word_file(paragraph(OPENING))
    read_well = answer_of(monkeypatch, "word", data)
    assert texts(read_well) == [OPENING]
    assert read_well == bounded.read_bounded("word", data, "a")
    assert answer_of(monkeypatch, "word", b"hello").refusal == Refusal(
        "is no Word file (.docx), or a damaged or encrypted one"
    )


def test_a_file_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "SECONDS_PER_FILE", 0.001)
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error == "takes longer than 0.001 seconds to read"


@pytest.mark.skipif(sys.platform == "win32", reason="no bound on memory there")
def test_a_file_that_needs_too_much_memory_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MEMORY_BYTES", 30_000_000)
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING) * 10_000)).problems
    assert "needs too much memory to read" in problem.error


@pytest.mark.parametrize("script", ["kill -9 $$", "printf 'half an answer'"])
def test_where_the_process_that_reads_a_file_dies_the_file_is_named(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python").write_text(f"#!/bin/sh\n{script}\n")
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error == "needs too much memory to read, or is damaged"


def test_where_no_process_can_be_started_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    (problem,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING))).problems
    assert problem.error.startswith("no process could be started to read it (")


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_the_other_process_says_where_its_memory_ended(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(bounded, "_bound", lambda *_: None)
    monkeypatch.setattr(formats, "read_here", fails)
    assert answer_of(monkeypatch, "word", b"").refusal == Refusal(
        f"needs too much memory to read ({error.__name__})"
    )


PARSERS = {
    "feed": "feedparser.parse",
    "pdf": "pypdf.PdfReader",
    "web archive": "warcio.archiveiterator.ArchiveIterator",
    "word": "mammoth.convert_to_html",
    ".parquet": "pyarrow.parquet.ParquetFile",
}


@pytest.mark.parametrize("form", PARSERS)
def test_a_parser_that_runs_out_of_memory_is_not_taken_for_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    importlib.import_module(PARSERS[form].rpartition(".")[0])
    monkeypatch.setattr(PARSERS[form], fails)
    data = word_file(paragraph(OPENING)) if form == "word" else b"%PDF-1.4"
    contents = formats.read_file_here(form, data, "a")
    assert contents.refusal == Refusal("needs too much memory to read (MemoryError)")


def test_systems_without_a_bound_on_memory_read_files_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert texts(answer_of(monkeypatch, "word", word_file(paragraph(OPENING)))) == [OPENING]


@pytest.mark.parametrize(
    ("name", "data", "parser", "said"),
    [
        ("a.rss", "<rss/>", "feedparser.parse", "cannot be read as a feed (ZeroDivisionError)"),
        ("a.pdf", "%PDF-1.4", "pypdf.PdfReader", "is a damaged PDF (ZeroDivisionError)"),
    ],
)
def test_whatever_a_parser_stumbles_over_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: str, parser: str, said: str
) -> None:
    def stumbles(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)
    monkeypatch.setattr(parser, stumbles)
    (problem,) = read(tmp_path, name, data).problems
    assert problem.error == said


@pytest.mark.parametrize("filler", ["<!-- " + "x" * 1_100_000 + " -->", "<i></i>" * 7_000])
def test_a_large_page_is_read_by_a_process_of_its_own_like_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filler: str
) -> None:
    elsewhere = noted(monkeypatch)
    page = f"<html><body>{{}}<article><h1>Dam</h1><p>{OPENING}</p></article></body></html>"
    (tmp_path / "large.html").write_text(page.format(filler), encoding="utf-8")
    (tmp_path / "small.html").write_text(page.format(""), encoding="utf-8")
    large, small = read_paths([str(tmp_path)]).articles
    assert (large.text, large.blocks, large.title) == (small.text, small.blocks, small.title)
    assert elsewhere == [(tmp_path / "large.html").stat().st_size]


SOUND = "source,topic,value\nHarbour Wire,dead,43\n"
FEED = (
    "<rss version='2.0'><channel><title>Wire</title><item><title>Dam</title><description>{}"
    "</description></item></channel></rss>"
)


def test_small_inputs_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = noted(monkeypatch)
    (tmp_path / "a.md").write_text(OPENING)
    (tmp_path / "b.html").write_text(f"<html><body><p>{OPENING}</p></body></html>")
    (tmp_path / "c.xml").write_text(FEED.format(f"&lt;p&gt;{OPENING}&lt;/p&gt;" * 200))
    (tmp_path / "d.csv").write_text(SOUND)
    (tmp_path / "e.jsonl").write_text('{"source": "W", "topic": "dead", "value": 43}\n' * 100)
    reading = read_paths([str(tmp_path)])
    assert (len(reading.articles), len(reading.tables), reading.problems) == (3, 101, ())
    assert elsewhere == []


ATTRIBUTES = " ".join(f"a{n}" for n in range(5_000))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", f"<html><body><p {ATTRIBUTES}>{OPENING}</p></body></html>".encode()),
        ("a.html", f"<html><body><p x='>' {ATTRIBUTES}>{OPENING}</p></body></html>".encode()),
        ("a.html", f'<html><body><p x" {ATTRIBUTES}>{OPENING}</p></body></html>'.encode()),
        ("a.html", f"<html><body><p>{OPENING}</p></body></html>".encode("utf-16")),
        ("a.xml", FEED.format(f"&lt;p {ATTRIBUTES}&gt;{OPENING}&lt;/p&gt;").encode()),
        ("a.xml", FEED.format(f"&lt;i&gt;9&lt;/i&gt;{OPENING}" * 4_000).encode()),
    ],
)
def test_tags_that_take_long_to_read_are_read_by_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    elsewhere = noted(monkeypatch)
    (article,) = read(tmp_path, name, data).articles
    assert OPENING in article.text
    assert elsewhere == [len(data)]


def parquet_that_unpacks(megabytes: int, rows: int) -> bytes:
    """A table whose every row has the same quotation of so many megabytes: it is stored once."""
    import pyarrow as pa
    from pyarrow import parquet

    quote = pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), ["1" * megabytes * MB])
    row = {"source": ["W"] * rows, "topic": ["dead"] * rows, "value": [1.0] * rows}
    packed = io.BytesIO()
    parquet.write_table(pa.table(row | {"quote": quote}), packed, compression="zstd")
    return packed.getvalue()


def parquet_of_equal_rows(rows: int) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    packed = io.BytesIO()
    said = {"source": pa.repeat("W", rows), "topic": pa.repeat("dead", rows)}
    parquet.write_table(pa.table(said | {"value": pa.repeat(1.0, rows)}), packed)
    return packed.getvalue()


def archive_that_unpacks(megabytes: int, opening: bytes) -> bytes:
    """A web archive whose compressed record goes on for so many megabytes."""
    packer = zlib.compressobj(wbits=-15)
    head = packer.compress(opening) + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush a block stands for itself: the same one can be written any number of times.
    block = packer.compress(b"9" * 10 * MB) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + head + block * (megabytes // 10) + packer.flush()


RECORD = b"WARC/1.0\r\nWARC-Target-URI: https://a.example/\r\nWARC-Type: %s\r\n"
RECORD += b"Content-Length: 90000000000\r\n\r\n"
PAGE = RECORD % b"response" + b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "quotation.parquet": (lambda: parquet_that_unpacks(10, 100_000), "needs too much memory to"),
    "rows.parquet": (lambda: parquet_of_equal_rows(5_000_001), "has more than 5,000,000 rows"),
    "page.warc.gz": (lambda: archive_that_unpacks(100, PAGE), "page 1 is larger than 20 MB"),
    "line.warc.gz": (lambda: archive_that_unpacks(5_000, b"WARC/1.0\r\nA: "), "too much memory"),
    "skipped.warc.gz": (
        lambda: archive_that_unpacks(80_000, RECORD % b"resource"),
        "takes longer than 2 seconds to read",
    ),
    "entry.xml": (
        lambda: FEED.format("&lt;table&gt;&lt;tr&gt;&lt;td&gt;9" * 20_000).encode(),
        "nests its tags deeper than 250 levels",
    ),
    "cell.csv": (
        f"source,topic,value,quote\nW,dead,1,{'9' * 10 * MB}\n".encode,
        "line 2: is no CSV table: field larger than field limit (131072)",
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="no bound on memory there")
@pytest.mark.parametrize("name", HOSTILE)
def test_what_unpacks_to_too_much_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    elsewhere = noted(monkeypatch)
    make, said = HOSTILE[name]
    if "seconds" in said:
        monkeypatch.setattr(bounded, "SECONDS_PER_FILE", 2)
        monkeypatch.setattr(bounded, "SECONDS_PER_MEGABYTE", 0)
    else:
        monkeypatch.setattr(bounded, "MEMORY_BYTES", 500 * MB)
    (tmp_path / name).write_bytes(make())
    (tmp_path / "sound.csv").write_text(SOUND)
    reading = read_paths([str(tmp_path)])
    assert [problem.path.partition("#")[0] for problem in reading.problems] == [name]
    assert said in reading.problems[0].error
    assert [claim.value for claim in reading.tables] == [43]
    assert elsewhere == [(tmp_path / name).stat().st_size]


def test_a_cell_of_ten_megabytes_is_listed_and_the_other_rows_are_read(tmp_path: Path) -> None:
    row = '{{"source": "W", "topic": "dead", "value": {}, "quote": "{}"}}\n'
    reading = read(tmp_path, "a.jsonl", row.format(1, "9" * 10 * MB) + row.format(2, "Two died."))
    assert [claim.value for claim in reading.tables] == [2]
    assert [s.reason for s in reading.skipped] == ["row 1: quote is longer than 100,000 characters"]


def test_a_check_with_a_file_that_unpacks_to_too_much_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(parquet_of_equal_rows(5_000_001))
    (tmp_path / "b.md").write_text("The fire killed 43 people in Ohio on Monday, police said.\n")
    ran = CliRunner().invoke(app, ["check", str(tmp_path), "--no-report", "--format", "json"])
    assert ran.exit_code == 3
    assert "a.parquet: has more than 5,000,000 rows" in ran.stderr
    assert [claim["number"] for claim in json.loads(ran.stdout)["claims"]] == ["43"]


@pytest.mark.skipif(sys.platform == "win32", reason="no bound on time there")
def test_a_process_that_nobody_waits_for_ends_by_itself() -> None:
    code = "from crosscheck.readers.bounded import _bound; _bound(10**10, 0)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", code], timeout=30, check=False)
    assert done.returncode == -signal.SIGXCPU


def test_what_libraries_print_is_no_part_of_the_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def prints(*_: object) -> Contents:
        print("by the way", file=sys.stdout)  # noqa: T201 - what is tested
        return Contents()

    monkeypatch.setattr(bounded, "_bound", lambda *_: None)
    monkeypatch.setattr(formats, "read_file_here", prints)
    assert answer_of(monkeypatch, "word", b"") == Contents()
    assert capsys.readouterr().err == "by the way\n"
