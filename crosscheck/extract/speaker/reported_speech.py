"""Attributions by a verb: "the bank said", "said Liz Ames", "figures from the bank show"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crosscheck.extract.document import Figure, Sentence
from crosscheck.extract.parse import lemma
from crosscheck.extract.speaker.by_position import (
    beside,
    by_position,
    can_vouch,
    ends_relative,
    ends_set_off,
    has_office_before,
)
from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.noun_phrases import end_of, noun_phrase, start_of
from crosscheck.extract.speaker.phrases import CAN_OWN, VOUCHES, Source, read_source
from crosscheck.extract.speaker.set_off import next_speaker, set_off
from crosscheck.extract.speaker.subjects import VERBAL, publisher_of, subject_of
from crosscheck.extract.speaker.vocabulary import Verb, Words
from crosscheck.extract.tree import Token

_HOLDERS = frozenset({"nsubj", "csubj", "nsubjpass", "auxpass", "agent"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "acl", "relcl", "dep"})
_ACTS = frozenset({"count", "promise", "put", "hold"})
_PRESENT = frozenset({"VBZ", "VBP"})  # "the commissioner counts 40"; she "counted 40 geese"
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
_HEADS = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_OBJECTS = frozenset({"dobj", "obj", "oprd", "attr"})
_OPENINGS = frozenset({",", '"', "”", "'", "’", "-", "–", "—", "("})
_STOPS = frozenset({",", ";", ":", ".", "(", "—"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_HELD = 14  # tokens from "has" to the figure that it has something at


def verb_frames(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """The attributions of a parsed sentence that hang on a verb."""
    for token in sentence.doc or ():
        verb = words.verbs.get(token.lower_)
        if verb is None:
            continue
        frame, parsed = None, False
        fixed = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""
        ahead = f"{token.lower_} {token.nbor(1).lower_}" if token.i + 1 < len(token.doc) else ""
        if not words.parts["fixed"].isdisjoint((fixed, ahead)) or (
            verb.sort != "promise" and _is_unsaid(token, words)
        ):
            continue
        if verb.sort == "hold" and not _holds_it(token, sentence):
            continue
        held = any(c.dep_ in _HOLDERS for c in token.children)
        verbal = token.pos_ in VERBAL or (token.dep_ in _HEADS and held)
        if ends_set_off(token, words):
            frame = by_position(token, verb, sentence.text, words)
        elif verb.sort == "say" and has_office_before(token, words):
            frame = beside(token, verb, sentence.text, words)
        if frame is None and verbal and not ends_relative(token):
            parsed = held
            if parsed or token.dep_ in _SHARING:
                frame = _by_verb(token, verb, sentence.text, words)
        if frame is None:
            read = beside if parsed else by_position
            frame = read(token, verb, sentence.text, words)
            if frame is None and parsed and verb.addressee and not _is_passive(token):
                # "..., chief engineer Ana Ruiz told us": an office that the parse parts from her
                frame = by_position(token, verb, sentence.text, words)
        if frame is not None:
            yield replace(frame, verb=token.lower_)


def _by_verb(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """The frame of a verb with the subject and complement that the parse gives it."""
    if _is_passive(token):
        return _by_agent(token, verb, text, words)
    subject = subject_of(token)
    source = (
        read_source(noun_phrase(subject, text, words.names), words) if subject is not None else None
    )
    if subject is None or source is None:
        return None
    if source.sort == "thing" and source.owner is not None and source.owner.sort in CAN_OWN:
        source = source.owner  # "the ministry's control room puts it at 40"
    if source.sort in {"data", "report"} and source.owner is None:
        source = replace(source, owner=publisher_of(subject, text, words))
    apart = _is_apart(subject, token)
    complement = _antecedent(token, subject) if verb.sort in {"say", "count"} else None
    complement = complement or _complement(token, verb, source, apart, words)
    counting = verb.sort == "count" and source.sort == "person" and token.tag_ in _PRESENT
    if not (counting or can_vouch(source, verb, clause=complement is not None or apart)):
        return None
    if complement is not None:
        yields = verb.sort == "promise" or (source.sort == "report" and source.owner is None)
        return Frame(source, token.idx, (complement,), order=int(yields))
    span = _aside(token, subject) if verb.sort not in _ACTS else None
    return set_off(token.doc, source, token.idx, span, words) if span is not None else None


def _is_passive(token: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in token.children)


def _aside(token: Token, subject: Token) -> tuple[int, int] | None:
    """The words of an attribution that is set off: ", the bank said," or "as the bank reported"."""
    if any(c.dep_ == "mark" and c.lower_ == "as" for c in token.children):
        return start_of(token), end_of(token)
    if not _is_apart(subject, token):
        return None
    end = max(_end(token), end_of(subject) if subject.i > token.i else 0)
    return min(start_of(subject), int(token.idx)), end


def _holds_it(token: Token, sentence: Sentence) -> bool:
    """ "Has it at 40 million", "makes it 40", and not any other "has" or "makes"."""
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) < 2:
        return False
    if after[0].tag_ == "VBN":
        return False  # "had capped fees at 15%"
    if after[0].tag_ != "PRP":
        return lemma(token) == "have" and _holds_thing(token, sentence)
    return after[1].lower_ == "at" or (
        lemma(token) != "have" and _figure_at(after[1], sentence) is not None
    )


def _holds_thing(token: Token, sentence: Sentence) -> bool:
    """ "Has the toll at 40", "has rents averaging $40": not "has shops at 40 stations"."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + _HELD, len(doc) - 1)):
        held = doc[i]
        if held.text in _STOPS or _figure_at(held, sentence) is not None:
            return False
        figure = _figure_at(doc[i + 1], sentence)
        if figure is not None:
            behind = figure.end - sentence.start
            after = next((t for t in doc[i + 1 :] if t.idx >= behind), None)
            things = figure.unit == "count" and after is not None and after.pos_ in _NOUNS
            averaging = held.tag_ == "VBG" and doc[i - 1].pos_ in _NOUNS
            return not things and (held.lower_ == "at" or averaging)
    return False


