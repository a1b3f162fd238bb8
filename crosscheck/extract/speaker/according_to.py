"""Attributions by a phrase: "according to the bank", "by the bank's count", "its estimate of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crosscheck.extract.document import Sentence
from crosscheck.extract.parse import lemma
from crosscheck.extract.speaker.frames import Frame
from crosscheck.extract.speaker.noun_phrases import end_of, noun_phrase, phrase_head
from crosscheck.extract.speaker.phrases import CAN_OWN, VOUCHES, Source, read_source
from crosscheck.extract.speaker.set_off import set_off
from crosscheck.extract.speaker.subjects import publisher_of, subject_of
from crosscheck.extract.speaker.vocabulary import Words
from crosscheck.extract.tree import Token

_PRESENT_PAST = frozenset({"VBZ", "VBD", "VBP"})
_REACH = 6  # tokens from a preposition to the data that it leads to
_INSIDE = frozenset({"prep", "appos", "nummod", "acl", "ccomp"})


def phrase_frames(sentence: Sentence, words: Words) -> Iterator[Frame]:
    """The attributions of a parsed sentence that hang on a preposition or on a data noun."""
    if sentence.doc is None:
        return
    lower = [token.lower_ for token in sentence.doc]
    for i, word in enumerate(lower):
        for phrase in words.before.get(word, ()):
            if tuple(lower[i : i + len(phrase)]) == phrase:
                yield from _before(sentence, i, i + len(phrase), words)
        for phrase in words.owner.get(word, ()):
            if tuple(lower[i : i + len(phrase)]) == phrase:
                yield from _of_owner(sentence, i, i + len(phrase), words)
        if word in words.data:
            yield from _of_data(sentence.doc[i], sentence.text, words)


def _before(sentence: Sentence, start: int, end: int, words: Words) -> Iterator[Frame]:
    head = _teller_at(sentence, end, words) or _head_at(sentence, end)
    source = _source_of(head, sentence, words) if head is not None else None
    if source is None or head is None or source.sort in {"text", "telling"}:
        return
    source = _of_own_subject(source, sentence, start, words)
    if source.sort == "data" and source.owner is None:
        source = replace(source, owner=publisher_of(head, sentence.text, words))
    if source.sort != "data" or source.owner is not None or source.definite:
        frame = _around(sentence, start, head, source, words)
        if end - start > 1:
            yield frame
        elif source.sort in VOUCHES:
            yield replace(frame, order=-1)  # "citing" whom they heard


def _of_own_subject(source: Source, sentence: Sentence, start: int, words: Words) -> Source:
    """ "The mill lost 4 million, according to its report": the mill's, whoever spoke before."""
    if sentence.doc is None or source.owner is None or source.owner.pronoun != "its":
        return source
    subject = subject_of(sentence.doc[start].head)
    if subject is None or subject.tag_ != "NN" or subject.lower_ not in words.facilities:
        return source
    owner = _source_of(subject, sentence, words)
    if owner is None or not owner.definite:
        return source
    return replace(source, owner=replace(owner, sort="body"))


def _of_owner(sentence: Sentence, start: int, end: int, words: Words) -> Iterator[Frame]:
    head = _head_at(sentence, end)
    if head is None or head.lower_ not in words.data:
        head = _taken_over(sentence, end, words)
        source = _read_until(head, sentence, end, words) if head is not None else None
    else:
        source = _source_of(head, sentence, words)
    if source is None or head is None:
        return
    if source.owner is None and head.doc[start].lower_ == "by":
        source = replace(source, owner=_counting(head, sentence, words))
    if not head.is_lower and head.doc[start].lower_ != "by":
        return  # "cleaners on the Progressive Wage Model": a name is no data
    if f"{head.doc[start].lower_} {head.doc[end].lower_}" in words.parts["fixed"]:
        return
    if source.owner is None:
        source = replace(source, owner=publisher_of(head, sentence.text, words))
    asked = source.owner is not None or (source.head in words.asked and _opens(sentence, start))
    if asked and not _is_kept_there(head, start, end):
        yield _around(sentence, start, head, source, words)


def _taken_over(sentence: Sentence, start: int, words: Words) -> Token | None:
    """The data behind their owner that the parse takes for a part of what follows: "by the bank's
    count 52 men"."""
    doc = sentence.doc
    for token in doc[start : start + _REACH] if doc is not None else ():
        if token.lower_ in words.stated | words.named and token.i + 1 < len(token.doc):
            owned = any(t.tag_ == "POS" for t in token.doc[start : token.i])
            return token if owned and token.nbor(1).like_num else None
    return None


