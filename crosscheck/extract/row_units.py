"""Reads the unit of a table's figures from its labels: "Area burnt (hectares)"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosscheck.extract.density import LONGEST_LABEL
from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.numbers.lexicon import Lexicon, lexicon
from crosscheck.extract.numbers.rate_words import rate_at
from crosscheck.extract.numbers.tokens import Token, low_at, tokenize
from crosscheck.extract.numbers.words import tidy
from crosscheck.records import Article


@dataclass(frozen=True, slots=True)
class LabelUnit:
    """What a label says of its figures; "" and 1 where it says nothing."""

    unit: str = ""
    scale: float = 1
    per: str = ""


def label_rows(document: Document) -> Document:
    """The document with the units of its tables' labels on the bare figures of their rows."""
    if not any(s.block.kind == "row" and s.figures for s in document.sentences):
        return document
    lex = lexicon(document.vocabulary)
    sentences = (
        replace(s, figures=_with_labels(document.article, s, lex))
        if s.block.kind == "row" and s.figures
        else s
        for s in document.sentences
    )
    return replace(document, sentences=tuple(sentences))


def labels_of(article: Article, sentence: Sentence, figure: Figure) -> list[str]:
    """The heading over the figure, the cells left of it, and the table's caption."""
    block = sentence.block
    own = next((c for c in block.cells if c.start <= figure.start < c.end), None)
    before = [c for c in block.cells if own and c.end <= own.start]
    left = [article.text[c.start : min(c.end, c.start + LONGEST_LABEL)] for c in before]
    return [own.heading if own else "", *reversed(left), block.caption]


def _with_labels(article: Article, sentence: Sentence, lex: Lexicon) -> tuple[Figure, ...]:
    out = []
    for figure in sentence.figures:
        labels = [read_label(text, lex) for text in labels_of(article, sentence, figure)]
        found = next((label for label in labels if label.unit or label.scale != 1), LabelUnit())
        # The caption of "Rents per month" says nothing of the column that tells their rise.
        own = labels[:-1] if "percent" in (figure.unit, found.unit) else labels
        per = next((label.per for label in own if label.per), "")
        out.append(_labelled(figure, replace(found, per=per)))
    return tuple(out)


def _labelled(figure: Figure, label: LabelUnit) -> Figure:
    per = figure.per or label.per or None
    if figure.unit != "count" or not (label.unit or label.scale != 1):
        return replace(figure, per=per)
    scale = label.scale if not any(c.isalpha() for c in figure.text) else 1
    value, low, high = (
        None if bound is None else tidy(bound * scale)
        for bound in (figure.value, figure.low, figure.high)
    )
    unit = label.unit or figure.unit
    return replace(figure, unit=unit, value=value, low=low, high=high, per=per)


def read_label(text: str, lex: Lexicon) -> LabelUnit:
    """The unit, scale and rate that a label gives in brackets, behind "in", or behind a comma."""
    tokens = tokenize(text)
    best = LabelUnit()
    for i, token in enumerate(tokens):
        if token.low in ("(", "in", ","):
            found = _unit_at(tokens, i + 1, lex)
            if found.unit or found.scale != 1:
                best = replace(found, per=found.per or best.per)
        if token.low in ("per", "/") and not best.per:
            rate = rate_at(tokens, i, lex)
            best = replace(best, per=rate[1] if rate else "")
    return best


def _unit_at(tokens: list[Token], i: int, lex: Lexicon) -> LabelUnit:
    """What the words from token `i` on say: "NT$ billion", "hectares", "£m", "%"."""
    unit, scale, per = "", 1.0, ""
    for _ in range(4):
        low = low_at(tokens, i)
        if low.removesuffix("s") in lex.scales:
            scale, i = scale * lex.scales[low.removesuffix("s")], i + 1
            continue
        if unit and low and tokens[i].text in lex.short_scales:
            scale, i = scale * lex.short_scales[tokens[i].text].value, i + 1
            continue
        if low == "of" and scale != 1:
            i += 1
            continue
        money = lex.signs.at(tokens, i) or lex.currencies.at(tokens, i)
        measure = lex.measures.at(tokens, i) or lex.abbreviations.at(tokens, i)
        if unit or not (money or measure):
            break
        if money:
            unit, i = money[1].code, money[0]
        elif measure:
            unit, i = measure[1].unit, measure[0]
            scale, per = scale * measure[1].factor, measure[1].per or ""
    rate = rate_at(tokens, i, lex, money=bool(unit)) if unit and not per else None
    per = rate[1] if rate else per
    ends = low_at(tokens, i) in ("", "(", ")", ",", ".", ";", "per", "/", "a")
    return LabelUnit(unit, scale, per) if ends else LabelUnit()
