"""Attributions by a verb: "the bank said", "said Liz Ames", "figures from the bank show"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.phrases import Source, read_source
from crosscheck.extract.speaker.vocabulary import Verb, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "csubj"}
_CLAUSES = {"ccomp", "xcomp", "acl", "advcl"}
_OBJECTS = {"dobj", "obj", "oprd", "attr", "dative"}
_VOUCHING = {"body", "person", "people", "name", "report", "data"}
_KEEPS_COUNT = {"body", "people", "name"}
_CONTRAST = {"but", "while", "whereas", "although", "though"}


def verb_frames(doc: Doc, words: Words) -> Iterator[Frame]:
    """The attributions of a parsed sentence that hang on a verb."""
    for token in doc:
        verb = words.verbs.get(token.lower_)
        if verb is None:
            continue
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            frame = _frame(token, verb, words)
        else:
            frame = None
        if frame is None:
            frame = _set_off(token, verb, words)
        if frame is not None:
            yield frame


def named_subjects(doc: Doc, words: Words) -> list[tuple[int, Source]]:
    """The proper names that are subjects in a sentence, with where they stand."""
    found = []
    for token in doc:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "PROPN":
            source = read_source(noun_phrase(token), words)
            if source is not None:
                found.append((token.left_edge.idx, source))
    return found


def _frame(token: Token, verb: Verb, words: Words) -> Frame | None:
    if any(child.dep_ == "neg" for child in token.children) and verb.sort != "promise":
        return None
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children)
    agent = next((c for c in token.children if c.dep_ == "agent"), None)
    if passive or (token.dep_ in {"acl", "relcl"} and agent is not None):
        return _by_agent(token, agent, words) if agent is not None else None
    subject = _subject(token)
    if subject is None:
        return None
    source = read_source(noun_phrase(subject), words)
    if source is None or not _can_vouch(source, verb, token):
        return None
    right = _complement(token, verb, source)
    if right is not None:
        return Frame(source, token.idx, (right,), modest=_yields(source, verb))
    if verb.sort in {"count", "promise", "put"}:
        return None
    if subject.i > token.i or _is_set_off(subject, token):
        return postposed(
            doc_text(token),
            source,
            min(subject.left_edge.idx, token.idx),
            token.idx,
            end_of(token, subject),
        )
    return None


def _yields(source: Source, verb: Verb) -> bool:
    """A promise, or a report that nobody owns, yields to whoever tells of it."""
    return verb.sort == "promise" or (source.sort == "report" and source.owner is None)


def doc_text(token: Token) -> str:
    """The text of the token's sentence."""
    return str(token.doc.text)


def end_of(token: Token, subject: Token) -> int:
    """Where the attribution's own words end: the verb, or the subject that follows it."""
    last = subject if subject.i > token.i else token
    return int(last.idx + len(last.text))


def postposed(text: str, source: Source, start: int, cue: int, end: int) -> Frame:
    """A frame set off by commas: it vouches for what stands before it, more weakly for what follows."""
    before = max(text.rfind(";", 0, start), 0)
    stop = text.find(";", end)
    stop = len(text) if stop < 0 else stop
    return Frame(source, cue, ((before, start),), ((end, stop),))


def _subject(token: Token) -> Token | None:
    """Who does the verb: its own subject, that of the verb it hangs on, or a relative clause's noun."""
    for _ in range(6):
        subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
        if subject is not None:
            if subject.tag_ in {"WDT", "WP"} and token.dep_ == "relcl":
                return token.head
            return None if subject.tag_ in {"WDT", "WP"} else subject
        if token.dep_ not in {"conj", "advcl", "xcomp", "dep"} or token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ not in {"VERB", "AUX"} or any(c.dep_ == "nsubjpass" for c in token.children):
            return None
    return None


def _can_vouch(source: Source, verb: Verb, token: Token) -> bool:
    if source.sort == "data":
        return source.owner is not None
    if source.sort in {"text", "place"}:
        return False
    if verb.sort == "show":
        return source.sort == "report"
    if verb.sort == "count":
        return source.sort in _KEEPS_COUNT and not source.pronoun
    if source.sort in _VOUCHING:
        return True
    return any(child.dep_ == "ccomp" for child in token.children) and token.lemma_ == "say"


