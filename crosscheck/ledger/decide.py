"""Joins decisions to the findings of a run: what is reviewed, reopened, expired or still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import IntEnum
from typing import Final

from crosscheck.ledger.coverage import Covered, coverage, same_wording
from crosscheck.records import Claim, Decision, Finding, Status


class _Standing(IntEnum):
    """What a decision's last review is worth today."""

    OPEN = 0
    EXPIRED = 1
    VALID = 2


_STATUS_OF_ALL: Final[Mapping[_Standing, Status]] = {
    _Standing.VALID: "reviewed",
    _Standing.EXPIRED: "expired",
    _Standing.OPEN: "unreviewed",
}
_STATUS_OF_SOME: Final[Mapping[_Standing, Status]] = {
    **_STATUS_OF_ALL,
    _Standing.VALID: "reopened",
}


def decide(
    findings: Sequence[Finding],
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    today: date,
) -> tuple[tuple[Finding, ...], tuple[Decision, ...], tuple[str, ...]]:
    """The findings with status and decision, the decisions that match none, and warnings.

    One decision must cover all of a finding's figures for `reviewed`; of several such, the one
    whose last review is newest counts. Where none covers all, the one shown is a valid one if there
    is any, then the one that covers most, then the newest. `claims` are all claims of the run.
    A decision holds through the day of `expires`.
    """
    by_id = {decision.id: decision for decision in decisions}
    covered = coverage(findings, claims, decisions)
    decided = [_judge(*both, by_id, today) for both in zip(findings, covered, strict=True)]
    told = {name for finding in decided if finding.decision for name in finding.claims}
    known = {claim.id: claim for claim in claims if claim.id in told}
    warnings = [warning for finding in decided for warning in _warnings(finding, known)]
    matched = {name for of_finding in covered for name in of_finding}
    unmatched = tuple(decision for decision in decisions if decision.id not in matched)
    return tuple(decided), unmatched, tuple(warnings)


def is_expired(decision: Decision, today: date) -> bool:
    """Whether the decision's last review held only until a day before `today`."""
    expires = decision.reviews[-1].expires
    return expires is not None and date.fromisoformat(expires) < today


def _judge(
    finding: Finding, covered: Covered, decisions: Mapping[str, Decision], today: date
) -> Finding:
    """The finding with the decision that counts for it, if any covers some of its figures."""
    if not covered:
        return finding
    members = frozenset(finding.claims)
    standing = {name: _standing(decisions[name], today) for name in covered}
    if whole := [name for name in covered if covered[name] >= members]:
        name = max(whole, key=lambda n: _age(decisions[n]))
        status = _STATUS_OF_ALL[standing[name]]
        return replace(finding, status=status, decision=decisions[name])
    name = max(covered, key=lambda n: (standing[n], len(covered[n]), _age(decisions[n])))
    return replace(
        finding,
        status=_STATUS_OF_SOME[standing[name]],
        decision=decisions[name],
        changed=tuple(sorted(members - covered[name])),
    )


def _standing(decision: Decision, today: date) -> _Standing:
    if decision.reviews[-1].decision == "needs-work":
        return _Standing.OPEN
    return _Standing.EXPIRED if is_expired(decision, today) else _Standing.VALID


def _age(decision: Decision) -> tuple[datetime, str]:
    """Sorts decisions by their last review, the newest last; a time without zone is UTC."""
    at = datetime.fromisoformat(decision.reviews[-1].at)
    return at if at.tzinfo else at.replace(tzinfo=UTC), decision.id


def _warnings(finding: Finding, claims: Mapping[str, Claim]) -> list[str]:
    if finding.decision is None:
        return []
    review = finding.decision.reviews[-1]
    decision = f"the decision '{review.decision}' of {review.by}"
    if finding.status == "expired":
        return [f"{finding.id}: {decision} expired on {review.expires}"]
    if finding.status != "reviewed":
        return []
    quotes = [entry.quote for entry in finding.decision.claims if entry.quote]
    reworded = [
        claim
        for claim in (claims[name] for name in finding.claims)
        if quotes and not any(same_wording(quote, claim.quote) for quote in quotes)
    ]
    return [
        f"{finding.id}: {claim.source or claim.article} words its figure {claim.number!r} otherwise"
        f" than when {decision} was taken ({review.at[:10]}); the figure is the same"
        for claim in reworded
    ]
