"""The word lists of numbers, compiled once a vocabulary into tables looked up by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from crosscheck.extract.numbers.phrases import Phrases
from crosscheck.vocabulary import Row, Vocabulary

# Signs that an amount may begin with.
_OPENERS = frozenset("-−–+.")


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


_SIGN = 2  # letters of "ha", "yr"


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
            low = word.lower()
            # "Each has" is no rate per hectare: short signs have no plural.
            forms = plurals([low]) if len(low) > _SIGN else [low]
            words += [(w, Denominator(per, *base, numbered)) for w in forms]
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
    return frozenset(word.removesuffix(" of").split()[-1] for word in (*vague, *parts))


def _scale_words(vocabulary: Vocabulary) -> dict[str, float]:
    """Words that multiply what stands before them: "hundred", "million"."""
    rows = (row for row in vocabulary.rows("number_words") if row["kind"] == "scale")
    return {word: float(value) for row in rows for word, value in row["words"].items()}


def _small_numbers(vocabulary: Vocabulary) -> dict[str, tuple[str, float]]:
    """Number words below the scales, each with its kind and value."""
    rows = (row for row in vocabulary.rows("number_words") if row["kind"] != "scale")
    return {w: (row["kind"], float(value)) for row in rows for w, value in row["words"].items()}


def _short_scales(vocabulary: Vocabulary) -> dict[str, Scale]:
    return {
        form: Scale(row["value"], form in row["spaced"], form in row.get("money", ()))
        for row in vocabulary.rows("scales")
        for form in (*row["glued"], *row["spaced"])
    }


def _fractions(vocabulary: Vocabulary) -> dict[str, tuple[int, bool]]:
    """Words for parts of a whole: into how many, and whether the word is a plural.

    A row lists the singular and the plural by turns.
    """
    return {
        word: (int(row["parts"]), i % 2 == 1)
        for row in vocabulary.rows("fractions")
        for i, word in enumerate(row["words"])
    }


def _vague(vocabulary: Vocabulary) -> Phrases[Size]:
    return Phrases(
        (word, Size(row["low"], row["high"], row.get("scaled", False)))
        for row in vocabulary.rows("vague")
        for word in row["words"]
    )


def _hedges(vocabulary: Vocabulary) -> tuple[Phrases[tuple[str, str]], Phrases[str]]:
    """Hedges that stand before a figure, with their role, and those behind it."""
    rows = vocabulary.rows("hedges")
    before = (
        (word, (row["hedge"], row.get("role", "hedge")))
        for row in rows
        for word in row.get("before", ())
    )
    after = ((word, row["hedge"]) for row in rows for word in row.get("after", ()))
    return Phrases(before), Phrases(after)


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The tables of the vocabulary, compiled."""
    rows = vocabulary.rows
    small, scales = _small_numbers(vocabulary), _scale_words(vocabulary)
    ordinals, counting = _ordinals(small, vocabulary), _counting(vocabulary)
    vague = _vague(vocabulary)
    hedges_before, hedges_after = _hedges(vocabulary)
    measures, abbreviations, glued_measures = _measures(vocabulary)
    signs, signs_after, currencies = _currencies(vocabulary)
    denominators, alone = _denominators(vocabulary)
    contexts = _contexts(rows("number_contexts"))
    numbers = frozenset((*small, *scales)) | ordinals | counting
    written = vague.starts | signs.starts | contexts["phrase_start"] | contexts["opener"]
    return Lexicon(
        small=small,
        scales=scales,
        short_scales=_short_scales(vocabulary),
        vague=vague,
        parts=_fractions(vocabulary),
        ordinals=ordinals,
        counting=counting,
        hedges_before=hedges_before,
        hedges_after=hedges_after,
        links=_roles(rows("number_links")),
        measures=measures,
        abbreviations=abbreviations,
        glued_measures=glued_measures,
        signs=signs,
        signs_after=signs_after,
        currencies=currencies,
        denominators=denominators,
        alone=alone,
        cues=_roles((*rows("identifiers"), *rows("number_dates"))),
        words=contexts,
        numbers=numbers,
        openers=numbers | written | _OPENERS,
    )


def _contexts(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    by_role: dict[str, frozenset[str]] = {}
    for row in rows:
        by_role[row["role"]] = by_role.get(row["role"], frozenset()) | frozenset(row["words"])
    return by_role
