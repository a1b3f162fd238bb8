"""Reads what the figures of a table row count: the row's label, the column's heading, the caption."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosscheck.extract.antecedent import Seen
from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.parse import lemma_of

_OF_WHOM = re.compile(r"^\W*(?:of (?:whom|which|these|those|them)|including|in which)\b[\s,:]*", re.I)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Headings that say nothing of what is counted.
PLAIN_HEADINGS = frozenset({"figure", "figures", "number", "total", "value", "count", "latest", "amount", ""})
LONGEST_LABEL = 8


def counted_in_row(mention: Mention, seen: Sequence[Seen], document: Document) -> Counted:
    """What a figure in a table row counts; "of whom in X" goes on with the row before."""
    label, heading = _label(mention, document)
    if _OF_WHOM.match(label):
        part = _OF_WHOM.sub("", label).strip()
        last = next((s.counted for s in reversed(seen) if s.mention.sentence.block.kind == "row"), None)
        if last is not None:
            return Counted(last.thing, last.event, part or last.qualifiers)
    if not any(c.isalpha() for c in label):
        label, heading = heading, mention.sentence.block.caption
    head, _, rest = label.partition(",")
    words = [lemma_of(w) for w in _WORD.findall(head)][:LONGEST_LABEL]
    narrowing = [q.strip() for q in (rest, "" if heading.lower() in PLAIN_HEADINGS else heading) if q.strip()]
    return Counted(" ".join(words), "", ", ".join(narrowing) or None)


def _label(mention: Mention, document: Document) -> tuple[str, str]:
    """The row's label and the heading over the figure's own cell."""
    text, figure, block = document.article.text, mention.figure, mention.sentence.block
    if not block.cells:
        return text[mention.sentence.start : figure.start].strip(" |\t:"), ""
    own = next((c for c in block.cells if c.start <= figure.start < c.end), None)
    heading = own.heading if own is not None else ""
    first = block.cells[0]
    return ("" if first is own else text[first.start : first.end].strip()), heading
