"""Finds the denominator of a rate where it stands apart from the number, in its sentence or the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.numbers.lexicon import Lexicon, lexicon
from crosscheck.extract.numbers.rate_words import rate_at
from crosscheck.extract.numbers.tokens import tokenize
from crosscheck.vocabulary import Vocabulary

# How far behind its figure a rate may stand ("600 aid trucks from three countries a day"), in tokens.
REACH = 14
_CLAUSE_ENDS = frozenset(".;:?!—–)")
_PREPOSITIONS = frozenset("in for after within over during on of to from at by than as with into like until".split())
_TIMES = frozenset("second minute hour day night week fortnight month quarter year decade century".split())
# Verbs that state the rate's level; others may speak of a sum ("which makes 300 in all").
_STATES = frozenset("is was are were 's ’s be been being stands stood rose fell dropped grew reached hit climbed".split())


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that make a rate of what is around them."""

    adjectives: Mapping[str, str]
    always: frozenset[str]
    nouns: frozenset[str]
    typical: frozenset[str]
    subjects: frozenset[str]
    not_subjects: frozenset[str]


@lru_cache(maxsize=8)
def _words(vocabulary: Vocabulary) -> _Words:
    adjectives: dict[str, str] = {}
    always: set[str] = set()
    nouns: set[str] = set()
    by_role: dict[str, frozenset[str]] = {}
    for row in vocabulary.rows("rates"):
        if row.get("role") == "adjective":
            adjectives |= row["words"]
            always |= set(row["words"]) if row.get("always") else set()
            nouns |= set(row["nouns"])
        elif "role" in row:
            by_role[row["role"]] = frozenset(row["words"])
    return _Words(
        adjectives, frozenset(always), frozenset(nouns), by_role["typical"], by_role["subject"],
        by_role["not_subject"],
    )  # fmt: skip


def find_rates(document: Document) -> Document:
    """The document with `per` set on the figures whose rate the sentence gives elsewhere.

    In order: words behind what is counted ("600 aid trucks a day"), a time in front ("every day"), an
    adjective of what is counted ("daily arrests"), a measure as subject ("a kilo sold for"), the
    figure that a bracket repeats, and the rate of the figure before for an elliptic one.
    """
    lex, words = lexicon(document.vocabulary), _words(document.vocabulary)
    sentences: list[Sentence] = []
    last: Figure | None = None
    block = -1
    for sentence in document.sentences:
        if sentence.block_index != block:
            last, block = None, sentence.block_index
        if sentence.figures:
            figures = _Rates(sentence, lex, words).found(last)
            sentence = replace(sentence, figures=figures)  # noqa: PLW2901
            last = figures[-1]
        sentences.append(sentence)
    return replace(document, sentences=tuple(sentences))


