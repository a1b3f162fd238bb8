"""Partners, parts and wholes: which figures are set against each other within two articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crosscheck.compare.cases import Ruling
from crosscheck.compare.partners import Judged, keep_partners
from crosscheck.match import match_claims
from crosscheck.records import Claim, Pair
from tests.claims import claim
from tests.compared import MAY, VOCABULARY, pairs_of

LYON = {"place": "Lyon", **MAY}


def count(key: str, article: str, number: str, quote: str, **more: Any) -> Claim:
    """A count, whose value and place in the text follow from its number."""
    digits = number.removesuffix("m").replace(",", "")
    value = float(digits) * (1e6 if number.endswith("m") else 1)
    start = quote.index(number)
    fields = {"number": number, "value": value, "start": start, "end": start + len(number)}
    return claim(id=key, article=article, quote=quote, **{**fields, **more})


def share(key: str, article: str, number: str, value: float, quote: str, **more: Any) -> Claim:
    """A share of a whole, in per cent."""
    fields = {"number": number, "value": value, "unit": "percent", "kind": "ratio"}
    return claim(id=key, article=article, quote=quote, **fields, **more)


def by_ids(*claims: Claim) -> dict[tuple[str, str], Pair]:
    return {(p.a, p.b): p for p in pairs_of(list(claims))}


def conflicts(*claims: Claim) -> list[tuple[str, str]]:
    return [(p.a, p.b) for p in pairs_of(list(claims)) if p.verdict == "conflict"]


def arrests(key: str, article: str, value: float) -> Claim:
    return claim(id=key, article=article, value=value, topic="people arrest", **LYON)


def test_a_figure_has_one_partner_in_another_article() -> None:
    found = by_ids(arrests("c1", "a", 250), arrests("c2", "b", 250), arrests("c3", "b", 31))
    assert found["c1", "c2"].verdict == "agree"
    assert ("c1", "c3") not in found


def test_two_rival_partners_are_none() -> None:
    rivals = arrests("c2", "b", 310), arrests("c3", "b", 90)
    assert not [pair for pair in conflicts(arrests("c1", "a", 250), *rivals) if "c1" in pair]


@pytest.mark.parametrize(("sure", "kept"), [(0.9, True), (0.5, True), (0.3, False)])
def test_a_partner_that_hardly_answers_the_question_takes_no_conflict_away(
    sure: float, kept: bool
) -> None:
    claims = [arrests("c1", "a", 250), arrests("c2", "b", 310), arrests("c3", "b", 252)]
    matches = match_claims(claims, VOCABULARY)
    pair = {(match.a, match.b): match for match in matches}
    conflict = Judged(pair[0, 1], Ruling("conflict", "value", "They differ."))
    agreed = Judged(pair[0, 2], Ruling("agree", None, "They fit."))
    told = {id(conflict.match): sure, id(agreed.match): 0.2}
    left = keep_partners(claims, [conflict, agreed], lambda item: told[id(item.match)])
    assert (conflict in left) == kept
    assert conflict not in keep_partners(claims, [conflict, agreed], lambda _: None)


def test_a_share_and_its_whole_are_set_against_the_part() -> None:
    quote = "Police in Lyon made 250 arrests."
    whole = count("c1", "a", "250", quote, topic="people arrest", **LYON)
    quote = "Of those, 40% were minors."
    part_of_it = share("c2", "a", "40%", 40, quote, topic="arrest minor", start=60, **LYON)

    def minors(number: str) -> Claim:
        quote = f"Police in Lyon arrested {number} minors."
        return count("c3", "b", number, quote, topic="minor arrest", **LYON)

    assert by_ids(whole, part_of_it, minors("30"))["c2", "c3"].conflict_class == "arithmetic"
    assert conflicts(whole, part_of_it, minors("100")) == []


@pytest.mark.parametrize(
    ("words", "value", "verdict"),
    [("two thirds", 66.7, ("conflict", "arithmetic")), ("94%", 94.0, ("agree", None))],
)
def test_a_part_of_a_whole_is_set_against_its_share(
    words: str, value: float, verdict: tuple[str, str | None]
) -> None:
    common = {"topic": "match sell out", **LYON}
    quote = "In Lyon 29 of the 31 matches were sold out."
    part, whole = (count(f"c{n}", "a", n, quote, **common) for n in ("29", "31"))
    quote = f"In Lyon {words} of the matches were sold out."
    told = share("d", "b", words, value, quote, **common)
    pair = by_ids(part, whole, told)["c29", "d"]
    assert (pair.verdict, pair.conflict_class) == verdict


def test_a_share_of_whom_is_of_the_whole_told_before_it_in_its_sentence() -> None:
    near = {"start": -60, "end": -59, **LYON}
    few = count("c0", "a", "4", "It was hot in 4 towns near Lyon.", topic="town", **near)
    quote = "In Lyon 400 people were arrested, of whom one in four were minors."
    whole = count("c1", "a", "400", quote, topic="people arrest", **LYON)
    at = quote.index("one in four")
    told = share("c2", "a", "one in four", 25, quote, topic="minor", start=at, **LYON)

    def minors(number: str) -> Claim:
        return count(
            "c3",
            "b",
            number,
            f"In Lyon {number} minors were arrested.",
            topic="minor arrest",
            **LYON,
        )

    assert conflicts(few, whole, told, minors("100")) == []
    assert conflicts(few, whole, told, minors("31")) == [("c2", "c3")]


def fall(key: str, article: str, number: str, value: float, quote: str, **more: Any) -> Claim:
    """A change downwards."""
    fields = {"number": number, "value": value, "kind": "change", "direction": "down"}
    return claim(id=key, article=article, quote=quote, topic="burglary", **fields, **more)


def test_a_fall_in_per_cent_and_what_is_left_are_set_against_the_fall_in_number() -> None:
    left = count("c1", "a", "300", "Lyon had 300 burglaries.", topic="burglary", start=0, **LYON)
    quote = "That is 25% fewer than before."
    share_of_it = fall("c2", "a", "25%", 25, quote, unit="percent", start=40, **LYON)

    def dropped(number: str) -> Claim:
        quote = f"Burglaries in Lyon dropped by {number}."
        return fall("c3", "b", number, float(number), quote, **LYON)

    assert by_ids(left, share_of_it, dropped("300"))["c2", "c3"].conflict_class == "arithmetic"
    assert conflicts(left, share_of_it, dropped("100")) == []


def test_a_rate_over_its_days_is_set_against_the_total() -> None:
    days = {"period_start": date(2024, 5, 1), "period_end": date(2024, 5, 28)}
    place = {"place": "Lyon", "topic": "tram passenger"}
    quote = "Trams in Lyon carried 200 passengers a week in May."
    weekly = count("c1", "a", "200", quote, per="week", **place, **days)

    def total(number: str) -> Claim:
        quote = f"Trams in Lyon carried {number} passengers by 28 May."
        until = {"period_start": None, "period_end": date(2024, 5, 28)}
        return count("c2", "b", number, quote, **place, **until)

    assert by_ids(weekly, total("8,312"))["c1", "c2"].conflict_class == "arithmetic"
    assert conflicts(weekly, total("812")) == []
    year_before = replace(
        total("8,312"), period_start=date(2023, 5, 1), period_end=date(2023, 5, 28)
    )
    assert conflicts(weekly, year_before) == []


def test_what_a_share_leaves_must_be_the_rest() -> None:
    quote = "At 7.4m treatments the waiting list is long."
    whole = count("c1", "a.md", "7.4m", quote, topic="treatment wait", start=0)
    quote = "Six in ten of those had waited less."
    those = share("c2", "a.md", "Six in ten", 60, quote, topic="treatment wait", start=60)

    def rest(number: str, value: float) -> Claim:
        quote = f"That leaves about {number} who had waited longer."
        return claim(
            id="c3", topic="wait", value=value, number=number, hedge="about", start=120, quote=quote
        )

    assert by_ids(whole, those, rest("two million", 2e6))["c2", "c3"].conflict_class == "arithmetic"
    assert conflicts(whole, those, rest("three million", 3e6)) == []
