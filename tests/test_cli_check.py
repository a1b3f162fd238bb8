"""The check command: what it prints, its exit codes, and one clear line for bad input."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from crosscheck.cli import run
from crosscheck.gather import _without_texts as without_texts
from crosscheck.report import FORMATS, WITH_PASSAGES

HEAD = "---\nsource: {}\npublished: 2024-03-05\n---\n\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles that contradict each other, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.md").write_text(
        HEAD.format("Coast Wire") + "The storm killed 43 people in Ohio on Monday.\n"
    )
    (folder / "two.md").write_text(
        HEAD.format("Lake Post") + "On Monday the storm killed 61 people in Ohio.\n"
    )
    return folder


def decide_on(finding: str) -> int:
    return run(
        [
            "review",
            finding,
            "--decision",
            "explained",
            "--note",
            "Two counts.",
            "--by",
            "Ana",
            "news",
        ]
    )


def test_an_unreviewed_conflict_ends_with_1(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "news"]) == 1
    output = capsys.readouterr().out
    assert "43" in output
    assert "61" in output
    assert "Coast Wire" in output
    assert (Path("reports") / "report.html").is_file()


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - WITH_PASSAGES))
def test_what_shows_no_passages_is_the_same_without_the_articles_texts(
    news: Path, name: str
) -> None:
    """Where nothing else is asked for, an archive's texts are not kept in memory."""
    with patch("crosscheck.gather._without_texts", wraps=without_texts) as dropping:
        run(["check", "news", "--output", f"{name}=beside", "--output", "html=page.html"])
        assert not dropping.called
        run(["check", "news", "--format", name, "--output", "alone"])
        assert dropping.called
    assert Path("alone").read_bytes() == Path("beside").read_bytes()
    assert Path("alone").stat().st_size > 0


@pytest.mark.parametrize(
    ("arguments", "file", "begins"),
    [
        (["-o", "csv=x"], "x", "finding,"),
        (["-o", "./a=b.json"], "a=b.json", '{"schema"'),
        (["-o", "x.json"], "x.json", '{"schema"'),
        (["-o", "x.csv", "-o", "x.json"], "x.csv", "finding,"),
        (["--format", "csv", "-o", "x"], "x", "finding,"),
        (["-o", "./sarif"], "sarif", "conflict"),
    ],
)
def test_an_output_names_its_format_or_its_ending_does(
    news: Path, arguments: list[str], file: str, begins: str
) -> None:
    assert run(["check", "news", *arguments]) == 1
    assert Path(file).read_text(encoding="utf-8").startswith(begins)


@pytest.fixture
def diverging(news: Path) -> Path:
    """The folder with two articles whose figures diverge, and none that contradict each other."""
    for name, figure in (("one.md", "at least 213"), ("two.md", "at least 1,300")):
        head = (news / name).read_text().partition("The storm")[0].partition("On Monday")[0]
        (news / name).write_text(f"{head}The storm killed {figure} people in Ohio on Monday.\n")
    return news


def test_divergences_gate_on_top_of_conflicts_where_they_are_asked_for(news: Path) -> None:
    assert run(["check", "news", "--fail-on", "diverge"]) == 1
    assert run(["check", "news", "--fail-on", "diverge", "--exit-zero"]) == 0


def test_a_divergence_that_fails_the_run_is_told_with_its_id(
    diverging: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "news"]) == 0
    assert "1,300" not in capsys.readouterr().out
    assert run(["check", "news", "--fail-on", "diverge"]) == 1
    output = capsys.readouterr().out
    assert "«1,300»" in output
    assert "crosscheck review cc1-" in output


@pytest.mark.parametrize(
    ("name", "fails"),
    [("junit", 'failures="1"'), ("github", "::error "), ("sarif", '"level": "error"')],
)
def test_a_divergence_is_a_failure_where_it_fails_the_run(
    diverging: Path, capsys: pytest.CaptureFixture[str], name: str, fails: str
) -> None:
    assert run(["check", "news", "--format", name, "--fail-on", "diverge"]) == 1
    assert fails in capsys.readouterr().out
    assert run(["check", "news", "--format", name]) == 0
    assert fails not in capsys.readouterr().out


