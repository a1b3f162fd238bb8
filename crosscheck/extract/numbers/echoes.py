"""Lets a figure take over what the one before it said: a hedge, or a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crosscheck.extract.document import Figure
from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.hedges import interval
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.tokens import Token, low_at


def echo_hedges(
    text: str, offset: int, figures: Sequence[Figure], amounts: Sequence[Amount]
) -> list[Figure]:
    """The figures, those in brackets hedged like what they convert ("about 37 km (23 miles)")."""
    out: list[Figure] = []
    for n, figure in enumerate(figures):
        before = out[-1] if out else None
        if before and figure.hedge == "exact" and before.hedge not in ("exact", "range", "vague"):
            gap = text[before.span[1] - offset : figure.span[0] - offset].strip()
            same = amounts[n].dimension == amounts[n - 1].dimension != ""
            if gap == "(" and same and figure.unit != before.unit:
                low, high = interval(amounts[n], before.hedge)
                figure = replace(figure, hedge=before.hedge, low=low, high=high)  # noqa: PLW2901
        out.append(figure)
    return out


def _shares_unit(tokens: Sequence[Token], amount: Amount, after: Amount) -> bool:
    """ "45 and 50 mg", "five or 10 years": two numbers in a row, the unit behind the second."""
    joined = (
        amount.bare and after.first == amount.end + 1 and tokens[amount.end].low in ("and", "or")
    )
    return joined and after.dimension not in ("", "money") and amount.form in ("digits", "words")


def echo_measures(
    tokens: Sequence[Token], figures: Sequence[Figure], amounts: Sequence[Amount], lex: Lexicon
) -> list[Figure]:
    """The figures, with the measure of "Of the 160 km, 148 are open" on the part as well."""
    out: list[Figure] = []
    whole: Figure | None = None
    for n, (figure, amount) in enumerate(zip(figures, amounts, strict=True)):
        if n + 1 < len(figures) and _shares_unit(tokens, amount, amounts[n + 1]):
            figure = replace(figure, unit=figures[n + 1].unit)  # noqa: PLW2901
        lead = [t.low for t in tokens[max(0, amount.first - 2) : amount.first]]
        if amount.dimension not in ("", "share") and lead and lead[-1] in lex.words["whole_lead"]:
            whole = figure if lead[0] == "of" else whole
        elif whole and amount.bare and low_at(tokens, amount.end) in lex.words["part_verb"]:
            figure = replace(figure, unit=whole.unit)  # noqa: PLW2901
        out.append(figure)
    return out
