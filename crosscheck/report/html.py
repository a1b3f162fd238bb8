"""Writes the HTML report: one file that asks for nothing, from the templates in `templates/`."""

from __future__ import annotations

import base64
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from crosscheck.records import Result
from crosscheck.report.options import RenderOptions
from crosscheck.report.plain import visible
from crosscheck.report.views import report_view

if TYPE_CHECKING:
    from jinja2 import Environment

# Shown at once, readable before any script runs; the others wait, each in a <noscript> of its own.
AT_ONCE = 50
_PACKAGE = Path(__file__).resolve().parent.parent


def render_html(result: Result, options: RenderOptions) -> str:
    """The page. Same result and options, same bytes."""
    page = environment(template_folder(_PACKAGE)).get_template("report.html.j2")
    written = page.render(view=report_view(result, options), at_once=AT_ONCE)
    return visible(written) + "\n"  # the templates hold no control character: only data can


def template_folder(package: Path) -> Path:
    """Where the templates are: inside an installed package, beside it in a checkout."""
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


@lru_cache(maxsize=4)
def environment(folder: Path) -> Environment:
    """The template engine: everything is escaped, and an unknown name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["style_hash"] = _hash(made, "report.css")
    made.globals["script_hash"] = _hash(made, "report.js")
    return made


def _hash(made: Environment, name: str) -> str:
    """A content-security-policy source for the file as the page includes it."""
    digest = sha256(made.get_template(name).render().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
