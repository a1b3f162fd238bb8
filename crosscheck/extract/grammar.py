"""Questions asked of a dependency parse: subjects, objects, complements, the verb that governs."""

from __future__ import annotations

from collections.abc import Iterator

from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Doc, Token
from crosscheck.extract.words import grammar_words
from crosscheck.vocabulary import Vocabulary

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
NOMINAL = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
# A parse of a sentence without end could send a climb round for long; no real one is this deep.
DEEPEST = 24
LONGEST_BRACKETS = 9


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def complement(token: Token, preposition: str) -> Token | None:
    """What stands after this preposition: `rise` in "rise in prices" has `prices` with "in"."""
    for c in token.children:
        if c.dep_ == "prep" and c.lower_ == preposition:
            return child(c, "pobj", "pcomp")
    return None


def subject(verb: Token) -> Token | None:
    """The subject of a verb, also where it is shared with another or stands outside the clause."""
    seen = 0
    current = verb
    while seen < DEEPEST:
        seen += 1
        found = _own_subject(current)
        if found is not None:
            if found.tag_ in {"WDT", "WP"}:  # "the deficit, which he said would be 4%"
                return _relative_head(current) or found
            return found
        if current.dep_ in {"acl", "relcl"} and current.head.pos_ in NOMINAL | {"NUM", "PRON"}:
            return current.head
        if current.dep_ in {"conj", "xcomp", "advcl", "aux", "auxpass", "prep", "acomp", "advmod"}:
            current = current.head
            continue
        return None
    return None


def _relative_head(verb: Token) -> Token | None:
    """The noun that a relative clause is on, also where its verb stands under a verb of saying."""
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def _own_subject(verb: Token) -> Token | None:
    """A verb's own subject; "it" goes first: "where those who moan live, it was"."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS]
    before = [c for c in found if c.i < verb.i]
    if len(before) > 1 and before[-1].lower_ == "it":
        return before[-1]
    return next(iter(found), None)


def nearest_subject(verb: Token) -> Token | None:
    """By surface order: the last subject before the verb, where the parse has none for it."""
    before = verb.doc[max(0, verb.i - DEEPEST) : verb.i]
    return next((t for t in reversed(before) if t.dep_ in SUBJECTS and t.pos_ in NOMINAL), None)


def direct_object(verb: Token) -> Token | None:
    """The direct object of a verb."""
    return next((c for c in verb.children if c.dep_ in {"dobj", "obj"}), None)


def is_passive(verb: Token) -> bool:
    """Does the verb's subject undergo it? Participles after a noun count ("trucks offloaded")."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )


def ancestors(token: Token) -> Iterator[Token]:
    """The heads of a token, nearest first."""
    for _ in range(DEEPEST):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def verb_lemma(verb: Token, vocabulary: Vocabulary) -> str:
    """A verb's lemma with its particle: "take home", "set aside"."""
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    if particle is None and verb.i + 1 < len(verb.doc) and verb.pos_ == "VERB":
        after = verb.nbor(1)
        own = after.head.i == verb.i and after.dep_ in {"advmod", "prt"}
        if own and after.lower_ in grammar_words(vocabulary, "particle"):
            particle = after
    return f"{lemma(verb)} {particle.lower_}" if particle is not None else lemma(verb)


def after_brackets(token: Token) -> Token:
    """The token, or what follows the brackets that it opens: `long` of "(2.3 miles) long"."""
    if token.lower_ != "(":
        return token
    for t in token.doc[token.i : token.i + LONGEST_BRACKETS]:
        if t.lower_ == ")" and t.i + 1 < len(token.doc):
            return t.nbor(1)
    return token


def original(doc: Doc, first: int, last: int) -> str:
    """The sentence's own words from `first` to `last`: a parse has stand-ins for figures."""
    text: str = doc.user_data.get("text", doc.text)
    end = doc[last].idx + len(doc[last])
    return text[doc[first].idx : end]


def noun_chunk_after(token: Token | None, end: int) -> list[Token]:
    """The noun phrase that goes on at `token`, by surface order: "aid trucks" after 600.

    Stops before `end` (a token index), at verbs, prepositions, pronouns, determiners and commas.
    """
    chunk: list[Token] = []
    while token is not None and token.i < end and len(chunk) < 8:
        joins = token.pos_ in {"ADJ", "NOUN", "PROPN"} or token.tag_ in {"POS", "HYPH"}
        participle = token.tag_ in {"VBN", "VBG"} and _noun_follows(token, end)
        joined = token.pos_ in {"CCONJ", "ADV"} and bool(_adjective_follows(token, end))
        if not (joins or participle or joined):
            break
        chunk.append(token)
        token = token.nbor(1) if token.i + 1 < len(token.doc) else None
    while chunk and chunk[-1].pos_ not in NOMINAL:
        chunk.pop()
    return chunk


def _noun_follows(token: Token, end: int) -> bool:
    if token.i + 1 >= min(end, len(token.doc)):
        return False
    after = token.nbor(1)
    return after.pos_ in NOMINAL | {"ADJ"} and (
        token.dep_ in {"amod", "compound"} or token.head.i > token.i
    )


def _adjective_follows(token: Token, end: int) -> bool:
    """Is this inside the phrase: "pregnant and breastfeeding women", "newly built homes"?"""
    if token.i + 1 >= min(end, len(token.doc)) or token.i == 0:
        return False
    after, before = token.nbor(1), token.nbor(-1)
    if after.pos_ not in {"ADJ", "VERB"} or after.tag_ not in {"JJ", "VBN", "VBG", "JJR", "JJS"}:
        return False
    if token.pos_ == "CCONJ" and before.pos_ not in {"ADJ", "VERB"}:
        return False
    return after.head.i > after.i or after.dep_ in {"amod", "conj"}