class _Rates:
    """The figures of one sentence with their rates, while they are being found."""

    def __init__(self, sentence: Sentence, lex: Lexicon, words: _Words) -> None:
        self.sentence, self.lex, self.words = sentence, lex, words
        self.tokens = tokenize(sentence.text)
        self.figures = list(sentence.figures)
        starts = {token.start: n for n, token in enumerate(self.tokens)}
        ends = {token.end: n + 1 for n, token in enumerate(self.tokens)}
        base = sentence.start
        self.places = [
            (starts.get(f.start - base, 0), ends.get(f.span[1] - base, ends.get(f.end - base, 0)))
            for f in self.figures
        ]

    def found(self, before: Figure | None) -> tuple[Figure, ...]:
        """The figures, with `per` where one was found; `before` is the paragraph's figure before."""
        self._behind()
        self._in_front()
        self._adjectives()
        self._measured_subject()
        self._brackets()
        self._carried(before)
        return tuple(self.figures)

    def _set(self, n: int, per: str) -> None:
        figure = self.figures[n]
        if figure.per is None and figure.unit not in ("percentage point", per):
            self.figures[n] = replace(figure, per=per)

    def _behind(self) -> None:
        """ "600 aid trucks a day", "35 hours of unpaid work each month", "P5,000 to each fisherman"."""
        inside = {t for first, end in self.places for t in range(first, end)}
        for i in range(len(self.tokens)):
            if i in inside or not self._may_begin(i):
                continue
            n = self._nearest_before(i)
            if n is None:
                continue
            rate = rate_at(self.tokens, i, self.lex) or self._each(i, self.figures[n])
            if rate and not self._goes_on(rate[0], i):
                self._set(n, rate[1])

    def _may_begin(self, i: int) -> bool:
        low = self.tokens[i].low
        if low in ("a", "an"):
            before = self.tokens[i - 1] if i else None
            if before is not None and before.text == ")":
                return True
            return before is not None and before.kind == "word" and before.low not in _PREPOSITIONS
        return low in ("per", "each", "every", "for", "by", "to", "in") or (
            low in self.words.always and not self._modifies(i)
        )

    def _modifies(self, i: int) -> bool:
        """Is "daily" at token `i` an adjective of a noun behind it, by the parse?"""
        doc = self.sentence.doc
        if doc is None:
            return False
        span = doc.char_span(self.tokens[i].start, self.tokens[i].end, alignment_mode="expand")
        return span is not None and span[0].dep_ in ("amod", "compound") and span[0].head.i > span[0].i

    def _goes_on(self, end: int, start: int) -> bool:
        """ "a day centre", "a second job": does a noun behind make the rate's word a mere modifier?"""
        doc = self.sentence.doc
        if end >= len(self.tokens) or doc is None or self.tokens[start].low not in ("a", "an"):
            return False
        span = doc.char_span(self.tokens[end - 1].start, self.tokens[end - 1].end, alignment_mode="expand")
        return span is not None and span[0].dep_ in ("compound", "nmod", "poss", "amod")

    def _nearest_before(self, i: int) -> int | None:
        """The figure nearest before token `i` in the same clause, and whether brackets stand between."""
        for n in range(len(self.places) - 1, -1, -1):
            end = self.places[n][1]
            if end > i:
                continue
            if i - end > REACH:
                return None
            between = self.tokens[end:i]
            if any(t.text in _CLAUSE_ENDS or t.text == "," for t in between):
                return n if between[0].text == ")" and not any(t.text in ".;," for t in between[1:]) else None
            if any(t.low in ("and", "but", "or", "who", "which", "while") for t in between):
                return None
            return n
        return None

    def _each(self, i: int, figure: Figure) -> tuple[int, str] | None:
        """ "for every vacancy", "for each of them", "to each fisherman", "by square metre"."""
        low, tokens = self.tokens[i].low, self.tokens
        following = tokens[i + 1].low if i + 1 < len(tokens) else ""
        if low == "by":
            found = self.lex.denominators.at(tokens, i + 1)
            square = found and found[1].per.startswith(("square", "cubic"))
            return (found[0], found[1].per) if found and square else None
        if low not in ("for", "to") or following not in ("each", "every") or i + 2 >= len(tokens):
            return None
        if tokens[i + 2].low == "of":
            noun = self._antecedent(i)
            return (i + 4, noun) if noun and low == "for" else None
        noun = self._noun_behind(i + 1)
        if low == "to":
            person = noun and (noun.endswith(("man", "er", "or", "ee", "ian", "ist", "ent", "ant")) or noun == "person")
            return (i + 3, "person") if person else None
        return (i + 3, noun) if noun and noun not in _TIMES else None

    def _noun_behind(self, i: int) -> str | None:
        """The lemma of the noun that the determiner at token `i` belongs to."""
        from crosscheck.extract.parse import lemma

        doc = self.sentence.doc
        if doc is None:
            return None
        span = doc.char_span(self.tokens[i].start, self.tokens[i].end, alignment_mode="expand")
        head = span[0].head if span is not None else None
        return lemma(head) if head is not None and head.pos_ == "NOUN" else None

    def _antecedent(self, i: int) -> str | None:
        """What "them" of "for each of them" means: the subject of the sentence's first clause."""
        from crosscheck.extract.parse import lemma

        doc = self.sentence.doc
        if doc is None:
            return None
        subject = next((t for t in doc if t.dep_ in ("nsubj", "nsubjpass") and t.pos_ == "NOUN"), None)
        return lemma(subject) if subject is not None and subject.idx < self.tokens[i].start else None

    def _in_front(self) -> None:
        """ "Every day 40 boats leave", "On a good day they manage 90"."""
        tokens = self.tokens
        for i, token in enumerate(tokens):
            if token.low in ("every", "each") and (i == 0 or tokens[i - 1].text in ",;:—“\"" or tokens[i - 1].low in ("that", "and", "but")):
                found = self.lex.denominators.at(tokens, i + 1)
            elif token.low == "on" and i + 3 < len(tokens) and tokens[i + 1].low in ("a", "an", "the", "its", "their", "any"):
                found = self.lex.denominators.at(tokens, i + 3) if tokens[i + 2].low in self.words.typical else None
            else:
                continue
            if found and found[1].per in _TIMES:
                self._first_behind(min(found[0], i + 4), found[1].per)

    def _first_behind(self, i: int, per: str) -> None:
        for n, (first, _) in enumerate(self.places):
            if first >= i:
                stop = any(t.text in ".;:?!" for t in self.tokens[i:first])
                if not stop and self.figures[n].unit not in _TIMES and self.figures[n].unit != "percent":
                    self._set(n, per)
                return

    def _adjectives(self) -> None:
        """ "600 daily flights", "daily arrests have tumbled by 4,300", "an annual salary of 50,000"."""
        doc = self.sentence.doc
        if doc is None:
            return
        for word in doc:
            low = word.lower_
            if low not in self.words.adjectives or word.dep_ not in ("amod", "compound", "nmod"):
                continue
            noun = word.head
            always = low in self.words.always and noun.pos_ == "NOUN" and not word.text.isupper()
            if not (always or noun.lower_ in self.words.nouns):
                continue
            for n, figure in enumerate(self.figures):
                if figure.unit in (*_TIMES, "percent") and figure.unit != "hour":
                    continue
                if self._belongs(n, noun.i):
                    self._set(n, self.words.adjectives[low])

    def _belongs(self, n: int, noun: int) -> bool:
        """Does figure `n` say how much the noun is: its own number, behind its "of", or its verb's?"""
        doc = self.sentence.doc
        figure = self.figures[n]
        if doc is None:
            return False
        base = self.sentence.start
        span = doc.char_span(figure.start - base, figure.end - base, alignment_mode="expand")
        if span is None:
            return False
        token = span.root
        for _ in range(4):
            if token.head.i == noun or token.i == noun:
                return True
            if token.pos_ in ("VERB", "AUX") or (token.dep_ == "prep" and token.lower_ not in ("of", "at", "by", "to")):
                break
            token = token.head
        if token.pos_ not in ("VERB", "AUX"):
            return False
        kinds = ("nsubj", "nsubjpass") if noun < span.start else ("dobj", "attr")
        return any(child.i == noun and child.dep_ in kinds for child in token.children)

    def _measured_subject(self) -> None:
        """ "A kilo of mussels sold for 60 pesos": the price of a measure."""
        tokens = self.tokens
        for i in range(len(tokens) - 2):
            if tokens[i].low not in ("a", "an") or (i and tokens[i - 1].kind == "word" and tokens[i - 1].low not in ("and", "but", "that", "while")):
                continue
            found = self.lex.denominators.at(tokens, i + 1)
            if found is None or found[1].per in _TIMES or found[0] >= len(tokens) or tokens[found[0]].low != "of":
                continue
            for n, (first, _) in enumerate(self.places):
                if first > i and len(self.figures[n].unit) == 3 and self.figures[n].unit.isupper():
                    self._set(n, found[1].per)

    def _brackets(self) -> None:
        """ "18.78 million pesos ($332,000) a day": both are the same amount, so the rate is both's."""
        for n in range(1, len(self.figures)):
            first, figure = self.figures[n - 1], self.figures[n]
            gap = self.sentence.text[first.span[1] - self.sentence.start : figure.span[0] - self.sentence.start]
            if gap.strip() == "(" and (first.unit.isupper() == figure.unit.isupper()) and "percent" not in (first.unit, figure.unit):
                if first.per and not figure.per:
                    self._set(n, first.per)
                elif figure.per and not first.per:
                    self._set(n - 1, figure.per)

    def _carried(self, before: Figure | None) -> None:
        """ "The national rate is 5.7" after a rate; "from 600 a day to 200"; "which is £3 less"."""
        for n, figure in enumerate(self.figures):
            source = self.figures[n - 1] if n else before
            if source is None or source.per is None or figure.per is not None or figure.unit != source.unit:
                continue
            if not self._comparable(source, figure):
                continue
            same_sentence = n > 0
            if self._elliptic(n) and self._refers_back(n, same_sentence):
                self._set(n, source.per)

    @staticmethod
    def _comparable(a: Figure, b: Figure) -> bool:
        if not a.value or not b.value:
            return False
        return 0.05 <= abs(b.value / a.value) <= 20

    def _elliptic(self, n: int) -> bool:
        """Does no noun of its own follow the figure?"""
        end = self.places[n][1]
        token = self.tokens[end] if end < len(self.tokens) else None
        return token is None or token.kind == "mark" or token.low in (
            "in", "on", "at", "for", "from", "to", "and", "but", "by", "a", "last", "this", "since", "less",
            "more", "fewer", "before", "after", "now", "during", "as", "when", "compared", "across", "per",
        )  # fmt: skip

    def _refers_back(self, n: int, same_sentence: bool) -> bool:
        """Is the figure's subject "it", "the rate", or the other end of the same change?"""
        start = self.places[n][0]
        floor = self.places[n - 1][1] if same_sentence else 0
        between = self.tokens[floor:start]
        lows = [t.low for t in between]
        if any(low in self.words.not_subjects for low in lows):
            return False
        if same_sentence and len(between) <= 4 and any(low in ("to", "from", "and", "or") for low in lows):
            return "to" in lows or "from" in lows
        subject, verb = self._subject(n)
        if subject == "which" and not self._compared(n):
            return False
        return subject in self.words.subjects and verb in _STATES

    def _compared(self, n: int) -> bool:
        end = self.places[n][1]
        return end < len(self.tokens) and self.tokens[end].low in ("less", "more", "fewer", "higher", "lower")

    def _subject(self, n: int) -> tuple[str, str]:
        """The subject and the verb that the figure belongs to, as the sentence has them."""
        doc = self.sentence.doc
        if doc is None:
            return "", ""
        base = self.sentence.start
        figure = self.figures[n]
        span = doc.char_span(figure.start - base, figure.end - base, alignment_mode="expand")
        if span is None:
            return "", ""
        token = span.root
        while token.pos_ not in ("VERB", "AUX") and token.head is not token:
            token = token.head
        found = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        return (found.lower_ if found is not None else ""), token.lower_

