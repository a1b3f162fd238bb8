"""Tells numbers that one calls or goes by ("police on 101") from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.races import ends_phrase
from crosscheck.extract.numbers.tokens import Token, digits_at, low_at

PHONE = "a telephone number or code"
_SHORTEST = 3  # digits of a number that one calls
_NEAR = 9  # tokens between the word that says to call and the number
_SENTENCE = 40  # tokens around in which the list of emergency numbers is told to be one


def find_contact(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "Police 100, ambulance 102", "call the Samaritans on 116 123", "text HELP to 60777"."""
    text = tokens[i].text.replace(" ", "")
    if not text.isdecimal() or not ends_phrase(tokens, i + 1, lex) or low_at(tokens, i + 1) == "%":
        return None
    before = low_at(tokens, i - 1)
    lead = i - 1 if before == ":" or before in lex.words["being"] else i
    own = lex.cues["own_number"].before(tokens, lead)
    if own:
        return NoFigure(i, i + 1, own[1])
    if len(text) < _SHORTEST:
        return None
    calls = {"on": "contact", "to": "message", "at": "contact"}.get(before)
    if calls:
        near = tokens[max(0, i - _NEAR) : i - 1]
        named = any(token.low in lex.words[calls] for token in near)
        return NoFigure(i, i + 1, PHONE) if named else None
    service = lex.cues["service"].before(tokens, lead)
    if service and (_are_listed(tokens, i, lex) or _is_emergency(tokens, i, lex)):
        return NoFigure(i, i + 1, service[1])
    return None


def _is_emergency(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    around = tokens[max(0, i - _SENTENCE) : i + _SENTENCE]
    return any(token.low in lex.words["emergency"] for token in around)


def _are_listed(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "police 100, fire 101": the next or last service has a number of three digits too."""
    if len(digits_at(tokens, i)) != _SHORTEST:
        return False
    for n in (*range(i + 2, i + 6), *range(i - 2, i - 6, -1)):
        other = len(digits_at(tokens, n)) == _SHORTEST
        if other and lex.cues["service"].before(tokens, n) and ends_phrase(tokens, n + 1, lex):
            return True
    return False
