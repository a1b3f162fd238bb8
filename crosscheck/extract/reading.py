"""One figure as it is being read, for whoever looks for what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crosscheck.extract.antecedent import Seen
from crosscheck.extract.document import Document, Mention
from crosscheck.extract.frame import Frame
from crosscheck.extract.tree import Token
from crosscheck.vocabulary import Vocabulary

PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as it is being read: its frame, its noun, and what was read before it."""

    mention: Mention
    frame: Frame
    noun: Token | None
    event: str
    seen: Sequence[Seen]
    document: Document

    @property
    def vocabulary(self) -> Vocabulary:
        """The document's word lists."""
        return self.document.vocabulary
