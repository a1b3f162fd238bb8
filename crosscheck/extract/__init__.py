"""Articles in, claims out: the order in which an article's figures are read and understood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crosscheck.collector import no_collection
from crosscheck.extract.claimhood import judge_claimhood
from crosscheck.extract.counted import find_counted
from crosscheck.extract.currency import settle_currencies
from crosscheck.extract.density import find_heaps, with_short_labels
from crosscheck.extract.document import Document, Figure, LeftOut, Sentence, split_sentences
from crosscheck.extract.figures import read_figures
from crosscheck.extract.frame import find_frames
from crosscheck.extract.kind import find_character
from crosscheck.extract.numbers.letter_signs import trusted_letters
from crosscheck.extract.parse import parse
from crosscheck.extract.period import find_periods
from crosscheck.extract.place import find_places
from crosscheck.extract.points import settle_points
from crosscheck.extract.rates import find_rates
from crosscheck.extract.row_units import label_rows
from crosscheck.extract.speaker import find_speakers
from crosscheck.extract.unit_carry import carry_units
from crosscheck.identity import claim_id, outlet_of
from crosscheck.records import Article, Claim, Skipped
from crosscheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Extraction:
    """What articles gave: claims (the incidental marked) and what was left out, with reasons."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]


@no_collection()
def extract(articles: Sequence[Article], vocabulary: Vocabulary) -> Extraction:
    """All claims of the articles, in the articles' order and then in the text's."""
    read = [_read(article, vocabulary) for article in articles]
    documents = parse([document for document, _ in read])
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    for document, (_, left_out) in zip(documents, read, strict=True):
        document, unfit = _settled(document)  # noqa: PLW2901
        claims += _claims(document)
        for sentence in document.sentences:
            if sentence.doc is not None:
                sentence.doc.forget()
        starts = [sentence.start for sentence in document.sentences]
        skipped += sorted(
            (_skip(document, item, starts) for item in (*left_out, *unfit)), key=lambda s: s.start
        )
    return Extraction(tuple(claims), tuple(skipped))


def _read(article: Article, vocabulary: Vocabulary) -> tuple[Document, list[LeftOut]]:
    article = with_short_labels(article)
    split = list(split_sentences(article, vocabulary))
    heaps, left_out = find_heaps(article, split, vocabulary)
    letters = trusted_letters(article.text, vocabulary)
    sentences: list[Sentence] = []
    for sentence in split:
        if sentence.index in heaps:
            continue
        figures, rest = read_figures(sentence.text, sentence.start, vocabulary, letters)
        if figures or sentence.index != len(sentences):
            sentence = replace(sentence, index=len(sentences), figures=figures)  # noqa: PLW2901
        sentences.append(sentence)
        left_out += rest
    return Document(article, tuple(sentences), vocabulary), left_out


def _settled(document: Document) -> tuple[Document, list[LeftOut]]:
    """The document's claims with their units and rates, and the figures that are none."""
    return judge_claimhood(
        find_rates(settle_points(carry_units(settle_currencies(label_rows(document)))))
    )


def _claims(document: Document) -> list[Claim]:
    if not document.mentions:
        return []
    article = document.article
    outlet, frames = outlet_of(article), find_frames(document)
    claims = []
    seen: Counter[tuple[str, str]] = Counter()
    ends = [match.end() for match in re.finditer("\n", article.text)]
    for mention, counted, character, place, period, speaker in zip(
        document.mentions,
        find_counted(document, frames),
        find_character(document, frames),
        find_places(document),
        find_periods(document),
        find_speakers(document),
        strict=True,
    ):
        figure, sentence = mention.figure, mention.sentence
        if character.kind == "change" and figure.value is not None and figure.value < 0:
            figure, character = _without_sign(figure), replace(character, direction="down")  # noqa: PLW2901
        seen[figure.text, sentence.text] += 1
        claims.append(
            Claim(
                id=claim_id(outlet, figure.text, sentence.text, seen[figure.text, sentence.text]),
                article=article.path,
                source=article.source,
                published=article.published,
                quote=sentence.text,
                number=figure.text,
                start=figure.start,
                end=figure.end,
                value=figure.value,
                low=figure.low,
                high=figure.high,
                hedge=figure.hedge,
                unit=figure.unit,
                per=figure.per,
                kind=character.kind,
                direction=character.direction,
                topic=" ".join(filter(None, (counted.thing, counted.event))),
                qualifiers=counted.qualifiers,
                base=character.base,
                place=place,
                period_start=period.start,
                period_end=period.end,
                attributed_to=speaker,
                thing=counted.thing,
                event=counted.event,
                line=bisect_right(ends, figure.start) + 1,
                incidental=figure.incidental,
            )
        )
    return claims


def _without_sign(figure: Figure) -> Figure:
    """A change of "-44%" is one of 44, down."""
    low, high = (None if bound is None else -bound for bound in (figure.high, figure.low))
    return replace(figure, value=-(figure.value or 0.0), low=low, high=high)


def _skip(document: Document, item: LeftOut, starts: Sequence[int]) -> Skipped:
    """What was left out, with its sentence: the last that starts before it, by all their starts."""
    at = bisect_right(starts, item.start) - 1
    sentence = document.sentences[at] if at >= 0 else None
    quote = sentence.text if sentence and item.start < sentence.end else item.text
    return Skipped(document.article.path, item.text, quote, item.reason, item.start)
