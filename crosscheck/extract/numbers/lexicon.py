"""The word lists of numbers, compiled once a vocabulary into tables looked up by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, TypeVar

from crosscheck.extract.numbers.tokens import Token, tokenize
from crosscheck.vocabulary import Row, Vocabulary

T = TypeVar("T")
# Signs that an amount may begin with.
_OPENERS = frozenset("-−–+.")


class Phrases(Generic[T]):
    """Phrases by their first and last piece, longest first, each with what it means.

    `exact` phrases are compared letter by letter, the others in lower case. One with a digit inside
    ("m2") stands without spaces alone.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, exact: bool = False) -> None:
        self._field: Literal[1, 2] = 1 if exact else 2
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._glued: set[tuple[str, ...]] = set()
        for phrase, meaning in phrases:
            pieces = tokenize(phrase)
            words = tuple(t.text if exact else t.low for t in pieces)
            if any(t.glued and t.kind in ("digits", "raised") for t in pieces):
                self._glued.add(words)
            if words:
                self._by_first.setdefault(words[0], []).append((words, meaning))
                self._by_last.setdefault(words[-1], []).append((words, meaning))
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def starts(self) -> frozenset[str]:
        """The pieces that a phrase begins with."""
        return frozenset(self._by_first)

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that begins at token `i`: the token after it, and its meaning."""
        if not 0 <= i < len(tokens):
            return None
        entries = self._by_first.get(tokens[i][self._field])
        if entries is None:
            return None
        for words, meaning in entries:
            if len(words) == 1 or self._stands(tokens, i, words):
                return i + len(words), meaning
        return None

    def before(self, tokens: Sequence[Token], i: int) -> tuple[int, T] | None:
        """The longest phrase that ends right before token `i`: its first token, and its meaning."""
        if not 0 < i <= len(tokens):
            return None
        entries = self._by_last.get(tokens[i - 1][self._field])
        if entries is None:
            return None
        for words, meaning in entries:
            if len(words) == 1 or (i >= len(words) and self._stands(tokens, i - len(words), words)):
                return i - len(words), meaning
        return None

    def _stands(self, tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
        window = tokens[i : i + len(words)]
        if tuple(token[self._field] for token in window) != words:
            return False
        return words not in self._glued or all(token.glued for token in window[1:])


class Size(NamedTuple):
    """A vague word's bounds; `scaled` ones need a scale behind them ("several hundred")."""

    low: float
    high: float
    scaled: bool


class Scale(NamedTuple):
    """A short form of a scale, and where it may stand."""

    value: float
    spaced: bool
    money: bool


class Measure(NamedTuple):
    """A unit of measure; `per` where its name holds a rate ("mph"), `factor` a scale ("mb/d")."""

    unit: str
    dimension: str
    per: str | None = None
    factor: float = 1


class Money(NamedTuple):
    """A currency, what its word is worth in it (a cent is 0.01), and whether others use it too."""

    code: str
    factor: float
    ambiguous: bool = False


