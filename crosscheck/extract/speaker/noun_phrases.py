"""Cuts the noun phrase that names a source out of a parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_RIGHT = frozenset({"prep", "acl", "conj", "cc", "appos", "nummod", "amod", "case", "flat", "nmod"})


def noun_phrase(head: Token, text: str) -> str:
    """The words of a noun phrase up to the first comma after its head; `text` is the sentence's.

    A common noun with a proper name set beside it ("the reinsurer, the Consorcio,") gives the name.
    """
    name = next(
        (
            c
            for c in head.rights
            if c.dep_ == "appos" and c.pos_ == "PROPN" and not c.text.isdigit()
        ),
        None,
    )
    if name is not None and head.pos_ == "NOUN":
        return noun_phrase(name, text)
    last = head
    for child in head.rights:
        if child.dep_ == "punct" and child.text in {"(", ")", "-", "'", "’"}:
            continue
        if child.dep_ not in _RIGHT or child.left_edge.i > last.i + 2:
            break
        if child.dep_ in {"conj", "appos"} and child.pos_ not in {"NOUN", "PROPN"}:
            break
        last = child.right_edge
    phrase = text[start_of(head) : last.idx + len(last.text)]
    return _uncapitalised(phrase, head.left_edge) if head.left_edge.i == 0 else phrase


def start_of(head: Token) -> int:
    """Where a noun phrase starts, in characters."""
    return int(head.left_edge.idx)


def end_of(head: Token) -> int:
    """Where a noun phrase ends with all that hangs on it, in characters."""
    return int(head.right_edge.idx + len(head.right_edge.text))


def phrase_head(doc_token: Token) -> Token | None:
    """The head of the noun phrase that a token starts; None where there is no noun."""
    token, start = doc_token, doc_token.i
    for _ in range(12):
        if token.dep_ in {"pobj", "dobj", "ROOT", "nsubj", "appos"} or token.head.i < start:
            break
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} else None


def _uncapitalised(phrase: str, first: Token) -> str:
    """A phrase that opens a sentence without the capital it has from that, where it is no name."""
    _, _, rest = phrase.partition(" ")
    named = first.pos_ == "PROPN" or first.text.isupper()
    common = first.tag_ == "NNS" or rest.islower()
    return phrase[0].lower() + phrase[1:] if common and not named else phrase
