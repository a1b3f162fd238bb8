"""What read_paths promises: which files are read, under which names, what is said of others."""

from __future__ import annotations

import io
import os
import socket
from datetime import date
from pathlib import Path

import pytest

from crosscheck.readers import Reading, list_sources, load, read_paths
from crosscheck.readers.formats import LIMITS
from crosscheck.records import Problem
from tests.made_users import as_somebody_else, let_others_in

TEXT = "Some 400 people were hurt when the dam broke, police said."
TABLE = "source,topic,value\nHarbour Wire,dead,12\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, **files: str) -> None:
    """Writes files; `__` in a keyword stands for `/`, `_dot_` for a full stop."""
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_dot_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def names(reading: Reading) -> list[str]:
    return [article.path for article in reading.articles]


def errors(reading: Reading) -> dict[str, str]:
    return {problem.path: problem.error for problem in reading.problems}


def test_a_folder_is_read_with_its_folders_and_names_are_relative_to_it(folder: Path) -> None:
    put(folder, in__b_dot_md=TEXT, in__sub__a_dot_txt=TEXT, in__claims_dot_csv=TABLE)
    reading = read_paths(["in"])
    assert names(reading) == ["b.md", "sub/a.txt"]
    assert [claim.article for claim in reading.tables] == ["claims.csv"]
    assert (reading.problems, reading.skipped, reading.warnings) == ((), (), ())


def test_hidden_files_decisions_and_other_suffixes_in_a_folder_are_passed_over(
    folder: Path,
) -> None:
    put(folder, in__a_dot_md=TEXT, in___dot_hidden__b_dot_md=TEXT, in___dot_c_dot_md=TEXT)
    put(folder, in__decisions__d_dot_md=TEXT, in__e_dot_png="x", in__f_dot_toml="x")
    reading = read_paths(["in"])
    assert names(reading) == ["a.md"]
    assert reading.problems == ()


def test_a_file_given_by_itself_keeps_the_name_it_was_given(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT)
    assert names(read_paths(["in/a.md"])) == ["in/a.md"]
    assert names(read_paths(["./in/../in/a.md"])) == ["in/a.md"]
    assert names(read_paths([str(folder / "in" / "a.md")])) == ["in/a.md"]


def test_a_file_outside_the_working_folder_keeps_its_whole_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, in__a_dot_md=TEXT, here__x_dot_md=TEXT)
    monkeypatch.chdir(folder / "here")
    assert names(read_paths(["../in/a.md"])) == ["../in/a.md"]


def test_what_is_named_twice_is_read_once(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT)
    assert names(read_paths(["in", "in", "in/a.md", "./in"])) == ["a.md"]


def test_articles_of_one_name_in_two_folders_stay_apart(folder: Path) -> None:
    put(folder, one__a_dot_md=TEXT, two__a_dot_md=TEXT, two__b_dot_md=TEXT)
    reading = read_paths(["one", "two"])
    assert names(reading) == ["b.md", "one/a.md", "two/a.md"]


def test_the_order_of_the_paths_changes_nothing(folder: Path) -> None:
    put(folder, one__a_dot_md=TEXT, two__a_dot_md=TEXT, two__t_dot_csv=TABLE, c_dot_md=TEXT)
    put(folder, two__bad_dot_csv="a,b\n", one__u_dot_csv=TABLE)
    paths = ["one", "two", "c.md", "missing.md"]
    assert read_paths(paths) == read_paths(paths[::-1]) == read_paths(paths[2:] + paths[:2])


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("missing.md", "does not exist"),
        ("picture.png", "is of a kind that is not read"),
        ("nothing", "holds no article and no claim table"),
        ("articles.csv", "describes the articles beside it"),
        ("a\0b.md", "has a name that no file can have"),
        ("x" * 300 + ".md", "name too long"),
    ],
)
def test_a_path_that_cannot_be_read_is_named(folder: Path, path: str, error: str) -> None:
    put(folder, picture_dot_png="x", articles_dot_csv="file\n", a_dot_md=TEXT)
    (folder / "nothing").mkdir()
    reading = read_paths([path, "a.md"])
    (message,) = errors(reading).values()
    assert error in message
    assert names(reading) == ["a.md"]


def test_links_out_of_the_folder_are_named_and_not_followed(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT, out__b_dot_md=TEXT)
    (folder / "in" / "file.md").symlink_to(folder / "out" / "b.md")
    (folder / "in" / "folder").symlink_to(folder / "out")
    (folder / "in" / "broken.md").symlink_to("nowhere.md")
    reading = read_paths(["in"])
    assert names(reading) == ["a.md"]
    assert errors(reading) == {
        "broken.md": "is a link that leads nowhere",
        "file.md": "is a link that leads out of the folder",
        "folder": "is a link that leads out of the folder",
    }


