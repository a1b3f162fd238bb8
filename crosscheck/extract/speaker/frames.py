"""What one attribution looks like: who, by which words, and over which part of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.extract.speaker.phrases import Source


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in a sentence; offsets are into the sentence's text.

    `cue` is where the verb or phrase stands; it vouches for the stretches `zones`, and for `weak`
    ones where no other frame does. `order` 1 yields to whoever tells of it (a promise, a
    report that nobody owns); -1 goes before them (whom they cite). `verb` is the form of the verb.
    """

    source: Source
    cue: int
    zones: tuple[tuple[int, int], ...]
    weak: tuple[tuple[int, int], ...] = ()
    order: int = 0
    verb: str = ""

    def rank(self, place: int) -> tuple[int, int, int] | None:
        """How closely it vouches for a figure at `place`: smaller is closer, None not at all."""
        for strength, zones in enumerate((self.zones, self.weak)):
            sizes = [end - start for start, end in zones if start <= place < end]
            if sizes:
                return (self.order, strength, min(sizes))
        return None


def closest(frames: Sequence[Frame], place: int) -> list[Frame]:
    """The frames that vouch for a figure at `place`, the closest first."""
    ranked = [(rank, i) for i, frame in enumerate(frames) if (rank := frame.rank(place))]
    return [frames[i] for _, i in sorted(ranked)]
