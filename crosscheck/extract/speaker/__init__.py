"""Finds who, in the text, a figure comes from."""

from __future__ import annotations

import re
from dataclasses import replace

from crosscheck.extract.document import Document, Mention, Sentence
from crosscheck.extract.parse import LONGEST_SENTENCE
from crosscheck.extract.place.dateline import behind_dateline
from crosscheck.extract.speaker.according_to import phrase_frames
from crosscheck.extract.speaker.announced import announcing_frames
from crosscheck.extract.speaker.coreference import Discourse, answer
from crosscheck.extract.speaker.frames import Frame, closest
from crosscheck.extract.speaker.limits import is_known_limit
from crosscheck.extract.speaker.names import read_names
from crosscheck.extract.speaker.phrases import Source
from crosscheck.extract.speaker.quotations import Quotations
from crosscheck.extract.speaker.reported_speech import verb_frames
from crosscheck.extract.speaker.subjects import named_subjects
from crosscheck.extract.speaker.surface import leading_source, surface_frames
from crosscheck.extract.speaker.table_source import table_sources
from crosscheck.extract.speaker.vocabulary import Words, attribution_words
from crosscheck.gazetteer import lookup

_INITIALS = re.compile(r" \([A-Z]{2,8}\)")


def find_speakers(document: Document) -> list[str | None]:
    """The speaker of each mention, in the order of `document.mentions`; None for the outlet."""
    if not document.mentions:
        return []
    words = attribution_words(document.vocabulary)
    names = read_names(document.article.text, words)
    words = replace(words, names=names.inner)
    discourse = Discourse(names, words)
    quotations = Quotations(document.article)
    last = document.mentions[-1].sentence.block_index  # nobody asks who speaks in later ones
    sentences = [s for s in document.sentences if s.block_index <= last]
    frames = {s.index: _frames(s, discourse, quotations) for s in sentences}
    quotations.add_cues(sentences, frames)
    tables = table_sources(document)
    found: list[str | None] = []
    for mention in document.mentions:
        if mention.sentence.block.kind == "row":
            name = tables.get(mention.sentence.block_index)
            own = _is_outlet(_without_data(name, words), document.article.source)
            found.append(None if own else name)
            continue
        name = _speaker(mention, frames[mention.sentence.index], quotations, words.limits)
        found.append(None if _is_outlet(name, document.article.source) else name)
    return found


def _frames(sentence: Sentence, discourse: Discourse, quotations: Quotations) -> list[Frame]:
    """The frames of a sentence with their sources resolved; what was named is remembered."""
    words = discourse.words
    subjects: list[tuple[int, Source]] = []
    if sentence.doc is not None:
        found = [
            *verb_frames(sentence, words),
            *phrase_frames(sentence, words),
            *announcing_frames(sentence, words),
        ]
        subjects = named_subjects(sentence, words)
    else:
        brief = len(sentence.text) <= LONGEST_SENTENCE
        found = list(surface_frames(sentence.text, words)) if brief else []
    numbers = tuple(figure.text for figure in sentence.figures)
    found = [frame for frame in found if not _is_figure(frame.source, numbers)]
    body = behind_dateline(sentence.text)
    lead = None if sentence.block.kind == "heading" else leading_source(body, words)
    if lead is not None and lead.sort == "thing" and lead.owner is not None:
        lead = lead.owner  # "Nordkraft's revenue rose, it said": it is Nordkraft
    if lead is not None and lead.sort != "place" and discourse.is_name(lead):
        subjects.insert(0, (-1, lead))
    steps: list[tuple[int, Source, Frame | None]] = [
        *((place, source, None) for place, source in subjects),
        *((frame.cue, frame.source, frame) for frame in found),
    ]
    frames = []
    for place, named, frame in sorted(steps, key=lambda step: step[0]):
        if named.pronoun and quotations.holds(sentence.block_index, sentence.start + place):
            continue  # whom a pronoun inside a quotation means, the text outside does not say
        source = discourse.resolve(named, sentence.index)
        if source is None or (named.pronoun and frame and not _counts(source, frame, words)):
            continue
        discourse.note(source, sentence.index, int(frame is not None))
        if frame is not None:
            frames.append(replace(frame, source=source))
            if source.owner is not None:
                discourse.note(source.owner, sentence.index, 1)
    discourse.read_mentions(sentence.text, sentence.index)
    return frames


def _is_figure(source: Source, numbers: tuple[str, ...]) -> bool:
    """ "A third have spoken", "the return of 700 men's money": no figure says or owns."""
    if source.text.endswith(numbers):
        return True
    owner = source.owner.text.partition(" of ")[0].split() if source.owner is not None else ()
    return source.sort == "data" and any(number in owner for number in numbers)


def _counts(source: Source, frame: Frame, words: Words) -> bool:
    """Is whom a pronoun stands for a source by this verb?

    "It recorded 40 births": a body is; whatever else "it" is had 40 births. "It sees sales of 8
    million, it hopes for 9": what whoever the text is about plans for itself.
    """
    verb = words.verbs.get(frame.verb)
    if verb is not None and verb.sort == "see":
        return False
    return verb is None or verb.sort != "count" or source.sort == "body"


def _speaker(
    mention: Mention, frames: list[Frame], quotations: Quotations, limits: frozenset[str]
) -> str | None:
    place = mention.figure.start - mention.sentence.start
    vouching = closest(frames, place)
    if vouching and is_known_limit(mention, limits):
        return None
    for frame in _named_first(vouching, mention.sentence.text):
        if name := answer(frame.source):
            return name
    quoted = quotations.speaker(mention)
    return answer(quoted) if quoted is not None else None


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


def _is_outlet(name: str | None, outlet: str) -> bool:
    """Whether the article credits a figure to the body that publishes it.

    "Norvane" and "the Centre" are Norvane Systems and the Maritime Centre; "Lyon" is no Lyon Post.
    """
    said, own = (_INITIALS.sub("", text).strip().split() for text in (name or "", outlet))
    said, own = (words[words[:1] in (["the"], ["The"]) :] for words in (said, own))
    if not said or not own:
        return False
    if [word.lower() for word in said] == [word.lower() for word in own]:
        return True
    short = len(said) == 1 and said[0][0].isupper()
    return short and (said[0] == own[-1] or (said[0] == own[0] and not lookup(said[0])))


__all__ = ["find_speakers"]
