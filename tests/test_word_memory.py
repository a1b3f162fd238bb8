"""What is remembered of words is what the model's first layer makes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from crosscheck.extract import word_memory
from crosscheck.extract.model import MODELS, load_model
from crosscheck.extract.word_memory import WordMemory

SENTENCES = (
    "The harbour board counted 40 vessels in March.",
    "In March 40 vessels passed, the harbour board said.",
    "Zorvane's 12 mills closed; nobody said why.",
)


def _doubled(features: Any) -> Any:
    return features[:, :1].astype("f") * 2


def test_a_word_that_was_seen_is_not_worked_out_again() -> None:
    asked: list[int] = []

    def vectors_of(features: Any) -> Any:
        asked.append(len(features))
        return _doubled(features)

    memory = WordMemory(1, vectors_of)
    first = np.array([[1, 5], [2, 5], [1, 5]], dtype="uint64")
    assert memory.vectors(first).tolist() == [[2], [4], [2]]
    assert memory.vectors(first[:2]).tolist() == [[2], [4]]
    assert asked == [2]


def test_a_full_memory_forgets_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_memory, "MOST_WORDS", 3)
    memory = WordMemory(1, _doubled)
    for start in range(6):
        features = np.array([[n] for n in range(start, start + 2)], dtype="uint64")
        assert memory.vectors(features).tolist() == [[2 * start], [2 * start + 2]]
    many = np.array([[n] for n in range(9)], dtype="uint64")
    assert memory.vectors(many).tolist() == [[2 * n] for n in range(9)]


def test_remembered_words_are_encoded_as_the_model_does() -> None:
    import spacy

    name = next(name for name in MODELS if spacy.util.is_package(name))
    plain, ours = spacy.load(name), load_model()
    embed = plain.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    remembered = ours.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    docs = [ours.make_doc(sentence) for sentence in SENTENCES]
    assert remembered.name == "remembered"
    for _ in range(2):
        for expected, found in zip(embed.predict(docs), remembered.predict(docs), strict=True):
            assert np.allclose(expected, found, atol=1e-5)


def test_what_is_made_of_a_word_does_not_hang_on_its_company() -> None:
    ours = load_model().get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    words = ["Qvarnstrom", "of", "Ebbelund", "bought", "7,318", "looms"]
    alone = [load_model().make_doc(word) for word in words]
    one_by_one = [ours.predict([doc])[0][0] for doc in alone]
    at_once = [rows[0] for rows in ours.predict(alone)]
    assert all((a == b).all() for a, b in zip(one_by_one, at_once, strict=True))
