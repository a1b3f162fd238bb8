"""Draws a finding's figures as plain shapes: intervals on one axis, running totals over time."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crosscheck.records import Claim
from crosscheck.report import wording

WIDTH = 340.0
_LABEL, _RIGHT, _ROW, _TOP = 112.0, 14.0, 22.0, 8.0
_MOST_ROWS = 8
_MANY_TIMES = 100  # from here on a linear axis would show nothing of the smaller figures
_LETTERS = 17  # of an outlet's name beside the axis


@dataclass(frozen=True, slots=True)
class Shape:
    """A line, dot or text; `style` is its class in the style sheet."""

    kind: str
    style: str
    x: float
    y: float
    x2: float = 0.0
    y2: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in user units (`width` by `height`), and the same told in words."""

    width: float
    height: float
    told: str
    shapes: tuple[Shape, ...]


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
    shapes: list[Shape] = []
    bottom = _TOP + _ROW * len(drawn)
    for mark in _marks(scale):
        x = scale(mark)
        shapes.append(Shape("line", "grid", x, _TOP, x, bottom))
        shapes.append(Shape("text", "tick", x, bottom + 13, words=wording.short_number(mark)))
    for row, claim in enumerate(drawn):
        shapes += _bar(claim, scale, _TOP + _ROW * (row + 0.5))
    told = "; ".join(f"{wording.outlet(c)}: {wording.interval(c)}" for c in drawn)
    unit = wording.unit(drawn[0])
    return Picture(WIDTH, bottom + 20, f"{told}{f' ({unit})' if unit else ''}", tuple(shapes))


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
    told_days: set[str] = set()
    for (x, y), claim in zip(points, dated, strict=True):
        shapes.append(Shape("dot", "value", x, y))
        shapes.append(Shape("text", "tick", x, y - 8, words=wording.short_number(claim.value or 0)))
        day = claim.published.isoformat() if claim.published else ""
        if day[5:] not in told_days and len(told_days) < 6:
            shapes.append(Shape("text", "tick", x, 129, words=day[5:]))
        told_days.add(day[5:])
    told = "; ".join(f"{c.published} {wording.outlet(c)}: {wording.interval(c)}" for c in dated)
    return Picture(WIDTH, 136, told, tuple(shapes))


def _comparable(figures: Sequence[Claim]) -> list[Claim]:
    finite = [
        c
        for c in figures
        if any(v is not None and math.isfinite(v) for v in (c.low, c.value, c.high))
    ]
    return [c for c in finite if (c.unit, c.per) == (finite[0].unit, finite[0].per)]


def _bar(claim: Claim, scale: _Scale, y: float) -> list[Shape]:
    name = wording.outlet(claim)
    label = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    shapes = [Shape("text", "label", _LABEL - 8, y + 4, words=label)]
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
        return _Scale(math.log10(low) - 0.3, math.log10(high) + 0.3, _LABEL, WIDTH - _RIGHT, True)
    return _scale(low, high, _LABEL, WIDTH - _RIGHT)


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
