"""Verdicts and findings of one story: the same in any order and company."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.compare import group_findings
from crosscheck.records import Claim
from tests.compared import (
    STORY,
    pairs_of,
)


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
