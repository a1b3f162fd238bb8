"""Says which amounts are no figures after all: ages, multiples, ranks, lengths of races."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.amount import Amount
from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.races import RACE, ends_phrase, is_race
from crosscheck.extract.numbers.tokens import Token, digits_at, low_at
from crosscheck.extract.numbers.words import HYPHENS

AGE = "an age"
_DOING = 5  # tokens from "retire" to the age


def reject(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> str:
    """Why an amount is no figure, or "" where it is one."""
    if _bare_scale(tokens, amount, lex):
        return "a figure of speech"
    if is_race(tokens, amount, lex):
        return RACE
    if amount.dimension == "money" and amount.value == 1 and low_at(tokens, amount.end) == "=":
        return "the unit of an exchange rate"  # "($1 = 0.75 pounds)"
    named = _named_by_size(tokens, amount, lex)
    if named:
        return named
    if amount.unit not in ("count", "year", "month", "week", "day"):
        return ""
    return _multiple(tokens, amount, lex) or _age(tokens, amount, lex) or _rank(tokens, amount, lex)


def _named_by_size(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> str:
    """ "a 9mm pistol", ".45-calibre", "51.5 degrees north": a make, a place on the map."""
    role = {"millimetre": "calibre", "count": "calibre", "degree": "compass"}.get(amount.unit)
    found = lex.cues[role].at(tokens, amount.end) if role else None
    if found is None or (amount.bare and not tokens[found[0] - 1].low.startswith("calib")):
        return ""
    return found[1]


def _rank(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> str:
    """ "the one hundred and fifth": words that end in a rank."""
    at = amount.end
    if amount.form != "words" or amount.scale < 100 or at >= len(tokens):
        return ""
    at += tokens[at].low == "and"
    return "a rank" if at < len(tokens) and tokens[at].low in lex.ordinals else ""


def _bare_scale(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> bool:
    """ "the million-dollar man", "thousand" alone: a scale of nothing counts nothing."""
    return amount.value is not None and amount.value == lex.scales.get(tokens[amount.first].low)


def _multiple(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> str:
    found = lex.cues["multiple_after"].at(tokens, amount.end)
    return found[1] if found and amount.bare else ""


def _age(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> str:
    reason = AGE
    after = lex.cues["age_after"].at(tokens, amount.last)
    if after or _in_row_of_ages(tokens, amount, lex):
        return reason
    if not amount.bare:
        cue = lex.cues["age_before"].before(tokens, amount.first)
        aged = cue and tokens[cue[0]].low in lex.words["aged"]
        return reason if aged else ""
    value = amount.high if amount.high is not None else amount.value
    if value is None or value > 120:
        return ""
    at = amount.end
    behind = tokens[at] if at < len(tokens) else None
    before = lex.cues["age_before"].before(tokens, amount.first)
    before = before or _before_hedge(tokens, amount.first, lex)
    if before and (amount.first - before[0] > 1 or tokens[before[0]].low in lex.words["aged"]):
        return reason if tokens[amount.first - 1].low not in lex.words["whose"] else ""
    if before and (behind is None or behind.kind != "word" or behind.low in lex.words["after_age"]):
        return reason
    told = (
        _at_which_age(tokens, amount, lex)
        or _in_apposition(tokens, amount, behind, lex)
        or _at_age(tokens, amount, lex)
    )
    return reason if told else ""


def _in_row_of_ages(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> bool:
    """ "16 and 17-year-olds", "16- and 17-year-olds"."""
    at = amount.last + (low_at(tokens, amount.last) in HYPHENS)
    if low_at(tokens, at) not in ("and", "or", "to") or not digits_at(tokens, at + 1):
        return False
    return lex.cues["age_after"].at(tokens, at + 2) is not None


def _before_hedge(tokens: Sequence[Token], first: int, lex: Lexicon) -> tuple[int, str] | None:
    """What says that it is an age, before a hedge: "a woman of about sixty"."""
    hedge = lex.hedges_before.before(tokens, first)
    if hedge is None or not hedge[1][0]:
        return None
    before = lex.cues["age_before"].before(tokens, hedge[0])
    return before if before and hedge[0] - before[0] > 1 else None


def _at_age(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> bool:
    """ "At 45 you think", "At 91, she still swims"."""
    at = amount.end + (amount.end < len(tokens) and tokens[amount.end].text == ",")
    opens = amount.first > 0 and tokens[amount.first - 1].text == "At"
    return opens and at < len(tokens) and tokens[at].low in lex.words["after_age_at"]


def _at_which_age(tokens: Sequence[Token], amount: Amount, lex: Lexicon) -> bool:
    """ "retire at 65", "are adults at 18": what people do at an age, and nothing counted."""
    i = amount.first
    if low_at(tokens, i - 1) != "at" or not ends_phrase(tokens, amount.end, lex):
        return False
    return any(token.low in lex.words["done_at_age"] for token in tokens[max(0, i - _DOING) : i])


def _in_apposition(
    tokens: Sequence[Token], amount: Amount, behind: Token | None, lex: Lexicon
) -> bool:
    """ "Ana Ruiz, 26, drove": a small whole number between commas behind a name."""
    i = amount.first
    if i and tokens[i - 1].low in lex.words["age_now"]:
        i -= 1  # "Ana Ruiz, now 26, drove"
    if (
        i < 2
        or amount.last - amount.first != 1
        or tokens[i - 1].text not in ",("
        or tokens[amount.first].text in HYPHENS
    ):
        return False
    if (behind is not None and behind.text not in ",.;:)") or amount.value is None:
        return False
    name = tokens[i - 2]
    if name.text == "." and i > 3 and len(tokens[i - 3].text) == 1:
        name = tokens[i - 4]  # "Petra H. (38) from Graz"
    named = (
        name.kind == "word"
        and name.text[0].isupper()
        and len(name.text) > 1
        and not name.text.isupper()
    )
    return named and 3 <= amount.value <= 115 and amount.value == int(amount.value)
