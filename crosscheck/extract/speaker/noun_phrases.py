"""Cuts the noun phrase that names a source out of a parsed sentence."""

from __future__ import annotations

from collections.abc import Container

from crosscheck.extract.tree import Token
from crosscheck.gazetteer import lookup

_RIGHT = frozenset({"prep", "acl", "conj", "cc", "appos", "nummod", "amod", "case", "flat", "nmod"})


def noun_phrase(head: Token, text: str, names: Container[str]) -> str:
    """The words of a noun phrase up to the first comma after its head; `text` is the sentence's.

    `names` are words that the article has in capitals inside its sentences too.

    A common noun with a proper name set beside it ("the reinsurer, the Consorcio,") gives the name.
    """
    name = _name_beside(head) if head.pos_ == "NOUN" else _name_of_office(head)
    if name is not None:
        return noun_phrase(name, text, names)
    last = head
    for child in head.rights:
        if child.dep_ == "punct" and child.text in {"(", ")", "-", "'", "’"}:
            continue
        if child.dep_ not in _RIGHT or child.left_edge.i > last.i + 2:
            break
        if child.dep_ in {"conj", "appos"} and child.pos_ not in {"NOUN", "PROPN"}:
            break
        last = child.right_edge
    phrase = text[start_of(head) : last.idx + len(last.text)]
    first = head.left_edge
    return phrase if first.i or first.text in names else _uncapitalised(phrase, first)


def _name_beside(head: Token) -> Token | None:
    """The proper name set beside a common noun, also behind "of": "the head of Acme, Ana Ruiz,"."""
    own = (c for c in head.rights if c.dep_ == "appos")
    found = next((c for c in own if c.pos_ == "PROPN" and not c.text.isdigit()), None)
    if found is not None and not head.is_lower and found.is_lower:
        return None  # "Fectrans, the union federation,"
    if found is not None or head.left_edge.lower_ != "the":
        return found
    office = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ in {"of", "for"}), None)
    inner = next((c for c in office.rights if c.dep_ == "pobj"), None) if office else None
    for c in inner.rights if inner is not None else ():
        parts = [t.text for t in c.doc[c.left_edge.i : c.i + 1]]
        after = c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.nbor(-1).text == ","
        if after and len(parts) > 1 and not lookup(" ".join(parts)):
            return c
    return None


def _name_of_office(head: Token) -> Token | None:
    """The name beside an office with a capital: "the Dean, Professor Ana Ruiz"."""
    before = [t for t in head.lefts if t.dep_ != "punct"]
    determined = len(before) == 1 and before[0].dep_ in {"det", "poss"}
    if head.pos_ != "PROPN" or not determined or head.is_upper:
        return None
    beside = next((c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if beside is None or beside.left_edge.i == beside.i or beside.left_edge.nbor(-1).text != ",":
        return None
    plain = all(t.dep_ == "compound" for t in beside.lefts)
    joined = any(c.dep_ in {"conj", "cc"} for c in beside.rights)
    return beside if plain and not joined else None


def start_of(head: Token) -> int:
    """Where a noun phrase starts, in characters."""
    first = head.left_edge
    while first.is_space and first.i < head.i:  # a dateline that was blanked for the parser
        first = first.nbor(1)
    return int(first.idx)


def end_of(head: Token) -> int:
    """Where a noun phrase ends with all that hangs on it, in characters."""
    return int(head.right_edge.idx + len(head.right_edge.text))


def phrase_head(doc_token: Token) -> Token | None:
    """The head of the noun phrase that a token starts; None where there is no noun."""
    token, start = doc_token, doc_token.i
    for _ in range(12):
        if token.dep_ in {"pobj", "dobj", "ROOT", "nsubj", "appos"} or token.head.i < start:
            break
        token = token.head
    gerund = token.tag_ == "VBG" and token.dep_ == "pobj"  # "by the bank's reckoning"
    return token if gerund or token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} else None


def _is_singular(noun: Token) -> bool:
    """Is it one body whose name ends in s: "Carters counts 40", "Carters, the grocer,"?"""
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VBZ":
        return True
    own = (c for c in noun.rights if c.dep_ == "appos" and c.tag_ in {"NN", "NNP"})
    beside = next((c for c in own if c.is_lower), None)
    return beside is not None and beside.left_edge.dep_ == "det"


def _uncapitalised(phrase: str, first: Token) -> str:
    """A phrase that opens a sentence without the capital it has from that, where it is no name."""
    _, _, rest = phrase.partition(" ")
    named = first.pos_ == "PROPN" or first.text.isupper() or (not rest and _is_singular(first))
    common = first.tag_ == "NNS" or rest.islower() or (rest != "" and first.tag_ == "NN")
    return phrase[0].lower() + phrase[1:] if common and not named else phrase
