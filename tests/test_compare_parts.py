"""Partners, parts and wholes: which figures are set against each other within two articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.claims import claim
from tests.compared import (
    MAY,
    pairs_of,
)


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
