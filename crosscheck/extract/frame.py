"""Finds how a figure stands in its sentence: the noun it belongs to, the verb, and the link."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.extract.document import Document, Mention
from crosscheck.extract.grammar import (
    DEEPEST,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    after_brackets,
    ancestors,
    child,
    noun_chunk_after,
)
from crosscheck.extract.misread import FINITE, verb_after_date, verb_of_ended_clause
from crosscheck.extract.parse import lemma
from crosscheck.extract.tree import Doc, Token
from crosscheck.extract.words import grammar_words, mapping, words
from crosscheck.records import is_currency
from crosscheck.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Frame:
    """How one figure stands in its sentence.

    `noun` follows the figure ("600 trucks", "60% of claims", "25% rise"); `joint` says how: ""
    where the figure modifies it, "of" where it is a part of it. `holder` is the noun that a figure
    alone hangs on ("package of 10bn"), by the preposition `holder_link`. `comparative` is the word
    after a difference ("fewer"). `top` is the outermost noun of the phrase, `verb` the one that
    governs it, `link` how: subject, object, be, or the preposition.
    """

    unit: str
    first: Token
    last: Token
    root: Token
    noun: Token | None = None
    joint: str = ""
    holder: Token | None = None
    holder_link: str = ""
    comparative: str = ""
    top: Token | None = None
    verb: Token | None = None
    link: str = ""

    @property
    def money(self) -> bool:
        """Is it a sum of money (an ISO 4217 code)?"""
        return is_currency(self.unit)

    @property
    def tally(self) -> bool:
        """Are the things behind the figure counted one by one: "six goals", "2,000 job cuts"?"""
        noun = self.noun
        return self.unit == "count" and noun is not None and not self.joint and noun.tag_ == "NNS"


def find_frames(document: Document) -> list[Frame | None]:
    """The frame of each mention, in the order of `document.mentions`; None for those of tables."""
    return [
        None if m.sentence.block.kind == "row" else find_frame(m, document.vocabulary)
        for m in document.mentions
    ]


def find_frame(mention: Mention, vocabulary: Vocabulary) -> Frame | None:
    """The figure's frame; None where the sentence has no parse."""
    doc = mention.sentence.doc
    if doc is None:
        return None
    first, last = _ends(mention, doc)
    root = _outermost(doc, first, last, mention.figure.end - mention.sentence.start)
    limit = _next_figure(mention, doc, last)
    after = doc[last + 1] if last + 1 < len(doc) else None
    comparative = ""
    if after is not None and after.lower_ in mapping(
        vocabulary, "comparatives", "word", "direction"
    ):
        comparative = after.lower_
        after = doc[last + 2] if last + 2 < len(doc) else None
    if after is not None:  # "half (52%) of the members"
        after = after_brackets(after)
    noun, joint = _noun_after(mention, root, after, limit, vocabulary)
    if noun is not None and noun.lower_ in grammar_words(vocabulary, "sized"):
        noun = noun.head if noun.head.pos_ in NOMINAL else noun  # "a 46-strong team"
    if noun is not None and noun.dep_ == "poss" and noun.head.pos_ in NOMINAL:
        noun = noun.head  # "a $2bn donors' package"
    if noun is None and comparative == "" and after is not None and after.lower_ == "of":
        noun, joint = _part_of(after, limit), "of"
    holder, holder_link = (
        (None, "") if noun is not None and not joint else _holder(root, first, last)
    )
    start = noun if noun is not None and not joint else root
    top, verb, link = _governor(start, first, last)
    acting = _acting(mention, root, after)
    ended = verb_of_ended_clause(doc[first], doc[last], root) if noun is None else None
    dated = verb_after_date(noun, doc[first], vocabulary) if noun is not None else None
    if acting is not None and noun is None:
        holder, holder_link, top, verb, link = None, "", root, acting, "subject"
    elif ended is not None:
        holder, holder_link, top, verb, link = None, "", root, ended, _link(root, ended)
    elif noun is not None and dated is not None:
        top, verb, link = noun, dated, "subject"
    return Frame(
        unit=mention.figure.unit,
        first=doc[first],
        last=doc[last],
        root=root,
        noun=noun,
        joint=joint,
        holder=holder,
        holder_link=holder_link,
        comparative=comparative,
        top=top,
        verb=verb,
        link=link,
    )


def _ends(mention: Mention, doc: Doc) -> tuple[int, int]:
    """First and last token index of the figure with its hedge, unit and rate words."""
    figure, offset = mention.figure, mention.sentence.start
    start, end = figure.span if figure.span != (0, 0) else (figure.start, figure.end)
    start, end = min(start, figure.start) - offset, max(end, figure.end) - offset
    span = doc.char_span(start, end)
    if span is None or not len(span):
        return 0, 0
    return span.start, span.end - 1


def _next_figure(mention: Mention, doc: Doc, last: int) -> int:
    """The token at which the next figure of the sentence begins."""
    offset = mention.sentence.start
    starts = [f.start - offset for f in mention.sentence.figures if f.start > mention.figure.start]
    if not starts:
        return len(doc)
    return next((t.i for t in doc[last + 1 :] if t.idx + len(t) > min(starts)), len(doc))


