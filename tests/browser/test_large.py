"""Ten thousand findings open and filter while a reader is still looking."""

from __future__ import annotations

import time

import pytest

pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'"
)

from playwright.sync_api import expect

from crosscheck.report import RenderOptions, render
from tests.browser.conftest import Open
from tests.made_results import many, small

OPEN_SECONDS, FILTER_SECONDS = 4.0, 1.0


def test_ten_thousand_findings_open_and_filter_in_time(open_report: Open) -> None:
    html = render(many(10_000), "html", RenderOptions())
    page = open_report(small())
    started = time.perf_counter()
    page = open_report(small(), html=html)
    expect(page.locator("#count")).to_have_text("All 10,000 findings")
    assert time.perf_counter() - started < OPEN_SECONDS
    page.wait_for_timeout(1500)  # a reader looks before typing; cards are prepared meanwhile
    for words, told in [
        ("district 9876", "1 of 10,000 findings"),
        ("museum", "2,000 of 10,000 findings"),
        ("visitors", "All 10,000 findings"),
        ("nowhere at all", "0 of 10,000 findings"),
    ]:
        started = time.perf_counter()
        page.locator("#filters [name=q]").fill(words)
        expect(page.locator("#count")).to_have_text(told)
        assert time.perf_counter() - started < FILTER_SECONDS
