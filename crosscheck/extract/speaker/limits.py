"""Tells a target that the reader is reminded of from what the speaker says."""

from __future__ import annotations

from crosscheck.extract.document import Mention

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "attr", "ccomp", "dobj"})
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
            is_argument = token.dep_ in _ARGUMENTS and token.head.dep_ not in {"advcl", "acl"}
            return not is_argument or token.head.pos_ not in {"VERB", "AUX"}
        if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
            return False
        token = token.head
    return False
