"""Finds whom "it", "she", "the agency" or "Worley" stand for, from what the article said before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from crosscheck.extract.speaker.names import Names, fullest
from crosscheck.extract.speaker.phrases import LONGEST_NAME, Source
from crosscheck.extract.speaker.vocabulary import Words

_REACH = 12  # sentences that a pronoun looks back over
_FITS = {
    "body": {"body", "name", "report", "data", "place"},
    "person": {"person", "name"},
    "people": {"people", "body", "name"},
}


@dataclass(slots=True)
class Discourse:
    """What has been named so far, the latest last; grows sentence by sentence."""

    names: Names
    words: Words
    named: list[tuple[int, int, Source]] = field(default_factory=list)

    def note(self, source: Source, sentence: int, weight: int) -> None:
        """Remember a source; `weight` is 1 for a speaker, 0 for a mere subject."""
        self.named.append((sentence, weight, source))

    def is_named(self, source: Source) -> bool:
        """Whether capitals make it a name: a sentence's first word has them for another reason."""
        return " " in source.text or source.sort != "name" or source.text in self.names.inner

    def resolve(self, source: Source, sentence: int) -> Source | None:
        """The source by its fullest name; None where a pronoun finds nobody."""
        if source.pronoun and source.owner is None and source.head == source.pronoun:
            return self._antecedent(source.sort, sentence)
        owner = self.resolve(source.owner, sentence) if source.owner is not None else None
        if source.owner is not None and owner is None and source.owner.pronoun:
            return source if source.sort != "data" else None
        source = replace(source, owner=owner)
        if source.sort == "body" and source.definite and owner is None and source.text.islower():
            return self._known_body(source, sentence)
        return replace(source, text=fullest(source.text, self.names))

    def _antecedent(self, sort: str, sentence: int) -> Source | None:
        fits = _FITS[sort]
        best: tuple[tuple[int, int, int], Source] | None = None
        for i, (index, weight, source) in enumerate(self.named[-40:]):
            if source.sort not in fits or sentence - index > _REACH or index > sentence:
                continue
            if sort == "body" and source.sort == "name" and self._is_person(source):
                continue
            if sort == "person" and source.sort == "name" and not self._is_person(source):
                continue
            if best is None or (index, weight, i) > best[0]:
                best = ((index, weight, i), source)
        return best[1] if best else None

    def _is_person(self, source: Source) -> bool:
        """Two or three capitalised words without an organisation's word among them; or a known surname."""
        name = fullest(source.text, self.names)
        if name in self.names.with_article or source.text in self.names.with_article:
            return False
        parts = name.split()
        return 2 <= len(parts) <= 3 and not any(p.isupper() and len(p) > 2 for p in parts)

    def _known_body(self, source: Source, sentence: int) -> Source:
        """ "the agency": the body whose name has the word, else, for a general word, the one named last."""
        long = fullest(source.text, self.names)
        if long != source.text:
            return replace(source, text=long)
        plain = source.text.split()
        last = plain[-1]
        for _, _, earlier in reversed(self.named):
            if earlier.text.lower() != source.text and set(plain) <= set(
                earlier.text.lower().split()
            ):
                return earlier
        if len(plain) == 1 and last in self.words.generic:
            for index, _, earlier in reversed(self.named):
                if sentence - index <= _REACH and earlier.sort in {"body", "name"}:
                    if not self._is_person(earlier) and not earlier.text.islower():
                        return earlier
        return source


def answer(source: Source) -> str | None:
    """The source as the claim shows it: data by its owner, a report or an office with its owner."""
    if source.sort == "data":
        return answer(source.owner) if source.owner is not None else None
    text = source.text
    if source.owner is not None and not source.owner.pronoun:
        owner = answer(source.owner)
        if owner and owner.split()[-1].lower() not in text.lower().split():
            text = f"{owner} {text}"
    return " ".join(text.split()[:LONGEST_NAME]) or None
