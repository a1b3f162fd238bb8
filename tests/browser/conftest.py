"""Opens reports in headless Chromium; skips, with the reason, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crosscheck.records import Result
from crosscheck.report import RenderOptions, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install '.[browser]'"
    )
    from playwright.sync_api import sync_playwright

    path = os.environ.get("CROSSCHECK_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_report(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a result's report (with `after`, a part of the address) and watches it: at the end of
    the test nothing may have been requested, thrown, logged or shown as a dialog."""
    contexts: list[Any] = []
    seen: list[str] = []

    def watch(page: Page, address: str) -> None:
        def requested(url: str) -> None:
            if not url.startswith((address, "data:")):
                seen.append(f"requested {url}")

        page.on("request", lambda request: requested(request.url))
        page.on("pageerror", lambda error: seen.append(f"threw {error}"))
        page.on("console", lambda message: seen.append(f"logged {message.text}"))

        def dialog(shown: Any) -> None:
            seen.append(f"dialog {shown.message}")
            shown.dismiss()

        page.on("dialog", dialog)

    def open_it(result: Result, after: str = "", html: str = "", **context: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(html or render(result, "html", RenderOptions()), encoding="utf-8")
        made = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        contexts.append(made)
        page = made.new_page()
        watch(page, file.as_uri())
        page.goto(file.as_uri() + after)
        return page

    yield open_it
    for made in contexts:
        made.close()
    assert seen == []
