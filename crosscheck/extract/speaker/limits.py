"""Tells a target that the reader is reminded of from what the speaker says."""

from __future__ import annotations

from crosscheck.extract.document import Mention
from crosscheck.extract.tree import Token

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "ccomp", "dobj"})
_TOLD = frozenset({"of", "about"})
_DEEPEST = 6


def is_known_limit(mention: Mention, limits: frozenset[str]) -> bool:
    """Is the figure a target or pledge beside the statement ("double its 2% target")?

    Who says that 3.6 million visits beat "a pledge of two million" vouches for the visits alone.
    """
    tokens = mention.tokens
    if tokens is None or not len(tokens):
        return False
    token = tokens.root
    for _ in range(_DEEPEST):
        if token.lower_ in limits or token.lower_.rstrip("s") in limits:
            return not _is_argument(token)
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            return False
        token = token.head
    return False


def _is_argument(token: Token) -> bool:
    """Is it what the clause is about, and not "beating a pledge", "double its target"?"""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in _TOLD:
        return verb.head.dep_ == "ROOT"  # "spoke of a cap of 40"
    if token.dep_ not in _ARGUMENTS or verb.pos_ not in {"VERB", "AUX"}:
        return False
    aside = verb.dep_ in {"advcl", "acl", "conj"}
    return not aside or any(c.dep_.startswith("nsubj") for c in verb.children)
