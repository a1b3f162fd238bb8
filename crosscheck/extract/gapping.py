"""Finds what figures behind a name alone count: "her rival 44.9%", "Deaths: Luzon 12"."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.antecedent import Seen
from crosscheck.extract.document import Counted, Mention
from crosscheck.extract.frame import Frame
from crosscheck.extract.grammar import NOMINAL
from crosscheck.extract.naming import look_through, named
from crosscheck.extract.referent import points_back
from crosscheck.extract.tree import Token
from crosscheck.vocabulary import Vocabulary

LONGEST_PHRASE = 6  # tokens of a phrase that a figure stands behind
LONGEST_LEAD = 12  # tokens of what a list is led in with
_OPENS = frozenset({",", ";", ":"})
_INSIDE = frozenset({"DET", "PRON", "ADJ", "NOUN", "PROPN", "PART"})


def by_gap(
    mention: Mention, frame: Frame, seen: Sequence[Seen], vocabulary: Vocabulary
) -> Counted | None:
    """What a figure right behind a phrase counts, in a clause whose verb is left out.

    That is what the figure before counts, or what leads in a list of names behind a colon.
    """
    phrase = _phrase_before(frame.first) if frame.first.i > 1 and _ends(frame) else []
    if not phrase:
        return None
    own = " ".join(t.text for t in phrase if t.pos_ not in {"DET", "PRON"})
    lead = _lead(phrase[0], vocabulary)
    if lead is not None:
        return Counted(lead.thing, lead.event, own)
    before = seen[-1] if seen and _gapped(phrase[0]) else None
    if before is None or before.mention.sentence.index != mention.sentence.index:
        return None
    thing = before.counted.thing
    if not thing or before.mention.figure.unit != mention.figure.unit:
        return None
    if _is_name(thing, phrase[0]):
        return Counted(own.lower(), before.counted.event, before.counted.qualifiers)
    return Counted(thing, before.counted.event, own)


def _is_name(thing: str, opening: Token) -> bool:
    """Does the figure before tell of a name ("BP fell 3%"), so that this one tells of another?"""
    last = thing.rsplit(maxsplit=1)[-1]
    return any(t.pos_ == "PROPN" and t.lower_ == last for t in opening.doc[: opening.i])


def _ends(frame: Frame) -> bool:
    """Does the phrase end with the figure: at a mark, "and", a preposition, the end?"""
    at = frame.last.i + 1
    doc = frame.last.doc
    return at >= len(doc) or (doc[at].pos_ in {"PUNCT", "CCONJ", "ADP"} and doc[at].lower_ != "of")


def _phrase_before(first: Token) -> list[Token]:
    """The words of a noun phrase right before the figure, back to what opens it."""
    phrase: list[Token] = []
    for token in reversed(first.doc[max(0, first.i - LONGEST_PHRASE) : first.i]):
        if token.text in _OPENS or token.pos_ == "CCONJ":
            named_ = any(t.pos_ in NOMINAL or t.tag_ == "JJ" for t in phrase)
            return phrase if named_ else []
        if token.pos_ not in _INSIDE or token.like_num:
            return []
        phrase.insert(0, token)
    return []


def _gapped(opening: Token) -> bool:
    """Does the phrase begin a clause of its own: behind a comma, or behind a figure and "and"?"""
    before = opening.nbor(-1)
    if before.pos_ == "CCONJ":
        last = opening.nbor(-2) if opening.i > 1 else before
        return last.text in _OPENS or last.like_num or last.text == "%"
    return before.text in _OPENS


def _lead(opening: Token, vocabulary: Vocabulary) -> Counted | None:
    """The noun before the colon that leads in a list of names: "Deaths so far:"."""
    doc = opening.doc
    if opening.pos_ != "PROPN":
        return None
    colon = next((t.i for t in reversed(doc[: opening.i]) if t.text == ":"), None)
    if colon is None or colon > LONGEST_LEAD:
        return None
    nouns = [t for t in doc[:colon] if t.pos_ == "NOUN" and not points_back(t, vocabulary)]
    return named(look_through(nouns[0], vocabulary), vocabulary) if nouns else None
