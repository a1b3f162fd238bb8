"""The reach of an attribution between commas: what is before it, and more weakly what follows."""

from __future__ import annotations

import re

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import Source
from crosscheck.extract.speaker.subjects import subject_of
from crosscheck.extract.speaker.vocabulary import Words
from crosscheck.extract.tree import Doc, Token

# The subject may have no figure and no comma; it ends where the attribution begins.
_JOINED = re.compile(r", ((?:and|but) [^,;\d]{1,40}|(?:[a-z]{1,8} )?of (?:whom|which)), $")
_NAMING = ("NOUN", "PROPN")
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_NEAR = 10  # tokens from "but" to the subject of its clause


def set_off(doc: Doc, source: Source, cue: int, span: tuple[int, int], words: Words) -> Frame:
    """The frame of an attribution that stands between commas at `span`."""
    start, end = span
    text = doc.text
    before = max(_semicolon(text, start, -1) + 1, _beside(doc, start, end))
    behind = min(_goes_on(doc, end, words), _contrast(doc, end, words))
    return Frame(source, cue, ((before, start),), ((end, behind),))


def _beside(doc: Doc, start: int, end: int) -> int:
    """Where the clause begins that is parted right after its subject: ", and its trustees, she
    said, have paid 40", ", of whom, by her count, 40 left"; 0 where it is the first.

    A clause with its verb is whole: "40 came, and all were fed, the mayor said".
    """
    opened = _JOINED.search(doc.text, 0, start)
    if opened is None or doc.text[end : end + 1] != ",":
        return 0
    begins = opened.start(1)
    whole = any(t.tag_ in _FINITE for t in doc if begins <= t.idx < start)
    return 0 if whole else begins


def _contrast(doc: Doc, end: int, words: Words) -> int:
    """Where a clause with a subject of its own begins: ", but the market had", ", while"."""
    for token in doc:
        if token.idx < end or token.lower_ not in words.parts["contrast"]:
            continue
        clause = doc[token.i + 1 : token.i + _NEAR]
        subject = next((t for t in clause if t.dep_.startswith(("nsubj", "expl"))), None)
        if (
            subject is not None
            and subject.head.i > token.i
            and subject.lower_ not in words.pronouns
        ):
            return int(token.idx)
    return len(doc.text)


def _goes_on(doc: Doc, end: int, words: Words) -> int:
    """Where what is told ends: at a semicolon, but for a figure behind it that leans on the one
    before: "says the guild; 612 are boys"."""
    at = _semicolon(doc.text, end, 1)
    if at == len(doc.text) or doc.text[end:at].strip():
        return at
    after = [t for t in doc if t.idx > at]
    if not after or not after[0].like_num:
        return at
    cited = any(t.lower_ in words.verbs or t.lower_ in words.before for t in after)
    return at if cited else len(doc.text)


def next_speaker(token: Token, words: Words) -> int:
    """Where, behind a semicolon, somebody else counts or says: "; police counted 40"; else the end.

    The parse often hangs that clause on the verb before it.
    """
    text = token.doc.text
    at = _semicolon(text, token.idx, 1)
    for other in token.doc[token.i + 1 :] if at < len(text) else ():
        subject = subject_of(other) if other.idx > at and other.lower_ in words.verbs else None
        if subject is not None and subject.idx > at and subject.pos_ in _NAMING:
            return at
    return len(text)


def _semicolon(text: str, place: int, step: int) -> int:
    """The nearest semicolon on one side, outside brackets; else the text's end."""
    depth = 0
    end = -1 if step < 0 else len(text)
    if ";" not in text:
        return end
    for i in range(place + min(step, 0), end, step):
        depth += {"(": step, ")": -step}.get(text[i], 0)
        if text[i] == ";" and depth <= 0:
            return i
    return end
