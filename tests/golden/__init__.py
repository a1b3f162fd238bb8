"""Each format as it was last looked at; `python -m tests.golden` writes them anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from crosscheck.report import RenderOptions, render
from tests.made_results import everything

FOLDER = Path(__file__).parent
OPTIONS = RenderOptions(
    generated=datetime(2024, 3, 20, 12, 0, tzinfo=UTC), report="reports/report.html"
)
FILES = {
    "report.html": "html",
    "report.json": "json",
    "report.txt": "text",
    "report.csv": "csv",
    "report.sarif": "sarif",
    "report.junit.xml": "junit",
    "report.github.txt": "github",
    "report.md": "markdown",
}


def golden(name: str) -> str:
    """The file's text as it is rendered now."""
    return render(everything(), FILES[name], OPTIONS)
