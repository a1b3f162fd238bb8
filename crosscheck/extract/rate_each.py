"""Finds the rates that "each" and "every" tell: "for each of them", "Every patient costs $43"."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.extract.numbers.tokens import low_at
from crosscheck.extract.rate_sentence import TIMES, RateSentence
from crosscheck.extract.tree import Token as ParsedToken
from crosscheck.records import is_currency

GIVEN = 3  # words behind "to each" among which the one who is paid is named
_SUBJECTS = ("nsubj", "nsubjpass")
DEEPEST = 12  # steps up the parse from a figure to its verb


def each(state: RateSentence, i: int) -> tuple[int, str] | None:
    """ "for every vacancy", "for each of them", "to each fisherman", "by square metre"."""
    tokens = state.tokens
    low, determiner = tokens[i].low, low_at(tokens, i + 1)
    if low == "by":
        found = state.lex.denominators.at(tokens, i + 1)
        square = found and found[1].per.startswith(("square", "cubic"))
        return (found[0], found[1].per) if found and square else None
    if low not in ("for", "to") or determiner not in ("each", "every"):
        return None
    if low_at(tokens, i + 2) == "of":
        noun = _antecedent(state, i) if low == "for" else None
        return (i + 4, noun) if noun else None
    noun = _noun_of(state, i + 1)
    if noun is None or noun in TIMES:
        return None
    return _to_each(state, i, noun) if low == "to" else (i + 3, noun)


def apiece(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "Survivors may claim ₱50,000 each", "9,000 pesos apiece": for each of the subject."""
    for n, (_, end) in enumerate(state.places):
        unit = state.figures[n].unit
        if unit in ("count", "percent") or low_at(state.tokens, end) not in ("each", "apiece"):
            continue
        behind = low_at(state.tokens, end + 1)
        subject = (
            _antecedent(state, end)
            if not state.lex.denominators.at(state.tokens, end + 1)
            else None
        )
        if subject and behind not in state.words.not_apiece:
            yield n, subject


def each_subject(state: RateSentence) -> Iterator[tuple[int, str]]:
    """ "Each of the 23 players gets £73,000", "Every patient costs about $43,000"."""
    text = state.sentence.text.lower()
    if state.sentence.doc is None or ("each" not in text and "every" not in text):
        return
    for word in state.sentence.doc:
        if word.lower_ not in ("each", "every") or word.dep_ not in ("det", *_SUBJECTS):
            continue
        noun = word.head if word.dep_ == "det" else _part_noun(word)
        if noun is None or noun.pos_ != "NOUN":
            continue
        subject = noun if word.dep_ == "det" else word
        if subject.dep_ in ("dobj", "dative"):
            yield from _paid_to(state, noun)
        if subject.dep_ not in _SUBJECTS:
            continue
        per = _lemma(noun)
        roots = ((n, state.root(n)) for n in range(len(state.figures)))
        behind = ((n, root) for n, root in roots if root is not None and root.i > subject.head.i)
        n, root = next(behind, (0, None))
        if root is None or per in TIMES or state.figures[n].unit in (*TIMES, "percent"):
            continue
        if is_under(root, subject.head):
            yield n, per


def _to_each(state: RateSentence, i: int, noun: str) -> tuple[int, str] | None:
    """ "to each bereaved family", "to each fisherman"."""
    known = (state.lex.denominators.at(state.tokens, k) for k in range(i + 2, i + 2 + GIVEN))
    paid = next((found for found in known if found and found[1].money), None)
    if paid is not None:
        return paid[0], paid[1].per
    return (i + 3, "person") if _is_person(noun) else None


def _paid_to(state: RateSentence, noun: ParsedToken) -> Iterator[tuple[int, str]]:
    """ "Granted each bereaved family 4,000 euros": money right behind whoever gets it."""
    end = noun.idx + len(noun.text) + 1
    for n, figure in enumerate(state.figures):
        money = is_currency(figure.unit)
        if money and figure.start - state.sentence.start == end:
            yield n, _lemma(noun)


def _part_noun(each: ParsedToken) -> ParsedToken | None:
    """The `players` of "each of the 23 players"."""
    of = next((c for c in each.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def is_under(token: ParsedToken, verb: ParsedToken) -> bool:
    """Does the figure stand in the verb's own clause, in no clause with a subject of its own?"""
    for _ in range(DEEPEST):
        if token.i == verb.i:
            return True
        clause = token.pos_ in ("VERB", "AUX")
        if clause and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            return False
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _is_person(noun: str) -> bool:
    endings = ("man", "er", "or", "ee", "ian", "ist", "ent", "ant")
    return noun == "person" or noun.endswith(endings)


def _noun_of(state: RateSentence, i: int) -> str | None:
    """The lemma of the noun that the determiner at token `i` belongs to."""
    word = state.parsed(i)
    return _lemma(word.head) if word is not None and word.head.pos_ == "NOUN" else None


def _antecedent(state: RateSentence, i: int) -> str | None:
    """What "them" of "for each of them" means: the subject of the sentence's first clause."""
    doc = state.sentence.doc
    subjects = (t for t in doc or () if t.dep_ in ("nsubj", "nsubjpass"))
    subject = next((t for t in subjects if t.pos_ == "NOUN" or t.lower_ in state.words.those), None)
    if subject is None or subject.idx >= state.tokens[i].start:
        return None
    return _lemma(subject) if subject.pos_ == "NOUN" else "person"


def _lemma(word: ParsedToken) -> str:
    from crosscheck.extract.parse import lemma

    return lemma(word)
