"""The tree of a parse tells what the parser's own tokens do."""

from __future__ import annotations

import gc
import weakref

import pytest

from crosscheck.extract import model
from crosscheck.extract.model import load_model, tree_of
from crosscheck.extract.tree import Doc

SENTENCES = (
    "\n\n\nThe harbour board's 40 vessels, which it had counted in March, passed   the lock.",
    'There are 12 mills here, and "nobody knows" why they closed, Zorvane said.',
    "Rents rose 4% in May. They had fallen, been frozen and risen again.",
    "In Lyon, IT staff — some 300 — didn't walk out.",
)
SAME = (
    "dep_", "i", "idx", "is_alpha", "is_lower", "is_space", "is_upper", "like_num", "lower_",
    "tag_", "text", "whitespace_",
)  # fmt: skip
NEIGHBOURS = ("ancestors", "children", "conjuncts", "lefts", "rights", "sent", "subtree")


def _trees() -> list[Doc]:
    return [tree_of(parsed) for parsed in load_model().pipe(SENTENCES)]


@pytest.mark.parametrize("name", SAME)
def test_a_token_says_of_itself_what_the_parsers_does(name: str) -> None:
    for doc in _trees():
        assert len(doc) == len(doc.parsed)
        assert [getattr(t, name) for t in doc] == [getattr(t, name) for t in doc.parsed]


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_token_has_the_neighbours_that_the_parsers_has(name: str) -> None:
    trees = _trees()
    assert any([*getattr(token, name)] for doc in trees for token in doc)
    for doc in trees:
        found = [[t.i for t in getattr(token, name)] for token in doc]
        assert found == [[t.i for t in getattr(token, name)] for token in doc.parsed]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_a_token_hangs_where_the_parsers_does(name: str) -> None:
    for doc in _trees():
        assert [getattr(t, name).i for t in doc] == [getattr(t, name).i for t in doc.parsed]


def test_parts_of_speech_are_those_of_the_models_rules() -> None:
    for doc in _trees():
        ruled = load_model().get_pipe("attribute_ruler")(doc.parsed)
        assert [t.pos_ for t in doc] == [t.pos_ for t in ruled]


def test_characters_give_the_tokens_that_the_parser_gives() -> None:
    for doc in _trees():
        for start in range(0, len(doc.text), 3):
            for end in range(start, len(doc.text) + 2, 4):
                ours = doc.char_span(start, end)
                theirs = doc.parsed.char_span(start, end, alignment_mode="expand")
                assert (ours is None) == (theirs is None)
                if ours is not None and theirs is not None:
                    assert (ours.start, ours.end) == (theirs.start, theirs.end)
                    assert not ours or ours.root.i == theirs.root.i
                    assert not ours or (ours.start_char, ours.end_char) == (
                        theirs.start_char,
                        theirs.end_char,
                    )


def test_there_is_no_neighbour_outside_the_sentence() -> None:
    doc = _trees()[0]
    for token, steps in ((doc[0], -1), (doc[-1], 1)):
        with pytest.raises(IndexError):
            token.nbor(steps)
    assert doc[0].nbor() is doc[1]


def test_a_parse_is_itself_and_no_list_of_words() -> None:
    one, other = (tree_of(parsed) for parsed in load_model().pipe([SENTENCES[0]] * 2))
    assert one != other
    assert len({one, other}) == 2


def test_a_forgotten_parse_is_freed_without_the_collector(monkeypatch: pytest.MonkeyPatch) -> None:
    class Watched(Doc):
        """Can be referred to weakly; its tokens refer to it, so they are gone when it is."""

    monkeypatch.setattr(model, "Doc", Watched)
    for forgotten in (False, True):
        doc = _trees()[0]
        alive = weakref.ref(doc)
        gc.disable()
        try:
            if forgotten:
                doc.forget()
            del doc
            assert (alive() is None) == forgotten
        finally:
            gc.enable()
