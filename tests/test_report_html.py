"""The HTML file itself: what it holds, where its templates are, what it may do."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import crosscheck
from crosscheck.records import Pair, Result
from crosscheck.report import RenderOptions, render
from crosscheck.report.article_views import article_views
from crosscheck.report.html import AT_ONCE, environment, template_folder
from crosscheck.report.index import index_of
from crosscheck.report.outlets import outlet_pairs
from crosscheck.report.views import report_view
from tests.made_results import everything, hostile, many, small

ROOT = Path(__file__).parent.parent
PLAIN = RenderOptions()


def page(result: Result, generated: datetime | None = None) -> str:
    return render(result, "html", replace(PLAIN, generated=generated))


def test_no_template_takes_anything_for_safe() -> None:
    templates = sorted((ROOT / "templates").glob("*"))
    assert len(templates) > 5
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape\s+false|Markup", text), template.name
    for module in sorted((ROOT / "crosscheck" / "report").glob("*.py")):
        assert "Markup(" not in module.read_text(encoding="utf-8"), module.name


def test_what_templates_put_into_attributes_stands_in_quotes_and_nothing_into_code() -> None:
    for template in sorted((ROOT / "templates").glob("*.j2")):
        text = template.read_text(encoding="utf-8")
        for tag in re.findall(r"<[a-zA-Z](?:\{\{.*?\}\}|\{%.*?%\}|\"[^\"]*\"|[^<>\"])*>", text):
            bare = re.sub(r"\"[^\"]*\"|\{%.*?%\}", "", tag)
            assert "{{" not in bare, tag
        assert not re.search(r"\son\w+=|\sstyle=", text), template.name
    for code in ("report.css", "report.js"):
        assert "{{" not in (ROOT / "templates" / code).read_text(encoding="utf-8")


def test_everything_is_escaped_and_an_unknown_name_is_an_error() -> None:
    made = environment(ROOT / "templates")
    assert made.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing }}").render()


def test_templates_are_found_inside_an_installed_package_and_beside_a_checkout(
    tmp_path: Path,
) -> None:
    package = tmp_path / "crosscheck"
    package.mkdir()
    assert template_folder(package) == tmp_path / "templates"
    (package / "templates").mkdir()
    assert template_folder(package) == package / "templates"
    assert template_folder(Path(crosscheck.__file__).parent) == ROOT / "templates"


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    html = page(everything())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    directives = dict(part.strip().split(" ", 1) for part in policy[1].split(";"))
    assert directives["default-src"] == "&#39;none&#39;" or directives["default-src"] == "'none'"
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        found = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(found) == 1
        digest = base64.b64encode(sha256(found[0].encode()).digest()).decode()
        assert f"sha256-{digest}" in directives[name]
    assert set(directives) == {
        *("default-src", "style-src", "script-src", "img-src", "base-uri", "form-action"),
    }


def test_the_page_asks_for_nothing_and_styles_nothing_inline() -> None:
    html = page(everything())
    assert not re.search(
        r"\s(?:src|action|style|on\w+)=", re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    )
    assert not re.search(r"url\(|@import", html)
    links = set(re.findall(r'href="([^"]*)"', html))
    assert {link for link in links if not link.startswith(("#", "?"))} == {
        "data:,",
        "https://courier.example/landings",
    }


def test_each_id_is_given_once_and_each_anchor_leads_somewhere() -> None:
    for result in (everything(), many(120)):
        html = page(result)
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids))
        anchors = set(re.findall(r'href="#([^"]*)"', html))
        assert anchors <= set(ids)


def test_findings_beyond_the_first_wait_in_noscript_and_none_is_lost() -> None:
    html = page(many(120))
    assert html.count('<noscript class="entry">') == 120 - AT_ONCE
    assert html.count('<article class="card') == 120


def test_the_clock_is_passed_in_or_not_shown() -> None:
    moment = datetime(2024, 3, 20, 12, 0, tzinfo=UTC)
    assert "written 2024-03-20 12:00 UTC" in page(small(), generated=moment)
    assert "written 2" not in page(small())


def test_the_order_of_files_changes_nothing_but_their_own_order() -> None:
    base = many(30)
    turned = replace(
        base,
        claims=tuple(reversed(base.claims)),
        pairs=tuple(reversed(base.pairs)),
        findings=tuple(reversed(base.findings)),
    )
    assert page(base) == page(turned)


def test_the_first_screen_counts_by_state_and_severity() -> None:
    summary = report_view(everything(), PLAIN).summary
    assert summary.conflicts == 3
    assert summary.states == (("unreviewed", 1), ("reopened", 1), ("reviewed", 1))
    assert summary.severities == (("high", 2),)
    assert summary.still_open == 2
    assert [look.finding.id[-1] for look in summary.first] == ["5", "1"]
    assert summary.minutes == 4 + 4 + 5


def test_what_to_look_at_first_is_told_by_its_figures_and_outlets() -> None:
    result = small()
    (look,) = report_view(result, PLAIN).summary.first
    assert look.sides == (
        ("8,000 per day", "The Reed Courier"),
        ("more than 8,600 per day", "Evening Comet"),
    )
    page = render(result, "html", PLAIN)
    top = page[: page.index('<section id="findings"')]
    for words in (
        "1 conflict waits for a decision",
        "4 articles read, 7 claims found. The open ones may take about 4 minutes.",
        f'<a href="#{look.finding.id}">8,000 per day or more than 8,600 per day?</a>',
        "The Reed Courier against Evening Comet",
        "archive/broken.html</code> holds no text",
        "claims/decisions/cc1-4.toml:3</code> merge marker",
    ):
        assert words in top, words


def test_the_pair_that_gave_the_reason_leads_whatever_its_gap() -> None:
    base = small()
    wide = Pair("c1", "c9", "conflict", "value", "8,000 is not 20,000.", 0.5, 0.6)
    third = replace(base.claims[2], id="c9", number="20,000", value=2e4, low=2e4, high=2e4)
    finding = replace(base.findings[0], claims=("c1", "c2", "c9"), reason=base.pairs[0].reason)
    result = replace(
        base,
        claims=(*base.claims, third),
        pairs=(*base.pairs, wide),
        findings=(finding, *base.findings[1:]),
    )
    view = next(report_view(result, PLAIN).findings)
    assert [figure.claim.id for figure in view.figures] == ["c1", "c2", "c9"]
    assert view.pairs[0].pair == base.pairs[0]


def test_what_holds_less_of_a_place_or_a_name_does_not_differ() -> None:
    base = small()
    one = replace(base.claims[0], place="Corley", attributed_to="port authority")
    other = replace(base.claims[1], place="Corley, Ohio", attributed_to="Reed port authority")
    views = report_view(replace(base, claims=(one, other, *base.claims[2:])), PLAIN)
    rows = {row.label: row for row in next(views.findings).figures[0].rows}
    assert not rows["Place"].differs
    assert not rows["Said by"].differs


def test_conflicts_come_first_then_open_ones_then_by_severity() -> None:
    order = [view.finding.id[-1] for view in report_view(everything(), PLAIN).findings]
    assert order == ["5", "1", "2", "4", "3", "6", "7"]


def test_what_differs_between_the_compared_figures_is_said() -> None:
    base = small()
    other = replace(base.claims[1], place="Ash Harbour", attributed_to=None)
    views = report_view(replace(base, claims=(base.claims[0], other, *base.claims[2:])), PLAIN)
    rows = {row.label: row for row in next(views.findings).figures[0].rows}
    assert rows["Place"].differs
    assert not rows["Period"].differs
    assert not rows["Said by"].differs  # what is not stated contradicts nothing


def test_every_figure_of_an_article_is_marked_with_what_came_of_it() -> None:
    states = {
        run.words: (run.state, run.leads_to)
        for view in article_views(everything())
        for paragraph in view.paragraphs
        for run in paragraph.runs
        if run.state
    }
    assert states["8,000"] == ("conflict", "cc1-1111111111111111")
    assert states["12"] in {("update", "cc1-3333333333333333"), ("skipped", "")}
    assert states["40"] == ("alone", "")
    assert states["9,100"] == ("diverge", "cc1-4444444444444444")


def test_marking_figures_changes_no_letter_of_an_article() -> None:
    for result in (everything(), hostile(), many(20)):
        for view in article_views(result):
            for paragraph, block in zip(view.paragraphs, view.article.blocks, strict=True):
                text = view.article.text[block.start : block.end]
                assert "".join(run.words for run in paragraph.runs) == text


def test_a_figure_that_only_agrees_leads_to_the_one_it_agrees_with() -> None:
    base = small()
    agreeing = replace(base.pairs[1], verdict="agree", conflict_class=None)
    result = replace(base, pairs=(agreeing,), findings=())
    runs = [
        run
        for view in article_views(result)
        for paragraph in view.paragraphs
        for run in paragraph.runs
    ]
    assert ("6,500", "agree", "claim-c6") in {(r.words, r.state, r.leads_to) for r in runs}
    assert "1 pair" in page(result)


def test_of_two_figures_in_one_place_the_first_and_longer_is_marked() -> None:
    base = small()
    text = base.articles[1].text
    at = text.index("6,500")
    inner = replace(base.claims[2], id="c9", number="500", start=at + 2, end=at + 5)
    views = article_views(replace(base, claims=(*base.claims, inner)))
    runs = [run for view in views for paragraph in view.paragraphs for run in paragraph.runs]
    assert "6,500" in [run.words for run in runs if run.state]
    assert "500" not in [run.words for run in runs]
    for view in views:
        for paragraph, block in zip(view.paragraphs, view.article.blocks, strict=True):
            assert (
                "".join(run.words for run in paragraph.runs)
                == (view.article.text[block.start : block.end])
            )


def test_outlets_are_counted_in_pairs_most_conflicts_first() -> None:
    rows = outlet_pairs(small(), index_of(small()))
    assert [(r.a, r.b, r.conflict, r.update) for r in rows] == [
        ("Evening Comet", "Herald", 1, 0),
        ("Evening Comet", "The Reed Courier", 1, 0),
        ("Herald", "Mirror of the South", 0, 1),
    ]


def test_an_empty_result_is_a_page_too() -> None:
    html = page(Result((), (), (), (), (), ()))
    assert "No conflicts" in html
    assert "nothing to compare" in html
