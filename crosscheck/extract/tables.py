"""Reads what the figures of a table row count, from its label, heading and caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.extract.antecedent import Seen
from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.naming import shortened
from crosscheck.extract.parse import lemma_of
from crosscheck.extract.words import words
from crosscheck.vocabulary import Vocabulary

_OF_WHOM = re.compile(
    r"(?<!\W)\W*(?:of (?:whom|which|these|those|them)|including|in which)\b[\s,:]*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BY = re.compile(r"([\w ]{3,40}?) by \w")  # "Deaths by cause"
# "Grain exports from 1 July, by port" is about grain exports.
_ASIDE = re.compile(r"[,:;]| (?:by|from|in|at|on|for|since|to|during|as) ")
# Before a digit the comma is part of a number: "Homicides per 100,000 inhabitants".
_COMMA = re.compile(r",(?!\d)")
LONGEST_LABEL = 8


def counted_in_row(mention: Mention, seen: Sequence[Seen], document: Document) -> Counted:
    """What a figure in a table row counts; "of whom in X" goes on with the row before.

    A label that is a name or a date ("Kent", "2021") says whose figure it is, and the column's
    heading what is counted; any other label is what is counted.
    """
    label, heading, corner = labels(mention, document)
    if _OF_WHOM.match(label):
        part = _OF_WHOM.sub("", label, count=1).strip()
        last = _row_before(mention, seen)
        if last is not None:
            event = shortened(last.thing, f"{last.event} {_lemmas(part)}")
            return Counted(last.thing, event, part or last.qualifiers)
    caption = mention.sentence.block.caption.partition("(")[0]
    vocabulary = document.vocabulary
    if _tells(heading, vocabulary) and _is_name(label, corner, vocabulary):
        return Counted(_lemmas(heading), _of_caption(heading, caption, vocabulary), label or None)
    if not any(c.isalpha() for c in label):
        return Counted(
            _lemmas(heading if _tells(heading, vocabulary) else caption), "", label or None
        )
    if _is_name(label, corner, vocabulary) and _lemmas(caption):
        return Counted(_lemmas(caption), "", label)
    head, *rest = _COMMA.split(label, maxsplit=1)
    event = _lemmas(heading) if _tells(heading, vocabulary) else ""
    by = _BY.match(caption)
    if not event and by is not None:
        event = _lemmas(by[1])
    return Counted(_lemmas(head), event, "".join(rest).strip() or None)


def _of_caption(heading: str, caption: str, vocabulary: Vocabulary) -> str:
    """What a heading such as "Volume" is of: the caption up to its first preposition."""
    light = words(vocabulary, "light_nouns", "noun")
    if not all(word in light for word in _lemmas(heading).split()):
        return ""
    about = _ASIDE.split(caption, maxsplit=1)[0]
    return _lemmas(about)


def _row_before(mention: Mention, seen: Sequence[Seen]) -> Counted | None:
    """What the nearest row above counts."""
    for s in reversed(seen):
        if s.mention.sentence.block.kind != "row":
            return None
        if s.mention.sentence.index != mention.sentence.index:
            return s.counted
    return None


def labels(mention: Mention, document: Document) -> tuple[str, str, str]:
    """The row's label, the heading over the figure's own cell, and the heading over the label."""
    text, figure, block = document.article.text, mention.figure, mention.sentence.block
    if not block.cells:
        return text[mention.sentence.start : figure.start].strip(" |\t:"), "", ""
    own = next((c for c in block.cells if c.start <= figure.start < c.end), None)
    first = block.cells[0]
    heading = own.heading if own is not None else ""
    label = "" if own is not None and own.start == first.start else text[first.start : first.end]
    return label.strip(), heading.strip(), first.heading.strip()


def _tells(heading: str, vocabulary: Vocabulary) -> bool:
    """Does a heading say what is counted? "Deaths" does; "Figure", "2023" and "June" do not.

    What stands behind a year and a comma only says which year that was.
    """
    if not any(c.isalpha() for c in _COMMA.split(heading, maxsplit=1)[0]):
        return False
    plain = words(vocabulary, "plain_headings", "word") | words(vocabulary, "time_nouns", "noun")
    found = (word.lower() for word in _WORD.findall(heading))
    return any(len(w) > 1 and not {w, lemma_of(w)} & plain for w in found)


def _is_name(label: str, corner: str, vocabulary: Vocabulary) -> bool:
    """Is a row's label a name or date, not a thing?"""
    found = _WORD.findall(_COMMA.split(label, maxsplit=1)[0])
    if not found:
        return True
    over = _lemmas(_ASIDE.split(corner, maxsplit=1)[0]).split()  # "Average for the year"
    if any(word in words(vocabulary, "name_headings", "word") for word in over):
        return True
    if any(word in words(vocabulary, "plain_headings", "word") for word in over):
        return False
    if lemma_of(found[0]) in words(vocabulary, "time_nouns", "noun"):
        return True
    return len(found) > 1 and all(w[0].isupper() or len(w) < 4 for w in found)


def _lemmas(text: str) -> str:
    return " ".join([lemma_of(word) for word in _WORD.findall(text)][:LONGEST_LABEL])
