"""Finds whom "it", "she", "the agency" or "Worley" stand for, from what the article said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from crosscheck.extract.speaker.names import Names, fullest, read_names
from crosscheck.extract.speaker.phrases import LONGEST_NAME, Source
from crosscheck.extract.speaker.vocabulary import Words
from crosscheck.gazetteer import lookup

_REACH = 12  # sentences that a pronoun looks back over
_WELL_KNOWN = 100  # thousands of inhabitants
_NEAR = 2  # sentences that "the figures" look back over for whoever was just cited
_KEPT = 40  # sources that are remembered
_FITS = {
    "body": {"body", "name", "report", "place"},
    "person": {"person", "name"},
    "people": {"people", "body", "name"},
}
_DEFINITE = re.compile(r"\b[Tt]he ([a-z][a-z-]{2,20})\b")
_USUAL_GENITIVE = "'s"
_GENITIVE = {"s": "'", ")": ""}


@dataclass(slots=True)
class Discourse:
    """What has been named so far, the latest last; grows sentence by sentence."""

    text: str
    words: Words
    named: list[tuple[int, int, Source]] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)
    mentioned: tuple[int, Source | None] = (-1, None)
    _names: Names | None = None

    @property
    def names(self) -> Names:
        """The names of the article; read when first asked for, as many a figure is nobody's."""
        if self._names is None:
            self._names = read_names(self.text, self.words)
        return self._names

    def note(self, source: Source, sentence: int, weight: int) -> None:
        """Remember a source; `weight` is 1 for a speaker, 0 for a mere subject."""
        if source.sort not in {"thing", "text", "telling"}:
            self.named.append((sentence, weight, source))
            del self.named[:-_KEPT]

    def is_name(self, source: Source) -> bool:
        """Whether capitals make it a name: a sentence's first word has them for another reason."""
        if source.owner is not None and source.owner.pronoun:
            return False  # "its office" would be taken for what "its" stands for
        if " " in source.text or source.sort != "name" or source.text.isupper():
            return True
        return source.text in self.words.names

    def resolve(self, source: Source, sentence: int) -> Source | None:
        """The source by its fullest name; None where a pronoun or owner finds nobody."""
        if source.pronoun:
            return self._antecedent(source, sentence)
        if source.owner is not None:
            owner = self.resolve(source.owner, sentence)
            if owner is None and source.sort == "data":
                return None
            return replace(source, owner=owner)
        find = {"data": self._same_data, "body": self._known_body, "person": self._titled}
        common = source.sort == "data" or (source.definite and source.text.islower())
        if common and source.sort in find:
            return find[source.sort](source, sentence)
        full = fullest(source.text, self.names, self.words)
        named = source.sort == "person" and self._is_named_body(full)
        return replace(source, text=full, sort="body" if named else source.sort)

    def _is_named_body(self, name: str) -> bool:
        """ "Harbour Service Executive (HSE)": a body whose name ends as an office does."""
        words, _, short = name.lower().rpartition(" (")
        inner = (self.words.nouns.get(word) for word in words.split()[:-1])
        return bool(short) and "body" in inner

    def _titled(self, source: Source, _sentence: int) -> Source | None:
        """ "the commissioner": the one name that the article gives with that title."""
        titled = [n for n in self.names.people if n.lower().startswith(f"{source.text} ")]
        return replace(source, text=titled[0]) if len(titled) == 1 else source

    def _antecedent(self, pronoun: Source, sentence: int) -> Source | None:
        """The latest fitting source: of one sentence, a speaker goes before a mere subject."""
        fitting = self._fitting(pronoun, sentence, sure=True)
        unsure = self._fitting(pronoun, sentence, sure=False)
        if pronoun.pronoun == "its" and all(index < sentence for (index, _), _, _ in fitting):
            # "Arden General lost 4, according to its report": it is the sentence's own subject
            spoke = {
                one.text for index, weight, one in self.named if (index, weight) == (sentence, 1)
            }
            own = [f for f in unsure if f[0] == (sentence, 0) and f[2].text not in spoke]
            fitting = own or fitting
        fitting = fitting or unsure
        if not fitting:
            return self._mentioned(pronoun, sentence)
        latest = max(index for (index, _), _, _ in fitting)
        several = [f for f in fitting if f[2].sort == "people" and f[0][0] >= latest - 1]
        if pronoun.pronoun == "they" and several:
            fitting = several
        found = max(fitting, key=lambda item: item[:2])[2]
        if pronoun.pronoun in {"he", "she"}:
            self.gender.setdefault(found.text, pronoun.pronoun)
        return found

    def _mentioned(self, pronoun: Source, sentence: int) -> Source | None:
        """ "Let us be fair to the airline. It says": the last body of the sentence before."""
        index, body = self.mentioned
        return body if pronoun.pronoun == "it" and index == sentence - 1 else None

    def read_mentions(self, text: str, sentence: int) -> None:
        """Remember the last body that a sentence has with "the", whatever its part there."""
        for match in reversed(list(_DEFINITE.finditer(text))):
            if self.words.nouns.get(match[1]) == "body":
                known = self._known_body(
                    Source(match[1], match[1], "body", definite=True), sentence
                )
                self.mentioned = (sentence, known)
                return

    def _fitting(
        self, pronoun: Source, sentence: int, sure: bool
    ) -> list[tuple[tuple[int, int], int, Source]]:
        return [
            ((index, weight), i, source)
            for i, (index, weight, source) in enumerate(self.named)
            if sentence - index <= _REACH and self._fits(pronoun, source, sure)
        ]

    def _fits(self, pronoun: Source, source: Source, sure: bool) -> bool:
        she = pronoun.sort == "body" and source.text in self.gender  # is no firm
        if source.sort not in _FITS[pronoun.sort] or she:
            return False
        if pronoun.sort == "person":
            wanted = {"his": "he", "her": "she"}.get(pronoun.pronoun, pronoun.pronoun)
            if (self._gender(source) or wanted) != wanted:
                return False
        if source.sort != "name":
            return True
        if not sure and pronoun.sort == "body":  # a name of two words may be a company's too
            return fullest(source.text, self.names, self.words) not in self.names.people
        if not sure and pronoun.sort == "person":  # a surname alone may be anybody's
            alone = " " not in source.text and not source.text.isupper()
            return alone and source.text not in self.names.with_article
        return self._is_person(source) == (pronoun.sort == "person")

    def _gender(self, source: Source) -> str:
        first, parts = source.text.split()[0].lower().strip("."), self.words.parts
        titled = next((who for who in ("he", "she") if first in parts[who]), "")
        return self.gender.get(source.text) or titled

    def _is_person(self, source: Source) -> bool:
        """Shown to be a person's name, or of two or three words and nothing against it."""
        name = fullest(source.text, self.names, self.words)
        if name in self.names.people:
            return True
        parts = name.split()
        if not 2 <= len(parts) <= 3:
            return False
        if name in self.names.with_article or name in self.names.in_full:
            return False
        if any(part.lower() in self.words.places for part in parts):
            return False
        return not any(p.isupper() and len(p.strip(".")) > 1 for p in parts)

    def _same_data(self, source: Source, sentence: int) -> Source | None:
        """ "the figures also show": those that the article has named with their owner."""
        if not source.definite:
            return None
        own = set(source.text.lower().split()) - {source.head} - self.words.parts["determiner"]
        for index, _, earlier in reversed(self.named):
            if (
                sentence - index <= _REACH
                and earlier.sort == "data"
                and earlier.head == source.head
                and own <= set(earlier.text.lower().split())
            ):
                return earlier
        told = [s for i, w, s in self.named if w and 0 <= sentence - i <= _NEAR]
        body = next((s for s in reversed(told) if s.sort in {"body", "name"}), None)
        return replace(source, owner=body) if body is not None else None

    def _is_trade(self, source: Source) -> bool | None:
        """Is the body a company? None where its name does not say."""
        known = [w for w in source.text.lower().split() if self.words.nouns.get(w) == "body"]
        return any(word in self.words.trade for word in known) if known else None

    def _known_body(self, source: Source, sentence: int) -> Source | None:
        """ "the agency": the body whose name has the word, else, a general word, the last one."""
        long = fullest(source.text, self.names, self.words)
        if long != source.text:
            return replace(source, text=long)
        plain = set(source.text.split())
        for _, _, earlier in reversed(self.named):
            if earlier.text != source.text and plain <= set(earlier.text.lower().split()):
                return earlier
        if not plain <= self.words.generic:
            return source
        trade = plain <= self.words.trade
        pronoun = Source("it", "it", "body", pronoun="it")
        for sure in (True, False):
            bodies = [
                item[2]
                for item in self._fitting(pronoun, sentence, sure)
                if item[2].sort in {"body", "name"}
                and self.is_name(item[2])
                and _begins_name(item[2].text)
                and not _is_place(item[2].text)
                and self._is_trade(item[2]) in {trade, None}
            ]
            if bodies:
                return bodies[-1]
        return source


