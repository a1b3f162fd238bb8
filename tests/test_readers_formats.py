"""Word, PDF, feeds and web archives: a real small file of each, made here."""

from __future__ import annotations

import builtins
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crosscheck.readers import Reading, formats, pdf, read_paths, web_archive
from tests.made_files import OFFICE, PACKAGE, archive, paragraph, pdf_file, word_file

OPENING = "Some 400 people were hurt when the dam broke, police said."


@pytest.fixture(params=["own process", "this process"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word and PDF files are read in a process of their own; here, once more without."""
    if request.param == "this process":
        monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)


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


def drawing(how: str, which: str) -> str:
    """A picture that the package holds (how: embed) or points at (how: link)."""
    office = "http://schemas.openxmlformats.org/drawingml/2006"
    blip = f"<p:blipFill><a:blip xmlns:r='{OFFICE}' r:{how}='{which}'/></p:blipFill>"
    return (
        f"<w:p><w:r><w:drawing><wp:inline xmlns:wp='{office}/wordprocessingDrawing'>"
        f"<wp:docPr/><a:graphic xmlns:a='{office}/main'><a:graphicData>"
        f"<p:pic xmlns:p='{office}/picture'>{blip}</p:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


@pytest.mark.usefixtures("both_ways")
def test_pictures_of_a_word_file_are_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = zipfile.ZipFile.open

    def noting(package: zipfile.ZipFile, name: Any, *rest: Any, **more: Any) -> Any:
        opened.append(getattr(name, "filename", name))
        return real(package, name, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "open", noting)
    monkeypatch.setattr("mammoth.docx.files.Files.open", lambda _, uri: opened.append(uri))
    outside = f'Type="{OFFICE}/image" TargetMode="External"'
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/image" Target="media/a.png"/>'
        f'<Relationship Id="r2" {outside} Target="file:///etc/hostname"/>'
        f'<Relationship Id="r3" {outside} Target="https://pictures.example/a.png"/></Relationships>'
    )
    data = word_file(
        paragraph(OPENING) + drawing("embed", "r1") + drawing("link", "r2") + drawing("link", "r3"),
        word___rels__document_dot_xml_dot_rels=relations,
        word__media__a_dot_png="no picture",
    )
    opened.clear()
    (article,) = read(tmp_path, "a.docx", data).articles
    assert article.text == OPENING
    assert [name for name in opened if not name.endswith((".xml", ".rels"))] == []


def test_a_word_file_whose_packing_is_damaged_is_named(tmp_path: Path) -> None:
    data = bytearray(word_file(paragraph(OPENING * 50)))
    at = data.index(b"word/document.xml") + len("word/document.xml")
    data[at : at + 8] = b"\xff" * 8
    (problem,) = read(tmp_path, "a.docx", bytes(data)).problems
    assert problem.error == "is a damaged Word file (.docx)"


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

    monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)
    monkeypatch.setattr(builtins, "__import__", without_warcio)
    (problem,) = read(tmp_path, "a.warc", b"WARC/1.0").problems
    assert problem.error == (
        "is a web archive, which needs an extra (pip install 'crosscheck-news[warc]')"
    )


def test_a_page_of_an_archive_beyond_the_limit_stops_its_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)
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


def test_a_page_of_an_archive_that_cannot_be_read_is_named_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    body = f"<body><article><h1>Dam</h1><p>{OPENING}</p></article></body>"
    page = f"<html><head>{{}}</head>{body}</html>"
    dated = page.format("<meta property='article:published_time' content='2031-03-05'>")
    data = archive(
        ("200 OK", page.format("").encode(), "text/html"),
        ("200 OK", b"<div>" * 300 + b"x", "text/html"),
        ("200 OK", dated.encode(), "text/html"),
    )
    reading = read(tmp_path, "a.warc.gz", data)
    assert [article.path for article in reading.articles] == ["a.warc.gz#1", "a.warc.gz#3"]
    assert [article.published for article in reading.articles] == [None, date(2031, 3, 5)]
    assert [(p.path, p.error) for p in reading.problems] == [
        ("a.warc.gz#2", "nests its tags deeper than 250 levels")
    ]
    (warning,) = reading.warnings
    assert warning.startswith("a.warc.gz#1: says no date of publication (archived on ")


def test_a_web_archive_without_pages_says_so(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "a.warc", archive(("200 OK", b"x", "image/png"))).problems
    assert problem.error == "holds no archived page"


def test_limits_of_a_pdf_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)
    monkeypatch.setattr(pdf, "PDF_PAGES", 1)
    (problem,) = read(tmp_path, "a.pdf", pdf_file(["a"], ["b"])).problems
    assert problem.error == "has more than 1 pages"
    monkeypatch.setattr(pdf, "PDF_PAGES", 9)
    monkeypatch.setattr(pdf, "PDF_CHARACTERS", 5)
    (problem,) = read(tmp_path, "a.pdf", pdf_file(["Some 400 people"])).problems
    assert problem.error == "holds more than 5 characters"


def test_an_encrypted_pdf_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfReader, PdfWriter

    monkeypatch.setattr(formats, "read_bounded", formats.read_file_here)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_file([OPENING]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    (problem,) = read(tmp_path, "a.pdf", locked.getvalue()).problems
    assert problem.error == "is encrypted"
