"""A draft is set against the files that newsrooms keep: Word, PDF, feeds and web archives.

The Word file was saved with tracked changes and a table, the PDF printed by a browser.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from crosscheck.config import Config
from crosscheck.pipeline import check_paths
from crosscheck.readers import read_paths

FILES = Path(__file__).parent / "files"
NAMES = ("corley.docx", "corley.pdf", "corley.rss", "corley.atom", "corley.warc.gz")
DRAFT = (
    "---\nsource: Our Paper\npublished: 2025-05-15\n---\n\n"
    "About 3,900 people had to leave their homes in Corley, Ohio, on Tuesday night.\n"
)


@pytest.fixture(params=NAMES)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with one of the files, and what it does not say of itself."""
    name = str(request.param)
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(FILES / name, folder)
    if name.endswith((".docx", ".pdf")):
        said = f"file,source,published\n{name},Valley Herald,2025-05-14\n"
        (folder / "articles.csv").write_text(said, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return folder


def test_a_draft_is_set_against_each_kind_of_file(archive: Path, tmp_path: Path) -> None:
    config = Config(cache=False)
    result = check_paths([str(tmp_path / "draft.md")], config, [str(archive)])
    assert result.problems == ()
    (finding,) = result.findings
    assert finding.verdict == "conflict"
    told = {claim.source: claim.number for claim in result.claims if claim.id in finding.claims}
    assert told == {"Our Paper": "3,900", "Valley Herald": "1,900"}


def test_of_tracked_changes_what_was_put_in_is_read_and_what_was_taken_out_is_not() -> None:
    (article,) = read_paths([str(FILES / "corley.docx")]).articles
    assert "About 1,900 people had to leave their homes" in article.text
    assert "9,100" not in article.text


def test_the_cells_of_a_table_in_a_word_file_know_their_headings() -> None:
    (article,) = read_paths([str(FILES / "corley.docx")]).articles
    rows = [block for block in article.blocks if block.kind == "row"]
    assert [article.text[row.start : row.end] for row in rows] == [
        "Corley General | 14",
        "Mercy | 9",
    ]
    assert {row.cells[1].heading for row in rows} == {"Patients treated"}
