"""Matching and comparing on perfect claims, on slightly wrong ones, and across stories."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from crosscheck.compare import compare_candidates
from crosscheck.config import Tolerances
from crosscheck.match import match_claims
from crosscheck.records import Claim, Pair
from crosscheck.vocabulary import Vocabulary
from tests.gold_claims import DEV, HELD_OUT, NEWS, gold_claims, noisy

VOCABULARY = Vocabulary()
# Floors only rise. Reached with perfect claims: precision 0.97, recall 0.85; 30% of the claims
# slightly wrong: 0.99 and 0.81 over the seeds below.
PRECISION, RECALL, CLASSES = 0.96, 0.83, 0.96
NOISY_PRECISION, NOISY_RECALL = 0.97, 0.79


@dataclass
class Tally:
    """What was found of what there is."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    classes: int = 0
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def pairs_of(claims: tuple[Claim, ...]) -> tuple[Pair, ...]:
    kept = [c for c in claims if not c.incidental]
    candidates = match_claims(kept, VOCABULARY, [c for c in claims if c.incidental])
    return compare_candidates(kept, candidates, VOCABULARY, Tolerances())


def measure(claims: tuple[Claim, ...], cluster: str, tally: Tally) -> None:
    """Adds one cluster, scored as `tests/gold/score.py` scores pairs."""
    lines = (NEWS / cluster / "pairs.jsonl").read_text("utf-8").splitlines()
    wanted = {frozenset((p["a"], p["b"])): p for p in map(json.loads, lines)}
    optional = {c.id.split(":")[1] for c in claims if c.incidental}
    found = {frozenset((p.a.split(":")[1], p.b.split(":")[1])): p for p in pairs_of(claims)}
    sums = [k for k, p in found.items() if p.conflict_class == "arithmetic"]
    wanted_sums = [k for k, p in wanted.items() if p.get("class") == "arithmetic"]
    for key, gold in wanted.items():
        pair = found.get(key)
        if gold.get("class") == "arithmetic" and (pair is None or pair.verdict != "conflict"):
            pair = next((found[k] for k in sums if k & key), pair)
        seen = pair.verdict if pair else "none"
        tally.seen[gold["verdict"], seen] += 1
        if gold["verdict"] == "conflict":
            tally.right += seen == "conflict"
            tally.missed += seen != "conflict"
            tally.classes += pair is not None and pair.conflict_class == gold["class"]
    for key, pair in found.items():
        if pair.verdict != "conflict" or key & optional:
            continue
        expected = wanted.get(key, {}).get("verdict") in ("conflict", "either")
        part_of_sum = pair.conflict_class == "arithmetic" and any(key & k for k in wanted_sums)
        tally.wrong += not (expected or part_of_sum)


def test_perfect_claims_give_the_conflicts_and_hardly_another() -> None:
    tally = Tally()
    for cluster in DEV:
        measure(gold_claims(cluster), cluster, tally)
    assert tally.precision >= PRECISION
    assert tally.recall >= RECALL
    assert tally.classes / tally.right >= CLASSES
    harmless = [n for (gold, _), n in tally.seen.items() if gold in ("scope", "agree")]
    flagged = tally.seen["scope", "conflict"] + tally.seen["agree", "conflict"]
    assert flagged / sum(harmless) <= 0.03
    updates = sum(n for (gold, _), n in tally.seen.items() if gold == "update")
    assert tally.seen["update", "conflict"] / updates <= 0.05


def test_slightly_wrong_claims_cost_little() -> None:
    tally = Tally()
    for seed in (1, 2, 3):
        for cluster in DEV:
            measure(noisy(gold_claims(cluster), seed=seed), cluster, tally)
    assert tally.precision >= NOISY_PRECISION
    assert tally.recall >= NOISY_RECALL


def test_no_conflict_crosses_from_one_story_to_another() -> None:
    claims = tuple(c for cluster in (*DEV, *HELD_OUT) for c in gold_claims(cluster))
    # Only a number is compared, so that a failure shows nothing of the clusters kept aside.
    crossing = sum(
        pair.verdict == "conflict" and pair.a.split(":")[0] != pair.b.split(":")[0]
        for pair in pairs_of(claims)
    )
    assert crossing == 0


def test_what_is_left_out_before_weighing_would_have_got_no_verdict() -> None:
    claims = [c for cluster in DEV[:5] for c in gold_claims(cluster) if not c.incidental]
    weighed = (match_claims(claims, VOCABULARY, judged=judged) for judged in (False, True))
    every, likely = (compare_candidates(claims, w, VOCABULARY, Tolerances()) for w in weighed)
    assert every == likely
