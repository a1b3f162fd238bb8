"""Tells percentage points from points of an index or a game: "his approval fell 31 points"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document, Figure, Mention, Sentence
from crosscheck.extract.grammar import ancestors, subject
from crosscheck.extract.parse import lemma
from crosscheck.extract.words import grammar_words
from crosscheck.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

POINT = "percentage point"
LARGEST = 100  # a share that fell by more was no share


def settle_points(document: Document) -> Document:
    """The document with the points that a share rose or fell by as percentage points."""
    sentences = [_settled(sentence, document.vocabulary) for sentence in document.sentences]
    return replace(document, sentences=tuple(sentences))


def _settled(sentence: Sentence, vocabulary: Vocabulary) -> Sentence:
    if sentence.doc is None or not any(_is_bare(figure) for figure in sentence.figures):
        return sentence
    figures = tuple(_with_points(figure, sentence, vocabulary) for figure in sentence.figures)
    return replace(sentence, figures=figures)


def _is_bare(figure: Figure) -> bool:
    return figure.unit == "count" and figure.value is not None and abs(figure.value) <= LARGEST


def _with_points(figure: Figure, sentence: Sentence, vocabulary: Vocabulary) -> Figure:
    own = Mention(figure, sentence).tokens
    if not _is_bare(figure) or own is None or not len(own) or own.end >= len(own.doc):
        return figure
    noun = own.doc[own.end + (own.doc[own.end].text == "-")] if own.end + 1 < len(own.doc) else None
    if noun is None or noun.lower_ not in grammar_words(vocabulary, "point"):
        return figure
    if not _is_of_share(noun, vocabulary):
        return figure
    end = sentence.start + noun.idx + len(noun)
    text = sentence.text[figure.start - sentence.start : end - sentence.start]
    span = (figure.span[0] or figure.start, max(figure.span[1], end))
    return replace(figure, unit=POINT, end=end, text=text, span=span)


def _is_of_share(noun: Token, vocabulary: Vocabulary) -> bool:
    """Is what has the points a share: approval, turnout, the subject of the verb or the head?"""
    shares = grammar_words(vocabulary, "share_noun")
    for head in ancestors(noun):
        if head.pos_ in {"VERB", "AUX"}:
            who = subject(head)
            return who is not None and (
                lemma(who) in shares or any(lemma(part) in shares for part in who.lefts)
            )
        if lemma(head) in shares:
            return True
    return False
