"""The parse: stand-ins keep every offset, what leads a sentence is hidden, lemmas are right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.extract.document import Document, Figure, Mention, split_sentences
from crosscheck.extract.figures import read_figures
from crosscheck.extract.parse import LONGEST_SENTENCE, lemma, parse
from crosscheck.records import Article, Block
from crosscheck.vocabulary import Vocabulary


def document(text: str) -> Document:
    """A text of one paragraph with its figures, parsed."""
    from dataclasses import replace

    article = Article("article.md", text, (Block(0, len(text)),))
    sentences = []
    for sentence in split_sentences(article, Vocabulary()):
        figures, _ = read_figures(sentence.text, sentence.start, Vocabulary())
        sentences.append(replace(sentence, figures=figures))
    [parsed] = parse([Document(article, tuple(sentences), Vocabulary())])
    return parsed


def mentions(text: str) -> list[Mention]:
    return list(document(text).mentions)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "1.4 million",
                "20 per cent",
                "US $180 million",
                "between 600 and 800",
                "three in ten",
                "£29 billion",
                "trucks",
                "fell by",
                "the",
                "were sold in",
                ",",
                "(",
                ")",
                "—",
                "of",
            ]
        ),
        min_size=1,
        max_size=10,
    )
)
def test_a_parse_has_the_sentence_s_offsets(words: list[str]) -> None:
    for mention in mentions(" ".join(words)):
        doc, sentence = mention.sentence.doc, mention.sentence
        assert doc is not None
        assert len(doc.text) == len(sentence.text)
        tokens = mention.tokens
        assert tokens is not None
        start = mention.figure.start - sentence.start
        assert tokens.start_char <= start < tokens.end_char


def test_figures_of_several_words_are_one_number_to_the_parser() -> None:
    [mention] = mentions("The port let in between 600 and 800 grain trucks a day.")
    assert mention.tokens is not None
    assert mention.tokens.root.head.text == "trucks"


@pytest.mark.parametrize(
    "lead", ["17:40 — ", "MADRID, Oct. 30 (AW) — ", "- ", "PORTO (Reuters) - ", "• "]
)
def test_what_leads_a_sentence_is_hidden_from_the_parser(lead: str) -> None:
    found = document(f"{lead}At least 12 people drowned.")
    docs = [s.doc for s in found.sentences if s.doc is not None]
    heads = {t.text: t.head.text for doc in docs for t in doc}
    assert heads["people"] == "drowned"


def test_sentences_without_figures_are_parsed_only_where_the_next_one_points_to_them() -> None:
    plain = document("The harbour was calm. Then 40 boats sank.")
    pointed = document("Shootings have come down. There had been 40.")
    assert [s.doc is None for s in plain.sentences] == [True, False]
    assert [s.doc is None for s in pointed.sentences] == [False, False]


def test_a_sentence_without_end_is_not_parsed() -> None:
    text = "word " * LONGEST_SENTENCE + "40 boats"
    long = [s for s in document(text).sentences if len(s.text) > LONGEST_SENTENCE]
    assert long
    assert [s for s in long if s.doc is not None] == []


LEMMAS = [
    ("They hoped for 40 boats.", "hoped", "hope"),
    ("The court fined 40 men.", "fined", "fine"),
    ("The focus is on 40 men.", "focus", "focus"),
    ("They need 40 men.", "need", "need"),
    ("There were 40 vacancies.", "vacancies", "vacancy"),
    ("There were 40 vacancies.", "were", "be"),
    ("About 40 people are missing.", "people", "people"),
]


@pytest.mark.parametrize(("text", "word", "expected"), LEMMAS)
def test_lemmas(text: str, word: str, expected: str) -> None:
    [mention] = mentions(text)
    assert mention.sentence.doc is not None
    assert [lemma(t) for t in mention.sentence.doc if t.text == word] == [expected]


def test_a_mention_without_a_parse_has_no_tokens() -> None:
    article = Article("article.md", "40 boats", (Block(0, 8),))
    [sentence] = split_sentences(article, Vocabulary())
    assert Mention(Figure(0, 2, "40", 40, 40, 40), sentence).tokens is None
