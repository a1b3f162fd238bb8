"""A text read, parsed and rated as extraction does it, for tests."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.extract.document import Document, split_sentences
from crosscheck.extract.figures import read_figures
from crosscheck.extract.parse import parse
from crosscheck.extract.rates import find_rates
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary


def rated(text: str) -> Document:
    """The text as an article of one paragraph, with the rates of its figures found."""
    article = Article("a.md", text, (Block(0, len(text)),))
    sentences = tuple(
        replace(s, figures=read_figures(s.text, s.start, Vocabulary())[0])
        for s in split_sentences(article, Vocabulary())
    )
    (document,) = parse([Document(article, sentences, Vocabulary())])
    return find_rates(document)
