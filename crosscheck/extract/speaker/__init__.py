"""Finds who, in the text, a figure comes from."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.extract.document import Document, Mention, Sentence
from crosscheck.extract.speaker.according_to import phrase_frames
from crosscheck.extract.speaker.coreference import Discourse, answer
from crosscheck.extract.speaker.frames import Frame, closest
from crosscheck.extract.speaker.names import read_names
from crosscheck.extract.speaker.phrases import Source
from crosscheck.extract.speaker.quotations import Quotations
from crosscheck.extract.speaker.reported_speech import named_subjects, verb_frames
from crosscheck.extract.speaker.surface import leading_source, surface_frames
from crosscheck.extract.speaker.table_source import table_sources
from crosscheck.extract.speaker.vocabulary import attribution_words


def find_speakers(document: Document) -> list[str | None]:
    """The speaker of each mention, in the order of `document.mentions`; None for the outlet itself."""
    if not document.mentions:
        return []
    words = attribution_words(document.vocabulary)
    discourse = Discourse(read_names(document.article.text), words)
    tables = table_sources(document)
    frames: dict[int, list[Frame]] = {}
    for sentence in document.sentences:
        frames[sentence.index] = _resolved(sentence, discourse)
    quotations = Quotations(document, frames)
    return [
        _outlet_is_none(_speaker(mention, frames, quotations, tables), document)
        for mention in document.mentions
    ]


def _resolved(sentence: Sentence, discourse: Discourse) -> list[Frame]:
    """The frames of a sentence with their sources resolved; what was named is remembered."""
    words = discourse.words
    subjects: list[tuple[int, Source]] = []
    if sentence.doc is None:
        found = list(surface_frames(sentence.text, words)) if len(sentence.text) < 2000 else []
    else:
        found = [*verb_frames(sentence.doc, words), *phrase_frames(sentence.doc, words)]
        subjects = named_subjects(sentence.doc, words)
    lead = None if sentence.block.kind == "heading" else leading_source(sentence.text, words)
    if lead is not None and discourse.is_named(lead):
        subjects.insert(0, (-1, lead))
    frames = []
    steps: list[tuple[int, Source, Frame | None]] = [
        *((place, source, None) for place, source in subjects),
        *((frame.cue, frame.source, frame) for frame in found),
    ]
    for _, named, frame in sorted(steps, key=lambda step: step[0]):
        source = discourse.resolve(named, sentence.index)
        if source is None:
            continue
        if frame is not None:
            frames.append(replace(frame, source=source))
        discourse.note(source, sentence.index, int(frame is not None))
        if frame is not None and source.owner is not None:
            discourse.note(source.owner, sentence.index, 1)
    return frames


def _speaker(
    mention: Mention,
    frames: dict[int, list[Frame]],
    quotations: Quotations,
    tables: dict[int, str],
) -> str | None:
    sentence = mention.sentence
    if sentence.block.kind == "row":
        return tables.get(sentence.block_index)
    place = mention.figure.start - sentence.start
    quoted = quotations.speaker(mention)
    for frame in closest(frames[sentence.index], place):
        if name := answer(frame.source):
            return name
    return answer(quoted) if quoted is not None else None


def _outlet_is_none(name: str | None, document: Document) -> str | None:
    """A figure that the outlet credits to itself is its own."""
    outlet = document.article.source.lower().removeprefix("the ").strip()
    if name is not None and outlet and name.lower().removeprefix("the ") == outlet:
        return None
    return name


__all__ = ["Source", "find_speakers"]
