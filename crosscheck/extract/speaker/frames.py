"""What one attribution looks like: who, by which words, and over which part of the sentence."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.extract.speaker.phrases import Source


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution in a sentence; offsets are into the sentence's text.

    `cue` is where the verb or phrase stands; `zones` are the stretches it vouches for, the strong ones
    first; a figure in a `weak` zone goes to any other frame that claims it. `modest` marks a promise,
    which yields to whoever reports it.
    """

    source: Source
    cue: int
    zones: tuple[tuple[int, int], ...]
    weak: tuple[tuple[int, int], ...] = ()
    modest: bool = False

    def rank(self, place: int) -> tuple[int, int, int] | None:
        """How closely the frame vouches for a figure that stands there: smaller is closer, None not at all."""
        for strength, zones in enumerate((self.zones, self.weak)):
            sizes = [end - start for start, end in zones if start <= place < end]
            if sizes:
                return (int(self.modest), strength, min(sizes))
        return None


def closest(frames: list[Frame], place: int) -> list[Frame]:
    """The frames that vouch for a figure that stands there, the closest first."""
    ranked = [(rank, i) for i, frame in enumerate(frames) if (rank := frame.rank(place))]
    return [frames[i] for _, i in sorted(ranked)]
