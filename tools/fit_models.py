"""Grows both models of crosscheck/compare/*.json: `python -m tools.fit_models`.

Needs the extra `train`; set OMP_NUM_THREADS=1. Each row is a pair of figures of two articles that
differ. For `likelihood` it is a match where the labels call it a conflict or an update, for
`second_look` where they call it a conflict. Figures are taken as extracted, and once more as
labelled. Clusters kept aside take no part. With `--check`, nothing is written: each cluster's
conflicts are found by trees that were grown without it, and counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from crosscheck.compare import second_look
from crosscheck.compare.cases import Case, in_common
from crosscheck.compare.intervals import meet
from crosscheck.compare.likelihood import FEATURES, RISING, Standing, features, standings
from crosscheck.compare.trees import Forest, forest
from crosscheck.config import Config
from crosscheck.extract import extract
from crosscheck.match import match_claims
from crosscheck.pipeline import read_claims
from crosscheck.records import Article, Block, Claim
from crosscheck.vocabulary import Vocabulary
from tests.gold_claims import gold_claims
from tests.scoring import clusters, measure, scorer

MODELS = Path(__file__).parent.parent / "crosscheck" / "compare"
EXAMPLES = Path(__file__).parent.parent / "tests" / "examples" / "story_pairs.json"
LEARNED_FROM = (
    "dev", "more", "fresh", "later", "unseen", "latest", "newest", "further", "ordinary",
    "recent",
)  # fmt: skip
SHAPE = {
    "max_depth": 8, "max_leaf_nodes": 16, "max_iter": 250, "learning_rate": 0.1,
    "max_features": 0.3, "min_samples_leaf": 30, "l2_regularization": 5.0,
}  # fmt: skip
# Times that a story of `dev` counts: its labels came with the rules, the others are our own.
GIVEN = 2
TOLD = 3  # times that a made-up story counts: it was made to show what must be found and what not
# times that trees are grown, by chance from other features each: what they say is averaged
GROWN = 8
FOLDS = 13  # that `--check` leaves out in turn, each of every thirteenth story
Row = tuple[list[float], bool]


@dataclass(frozen=True)
class Lesson:
    """One model: its features, the cases it is asked about, and the verdicts it looks for."""

    name: str
    features: tuple[str, ...]
    is_asked: Callable[[Case], bool]
    row: Callable[[Case], list[float]]
    wanted: tuple[str, ...]


def _differ(case: Case) -> bool:
    common = in_common(case)
    return not case.within and common is not None and meet(common.a, common.b) == "conflict"


def _parts(case: Case) -> list[float]:
    common, standing = in_common(case), case.standing or Standing()
    figures = (common.a, common.b) if common else None
    return features(case.a, case.b, case.match, standing, figures)


LESSONS = (
    Lesson("likelihood", FEATURES, _differ, _parts, ("conflict", "update")),
    Lesson("second_look", second_look.FEATURES, second_look.is_asked, second_look.weighed,
           ("conflict",)),
)  # fmt: skip
Sample = dict[str, list[Row]]  # the rows of each lesson, by its name


def rows(cluster: Path) -> Sample:
    """Features and label of each pair of the cluster's claims that the lessons are about."""
    found = read_claims([str(cluster / "articles")], Config()).claims
    keys = _keys(cluster, [claim for claim in found if not claim.incidental])
    perfect = gold_claims(cluster.name)
    named = {claim.id: claim.id.partition(":")[2] for claim in perfect}
    return _joined([_rows(cluster, found, keys), _rows(cluster, perfect, named)])


def _rows(cluster: Path, found: Sequence[Claim], keys: dict[str, str]) -> Sample:
    labels = {
        frozenset((pair["a"], pair["b"])): pair["verdict"]
        for pair in _lines(cluster / "pairs.jsonl")
    }
    return _labelled(found, lambda a, b: labels.get(frozenset((keys.get(a.id), keys.get(b.id)))))


def example_rows(example: dict[str, Any]) -> Sample:
    """The same of one pair of made-up stories, whose conflicts are listed by their numbers."""
    articles = [
        Article(f"{s}.md", example[s], (Block(0, len(example[s])),), f"Outlet {s}", day)
        for s in ("a", "b")
        for day in [date.fromisoformat(example[f"{s}_published"])]
    ]
    listed = {frozenset(numbers[:2]) for numbers in example["conflicts"]}
    found = extract(articles, Vocabulary()).claims
    return _labelled(
        found, lambda a, b: "conflict" if frozenset((a.number, b.number)) in listed else None
    )


