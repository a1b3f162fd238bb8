"""Writes the sample report and its picture anew: `python -m tests.browser.sample`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "reports" / "sample"


def write_report() -> None:
    """Checks `claims/` and writes the page, undated: it changes only with its content."""
    command = [sys.executable, "-m", "crosscheck", "check", "claims", "--exit-zero", "--no-cache"]
    variables = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [*command, "--output", "html=reports/sample/report.html"],
        cwd=ROOT,
        env=variables,
        check=True,
    )


def write_picture() -> None:
    """Photographs the first screen of the page."""
    with sync_playwright() as playwright:
        path = os.environ.get("CROSSCHECK_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1120, "height": 1180})
        page.goto((FOLDER / "report.html").as_uri())
        page.screenshot(path=FOLDER / "report.png")
        browser.close()


if __name__ == "__main__":
    write_report()
    write_picture()
