"""Finds where a figure holds: by its own sentence, the text before, or the setting."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.extract.document import Document, Mention, Sentence
from crosscheck.extract.place.attach import nearest_spot
from crosscheck.extract.place.dateline import dateline_end, with_dateline
from crosscheck.extract.place.home_towns import with_home_towns
from crosscheck.extract.place.labels import column_spots, with_labels
from crosscheck.extract.place.people import without_people
from crosscheck.extract.place.repeats import placed_names, with_repeats
from crosscheck.extract.place.resolve import Resolver
from crosscheck.extract.place.setting import Setting, find_setting
from crosscheck.extract.place.short_forms import (
    initials_of,
    spots_of_caption,
    with_short_forms,
)
from crosscheck.extract.place.spot import Spot
from crosscheck.extract.place.spots import find_spots
from crosscheck.extract.place.words import with_role
from crosscheck.vocabulary import Vocabulary

# Roles whose place the next sentence may still be about, the likeliest first.
_CARRIED = (("where", "pointer", "goal"), ("possessive", "owner", "bare", "adjective"))


_LABEL, _STOPS = 6, (".", "!", "?", ":", "”", '"')


def find_places(document: Document) -> list[str | None]:
    """The place of each mention, in the order of `document.mentions`; None where the text gives
    none.

    A place is written as the text has it, with what holds it: "Eagle Pass, Texas";
    crosscheck.gazetteer.relation compares two of them.
    """
    vocabulary = document.vocabulary
    spots = _named(document)
    resolver = Resolver(document, spots)
    setting = find_setting(document, spots, resolver)
    carried, initials = _Carried(setting, vocabulary), initials_of(spots)
    captions = any(sentence.block.caption for sentence in document.sentences)
    placed = placed_names(document, spots) if captions else {}
    places: dict[tuple[int, int], str | None] = {}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for sentence, here in zip(document.sentences, spots, strict=True):
        resolver.paragraph = sentence.block.start
        carried.enter(sentence)
        above: list[Spot] = []
        if sentence.block.caption and not carried.goes_on(sentence):
            named = spots_of_caption(sentence.block.caption, initials, placed, vocabulary)
            above = [resolver.resolve(s, carried.latest, setting) for s in named]
            told = _spoken_of(above)
            carried.paragraph = told[0].place if told else None
        resolved: list[Spot] = []
        for spot in here:
            named = [one for one in resolved[::-1] if one.place]
            resolved.append(resolver.resolve(spot, (*named, *above, *carried.latest), setting))
        own_place, mentions = None, by_sentence.get(sentence.index, ())
        built = _with_buildings(resolved, carried.around, vocabulary) if mentions else []
        for mention in mentions:
            own = [resolver.resolve(s, (), setting) for s in column_spots(mention, vocabulary)]
            at = next((s for s in own if s.place), None) or nearest_spot(mention, built)
            places[mention.figure.start, mention.figure.end] = (
                at.place if at is not None else carried.place(mention, resolved)
            )
            if at is not None and at.role != "origin" and not (at.stands and at not in resolved):
                own_place = at.place
        body = sentence.start + dateline_end(sentence.text) if resolved else 0
        carried.leave([spot for spot in resolved if spot.place and spot.start >= body], own_place)
    return [resolver.told(places[m.figure.start, m.figure.end]) for m in document.mentions]


def _named(document: Document) -> list[list[Spot]]:
    """The words of each sentence that name or point to a place, in the order of the text."""
    spots = [find_spots(s.text, s.start, document.vocabulary) for s in document.sentences]
    spots = with_dateline(document, spots)
    spots = with_repeats(document, spots)
    spots = with_home_towns(document, spots)
    spots = without_people(document, spots)
    spots = with_short_forms(document, spots)
    return with_labels(document, spots)


def _with_buildings(spots: list[Spot], around: str | None, vocabulary: Vocabulary) -> list[Spot]:
    """The spots, a building that the text never names as one in the place that it speaks of:
    "inside the stadium"."""
    if any(spot.place and spot.role in ("where", "goal") for spot in spots):
        return spots
    nouns = with_role(vocabulary, "building")

    def built(spot: Spot) -> Spot:
        noun = spot.name.rpartition(" ")[2].lower()
        if spot.kind != "facility" or not spot.stands or spot.place or noun not in nouns:
            return spot
        return replace(spot, place=f"{noun}, {around}" if around else noun)

    return [built(spot) for spot in spots]


class _Carried:
    """What place the text speaks of, sentence after sentence."""

    def __init__(self, setting: Setting, vocabulary: Vocabulary) -> None:
        self.setting, self.vocabulary = setting, vocabulary
        self.block = self.at = -1
        self.kind = ""
        self.figures = False
        self.latest: tuple[Spot, ...] = ()
        self.paragraph: str | None = None
        self.heading: str | None = None

    def enter(self, sentence: Sentence) -> None:
        """A sentence begins; a new paragraph forgets the last one's place, a heading the last
        one's.

        A paragraph of few words without a full stop is a heading in all but name.
        """
        label = not sentence.text.endswith(_STOPS) and len(sentence.text.split()) <= _LABEL
        heading = sentence.block.kind == "heading" or (
            label and sentence.block.kind == "paragraph" and not sentence.figures
        )
        if sentence.block_index != self.block:
            kept = self._leans(sentence) or self.goes_on(sentence)
            self.paragraph = self.paragraph if kept else None
            if heading:
                self.heading = None
        self.figures = bool(sentence.figures)
        self.block, self.at, self.kind = (
            sentence.block_index,
            sentence.start,
            "heading" if heading else sentence.block.kind,
        )

    def goes_on(self, sentence: Sentence) -> bool:
        """Is the row a part of the one before: "of whom children"?"""
        if self.paragraph is None or sentence.block.kind != "row":
            return False
        return sentence.text.lower().startswith(tuple(with_role(self.vocabulary, "part_of_row")))

    def _leans(self, sentence: Sentence) -> bool:
        """Does the sentence go on with the figure before: "Of that, 25 million came on Friday"?"""
        return self.kind == "paragraph" == sentence.block.kind and (
            sentence.text.lower().startswith(tuple(with_role(self.vocabulary, "leaning")))
        )

    def leave(self, spots: list[Spot], own: str | None) -> None:
        """A sentence ends that named these places; `own` is the one its figures hold for."""
        self.latest = (*spots[::-1], *self.latest)[:12]
        where = _spoken_of(spots)
        told = self.figures and not own and self.paragraph is not None
        if (where or own) and not told:  # a place that no figure holds for is named in passing
            self.paragraph = where[0].place if where else own
        if (
            self.kind == "heading"
            and where
            and (where[0].role == "where" or where[0].start == self.at)
        ):
            self.heading = where[0].place

    def place(self, mention: Mention, spots: list[Spot]) -> str | None:
        """The place of a figure to which no place of its own sentence belongs."""
        body = mention.sentence.start + dateline_end(mention.sentence.text)
        before = _spoken_of(
            [s for s in spots if body <= s.start and s.end <= mention.figure.start and s.place]
        )
        return (before[0].place if before else None) or self.around

    @property
    def around(self) -> str | None:
        """What the text before the sentence speaks of, else where the article is set."""
        return self.paragraph or self.heading or self.setting.place


def _spoken_of(spots: list[Spot]) -> list[Spot]:
    """Of these places those that a text may go on to speak of, the likeliest first."""
    for roles in _CARRIED:
        kept = [s for s in spots if s.role in roles and not s.demonym]
        if kept:
            return kept
    return [s for s in spots if s.people]  # "Australians should not feel smug."
