"""Attributions by a colon: "Opposition spokeswoman Ana Ruiz: the port lost 40 ships"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crosscheck.extract.document import Sentence
from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.noun_phrases import noun_phrase
from crosscheck.extract.speaker.phrases import CAN_OWN, Source, read_source
from crosscheck.extract.speaker.subjects import subject_of
from crosscheck.extract.speaker.vocabulary import Words

_TIME = re.compile(r"\s*(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\W{0,3}\s)?\s*")
_LONGEST = 120  # characters of what announces
_HELD = frozenset({"dobj", "attr", "oprd"})


def announcing_frames(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """The frame over what follows a sentence's first colon, where somebody stands before it."""
    doc, text = sentence.doc, sentence.text
    lead = _TIME.match(text)
    start = lead.end() if lead else 0
    colon = text.find(": ", start, start + _LONGEST)
    if doc is None or colon < 0 or any(f.start - sentence.start < colon for f in sentence.figures):
        return
    after = [t for t in doc if t.idx > colon]
    source = _before_colon(text[start:colon], words)
    if source is None or not any(t.pos_ in {"VERB", "AUX"} for t in after):
        source = _of_data_held(sentence, colon, words)
    if source is not None:
        yield Frame(source, start, ((colon + 1, len(text)),))


def _before_colon(phrase: str, words: Words) -> Source | None:
    """Data with their owner, "A count from the Seed Office", or a name with its title."""
    name, _, title = phrase.partition(", ")
    source = read_source(phrase if not title else name, words)
    if source is None or source.pronoun:
        return None
    if source.sort in {"data", "report"}:
        owner = source.owner
        return source if owner is not None and owner.sort in CAN_OWN and not title else None
    named = name[:1].isupper() and name.rsplit(" ", 1)[-1][:1].isupper()
    office = _is_office(title, words) if title else source.sort == "person"
    return source if named and office and source.sort in {"name", "person"} else None


def _is_office(phrase: str, words: Words) -> bool:
    """ "The harbours chief, at his briefing": what a name holds, in a phrase beside it."""
    head = read_source(phrase, words)
    return head is not None and head.sort == "person" and not head.pronoun


def _of_data_held(sentence: Sentence, colon: int, words: Words) -> Source | None:
    """ "The charity has a darker tally: 40 bodies": whoever holds the data before the colon."""
    last = next((t for t in reversed(sentence.doc or ()) if t.idx < colon), None)
    if last is None or last.dep_ not in _HELD or last.lower_ not in words.stated:
        return None
    holder = subject_of(last.head)
    if holder is None:
        return None
    source = read_source(noun_phrase(holder, sentence.text, words.names), words)
    return source if source is not None and source.sort in CAN_OWN else None
