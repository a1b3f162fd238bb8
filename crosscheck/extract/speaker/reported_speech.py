"""Attributions by a verb: "the bank said", "said Liz Ames", "figures from the bank show"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crosscheck.extract.document import Sentence
from crosscheck.extract.speaker.frames import Frame, set_off
from crosscheck.extract.speaker.noun_phrases import end_of, noun_phrase, phrase_head, start_of
from crosscheck.extract.speaker.phrases import CAN_OWN, VOUCHES, Source, read_source
from crosscheck.extract.speaker.vocabulary import Verb, Words

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_HOLDERS = frozenset({"nsubj", "csubj", "nsubjpass", "auxpass", "agent"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "acl", "relcl", "dep"})
_UNSAID = frozenset({"can", "could", "should", "may", "might", "must", "to"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
_OBJECTS = frozenset({"dobj", "obj", "oprd", "attr"})
_STOPS = frozenset({".", ",", ";", ")", "-", "–", "—", ":"})
_OPENINGS = frozenset({",", '"', "”", "'", "’", "-", "–", "—", "(", ";"})
_NOMINAL = frozenset({"DET", "PROPN", "PRON", "NOUN"})
_ADDRESSEE = 5  # words of whoever is told
_LONGEST = 14  # words of a source that is set off


def verb_frames(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """The attributions of a parsed sentence that hang on a verb."""
    assert sentence.doc is not None
    for token in sentence.doc:
        verb = words.verbs.get(token.lower_)
        if verb is None:
            continue
        if _ends_relative(token):
            frame = _by_position(token, verb, sentence.text, words)
        elif token.pos_ in _VERBAL and any(c.dep_ in _HOLDERS for c in token.children):
            frame = _by_verb(token, verb, sentence.text, words)
        elif token.pos_ in _VERBAL and token.dep_ in _SHARING:
            frame = _by_verb(token, verb, sentence.text, words)
            frame = frame or _by_position(token, verb, sentence.text, words)
        else:
            frame = _by_position(token, verb, sentence.text, words)
        if frame is not None:
            yield frame


def named_subjects(sentence: Sentence, words: Words) -> list[tuple[int, Source]]:
    """The proper names that are subjects in a sentence, with where they stand."""
    found = []
    for token in sentence.doc or ():
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ == "PROPN":
            source = read_source(noun_phrase(token, sentence.text), words)
            if source is not None:
                found.append((start_of(token), source))
    return found


def _by_verb(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """The frame of a verb with the subject and complement that the parse gives it."""
    children = list(token.children)
    if verb.sort != "promise" and (any(c.dep_ == "neg" for c in children) or _is_unsaid(token)):
        return None
    agent = next((c for c in children if c.dep_ == "agent"), None)
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in children) or agent is not None:
        return _by_agent(token, agent, text, words) if agent is not None else None
    subject = _subject(token)
    source = read_source(noun_phrase(subject, text), words) if subject is not None else None
    if subject is None or source is None:
        return None
    apart = _is_apart(subject, token)
    complement = _complement(token, verb, source, apart)
    if not can_vouch(source, verb, clause=complement is not None or apart):
        return None
    if complement is not None:
        modest = verb.sort == "promise" or (source.sort == "report" and source.owner is None)
        return Frame(source, token.idx, (complement,), modest=modest)
    if not apart or verb.sort in {"count", "promise", "put"}:
        return None
    end = max(token.idx + len(token.text), end_of(subject) if subject.i > token.i else 0)
    return set_off(text, source, token.idx, (min(start_of(subject), token.idx), end))


def _ends_relative(token: Token) -> bool:
    """ ", a driver who saw it told the court": "it" is the object of "saw", whatever the parse says."""
    before = token.doc[max(0, token.i - 6) : token.i]
    return (
        len(before) > 2
        and before[-1].pos_ == "PRON"
        and before[-2].pos_ == "VERB"
        and any(t.lower_ in {"who", "that"} for t in before[:-2])
    )


def _is_unsaid(token: Token) -> bool:
    """ "can expect", "declined to say"; but "went on to say" tells."""
    helpers = {c.lower_ for c in token.children if c.dep_ == "aux"}
    going_on = token.head.lower_ in {"went", "goes", "going"} and token.dep_ == "xcomp"
    return bool(helpers & _UNSAID) and not going_on


def _subject(token: Token) -> Token | None:
    """Who does the verb: its own subject, that of the verb it hangs on, or a relative's noun."""
    for _ in range(6):
        subjects = [c for c in token.children if c.dep_ in {"nsubj", "csubj"}]
        if subjects:
            subject = subjects[0]
            if subjects[-1].i == subject.i + 1:  # "the centre CECOPI": one name, two for the parser
                subject = subjects[-1]
            relative = subject.tag_ in {"WDT", "WP"}
            return subject if not relative else token.head if token.dep_ == "relcl" else None
        if token.dep_ == "acl" and token.tag_ == "VBG":
            return token.head
        if token.dep_ not in {"conj", "advcl", "xcomp", "dep"} or token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ not in _VERBAL or any(c.dep_ == "nsubjpass" for c in token.children):
            return None
    return None