def _read_until(head: Token, sentence: Sentence, start: int, words: Words) -> Source | None:
    return read_source(sentence.text[head.doc[start].idx : head.idx + len(head.text)], words)


def _counting(head: Token, sentence: Sentence, words: Words) -> Source | None:
    """ "By the count of the police": who counted, where "the number of men" are counted."""
    of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    noun = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if noun is None or noun.left_edge.lower_ != "the":
        return None
    source = _source_of(noun, sentence, words)
    known = head.lower_ in words.stated | words.named
    return source if known and source is not None and source.sort in CAN_OWN else None


def _opens(sentence: Sentence, start: int) -> bool:
    """Does the phrase open the sentence: "In a poll, 40% said so"?"""
    return sentence.doc is not None and not sentence.text[: sentence.doc[start].idx].strip(
        " \"'“‘("
    )


def _is_kept_there(head: Token, start: int, end: int) -> bool:
    """ "40 million euros in bank accounts": a thing of its own, with no word that points."""
    first = head.doc[end]
    bare = first.dep_ not in {"det", "poss"} and first.is_lower
    return head.doc[start].lower_ == "in" and bare and not any(t.dep_ == "poss" for t in head.lefts)


def _teller_at(sentence: Sentence, i: int, words: Words) -> Token | None:
    """ "According to what the crew have told the guards": whoever tells."""
    what = sentence.doc[i] if sentence.doc is not None and i < len(sentence.doc) else None
    if what is None or what.lower_ != "what" or what.head.lower_ not in words.verbs:
        return None
    return subject_of(what.head)


def _head_at(sentence: Sentence, i: int) -> Token | None:
    """The head of the noun phrase that the token `i` starts."""
    doc = sentence.doc
    return phrase_head(doc[i]) if doc is not None and i < len(doc) else None


def _source_of(head: Token, sentence: Sentence, words: Words) -> Source | None:
    return read_source(noun_phrase(head, sentence.text, words.names), words)


def _around(sentence: Sentence, start: int, head: Token, source: Source, words: Words) -> Frame:
    text, doc = sentence.text, head.doc
    begin, end = int(doc[start].idx), int(head.idx + len(head.text))
    opens = not text[:begin].strip(" \"'“‘(") or doc[start - 1].lower_ in words.parts["joining"]
    if opens:
        return Frame(source, begin, ((begin, len(text)),))
    aside = next((c for c in head.rights if c.dep_ == "relcl"), None)
    if aside is None or text[end : end + 1] != ",":
        return set_off(doc, source, begin, (begin, end), words)
    end = end_of(aside)  # ", according to the city, which owes"
    frame = set_off(doc, source, begin, (begin, end), words)
    whose = next((t for t in aside.subtree if t.lower_ == "whose"), None)
    if whose is not None and whose.head.lower_ in words.data:  # "whose gauges recorded 40"
        frame = replace(frame, zones=(*frame.zones, (int(whose.idx), end)))
    return frame


def _of_data(noun: Token, text: str, words: Words) -> Iterator[Frame]:
    """ "the bank's estimate of 40": what stands inside the phrase comes from the owner."""
    if noun.pos_ != "NOUN" or noun.dep_ == "compound" or not noun.is_lower:
        return
    source = read_source(noun_phrase(noun, text, words.names), words)
    if source is None or source.owner is None or source.owner.sort not in VOUCHES:
        return
    if source.head != noun.lower_:
        return  # "the toll in Monday's crash" is no toll of the crash's
    inside = [end_of(child) for child in noun.rights if child.dep_ in _INSIDE]
    first = noun.left_edge
    equals = first.i > 1 and lemma(first.nbor(-1)) == "be" and first.nbor(-1).tag_ in _PRESENT_PAST
    if equals and noun.lower_ in words.stated | words.named:
        yield Frame(source, noun.idx, ((0, int(first.idx)),))  # "Some 40 is the bank's estimate"
    if noun.lower_ in words.stated and noun.dep_ in {"nsubj", "dobj"}:
        inside.append(end_of(noun.head))  # "its forecast is 2%", "raised its forecast to 2%"
    if inside:
        yield Frame(source, noun.idx, ((noun.idx, max(inside)),))