def _figure_at(token: Token, sentence: Sentence) -> Figure | None:
    """The figure that the token is part of, or of whose hedge."""
    at = sentence.start + token.idx
    own = (f for f in sentence.figures if min(f.span[0] or f.start, f.start) <= at < f.end)
    return next(own, None)


def _is_unsaid(token: Token, words: Words) -> bool:
    """ "did not say", "can expect", "declined to say", "thought to be"; "went on to say" tells."""
    below = [(c.dep_, c) for c in token.children]
    unsaid = any(dep == "aux" and c.lower_ in words.parts["unsaid"] for dep, c in below)
    if unsaid and not (
        token.head.lower_ in words.parts["going on"] and token.dep_ in {"xcomp", "advcl"}
    ):
        return True
    children = {dep for dep, _ in below}
    thought_of = token.tag_ == "VBN" and not children & {"aux", "nsubj", "nsubjpass", "agent"}
    reduced = 0 < token.i < len(token.doc) - 1 and token.nbor(-1).text == ","
    reduced = reduced and token.tag_ in {"VBD", "VBN"} and token.nbor(1).lower_ == "to"
    return reduced or "neg" in children or (thought_of and token.dep_ in {"acl", "advcl"})


def _antecedent(token: Token, subject: Token) -> tuple[int, int] | None:
    """ "the 448,000 that analysts predicted": the noun phrase around a relative clause."""
    own = subject.head.i == token.i and subject.i < token.i
    if token.dep_ != "relcl" or not own or any(_is_whole(c) for c in token.rights):
        return None
    gap = any(c.dep_ == "ccomp" for c in token.rights)  # "which Mr Rao said would be 4.5%"
    if token.head.dep_ == "pobj" and token.head.head.i == 0 and token.head.head.lower_ == "of":
        return start_of(token.head), len(token.doc.text)  # "Of the 90 it counted, 40 left"
    return start_of(token.head), end_of(token) if gap else _end(token)


def _is_whole(said: Token) -> bool:
    """Has what is said its own subject? In "the 95% that doctors say is needed" it is the 95%."""
    if said.dep_ == "ccomp":
        own = (c for c in said.children if c.dep_.startswith(("nsubj", "expl")))
        return any(c.i > said.head.i for c in own)
    return said.dep_ in _CLAUSES | _OBJECTS


def _complement(
    token: Token, verb: Verb, source: Source, apart: bool, words: Words
) -> tuple[int, int] | None:
    """The stretch after the verb that it vouches for, where it has a clause or object there."""
    right = [c for c in token.rights if c.dep_ not in {"punct", "conj", "cc", "nsubj"}]
    end = _right_end(token, source, words)
    if verb.sort == "see":  # "sees sales of 8 billion and plans to spend"
        end = min([end, *(start_of(c) for c in token.rights if c.dep_ == "conj")])
    if verb.sort in {"put", "hold"}:
        at = next((t for c in right for t in c.subtree if t.lower_ == verb.by), None)
        if at is None and verb.sort == "hold":
            at, end = token.nbor(1), _short_of_clauses(token, end)
        return (at.idx, end) if at is not None else None
    told = _told(token, right, verb, source)
    before = apart and any(c.dep_ == "ccomp" for c in token.lefts)
    before = before or token.dep_ == "parataxis"
    if not told:
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        if verb.sort == "say" and after is not None and after.text == ":":
            return (int(after.idx), len(token.doc.text))  # "Asked how many, it answered: 40"
        # "said in its report that 40 had": the clause may hang anywhere on the right.
        speaks = verb.sort == "say" and not (verb.things or verb.addressee or apart or before)
        return (_end(token), end) if speaks else None
    if before and all(c.dep_ in _OBJECTS or _is_aside(c) for c in told):
        return None
    return (min(start_of(c) for c in told) if verb.addressee else _end(token), end)


