"""Joining decisions to findings: reviewed, reopened, expired, unreviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.ledger import decide
from crosscheck.records import Claim, DecidedClaim, Decision, Finding
from tests.made_decisions import ANA, decided_on, finding_of, review_of, says

TODAY = date(2024, 4, 1)
COURIER = says("c1", "Courier", "8,000")
COMET = says("c2", "Comet", "8,600")
RADIO = says("c3", "Radio", "9,100")


def judged(
    claims: list[Claim], *decisions: Decision, today: date = TODAY
) -> tuple[Finding, tuple[Decision, ...], tuple[str, ...]]:
    """The one finding of these claims, after the decisions."""
    findings, unmatched, warnings = decide([finding_of(*claims)], claims, decisions, today)
    assert len(findings) == 1
    return findings[0], unmatched, warnings


def bare(decision: Decision) -> Decision:
    """The decision as somebody writes it by hand, with the four keys of a figure alone."""
    claims = tuple(DecidedClaim(c.source, c.published, c.number, c.quote) for c in decision.claims)
    return replace(decision, claims=claims)


def test_without_decisions_all_is_unreviewed() -> None:
    finding, unmatched, warnings = judged([COURIER, COMET])
    assert (finding.status, finding.decision, finding.changed) == ("unreviewed", None, ())
    assert (unmatched, warnings) == ((), ())


@pytest.mark.parametrize("word", ["confirmed", "explained", "corrected", "false-match"])
def test_a_decision_on_all_figures_reviews_the_finding(tmp_path: Path, word: str) -> None:
    decision = decided_on(tmp_path, COURIER, COMET, review=review_of(word))  # type: ignore[arg-type]
    finding, unmatched, warnings = judged([COURIER, COMET], decision)
    assert (finding.status, finding.decision, finding.changed) == ("reviewed", decision, ())
    assert (unmatched, warnings) == ((), ())


def test_needs_work_shows_and_leaves_the_finding_open(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET, review=review_of("needs-work"))
    finding, unmatched, _ = judged([COURIER, COMET], decision)
    assert (finding.status, finding.decision) == ("unreviewed", decision)
    assert unmatched == ()


def test_the_last_review_of_a_file_counts(tmp_path: Path) -> None:
    decided_on(tmp_path, COURIER, COMET, review=review_of("explained"))
    decision = decided_on(tmp_path, COURIER, COMET, review=review_of("needs-work"))
    assert [r.decision for r in decision.reviews] == ["explained", "needs-work"]
    assert judged([COURIER, COMET], decision)[0].status == "unreviewed"


@pytest.mark.parametrize("by_hand", [False, True])
def test_moving_and_renaming_articles_keeps_a_finding_reviewed(
    tmp_path: Path, by_hand: bool
) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    moved = replace(COURIER, id="c7", article="archive/x.md", start=400, end=405, line=9)
    finding, _, warnings = judged([moved, COMET], bare(decision) if by_hand else decision)
    assert finding.status == "reviewed"
    assert warnings == ()


def test_a_reflowed_sentence_is_the_same_sentence(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    reflowed = replace(COURIER, quote=COURIER.quote.replace(" ", "\n  "))
    finding, _, warnings = judged([reflowed, COMET], decision)
    assert (finding.status, warnings) == ("reviewed", ())


@pytest.mark.parametrize("by_hand", [False, True])
def test_another_wording_of_the_same_figure_stays_reviewed_with_a_warning(
    tmp_path: Path, by_hand: bool
) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    reworded = replace(COURIER, quote="On a single day, 8,000 landings were counted.")
    finding, _, warnings = judged([reworded, COMET], bare(decision) if by_hand else decision)
    assert finding.status == "reviewed"
    assert len(warnings) == 1
    assert finding.id in warnings[0]
    assert "Courier" in warnings[0]
    assert ANA in warnings[0]


def test_a_second_review_after_a_rewording_ends_the_warning(tmp_path: Path) -> None:
    decided_on(tmp_path, COURIER, COMET)
    reworded = replace(COURIER, quote="On a single day, 8,000 landings were counted.")
    decision = decided_on(tmp_path, reworded, COMET)
    assert len(decision.claims) == 3
    assert judged([reworded, COMET], decision)[2] == ()


@pytest.mark.parametrize("by_hand", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        {"number": "8,100", "value": 8100.0, "quote": "Courier counted 8,100 landings."},
        {"published": date(2024, 3, 18)},
        {"source": "Herald"},
    ],
)
def test_a_changed_figure_reopens_and_names_itself(
    tmp_path: Path, change: dict[str, object], by_hand: bool
) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    changed = replace(COURIER, **change)  # type: ignore[arg-type]
    finding, unmatched, _ = judged([changed, COMET], bare(decision) if by_hand else decision)
    assert finding.status == "reopened"
    assert finding.changed == ("c1",)
    assert finding.decision is not None
    assert unmatched == ()


@pytest.mark.parametrize("change", [{"hedge": "about"}, {"unit": "percent"}, {"per": "week"}])
def test_a_changed_hedge_unit_or_rate_in_new_words_reopens(
    tmp_path: Path, change: dict[str, object]
) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    changed = replace(COURIER, quote="It was 8,000.", **change)  # type: ignore[arg-type]
    assert judged([changed, COMET], decision)[0].status == "reopened"


def test_the_same_words_stay_decided_where_only_their_reading_improved(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    reread = replace(COURIER, topic="arrival count", hedge="about", unit="person")
    finding, _, warnings = judged([reread, COMET], decision)
    assert finding.id != decision.id
    assert (finding.status, warnings) == ("reviewed", ())


def test_a_figure_that_joined_reopens(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    finding, unmatched, _ = judged([COURIER, COMET, RADIO], decision)
    assert (finding.status, finding.changed, unmatched) == ("reopened", ("c3",), ())


def test_a_finding_that_shrank_stays_reviewed(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET, RADIO)
    finding, unmatched, _ = judged([COURIER, COMET], decision)
    assert (finding.status, finding.decision, unmatched) == ("reviewed", decision, ())


def test_two_decisions_that_only_together_cover_a_finding_do_not_review_it(tmp_path: Path) -> None:
    first = decided_on(tmp_path, COURIER, COMET)
    second = decided_on(tmp_path, COMET, RADIO, review=review_of(at="2024-03-20"))
    finding, unmatched, _ = judged([COURIER, COMET, RADIO], first, second)
    assert (finding.status, finding.decision) == ("reopened", second)
    assert finding.changed == ("c1",)
    assert unmatched == ()


@pytest.mark.parametrize(
    ("wide", "narrow", "status"),
    [
        (review_of(at="2024-03-12"), review_of("needs-work", at="2024-03-20"), "unreviewed"),
        (review_of("needs-work", at="2024-03-12"), review_of(at="2024-03-20"), "reviewed"),
        (review_of(at="2024-03-20"), review_of("needs-work", at="2024-03-12"), "reviewed"),
        (review_of(at="2024-03-12"), review_of(at="2024-03-20", expires="2024-03-25"), "expired"),
    ],
)
def test_of_two_decisions_on_all_figures_the_newest_counts(
    tmp_path: Path, wide: object, narrow: object, status: str
) -> None:
    three = decided_on(tmp_path, COURIER, COMET, RADIO, review=wide)  # type: ignore[arg-type]
    two = decided_on(tmp_path, COURIER, COMET, review=narrow)  # type: ignore[arg-type]
    for order in ((three, two), (two, three)):
        assert judged([COURIER, COMET], *order)[0].status == status


def test_the_newest_is_told_across_time_zones(tmp_path: Path) -> None:
    late = replace(review_of("needs-work"), at="2024-03-12T23:30:00-05:00")
    early = replace(review_of("explained"), at="2024-03-13T01:00:00")
    three = decided_on(tmp_path, COURIER, COMET, RADIO, review=late)
    two = decided_on(tmp_path, COURIER, COMET, review=early)
    assert judged([COURIER, COMET], three, two)[0].status == "unreviewed"


def test_a_valid_decision_on_some_figures_is_shown_before_others(tmp_path: Path) -> None:
    herald = says("c4", "Herald", "9,900")
    open_one = decided_on(tmp_path, COURIER, COMET, RADIO, review=review_of("needs-work"))
    valid = decided_on(tmp_path, COURIER, COMET, review=review_of(at="2024-01-01"))
    finding, _, _ = judged([COURIER, COMET, RADIO, herald], open_one, valid)
    assert (finding.status, finding.decision) == ("reopened", valid)
    assert finding.changed == ("c3", "c4")


@pytest.mark.parametrize(
    ("today", "status"),
    [("2024-03-24", "reviewed"), ("2024-03-25", "reviewed"), ("2024-03-26", "expired")],
)
def test_a_decision_holds_through_its_last_day(tmp_path: Path, today: str, status: str) -> None:
    decision = decided_on(tmp_path, COURIER, COMET, review=review_of(expires="2024-03-25"))
    finding, _, warnings = judged([COURIER, COMET], decision, today=date.fromisoformat(today))
    assert finding.status == status
    assert finding.decision == decision
    if status == "expired":
        assert len(warnings) == 1
        assert ANA in warnings[0]
        assert "2024-03-25" in warnings[0]


def test_an_expired_decision_on_some_figures_is_expired(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET, review=review_of(expires="2024-03-25"))
    finding, _, _ = judged([COURIER, COMET, RADIO], decision)
    assert (finding.status, finding.changed) == ("expired", ("c3",))


def test_a_decision_on_figures_that_are_gone_is_returned(tmp_path: Path) -> None:
    gone = decided_on(tmp_path, says("c8", "Herald", "120"), says("c9", "Mirror", "150"))
    kept = decided_on(tmp_path, COURIER, COMET)
    finding, unmatched, _ = judged([COURIER, COMET], kept, gone)
    assert finding.status == "reviewed"
    assert unmatched == (gone,)


def test_a_figure_that_stands_in_no_finding_matches_nothing(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    findings, unmatched, _ = decide([], [COURIER, COMET], [decision], TODAY)
    assert (findings, unmatched) == ((), (decision,))


def here_and_there() -> tuple[list[Claim], list[Claim]]:
    """Two findings with the same figures: five against seven dead, in two towns."""
    here = [
        says("h1", "Courier", "5", quote="In Alton 5 died."),
        says("h2", "Comet", "7", quote="Alton lost 7."),
    ]
    there = [
        says("t1", "Courier", "5", quote="In Bexley 5 died."),
        says("t2", "Comet", "7", quote="Bexley lost 7."),
    ]
    return here, there


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_decision_on_one_place_does_not_review_the_same_figures_elsewhere(
    tmp_path: Path, by_hand: bool
) -> None:
    here, there = here_and_there()
    decision = decided_on(tmp_path, *here)
    given = bare(decision) if by_hand else decision
    findings, _, _ = decide(
        [finding_of(*here), finding_of(*there)], [*here, *there], [given], TODAY
    )
    assert [finding.status for finding in findings] == ["reviewed", "unreviewed"]


def test_a_finding_that_is_settled_leaves_its_decision_to_no_other(tmp_path: Path) -> None:
    here, there = here_and_there()
    decision = decided_on(tmp_path, *here)
    other = [there[0], replace(there[1], number="9", value=9.0, quote="Bexley lost 9.")]
    findings, unmatched, _ = decide([finding_of(*other)], [*here, *other], [decision], TODAY)
    assert findings[0].status == "unreviewed"
    assert unmatched == (decision,)


def test_a_second_copy_of_a_sentence_is_decided_with_the_first(tmp_path: Path) -> None:
    decision = decided_on(tmp_path, COURIER, COMET)
    copy = replace(COURIER, id="c9", article="copy.md", quote="Landings: 8,000 in a day.")
    finding, _, _ = judged([COURIER, COMET, copy], decision)
    assert finding.status == "reviewed"


def test_articles_without_outlet_or_date_can_be_decided_on(tmp_path: Path) -> None:
    claims = [replace(COURIER, source="", published=None), replace(COMET, published=None)]
    decision = decided_on(tmp_path, *claims)
    assert judged(claims, decision)[0].status == "reviewed"


def test_very_long_sentences_are_compared_as_far_as_they_are_kept(tmp_path: Path) -> None:
    long = replace(COURIER, quote="8,000 " + "words " * 5_000)
    decision = decided_on(tmp_path, long, COMET)
    assert all(len(claim.quote) <= 1_000 for claim in decision.claims)
    assert judged([long, COMET], decision)[2] == ()


numbers = st.integers(1, 9).map(str)
outlets = st.sampled_from(["Courier", "Comet", "Radio", "Herald"])
tables = st.lists(st.tuples(outlets, numbers), min_size=2, max_size=5, unique=True)


def as_claims(rows: list[tuple[str, str]]) -> list[Claim]:
    return [says(f"c{n}", source, number) for n, (source, number) in enumerate(rows)]


@settings(max_examples=40, deadline=None)
@given(then=tables, now=tables)
def test_reviewed_means_that_every_figure_was_on_the_table(
    tmp_path_factory: pytest.TempPathFactory,
    then: list[tuple[str, str]],
    now: list[tuple[str, str]],
) -> None:
    decision = decided_on(tmp_path_factory.mktemp("ledger"), *as_claims(then))
    finding, unmatched, _ = judged(as_claims(now), decision)
    new = {f"c{n}" for n, row in enumerate(now) if row not in then}
    if not new:
        assert finding.status == "reviewed"
    elif len(new) < len(now):
        assert (finding.status, set(finding.changed)) == ("reopened", new)
    else:
        assert (finding.status, unmatched) == ("unreviewed", (decision,))


@settings(max_examples=40, deadline=None)
@given(rows=tables, data=st.data())
def test_the_order_of_claims_and_decisions_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    claims = as_claims(rows)
    decisions = [decided_on(folder, *claims), decided_on(folder, *claims[:1], COMET)]
    expected = judged(claims, *decisions)
    shuffled = data.draw(st.permutations(claims))
    assert judged(shuffled, *reversed(decisions))[0] == expected[0]
