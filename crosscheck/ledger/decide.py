"""Joins decisions to the findings of a run: what is reviewed, reopened, expired or still open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from crosscheck.identity import Figure, figure_of, plain
from crosscheck.records import Claim, DecidedClaim, Decision, Finding, Status

LONGEST_QUOTE: Final = 1_000  # characters of a sentence that a decision keeps and compares

_VALID, _EXPIRED, _OPEN = 2, 1, 0
_STATUS_OF_ALL: Final[Mapping[int, Status]] = {
    _VALID: "reviewed",
    _EXPIRED: "expired",
    _OPEN: "unreviewed",
}
_STATUS_OF_SOME: Final[Mapping[int, Status]] = {**_STATUS_OF_ALL, _VALID: "reopened"}
_WORDED_SAME, _SAME_WORDS, _SAME_FIGURE = 3, 2, 1

Covered = Mapping[str, frozenset[str]]  # decision's id -> ids of the claims that it covers


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
    covered = _coverage(findings, claims, decisions)
    known = {claim.id: claim for claim in claims}
    decided: list[Finding] = []
    warnings: list[str] = []
    for finding, of_finding in zip(findings, covered, strict=True):
        judged = _judge(finding, of_finding, by_id, today)
        decided.append(judged)
        warnings += _warnings(judged, known)
    matched = {name for of_finding in covered for name in of_finding}
    unmatched = tuple(decision for decision in decisions if decision.id not in matched)
    return tuple(decided), unmatched, tuple(warnings)


def is_expired(decision: Decision, today: date) -> bool:
    """Whether the decision's last review held only until a day before `today`."""
    expires = decision.reviews[-1].expires
    return expires is not None and date.fromisoformat(expires) < today


def same_wording(a: str, b: str) -> bool:
    """Whether two sentences have the same words, as far as a decision keeps them."""
    return plain(kept_quote(a)) == plain(kept_quote(b))


def kept_quote(quote: str) -> str:
    """The part of a sentence that a decision keeps: white space reflowed, a bounded length."""
    return " ".join(quote.split())[:LONGEST_QUOTE]


def _judge(
    finding: Finding, covered: Covered, decisions: Mapping[str, Decision], today: date
) -> Finding:
    if not covered:
        return finding
    members = frozenset(finding.claims)

    def standing(name: str) -> int:
        if decisions[name].reviews[-1].decision == "needs-work":
            return _OPEN
        return _EXPIRED if is_expired(decisions[name], today) else _VALID

    if whole := [name for name in covered if covered[name] >= members]:
        name = max(whole, key=lambda n: _age(decisions[n]))
        return replace(finding, status=_STATUS_OF_ALL[standing(name)], decision=decisions[name])
    name = max(covered, key=lambda n: (standing(n), len(covered[n]), _age(decisions[n])))
    return replace(
        finding,
        status=_STATUS_OF_SOME[standing(name)],
        decision=decisions[name],
        changed=tuple(sorted(members - covered[name])),
    )


def _age(decision: Decision) -> tuple[datetime, str]:
    """Sorts decisions by their last review, the newest last; a time without zone is UTC."""
    at = datetime.fromisoformat(decision.reviews[-1].at)
    return at if at.tzinfo else at.replace(tzinfo=UTC), decision.id


def _coverage(
    findings: Sequence[Finding], claims: Sequence[Claim], decisions: Sequence[Decision]
) -> list[dict[str, frozenset[str]]]:
    """For each finding, the claims in it that each decision covers.

    A decided figure belongs to the findings that hold its sentence, if there are any; only when the
    sentence is gone may another wording stand in for it. Without this, two findings with the same
    figures (five dead here, five dead there) would share one decision.
    """
    index = _Index(claims, (entry for decision in decisions for entry in decision.claims))
    homes: dict[str, list[int]] = defaultdict(list)
    for position, finding in enumerate(findings):
        for claim_id in finding.claims:
            homes[claim_id].append(position)
    covered: list[dict[str, set[str]]] = [defaultdict(set) for _ in findings]
    for decision in decisions:
        for entry in decision.claims:
            found = index.like(entry)
            best = max(found.values(), default=0)
            at_home = {p for name, s in found.items() if s == best for p in homes[name]}
            for name in found:
                for position in at_home.intersection(homes[name]):
                    covered[position][decision.id].add(name)
    occurrences = Counter(finding.id for finding in findings)
    known = {decision.id for decision in decisions}
    for position, finding in enumerate(findings):
        if finding.id in known and occurrences[finding.id] == 1:  # the same figures by definition
            covered[position][finding.id].update(finding.claims)
    return [{name: frozenset(ids) for name, ids in of.items()} for of in covered]


class _Index:
    """The claims of a run by what a decided figure can be looked up with."""

    def __init__(self, claims: Sequence[Claim], entries: Iterable[DecidedClaim]) -> None:
        wanted = {(plain(entry.source), entry.published) for entry in entries}
        sources: dict[str, str] = {}
        self._by_value: dict[tuple[str, str, str], list[tuple[Claim, Figure]]] = defaultdict(list)
        self._by_number: dict[tuple[str, str, str], list[tuple[Claim, Figure]]] = defaultdict(list)
        for claim in claims:
            if claim.source not in sources:
                sources[claim.source] = plain(claim.source)
            origin = sources[claim.source], claim.published.isoformat() if claim.published else ""
            if origin in wanted:
                found = claim, figure_of(claim)
                self._by_value[(*origin, found[1].value)].append(found)
                self._by_number[(*origin, plain(claim.number))].append(found)

    def like(self, entry: DecidedClaim) -> dict[str, int]:
        """The ids of the claims that hold the entry's figure, with how surely they are the same."""
        origin = plain(entry.source), entry.published
        candidates = self._by_number.get((*origin, plain(entry.number)), [])
        if entry.value:
            candidates = candidates + self._by_value.get((*origin, entry.value), [])
        likeness = {claim.id: _likeness(entry, claim, figure) for claim, figure in candidates}
        return {name: sureness for name, sureness in likeness.items() if sureness}


def _likeness(entry: DecidedClaim, claim: Claim, figure: Figure) -> int:
    same_number = plain(entry.number) == plain(claim.number)
    same_quote = bool(entry.quote) and same_wording(entry.quote, claim.quote)
    given = (entry.value, entry.hedge, entry.unit, plain(entry.topic))
    read = (figure.value, figure.hedge, figure.unit, figure.topic)
    same_figure = all(g == r for g, r in zip(given, read, strict=True) if g)
    if same_figure and (entry.value or same_number):
        return _WORDED_SAME if same_quote else _SAME_FIGURE
    return _SAME_WORDS if same_quote and same_number else 0


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