def _short_of_clauses(token: Token, end: int) -> int:
    """Where the clauses that follow begin: "makes it 40, because it counts those who left"."""
    comma = next((t for t in token.doc[token.i :] if t.text == ","), None)
    return end if comma is None else int(comma.idx)


def _told(token: Token, right: list[Token], verb: Verb, source: Source) -> list[Token]:
    """What the verb's subject tells: clauses, "of" and "about", and objects where these suffice."""
    bare = verb.object or verb.sort in {"count", "promise", "show"}
    bare = bare or source.sort in {"data", "report"}
    # A government that "pledged 40 million" acts; a minister who did has spoken.
    bare = bare and (verb.sort != "promise" or source.sort == "person")
    told = [c for c in right if bare and c.dep_ in _OBJECTS and c.tag_ not in {"WDT", "WP", "PRP"}]
    if verb.sort == "see":
        seen = [c for c in right if c.dep_ in _OBJECTS and not _is_counted(c)]
        return seen + [c for c in right if c.dep_ in _CLAUSES or c.lower_ in {"at", "for"}]
    if verb.sort == "count":  # "counted 55 tonnes", "counted 40 homes destroyed", as parsed
        told += [c for c in right if c.left_edge.i == token.i + 1 and c.left_edge.like_num]
    else:
        # ", the ministry said, which is about a third" is a comment, whatever the parse says.
        told += [c for c in right if c.dep_ in _CLAUSES and not _comments(c)]
        told += [c for c in token.lefts if token.dep_ == "relcl" and c.dep_ in _CLAUSES]
        told += [c for c in right if c.dep_ == "prep" and c.lower_ in {"of", "about"}]
        told += [c for c in right if bare and c.dep_ == "prep" and c.lower_ == "between"]
    return told


def _is_aside(clause: Token) -> bool:
    """ "..., the firm said, twice what it was in May": set off, after what was told before."""
    first = clause.left_edge
    return clause.dep_ in _CLAUSES and first.i > 0 and first.nbor(-1).text in {",", "("}


def _comments(clause: Token) -> bool:
    """ "..., he said, which is a third", "..., he said, to which 40 million must be added"."""
    first = clause.left_edge
    if first.pos_ == "ADP" or first.dep_ == "prep":
        first = first.nbor(1)
    return first.lower_ == "which"


def _is_counted(noun: Token) -> bool:
    """ "Forty patients" whom a doctor sees, or "patients"; not "40 million", "a loss of 40"."""
    return noun.tag_ in {"NNS", "PRP", "WDT", "WP"} and any(
        c.dep_ == "nummod" for c in noun.children
    )


def _right_end(token: Token, source: Source, words: Words) -> int:
    """The end of the verb's subtree, short of a clause with a subject of its own joined to it."""
    end = min(end_of(token), next_speaker(token, words))
    for child in token.rights:
        against = child.dep_ == "advcl" and child.left_edge.lower_ in words.parts["contrast"]
        if child.dep_ != "conj" and not against:
            continue
        subject = next((c for c in child.children if c.dep_.startswith(("nsubj", "expl"))), None)
        if subject is not None and not (source.pronoun and subject.lower_ == source.pronoun):
            return min(end, start_of(child))
    return end


def _is_apart(subject: Token, token: Token) -> bool:
    """Whether subject and verb stand together after a comma, dash or quotation mark."""
    beside = (c for c in token.children if c.dep_ == "nsubj" and c.i == subject.i - 1)
    first = next(beside, subject)  # "Chile's statistics agency INE said": the parse parts the name
    start = min(first.left_edge.i, token.i)
    return start > 0 and token.doc[start - 1].text in _OPENINGS


def _by_agent(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ "estimated by the bank at", "believed by police to be": the agent vouches for the clause."""
    agents = [c for c in token.children if c.dep_ == "agent"]
    if verb.sort == "put":  # "given as 40 by the bank", and not "given 40 euros by the bank"
        at = next((c for c in token.rights if c.lower_ == verb.by), None)
        if at is None:
            return None
        agents = agents or [t for t in at.subtree if t.lower_ == "by" and t.dep_ == "prep"]
    noun = next((c for agent in agents for c in agent.children if c.dep_ == "pobj"), None)
    source = read_source(noun_phrase(noun, text, words.names), words) if noun is not None else None
    if source is None or source.sort not in VOUCHES:
        return None
    if noun is not None and any(c.dep_ == "mark" and c.lower_ == "as" for c in token.lefts):
        span = start_of(token), end_of(token)  # ", as counted by the guild"
        return set_off(token.doc, source, token.idx, span, words)
    top = token.head if token.dep_ in {"acl", "relcl"} else token
    end = text.find(";", end_of(noun)) if noun is not None else -1
    return Frame(source, token.idx, ((start_of(top), end if end >= 0 else end_of(top)),))


def _end(token: Token) -> int:
    return int(token.idx + len(token.text))