def _labelled(found: Sequence[Claim], label_of: Callable[[Claim, Claim], str | None]) -> Sample:
    config = Config()
    claims = [claim for claim in found if not claim.incidental]
    beside = [claim for claim in found if claim.incidental]
    candidates = match_claims(claims, config.vocabulary, beside)
    sample: Sample = {lesson.name: [] for lesson in LESSONS}
    for match, standing in zip(candidates, standings(claims, candidates), strict=True):
        a, b = claims[match.a], claims[match.b]
        case = Case(a, b, match, config.tolerances, config.vocabulary, standing)
        label = label_of(a, b)
        for lesson in LESSONS:
            if label != "either" and lesson.is_asked(case):
                sample[lesson.name].append((lesson.row(case), label in lesson.wanted))
    return sample


def _joined(samples: Iterable[Sample]) -> Sample:
    listed = list(samples)
    return {lesson.name: [r for s in listed for r in s[lesson.name]] for lesson in LESSONS}


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


def grow(lesson: Lesson, sample: Sequence[Row]) -> dict[str, Any]:
    """The model as its file holds it; a tree is a number or [feature, threshold, <=, >]."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    monotonic = [RISING.get(name, 0) for name in lesson.features]
    trees, baseline = [], 0.0
    for seed in range(GROWN):
        model = HistGradientBoostingClassifier(monotonic_cst=monotonic, random_state=seed, **SHAPE)
        model.fit([row for row, _ in sample], [label for _, label in sample])
        trees += [_plain(predictors[0].nodes, 0) for predictors in model._predictors]
        baseline = float(model._baseline_prediction.ravel()[0])
    return {"features": list(lesson.features), "baseline": round(baseline, 6), "trees": trees}


def _plain(nodes: Any, index: int) -> Any:
    node = nodes[index]
    if node["is_leaf"]:
        return round(float(node["value"]) / GROWN, 6)
    below, above = _plain(nodes, int(node["left"])), _plain(nodes, int(node["right"]))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 6), below, above]


def check(samples: dict[Path, Sample], examples: Sample) -> str:
    """Conflicts found, false alarms and misses of each cluster by trees grown without it."""
    lines = []
    total = [0, 0, 0]
    for fold in range(FOLDS):
        asked = list(samples)[fold::FOLDS]
        others = _joined([*(s for c, s in samples.items() if c not in asked), examples])
        models = {m.name: grow(m, others[m.name]) for m in LESSONS}
        for cluster in asked:
            found = _measured(cluster, models)
            counts = [found[name] for name in ("tp", "fp", "fn")]
            total = [one + other for one, other in zip(total, counts, strict=True)]
            right, wrong, missed = counts
            lines.append(f"{cluster.name:<34} {right:>3} found {wrong:>3} false {missed:>3} missed")
    right, wrong, missed = total
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return "\n".join([*lines, f"precision {precision:.3f}  recall {recall:.3f}"])


def _measured(cluster: Path, models: dict[str, dict[str, Any]]) -> dict[str, int]:
    from unittest.mock import patch

    forests = {name: forest(model["trees"], model["baseline"]) for name, model in models.items()}

    def grown(name: str, _: tuple[str, ...]) -> Forest:
        return forests[name]

    with (
        patch("crosscheck.compare.likelihood.grown", grown),
        patch("crosscheck.compare.second_look.grown", grown),
    ):
        counts: dict[str, int] = measure([cluster])[0]["conflicts"]
    return counts


def main(*options: str) -> None:
    """Writes the models; with `--check`, prints how they do on clusters that they have not seen."""
    samples = {
        cluster: _joined([rows(cluster)] * (GIVEN if part == "dev" else 1))
        for part in LEARNED_FROM
        for cluster in clusters(part)
    }
    listed = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    examples = _joined(example_rows(example) for example in listed * TOLD)
    if "--check" in options:
        sys.stdout.write(check(samples, examples) + "\n")
        return
    everything = _joined([*samples.values(), examples])
    for lesson in LESSONS:
        sample = everything[lesson.name]
        _write(lesson.name, grow(lesson, sample))
        wanted = sum(label for _, label in sample)
        sys.stdout.write(f"{lesson.name}: {len(sample)} pairs, {wanted} of them wanted\n")


def _write(name: str, model: dict[str, Any]) -> None:
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    head = json.dumps({k: v for k, v in model.items() if k != "trees"}, indent=1)[:-2]
    text = f'{head},\n "trees": [\n{trees}\n]}}\n'
    (MODELS / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
