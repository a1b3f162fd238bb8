"""Works out whom an article cites where, sentence by sentence, as far as somebody asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from crosscheck.extract.document import Document, Sentence
from crosscheck.extract.parse import LONGEST_SENTENCE
from crosscheck.extract.place.dateline import behind_dateline
from crosscheck.extract.speaker.according_to import phrase_frames
from crosscheck.extract.speaker.announced import announcing_frames
from crosscheck.extract.speaker.coreference import Discourse, leans
from crosscheck.extract.speaker.frames import Frame, closest
from crosscheck.extract.speaker.phrases import Source
from crosscheck.extract.speaker.quotations import Quotations
from crosscheck.extract.speaker.reported_speech import verb_frames
from crosscheck.extract.speaker.subjects import named_subjects
from crosscheck.extract.speaker.surface import leading_source, surface_frames
from crosscheck.extract.speaker.vocabulary import Words

# What a sentence names in order: where, who, and the frame of an attribution.
Step = tuple[int, Source, Frame | None]


class Citations:
    """The frames of an article's sentences.

    Whom "she" or "the agency" stands for hangs on all that was named before; most figures come from
    nobody or from a name, and then the sentences before need not be read.
    """

    def __init__(self, document: Document, discourse: Discourse, quotations: Quotations) -> None:
        self._sentences = document.sentences
        self._discourse = discourse
        self._quotations = quotations
        self._found: dict[int, list[Frame]] = {}
        self._told: list[list[Frame]] = []  # of the sentences from the first on
        self._cues: dict[int, list[tuple[int, Source]]] = {}

    def vouching(self, sentence: Sentence, place: int) -> list[Frame]:
        """The frames that vouch for an offset of a sentence, the closest first."""
        if not closest(self._frames(sentence), place):
            return []
        return closest(self._resolved(sentence), place)

    def cues(self, block: int) -> list[tuple[int, Source]]:
        """Who is said to speak where in a block, outside its quotations; offsets are the text's."""
        if block not in self._cues:
            first = bisect_left(self._sentences, block, key=_block_of)
            last = bisect_right(self._sentences, block, first, key=_block_of)
            places = (
                (sentence.start + frame.cue, frame.source)
                for sentence in self._sentences[first:last]
                for frame in self._resolved(sentence)
            )
            outside = (cue for cue in places if not self._quotations.holds(block, cue[0]))
            self._cues[block] = sorted(outside, key=lambda cue: cue[0])
        return self._cues[block]

    def _resolved(self, sentence: Sentence) -> list[Frame]:
        """The frames of a sentence with their sources resolved."""
        index, frames = sentence.index, self._frames(sentence)
        if any(leans(frame.source) for frame in frames):
            while len(self._told) <= index:
                self._told.append(self._read_on(self._sentences[len(self._told)]))
            return self._told[index]
        known = ((frame, self._discourse.resolve(frame.source, index)) for frame in frames)
        return [replace(frame, source=source) for frame, source in known if source is not None]

    def _frames(self, sentence: Sentence) -> list[Frame]:
        """The frames of a sentence with their sources as its words have them, by place."""
        found = self._found.get(sentence.index)
        if found is None:
            numbers = tuple(figure.text for figure in sentence.figures)
            frames = _frames(sentence, self._discourse.words)
            found = [frame for frame in frames if not _is_figure(frame.source, numbers)]
            found.sort(key=lambda frame: frame.cue)
            self._found[sentence.index] = found
        return found

    def _read_on(self, sentence: Sentence) -> list[Frame]:
        """Resolves the frames of the sentence behind those told; what it names is remembered."""
        discourse, words = self._discourse, self._discourse.words
        steps = self._steps(sentence)
        if self._told and any(named.pronoun == "it" for _, named, _ in steps):
            before = self._sentences[sentence.index - 1]
            discourse.read_mentions(before.text, before.index)
        frames = []
        for place, named, frame in steps:
            if named.pronoun and self._quotations.holds(
                sentence.block_index, sentence.start + place
            ):
                continue  # whom a pronoun inside a quotation means, the text outside does not say
            source = discourse.resolve(named, sentence.index)
            if source is None or (named.pronoun and frame and not _counts(source, frame, words)):
                continue
            discourse.note(source, sentence.index, int(frame is not None))
            if frame is not None:
                frames.append(replace(frame, source=source))
                if source.owner is not None:
                    spoke = source.owner.sort != "place"  # "Spain's ministry": the ministry did
                    discourse.note(source.owner, sentence.index, int(spoke))
        return frames

    def _steps(self, sentence: Sentence) -> list[Step]:
        """The subjects and the sources that a sentence names, by place."""
        words = self._discourse.words
        steps: list[Step] = []
        lead = None
        if sentence.block.kind != "heading":
            lead = leading_source(behind_dateline(sentence.text), words)
        if lead is not None and lead.sort == "thing" and lead.owner is not None:
            lead = lead.owner  # "Nordkraft's revenue rose, it said": it is Nordkraft
        if lead is not None and lead.sort != "place" and self._discourse.is_name(lead):
            steps.append((-1, lead, None))
        steps += ((place, source, None) for place, source in named_subjects(sentence, words))
        steps += ((frame.cue, frame.source, frame) for frame in self._frames(sentence))
        return sorted(steps, key=lambda step: step[0])


def _block_of(sentence: Sentence) -> int:
    return sentence.block_index


def _frames(sentence: Sentence, words: Words) -> list[Frame]:
    """What attributes in a sentence: by its parse, else by its words alone."""
    if sentence.doc is not None:
        return [
            *verb_frames(sentence, words),
            *phrase_frames(sentence, words),
            *announcing_frames(sentence, words),
        ]
    brief = len(sentence.text) <= LONGEST_SENTENCE
    return list(surface_frames(sentence.text, words)) if brief else []


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