def can_vouch(source: Source, verb: Verb, clause: bool) -> bool:
    """Whether the subject of a verb is a source; `clause` says that the verb has something to tell."""
    if source.sort == "data":
        return source.owner is not None or source.definite
    if source.sort in {"text", "place", "telling"}:
        return source.sort == "place" and verb.sort == "say" and not verb.things
    if verb.sort == "show":
        return source.sort == "report"
    if verb.sort == "count":
        return source.sort in CAN_OWN - {"person"} and not source.pronoun
    return source.sort in VOUCHES or (verb.sort == "say" and clause and not verb.things)


def _complement(token: Token, verb: Verb, source: Source, apart: bool) -> tuple[int, int] | None:
    """The stretch after the verb that it vouches for, where it has a clause or object there."""
    right = [c for c in token.rights if c.dep_ not in {"punct", "conj", "cc", "nsubj"}]
    end = _right_end(token, source)
    if verb.sort == "put":
        at = next((t for c in right for t in c.subtree if t.lower_ == "at"), None)
        return (at.idx, end) if at is not None else None
    bare = verb.object or verb.sort in {"count", "promise", "show"}
    bare = bare or (source.sort in {"data", "report"} and verb.sort != "count")
    objects = [c for c in right if c.dep_ in _OBJECTS and c.tag_ not in {"WDT", "WP", "PRP"}]
    wanted = objects if bare else []
    if verb.sort != "count":
        wanted = wanted + [c for c in right if c.dep_ in _CLAUSES and c.left_edge.lower_ != "which"]
        wanted += [c for c in right if c.dep_ == "prep" and c.lower_ in {"of", "about"}]
    told_before = (
        apart and any(c.dep_ == "ccomp" for c in token.lefts) or (token.dep_ == "parataxis")
    )
    if not wanted or (told_before and all(c.dep_ in _OBJECTS for c in wanted)):
        return None
    start = min(int(c.left_edge.idx) for c in wanted)
    return (start if verb.addressee else int(token.idx + len(token.text)), end)


def _right_end(token: Token, source: Source) -> int:
    """The end of the verb's subtree, short of a clause with a subject of its own joined to it."""
    end = end_of(token)
    for child in token.rights:
        if child.dep_ != "conj":
            continue
        subject = next((c for c in child.children if c.dep_.startswith(("nsubj", "expl"))), None)
        if subject is not None and not (source.pronoun and subject.lower_ == source.pronoun):
            return min(end, int(child.left_edge.idx))
    return end


def _is_apart(subject: Token, token: Token) -> bool:
    """Whether subject and verb stand together after a comma, dash or quotation mark."""
    start = min(subject.left_edge.i, token.i)
    return start > 0 and token.doc[start - 1].text in _OPENINGS


def _by_agent(token: Token, agent: Token, text: str, words: Words) -> Frame | None:
    """ "estimated by the bank at", "believed by police to be": the agent vouches for the clause."""
    noun = next((c for c in agent.children if c.dep_ == "pobj"), None)
    source = read_source(noun_phrase(noun, text), words) if noun is not None else None
    if source is None or source.sort not in VOUCHES:
        return None
    top = token.head if token.dep_ in {"acl", "relcl"} else token
    return Frame(source, token.idx, ((start_of(top), end_of(top)),))


def _by_position(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ ", the ministry's dashboard shows.": from the words' order, where the parse saw no verb."""
    doc = token.doc
    if verb.sort not in {"say", "show", "find"} or token.i < 2 or not token.is_lower:
        return None
    rest = doc[token.i + 1 :]
    after = rest[0] if len(rest) else None
    if doc[token.i - 1].text in {",", "”", '"'} and after is not None:
        return _inverted(token, after, verb, text, words)
    if verb.addressee:
        after = next((t for t in rest[:_ADDRESSEE] if t.pos_ not in _NOMINAL), after)
    if after is not None and after.text not in _STOPS:
        return None
    nearby = doc[max(0, token.i - _LONGEST) : token.i]
    comma = next((t for t in reversed(nearby) if t.text in _OPENINGS - {"'", "’"}), None)
    if comma is None or comma.i + 1 >= token.i:
        return None
    phrase = doc[comma.i + 1 : token.i]
    relative = any(t.lower_ in {"who", "which"} for t in phrase)
    if phrase[0].pos_ == "ADP" or any(t.pos_ in {"VERB", "SCONJ"} and not relative for t in phrase):
        return None
    start, end = phrase.start_char, token.idx + len(token.text)
    source = read_source(text[start : token.idx], words)
    if source is None or source.sort not in VOUCHES or not can_vouch(source, verb, clause=True):
        return None
    return set_off(text, source, token.idx, (start, end))


def _inverted(token: Token, after: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ ", reports the ministry": the subject follows the verb, whatever the parse made of it."""
    head = phrase_head(after)
    if (
        verb.sort == "show"
        or verb.addressee
        or head is None
        or token.tag_ not in {"VBZ", "VBD", "VBP", "NNS", "VBN"}
    ):
        return None
    source = read_source(noun_phrase(head, text), words)
    if (
        source is None
        or source.sort not in CAN_OWN
        or after.pos_ not in {"DET", "PROPN", "PRON", "NOUN", "ADJ"}
    ):
        return None
    return set_off(text, source, token.idx, (token.idx, end_of(head)))
