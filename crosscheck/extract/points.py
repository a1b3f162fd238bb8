"""Tells percentage points from points of an index or a game: "his approval fell 31 points"."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.extract.document import Document, Figure, Mention, Sentence
from crosscheck.extract.grammar import ancestors, subject
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Token
from crosscheck.extract.words import grammar_words
from crosscheck.vocabulary import Vocabulary

POINT = "percentage point"
LARGEST = 100  # a share that fell by more was no share


def settle_points(document: Document) -> Document:
    """The document with the points that a share rose or fell by as percentage points."""
    sentences: list[Sentence] = []
    block, told = -1, False  # whether the block's last figures were percentage points
    for sentence in document.sentences:
        told = told and sentence.block_index == block
        settled = _settled(sentence, told, document.vocabulary)
        if settled.figures:
            told = any(figure.unit == POINT for figure in settled.figures)
        block = sentence.block_index
        sentences.append(settled)
    return replace(document, sentences=tuple(sentences))


def _settled(sentence: Sentence, told: bool, vocabulary: Vocabulary) -> Sentence:
    if sentence.doc is None or not any(_is_bare(figure) for figure in sentence.figures):
        return sentence
    figures = []
    for figure in sentence.figures:
        goes_on = told and _is_it(figure, sentence) and figure.text.count(".") == 1
        settled = replace(figure, unit=POINT) if goes_on else figure
        figures.append(_with_points(figure, sentence, vocabulary) if not goes_on else settled)
    return replace(sentence, figures=tuple(figures))


def _is_it(figure: Figure, sentence: Sentence) -> bool:
    """ "In 2031 it was 16.9.": the figure alone says what "it" was."""
    own = Mention(figure, sentence).tokens
    verb = own.root.head if own is not None and len(own) and _is_bare(figure) else None
    if verb is None or own is None or own.root.dep_ != "attr" or lemma(verb) != "be":
        return False
    who = subject(verb)
    return who is not None and who.tag_ == "PRP"


def _is_bare(figure: Figure) -> bool:
    return figure.unit == "count" and figure.value is not None and abs(figure.value) <= LARGEST


def _with_points(figure: Figure, sentence: Sentence, vocabulary: Vocabulary) -> Figure:
    own = Mention(figure, sentence).tokens
    if not _is_bare(figure) or own is None or not len(own) or own.end >= len(own.doc):
        return figure
    noun = own.doc[own.end + (own.doc[own.end].text == "-")] if own.end + 1 < len(own.doc) else None
    if noun is None or noun.lower_ not in grammar_words(vocabulary, "point"):
        return figure
    fine = "." in figure.text and noun.dep_ == "attr" and lemma(noun.head) == "be"
    if not (fine or _is_of_share(noun, vocabulary)):  # no game has "17.2 points"
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