def _outermost(doc: Doc, first: int, last: int, end: int) -> Token:
    """The token of the figure that hangs on a word outside it; of several, a number or noun.

    Of "0.3 points each year" it is no word behind the number, which ends at the character `end`.
    """
    outer = [t for t in doc[first : last + 1] if not first <= t.head.i <= last or t.head.i == t.i]
    ranked = sorted(
        outer,
        key=lambda t: (
            t.pos_ not in {"NUM", "NOUN", "SYM"},
            t.dep_ == "npadvmod" and t.idx >= end,
            -t.i,
        ),
    )
    return ranked[0] if ranked else doc[last]


def _noun_after(
    mention: Mention, root: Token, after: Token | None, limit: int, vocabulary: Vocabulary
) -> tuple[Token | None, str]:
    if after is None:
        return None, ""
    if after.tag_ == "HYPH" and after.i + 1 < len(after.doc):
        after = after.nbor(1)
    chunk = noun_chunk_after(after, limit)
    if not chunk:
        return (root.head, "") if _modifies(root, after, limit) else (None, "")
    inside = {t.i for t in chunk}
    if _modifies(root, after, limit) or (root.head.i in inside and root.head.i > root.i):
        return root.head, ""
    times = words(vocabulary, "time_nouns", "noun")
    if lemma(chunk[-1]) in times or lemma(chunk[0]) in times:
        return None, ""
    counts = mention.figure.unit == "count" and root.pos_ == "NUM"
    if counts and chunk[0].head.i >= chunk[0].i and root.dep_ != "appos":
        return chunk[-1], ""
    return None, ""


def _acting(mention: Mention, root: Token, after: Token | None) -> Token | None:
    """The verb of "in the crash 53 were hurt", where the parser has the figure count the crash."""
    if mention.figure.unit != "count" or after is None or after.pos_ not in VERBAL:
        return None
    if root.dep_ not in {"nummod", "appos"} or root.head.i != root.i - 1:
        return None
    return after.head if after.dep_ in {"aux", "auxpass"} else after


def _modifies(root: Token, after: Token, limit: int) -> bool:
    """Is the figure, by the parse, a modifier of a noun close behind it, with no verb between?"""
    head = root.head
    if (
        root.dep_ not in {"nummod", "amod", "compound", "nmod", "quantmod"}
        or head.pos_ not in NOMINAL
    ):
        return False
    between = head.doc[after.i : head.i]
    return (
        after.i <= head.i < limit
        and len(between) < 7
        and all(
            t.pos_ not in {"ADP", "PRON", "AUX"} and t.tag_ not in FINITE and t.lower_ != ","
            for t in between
        )
    )


def _part_of(of: Token, limit: int) -> Token | None:
    """What a part is part of: `customers` in "one in five of the airline's customers"."""
    found = child(of, "pobj", "pcomp")
    if found is not None:
        return found if found.pos_ in NOMINAL | {"PRON", "DET", "NUM"} else None
    after = of.i + 1
    while after < min(limit, len(of.doc)) and of.doc[after].pos_ in {"DET", "PRON", "NUM"}:
        after += 1
    chunk = noun_chunk_after(of.doc[after], limit) if after < len(of.doc) else []
    return chunk[-1] if chunk else None


def _holder(root: Token, first: int, last: int) -> tuple[Token | None, str]:
    """The noun that a figure alone hangs on, and by which preposition ("" for an apposition)."""
    link = ""
    token = root
    for head in ancestors(root):
        if first <= head.i <= last:
            token = head
            continue
        if head.pos_ == "ADP" or token.dep_ in {"pobj", "pcomp"}:
            link = link or head.lower_
        elif head.pos_ in NOMINAL:
            if token.dep_ == "conj" and not link:
                token = head
                continue
            return head, link
        elif head.pos_ == "NUM" and token.dep_ in {"conj", "appos"}:
            token = head
            continue
        elif (
            head.pos_ == "ADJ"
            and token.dep_ == "npadvmod"
            and (head.i > token.i or head.lower_ == "worth")
        ):
            pass  # "a slick 4 miles long"
        else:
            return None, ""
        token = head
    return None, ""


def _governor(token: Token, first: int, last: int) -> tuple[Token, Token | None, str]:
    """The outermost noun of the figure's phrase, its verb, and the link between them."""
    link = ""
    top = token
    current = token
    for _ in range(DEEPEST):
        head = current.head
        if head.i == current.i:
            verb = current if current.pos_ in VERBAL else None
            return top, verb, link or current.dep_
        if head.pos_ in VERBAL and current.dep_ not in {"aux", "auxpass"}:
            return top, head, link or _link(current, head)
        if head.pos_ == "ADP" or current.dep_ in {"pobj", "pcomp"}:
            link = "" if head.dep_ == "prep" and head.head.pos_ in NOMINAL else head.lower_
        elif head.pos_ in NOMINAL:
            if not first <= head.i <= last:
                top = head
            link = ""
        elif head.pos_ == "ADV" and head.head.pos_ == "VERB":
            pass  # "slipped back 7%"
        elif head.pos_ in {"ADV", "ADJ"} and not link:
            link = "be" if current.dep_ not in SUBJECTS else "subject"
        current = head
    return top, None, link


def _link(token: Token, verb: Token) -> str:
    if token.dep_ in SUBJECTS:
        return "subject"
    if token.dep_ in {"attr", "acomp"} or (lemma(verb) == "be" and token.i > verb.i):
        return "be"
    return "object"
