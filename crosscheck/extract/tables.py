"""Reads what the figures of a table row count: the row's label, the column's heading, the caption."""

from __future__ import annotations

from crosscheck.extract.document import Counted, Document, Mention
from crosscheck.extract.parse import lemma


def counted_in_row(mention: Mention, last: Counted | None, document: Document) -> Counted:
    """What a figure in a table row counts; "of whom in X" goes on with the row before."""
    text, figure = document.article.text, mention.figure
    cells = mention.sentence.block.cells
    own = next((c for c in cells if c.start <= figure.start < c.end), None)
    label_cell = cells[0] if cells and cells[0] is not own else None
    if cells:
        label = text[label_cell.start : label_cell.end] if label_cell is not None else ""
        heading = own.heading if own is not None else ""
    else:
        label, heading = text[mention.sentence.start : figure.start], ""
    return Counted(label.lower(), "", heading or None)
