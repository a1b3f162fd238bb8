"""Splink on DuckDB given the blocks that claims are matched in, and comparisons of the same kind.

What is the same: the pairs (equal unit and a word of both topics, published in one bucket of
LASTING days or the next) and what of them is compared (thing and event fuzzily; place, speaker,
rate and kind; value and period by how near they are). What is not: the words are given to Splink,
where we read them from the sentences, and Splink gives each pair a weight and no verdict, reason or
group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crosscheck.match.stories import LASTING
from crosscheck.records import Claim

# One bucket or the next, as three equalities: by a difference, DuckDB takes half as long again.
_TIMES = ("l.bucket = r.bucket", "l.bucket = r.bucket + 1", "l.bucket + 1 = r.bucket")
_VALUE = ((0.01, "the same, rounded"), (0.5, "near"))
_PERIOD = (
    ("start_day_l = start_day_r and end_day_l = end_day_r", "the same"),
    ("start_day_l <= end_day_r and start_day_r <= end_day_l", "overlapping"),
)


def frame_of(claims: Sequence[Claim]) -> Any:
    """The claims as the table (pandas.DataFrame) that `predicted` reads; all of them are dated."""
    import pandas as pd

    return pd.DataFrame(
        {
            "unique_id": claim.id, "unit": claim.unit, "words": claim.topic.split(),
            "bucket": _day(claim.published) // LASTING, "thing": claim.thing,
            "event": claim.event, "place": claim.place, "speaker": claim.attributed_to,
            "per": claim.per, "kind": claim.kind, "value": claim.value,
            "start_day": _day(claim.period_start), "end_day": _day(claim.period_end),
        }
        for claim in claims
    )  # fmt: skip


def predicted(frame: Any) -> Any:
    """A row for each pair of one block, with how alike its parts are (pandas.DataFrame)."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator

    share = "abs(value_l - value_r) <= {} * greatest(abs(value_l), abs(value_r))"
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            {
                "blocking_rule": f"l.unit = r.unit and l.words = r.words and {time}",
                "sql_dialect": "duckdb",
                "arrays_to_explode": ["words"],
            }
            for time in _TIMES
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("thing", [0.9]),
            cl.JaroWinklerAtThresholds("event", [0.9]),
            *(cl.ExactMatch(name) for name in ("place", "speaker", "per", "kind")),
            _by_levels(cl, "value", [(share.format(part), label) for part, label in _VALUE]),
            _by_levels(cl, "period", list(_PERIOD), "end_day"),
        ],
    )
    linker = Linker(DuckDBAPI().register(frame), settings)
    found: Any = linker.inference.predict()
    return found.as_pandas_dataframe()


def _by_levels(cl: Any, name: str, levels: list[tuple[str, str]], column: str = "") -> Any:
    """A comparison by conditions (SQL, label), the first that holds; null where the column is."""
    null = " or ".join(f"{column or name}_{side} is null" for side in "lr")
    return cl.CustomComparison(
        output_column_name=name,
        comparison_levels=[
            {"sql_condition": null, "label_for_charts": "unknown", "is_null_level": True},
            *({"sql_condition": sql, "label_for_charts": label} for sql, label in levels),
            {"sql_condition": "ELSE", "label_for_charts": "other"},
        ],
    )


def _day(day: Any) -> int:
    return int(day.toordinal())
