"""What claims and articles have been read as, kept as long as it is asked for again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosscheck.match.stories import Tellings
from crosscheck.match.subjects import Subject, read_subject
from crosscheck.records import Claim
from crosscheck.vocabulary import Vocabulary


class Readings:
    """Subjects by claim, and what articles tell by path: windows of time share most of both."""

    def __init__(
        self, vocabulary: Vocabulary, tellings: Mapping[str, Tellings] | None = None
    ) -> None:
        """`tellings` are those that are known from before."""
        self.tellings = dict(tellings or {})
        self._vocabulary = vocabulary
        self._subjects: dict[str, Subject] = {}

    def subject(self, index: int, claim: Claim) -> Subject:
        """A claim as the subject of this index."""
        found = self._subjects.get(claim.id)
        if found is None or found.claim is not claim:
            found = read_subject(index, claim, self._vocabulary)
        elif found.index != index:
            found = found.at(index)
        self._subjects[claim.id] = found
        return found

    def keep(self, claims: Sequence[Claim]) -> None:
        """Forgets what other claims than these, and other articles, were read as."""
        ids, articles = {claim.id for claim in claims}, {claim.article for claim in claims}
        self._subjects = {name: s for name, s in self._subjects.items() if name in ids}
        self.tellings = {path: told for path, told in self.tellings.items() if path in articles}
