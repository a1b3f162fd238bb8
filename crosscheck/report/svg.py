"""Writes a picture as SVG: one path a style, and the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crosscheck.report.picture import Picture, Shape

if TYPE_CHECKING:
    from markupsafe import Markup


def svg(picture: Picture) -> Markup:
    """The picture as an element for a page; its words are escaped, all else is numbers."""
    from markupsafe import Markup, escape

    paths: dict[str, str] = {}
    for shape in picture.shapes:
        paths[shape.style] = paths.get(shape.style, "") + _path(shape)
    parts = [
        f'<svg class="picture" viewBox="0 0 {picture.width:g} {picture.height:g}" role="img"'
        f' aria-label="{escape(picture.told)}">',
        *(f'<path class="{style}" d="{path}"/>' for style, path in paths.items()),
        *(
            f'<text class="{label.style}" x="{label.x:g}" y="{label.y:g}">'
            f"{escape(label.words)}</text>"
            for label in picture.labels
        ),
        "</svg>",
    ]
    return Markup("".join(parts))  # noqa: S704 - what is not escaped above is no text


def _path(shape: Shape) -> str:
    x, y = shape.x, shape.y
    if shape.kind == "line":
        return f"M{x:g} {y:g}L{shape.x2:g} {shape.y2:g}"
    if shape.kind == "dot":
        return f"M{x - 4.5:g} {y:g}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0"
    if shape.kind == "right":
        return f"M{x - 6:g} {y - 4:g}l6 4l-6 4"
    return f"M{x + 6:g} {y - 4:g}l-6 4l6 4"