def test_links_in_a_circle_are_passed_by_and_the_rest_of_their_folder_is_read(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT, in__within__b_dot_md=TEXT)
    (folder / "in" / "itself").symlink_to("itself")
    (folder / "in" / "itself.md").symlink_to("itself.md")
    (folder / "in" / "one.md").symlink_to("two.md")
    (folder / "in" / "two.md").symlink_to("one.md")
    (folder / "in" / "within" / "up").symlink_to("..")
    reading = read_paths(["in"])
    assert names(reading) == ["a.md", "within/b.md"]
    assert errors(reading) == dict.fromkeys(
        ("itself.md", "one.md", "two.md"), "is a link that leads nowhere"
    )


def test_a_link_inside_the_folder_is_read_once_under_the_name_of_the_file(folder: Path) -> None:
    put(folder, in__z_dot_md=TEXT)
    (folder / "in" / "a.md").symlink_to("z.md")
    assert names(read_paths(["in"])) == ["z.md"]


def test_a_link_that_was_given_by_name_is_followed(folder: Path) -> None:
    put(folder, out__b_dot_md=TEXT)
    (folder / "link.md").symlink_to("out/b.md")
    assert names(read_paths(["link.md"])) == ["link.md"]


def test_pipes_and_sockets_are_never_opened(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT)
    os.mkfifo(folder / "in" / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/socket.md")
        reading = read_paths(["in"])
    assert errors(reading) == {"pipe.md": "is no ordinary file", "socket.md": "is no ordinary file"}
    assert names(reading) == ["a.md"]
    assert errors(read_paths(["in/pipe.md"])) == {"in/pipe.md": "is no ordinary file"}
    assert errors(read_paths(["/dev/zero"])) == {"/dev/zero": "is no ordinary file"}


def test_names_with_line_ends_and_broken_characters_are_shown_on_one_line(folder: Path) -> None:
    for name in (b"a\nb.md", b"c\x1b[31m.md", b"\xff.md", "é\u202e.md".encode()):
        (folder / os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    shown = names(read_paths(["."]))
    assert sorted(shown) == ["\\udcff.md", "a\\nb.md", "c\\x1b[31m.md", "é\\u202e.md"]
    assert "".join(shown).isprintable()


def test_a_name_of_255_bytes_is_read(folder: Path) -> None:
    (folder / ("n" * 252 + ".md")).write_text(TEXT, encoding="utf-8")
    assert len(names(read_paths(["."]))[0]) == 255


@pytest.mark.parametrize(
    ("given", "text", "title"),
    [
        (b"---\nsource: Harbour Wire\n---\nSome *400* people died.", "Some 400 people died.", ""),
        (b"Some 5*4 people died.", "Some 5*4 people died.", ""),
        (
            b"<!DOCTYPE html><body><h1>Dam</h1><p>Some 400 people died.</p>",
            "Dam\n\nSome 400 people died.",
            "Dam",
        ),
    ],
)
def test_standard_input_is_one_article_of_whatever_it_looks_like(
    given: bytes, text: str, title: str
) -> None:
    (article,) = read_paths(["-"], io.BytesIO(given)).articles
    assert (article.path, article.text, article.title) == ("-", text, title)


def test_empty_standard_input_held_no_text() -> None:
    assert errors(read_paths(["-"], io.BytesIO(b""))) == {"-": "held no text"}


def test_articles_csv_comes_before_front_matter_and_the_page(folder: Path) -> None:
    put(
        folder,
        a_dot_md="---\nsource: Own\npublished: 2031-03-03\ntitle: Own title\n---\n" + TEXT,
        b_dot_txt=TEXT,
        articles_dot_csv="file,source,published,title,url\n"
        "a.md,Table,,,https://t.example/1\nb.txt,Harbour Wire,2031-03-04,Dam,\n",
    )
    first, second = read_paths(["."]).articles
    assert (first.source, first.published, first.title, first.url) == (
        "Table",
        date(2031, 3, 3),
        "Own title",
        "https://t.example/1",
    )
    assert (second.source, second.published, second.title) == (
        "Harbour Wire",
        date(2031, 3, 4),
        "Dam",
    )


def test_rows_of_articles_csv_that_match_no_file_are_warned_of(folder: Path) -> None:
    put(
        folder,
        a_dot_md=TEXT,
        articles_dot_csv="file,source,mood\na.md,X,sad\ngone.md,Y,\na.md,Z,\n",
    )
    reading = read_paths(["a.md"])
    assert reading.articles[0].source == "X"
    assert reading.warnings == (
        "articles.csv: line 3: no file 'gone.md' here",
        "articles.csv: line 4: a.md stands twice, the first row counts",
        "articles.csv: unknown columns: mood",
    )


def test_a_name_too_long_for_any_file_costs_articles_csv_no_other_row(folder: Path) -> None:
    long = "x" * 5000
    put(folder, a_dot_md=TEXT, articles_dot_csv=f"file,source\n{long},Y\na.md,X\n")
    reading = read_paths(["a.md"])
    assert reading.articles[0].source == "X"
    assert reading.warnings == (f"articles.csv: line 2: no file '{long[:100]}' here",)


def test_a_broken_articles_csv_is_a_problem_and_the_articles_are_read(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT, in__articles_dot_csv='source,title\n"x')
    reading = read_paths(["in"])
    assert names(reading) == ["a.md"]
    assert list(errors(reading)) == ["articles.csv"]


def test_folders_within_folders_are_read_however_deep(folder: Path) -> None:
    deep = [folder / "in" / "/".join("d" * n) for n in range(1_200)]  # calls end at a thousand
    for path in deep:
        path.mkdir()
    (deep[-1] / "a.md").write_text(TEXT)
    reading = read_paths(["in"])
    (deep[-1] / "a.md").unlink()
    for path in reversed(deep):  # what cleans up after tests goes no deeper either
        path.rmdir()
    assert errors(reading) == {}
    assert names(reading) == ["d/" * 1_199 + "a.md"]


def test_an_articles_csv_that_leads_out_of_its_folder_is_not_followed(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT, outside_dot_csv="file,source\na.md,Secret\n")
    (folder / "in" / "articles.csv").symlink_to(folder / "outside.csv")
    reading = read_paths(["in"])
    assert [article.source for article in reading.articles] == [""]
    assert errors(reading) == {"articles.csv": "is a link that leads out of the folder"}
    (folder / "in" / "articles.csv").unlink()
    put(folder, in__table_dot_csv="file,source\na.md,Wire\n")
    (folder / "in" / "articles.csv").symlink_to("table.csv")
    assert read_paths(["in/a.md"]).articles[0].source == "Wire"


def test_nothing_is_read_from_no_paths() -> None:
    assert read_paths([]) == Reading((), (), (), (), ())


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no other users on this system")
def test_files_and_folders_that_may_not_be_read_are_named(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT, in__b_dot_md=TEXT, in__private__c_dot_md=TEXT)
    let_others_in(folder)
    assert names(read_paths(["in"])) == ["a.md", "b.md", "private/c.md"]
    (folder / "in" / "b.md").chmod(0)
    (folder / "in" / "private").chmod(0)
    with as_somebody_else():
        reading = read_paths(["in"])
    (folder / "in" / "private").chmod(0o755)
    assert names(reading) == ["a.md"]
    denied = "may not be read (permission denied)"
    assert errors(reading) == {"b.md": denied, "private": denied}


@pytest.mark.parametrize("kind", ["pipe", "gone"])
def test_a_file_that_is_swapped_after_it_was_listed_is_named(folder: Path, kind: str) -> None:
    put(folder, a_dot_md=TEXT)
    (source,) = list_sources(["a.md"]).files
    (folder / "a.md").unlink()
    if kind == "pipe":
        os.mkfifo(folder / "a.md")
    problem = load(source)
    assert isinstance(problem, Problem)
    assert problem.error == ("is no ordinary file" if kind == "pipe" else "does not exist")


def test_a_file_that_becomes_a_pipe_while_it_is_opened_is_not_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, a_dot_md=TEXT)
    os.mkfifo(folder / "pipe")
    real = os.open
    monkeypatch.setattr(os, "open", lambda _, flags: real("pipe", flags))
    assert errors(read_paths(["a.md"])) == {"a.md": "is no ordinary file"}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no such file on this system")
def test_a_file_that_fails_while_it_is_read_is_named(folder: Path) -> None:
    put(folder, a_dot_md=TEXT)
    (folder / "b.md").symlink_to("/proc/self/mem")  # an ordinary file whose first byte is no byte
    reading = read_paths(["a.md", "b.md"])
    assert names(reading) == ["a.md"]
    assert errors(reading) == {"b.md": "input/output error"}


def test_standard_input_beyond_its_bound_is_refused() -> None:
    endless = io.BytesIO(b"x" * (LIMITS["standard input"] + 1))
    assert "is larger than" in errors(read_paths(["-"], endless))["-"]


def test_a_file_that_is_called_like_standard_input_stays_apart(folder: Path) -> None:
    put(folder, in__a_dot_md=TEXT)
    reading = read_paths(["-", "in"], io.BytesIO(TEXT.encode()))
    assert names(reading) == ["-", "a.md"]


def test_a_folder_linked_inside_the_folder_is_no_error_and_read_once(folder: Path) -> None:
    put(folder, in__sub__a_dot_md=TEXT)
    (folder / "in" / "again").symlink_to("sub")
    reading = read_paths(["in"])
    assert names(reading) == ["sub/a.md"]
    assert reading.problems == ()


@pytest.mark.parametrize("row", ['"', '"a.md",X\n"b.md', "a.md,X\0\n" * 2 + '"x"y,z'])
def test_a_row_of_articles_csv_that_is_none_is_a_problem(folder: Path, row: str) -> None:
    put(folder, in__a_dot_md=TEXT, in__articles_dot_csv=f"file,source\n{row}")
    reading = read_paths(["in"])
    assert names(reading) == ["a.md"]
    assert list(errors(reading)) == ["articles.csv"]
