"""Fiscal, financial, tax and school years."""

from __future__ import annotations

from datetime import date, timedelta

from crosscheck.extract.period import calendar
from crosscheck.extract.period.answers import OFFSETS, Answer, Rule
from crosscheck.extract.period.calendar import Days
from crosscheck.extract.period.clock import Clock, Groups


def _fiscal_start(groups: Groups, clock: Clock) -> int:
    return clock.financial if "financial" in groups.text or "tax" in groups.text else clock.fiscal


def _fiscal(year: int, start: int) -> Days | None:
    """The fiscal year `year`: it ends in that year, except that one from April is named for its
    start."""
    first = calendar.month(year - 1 if start > 4 else year, start)
    if first is None or first.start is None:
        return None
    end = calendar.one_day(first.start).shifted("year", 1).start
    return Days(first.start, end - timedelta(days=1), "year") if end else None


def _fiscal_year(groups: Groups, clock: Clock) -> Answer:
    short = groups.get("yy2")
    year = groups.year() or (2000 + int(short) if short else 0)
    start = _fiscal_start(groups, clock)
    if groups.get("yy"):
        start = min(start, 4) if start <= 4 else start
        return _fiscal(year + (1 if start > 4 else 0), start)
    return _fiscal(year, start)


def _current_fiscal(groups: Groups, clock: Clock) -> Days | None:
    if clock.published is None:
        return None
    start = _fiscal_start(groups, clock)
    for year in (clock.published.year - 1, clock.published.year, clock.published.year + 1):
        days = _fiscal(year, start)
        if days and days.start and days.end and days.start <= clock.published <= days.end:
            return days
    return None


def _so_far_fiscal(groups: Groups, clock: Clock) -> Answer:
    year = groups.year()
    days = _fiscal(year, _fiscal_start(groups, clock)) if year else _current_fiscal(groups, clock)
    return days.until(clock.published) if days else None


def _which_fiscal(groups: Groups, clock: Clock) -> Answer:
    days = _current_fiscal(groups, clock)
    return days.shifted("year", OFFSETS[groups.get("which") or "this"]) if days else None


def _split_year(groups: Groups, clock: Clock) -> Answer:
    """ "2022-23": a year that straddles two; of a school or a season from autumn on."""
    first = groups.year() or 0
    if int(groups.get("yy")) != (first + 1) % 100:
        return None
    if "season" in groups.text or "school" in groups.text or "academic" in groups.text:
        start = calendar.month(first, 8)
        return Days(start.start, date(first + 1, 7, 31), "year") if start else None
    return _fiscal(first, clock.financial if clock.financial <= 4 else 4)


def sport_season(clock: Clock) -> Days | None:
    """The season of the article's sport that the report lies in."""
    if clock.published is None or not clock.season:
        return None
    first = clock.published.year - (clock.published.month < clock.season)
    start = calendar.month(first, clock.season)
    if start is None or start.start is None:
        return None
    after = calendar.one_day(start.start).shifted("year", 1).start
    return Days(start.start, after - timedelta(days=1), "season") if after else None


def _sport_season(groups: Groups, clock: Clock) -> Answer:
    """ "Last season": none where nothing says when seasons start."""
    days, past = sport_season(clock), "past" in groups.text
    return days.shifted("year", OFFSETS["last" if past else groups.get("which")]) if days else None


FISCAL: dict[str, Rule] = {
    "so_far_fiscal": _so_far_fiscal,
    "fiscal_year": _fiscal_year,
    "which_fiscal": _which_fiscal,
    "split_year": _split_year,
    "sport_season": _sport_season,
}
