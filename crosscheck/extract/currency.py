"""Settles whose dollars, pesos or pounds an article means, by the countries that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.numbers.lexicon import lexicon
from crosscheck.extract.numbers.tokens import pieces, tokenize
from crosscheck.extract.row_units import labels_of
from crosscheck.gazetteer import find, lookup
from crosscheck.records import is_currency
from crosscheck.vocabulary import Vocabulary

# A bare dollar is another country's only where the article is plainly about that country.
MENTIONS, MARGIN = 3, 2
BESIDE = 2  # mentions that suffice where nothing is said of America, or where "US$" is
CENT = "cent"
STRICT = ("USD", "GBP")


@dataclass(frozen=True, slots=True)
class _Rivals:
    """For each shared sign the codes that use it; for each code the names of its countries.

    `used_in` is the code by country (ISO 3166), `first` names and their codes by first word.
    """

    codes: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, tuple[tuple[str, ...], ...]]
    used_in: Mapping[str, str]
    first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=8)
def _rivals(vocabulary: Vocabulary) -> _Rivals:
    codes: dict[str, list[str]] = {}
    countries: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in vocabulary.rows("currencies"):
        names = row.get("countries", ())
        countries[row["code"]] = tuple(tuple(t.text for t in tokenize(name)) for name in names)
        for shared in row.get("ambiguous", ()):
            codes.setdefault(shared, []).append(row["code"])
    used_in = {
        place.country: row["code"]
        for row in vocabulary.rows("currencies")
        for name in row.get("countries", ())
        for place in lookup(name, vocabulary)[:1]
        if place.kind == "country"
    }
    first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, named in countries.items():
        for name in filter(None, named):
            first.setdefault(name[0], []).append((name, code))
    return _Rivals({k: tuple(v) for k, v in codes.items()}, countries, used_in, first)


def settle_currencies(document: Document) -> Document:
    """The document with the ISO code of shared signs and words ("$", "pesos") set by its countries.

    A sign keeps its usual meaning (the dollar is American) unless another country of its family is
    named at least three times and more than twice as often; a peso is that of the country most
    named; where none is, of the towns that are.
    """
    rivals = _rivals(document.vocabulary)
    mentions = document.mentions
    signs = [
        _shared(_told(document, m.sentence, m.figure), m.figure, document.vocabulary, rivals)
        for m in mentions
    ]
    if not any(signs):
        return document
    plain = (m.figure for m, sign in zip(mentions, signs, strict=True) if not sign)
    apart = [figure.unit for figure in plain if not _is_bare(figure)]
    named = frozenset(apart)
    counts = _mentions(document, rivals)
    counts.update(apart)
    placed: Counter[str] | None = None
    units: dict[Figure, str] = {}
    for mention, sign in zip(mentions, signs, strict=True):
        if not sign:
            continue
        usual, codes = mention.figure.unit, rivals.codes[sign]
        known = counts
        few = sum(counts[code] for code in {*codes, usual}) < BESIDE
        if few and (usual in STRICT or not any(counts[code] for code in codes)):
            placed = _places(document, rivals) if placed is None else placed
            known = counts + placed
        apart_from = named if sign != CENT else frozenset()
        units[mention.figure] = _decide(usual, codes, known, apart_from)
    return _with_units(document, units | _of_both_ends(document, units))


def _of_both_ends(document: Document, units: Mapping[Figure, str]) -> dict[Figure, str]:
    """The settled currency of figures that have it from the one behind: "from 9 to 11 francs"."""
    found = {}
    for sentence in document.sentences:
        for bare, told in pairwise(sentence.figures):
            if told in units and bare not in units and bare.unit == told.unit and _is_bare(bare):
                found[bare] = units[told]
    return found


def _is_bare(figure: Figure) -> bool:
    """Does no word or sign of money stand with the digits?"""
    return figure.text.replace(",", "").replace(".", "").isdigit()


def _with_units(document: Document, units: Mapping[Figure, str]) -> Document:
    """The document with another unit on some of its figures, which differ in where they stand."""
    sentences = []
    for sentence in document.sentences:
        figures = tuple(replace(f, unit=units.get(f, f.unit)) for f in sentence.figures)
        sentences.append(replace(sentence, figures=figures) if figures else sentence)
    return replace(document, sentences=tuple(sentences))


def _told(document: Document, sentence: Sentence, figure: Figure) -> str:
    """The words that say the figure's currency: its own, and in a table those of the labels."""
    if sentence.block.kind != "row":
        return figure.text
    return " ; ".join((figure.text, *labels_of(document.article, sentence, figure)))


def _shared(text: str, figure: Figure, vocabulary: Vocabulary, rivals: _Rivals) -> str:
    """The sign or word in `text`, where several countries use it and nothing else names one."""
    if not (is_currency(figure.unit)):
        return ""
    lex = lexicon(vocabulary)
    tokens = tokenize(text)
    found = ""
    at = 0
    while at < len(tokens):
        money = lex.signs.at(tokens, at) or lex.currencies.at(tokens, at)
        if money is None:
            at += 1
            continue
        if not money[1].ambiguous:
            return ""
        word = "".join(t.text for t in tokens[at : money[0]])
        found = next(
            (
                w
                for w in (word, word.lower().removesuffix("s"), word.rstrip("."))
                if w in rivals.codes
            ),
            found,
        )
        at = money[0]
    return found


def _mentions(document: Document, rivals: _Rivals) -> Counter[str]:
    """How often the article names the countries of each currency."""
    article = document.article
    words = pieces(f"{article.title}\n{article.text}")
    first = rivals.first
    counts: Counter[str] = Counter()
    for n, word in enumerate(words):
        for name, code in first.get(word.removesuffix("'s").removesuffix("’s"), ()):
            if len(name) == 1 or tuple(words[n + 1 : n + len(name)]) == name[1:]:
                counts[code] += 1
    return counts


def _places(document: Document, rivals: _Rivals) -> Counter[str]:
    """How often the article names places of each currency that the lists of countries lack."""
    counts: Counter[str] = Counter()
    for span in find(document.article.text, document.vocabulary):
        known = lookup(span.name, document.vocabulary)
        code = rivals.used_in.get(known[0].country) if known else None
        named = tuple(t.text for t in tokenize(span.name))
        if code and named not in rivals.countries[code]:
            counts[code] += 1
    return counts


def _decide(usual: str, codes: tuple[str, ...], counts: Counter[str], named: frozenset[str]) -> str:
    """The code of a shared sign; what it usually means where no country is named (most)."""
    if usual not in STRICT:
        first = {code: -n for n, code in enumerate(counts)}  # of equals, where the text opens
        return max(
            codes, key=lambda code: (counts[code], code == usual, first.get(code, -len(first)))
        )
    best = max((code for code in codes if code != usual), key=lambda code: counts[code])
    if best in named or counts[best] < counts[usual]:
        return usual  # who writes "A$" means another dollar by "$"
    # Who writes "US$" does not mean the American one by it.
    alone = counts[best] >= BESIDE and (usual in named or not counts[usual])
    clear = counts[best] >= MENTIONS and counts[best] > MARGIN * counts[usual]
    return best if clear or alone else usual
