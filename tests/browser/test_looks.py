"""The report for every reader: no scripts, small screens, print, both themes, screen readers."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'"
)

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from crosscheck.records import Result
from crosscheck.report import RenderOptions, render
from tests.browser.conftest import Open
from tests.made_results import everything, hostile, many, small

FIRST = "cc1-1111111111111111"


def open_all(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(open_report: Open, theme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    html = render(everything(), "html", RenderOptions())
    # axe is put into the page as a script, which the policy forbids.
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert bare != html
    page = open_report(
        everything(), html=bare, color_scheme=theme, viewport={"width": width, "height": 800}
    )
    open_all(page)
    found = Axe().run(page)
    assert found.response["violations"] == []
    assert len(found.response["passes"]) > 20


@pytest.mark.parametrize(
    "result", [everything(), hostile(), many(60)], ids=["everything", "hostile", "many"]
)
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_wider_than_a_phone(open_report: Open, result: Result, scripts: bool) -> None:
    page = open_report(result, viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    if scripts:
        open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_all_findings_and_articles_can_be_read_with_scripts_off(open_report: Open) -> None:
    page = open_report(many(300), java_script_enabled=False)
    expect(page.locator(".card")).to_have_count(300)
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".copy").first).to_be_hidden()
    expect(page.locator(".card").last).to_be_visible()
    page.locator("details.article summary").last.click()
    expect(page.locator("details.article .text").last).to_be_visible()


def test_anchors_work_with_scripts_off(open_report: Open) -> None:
    result = many(120)
    last = min(result.findings, key=lambda f: (f.severity, f.id)).id
    page = open_report(result, f"#{last}", java_script_enabled=False)
    expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


def printed(page: Page) -> str:
    return " ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(page.pdf())).pages)


def test_print_shows_all_that_the_filters_show(open_report: Open) -> None:
    result = many(80)  # more than the window holds
    page = open_report(result)
    everything = printed(page)
    assert {f.id for f in result.findings} == set(re.findall(r"cc1-[0-9a-f]{16}", everything))
    page.locator("#more-filters summary").click()
    page.locator("#filters [name=severity]").select_option("high")
    expect(page.locator("#count")).to_contain_text(" of 80")
    high = {f.id for f in result.findings if f.severity >= 0.66}
    assert 0 < len(high) < 50
    assert high <= set(re.findall(r"cc1-[0-9a-f]{16}", printed(page))) <= high | first_three(result)


def first_three(result: Result) -> set[str]:
    ranked = sorted(result.findings, key=lambda f: (-f.severity, f.id))
    return {finding.id for finding in ranked[:3]}


def test_print_opens_the_explanations_and_closes_them_again(open_report: Open) -> None:
    page = open_report(small())
    assert "To settle it." in printed(page)
    expect(page.locator(".card details[open]")).to_have_count(0)


def test_print_shows_the_explanations_with_scripts_off(open_report: Open) -> None:
    page = open_report(small(), java_script_enabled=False)
    assert "To settle it." in printed(page)


def test_no_card_is_split_where_it_fits_a_sheet(open_report: Open) -> None:
    page = open_report(small())
    page.emulate_media(media="print")
    kept = page.locator(".card").first.evaluate("card => getComputedStyle(card).breakInside")
    assert kept == "avoid"


@pytest.mark.parametrize("policy", [True, False], ids=["with policy", "without policy"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_hostile_article_does_nothing(open_report: Open, policy: bool, scripts: bool) -> None:
    html = render(hostile(), "html", RenderOptions())
    if not policy:
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    page = open_report(hostile(), html=html, java_script_enabled=scripts)
    if scripts:
        open_all(page)
        page.locator("#filters [name=q]").fill("<script>alert(1)</script>")
        expect(page.locator("#count")).to_have_text("All 2 findings")
        for card in page.locator(".card").all():
            card.hover()
    assert page.locator("script").count() == 1
    for element in ("img", "iframe", "svg[onload]", "[onerror]", "[onmouseover]", "object"):
        assert page.locator(element).count() == 0
    links = [link.get_attribute("href") or "" for link in page.locator("a").all()]
    assert links
    assert all(
        link.startswith(("#", "?outlet=", "?verdict=", "https://a.example/")) for link in links
    )
    expect(page.locator(f"[id='{FIRST}'] blockquote").first).to_contain_text(
        "<script>alert(1)</script>"
    )


def test_hostile_cards_beyond_the_window_do_nothing_either(open_report: Open) -> None:
    bad, base = hostile(), many(60)
    last = replace(bad.findings[0], severity=0.0)
    page = open_report(
        replace(
            base,
            articles=base.articles + bad.articles,
            claims=base.claims + tuple(replace(c, id=f"x{c.id}") for c in bad.claims),
            findings=(*base.findings, replace(last, claims=("xc1", "xc2"))),
        ),
        f"#{last.id}",
    )
    expect(page.locator(f"[id='{last.id}']")).to_be_focused()
    assert page.locator("img, iframe, [onerror], [onload]").count() == 0
    page.locator("#filters [name=q]").fill("&lt;b&gt; <img")
    expect(page.locator("#count")).to_have_text("1 of 61 findings")


def test_state_is_told_in_words_and_signs_too(open_report: Open) -> None:
    page = open_report(small())
    expect(page.locator(f"[id='{FIRST}'] .tags")).to_contain_text("≠ conflict: different values")
    expect(page.locator(f"[id='{FIRST}'] .tags")).to_contain_text("○ unreviewed")
    page.locator("details.article summary").first.click()
    expect(page.locator("#claim-c1")).to_contain_text("conflict: 8,000")


def test_a_long_difference_wraps_on_a_phone(open_report: Open) -> None:
    base = small()
    wide = tuple(
        replace(c, value=value, low=value, high=value, unit="USD", per="household and quarter")
        for c, value in zip(base.claims, (180_123_456.0, 180_123_456_789.0), strict=False)
    )
    page = open_report(
        replace(base, claims=wide + base.claims[2:]), viewport={"width": 390, "height": 800}
    )
    for part in page.locator(".card .gap, .card dd, .card .reason").all():
        box = part.bounding_box()
        assert box is None or box["x"] + box["width"] <= 390
    assert "180,123,456,789 USD" in page.locator(".first").inner_text()
