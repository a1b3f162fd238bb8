"""Grows the trees of crosscheck/compare/likelihood.json: `python -m tools.fit_likelihood`.

Needs scikit-learn; set OMP_NUM_THREADS=1. Each row is a pair of figures of two articles that
differ; it is a match where the labels call it a conflict or an update. Figures are taken as
extracted, and once more as labelled. Clusters kept aside take no part. With `--check`, nothing is
written: each cluster's conflicts are found by trees that were grown without it, and counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from crosscheck.compare.conversions import in_common
from crosscheck.compare.intervals import meet
from crosscheck.compare.likelihood import FEATURES, RISING, features, standings
from crosscheck.compare.trees import forest
from crosscheck.config import Config
from crosscheck.extract import extract
from crosscheck.match import match_claims
from crosscheck.pipeline import read_claims
from crosscheck.records import Article, Block, Claim
from crosscheck.vocabulary import Vocabulary
from tests.gold_claims import gold_claims
from tests.scoring import clusters, measure, scorer

MODEL = Path(__file__).parent.parent / "crosscheck" / "compare" / "likelihood.json"
EXAMPLES = Path(__file__).parent.parent / "tests" / "examples" / "story_pairs.json"
LEARNED_FROM = ("dev", "more", "fresh", "later", "latest")
SHAPE = {
    "max_depth": 3, "max_iter": 200, "learning_rate": 0.05, "max_features": 0.3,
    "min_samples_leaf": 20, "l2_regularization": 5.0, "random_state": 0,
}  # fmt: skip
Row = tuple[list[float], bool]


def rows(cluster: Path) -> list[Row]:
    """Features and label of each pair of the cluster's claims that differ."""
    found = read_claims([str(cluster / "articles")], Config()).claims
    keys = _keys(cluster, [claim for claim in found if not claim.incidental])
    perfect = gold_claims(cluster.name)
    named = {claim.id: claim.id.partition(":")[2] for claim in perfect}
    return [*_rows(cluster, found, keys), *_rows(cluster, perfect, named)]


def _rows(cluster: Path, found: Sequence[Claim], keys: dict[str, str]) -> Iterator[Row]:
    labels = {
        frozenset((pair["a"], pair["b"])): pair["verdict"]
        for pair in _lines(cluster / "pairs.jsonl")
    }
    yield from _labelled(
        found, lambda a, b: labels.get(frozenset((keys.get(a.id), keys.get(b.id))))
    )


def example_rows(example: dict[str, Any]) -> Iterator[Row]:
    """The same of one pair of made-up stories, whose conflicts are listed by their numbers."""
    articles = [
        Article(f"{s}.md", example[s], (Block(0, len(example[s])),), f"Outlet {s}", day)
        for s in ("a", "b")
        for day in [date.fromisoformat(example[f"{s}_published"])]
    ]
    listed = {frozenset(numbers[:2]) for numbers in example["conflicts"]}
    found = extract(articles, Vocabulary()).claims
    yield from _labelled(
        found, lambda a, b: "conflict" if frozenset((a.number, b.number)) in listed else None
    )


def _labelled(
    found: Sequence[Claim], label_of: Callable[[Claim, Claim], str | None]
) -> Iterator[Row]:
    config = Config()
    claims = [claim for claim in found if not claim.incidental]
    beside = [claim for claim in found if claim.incidental]
    candidates = match_claims(claims, config.vocabulary, beside)
    for match, standing in zip(candidates, standings(claims, candidates), strict=True):
        a, b = claims[match.a], claims[match.b]
        common = in_common(a, b, config.tolerances)
        if a.article == b.article or common is None or meet(common.a, common.b) != "conflict":
            continue
        label = label_of(a, b)
        if label != "either":
            row = features(a, b, match, standing, (common.a, common.b))
            yield row, label in ("conflict", "update")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _keys(cluster: Path, claims: list[Claim]) -> dict[str, str]:
    """The key of the labelled claim that each extracted one is, by id."""
    labelled = _lines(cluster / "claims.jsonl")
    found: dict[str, str] = {}
    for strict in (True, False):
        for gold in sorted(labelled, key=lambda g: -len(g["snippet"])):
            if gold["key"] in found.values():
                continue
            for claim in claims:
                shown = {"article": claim.article, "quote": claim.quote, "number": claim.number}
                if claim.id in found:
                    continue
                if scorer.same_mention(gold, shown, strict):
                    found[claim.id] = gold["key"]
                    break
    return found


def grow(sample: Sequence[Row]) -> dict[str, Any]:
    """The model as likelihood.json holds it; a tree is a number or [feature, threshold, <=, >]."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    monotonic = [RISING.get(name, 0) for name in FEATURES]
    forest = HistGradientBoostingClassifier(monotonic_cst=monotonic, **SHAPE)
    forest.fit([row for row, _ in sample], [label for _, label in sample])
    trees = [predictors[0].nodes for predictors in forest._predictors]
    return {
        "features": list(FEATURES),
        "baseline": round(float(forest._baseline_prediction.ravel()[0]), 6),
        "trees": [_plain(nodes, 0) for nodes in trees],
    }


def _plain(nodes: Any, index: int) -> Any:
    node = nodes[index]
    if node["is_leaf"]:
        return round(float(node["value"]), 6)
    below, above = _plain(nodes, int(node["left"])), _plain(nodes, int(node["right"]))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 6), below, above]


def check(samples: dict[Path, list[Row]], examples: list[Row]) -> str:
    """Conflicts found, false alarms and misses of each cluster by trees grown without it."""
    from unittest.mock import patch

    lines = []
    total = [0, 0, 0]
    for cluster in samples:
        others = [row for other, rows_ in samples.items() if other != cluster for row in rows_]
        grown = grow([*others, *examples])
        model = forest(grown["trees"], grown["baseline"])
        with patch("crosscheck.compare.likelihood._model", lambda model=model: model):
            found = measure([cluster])[0]["conflicts"]
        counts = [found[name] for name in ("tp", "fp", "fn")]
        total = [one + other for one, other in zip(total, counts, strict=True)]
        lines.append(f"{cluster.name:<28} {counts[0]:>3} found {counts[1]:>3} false {counts[2]:>3}")
    right, wrong, missed = total
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return "\n".join([*lines, f"precision {precision:.3f}  recall {recall:.3f}"])


def main(*options: str) -> None:
    """Writes the model; with `--check`, prints how it does on clusters that it has not seen."""
    samples = {cluster: rows(cluster) for part in LEARNED_FROM for cluster in clusters(part)}
    listed = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    examples = [row for example in listed for row in example_rows(example)]
    if "--check" in options:
        sys.stdout.write(check(samples, examples) + "\n")
        return
    sample = [row for found in samples.values() for row in found] + examples
    model = grow(sample)
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    head = json.dumps({k: v for k, v in model.items() if k != "trees"}, indent=1)[:-2]
    MODEL.write_text(f'{head},\n "trees": [\n{trees}\n]}}\n', encoding="utf-8")
    sys.stdout.write(f"{len(sample)} pairs, {sum(label for _, label in sample)} of them matches\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
