"""Many claims are matched window by window, and give what they give all at once."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.claims import synthetic
from crosscheck.config import Config
from crosscheck.gather import gather
from crosscheck.match import windows as windows_module
from crosscheck.match.times import buckets, near
from crosscheck.match.windows import MOST_AROUND, windows
from crosscheck.pipeline import pairs_of
from crosscheck.records import Claim
from tests.claims import claim

ROOT = Path(__file__).parents[1]
DAYS = st.none() | st.integers(0, 600).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


@st.composite
def some_claims(draw: st.DrawFn) -> list[Claim]:
    published = draw(st.lists(DAYS, min_size=1, max_size=8))
    made = []
    for nth in range(draw(st.integers(1, 20))):
        article = draw(st.integers(0, len(published) - 1))
        end = draw(DAYS)
        made.append(
            claim(
                id=f"c{nth}",
                article=f"{article}.md",
                published=published[article],
                period_start=end,
                period_end=end,
            )
        )
    return made


@given(some_claims(), st.integers(1, 8))
def test_each_two_articles_that_may_meet_are_in_one_window_and_no_article_is_cut(
    claims: list[Claim], size: int
) -> None:
    found = list(windows(claims, size))
    assert sorted(nth for window in found for nth in window.own) == list(range(len(claims)))
    articles = {claim.article for claim in claims}
    told = {a: {b for c in claims if c.article == a for b in buckets(c)} for a in articles}
    asked = {a: {b for c in claims if c.article == a for b in near(c)} for a in articles}
    together: dict[tuple[str, str], int] = {}
    for window in found:
        own = {claims[nth].article for nth in window.own}
        around = {claims[nth].article for nth in window.around}
        assert own.isdisjoint(around)
        members = {n for n, claim in enumerate(claims) if claim.article in own | around}
        assert members == {*window.own, *window.around}
        for a in own:
            for b in own | around:
                first, second = sorted((a, b))
                together[first, second] = together.get((first, second), 0) + (a <= b or b in around)
    for a in articles:
        for b in articles:
            if a <= b and told[a] & asked[b]:
                assert together.get((a, b)) == 1, "once, and no more"


def test_windows_grow_where_many_claims_are_near() -> None:
    """Else an archive of one day would be gone through once for each few claims."""
    claims = [
        claim(id=f"c{nth}", article=f"{nth // 2:03}.md", published=date(2024, 1, 1))
        for nth in range(600)
    ]
    found = list(windows(claims, 4))
    assert len(found) > 1
    assert sum(len(w.own) for w in found) == len(claims)
    assert sum(len(w.around) for w in found) <= MOST_AROUND * len(claims)


@pytest.mark.parametrize("size", [8, 20])
def test_small_windows_give_the_pairs_of_all_at_once(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases: list[tuple[list[Claim], list[Claim]]] = [(synthetic(600), [])]
    claims = gather([str(ROOT / "claims")], Config(cache=False)).claims
    cases.append(([c for c in claims if not c.incidental], [c for c in claims if c.incidental]))
    for own, beside in cases:
        whole = pairs_of(own, beside, Config())
        with monkeypatch.context() as patched:
            patched.setattr(windows_module, "SIZE", size)
            assert len(list(windows(own, size))) > 1
            assert pairs_of(own, beside, Config()) == whole
        assert any(pair.verdict == "conflict" for pair in whole)
