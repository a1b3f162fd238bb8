"""Draws a finding's figures as plain shapes: intervals on one axis, running totals over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from crosscheck.records import Claim
from crosscheck.report import wording

WIDTH = 340.0
_SIDE, _ROW, _TOP, _BAR = 10.0, 32.0, 4.0, 22.0  # margins; a row holds words and below them a bar
_MOST_ROWS = 8
_MANY_TIMES = 100  # from here on a linear axis would show nothing of the smaller figures
_LETTERS = 52  # of an outlet's name and figure above a bar
_DAY_ROOM, _VALUE_ROOM = 34.0, 30.0  # what two words beside each other need


# Named tuples, not frozen data classes: a page of 10,000 findings makes 100,000 of them.
class Shape(NamedTuple):
    """A line, dot or arrow head (right, left); `style` is its class in the style sheet."""

    kind: str
    style: str
    x: float
    y: float
    x2: float = 0.0
    y2: float = 0.0


class Label(NamedTuple):
    """Words at a place; `style` is their class in the style sheet."""

    style: str
    x: float
    y: float
    words: str


class Picture(NamedTuple):
    """Shapes and words in user units (`width` by `height`), and the same told in words."""

    width: float
    height: float
    told: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]

    def paths(self) -> list[tuple[str, str]]:
        """All shapes of one style as one SVG path: the style and the path's data."""
        data: dict[str, str] = {}
        for shape in self.shapes:
            data[shape.style] = data.get(shape.style, "") + _path(shape)
        return list(data.items())

    def texts(self) -> list[tuple[str, str, str]]:
        """Each label as its style, an SVG transform to its place, and its words."""
        return [(t.style, f"translate({t.x:g} {t.y:g})", t.words) for t in self.labels]

    def box(self) -> str:
        """The SVG view box."""
        return f"0 0 {self.width:g} {self.height:g}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps values to a stretch of the picture, linearly or, where `decades`, by their logarithm."""

    low: float
    high: float
    start: float
    end: float
    decades: bool = False

    def __call__(self, value: float) -> float:
        at = math.log10(value) if self.decades and value > 0 else value
        share = (at - self.low) / (self.high - self.low)
        return round(self.start + min(1.0, max(0.0, share)) * (self.end - self.start), 1)


def intervals(figures: Sequence[Claim]) -> Picture | None:
    """The figures of the first one's unit and rate on one axis; None where fewer than two fit."""
    drawn = _comparable(figures)[:_MOST_ROWS]
    if len(drawn) < 2:
        return None
    known = [v for c in drawn for v in (c.low, c.value, c.high) if v is not None]
    scale = _value_axis(min(known), max(known))
    bottom = _TOP + _ROW * len(drawn)
    shapes: list[Shape] = []
    labels: list[Label] = []
    for mark in _marks(scale):
        x = scale(mark)
        shapes.append(Shape("line", "grid", x, _TOP, x, bottom))
        labels.append(Label("tick", x, bottom + 13, wording.short_number(mark)))
    told = [f"{wording.outlet(c)}: {wording.interval(c)}" for c in drawn]
    for row, (claim, words) in enumerate(zip(drawn, told, strict=True)):
        top = _TOP + _ROW * row
        labels.append(Label("label", 0.0, top + 12, _cut(words)))
        shapes += _bar(claim, scale, top + _BAR)
    return Picture(WIDTH, bottom + 18, "; ".join(told), tuple(shapes), tuple(labels))


