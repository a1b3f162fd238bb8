"""Attributions by a phrase: "according to the bank", "by the bank's count", "the bank's estimate of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import read_source
from crosscheck.extract.speaker.reported_speech import noun_phrase, postposed
from crosscheck.extract.speaker.vocabulary import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = {"prep", "appos", "nummod", "acl", "ccomp"}
_VOUCHING = {"body", "person", "people", "name", "report", "data"}


def phrase_frames(doc: Doc, words: Words) -> Iterator[Frame]:
    """The attributions of a parsed sentence that hang on a preposition or on a data noun."""
    lower = [token.lower_ for token in doc]
    for i in range(len(doc)):
        for phrase in words.before:
            if tuple(lower[i : i + len(phrase)]) == phrase:
                yield from _before(doc, i, i + len(phrase), words)
        for phrase in words.owner:
            if tuple(lower[i : i + len(phrase)]) == phrase:
                yield from _owner(doc, i, i + len(phrase), words)
        if lower[i] in words.data:
            yield from _of_data(doc[i], words)


def _before(doc: Doc, start: int, end: int, words: Words) -> Iterator[Frame]:
    head = _head_after(doc, end)
    source = read_source(noun_phrase(head), words) if head is not None else None
    if head is None or source is None or (source.sort == "data" and source.owner is None):
        return
    yield _around(doc, start, head, source)


def _owner(doc: Doc, start: int, end: int, words: Words) -> Iterator[Frame]:
    head = _head_after(doc, end)
    if head is None or head.lower_ not in words.data:
        return
    source = read_source(noun_phrase(head), words)
    if source is None or source.owner is None:
        return
    yield _around(doc, start, head, source)


def _around(doc: Doc, start: int, head: Token, source) -> Frame:  # type: ignore[no-untyped-def]
    begin, end = doc[start].idx, head.idx + len(head.text)
    if not doc.text[:begin].strip(" \"'“‘(") or doc[start - 1].lower_ in {
        "and",
        "but",
        "that",
        "while",
    }:
        return Frame(source, begin, ((begin, len(doc.text)),))
    return postposed(doc.text, source, begin, begin, end)


def _of_data(noun: Token, words: Words) -> Iterator[Frame]:
    """ "the bank's estimate of 40": what stands inside the phrase of owned data comes from the owner."""
    if noun.pos_ != "NOUN" or noun.dep_ == "compound" or not noun.is_lower:
        return
    source = read_source(noun_phrase(noun), words)
    if source is None or source.owner is None:
        return
    inside = [child.right_edge for child in noun.rights if child.dep_ in _INSIDE]
    if inside:
        last = max(inside, key=lambda t: t.i)
        yield Frame(source, noun.idx, ((noun.idx, last.idx + len(last.text)),))


def _head_after(doc: Doc, i: int) -> Token | None:
    """The head of the noun phrase that starts at a token."""
    if i >= len(doc):
        return None
    token = doc[i]
    for _ in range(12):
        if token.dep_ in {"pobj", "dobj", "ROOT", "nsubj", "appos"} or token.head.i < i:
            break
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} else None
