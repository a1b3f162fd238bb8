"""The report driven as its readers drive it: filters, keys, anchors."""

from __future__ import annotations

import pytest

pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'"
)

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.made_results import many, small

FIRST, SECOND, THIRD = (f"cc1-{str(n) * 16}" for n in (1, 2, 3))


def ids(page: Page) -> list[str]:
    return [card.get_attribute("id") or "" for card in page.locator("#list .card").all()]


def test_all_findings_are_listed_conflicts_first(open_report: Open) -> None:
    page = open_report(small())
    assert ids(page) == [FIRST, SECOND, THIRD]
    expect(page.locator("#count")).to_have_text("All 3 findings")
    assert page.locator("#count").get_attribute("role") == "status"


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("verdict", "update", [THIRD]),
        ("state", "open", [FIRST]),
        ("state", "reviewed", [SECOND]),
        ("severity", "high", [FIRST]),
        ("class", "value", [FIRST, SECOND]),
        ("outlet", "Herald", [SECOND, THIRD]),
    ],
)
def test_each_choice_filters_and_stays_in_the_address(
    open_report: Open, field: str, value: str, left: list[str]
) -> None:
    page = open_report(small())
    if not page.locator(f"#filters [name={field}]").is_visible():
        page.locator("#more-filters summary").click()
    page.locator(f"#filters [name={field}]").select_option(value)
    expect(page.locator("#count")).to_have_text(f"{len(left)} of 3 findings")
    assert ids(page) == left
    assert f"?{field}={value}" in page.url
    page.reload()
    expect(page.locator("#count")).to_have_text(f"{len(left)} of 3 findings")
    assert ids(page) == left


def test_words_are_found_in_quotes_and_not_in_markup(open_report: Open) -> None:
    page = open_report(small())
    words = page.locator("#filters [name=q]")
    words.fill("breaking POINT")
    expect(page.locator("#count")).to_have_text("1 of 3 findings")
    words.fill("blockquote")
    expect(page.locator("#count")).to_have_text("0 of 3 findings")
    expect(page.locator("#none")).to_be_visible()
    page.locator("#reset-none").click()
    expect(page.locator("#count")).to_have_text("All 3 findings")
    assert "?" not in page.url


def test_topic_filters_by_its_words(open_report: Open) -> None:
    page = open_report(small())
    page.locator("#more-filters summary").click()
    page.locator("#filters [name=topic]").fill("hold")
    expect(page.locator("#count")).to_have_text("1 of 3 findings")
    assert ids(page) == [SECOND]


def test_order_can_be_chosen(open_report: Open) -> None:
    page = open_report(small())
    page.locator("#filters [name=sort]").select_option("gap")
    expect(page.locator("#list .card").first).to_have_id(THIRD)
    assert ids(page) == [THIRD, SECOND, FIRST]
    page.locator("#filters [name=sort]").select_option("newest")
    expect(page.locator("#list .card").first).to_have_id(SECOND)


def test_keys_walk_the_findings_and_find_the_field(open_report: Open) -> None:
    page = open_report(small())
    for key, focused in [("j", FIRST), ("j", SECOND), ("k", FIRST), ("k", FIRST)]:
        page.keyboard.press(key)
        expect(page.locator(f"[id='{focused}']")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#filters [name=q]")).to_be_focused()
    page.keyboard.type("jk?/")
    expect(page.locator("#filters [name=q]")).to_have_value("jk?/")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_an_anchor_opens_what_a_filter_hides(open_report: Open) -> None:
    page = open_report(small(), f"?verdict=update#{FIRST}")
    expect(page.locator(f"#linked [id='{FIRST}']")).to_be_focused()
    expect(page.locator("#linked")).to_contain_text("The filters hide this finding")
    assert ids(page) == [THIRD]
    page.locator("#filters [name=verdict]").select_option("")
    expect(page.locator("#count")).to_have_text("All 3 findings")
    assert ids(page) == [FIRST, SECOND, THIRD]


def test_an_anchor_opens_what_the_window_does_not_hold(open_report: Open) -> None:
    result = many(200)
    last = min(result.findings, key=lambda f: (f.severity, f.id)).id
    page = open_report(result, f"#{last}")
    expect(page.locator(f"#list [id='{last}']")).to_be_focused()
    expect(page.locator(f"[id='{last}'] mark").first).to_be_in_viewport()


def test_a_figure_leads_to_its_article_and_back(open_report: Open) -> None:
    page = open_report(small())
    page.locator(f"[id='{FIRST}'] .where a[href='#claim-c2']").click()
    mark = page.locator("#claim-c2")
    expect(mark).to_be_in_viewport()
    expect(page.locator("details.article[open]")).to_have_count(1)
    mark.click()
    expect(page.locator(f"[id='{FIRST}']")).to_be_focused()


def test_a_figure_in_a_waiting_article_is_found_by_its_anchor(open_report: Open) -> None:
    result = many(300)  # 60 articles, of which 50 stand in the page at once
    last = result.claims[-1].id
    page = open_report(result, f"#claim-{last}")
    expect(page.locator(f"#claim-{last}")).to_be_in_viewport()


def test_more_findings_come_when_asked_for(open_report: Open) -> None:
    page = open_report(many(120))
    assert len(ids(page)) == 50
    page.locator("#more-button").click()
    assert len(ids(page)) == 100
    for _ in range(101):
        page.keyboard.press("j")
    assert len(ids(page)) == 120
    expect(page.locator("#more")).to_be_hidden()
    assert len(set(ids(page))) == 120


def test_outlets_lead_to_their_findings(open_report: Open) -> None:
    page = open_report(small())
    page.locator("#outlets a", has_text="Mirror of the South").click()
    expect(page.locator("#count")).to_have_text("1 of 3 findings")
    assert ids(page) == [THIRD]


def test_the_command_that_decides_is_copied(open_report: Open) -> None:
    page = open_report(small(), permissions=["clipboard-read", "clipboard-write"])
    page.locator(f"[id='{FIRST}'] .copy").click()
    expect(page.locator(f"[id='{FIRST}'] .copy")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"crosscheck review {FIRST}"