def timeline(figures: Sequence[Claim]) -> Picture | None:
    """Values by day of publication, joined; None where fewer than two have both."""
    dated = [c for c in _comparable(figures) if c.published and c.value is not None]
    dated.sort(key=lambda c: (c.published, c.value, c.id))
    if len(dated) < 2:
        return None
    days = [c.published.toordinal() for c in dated if c.published]
    values = [c.value for c in dated if c.value is not None]
    x_of = _scale(days[0], days[-1], 34.0, WIDTH - 40.0)
    y_of = _scale(min(values), max(values), 104.0, 26.0)
    points = [(x_of(day), y_of(value)) for day, value in zip(days, values, strict=True)]
    shapes = [Shape("line", "axis", 10, 116, WIDTH - 10, 116)]
    for (x, y), (x2, y2) in pairwise(points):
        shapes.append(Shape("line", "join", x, y, x2, y2))
    labels: list[Label] = []
    for (x, y), claim in zip(points, dated, strict=True):
        shapes.append(Shape("dot", "value", x, y))
        value = Label("tick", x, y - 8, wording.short_number(claim.value or 0))
        day = Label("tick", x, 129, claim.published.strftime("%m-%d") if claim.published else "")
        labels += [label for label in (value, day) if not _crowded(label, labels)]
    told = "; ".join(f"{c.published} {wording.outlet(c)}: {wording.interval(c)}" for c in dated)
    return Picture(WIDTH, 136, told, tuple(shapes), tuple(labels))


def _crowded(label: Label, labels: Sequence[Label]) -> bool:
    """Would the words stand over others, or say again what stands there?"""
    room = _DAY_ROOM if "-" in label.words else _VALUE_ROOM
    return any(abs(o.y - label.y) < 10 and abs(o.x - label.x) < room for o in labels)


def _path(shape: Shape) -> str:
    x, y = shape.x, shape.y
    if shape.kind == "line":
        return f"M{x:g} {y:g}L{shape.x2:g} {shape.y2:g}"
    if shape.kind == "dot":
        return f"M{x - 4.5:g} {y:g}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0"
    if shape.kind == "right":
        return f"M{x - 6:g} {y - 4:g}l6 4l-6 4"
    return f"M{x + 6:g} {y - 4:g}l-6 4l6 4"


def _cut(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[: _LETTERS - 1]}…"


def _comparable(figures: Sequence[Claim]) -> list[Claim]:
    finite = [
        c
        for c in figures
        if any(v is not None and math.isfinite(v) for v in (c.low, c.value, c.high))
    ]
    return [c for c in finite if (c.unit, c.per) == (finite[0].unit, finite[0].per)]


def _bar(claim: Claim, scale: _Scale, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    open_low = claim.low is None and claim.hedge in ("at_most", "less_than")
    open_high = claim.high is None and claim.hedge in ("more_than", "at_least")
    ends = [v for v in (claim.low, claim.value, claim.high) if v is not None]
    left = scale.start if open_low else scale(min(ends))
    right = scale.end if open_high else scale(max(ends))
    if right - left >= 1:
        shapes.append(Shape("line", "bar", left, y, right, y))
    if open_low:
        shapes.append(Shape("left", "arrow", left, y))
    if open_high:
        shapes.append(Shape("right", "arrow", right, y))
    if claim.value is not None or right - left < 1:
        soft = claim.value is None or claim.hedge in ("about", "nearly")
        at = ends[0] if claim.value is None else claim.value
        shapes.append(Shape("dot", "soft" if soft else "value", scale(at), y))
    return shapes


def _value_axis(low: float, high: float) -> _Scale:
    if low > 0 and high / low >= _MANY_TIMES:
        return _Scale(math.log10(low) - 0.3, math.log10(high) + 0.3, _SIDE, WIDTH - _SIDE, True)
    return _scale(low, high, _SIDE, WIDTH - _SIDE)


def _scale(low: float, high: float, start: float, end: float) -> _Scale:
    room = (high - low) * 0.08 or abs(high) * 0.05 or 1.0
    return _Scale(low - room, high + room, start, end)


def _marks(scale: _Scale) -> list[float]:
    """A few round values: powers of ten, or at steps of 1, 2 or 5 times a power of ten."""
    low, high = scale.low, scale.high
    if scale.decades:
        powers = range(math.ceil(low), math.floor(high) + 1)
        return [10.0**power for power in powers[:: 1 + len(powers) // 5]]
    rough = (high - low) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * by for by in (1, 2, 5, 10) if power * by >= rough)
    first = math.ceil(low / step)
    return [round(n * step, 10) for n in range(first, math.floor(high / step) + 1)]