def leans(source: Source) -> bool:
    """Does it hang on what was named before whom the source stands for?"""
    if source.pronoun:
        return True
    if source.owner is not None:
        return leans(source.owner)
    if source.sort == "data":
        return source.definite
    return source.sort == "body" and source.definite and source.text.islower()


def _begins_name(text: str) -> bool:
    """Do capitals open or end it: "Acme", "nurses' union INMO", not "flights since Saturday"?"""
    return text[:1].isupper() or text.rsplit(maxsplit=1)[-1].isupper()


def _is_place(name: str) -> bool:
    """Is the name that of a place of some size: "SEOUL, Oct 31", "Greater Leeds"?"""
    known = lookup(name.removeprefix("the ").removeprefix("The ").removeprefix("Greater "))
    return any(p.kind != "town" or p.people >= _WELL_KNOWN for p in known[:1])


def _is_plain_place(owner: Source) -> bool:
    """ "the country's government" is the government; "India's home ministry" is India's."""
    return owner.sort == "place" and owner.text.islower()


def answer(source: Source) -> str | None:
    """The source as the claim shows it: data by its owner, a report or an office with its owner."""
    if source.sort in {"data", "telling"}:
        return answer(source.owner) if source.owner is not None else None
    text = source.text
    owned = source.sort not in {"name", "person"} or text.islower()
    if source.owner is not None and not source.owner.pronoun and owned:
        owner = answer(source.owner) or ""
        if owner and owner.split()[-1] not in text.split() and not _is_plain_place(source.owner):
            text = f"{owner}{_GENITIVE.get(owner[-1], _USUAL_GENITIVE)} {text}"
    return " ".join(text.split()[:LONGEST_NAME]) or None
