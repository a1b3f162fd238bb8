"""Shows a result: one small file a format, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crosscheck.errors import UsageError
from crosscheck.records import Result
from crosscheck.report.options import RenderOptions

__all__ = ["FORMATS", "WITH_PASSAGES", "RenderOptions", "render", "render_pieces"]

WITH_PASSAGES = frozenset(("text", "markdown", "html"))  # formats that show what surrounds a figure

Renderer = Callable[[Result, RenderOptions], str]


def render(result: Result, format_name: str, options: RenderOptions) -> str:
    """The result in one of FORMATS, as text that UTF-8 can hold; UsageError for another format."""
    return "".join(render_pieces(result, format_name, options))


def render_pieces(result: Result, format_name: str, options: RenderOptions) -> Iterator[str]:
    """The same, piece by piece where the format can be large: JSON holds everything."""
    if format_name not in FORMATS:
        raise UsageError(f"unknown format {format_name!r}", hint=f"one of: {', '.join(FORMATS)}")
    if format_name == "json":
        from crosscheck.report.json_format import json_pieces

        return map(_encodable, json_pieces(result))
    return iter((_encodable(FORMATS[format_name](result, options)),))


def _encodable(written: str) -> str:
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        # Undecodable file names hold lone surrogates; written out, they read the same everywhere.
        return written.encode("utf-8", "backslashreplace").decode("utf-8")
    return written


def _text(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.text import render_text

    return render_text(result, options)


def _json(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.json_format import render_json

    return render_json(result, options)


def _html(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.html import render_html

    return render_html(result, options)


def _csv(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.csv_format import render_csv

    return render_csv(result, options)


def _sarif(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.sarif import render_sarif

    return render_sarif(result, options)


def _junit(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.junit import render_junit

    return render_junit(result, options)


def _github(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.github import render_github

    return render_github(result, options)


def _markdown(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.markdown import render_markdown

    return render_markdown(result, options)


def _claimreview(result: Result, options: RenderOptions) -> str:
    from crosscheck.report.claimreview import render_claimreview

    return render_claimreview(result, options)


FORMATS: Mapping[str, Renderer] = {
    "text": _text,
    "json": _json,
    "html": _html,
    "csv": _csv,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "markdown": _markdown,
    "claimreview": _claimreview,
}
