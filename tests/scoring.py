"""Measures accuracy on the labelled news: `make score`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.gold import score as untyped

scorer: Any = untyped  # the scorer is shared with others and has no types
GOLD = Path(__file__).parent / "gold"
# Kept aside unread: rules are made on the other stories, and these tell what carries over.
HELD_OUT = ("hurricane-beryl", "ice-removals", "santander-tsb", "wembley-final")
LAST = (
    "court-fraud-settlement",
    "mining-accident",
    "rail-fares-and-passengers",
    "teacher-pay-deal",
)
# Were kept aside until they had told how far the rules made on others carry.
FRESH = ("cup-attendance-and-money", "measles-outbreak", "prison-trial-figures")
UNSEEN = ("cholera-outbreak", "dam-failure", "housing-starts")
NEWEST = (
    "city-police-shooting-statistics",
    "football-transfer-and-club-finances",
    "pharma-trial-and-recall",
    "university-strike-and-fees",
)
# Stories whose conflicts are no slips of a digit; kept aside are two.
RESERVE = ("kestrel-bank-migration", "nz-surgery-waits")
# The stories after those; kept aside are two.
SPARE = ("drought-and-reservoirs", "nurses-and-doctors-walkout")
# Stories from further countries and trades; kept aside are two.
KEPT = ("county-budget-and-tax", "landslide-west-java")
# Each part: its folder, the stories it is about, and whether it is all but those.
_PARTS = {
    "dev": ("news", HELD_OUT, False),
    "more": ("more", FRESH, False),
    "fresh": ("more", FRESH, True),
    "later": ("later", UNSEEN, False),
    "latest": ("latest", NEWEST, False),
    "further": ("further", LAST, False),
    "ordinary": ("ordinary", RESERVE, False),
    "recent": ("recent", SPARE, False),
    "wider": ("wider", KEPT, False),
    "held-out": ("news", HELD_OUT, True),
    "last": ("further", LAST, True),
    "reserve": ("ordinary", RESERVE, True),
    "spare": ("recent", SPARE, True),
    "kept": ("wider", KEPT, True),
    "unseen": ("later", UNSEEN, True),
    "newest": ("latest", NEWEST, True),
    "all": ("news", (), False),
}
PARTS = tuple(_PARTS)
ASIDE = ("held-out", "last", "reserve", "spare", "kept")


def clusters(part: str) -> list[Path]:
    """The folders of one of PARTS: `news` came with the labels' rules, the others are our own.

    Rules are made on all but ASIDE; `dev` and `held-out` together are `all`.
    """
    folder, names, within = _PARTS[part]
    found = sorted(p.parent for p in (GOLD / folder).glob("*/pairs.jsonl"))
    return [p for p in found if (p.name in names) == within]


def run(folder: Path) -> dict[str, Any]:
    """What `crosscheck check FOLDER/articles --format json` prints, without starting a process."""
    from crosscheck.config import Config
    from crosscheck.pipeline import check_paths
    from crosscheck.report import RenderOptions, render

    result = check_paths([str(folder / "articles")], Config(decisions=Path("/nonexistent")))
    document: dict[str, Any] = json.loads(render(result, "json", RenderOptions()))
    return document


def measure(folders: list[Path]) -> tuple[dict[str, Any], list[str]]:
    """The scorer's summary over the folders, and its list of errors."""
    tally = scorer.Tally()
    for folder in folders:
        scorer.score(folder, run(folder), tally)
    return scorer.summary(tally), tally.errors


def table(name: str, summary: dict[str, Any]) -> str:
    """The summary as the lines that `make score` prints."""
    claims, conflicts, fields = summary["claims"], summary["conflicts"], summary["fields"]
    return "\n".join(
        (
            f"{name:<9} claims    P {claims['precision']:.3f}  R {claims['recall']:.3f}"
            f"  F1 {claims['f1']:.3f}"
            f"  ({claims['tp']} right, {claims['fp']} extra, {claims['fn']} missed)",
            f"{'':<9} fields    " + "  ".join(f"{k} {v:.3f}" for k, v in fields.items()),
            f"{'':<9} whole     {summary['whole_claim']:.3f}",
            f"{'':<9} conflicts P {conflicts['precision']:.3f}  R {conflicts['recall']:.3f}"
            f"  ({conflicts['tp']} found, {conflicts['fp']} false alarms, {conflicts['fn']} missed,"
            f" {conflicts['flag_right_class']} with the right class)",
            f"{'':<9} verdicts  {json.dumps(summary['verdicts_wanted_then_seen'], sort_keys=True)}",
        )
    )


def main() -> int:
    """Prints the table for each part; errors only for the part one develops on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--cluster")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.cluster:
        parts = {options.cluster: [next(GOLD.glob(f"*/{options.cluster}"))]}
    else:
        names = [options.part] if options.part else list(PARTS)
        parts = {name: clusters(name) for name in names}
    for name, folders in parts.items():
        summary, errors = measure(folders)
        aside = {name for part in ASIDE for name in _PARTS[part][1]}
        if options.errors and aside.isdisjoint(folder.name for folder in folders):
            sys.stdout.write("\n".join(errors) + "\n")
        sys.stdout.write(table(name, summary) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