def _complement(token: Token, verb: Verb, source: Source) -> tuple[int, int] | None:
    """The stretch after the verb that it vouches for, where it has a clause or object there."""
    right = [c for c in token.rights if c.dep_ not in {"punct", "conj", "cc", "nsubj", "agent"}]
    if verb.sort == "put":
        at = next((t for c in right for t in c.subtree if t.lower_ == "at"), None)
        return (at.idx, _right_end(token, source)) if at is not None else None
    clauses = [c for c in right if c.dep_ in _CLAUSES]
    objects = [c for c in right if c.dep_ in _OBJECTS]
    about = [c for c in right if c.dep_ == "prep" and c.lower_ in {"of", "about", "that"}]
    bare = (
        verb.object
        or verb.sort in {"count", "promise", "show"}
        or source.sort in {"data", "report"}
    )
    if verb.sort == "count":
        wanted = objects
    else:
        clauses = [c for c in clauses if c.dep_ != "advcl"] or (clauses if objects else [])
        wanted = clauses + about + (objects if bare else [])
    wanted = [c for c in wanted if c.tag_ not in {"WDT", "WP", "PRP"}]
    if not wanted:
        return None
    first = min(wanted, key=lambda c: c.i)
    if (
        first.left_edge.i > token.i + 1
        and token.doc[token.i + 1].text == ","
        and _is_set_off_verb(token)
    ):
        return None
    return (token.idx + len(token.text), _right_end(token, source))


def _right_end(token: Token, source: Source) -> int:
    """The end of the verb's subtree, short of a clause of its own that is joined to the verb."""
    end = token.right_edge.idx + len(token.right_edge.text)
    for child in token.rights:
        if child.dep_ != "conj":
            continue
        subject = next(
            (c for c in child.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None
        )
        if subject is not None and not (source.pronoun and subject.lower_ == source.pronoun):
            return min(end, child.left_edge.idx)
    return int(end)


def _is_set_off(subject: Token, token: Token) -> bool:
    """Whether subject and verb stand apart after a comma, dash or quotation mark."""
    start = min(subject.left_edge.i, token.i)
    return start > 0 and token.doc[start - 1].text in {",", '"', "”", "'", "’", "-", "–", "—", "("}


def _is_set_off_verb(token: Token) -> bool:
    return any(c.dep_ == "ccomp" for c in token.lefts) or token.dep_ == "parataxis"


def _by_agent(token: Token, agent: Token, words: Words) -> Frame | None:
    """ "estimated by the bank at", "believed by police to be": the agent vouches for the clause."""
    noun = next((c for c in agent.children if c.dep_ == "pobj"), None)
    source = read_source(noun_phrase(noun), words) if noun is not None else None
    if source is None or source.sort not in _VOUCHING:
        return None
    top = token.head if token.dep_ in {"acl", "relcl"} else token
    end = top.right_edge
    return Frame(source, token.idx, ((top.left_edge.idx, end.idx + len(end.text)),))


def _set_off(token: Token, verb: Verb, words: Words) -> Frame | None:
    """ ", the department's dashboard shows.": read from the words where the parser saw no verb."""
    if verb.sort not in {"say", "show", "find"} or token.i < 2:
        return None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.text not in {".", ",", ";", ")", "-", "–", "—"}:
        return None
    comma = next(
        (
            t
            for t in reversed(token.doc[max(0, token.i - 14) : token.i])
            if t.text in {",", "”", '"', ";", "—", "–"}
        ),
        None,
    )
    if comma is None or comma.i + 1 >= token.i:
        return None
    if any(
        t.pos_ in {"VERB", "AUX", "ADP", "SCONJ"}
        and t.lower_ not in {"has", "have", "had", "of", "at", "for"}
        for t in token.doc[comma.i + 1 : token.i]
    ):
        return None
    phrase = token.doc[comma.i + 1 : token.i]
    source = read_source(phrase.text, words)
    if source is None or not _can_vouch(source, verb, token):
        return None
    return postposed(
        doc_text(token), source, phrase.start_char, token.idx, token.idx + len(token.text)
    )


def noun_phrase(head: Token) -> str:
    """The words of a noun phrase up to the first comma after its head."""
    last = head
    for child in head.rights:
        if child.dep_ in {"prep", "acl", "conj", "cc", "appos", "nummod", "amod", "case", "flat"}:
            if child.left_edge.i != last.i + 1:
                break
            if child.dep_ in {"conj", "appos"} and child.pos_ not in {"NOUN", "PROPN"}:
                break
            last = child.right_edge
        elif child.dep_ != "punct" or child.text not in {"(", ")", "-"}:
            break
    return str(head.doc[head.left_edge.i : last.i + 1].text)
