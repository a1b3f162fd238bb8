"""Parses the sentences that hold a figure, in batches, with only the components that are used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from crosscheck.extract.document import Document, Figure, Sentence
from crosscheck.extract.model import (
    lemma,
    lemma_as_verb,
    lemma_of,
    load_model,
    tree_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as ParserDoc

__all__ = ["lemma", "lemma_as_verb", "lemma_of", "parse"]

# A sentence longer than this is no sentence; parsing it would take time and memory without end.
LONGEST_SENTENCE = 2_000
LONGEST_CONTEXT = 300
_POINTS = re.compile(
    r"^(?:That|This|It|They|There|These|Those|Of|In all|In total|All told|Altogether|Overall)\b"
    r"|\b(?:[Ii]t|[Tt]hey|[Tt]hem|[Tt]hose|[Tt]hese|[Tt]here (?:was|were|ha[ds]|have)"
    r"|[Tt]he (?:figure|rate|total|number|average|toll|count|tally))\b"
)

_HOW_MANY = re.compile(r"\b[Hh]ow (?:many|much)\b[^?]{1,200}\?|^What (?:do|does|did)\b[^?]{1,80}\?")
_PLAIN_NUMBER = re.compile(r"[\d,.]+|[A-Za-z]+")
# "17:40 — Bodies returned." and "- At least 12": what leads a sentence only confuses the parser.
_LEAD = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]m)?\s*)?[—–•●*>#|-]+\s+|\d{1,2}[:.]\d\d\s+(?=[A-Z])"
)
# "MADRID, Oct. 30 (AW) - At least", "KARACHI: The": the dateline is no part of the sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,30}(?:, [A-Z][\w.' ]{1,30})?(?:, [\w. ]{1,15})?"
    r"\s?(?:\([^()]{1,40}\)\s?)?(?:[—–-]{1,2}|:)\s"
)

# "3 A total of 3,820 left": the number of a paragraph, where it is no figure.
_NUMBERED = re.compile(r"\d{1,2} +(?=[A-Z])")


def parse(documents: Sequence[Document]) -> list[Document]:
    """The documents with a parse on every sentence that holds a figure and is short enough.

    The parser sees stand-ins for figures of several words, so a parse's text differs from the
    sentence's inside a figure; its length and all offsets are the same.
    """
    wanted = [
        (d, s.index)
        for d, document in enumerate(documents)
        for s in document.sentences
        if len(s.text) <= LONGEST_SENTENCE and (s.figures or _is_pointed_to(s, document))
    ]
    made = [_make_doc(documents[d].sentences[i]) for d, i in wanted]
    parsed = load_model().pipe(made, batch_size=64) if made else ()
    docs = dict(zip(wanted, map(tree_of, parsed), strict=True))
    return [
        replace(
            document,
            sentences=tuple(
                replace(s, doc=docs[d, s.index]) if (d, s.index) in docs else s
                for s in document.sentences
            ),
        )
        for d, document in enumerate(documents)
    ]


def _is_pointed_to(sentence: Sentence, document: Document) -> bool:
    """Does the next sentence hold a figure and point back: "They fell. There had been 413"?"""
    if sentence.index + 1 >= len(document.sentences) or len(sentence.text) > LONGEST_CONTEXT:
        return False
    after = document.sentences[sentence.index + 1]
    if after.figures and _HOW_MANY.search(sentence.text):
        return True
    if after.figures and after.block.kind == "item" != sentence.block.kind:
        return True  # what leads into a list says what its figures count
    return bool(after.figures) and after.block.kind != "row" and bool(_POINTS.search(after.text))


def _make_doc(sentence: Sentence) -> ParserDoc:
    """The sentence's tokens, with each figure as the one plain number that parsers know best.

    "1.4 million", "20 per cent", "between 600 and 800" and "US $180 million" are where the small
    model goes wrong; as `1000000`, `1000000%`, and `$10000` of the same length it rarely does.
    """
    text = sentence.text
    starts = []
    for figure in sentence.figures:
        start, end = figure.start - sentence.start, figure.end - sentence.start
        if text[:start].endswith("aged "):
            continue  # "aged 18 or over" is read right as it stands
        stand_in = _stand_in(figure, text[start:end])
        if stand_in is not None:
            text = text[:start] + stand_in + text[end:]
            starts.append(start + (len(stand_in) - len(stand_in.lstrip("$"))))
    lead = _LEAD.match(text) or _DATELINE.match(text)
    if sentence.figures and sentence.figures[0].start > sentence.start:
        lead = lead or _NUMBERED.match(text)
    if lead and lead.end() < len(text):
        text = "\n" * lead.end() + text[lead.end() :]
    if text.isupper() and len(text.capitalize()) == len(text):
        text = text.capitalize()
    doc = load_model().make_doc(text)
    doc.user_data["text"] = sentence.text
    if starts:
        wanted = set(starts)
        for token in doc:
            if token.idx in wanted:
                token.norm_ = "100"
    return doc


def _stand_in(figure: Figure, words: str) -> str | None:
    """A plain number of the same length; None where the words are one already."""
    if _PLAIN_NUMBER.fullmatch(words):
        return None
    length = len(words)
    if figure.unit == "percent" and not words[-1].isalpha() and " " not in words:
        return None
    if words.endswith("%") or words.lower().endswith(("percent", "per cent")):
        return "1" + "0" * (length - 2) + "%"
    if not words[0].isalnum() or (
        figure.unit.isupper() and len(figure.unit) == 3 and not words[0].isdigit()
    ):
        return "$1" + "0" * (length - 2) if length > 2 else None
    return "1" + "0" * (length - 1)
