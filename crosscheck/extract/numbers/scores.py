"""Tells scores, sporting averages and telephone numbers from figures."""

from __future__ import annotations

from collections.abc import Sequence

from crosscheck.extract.numbers.lexicon import Lexicon
from crosscheck.extract.numbers.nofigure import NoFigure
from crosscheck.extract.numbers.races import ends_phrase
from crosscheck.extract.numbers.tokens import Token, digits_at, glued_at, low_at
from crosscheck.extract.numbers.words import HYPHENS

_JOINTS = frozenset("-).(/")
# The longest telephone number has fifteen digits.
_MOST_DIGITS = 20
_MOST_GROUPS = 6
_LONGEST_NUMBER = 15  # digits
_FAR = 20  # tokens to a word that tells of cricket
SCORE = "a score"


def find_phone(tokens: Sequence[Token], i: int) -> NoFigure | None:
    """ "+44 20 7946 0991", "(212) 555-0142": digits grouped like a telephone number."""
    plus = glued_at(tokens, i) and low_at(tokens, i - 1) == "+"
    bracket = low_at(tokens, i - 1) == "(" and low_at(tokens, i + 1) == ")"
    if not (plus or bracket or (low_at(tokens, i + 1) in ("-", "/") and glued_at(tokens, i + 1))):
        return None
    sizes, at = [len(tokens[i].text)], i + 1
    while at < len(tokens) and sum(sizes) < _MOST_DIGITS:
        step = at + (tokens[at].text in _JOINTS)
        if not digits_at(tokens, step).isdecimal():
            break
        sizes.append(len(tokens[step].text))
        at = step + 1
    if sum(sizes) < 7 or len(sizes) < 2:
        return None
    hyphened = len(sizes) > 2 and max(sizes) > 2 and all(t.glued for t in tokens[i + 1 : at])
    ends = at >= len(tokens) or (tokens[at].kind == "mark" and tokens[at].text != "%")
    local = sizes == [3, 4] and glued_at(tokens, i + 1) and ends
    national = bracket and sizes[0] == 3
    if (plus and len(sizes) > 2) or hyphened or local or national:
        return NoFigure(i, at, "a telephone number or code")
    return None


def find_spaced_phone(tokens: Sequence[Token], i: int) -> NoFigure | None:
    """ "1800 209 4417", "82 14 14": groups that spaces part, and not as they part thousands."""
    at = i
    while at < i + _MOST_GROUPS and digits_at(tokens, at).isdecimal():
        at += 1
    sizes = [len(token.text) for token in tokens[i:at]]
    thousands = sizes[:1] <= [3] and set(sizes[1:]) <= {3}
    pairs = set(sizes) == {2}
    long = pairs or 9 <= sum(sizes) <= _LONGEST_NUMBER
    if len(sizes) < 3 or thousands or not long or min(sizes) < 2:
        return None
    return NoFigure(i, at, "a telephone number or code")


def find_score(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "2-0", "6-4 6-3", "a 5-4 ruling": two small numbers, unless they read as a range."""
    if not _pair_at(tokens, i, longest=3) or lex.signs.before(tokens, i):
        return None
    if low_at(tokens, i - 1) in ("x", "×"):
        return None
    end = i + 3
    if low_at(tokens, end) in ("%", "½") or lex.measures.at(tokens, end):
        return None
    if glued_at(tokens, end) and tokens[end].kind == "word":
        return None
    while low_at(tokens, end) in HYPHENS and glued_at(tokens, end) and digits_at(tokens, end + 1):
        end += 2
    before = any(lex.cues["score_before"].at(tokens, n) for n in range(max(0, i - 3), i))
    after = lex.cues["score_after"].at(tokens, end)
    behind = end + (low_at(tokens, end) in ("(", ")"))  # "6-7 (2-7) 7-6"
    ahead = i - 3 - (low_at(tokens, i - 1) in ("(", ")"))
    beside = _pair_at(tokens, behind) or _pair_at(tokens, ahead)
    falling = int(tokens[i].text) >= int(tokens[i + 2].text)
    if falling or end > i + 3 or before or after or beside:
        return NoFigure(i, end, SCORE)
    return None


def find_innings(tokens: Sequence[Token], i: int, lex: Lexicon) -> NoFigure | None:
    """ "312 for 6 at stumps", "250 all out", "104 not out", "12 under par"."""
    found = lex.cues["innings"].at(tokens, i + 1)
    if found:
        return NoFigure(i, i + 1, found[1])
    full = [low_at(tokens, i + 1), low_at(tokens, i + 2)] == ["out", "of"]
    if full and digits_at(tokens, i + 3) == tokens[i].text:
        return NoFigure(i, i + 4, SCORE)  # "10 out of 10"
    runs, wickets = tokens[i].text, digits_at(tokens, i + 2)
    if low_at(tokens, i + 1) != "for" or not (runs.isdecimal() and wickets.isdecimal()):
        return None
    around = tokens[max(0, i - _FAR) : i + _FAR]
    told = any(token.low in lex.words["innings"] for token in around)
    return NoFigure(i, i + 3, SCORE) if told and ends_phrase(tokens, i + 3, lex) else None


def _pair_at(tokens: Sequence[Token], i: int, longest: int = 2) -> bool:
    """Does a pair like "6-3" stand at token `i`?"""
    if i < 0 or low_at(tokens, i + 1) not in HYPHENS or not glued_at(tokens, i + 1):
        return False
    pair = (digits_at(tokens, i), digits_at(tokens, i + 2))
    return glued_at(tokens, i + 2) and all(p.isdecimal() and len(p) <= longest for p in pair)


def is_batting_average(tokens: Sequence[Token], i: int) -> bool:
    """ ".500", ".312": three digits behind a point that nothing precedes and no unit follows."""
    if len(digits_at(tokens, i + 1)) != 3 or not glued_at(tokens, i + 1):
        return False
    free = i > 0 and not tokens[i].glued and tokens[i - 1].kind == "word"
    alone = i + 2 >= len(tokens) or (tokens[i + 2].kind == "mark" and tokens[i + 2].text != "%")
    return free and alone
