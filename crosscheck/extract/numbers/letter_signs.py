"""Tells letters that are currency signs ("R21.40", "P5,000") from codes ("R62", "P7131")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from crosscheck.extract.numbers.lexicon import Lexicon, lexicon, plurals
from crosscheck.extract.numbers.tokens import Token, glued_at, low_at
from crosscheck.extract.words import by_first_letter
from crosscheck.vocabulary import Vocabulary

GROUPED = 4  # digits from which an amount has a separator: "P7131" is a code
CODED = 3  # digits from which an amount may stand behind a code that is a name as well
BILLION = 1e9


def is_letter_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Is the number at token `i` a code behind its letter, not an amount of money?

    "P5,000", "R29 140", "P5 million" and "R95bn" are money anywhere, "R21.40" and "R168" in an
    article that `trusted_letters` finds to be about the letter's country or to count in its money.
    """
    letter, number = tokens[i - 1].text, tokens[i].text
    if letter not in lex.words["letter_sign"]:
        return is_name_of_code(tokens, i, lex)
    short = lex.short_scales.get(tokens[i + 1].text) if glued_at(tokens, i + 1) else None
    if low_at(tokens, i + 1) in lex.scales or any(mark in number for mark in ", "):
        return False
    if short is not None and short.value >= BILLION:
        return False
    if letter not in lex.words["trusted_letter"]:
        return True
    if short is not None or not number.isdecimal():
        return False
    named = low_at(tokens, i - 2) in lex.words["before_road"]
    return named or number.startswith("0") or len(number) >= GROUPED


def is_name_of_code(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """Is the number at token `i` part of a name, behind a currency's code that names other things?

    "COP29" and "AMD 7" are names, "COP 29,000", "AMD 400" and "SDG 5 million" amounts.
    """
    if tokens[i - 1].text not in lex.words["name_sign"] or len(tokens[i].text) >= CODED:
        return False
    behind = tokens[i + 1 : i + 2]
    return not any(t.low in lex.scales or t.text in lex.short_scales for t in behind)


@lru_cache(maxsize=64)
def lexicon_with(vocabulary: Vocabulary, letters: frozenset[str]) -> Lexicon:
    """The vocabulary's tables, with these letters trusted to be currency signs."""
    lex = lexicon(vocabulary)
    return replace(lex, words={**lex.words, "trusted_letter": letters}) if letters else lex


def trusted_letters(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The letters that are currency signs all through an article.

    Those whose country or currency it names, or that stand in an amount which can be no code.
    """
    used, sure = _letters(vocabulary)
    return frozenset(letter for letter in set(used.findall(text)) if sure[letter].search(text))


@lru_cache(maxsize=8)
def _letters(vocabulary: Vocabulary) -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]]]:
    """What finds all letters before digits; by letter what leaves no doubt that it is a sign."""
    lex = lexicon(vocabulary)
    found: dict[str, re.Pattern[str]] = {}
    for row in vocabulary.rows("currencies"):
        names = sorted(map(re.escape, plurals((*row.get("countries", ()), *row.get("words", ())))))
        for letter in row.get("signs", ()):
            if letter in lex.words["letter_sign"] and names:
                scales = "|".join(map(re.escape, sorted(lex.scales)))
                amount = rf"\d{{1,3}}(?:(?:[, ]\d{{3}})+\b|(?:\.\d+)? ?(?:{scales}|bn)\b)"
                sure = rf"\b(?:{'|'.join(names)})\b|\b{re.escape(letter)}{amount}"
                found.setdefault(letter, re.compile(sure))
    # The word's start is asked for behind the first letter: so the search skips to that.
    used = by_first_letter(found, r"(?<!\w.)")
    return re.compile(rf"(?:{used})(?=\d)" if used else r"(?!)"), found
