"""Ten thousand findings open and filter while a reader is still looking."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'"
)

from playwright.sync_api import Page, expect

from crosscheck.report import RenderOptions, render
from tests.browser.conftest import Open
from tests.made_results import many, small
from tests.pace import pace

OPEN_SECONDS, FILTER_SECONDS, WRITE_SECONDS = 4.0, 1.0, 3.0
ATTEMPTS = 3  # the best counts: other tests run on the same two cores


def best(measured: Callable[[], float], enough: float) -> float:
    """The shortest time of up to ATTEMPTS runs."""
    times: list[float] = []
    while len(times) < ATTEMPTS and min(times, default=enough) >= enough:
        times.append(measured())
    return min(times)


def test_ten_thousand_findings_are_written_opened_and_filtered_in_time(open_report: Open) -> None:
    result = many(10_000)
    html = ""
    pages: list[Page] = []

    def write() -> float:
        nonlocal html
        started = time.process_time()
        html = render(result, "html", RenderOptions())
        return time.process_time() - started

    def open_it() -> float:
        started = time.perf_counter()
        pages.append(open_report(small(), html=html))
        expect(pages[-1].locator("#count")).to_have_text("All 10,000 findings", timeout=30_000)
        return time.perf_counter() - started

    open_report(small())  # the browser itself has started
    slow = pace()
    assert best(write, WRITE_SECONDS * slow) < WRITE_SECONDS * slow
    assert best(open_it, OPEN_SECONDS * slow) < OPEN_SECONDS * slow
    page = pages[-1]
    page.wait_for_timeout(1500)  # a reader looks before typing; cards are prepared meanwhile
    for words, told in [
        ("district 9876", "1 of 10,000 findings"),
        ("museum", "2,000 of 10,000 findings"),
        ("visitors", "All 10,000 findings"),
        ("nowhere at all", "0 of 10,000 findings"),
    ]:

        def filter_it(words: str = words, told: str = told) -> float:
            page.locator("#filters [name=q]").fill("district 1")
            expect(page.locator("#count")).not_to_have_text(told)
            started = time.perf_counter()
            page.locator("#filters [name=q]").fill(words)
            expect(page.locator("#count")).to_have_text(told)
            return time.perf_counter() - started

        assert best(filter_it, FILTER_SECONDS) < FILTER_SECONDS