class Denominator(NamedTuple):
    """What a rate is per."""

    per: str
    article: bool
    money: bool
    in_period: bool
    numbered: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All tables of the grammar of numbers.

    `numbers` are the words that make a sentence hold a number; `openers` all that an amount, or
    what only looks like one, may begin with besides digits: most pieces of a text are neither.
    """

    small: Mapping[str, tuple[str, float]]
    scales: Mapping[str, float]
    short_scales: Mapping[str, Scale]
    vague: Phrases[Size]
    parts: Mapping[str, tuple[int, bool]]
    ordinals: frozenset[str]
    counting: frozenset[str]
    hedges_before: Phrases[tuple[str, str]]
    hedges_after: Phrases[str]
    links: Mapping[str, Phrases[str]]
    measures: Phrases[Measure]
    abbreviations: Phrases[Measure]
    glued_measures: Phrases[Measure]
    signs: Phrases[Money]
    signs_after: Phrases[Money]
    currencies: Phrases[Money]
    denominators: Phrases[Denominator]
    alone: Phrases[Denominator]
    cues: Mapping[str, Phrases[str]]
    words: Mapping[str, frozenset[str]]
    numbers: frozenset[str]
    openers: frozenset[str]


def _roles(rows: Iterable[Row], value: str = "role") -> dict[str, Phrases[str]]:
    by_role: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        meaning = str(row.get("reason", row.get("unit", row[value])))
        by_role.setdefault(str(row["role"]), []).extend((w.lower(), meaning) for w in row["words"])
    return {role: Phrases(entries) for role, entries in by_role.items()}


def plurals(words: Iterable[str]) -> list[str]:
    """The words and their plurals in -s; "metre squared" and "°C" have theirs in full or none."""
    out = []
    for word in words:
        out.append(word)
        if word[-1:].isalpha() and not word.endswith(("s", "ed")):
            out.append(word + "s")
            head, _, tail = word.partition(" per ")
            if tail:
                out.append(f"{head}s per {tail}")
    return out


def _measures(
    vocabulary: Vocabulary,
) -> tuple[Phrases[Measure], Phrases[Measure], Phrases[Measure]]:
    """Words, abbreviations, and what stands right behind the digits."""
    words, short, glued = [], [], []
    for row in vocabulary.rows("units"):
        measure = Measure(row["unit"], row["dimension"], row.get("per"), row.get("factor", 1))
        words += [(w.lower(), measure) for w in plurals(row.get("words", ()))]
        words += [(w.lower(), measure) for w in row.get("irregular", ())]
        short += [(w, measure) for w in row.get("abbreviations", ())]
        glued += [(w, measure) for w in row.get("glued", ())]
    return Phrases(words), Phrases(short, exact=True), Phrases(glued, exact=True)


def _currencies(vocabulary: Vocabulary) -> tuple[Phrases[Money], Phrases[Money], Phrases[Money]]:
    """Signs before the digits, signs behind them, and words."""
    signs: dict[str, Money] = {}
    after: dict[str, Money] = {}
    words: dict[str, Money] = {}
    shared = {w for row in vocabulary.rows("currencies") for w in row.get("ambiguous", ())}
    for row in vocabulary.rows("currencies"):
        code = row["code"]
        for sign in row.get("signs", ()):
            signs.setdefault(sign, Money(code, 1, sign in shared))
            if len(sign) > 2 and sign.endswith("$"):
                signs.setdefault(sign.lower(), Money(code, 1, sign in shared))
        for short, factor in (("M", 1e6), ("m", 1e6), ("k", 1e3), ("K", 1e3)):
            after.setdefault(short + code, Money(code, factor))
        for word in plurals(row.get("words", ())):
            words.setdefault(word.lower(), Money(code, 1, word.removesuffix("s") in shared))
        for word in plurals(row.get("hundredths", ())):
            words.setdefault(word.lower(), Money(code, 0.01, word.removesuffix("s") == "cent"))
        for sign in row.get("hundredth_signs", ()):
            after.setdefault(sign, Money(code, 0.01))
    for name, code in _names_of_the_world():
        words.setdefault(name, Money(code, 1))
    return (
        Phrases(signs.items(), exact=True),
        Phrases((after | signs).items(), exact=True),
        Phrases(words.items()),
    )


def _names_of_the_world() -> list[tuple[str, str]]:
    from babel import Locale
    from babel.numbers import get_currency_name

    names = []
    for code in sorted(Locale.parse("en").currencies):
        for count in (1, 2):
            name = str(get_currency_name(code, count, "en")).lower()
            if " " in name and "(" not in name:
                names.append((name, code))
    return names


def _denominators(vocabulary: Vocabulary) -> tuple[Phrases[Denominator], Phrases[Denominator]]:
    """Nouns behind "per" or "a", and words that say the rate alone."""
    words, alone = [], []
    for row in vocabulary.rows("rates"):
        if "role" in row:
            continue
        base = (row.get("article", True), row.get("money", False), row.get("in_period", False))
        numbered = row.get("numbered", False)
        same = row.get("same", row["words"])
        for word in row["words"]:
            per = row["per"] if word in same else word
            words += [(w, Denominator(per, *base, numbered)) for w in plurals([word.lower()])]
        alone += [(w, Denominator(row["per"], *base, numbered)) for w in row.get("alone", ())]
    return Phrases(words), Phrases(alone)


def _ordinals(small: Mapping[str, tuple[str, float]], vocabulary: Vocabulary) -> frozenset[str]:
    """The ordinals: those of their own making, and the words with "th" or, for "y", "ieth"."""
    irregular = {row["word"]: row["ordinal"] for row in vocabulary.rows("ordinals")}
    regular = (w[:-1] + "ieth" if w.endswith("y") else w + "th" for w in small)
    own = (ordinal for ordinal in irregular.values())
    return frozenset(
        (*own, *(r for w, r in zip(small, regular, strict=True) if w not in irregular))
    )


def _counting(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that begin or end a figure without being numbers: "dozens", "several", "half"."""
    vague = (w for row in vocabulary.rows("vague") for w in row["words"])
    parts = (w for row in vocabulary.rows("fractions") for w in row["words"])
    return frozenset(
        word.split()[-1] if " of" not in word else word.split()[0] for word in (*vague, *parts)
    )


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The tables of the vocabulary, compiled."""
    words = vocabulary.rows("number_words")
    small = {
        word: (row["kind"], float(value))
        for row in words
        if row["kind"] != "scale"
        for word, value in row["words"].items()
    }
    short: dict[str, Scale] = {}
    for row in vocabulary.rows("scales"):
        for form in (*row["glued"], *row["spaced"]):
            short[form] = Scale(row["value"], form in row["spaced"], form in row.get("money", ()))
    parts = {
        word: (int(row["parts"]), n > 0)
        for row in vocabulary.rows("fractions")
        for word, n in zip(row["words"], (0, 1, 0, 1), strict=False)
    }
    before = [
        (w, (row["hedge"], row.get("role", "hedge")))
        for row in vocabulary.rows("hedges")
        for w in row.get("before", ())
    ]
    rows = vocabulary.rows
    measures, abbreviations, glued = _measures(vocabulary)
    signs, signs_after, currencies = _currencies(vocabulary)
    denominators, alone = _denominators(vocabulary)
    scales = {
        w: float(v) for row in words if row["kind"] == "scale" for w, v in row["words"].items()
    }
    vague = Phrases(
        (w, Size(row["low"], row["high"], row.get("scaled", False)))
        for row in rows("vague")
        for w in row["words"]
    )
    contexts = _contexts(rows("number_contexts"))
    numbers = _ordinals(small, vocabulary) | _counting(vocabulary) | frozenset((*small, *scales))
    return Lexicon(
        small=small,
        scales=scales,
        short_scales=short,
        vague=vague,
        parts=parts,
        ordinals=_ordinals(small, vocabulary),
        counting=_counting(vocabulary),
        hedges_before=Phrases(before),
        hedges_after=Phrases(
            (w, row["hedge"]) for row in rows("hedges") for w in row.get("after", ())
        ),
        links=_roles(rows("number_links")),
        measures=measures,
        abbreviations=abbreviations,
        glued_measures=glued,
        signs=signs,
        signs_after=signs_after,
        currencies=currencies,
        denominators=denominators,
        alone=alone,
        cues=_roles((*rows("identifiers"), *rows("number_dates"))),
        words=contexts,
        numbers=numbers,
        openers=numbers
        | vague.starts
        | signs.starts
        | contexts["phrase_start"]
        | contexts["opener"]
        | _OPENERS,
    )


def _contexts(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    by_role: dict[str, frozenset[str]] = {}
    for row in rows:
        by_role[row["role"]] = by_role.get(row["role"], frozenset()) | frozenset(row["words"])
    return by_role
