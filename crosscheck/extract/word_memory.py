"""Remembers what the model's first layer makes of a word: it goes by the word alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

# Words remembered at once, of 96 numbers each; then all are forgotten.
MOST_WORDS = 16_384


class WordMemory:
    """The vectors of words, by the features that the model's first layer goes by."""

    def __init__(self, width: int, vectors_of: Callable[[Any], Any]) -> None:
        """`vectors_of` makes rows of `width` numbers of rows of features."""
        import numpy as np

        self._vectors_of = vectors_of
        self._places: dict[bytes, int] = {}
        self._vectors: Any = np.empty((MOST_WORDS, width), dtype="f")

    def vectors(self, features: Any) -> Any:
        """A row of numbers for each row of features (unsigned integers, shape words x features)."""
        keys = _keys(features)
        places = self._places
        fresh = {key: nth for nth, key in enumerate(keys) if key not in places}
        if len(places) + len(fresh) > MOST_WORDS:
            places.clear()
            fresh = {key: nth for nth, key in enumerate(keys)}
        if len(fresh) > MOST_WORDS:
            return self._vectors_of(features)
        if fresh:
            first = len(places)
            made = self._vectors_of(features[list(fresh.values())])
            self._vectors[first : first + len(fresh)] = made
            places.update(zip(fresh, range(first, first + len(fresh)), strict=True))
        return self._vectors[[places[key] for key in keys]]


def remember_words(encoder: Any) -> None:
    """Makes the encoder of a spaCy model (its `tok2vec`) look up words that it has seen.

    An encoder whose first layer is built in another way than that of spaCy's small models stays as
    it is.
    """
    from thinc.api import Model

    embed: Any = encoder.layers[0]
    names = [layer.name.partition("(")[0] for layer in embed.layers]
    if names != ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
        return
    features, _, gather, mix, _ = embed.layers
    maxout, norm = (_only(mix, name) for name in ("maxout", "layernorm"))
    if maxout is None or norm is None:
        return
    memory = WordMemory(maxout.get_dim("nO"), _mixer(gather.layers[0], maxout, norm))

    def forward(_: Any, docs: Sequence[Any], is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001
        rows = features.predict(docs)
        vectors = memory.vectors(features.ops.xp.concatenate(rows))
        return features.ops.unflatten(vectors, [len(row) for row in rows]), None

    encoder.layers[0] = Model("remembered", forward)


def _keys(features: Any) -> list[bytes]:
    width = features.shape[1] * features.itemsize
    data = features.tobytes()
    return [data[at : at + width] for at in range(0, len(data), width)]


def _only(layer: Any, name: str) -> Any:
    found = [inner for inner in layer.walk() if inner.name == name]
    return found[0] if len(found) == 1 else None


def _mixer(gather: Any, maxout: Any, norm: Any) -> Callable[[Any], Any]:
    """What the first layer does, in double precision: a word's vector must not hang on the words
    that it is worked out together with, as the rounding of matrix products does."""
    outputs, pieces = maxout.get_dim("nO"), maxout.get_dim("nP")
    weights = maxout.get_param("W").reshape((outputs * pieces, -1)).astype("d")
    bias = maxout.get_param("b").reshape(-1).astype("d")

    def vectors(features: Any) -> Any:
        mixed = gather.predict(features).astype("d") @ weights.T + bias
        best = mixed.reshape((-1, outputs, pieces)).max(axis=-1)
        return norm.predict(best.astype("f"))

    return vectors