def test_a_table_without_a_usable_row_ends_with_3(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.jsonl").write_text('{"a":\n')
    assert run(["check", "t.jsonl"]) == 3
    assert capsys.readouterr().err == "crosscheck: t.jsonl: held no usable row: row 1: is no JSON\n"


def test_a_report_that_cannot_be_written_says_how_to_do_without_it(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("reports").write_text("no folder")
    assert run(["check", "news"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("crosscheck: no report: ")
    assert "--no-report" in error
    assert "--output" not in error


def test_exit_zero_turns_the_gate_off_and_nothing_else(news: Path) -> None:
    assert run(["check", "news", "--exit-zero"]) == 0
    assert run(["check", "news", "missing.md", "--exit-zero"]) == 3


def test_json_is_one_document_and_nothing_else(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "news", "--format", "json"])
    result = json.loads(capsys.readouterr().out)
    assert result["schema"] == 1
    assert [a["source"] for a in result["articles"]] == ["Coast Wire", "Lake Post"]
    assert {c["number"] for c in result["claims"]} == {"43", "61"}
    assert result["findings"][0]["status"] == "unreviewed"


def test_a_decision_opens_the_gate(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "news", "--format", "json"])
    finding = json.loads(capsys.readouterr().out)["findings"][0]["id"]
    assert decide_on(finding) == 0
    assert run(["check", "news"]) == 0


def test_a_decision_survives_renaming_and_reflowing(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "news", "--format", "json"])
    decide_on(json.loads(capsys.readouterr().out)["findings"][0]["id"])
    text = (news / "one.md").read_text()
    (news / "one.md").unlink()
    (news / "renamed.md").write_text(text.replace("storm killed", "storm\nkilled"))
    assert run(["check", "news"]) == 0


def test_a_changed_figure_gates_again(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "news", "--format", "json"])
    decide_on(json.loads(capsys.readouterr().out)["findings"][0]["id"])
    capsys.readouterr()
    (news / "two.md").write_text((news / "two.md").read_text().replace("61", "93"))
    assert run(["check", "news", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["status"] == "reopened"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["check", "missing.md"], 3, "missing.md"),
        (["check", "empty"], 3, "empty"),
        (["check", "news", "--no-such-flag"], 2, "--no-such-flag"),
        (["check", "news", "--format", "pdf"], 2, "pdf"),
        (["check", "news", "--fail-on", "scope"], 2, "scope"),
        (["check", "news", "--config", "none.toml"], 2, "none.toml"),
        (["check", "news", "--color", "pink"], 2, "auto, always or never"),
        (["check", "news", "-o", "one.html", "-o", "two.html"], 2, "two files for one format"),
        (["check", "news", "-o", "foo=x"], 2, "no format 'foo'"),
        (["check", "news", "-o", "sarif"], 2, "names no file (sarif=FILE"),
        (["check", "news", "-o", "csv=a", "-o", "csv=b"], 2, "two files for one format: csv"),
        (["check", "news", "-o", "csv=a", "-o", "b.csv"], 2, "two files for one format: csv"),
        (["extract", "news", "-o", "foo=x"], 2, "no format 'foo'"),
        (["compare", "It was 5.", "--pairs", "pairs.jsonl"], 2, "not both"),
        (["check"], 2, "PATH"),
        (["no-such-command"], 2, "no-such-command"),
        (["explain", "nonsense"], 2, "nonsense"),
    ],
)
def test_bad_usage_ends_in_one_clear_line(
    arguments: list[str], code: int, says: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    assert run(arguments) == code
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    assert says in lines[0]
    written = {path.name for path in Path().iterdir()} - {"empty", "news"}
    assert written == ({"reports"} if code == 3 else set())
    assert "Traceback" not in lines[0]


def test_broken_front_matter_is_named_with_its_line_and_the_rest_goes_on(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "broken.md").write_text(
        "---\nsource: [unclosed\npublished: 2024-01-01\n---\n\n12 people died.\n"
    )
    assert run(["check", "news", "--format", "json"]) == 3
    captured = capsys.readouterr()
    result = json.loads(captured.out)
    assert len(result["findings"]) == 1
    assert [p["path"].endswith("broken.md") for p in result["problems"]] == [True]
    assert "broken.md" in captured.err
    assert len(captured.err.splitlines()) == 1


def test_a_broken_decision_file_ends_with_2_and_the_rest_is_reported(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path("claims/decisions")
    folder.mkdir(parents=True)
    (folder / "cc1-0000000000000000.toml").write_text("<<<<<<< ours\nschema = 1\n")
    assert run(["check", "news"]) == 2
    captured = capsys.readouterr()
    assert "cc1-0000000000000000.toml:1" in captured.err
    assert "Coast Wire" in captured.out


def test_an_error_of_its_own_ends_with_70_and_no_traceback(
    news: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("crosscheck.pipeline.check_paths", fail)
    assert run(["check", "news"]) == 70
    line = capsys.readouterr().err
    assert "internal error: ZeroDivisionError" in line
    details = Path(line.partition("details are in ")[2].partition(";")[0])
    assert "Traceback" in details.read_text()
    details.unlink()


def test_several_outputs_at_once(news: Path) -> None:
    run(
        [
            "check",
            "news",
            "-o",
            "json=out/all.json",
            "-o",
            "markdown=out/summary.md",
            "-o",
            "html=out/page.html",
        ]
    )
    assert json.loads(Path("out/all.json").read_text())["schema"] == 1
    assert "Coast Wire" in Path("out/summary.md").read_text()
    assert "<html" in Path("out/page.html").read_text()


def test_against_answers_for_the_draft_alone(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("draft.md").write_text(
        HEAD.format("Our Paper") + "The storm killed 43 people in Ohio on Monday.\n"
    )
    assert run(["check", "draft.md", "--against", "news", "--format", "json"]) == 1
    result = json.loads(capsys.readouterr().out)
    draft = {c["id"] for c in result["claims"] if c["article"] == "draft.md"}
    assert draft
    assert all(draft & {p["a"], p["b"]} for p in result["pairs"])


def test_the_order_of_paths_changes_nothing(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "news/one.md", "news/two.md", "--format", "json"])
    forward = capsys.readouterr().out
    run(["check", "news/two.md", "news/one.md", "--format", "json"])
    assert capsys.readouterr().out == forward


def test_what_was_guessed_is_a_warning_and_no_error(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "old.txt").write_bytes(b"A dam of \xa35m broke \x96 40 people were hurt in the town.\n")
    for command in ("check", "extract"):
        assert run([command, "news", "--no-cache"]) == (1 if command == "check" else 0)
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("crosscheck: warning: old.txt: does not say its encoding")


def test_importing_the_program_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    import importlib

    module = importlib.import_module("crosscheck.__main__")
    assert module.main
    assert capsys.readouterr().out == ""
