"""The verdict on two claims: intervals, conversions, times, classes, partners, findings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.compare import compare_candidates, group_findings
from crosscheck.compare.conversions import in_common
from crosscheck.compare.intervals import Interval, interval, meet
from crosscheck.compare.rounding import step
from crosscheck.config import Tolerances
from crosscheck.extract import extract
from crosscheck.match import match_claims
from crosscheck.records import Article, Block, Claim, Pair
from crosscheck.vocabulary import Vocabulary
from tests.claims import claim

VOCABULARY = Vocabulary()
TOLERANCES = Tolerances()
EXAMPLES = json.loads((Path(__file__).parent / "examples/story_pairs.json").read_text("utf-8"))


SLIP = ("conflict", "level_vs_change")


def pairs_of(claims: list[Claim], beside: list[Claim] | None = None) -> list[Pair]:
    candidates = match_claims(claims, VOCABULARY, beside or [])
    return list(compare_candidates(claims, candidates, VOCABULARY, TOLERANCES))


def verdict(a: dict[str, Any], b: dict[str, Any]) -> tuple[str, str | None] | None:
    """The verdict on two figures of one story: same place and days unless a test says otherwise."""
    base: dict[str, Any] = {"topic": "people arrest", "place": "Lyon", "quote": ""}
    day = date(2024, 5, 18)
    base |= {"period_start": day, "period_end": day}
    one = claim(**(base | {"id": "c1", "article": "a", "source": "A"} | a))
    other = claim(**(base | {"id": "c2", "article": "b", "source": "B"} | b))
    told = "In Lyon, Mayor Brennan and Prefect Duval spoke of 3 things."
    beside = [claim(id=f"s{c.id}", article=c.article, quote=told) for c in (one, other)]
    found = pairs_of([one, other], beside)
    return (found[0].verdict, found[0].conflict_class) if found else None


@pytest.mark.parametrize(
    ("number", "value", "unit", "size"),
    [
        ("8,000", 8000, "count", 1000),
        ("128,884", 128884, "count", 0),
        ("10,000", 10000, "count", 1250),
        ("1.4 million", 1.4e6, "count", 1e5),
        ("5%", 5, "percent", 1),
        ("4.8%", 4.8, "percent", 0.1),
        ("20%", 20, "percent", 1),
        ("a third", 33.3, "percent", 6),
        ("seven", 7, "count", 0),
        ("£2 million", 2e6, "GBP", 250000),
        ("3", 3, "mile", 0.375),
    ],
)
def test_the_digits_shown_say_how_exact_a_figure_is(
    number: str, value: float, unit: str, size: float
) -> None:
    assert step(number, float(value), unit) == pytest.approx(size)


@pytest.mark.parametrize(
    ("a", "b", "met"),
    [
        ({"value": 128884.0}, {"value": 128900.0}, "agree"),
        ({"value": 128884.0}, {"value": 129000.0, "hedge": "nearly"}, "agree"),
        ({"value": 35600.0, "hedge": "about"}, {"value": 36803.0}, "conflict"),
        ({"value": 300.0, "hedge": "about"}, {"value": 301.0}, "agree"),
        (
            {"value": 5.0, "unit": "percent", "hedge": "nearly"},
            {"value": 4.8, "unit": "percent"},
            "agree",
        ),
        ({"value": 8000.0, "hedge": "more_than"}, {"value": 8600.0}, "agree"),
        ({"value": 213.0, "hedge": "at_least"}, {"value": 1300.0, "hedge": "at_least"}, "diverge"),
        ({"value": 10000.0, "hedge": "at_most"}, {"value": 12500.0}, "conflict"),
        (
            {"value": 5e6, "hedge": "about", "number": "5 million"},
            {"value": 5.1e6, "number": "5.1 million"},
            "agree",
        ),
        ({"value": 37370.0}, {"value": 32370.0}, "conflict"),
        (
            {"value": 1e6, "unit": "GBP", "number": "£1 million"},
            {"value": 2e6, "unit": "GBP", "number": "£2 million"},
            "conflict",
        ),
        ({"value": 3.0, "unit": "mile"}, {"value": 4.8, "unit": "kilometre"}, "agree"),
        ({"value": 9000.0, "per": "week"}, {"value": 1285.0, "per": "day"}, "agree"),
    ],
)
def test_rounding_hedges_and_conversions_explain_figures(
    a: dict[str, Any], b: dict[str, Any], met: str
) -> None:
    one, other = claim(**a), claim(**b)
    for first, second in ((one, other), (other, one)):
        common = in_common(first, second, TOLERANCES)
        assert common is not None
        assert meet(common.a, common.b) == met


def test_a_sum_in_brackets_is_somebodys_rate_of_exchange() -> None:
    one = claim(value=292000.0, unit="GBP", number="£292,000", quote="$550,000 (£292,000)")
    other = claim(value=293264.0, unit="GBP", number="£293,264", quote="$550,000 (£293,264)")
    assert verdict_of_intervals(one, other) == "agree"


def verdict_of_intervals(one: Claim, other: Claim) -> str:
    common = in_common(one, other, TOLERANCES)
    assert common is not None
    return meet(common.a, common.b)


LATER = {"period_start": date(2024, 5, 20), "period_end": date(2024, 5, 20)}
MAY = {"period_start": date(2024, 5, 1), "period_end": date(2024, 5, 31)}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"value": 250.0}, {"value": 310.0}, ("conflict", "value")),
        (
            {"value": 250.0, "attributed_to": "CBP"},
            {"value": 310.0, "attributed_to": "CBP"},
            ("conflict", "attribution"),
        ),
        ({"value": 250.0}, {"value": 250.0}, ("agree", None)),
        ({"value": 250.0}, {"value": 310.0, "place": "Paris"}, ("scope", None)),
        ({"value": 250.0}, {"value": 310.0, **LATER}, ("scope", None)),
        ({"value": 250.0}, {"value": 310.0, "topic": "people injure"}, None),
        (
            {"value": 250.0, "topic": "wheat export"},
            {"value": 310.0, "topic": "wheat import"},
            None,
        ),
        (
            {"value": 3.5e9, "unit": "EUR", "number": "€3.5bn"},
            {"value": 3.5e6, "unit": "EUR", "number": "€3.5 million"},
            ("conflict", "unit"),
        ),
        ({"value": 120.0, "per": "day"}, {"value": 120.0, "per": "week"}, ("conflict", "unit")),
        (
            {"value": 124.0, "unit": "acre"},
            {"value": 124.0, "unit": "hectare"},
            ("conflict", "unit"),
        ),
        (
            {"value": 728000.0},
            {"value": 728000.0, "kind": "change"},
            ("conflict", "level_vs_change"),
        ),
        ({"value": 600.0, "kind": "limit"}, {"value": 459.0}, ("scope", None)),
        (
            {"value": 12000.0, "per": "day", **MAY},
            {"value": 900000.0, **MAY},
            ("conflict", "arithmetic"),
        ),
        ({"value": 12000.0, "per": "day", **MAY}, {"value": 372000.0, **MAY}, ("agree", None)),
        (
            {"value": 213.0, "hedge": "at_least", "topic": "people kill"},
            {"value": 1300.0, "hedge": "at_least", "topic": "people kill"},
            ("diverge", None),
        ),
    ],
)
def test_verdicts_on_two_figures(
    a: dict[str, Any], b: dict[str, Any], expected: tuple[str, str | None] | None
) -> None:
    assert verdict(a, b) == expected


def total(value: float, last: date) -> dict[str, Any]:
    return {
        "value": value,
        "topic": "people rescue",
        "period_start": date(2024, 5, 1),
        "period_end": last,
        "published": last,
    }


def test_a_running_total_that_rises_is_an_update() -> None:
    later = total(36803.0, date(2024, 5, 20))
    assert verdict(total(31000.0, date(2024, 5, 12)), later) == ("update", None)


def test_a_running_total_that_falls_is_a_conflict() -> None:
    later = total(31000.0, date(2024, 5, 20))
    assert verdict(total(36803.0, date(2024, 5, 12)), later) == ("conflict", "cumulative")


def test_a_longer_period_with_a_smaller_total_is_a_conflict() -> None:
    year = {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31)}
    spring = {"period_start": date(2024, 3, 1), "period_end": date(2024, 5, 31)}
    a = {"value": 680000.0, "topic": "migrant deport", **year}
    b = {"value": 1400000.0, "topic": "migrant deport", **spring}
    assert verdict(a, b) == ("conflict", "cumulative")
    assert verdict(a | {"value": 2e6}, b) == ("scope", None)


def test_last_week_in_a_sunday_and_in_a_monday_paper_may_be_one_week() -> None:
    def told(day: int, start: int, **fields: Any) -> dict[str, Any]:
        week = {"period_start": date(2023, 9, start), "period_end": date(2023, 9, start + 6)}
        return {"published": date(2023, 9, day), "per": "day"} | week | fields

    sunday = told(24, 11, value=8000.0)
    assert verdict(sunday, told(25, 18, value=8600.0)) == ("conflict", "value")
    assert verdict(sunday, told(29, 18, value=8600.0)) in (None, ("scope", None))
    day = date(2023, 9, 16)
    apart = told(25, 18, value=8600.0, period_start=day, period_end=day)
    assert verdict(sunday, apart) in (None, ("scope", None))


def test_totals_of_one_year_are_compared_however_late_the_second_is_printed() -> None:
    year = date(2023, 1, 1)
    september = {"value": 1.4e6, "published": date(2023, 9, 24), "period_start": year}
    september |= {"period_end": date(2023, 9, 22), "topic": "migrant detain"}
    november = september | {"value": 680_000.0, "published": date(2023, 12, 27)}
    november |= {"period_end": date(2023, 11, 30)}
    claims = [claim(id=f"c{n}", article=f"{n}", **f) for n, f in enumerate((september, november))]
    placed = [replace(c, place="Mexico") for c in claims]
    assert [(p.verdict, p.conflict_class) for p in pairs_of(placed)] == [("conflict", "cumulative")]
    abroad = [placed[0], replace(placed[1], place="Guatemala")]
    assert all(p.verdict == "scope" for p in pairs_of(abroad))


def test_a_phrase_that_defines_a_count_sets_it_against_the_same_definition() -> None:
    quote = "Agents recorded 300,000 encounters between official ports of entry."
    said = {"topic": "encounter", "quote": quote, "number": "300,000", "value": 300_000.0}
    arrests = {"topic": "migrant apprehension", "value": 249_740.0}
    arrests["quote"] = "249,740 apprehensions between ports of entry"
    assert verdict(said, arrests) == ("conflict", "value")
    plain = said | {"quote": "Agents recorded 300,000 encounters."}
    assert verdict(plain, arrests) == ("scope", None)


def test_one_article_that_gives_a_daily_level_as_a_daily_rise_contradicts_itself() -> None:
    text = (
        "Daily arrests dropped to 3,500 per day after the end of Title 42. Arrests passed 8,600 in "
        "one day last week. Daily arrests rose by about 3,500 after Title 42 expired in May."
    )
    day = date(2023, 9, 24)
    found = extract([Article("a", text, (Block(0, len(text)),), "A", day)], VOCABULARY).claims
    slips = [p for p in pairs_of(list(found)) if p.verdict == "conflict"]
    assert [p.conflict_class for p in slips] == ["level_vs_change"]
    other = text.replace("by about 3,500", "by about 5,100")
    found = extract([Article("a", other, (Block(0, len(other)),), "A", day)], VOCABULARY).claims
    assert not [p for p in pairs_of(list(found)) if p.verdict == "conflict"]


def test_jobs_that_are_cut_are_no_level() -> None:
    shed = {"topic": "job shed", "value": 467_000.0, "kind": "change", "direction": "down"}
    cut = {"topic": "job cut", "value": 467_000.0, "number": "467,000"}
    assert verdict(shed, cut | {"quote": "Employers cut 467,000 jobs."}) != SLIP
    told = cut | {"topic": "job shed", "quote": "The number of jobs shed is 467,000."}
    assert verdict(shed, told) == SLIP


def test_a_stock_at_two_dates_is_an_update_also_where_it_falls() -> None:
    may = {"value": 81200.0, "topic": "prison inmate", **MAY}
    june = {"period_start": date(2024, 6, 1), "period_end": date(2024, 6, 30)}
    assert verdict(may, {"value": 80400.0, "topic": "prison inmate", **june}) == ("update", None)


def test_a_figure_that_says_it_revises_is_an_update() -> None:
    a = {"value": 8000.0, "kind": "change", "topic": "payroll fall"}
    b = a | {"value": 6000.0, "number": "6,000", "quote": "The fall has been revised to 6,000."}
    assert verdict(a, b) == ("update", None)


def test_a_later_figure_that_has_risen_is_an_update_and_no_conflict() -> None:
    first = {"value": 14.0, "topic": "people treat hospital", "published": date(2024, 5, 18)}
    last = first | {"value": 23.0, "number": "23", "published": date(2024, 5, 20)}
    risen = last | {"quote": "The number treated in hospital has risen to at least 23."}
    assert verdict(first, risen) == ("update", None)
    assert verdict(first, risen | {"published": date(2024, 5, 18)}) == ("conflict", "value")


def test_different_owners_part_figures() -> None:
    a = {"value": 5.2e6, "topic": "customer", "qualifiers": "Northbank"}
    b = {"value": 1.1e6, "topic": "customer", "qualifiers": "Westshire"}
    assert verdict(a, b) == ("scope", None)


def test_a_reason_names_both_figures_and_outlets() -> None:
    one = claim(id="c1", article="a", source="Gazette", value=250.0, place="Lyon", **MAY)
    other = claim(id="c2", article="b", source="Herald", value=310.0, place="Lyon", **MAY)
    (pair,) = pairs_of([one, other])
    assert all(word in pair.reason for word in ("250", "310", "Gazette", "Herald"))


def test_a_figure_has_one_partner_in_another_article() -> None:
    common = {"place": "Lyon", "topic": "people arrest", **MAY}
    mine = claim(id="c1", article="a", value=250.0, **common)
    partner = claim(id="c2", article="b", value=250.0, **common)
    bystander = claim(id="c3", article="b", value=31.0, **common)
    verdicts = {(p.a, p.b): p.verdict for p in pairs_of([mine, partner, bystander])}
    assert verdicts[("c1", "c2")] == "agree"
    assert ("c1", "c3") not in verdicts


def test_two_rival_partners_are_none() -> None:
    common = {"place": "Lyon", "topic": "people arrest", **MAY}
    mine = claim(id="c1", article="a", value=250.0, **common)
    rivals = [claim(id=f"c{i}", article="b", value=v, **common) for i, v in ((2, 310.0), (3, 90.0))]
    assert not [p for p in pairs_of([mine, *rivals]) if p.verdict == "conflict" and p.a == "c1"]


def test_a_share_and_its_whole_are_set_against_the_part() -> None:
    common = {"place": "Lyon", **MAY}
    whole = claim(
        id="c1",
        article="a",
        topic="people arrest",
        value=250.0,
        number="250",
        quote="Police in Lyon made 250 arrests.",
        start=10,
        **common,
    )
    share = claim(
        id="c2",
        article="a",
        topic="arrest minor",
        value=40.0,
        number="40%",
        unit="percent",
        kind="ratio",
        quote="Of those, 40% were minors.",
        start=60,
        **common,
    )
    part = claim(
        id="c3",
        article="b",
        topic="minor arrest",
        value=30.0,
        number="30",
        quote="Police in Lyon arrested 30 minors.",
        **common,
    )
    found = {(p.a, p.b): p for p in pairs_of([whole, share, part])}
    assert found[("c2", "c3")].conflict_class == "arithmetic"
    fitting = replace(
        part,
        value=100.0,
        low=100.0,
        high=100.0,
        number="100",
        quote="Police in Lyon arrested 100 minors.",
    )
    assert not [p for p in pairs_of([whole, share, fitting]) if p.verdict == "conflict"]


@pytest.mark.parametrize(("share", "conflicts"), [("two thirds", True), ("94%", False)])
def test_a_part_of_a_whole_is_set_against_its_share(share: str, conflicts: bool) -> None:
    common = {"place": "Lyon", "topic": "match sell out", **MAY}
    quote = "In Lyon 29 of the 31 matches were sold out."
    part, whole = (
        claim(id=f"c{n}", article="a", value=float(n), quote=quote, start=s, end=s + 2, **common)
        for n, s in ((29, 8), (31, 18))
    )
    other = claim(
        id="d",
        article="b",
        value=66.7 if conflicts else 94.0,
        number=share,
        unit="percent",
        kind="ratio",
        quote=f"In Lyon {share} of the matches were sold out.",
        **common,
    )
    found = {(p.a, p.b): p for p in pairs_of([part, whole, other])}
    assert found["c29", "d"].verdict == ("conflict" if conflicts else "agree")
    assert found["c29", "d"].conflict_class == ("arithmetic" if conflicts else None)


def test_what_a_share_leaves_must_be_the_rest() -> None:
    whole = claim(
        id="c1",
        topic="treatment wait",
        value=7.4e6,
        number="7.4m",
        start=0,
        quote="At 7.4m treatments the waiting list is long.",
    )
    share = claim(
        id="c2",
        topic="treatment wait",
        value=60.0,
        number="Six in ten",
        start=60,
        unit="percent",
        kind="ratio",
        quote="Six in ten of those had waited less.",
    )
    rest = claim(
        id="c3",
        topic="wait",
        value=2e6,
        number="two million",
        start=120,
        hedge="about",
        quote="That leaves about two million who had waited longer.",
    )
    found = {(p.a, p.b): p for p in pairs_of([whole, share, rest])}
    assert found[("c2", "c3")].conflict_class == "arithmetic"
    right = replace(
        rest,
        value=3e6,
        number="three million",
        quote="That leaves about three million who had waited longer.",
    )
    assert not [p for p in pairs_of([whole, share, right]) if p.verdict == "conflict"]


def article(name: str, text: str, published: str) -> Article:
    source = f"Outlet {name}"
    return Article(
        f"{name}.md", text, (Block(0, len(text)),), source, date.fromisoformat(published)
    )


# A miss that is known, with its reason; it must become a pass when it is mended.
KNOWN_MISSES = {
    "storm, a conflict among many figures": "finds one of two: 'damaged', 'tore roofs off'",
    "cup final, conflicts among many figures": "one of three: the crowd is 'people' in one article",
}


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["name"])
def test_each_pair_of_stories_has_the_conflicts_it_must_and_no_other(row: dict[str, Any]) -> None:
    texts = [article("A", row["a"], row["a_published"]), article("B", row["b"], row["b_published"])]
    claims = extract(texts, VOCABULARY).claims
    kept = [c for c in claims if not c.incidental]
    by_id = {c.id: c for c in kept}
    found = {
        frozenset((by_id[p.a].number, by_id[p.b].number)): p.conflict_class
        for p in pairs_of(kept, [c for c in claims if c.incidental])
        if p.verdict == "conflict"
    }
    wanted = {frozenset((one, other)): name for one, other, name in row["conflicts"]}
    assert set(found) <= set(wanted), "no false alarm"
    if row["name"] in KNOWN_MISSES:
        assert found, KNOWN_MISSES[row["name"]]
        return
    assert set(found) == set(wanted)
    for key, name in wanted.items():
        assert name in ("*", found[key])


values = st.floats(1, 1e9).map(lambda v: float(f"{v:.4g}"))
hedges = st.sampled_from(
    ["exact", "about", "nearly", "more_than", "at_least", "at_most", "less_than"]
)
figures = st.builds(lambda v, h: claim(value=v, hedge=h), values, hedges)


@given(figures, figures)
@settings(max_examples=200, deadline=None)
def test_meeting_is_symmetric(a: Claim, b: Claim) -> None:
    one, other = interval(a, TOLERANCES), interval(b, TOLERANCES)
    assert one is not None
    assert other is not None
    assert meet(one, other) == meet(other, one)


@given(figures, figures, st.floats(0, 0.5))
@settings(max_examples=200, deadline=None)
def test_widening_an_interval_never_turns_agreement_into_conflict(
    a: Claim, b: Claim, share: float
) -> None:
    one, other = interval(a, TOLERANCES), interval(b, TOLERANCES)
    assert one is not None
    assert other is not None
    if meet(one, other) != "conflict":
        assert meet(one.widened(share), other) != "conflict"


@given(
    values, values, st.sampled_from([("mile", "kilometre"), ("acre", "hectare"), ("week", "day")])
)
@settings(max_examples=100, deadline=None)
def test_converting_the_unit_of_one_side_changes_no_verdict(
    x: float, y: float, units: tuple[str, str]
) -> None:
    from crosscheck.match.units import convert

    here, there = units
    a, b = (claim(value=v, low=v * 0.99, high=v * 1.01, hedge="range", unit=here) for v in (x, y))
    factor = convert(1.0, here, there)
    assert factor is not None
    assert b.value is not None
    assert b.low is not None
    assert b.high is not None
    converted = replace(
        b, value=b.value * factor, low=b.low * factor, high=b.high * factor, unit=there
    )
    if x not in (y * 0.98, y * 1.02):
        assert _margin(x, y) or verdict_of_exact(a, b) == verdict_of_exact(a, converted)


def _margin(x: float, y: float) -> bool:
    """Whether the ends of two ranges nearly touch, where the last bit of a float decides."""
    return min(abs(x * 1.01 - y * 0.99), abs(y * 1.01 - x * 0.99)) <= 0.02 * max(x, y)


def verdict_of_exact(a: Claim, b: Claim) -> str:
    one, other = (replace(c, number="") for c in (a, b))
    return verdict_of_intervals(one, other)


STORY = [
    claim(
        id="c1", article="a", source="A", value=250.0, place="Lyon", topic="people arrest", **MAY
    ),
    claim(
        id="c2", article="b", source="B", value=310.0, place="Lyon", topic="people arrest", **MAY
    ),
    claim(
        id="c3", article="c", source="C", value=251.0, place="Lyon", topic="people detain", **MAY
    ),
    claim(id="c4", article="c", source="C", value=12.0, place="Lyon", topic="people injure", **MAY),
    claim(id="c5", article="d", source="D", value=9.0, unit="percent", topic="pay rise"),
]


@given(st.permutations(STORY))
@settings(max_examples=30, deadline=None)
def test_verdicts_do_not_depend_on_the_order_of_claims(claims: list[Claim]) -> None:
    assert [(p.a, p.b, p.verdict) for p in pairs_of(claims)] == [
        (p.a, p.b, p.verdict) for p in pairs_of(STORY)
    ]


@given(st.sets(st.integers(2, 4)))
@settings(max_examples=10, deadline=None)
def test_the_verdict_on_two_articles_does_not_depend_on_others(others: set[int]) -> None:
    claims = [*STORY[:2], *(STORY[i] for i in sorted(others))]
    found = {(p.a, p.b): p for p in pairs_of(claims)}
    assert found[("c1", "c2")] == pairs_of(STORY[:2])[0]


@given(st.lists(st.sampled_from(STORY), min_size=1, unique_by=lambda c: c.id))
@settings(max_examples=30, deadline=None)
def test_an_article_against_its_copy_has_no_conflict_that_it_has_not_within(
    claims: list[Claim],
) -> None:
    own = [replace(c, article="x") for c in claims]
    copy = [replace(c, article="y", id=f"d{c.id}") for c in claims]
    within = {(p.a, p.b) for p in pairs_of(own) if p.verdict == "conflict"}
    across = [p for p in pairs_of([*own, *copy]) if p.verdict == "conflict"]
    plain = {tuple(sorted((p.a.removeprefix("d"), p.b.removeprefix("d")))) for p in across}
    assert plain <= within


def test_findings_join_the_figures_of_a_question_and_rank_by_severity() -> None:
    found = group_findings(STORY, pairs_of(STORY))
    conflicts = [f for f in found if f.verdict == "conflict"]
    assert [f.claims for f in conflicts] == [("c1", "c2", "c3")]
    assert 0 < conflicts[0].severity <= 1
    order = [f.severity for f in found if f.verdict == "conflict"]
    assert order == sorted(order, reverse=True)


def test_a_finding_is_named_by_its_figures_alone() -> None:
    moved = [replace(c, article=f"elsewhere/{c.article}", start=99) for c in STORY]
    ids = [f.id for f in group_findings(STORY, pairs_of(STORY))]
    assert ids == [f.id for f in group_findings(moved, pairs_of(moved))]


def test_severity_grows_with_the_gap() -> None:
    def severity(value: float) -> float:
        claims = [
            STORY[0],
            replace(STORY[1], value=value, low=value, high=value, number=f"{value:g}"),
        ]
        return group_findings(claims, pairs_of(claims))[0].severity

    assert severity(280) < severity(310) < severity(600)


@pytest.mark.parametrize("pair", list(combinations(STORY, 2)), ids=lambda p: f"{p[0].id}-{p[1].id}")
def test_a_pair_has_one_verdict_whichever_comes_first(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    there, back = pairs_of([one, other]), pairs_of([other, one])
    assert [p.verdict for p in there] == [p.verdict for p in back]
    assert [p.conflict_class for p in there] == [p.conflict_class for p in back]


def test_an_interval_scales_with_its_unit() -> None:
    assert Interval(1, 2, 1, 2).scaled(3) == Interval(3, 6, 3, 6)
