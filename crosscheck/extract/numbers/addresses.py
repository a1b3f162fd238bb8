"""Tells house numbers and postal codes ("14 Elm Street", "PO Box 311, Perth 6000") from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.tokens import Token, low_at

ADDRESS = "part of an address"
LONGEST_STREET = 3  # words before "Street"
POSTAL = (4, 6)  # digits of a postal code
_NEAR = 8  # tokens between a street or box and the postal code


def find_address(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """A house number before the name of a street, a box's number, or a postal code behind one."""
    text = tokens[i].text
    if not text.isdecimal() or len(text) > POSTAL[1]:
        return None
    boxed = low_at(tokens, i - 1) in lex.words["box"] and tokens[i - 1].text[0].isupper()
    street = boxed or _street_at(tokens, i + 1, lex)
    code = POSTAL[0] <= len(text) and _beside_name(tokens, i) and _behind_street(tokens, i, lex)
    return NoFigure(i, i + 1, ADDRESS) if street or code else None


def _street_at(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    """ "Elm Street", but not "Wall Street banks"."""
    for at in range(i, min(i + LONGEST_STREET + 1, len(tokens))):
        token = tokens[at]
        if token.kind != "word" or not token.text[0].isupper():
            return False
        if at > i and token.low in lex.words["street"]:
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            return behind is None or not (behind.text.islower() and behind.low.endswith("s"))
    return False


def _beside_name(tokens: Sequence[Token], i: int) -> bool:
    """ "Perth 6000", ", 4001 Basel": no word in small letters stands right before the code."""
    at = i + 1 if low_at(tokens, i - 1) == "," else i - 1
    return 0 <= at < len(tokens) and tokens[at].kind == "word" and tokens[at].text[0].isupper()


def _behind_street(tokens: Sequence[Token], i: int, lex: Lexicon) -> bool:
    before = range(max(0, i - _NEAR), i)
    streets = lex.words["street"] | lex.words["box"]
    named = any(tokens[n].low in streets and tokens[n].text[0].isupper() for n in before)
    return named and low_at(tokens, i + 1) not in lex.scales
