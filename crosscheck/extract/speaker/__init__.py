"""Finds who, in the text, a figure comes from."""

from __future__ import annotations

import re
from dataclasses import replace

from crosscheck.extract.document import Document, Mention
from crosscheck.extract.speaker.citations import Citations
from crosscheck.extract.speaker.coreference import Discourse, answer
from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.limits import is_known_limit
from crosscheck.extract.speaker.names import InnerCapitals
from crosscheck.extract.speaker.phrases import Source
from crosscheck.extract.speaker.quotations import Quotations
from crosscheck.extract.speaker.table_source import table_sources
from crosscheck.extract.speaker.vocabulary import Words, attribution_words
from crosscheck.gazetteer import lookup

_INITIALS = re.compile(r" \([A-Z]{2,8}\)")


def find_speakers(document: Document) -> list[str | None]:
    """The speaker of each mention, in the order of `document.mentions`; None for the outlet."""
    if not document.mentions:
        return []
    text = document.article.text
    words = replace(attribution_words(document.vocabulary), names=InnerCapitals(text))
    quotations = Quotations(document.article)
    citations = Citations(document, Discourse(text, words), quotations)
    tables = table_sources(document)
    found: list[str | None] = []
    for mention in document.mentions:
        if mention.sentence.block.kind == "row":
            name = tables.get(mention.sentence.block_index)
            own = _is_outlet(_without_data(name, words), document.article.source, words)
            found.append(None if own else name)
            continue
        source = _speaker(mention, citations, quotations, words.limits)
        found.append(_name(source, document.article.source, words) if source is not None else None)
    return found


def _name(source: Source, outlet: str, words: Words) -> str | None:
    """The source's name; None where it is the outlet or a work of its own."""
    named = [source, source.owner] if source.sort == "report" else [source]
    own = any(_is_outlet(answer(one), outlet, words) for one in named if one is not None)
    return None if own else answer(source)


def _speaker(
    mention: Mention, citations: Citations, quotations: Quotations, limits: frozenset[str]
) -> Source | None:
    place = mention.figure.start - mention.sentence.start
    vouching = citations.vouching(mention.sentence, place)
    if vouching and is_known_limit(mention, limits):
        return None
    for frame in _named_first(vouching, mention.sentence.text):
        if answer(frame.source):
            return frame.source
    return quotations.speaker(mention, citations.cues)


def _named_first(vouching: list[Frame], text: str) -> list[Frame]:
    """Whoever stands behind "analysts expected 40, according to the bank": the bank."""
    first = vouching[0].source if vouching else None
    if first is None or first.sort != "people" or first.pronoun or not first.text.islower():
        return vouching
    return sorted(vouching, key=lambda f: not text.startswith("according to", f.cue))


def _without_data(name: str | None, words: Words) -> str | None:
    """ "Centinela calculation": whose calculation it is."""
    first, _, last = (name or "").rpartition(" ")
    return first if first and last.lower() in words.data else name


def _is_outlet(name: str | None, outlet: str, words: Words) -> bool:
    """Whether the article credits a figure to the body that publishes it.

    "Norvane" and "the Centre" are Norvane Systems and the Maritime Centre; "Lyon" is no Lyon Post.
    """
    said, own = (_INITIALS.sub("", text).strip().split() for text in (name or "", outlet))
    said, own = (full[full[:1] in (["the"], ["The"]) :] for full in (said, own))
    if not said or not own:
        return False
    if [word.lower() for word in said] == [word.lower() for word in own]:
        return True
    if said[-len(own) :] == own and said[0].lower() in words.parts["organ"]:
        return True  # "the Board of Management of Norvane plc"
    if len(said) == 1 and _is_part(said[0], own, words):
        return True
    if len(said) != 1 or not said[0][0].isupper():
        return False
    return said[0] == own[-1] or (said[0] == own[0] and not lookup(said[0]))


def _is_part(said: str, own: list[str], words: Words) -> bool:
    """ "The Division" in a release of the Ports Division of Norland, "the Board" in one of Norvane
    plc: the body speaks of itself. The Union Tribune is no body."""
    if own[-1].lower().strip(".") in words.trade and said.lower() in words.parts["organ"]:
        return True
    return said in own and "of" in own and words.nouns.get(said.lower()) == "body"


__all__ = ["find_speakers"]
