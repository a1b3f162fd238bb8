"""Attributions set off by commas, read from the order of words where the parse shows no verb."""

from __future__ import annotations

from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.noun_phrases import end_of, noun_phrase, phrase_head
from crosscheck.extract.speaker.phrases import CAN_OWN, VOUCHES, Source, read_source
from crosscheck.extract.speaker.set_off import set_off
from crosscheck.extract.speaker.vocabulary import Verb, Words
from crosscheck.extract.tree import Span, Token

_STOPS = frozenset({".", ",", ";", ")", "-", "–", "—", ":", "in", "on"})
_QUOTES = frozenset({",", '"', "”"})
_OPENINGS = _QUOTES | {"-", "–", "—", "(", ";"}
_NOMINAL = frozenset({"DET", "PROPN", "PRON", "NOUN"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "VBN", "NNS"})  # NNS: "reports" where it is a verb
_ADDRESSEE = 5  # words of whoever is told
_CLOSINGS = frozenset({".", ",", ";", '"', "”"})
_NAME = 8  # tokens of a name between commas, with these
_LONGEST = 14  # words of a source


def by_position(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ ", the ministry's dashboard shows." or ", reports the ministry": commas tell what it is."""
    doc = token.doc
    tells = verb.sort in {"say", "show", "find"}
    tells = tells or (verb.sort == "count" and token.pos_ == "VERB")  # not "below May's record"
    if not tells or token.i < 2 or not token.is_lower:
        return None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if doc[token.i - 1].text in _QUOTES and after is not None:
        return _inverted(token, after, verb, text, words) or beside(token, verb, text, words)
    if verb.addressee:
        told = doc[token.i + 1 : token.i + 1 + _ADDRESSEE]
        after = next((t for t in told if t.pos_ not in _NOMINAL), after)
    phrase = _phrase_before(token, words)
    if phrase is None or (after is not None and after.lower_ not in _STOPS | {"that"}):
        return None
    source = read_source(text[phrase.start_char : phrase.end_char], words)
    if source is None or source.sort not in VOUCHES or not can_vouch(source, verb, clause=True):
        return None
    end = int(token.idx + len(token.text))
    if after is not None and after.lower_ == "that":
        return Frame(source, token.idx, ((end, len(text)),))
    return set_off(doc, source, token.idx, (phrase.start_char, end), words)


def ends_relative(token: Token) -> bool:
    """ ", a driver who saw it told the court": "it" is the object of "saw" in every parse."""
    before = token.doc[max(0, token.i - 6) : token.i]
    return (
        len(before) > 2
        and before[-1].pos_ == "PRON"
        and before[-2].pos_ == "VERB"
        and any(t.lower_ in {"who", "that"} for t in before[:-2])
    )


def can_vouch(source: Source, verb: Verb, clause: bool) -> bool:
    """Whether the subject of a verb is a source; `clause`: the verb has something to tell."""
    if source.sort == "data":
        return source.owner is not None or source.definite
    if source.sort in {"text", "place", "telling"}:
        return source.sort == "place" and verb.sort == "say" and not verb.things
    if verb.sort == "show":
        return source.sort == "report"
    if verb.sort == "count":
        return source.sort in CAN_OWN - {"person"}
    return source.sort in VOUCHES or (verb.sort == "say" and clause and not verb.things)


def _phrase_before(token: Token, words: Words) -> Span | None:
    """The words from the last comma to the verb, its helpers left out, if they can be a name."""
    doc, end = token.doc, token.i
    while end and doc[end - 1].lower_ in words.parts["helper"]:
        end -= 1
    start, depth = end, 0
    while start and end - start <= _LONGEST:
        before = doc[start - 1].text
        depth += {")": 1, "(": -1}.get(before, 0)
        inside = before == "-" and not doc[start - 1].whitespace_  # "Murphy-Lind"
        if (before in _OPENINGS - {"("} and not inside) or depth < 0:
            break
        start -= 1
    if start >= end or end - start > _LONGEST:
        return None
    phrase = doc.span(start, end)
    if phrase[0].pos_ in {"ADP", "CCONJ"} or phrase[0].lower_ in words.parts["relative"]:
        return None
    relative = any(t.lower_ in {"who", "which"} for t in phrase)
    clause = any(t.pos_ in {"VERB", "SCONJ"} for t in phrase) and not relative
    return None if clause else phrase


def ends_set_off(token: Token, words: Words) -> bool:
    """ ", the bank said.": commas and a full stop leave no doubt, whatever the parse says."""
    doc = token.doc
    closed = token.i + 1 >= len(doc) or doc[token.i + 1].text in _CLOSINGS
    return (
        closed
        and doc[token.i - 1].text not in _QUOTES
        and (_phrase_before(token, words) is not None)
    )


def has_office_before(token: Token, words: Words) -> bool:
    """ "Forty are dead, the head of the institute, INST, said": a clause, an office, its name.

    The parse likes to take what stands last in the clause for the subject.
    """
    doc = token.doc
    commas = [t.i for t in doc[max(0, token.i - 3 * _NAME) : token.i] if t.text == ","]
    if len(commas) < 3 or commas[-1] != token.i - 1:
        return False
    office = doc[commas[-3] + 1 : commas[-2]]
    if not len(office) or office[0].dep_ not in {"det", "poss"}:
        return False
    return any(words.nouns.get(t.lower_) == "person" for t in office)


def beside(token: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ ", its maker, Zelora, announced": the name between the two commas before the verb."""
    doc = token.doc
    commas = [t.i for t in doc[max(0, token.i - 2 * _NAME) : token.i] if t.text == ","]
    if len(commas) < 2 or doc[token.i - 1].text != ",":
        return None
    name = doc.span(commas[-2] + 1, commas[-1])
    relative = len(name) > 0 and name[0].lower_ in {"who", "whose", "which"}
    if relative:  # ", Ana Ruiz, who runs it, told", "The guild, which runs it, told"
        name = doc.span(commas[-3] + 1 if len(commas) > 2 else 0, commas[-2])
    if not 0 < len(name) < _NAME or name[0].pos_ == "ADP" or any(t.text == "," for t in name):
        return None
    body = relative and words.nouns.get(name[-1].lower_) == "body"
    if name[-1].pos_ != "PROPN" and not body:
        return None
    source = read_source(text[name.start_char : name.end_char], words)
    if source is None or not can_vouch(source, verb, clause=True):
        return None
    end = int(token.idx + len(token.text))
    return set_off(doc, source, token.idx, (name.start_char, end), words)


def _has_no_subject(token: Token) -> bool:
    """ "Some 40 were found, informed the ministry": only the noun behind it can tell."""
    own = any(c.dep_ in {"nsubj", "aux", "conj", "cc"} for c in token.children)
    own = own or any(c.dep_ == "ccomp" for c in token.rights)
    loose = token.dep_ in {"advcl", "ccomp", "parataxis"} or token.dep_ == "ROOT"
    return not own and loose and token.lower_ != "told"


def _inverted(token: Token, after: Token, verb: Verb, text: str, words: Words) -> Frame | None:
    """ ", reports the ministry": the subject follows the verb."""
    told = verb.sort == "show" or token.tag_ not in _FINITE
    told = told or (verb.addressee and not _has_no_subject(token))
    told = told or after.tag_ == "PRP"  # "which is open to all, said it would close"
    head = None if told or after.pos_ not in _NOMINAL | {"ADJ"} else phrase_head(after)
    source = read_source(noun_phrase(head, text, words.names), words) if head is not None else None
    if head is None or source is None or source.sort not in CAN_OWN:
        return None
    return set_off(token.doc, source, token.idx, (token.idx, end_of(head)), words)
