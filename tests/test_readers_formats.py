"""Word, PDF, feeds and web archives: a real small file of each, made here."""

from __future__ import annotations

import builtins
import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crosscheck.readers import Reading, bounded, formats, pdf, read_paths, web_archive

OPENING = "Some 400 people were hurt when the dam broke, police said."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@pytest.fixture(params=["own process", "this process"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word and PDF files are read in a process of their own; here, once more without."""
    if request.param == "this process":
        monkeypatch.setattr(formats, "read_bounded", formats.read_here)


def word_file(body: str, core: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    if core:
        parts["docProps/core.xml"] = core
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return packed.getvalue()


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_file(*pages: list[str]) -> bytes:
    """A PDF of pages of lines, in a built-in font."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 50 750 Td 14 TL {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        out
        + f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(out)}\n%%EOF\n".encode()
    )


def read(tmp_path: Path, name: str, data: bytes | str) -> Reading:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_paths([str(tmp_path)])


@pytest.mark.usefixtures("both_ways")
def test_a_word_file_is_read_with_its_headings_lists_and_tables(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    body = (
        paragraph("Dam bursts", "Heading1")
        + paragraph(OPENING)
        + f"<w:tbl><w:tr>{cell('Town')}{cell('Dead')}</w:tr><w:tr>{cell('North')}{cell('7')}</w:tr>"
        + "</w:tbl>"
        + f"<w:p><w:r><w:t>The lake of 12 km</w:t></w:r>{raised}</w:p>"
    )
    core = (
        f'<p:coreProperties xmlns:p="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Dam &amp; town</dc:title><dc:creator>Jo Marsh</dc:creator>"
        "<dcterms:created>2019-01-01T00:00:00Z</dcterms:created></p:coreProperties>"
    )
    (article,) = read(tmp_path, "a.docx", word_file(body, core)).articles
    assert article.text == f"Dam bursts\n\n{OPENING}\n\nNorth | 7\n\nThe lake of 12 km²"
    assert [block.kind for block in article.blocks] == ["heading", "paragraph", "row", "paragraph"]
    assert article.blocks[2].cells[1].heading == "Dead"
    assert (article.title, article.author) == ("Dam & town", "Jo Marsh")
    assert article.published is None, "the template's date is no date of publication"


@pytest.mark.usefixtures("both_ways")
def test_pictures_of_a_word_file_are_never_opened(tmp_path: Path) -> None:
    drawing = (
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
        "wordprocessingDrawing'><a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006"
        f"/main'><a:graphicData><a:blip xmlns:r='{OFFICE}' r:link='r9'/></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    (article,) = read(tmp_path, "a.docx", word_file(paragraph(OPENING) + drawing)).articles
    assert article.text == OPENING


@pytest.mark.usefixtures("both_ways")
def test_a_pdf_is_read_by_paragraphs_without_running_lines(tmp_path: Path) -> None:
    pages = [
        [
            "HARBOUR GAZETTE 3 March",
            f"{first} people were hurt when the dam above the town broke on Mon-",
            "day, police said, and twelve are in hospital.",
            f"{second} rose by 3.4 metres in the course of a single night, and a",
            f"{second.lower()} bridge fell.",
            str(n),
        ]
        for n, first, second in ((1, "Some 400", "River"), (2, "Only 30", "Lake"), (3, "No", "Sea"))
    ]
    (article,) = read(tmp_path, "a.pdf", pdf_file(*pages)).articles
    texts = [article.text[block.start : block.end] for block in article.blocks]
    assert texts[:2] == [
        "Some 400 people were hurt when the dam above the town broke on Monday, police said,"
        " and twelve are in hospital.",
        "River rose by 3.4 metres in the course of a single night, and a river bridge fell.",
    ]
    assert len(texts) == 6
    assert "GAZETTE" not in article.text


@pytest.mark.usefixtures("both_ways")
def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a.pdf", pdf_file([])).problems
    assert problem.error == "held no text (pictures of pages need OCR first)"


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Wire</title>
      <item><title>Dam bursts</title><link>https://wire.example/1</link>
        <pubDate>Mon, 03 Mar 2031 23:30:00 -0500</pubDate><description>Short.</description>
        <content:encoded><![CDATA[<p>{OPENING}</p><ul><li>12 <b>dead</b></li></ul>]]>
        </content:encoded></item>
      <item><title>Fire</title><description>Some 30 houses fell &amp; burned.</description></item>
      <item><title>Nothing</title></item></channel></rss>"""
    reading = read(tmp_path, "f.xml", feed)
    first, second = reading.articles
    assert (first.path, first.source, first.title, first.url, first.published) == (
        "f.xml#1",
        "Harbour Wire",
        "Dam bursts",
        "https://wire.example/1",
        date(2031, 3, 3),
    )
    assert first.text == f"{OPENING}\n\n12 dead"
    assert (second.path, second.text) == ("f.xml#2", "Some 30 houses fell & burned.")
    assert [(p.path, p.error) for p in reading.problems] == [("f.xml#3", "held no text")]


def test_an_atom_feed_is_read_and_articles_csv_can_name_its_entries(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("file,source\nf.atom,X\n", encoding="utf-8")
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Dam</title>'
        f'<updated>2031-03-03T09:00:00Z</updated><summary type="html">{OPENING}</summary>'
        "<author><name>Jo Marsh</name></author></entry></feed>"
    )
    (article,) = read(tmp_path, "f.atom", feed).articles
    assert (article.author, article.published, article.text) == (
        "Jo Marsh",
        date(2031, 3, 3),
        OPENING,
    )


def archive(*pages: tuple[str, bytes, str], gzip: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for status, body, kind in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        record = writer.create_warc_record(
            "https://wire.example/1", "response", payload=io.BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("gzip", [True, False])
def test_each_page_of_a_web_archive_is_an_article(tmp_path: Path, gzip: bool) -> None:
    page = f"<html><body><article><h1>Dam</h1><p>{OPENING} It cost £5m.</p></article></body></html>"
    data = archive(
        ("200 OK", page.encode(), "text/html; charset=utf-8"),
        ("404 Not Found", page.encode(), "text/html"),
        ("200 OK", b"\x89PNG", "image/png"),
        ("200 OK", page.encode("latin-1"), 'text/html; charset="ISO-8859-1"'),
        ("200 OK", b"<html></html>", "text/html"),
        gzip=gzip,
    )
    reading = read(tmp_path, "a.warc.gz" if gzip else "a.warc", data)
    name = "a.warc.gz" if gzip else "a.warc"
    assert [article.path for article in reading.articles] == [f"{name}#1", f"{name}#2"]
    assert {article.text for article in reading.articles} == {f"Dam\n\n{OPENING} It cost £5m."}
    assert {article.url for article in reading.articles} == {"https://wire.example/1"}
    assert [(p.path, p.error) for p in reading.problems] == [(f"{name}#3", "held no text")]


def test_without_the_extra_a_web_archive_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without_warcio(name: str, *rest: Any) -> Any:
        if name.startswith("warcio"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_warcio)
    (problem,) = read(tmp_path, "a.warc", b"WARC/1.0").problems
    assert problem.error == (
        "is a web archive, which needs an extra (pip install 'crosscheck-news[warc]')"
    )


def test_a_page_of_an_archive_beyond_the_limit_stops_its_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_archive, "ARTICLE_BYTES", 1000)
    page = f"<html><body><article><h1>Dam</h1><p>{OPENING}</p></article></body></html>"
    data = archive(
        ("200 OK", page.encode(), "text/html"), ("200 OK", b"<p>" * 500, "text/html"), gzip=False
    )
    reading = read(tmp_path, "a.warc", data)
    assert len(reading.articles) == 1
    assert [problem.error for problem in reading.problems] == [
        "page 2 is larger than 0 MB: stopped there"
    ]


def test_a_web_archive_without_pages_says_so(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a.warc", archive(("200 OK", b"x", "image/png"))).problems
    assert problem.error == "holds no archived page"


def test_limits_of_a_pdf_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "read_bounded", formats.read_here)
    monkeypatch.setattr(pdf, "PDF_PAGES", 1)
    (problem,) = read(tmp_path, "a.pdf", pdf_file(["a"], ["b"])).problems
    assert problem.error == "has more than 1 pages"
    monkeypatch.setattr(pdf, "PDF_PAGES", 9)
    monkeypatch.setattr(pdf, "PDF_CHARACTERS", 5)
    (problem,) = read(tmp_path, "a.pdf", pdf_file(["Some 400 people"])).problems
    assert problem.error == "holds more than 5 characters"


def test_an_encrypted_pdf_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfReader, PdfWriter

    monkeypatch.setattr(formats, "read_bounded", formats.read_here)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file([OPENING]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    (problem,) = read(tmp_path, "a.pdf", locked.getvalue()).problems
    assert problem.error == "is encrypted"


def test_what_the_other_process_does_is_what_this_one_would(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other process's own code, run in this one, its bound on memory aside."""
    monkeypatch.setattr(bounded, "_bound_memory", lambda _: None)
    answers = []
    for data in (word_file(paragraph(OPENING)), b"hello"):
        monkeypatch.setattr(sys, "argv", ["bounded", "word", "1"])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        bounded.main()
        answers.append(json.loads(capsys.readouterr().out))
    assert [piece["text"] for piece in answers[0]["pieces"]] == [OPENING]
    assert answers[1] == {"error": "is no Word file (.docx), or a damaged or encrypted one"}


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


def test_a_large_page_is_read_like_a_small_one(tmp_path: Path) -> None:
    filler = "<!-- " + "x" * 1_100_000 + " -->"
    page = f"<html><body>{{}}<article><h1>Dam</h1><p>{OPENING}</p></article></body></html>"
    (tmp_path / "large.html").write_text(page.format(filler), encoding="utf-8")
    (tmp_path / "small.html").write_text(page.format(""), encoding="utf-8")
    large, small = read_paths([str(tmp_path)]).articles
    assert (large.text, large.blocks, large.title) == (small.text, small.blocks, small.title)
